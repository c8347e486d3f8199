/// Where numbers of questions come again further down, looked up once for the whole paper.
struct PaperNumbersAhead: Sendable {
  /// By number: the last line that opens a question with "Câu", and the last one with a number alone
  /// and choices.
  private var lastWord: [Int: Int] = [:]
  private var lastBare: [Int: Int] = [:]
  /// Lines with a number below which choices stand, before the next number.
  private var overChoices: Set<Int> = []

  init(_ signs: [PaperSigns]) {
    var choice: Int?
    for (index, sign) in signs.enumerated().reversed() {
      if let label = sign.label {
        let isOver = choice.map { $0 - index <= PaperLimits.linesAheadMax } ?? false
        if isOver { overChoices.insert(index) }
        choice = nil
        guard label.last == nil else { continue }
        if label.isBare {
          if isOver || sign.holdsChoice { lastBare[label.number] = lastBare[label.number] ?? index }
        } else if !label.isDoubtful {
          lastWord[label.number] = lastWord[label.number] ?? index
        }
      } else if sign.beginsChoice {
        choice = index
      }
    }
  }

  func hasChoicesBelow(_ index: Int) -> Bool { overChoices.contains(index) }

  /// True where a question has this number further down.
  func asks(_ number: Int, after index: Int, hasWords: Bool) -> Bool {
    if let last = lastWord[number], last > index { return true }
    guard !hasWords, let last = lastBare[number] else { return false }
    return last > index
  }
}
