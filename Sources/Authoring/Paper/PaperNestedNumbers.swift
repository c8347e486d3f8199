/// Numbers below the number of a question that are written in another way: "1) Đỏ" over "2) Xanh"
/// under "1. Chọn màu?", or farther in. They open no questions.
enum PaperNestedNumbers {
  /// How numbers of one kind are written.
  private struct Style: Hashable {
    let sign: UInt8
    let isIndented: Bool
  }

  static func find(_ lines: [PaperLine], _ signs: [PaperSigns]) -> Set<Int> {
    var nested: Set<Int> = []
    var outer: Style?
    var run: [Int] = []
    for (index, sign) in signs.enumerated() {
      if sign.heading != nil || sign.landmark != nil {
        if run.count > 1 { nested.formUnion(run) }
        (outer, run) = (nil, [])
        continue
      }
      guard let label = sign.label, label.kind == .number, label.last == nil else { continue }
      let style = Style(sign: label.sign, isIndented: lines[index].start > 1)
      if outer == nil { outer = style }
      if style == outer {
        if run.count > 1 { nested.formUnion(run) }
        run = []
      } else if label.number == run.count + 1 {
        run.append(index)
      } else {
        // Numbers of another kind that do not begin with 1: nothing is sure.
        return []
      }
    }
    if run.count > 1 { nested.formUnion(run) }
    return nested
  }
}
