/// Which question each key of the table, and each solution, belongs to.
struct PaperEntries: Sendable {
  /// By question: its entries.
  private(set) var byQuestion: [[PaperOutline.Entry]]
  /// Entries whose number no question has.
  private(set) var withoutQuestion: [PaperOutline.Entry] = []
  /// Entries for an exercise that does not have their question.
  private(set) var withoutExercise: [PaperOutline.Entry] = []
  /// Entries whose number several questions have, and nothing tells which is meant.
  private(set) var ambiguous: [PaperOutline.Entry] = []
  /// Entries for papers with codes that no question here is of.
  private(set) var otherPapers: [PaperOutline.Entry] = []
  /// Entries for several papers, of which nothing tells which is here.
  private(set) var unknownPapers: [PaperOutline.Entry] = []

  init(_ outline: PaperOutline) {
    byQuestion = Array(repeating: [], count: outline.questions.count)
    var places: [Int: [Int]] = [:]
    for (index, question) in outline.questions.enumerated() {
      if let number = question.number { places[number, default: []].append(index) }
    }
    let runs = Set(outline.entries.map(\.run)).count
    let codes = PaperCodes(outline)
    let tables = Set(outline.entries.map(\.questionsBefore)).sorted()
    for entry in outline.entries {
      var found = places[entry.number] ?? []
      if let code = entry.code {
        switch codes.questions(found, of: code, outline) {
        case .these(let own): found = own
        case .otherPaper:
          otherPapers.append(entry)
          continue
        case .unknown:
          unknownPapers.append(entry)
          continue
        }
      }
      if let part = entry.part {
        let inPart = found.filter {
          outline.sections[outline.questions[$0].section].part == part
        }
        let hasParts = outline.sections.contains { $0.part == part }
        if !inPart.isEmpty || hasParts && outline.scopes > 1 { found = inPart }
      }
      if let exercise = entry.exercise {
        found = found.filter {
          outline.sections[outline.questions[$0].section].exercise == exercise
        }
        if found.isEmpty {
          withoutExercise.append(entry)
          continue
        }
      }
      if found.count > 1 {
        let before = found.filter { $0 < entry.questionsBefore }
        if !before.isEmpty { found = before }
        // Where keys follow each paper of a file, they are for the questions since the last ones.
        if let last = tables.last(where: { $0 < entry.questionsBefore }) {
          let since = found.filter { $0 >= last }
          if !since.isEmpty { found = since }
        }
      }
      // The letters of a table are not for essays of the same numbers.
      if found.count > 1, entry.key?.origin == .table {
        let marked = found.filter { !outline.questions[$0].isEssay }
        if !marked.isEmpty { found = marked }
      }
      if found.count > 1, runs == outline.scopes, entry.code == nil, entry.exercise == nil {
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

/// The codes of the papers in a file and of those that its table of keys is for.
private struct PaperCodes {
  enum Answer {
    case these([Int])
    case otherPaper, unknown
  }

  private let ofTable: Set<Int>
  private let ofQuestions: Set<Int>

  init(_ outline: PaperOutline) {
    ofTable = Set(outline.entries.compactMap(\.code))
    ofQuestions = Set(outline.questions.compactMap { Self.code(of: $0, outline) })
  }

  private static func code(of question: PaperQuestion, _ outline: PaperOutline) -> Int? {
    outline.sections[question.section].code ?? outline.code
  }

  func questions(_ found: [Int], of code: Int, _ outline: PaperOutline) -> Answer {
    // A table for one paper is for the one that is here.
    if ofQuestions.isEmpty { return ofTable.count == 1 ? .these(found) : .unknown }
    guard ofQuestions.contains(code) else { return .otherPaper }
    return .these(found.filter { Self.code(of: outline.questions[$0], outline) == code })
  }
}
