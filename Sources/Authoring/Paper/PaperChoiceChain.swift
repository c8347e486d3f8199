/// The labels of one question's choices, picked out of all letters that may be labels.
///
/// A letter counts at the beginning of a line or after a wide space; after a single space only
/// where it stands between its neighbours: "A. 1 B. 2 C. 3 D. 4".
struct PaperChoiceChain: Sendable {
  /// In the order of the text.
  private(set) var labels: [PaperChoiceLabel] = []
  /// A label at the beginning of a line whose letter was there before.
  private(set) var twice: PaperChoiceLabel?

  var isEmpty: Bool { labels.isEmpty }

  /// Letters that are missing between the first and the last.
  var missing: [Int] {
    let letters = Set(labels.map(\.letter))
    guard let last = letters.max() else { return [] }
    return (0...last).filter { !letters.contains($0) }
  }

  /// The last letter that the question's own key names.
  private let named: Int

  /// - Parameters:
  ///   - candidates: of one question, capitals or small letters, in the order of the text.
  ///   - named: the last letter that the question's own key names.
  init(_ candidates: [PaperChoiceLabel], named: Int = 0) {
    self.named = named
    let firm = candidates.filter { $0.strength != .weak }
    guard let first = Self.first(firm) else {
      (labels, twice) = Self.weakChain(candidates)
      return
    }
    takeFirm(firm[first...])
    fillGaps(candidates)
  }

  /// The first A that is followed by a B, or begins a line; where none is, the first B that does:
  /// its A has lost its letter.
  private static func first(_ firm: [PaperChoiceLabel]) -> Int? {
    var firstA: Int?
    var firstB: Int?
    var following = -1
    for index in firm.indices.reversed() {
      let label = firm[index]
      if label.letter > 0 {
        following = label.letter
        if following == 1 { firstB = index }
      } else if label.strength == .lineStart || following == 1 {
        firstA = index
      }
    }
    return firstA ?? firstB
  }

  private mutating func takeFirm(_ firm: ArraySlice<PaperChoiceLabel>) {
    var used: Set<Int> = []
    var highest = -1
    for label in firm {
      if used.contains(label.letter) {
        if label.strength == .lineStart, twice == nil { twice = label }
        continue
      }
      // What is far ahead of its turn is a letter of the text.
      guard label.letter <= highest + (label.strength == .lineStart ? 4 : 3) else { continue }
      used.insert(label.letter)
      highest = max(highest, label.letter)
      labels.append(label)
    }
  }

  /// Letters after single spaces where the firm ones leave a gap, and after the last of a line.
  private mutating func fillGaps(_ candidates: [PaperChoiceLabel]) {
    var filled: [PaperChoiceLabel] = []
    let weak = candidates.filter { $0.strength == .weak }
    for (index, label) in labels.enumerated() {
      filled.append(label)
      let next = index + 1 < labels.count ? labels[index + 1] : nil
      // Two columns: "A … C …" over "B … D …".
      if let next, next.letter <= label.letter { continue }
      let last = next.map { $0.letter - 1 } ?? lastOnLine(after: label, weak)
      guard last > label.letter else { continue }
      let used = Set(labels.map(\.letter))
      var expected = label.letter + 1
      var found: [PaperChoiceLabel] = []
      for candidate in weak where candidate.letter == expected && expected <= last {
        let isAfter = (candidate.line, candidate.start) > (label.line, label.start)
        let isBefore =
          next.map { (candidate.line, candidate.start) < ($0.line, $0.start) }
          ?? (candidate.line == label.line)
        guard isAfter, isBefore, !used.contains(expected) else { continue }
        found.append(candidate)
        expected += 1
      }
      if next == nil || expected > last { filled += found }
    }
    labels = filled
  }

  /// How far the letters behind the last firm one may go on: to D, and beyond that, where “E. coli” may
  /// stand in a text, only where a firm letter did before, two follow, or the key names it.
  private func lastOnLine(after label: PaperChoiceLabel, _ weak: [PaperChoiceLabel]) -> Int {
    if label.letter >= 4 { return PaperLimits.choicesMax - 1 }
    var highest = label.letter
    for candidate in weak
    where candidate.line == label.line && candidate.start > label.start
      && candidate.letter == highest + 1 && !candidate.isAfterTitle
    {
      highest += 1
    }
    return highest >= 5 || highest == named ? highest : 3
  }

  /// All on one line, after single spaces: "Câu 1: 2 + 2 = ? A. 3 B. 4 C. 5 D. 6".
  ///
  /// - Returns: the labels, and a second A where nothing tells which of them is the first choice.
  private static func weakChain(
    _ candidates: [PaperChoiceLabel]
  ) -> (labels: [PaperChoiceLabel], twice: PaperChoiceLabel?) {
    var start = 0
    while start < candidates.count {
      let line = candidates[start].line
      let end = candidates[start...].firstIndex { $0.line != line } ?? candidates.count
      let row = candidates[start..<end]
      let chains = row.indices.filter { row[$0].letter == 0 }.map { chain(row[$0...]) }
        .filter { $0.count >= 3 || $0.count == 2 && $0[0].isAfterSentence }
      // "Ông A. Einstein sinh năm nào? A. 1879 B. …": choices begin behind a sentence.
      let plain = chains.filter { $0[0].isAfterSentence }
      if let only = chains.count == 1 ? chains.first : plain.count == 1 ? plain.first : nil {
        return (goingOn(only, candidates[end...]), nil)
      }
      if let first = chains.first { return (first, chains.last?.first) }
      start = end
    }
    return ([], nil)
  }

  /// "… A. một B. hai" over "C. ba D. bốn", the next letters at the beginnings of the lines below.
  private static func goingOn(
    _ chain: [PaperChoiceLabel], _ candidates: ArraySlice<PaperChoiceLabel>
  ) -> [PaperChoiceLabel] {
    var chain = chain
    var line = chain.last?.line
    for label in candidates where label.letter == chain.count {
      guard label.strength == .lineStart || label.line == line else { break }
      line = label.line
      chain.append(label)
    }
    return chain
  }

  private static func chain(_ row: ArraySlice<PaperChoiceLabel>) -> [PaperChoiceLabel] {
    var chain: [PaperChoiceLabel] = []
    for label in row where label.letter == chain.count { chain.append(label) }
    return chain
  }
}
