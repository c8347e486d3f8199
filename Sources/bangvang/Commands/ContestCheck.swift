import Assessment
import Authoring
import ContestEngine

extension ProgramCommand {
  static let contestCheck = ProgramCommand(
    "contest", "check",
    about: LocalizedMessage(
      vi: "kiểm tra tệp cuộc thi: lỗi, số câu rút được, thời gian",
      en: "check a contest file: faults, enough items to draw, how long it takes"),
    operands: [Operand(name: "FILE")], options: [.json, .data]
  ) { invocation async throws(CommandFailure) in
    let contest = try ReadContest(invocation, now: .now)
    if invocation.wantsJSON {
      try invocation.console.result(json: ContestJSON(contest, invocation.language))
    } else {
      invocation.console.note(contest.output.diagnostics)
      invocation.console.result(contest.summary(in: invocation.language))
    }
    return contest.status
  }

  static let contestShow = ProgramCommand(
    "contest", "show",
    about: LocalizedMessage(
      vi: "in cuộc thi như máy đã hiểu, để đồng nghiệp đọc lại",
      en: "print a contest as it was understood, for a colleague to read"),
    operands: [Operand(name: "FILE")], options: [.json, .data]
  ) { invocation async throws(CommandFailure) in
    let contest = try ReadContest(invocation, now: .now)
    if invocation.wantsJSON {
      try invocation.console.result(json: ContestJSON(contest, invocation.language))
    } else {
      invocation.console.note(contest.output.diagnostics)
      if let outline = contest.outline {
        invocation.console.result(outline.text(in: invocation.language))
      }
    }
    return contest.status
  }
}

/// A contest file that was named on the command line, with all that it names.
struct ReadContest {
  let file: String
  let output: ContestResolver.Output
  /// Why the library's banks cannot be had.
  let libraryFailure: CommandFailure?

  /// - Parameter now: where it is to be said that the contest's time is over already.
  init(_ invocation: Invocation, now: Instant? = nil) throws(CommandFailure) {
    let file = invocation.arguments.operands.first ?? ""
    try self.init(file: file, invocation, now: now)
  }

  /// - Parameter needsLibrary: false where the journal may have the items, or none are needed.
  init(
    file: String, _ invocation: Invocation, now: Instant? = nil, needsLibrary: Bool = true
  ) throws(CommandFailure) {
    self.file = file
    let bytes = try invocation.bytes(of: file)
    let library = LibraryBanks(invocation)
    output = ContestFile.resolve(
      bytes, path: file, now: now, difficulties: { library.difficulties(of: $0) },
      kept: { library.keptPairs(among: $0) }, library: { library.items(of: $0) })
    libraryFailure = library.failure
    if needsLibrary, let libraryFailure { throw libraryFailure }
  }

  var outline: ContestOutline? { output.program.map { ContestOutline($0) } }

  /// Ready to be served.
  func program() throws(CommandFailure) -> ContestProgram {
    if let libraryFailure { throw libraryFailure }
    guard let program = output.program else { throw faulty }
    return program
  }

  /// The definition, for commands that need no bank; its faults are said on standard error.
  func definition(_ invocation: Invocation) throws(CommandFailure) -> ContestDefinition {
    if let definition = output.program?.definition ?? output.definition { return definition }
    invocation.console.note(output.diagnostics)
    throw faulty
  }

  private var faulty: CommandFailure {
    CommandFailure(
      .faulty, vi: "\(file) còn lỗi; sửa những chỗ nêu trên rồi chạy lại",
      en: "\(file) has errors; mend what is named above and run it again")
  }

  var status: ExitStatus { output.program == nil ? .faulty : .done }

  /// One line: what it is, how long it takes, how many faults.
  func summary(in language: String) -> String {
    let isEnglish = language == "en"
    let errors = output.diagnostics.count { $0.severity == .error }
    let warnings = output.diagnostics.count - errors
    var parts: [String] = []
    if let outline {
      let (rounds, items) = (outline.rounds.count, outline.items)
      if rounds > 0 {
        parts.append(isEnglish ? English.count(rounds, "round") : "\(rounds) vòng")
        parts.append(isEnglish ? English.count(items, "item") : "\(items) câu")
      }
      if let judging = outline.definition.judging {
        let (entries, judges) = (judging.entries.count, judging.judges.count)
        parts.append(
          isEnglish ? "\(entries) \(entries == 1 ? "entry" : "entries")" : "\(entries) bài dự thi")
        parts.append(isEnglish ? English.count(judges, "judge") : "\(judges) giám khảo")
      }
      if let duration = outline.duration(in: language) {
        parts.append((isEnglish ? "about " : "khoảng ") + duration)
      }
    }
    if errors > 0 { parts.append(isEnglish ? English.count(errors, "error") : "\(errors) lỗi") }
    if warnings > 0 {
      parts.append(isEnglish ? English.count(warnings, "warning") : "\(warnings) cảnh báo")
    }
    if parts.isEmpty { parts.append(isEnglish ? "sound" : "không có lỗi") }
    return "\(file): " + parts.joined(separator: ", ")
  }
}

/// What `contest check --json` and `contest show --json` print.
private struct ContestJSON: Encodable {
  struct Round: Encodable {
    let id: String
    let title: String
    let rule: String
    let ruleText: String
    let items: Int
    let pool: Int
    let secondsPerItem: Int
    let readingMsPerItem: Int64
    let durationMs: Int64
    let trial: Bool
  }

  let file: String
  let contest: String?
  let title: String?
  let mode: String?
  let items: Int?
  let autopilotMs: Int64?
  let rounds: [Round]?
  let schools: [String]?
  let diagnostics: [DiagnosticJSON]

  init(_ contest: ReadContest, _ language: String) {
    file = contest.file
    let outline = contest.outline
    let definition = outline?.definition
    self.contest = definition?.id
    title = definition?.title.text(in: language)
    mode = definition?.mode.rawValue
    items = outline?.items
    autopilotMs = outline?.autopilotMilliseconds
    rounds = outline?.rounds.map { round in
      Round(
        id: round.definition.id, title: round.definition.title.text(in: language),
        rule: round.definition.rule.rawValue,
        ruleText: round.definition.ruleSentence(in: language), items: round.definition.count,
        pool: round.pool, secondsPerItem: round.definition.secondsPerItem,
        readingMsPerItem: round.readingPerItem, durationMs: round.milliseconds,
        trial: round.definition.trial)
    }
    schools = definition?.schools.map(\.id.text)
    diagnostics = contest.output.diagnostics.map {
      DiagnosticJSON($0, language: language)
    }
  }
}
