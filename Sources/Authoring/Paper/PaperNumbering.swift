/// Numbers that are missing, or there twice.
struct PaperNumbering {
  private var scope = -1
  private var last = 0
  private var seen: Set<Int> = []

  /// What is to be said of a question's number, after all those before it.
  mutating func next(_ question: PaperQuestion) -> [BankFinding] {
    guard let number = question.number else { return [.paperNumberLost()] }
    if question.scope != scope {
      scope = question.scope
      last = 0
      seen = []
    }
    defer {
      seen.insert(number)
      last = max(last, number)
    }
    // The exercises before it were headings.
    if question.isExercise, seen.isEmpty { return [] }
    if seen.contains(number) { return [.paperNumberTwice(number)] }
    // A part of a longer paper may begin anywhere.
    guard last > 0 || number <= 2, number > last + 1 else { return [] }
    return [.paperNumbersMissing(last + 1, number - 1)]
  }
}
