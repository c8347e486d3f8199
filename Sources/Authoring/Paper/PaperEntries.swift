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
  /// Keys that went to the questions in their order.
  private(set) var inOrder: [PaperOutline.Entry] = []

  init(_ outline: PaperOutline, _ lines: [PaperLine]) {
    byQuestion = Array(repeating: [], count: outline.questions.count)
    if outline.keysAreInOrder(lines) {
      byQuestion = outline.entries.map { [$0] }
      inOrder = outline.entries
      return
    }
    for entry in outline.entries {
      guard let place = entry.question else { continue }
      byQuestion[place].append(entry)
      inOrder.append(entry)
    }
    let entries = outline.entries.filter { $0.question == nil }
    var places: [Int: [Int]] = [:]
    for (index, question) in outline.questions.enumerated() {
      if let number = question.number { places[number, default: []].append(index) }
    }
    let runs = Set(entries.map(\.run)).count
    let codes = PaperCodes(outline)
    let tables = Set(entries.map(\.questionsBefore)).sorted()
    for entry in entries {
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
      } else if found.count > 1, entry.part == nil, entry.exercise == nil, let code = entry.code,
        let scope = codes.scope(of: entry.run, of: code)
      {
        found = found.filter { outline.questions[$0].scope == scope }
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
  /// By code: the runs of its keys, and the scopes of its questions.
  private let runs: [Int: [Int]]
  private let scopes: [Int: [Int]]
  private static let noCode = -1

  init(_ outline: PaperOutline) {
    let ofTable = Set(outline.entries.compactMap(\.code))
    self.ofTable = ofTable
    ofQuestions = Set(outline.questions.compactMap { Self.code(of: $0, outline, ofTable) })
    var runs: [Int: Set<Int>] = [:]
    for entry in outline.entries {
      if let code = entry.code { runs[code, default: []].insert(entry.run) }
    }
    self.runs = runs.mapValues { $0.sorted() }
    var scopes: [Int: Set<Int>] = [:]
    for question in outline.questions {
      scopes[Self.code(of: question, outline, ofTable) ?? Self.noCode, default: []].insert(
        question.scope)
    }
    self.scopes = scopes.mapValues { $0.sorted() }
  }

  /// "ĐỀ 1" over the questions of a paper whose foot says “Mã đề 101”: the one that the keys name.
  private static func code(
    of question: PaperQuestion, _ outline: PaperOutline, _ ofTable: Set<Int>
  ) -> Int? {
    let own = outline.sections[question.section].code
    guard let own, !ofTable.contains(own), let whole = outline.code, ofTable.contains(whole) else {
      return own ?? outline.code
    }
    return whole
  }

  /// Where the keys of a code begin anew as often as its questions do: the scope of one of its runs.
  func scope(of run: Int, of code: Int) -> Int? {
    let runs = runs[code] ?? []
    let scopes = scopes[ofQuestions.isEmpty ? Self.noCode : code] ?? []
    guard runs.count == scopes.count, let place = runs.firstIndex(of: run) else { return nil }
    return scopes[place]
  }

  func questions(_ found: [Int], of code: Int, _ outline: PaperOutline) -> Answer {
    // A table for one paper is for the one that is here.
    if ofQuestions.isEmpty { return ofTable.count == 1 ? .these(found) : .unknown }
    guard ofQuestions.contains(code) else { return .otherPaper }
    return .these(found.filter { Self.code(of: outline.questions[$0], outline, ofTable) == code })
  }
}
