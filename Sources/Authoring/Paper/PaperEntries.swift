/// Which question each key of the table, and each solution, belongs to.
struct PaperEntries: Sendable {
  /// By question: its entries.
  private(set) var byQuestion: [[PaperOutline.Entry]]
  /// Entries whose number no question has.
  private(set) var withoutQuestion: [PaperOutline.Entry] = []
  /// Entries whose number several questions have, and nothing tells which is meant.
  private(set) var ambiguous: [PaperOutline.Entry] = []

  init(_ outline: PaperOutline) {
    byQuestion = Array(repeating: [], count: outline.questions.count)
    var places: [Int: [Int]] = [:]
    for (index, question) in outline.questions.enumerated() {
      if let number = question.number { places[number, default: []].append(index) }
    }
    let runs = Set(outline.entries.map(\.run)).count
    for entry in outline.entries {
      var found = places[entry.number] ?? []
      if let part = entry.part {
        let inPart = found.filter {
          outline.sections[outline.questions[$0].section].part == part
        }
        let hasParts = outline.sections.contains { $0.part == part }
        if !inPart.isEmpty || hasParts && outline.scopes > 1 { found = inPart }
      }
      if found.count > 1, runs == outline.scopes {
        found = found.filter { outline.questions[$0].scope == entry.run }
      }
      switch found.count {
      case 0: withoutQuestion.append(entry)
      case 1: byQuestion[found[0]].append(entry)
      default: ambiguous.append(entry)
      }
    }
  }
}
