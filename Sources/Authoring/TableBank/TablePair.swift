import Assessment

/// A pair in one cell: `Lào -> Viêng Chăn`. A backslash before the arrow makes it letters.
enum TablePair {
  private static let arrows: [[UInt8]] = ["->", "→", "=>", "⇒"].map { Array($0.utf8) }

  static func hasArrow(_ text: String) -> Bool { split(text, at: arrows) != nil }

  /// - Parameter hasEquals: true where `=` stands between the two as well.
  /// - Returns: nil where nothing stands between two sides.
  static func read(_ text: String, hasEquals: Bool = false) -> Pair? {
    split(text, at: arrows) ?? (hasEquals ? split(text, at: [[UInt8(ascii: "=")]]) : nil)
  }

  private static func split(_ text: String, at marks: [[UInt8]]) -> Pair? {
    let bytes = Array(text.utf8)
    var left: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), let mark = mark(marks, in: bytes, at: index + 1) {
        left += mark
        index += 1 + mark.count
      } else if let mark = mark(marks, in: bytes, at: index) {
        let right = bytes[(index + mark.count)...]
        return Pair(
          left: CellText.clean(String(decoding: left, as: UTF8.self)),
          right: CellText.clean(String(decoding: right, as: UTF8.self)))
      } else {
        left.append(bytes[index])
        index += 1
      }
    }
    return nil
  }

  private static func mark(_ marks: [[UInt8]], in bytes: [UInt8], at index: Int) -> [UInt8]? {
    marks.first { bytes[min(index, bytes.count)...].starts(with: $0) }
  }

  /// Read back by `read`.
  static func text(_ pair: Pair) -> String {
    var left = pair.left
    for arrow in ["->", "→", "=>", "⇒"] { left = left.replacing(arrow, with: "\\" + arrow) }
    return "\(left) -> \(pair.right)"
  }
}
