import Authoring
import ContestEngine
import Foundation

/// `bangvang judge`: the sheets of a jury.
enum JudgeCommand {
  static let command = ProgramCommand(
    "judge",
    about: LocalizedMessage(
      vi: "chấm bài dự thi: nhập phiếu ở đây hoặc từ CSV, xem còn thiếu gì, chốt kết quả",
      en: "judge entries: type sheets here or read them from CSV, see what is missing, finalize"),
    operands: [ProgramCommand.Operand(name: "CONTEST")],
    options: [.data, .json] + sheets + others, exclusive: [actions], run: run)

  private static let sheets = [
    CommandOption(
      "--judge", value: "JUDGE",
      about: LocalizedMessage(
        vi: "giám khảo (mã hoặc tên); không ghi thì máy hỏi",
        en: "the judge (id or name); else asked for")),
    CommandOption(
      "--csv", value: "FILE",
      about: LocalizedMessage(
        vi: "đọc phiếu từ bảng csv hoặc xlsx: có lỗi thì không nhận dòng nào",
        en: "read sheets from a csv or xlsx table: all of it, or nothing where there are faults")),
    CommandOption(
      "--template",
      about: LocalizedMessage(
        vi: "in bảng CSV trống để điền điểm", en: "print the empty CSV table to fill in")),
    CommandOption(
      "--print",
      about: LocalizedMessage(
        vi: "in phiếu chấm của từng giám khảo thành một trang HTML để in ra giấy",
        en: "print each judge's sheet as an HTML page, to be put on paper")),
    CommandOption(
      "--status",
      about: LocalizedMessage(
        vi: "còn thiếu phiếu nào, giám khảo chấm chặt hay rộng, có thống nhất không",
        en: "which sheets are missing, how strict the judges are, whether they agree")),
    CommandOption(
      "--finalize",
      about: LocalizedMessage(
        vi: "chốt kết quả; từ chối khi còn thiếu phiếu hoặc còn khiếu nại",
        en: "make the results final; refused while a sheet or an answer is missing")),
  ]

  private static let others = [
    CommandOption(
      "--withdraw", value: "ENTRY",
      about: LocalizedMessage(
        vi: "bỏ phiếu của --judge cho bài này (cần --reason)",
        en: "take back the sheet of --judge on this entry (needs --reason)")),
    CommandOption(
      "--disqualify", value: "ENTRY",
      about: LocalizedMessage(
        vi: "loại một bài (cần --reason)", en: "disqualify an entry (needs --reason)")),
    CommandOption(
      "--reinstate", value: "ENTRY",
      about: LocalizedMessage(
        vi: "nhận lại bài đã bị loại (cần --reason)",
        en: "take a disqualified entry back (needs --reason)")),
    CommandOption(
      "--appeal", value: "ENTRY",
      about: LocalizedMessage(
        vi: "ghi một khiếu nại về bài này (cần --reason)",
        en: "note an appeal about this entry (needs --reason)")),
    CommandOption(
      "--answer", value: "NUMBER",
      about: LocalizedMessage(
        vi: "trả lời khiếu nại (nội dung ở --reason)",
        en: "answer an appeal (the answer in --reason)")),
    CommandOption(
      "--upheld",
      about: LocalizedMessage(
        vi: "khiếu nại được chấp nhận (dùng với --answer)",
        en: "the appeal is upheld (with --answer)")),
    CommandOption(
      "--reason", value: "TEXT",
      about: LocalizedMessage(
        vi: "lý do, được ghi vào nhật ký", en: "the reason, which stays in the journal")),
  ]

  /// What can be asked for, one at a time.
  private static let actions = [
    "--csv", "--template", "--print", "--status", "--finalize", "--withdraw", "--disqualify",
    "--reinstate", "--appeal", "--answer",
  ]

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    let asked = actions.first(where: call.arguments.has)
    if call.arguments.has("--upheld"), asked != "--answer" {
      throw .wrongUsage(
        vi: "--upheld chỉ đi với --answer", en: "--upheld goes with --answer only")
    }
    switch asked {
    case "--template":
      call.console.resultBytes(
        JudgingTables(try JudgingView(call), language: call.language).template)
    case "--print":
      call.console.resultBytes(JudgingTables(try JudgingView(call), language: call.language).page)
    case "--status": try status(call)
    case "--csv": return try readTable(call)
    case nil: return try type(call)
    case let action?: try change(action, call)
    }
    return .done
  }

  private static func status(_ call: Invocation) throws(CommandFailure) {
    let status = JudgingStatus(try JudgingView(call), language: call.language)
    if call.wantsJSON {
      try call.console.result(json: status.json)
    } else {
      call.console.result(status.text)
    }
  }

  private static func desk(_ call: Invocation) throws(CommandFailure) -> JudgingDesk {
    try JudgingDesk(call.arguments.operands.first ?? "", call)
  }

  // MARK: Typed sheets

  private static func type(_ call: Invocation) throws(CommandFailure) -> ExitStatus {
    let desk = try desk(call)
    if desk.contest.isFinalized { throw JudgingWords(rules: nil).isFinal }
    guard let judge = try judge(desk, call) else { return .done }
    var session = JudgingSession(desk: desk, judge: judge, console: call.console)
    return try session.run()
  }

  /// Nil where nobody answers.
  private static func judge(
    _ desk: JudgingDesk, _ call: Invocation
  ) throws(CommandFailure) -> JudgingRules.Judge? {
    let rules = desk.rules ?? JudgingRules()
    if let named = call.arguments.value("--judge") { return try judge(named, rules) }
    let isEnglish = call.language == "en"
    call.console.result(
      TextTable(rules.judges.map { [$0.id, $0.name] }).lines.joined(separator: "\n"))
    while true {
      let prompt = isEnglish ? "Which judge (id or name)? " : "Giám khảo nào (mã hoặc tên)? "
      if call.surroundings.outputIsTerminal {
        call.console.resultBytes(Array(prompt.utf8))
      } else {
        call.console.result(prompt)
      }
      guard let line = readLine(strippingNewline: true) else { return nil }
      let word = line.trimmingCharacters(in: .whitespacesAndNewlines)
      if word.isEmpty { continue }
      if word.lowercased() == "q" { return nil }
      do {
        return try judge(word, rules)
      } catch {
        call.console.note(error.message)
      }
    }
  }

  private static func judge(
    _ text: String, _ rules: JudgingRules
  ) throws(CommandFailure) -> JudgingRules.Judge {
    let found = rules.judges(called: text)
    if let judge = found.first, found.count == 1 { return judge }
    if found.isEmpty {
      let nearest = NearestName.find(text, in: rules.judges.map(\.id) + rules.judges.map(\.name))
      throw CommandFailure(
        .faulty,
        vi: "không có giám khảo '\(text)'" + (nearest.map { "; có phải là '\($0)'?" } ?? ""),
        en: "there is no judge '\(text)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
    }
    let ids = found.map(\.id).joined(separator: ", ")
    throw CommandFailure(
      .faulty, vi: "có \(found.count) giám khảo tên '\(text)': hãy nêu mã \(ids)",
      en: "\(found.count) judges are called '\(text)': name one of \(ids)")
  }

  // MARK: A table

  private static func readTable(_ call: Invocation) throws(CommandFailure) -> ExitStatus {
    let file = call.arguments.value("--csv") ?? ""
    let bytes = try call.bytes(of: file)
    let desk = try desk(call)
    guard let rules = desk.rules, let record = try desk.whenStarted().contest.judging else {
      throw JudgingDesk.notJudged(desk.id)
    }
    let reason = call.arguments.value("--reason")
    let output = JudgingSheets.read(
      bytes, file: file, rules: rules, record: record, mayCorrect: reason != nil)
    call.console.note(output.diagnostics)
    if output.diagnostics.contains(where: { $0.severity == .error }) {
      throw CommandFailure(
        .faulty, vi: "chưa nhận phiếu nào của \(file); sửa các lỗi trên rồi chạy lại",
        en: "nothing of \(file) was taken; mend the faults above and run it again")
    }
    let changed = output.sheets.filter {
      let earlier = record.panel.sheet(by: $0.judge, of: $0.entry)
      return earlier != nil && earlier != $0
    }
    let commands = output.sheets.map { sheet in
      changed.contains(sheet) ? JudgingCommand.correct(sheet, reason: reason ?? "") : .enter(sheet)
    }
    let before = record.panel.sheets.count
    if !commands.isEmpty { try desk.judge(commands) }
    let added = (desk.contest.judging?.panel.sheets.count ?? before) - before
    let same = output.sheets.count - added - changed.count
    call.console.result(
      call.language == "en"
        ? "\(file): \(added) new, \(changed.count) corrected, \(same) there already, "
          + "\(output.unjudged) without marks"
        : "\(file): \(added) phiếu mới, \(changed.count) phiếu sửa, \(same) phiếu đã có, "
          + "\(output.unjudged) dòng chưa có điểm")
    JudgingLeft(desk: desk, console: call.console).tell()
    return .done
  }

  // MARK: Everything else that changes something

  private static func change(_ action: String, _ call: Invocation) throws(CommandFailure) {
    let reason = call.arguments.value("--reason")
    if action != "--finalize", reason == nil {
      throw .wrongUsage(vi: "\(action) cần --reason \"lý do\"", en: "\(action) needs --reason TEXT")
    }
    let number = try call.arguments.integer("--answer", in: 1...1_000_000)
    if action == "--withdraw", !call.arguments.has("--judge") {
      throw .wrongUsage(vi: "--withdraw cần --judge", en: "--withdraw needs --judge")
    }
    let desk = try desk(call)
    let why = reason ?? ""
    let typed = call.arguments.value(action) ?? ""
    let entry = desk.rules?.entry(called: typed)?.id ?? typed
    switch action {
    case "--finalize": try desk.run([.finalize])
    case "--withdraw":
      let judge = try judge(call.arguments.value("--judge") ?? "", desk.rules ?? JudgingRules())
      try desk.run([.judging(.withdraw(judge: judge.id, entry: entry, reason: why))])
    case "--disqualify": try desk.judge([.disqualify(entry: entry, reason: why)])
    case "--reinstate": try desk.run([.judging(.reinstate(entry: entry, reason: why))])
    case "--appeal": try desk.run([.judging(.openAppeal(entry: entry, reason: why))])
    default:
      let isUpheld = call.arguments.has("--upheld")
      try desk.run([.judging(.answerAppeal(number ?? 0, isUpheld: isUpheld, answer: why))])
    }
    tell(action, entry, desk, call)
  }

  private static func tell(
    _ action: String, _ entry: String, _ desk: JudgingDesk, _ call: Invocation
  ) {
    let appeals = desk.contest.judging?.appeals.count ?? 0
    let text: LocalizedMessage =
      switch action {
      case "--finalize":
        LocalizedMessage(
          vi: "Đã chốt kết quả. Xuất bản: bangvang publish \(desk.id) --to THƯ-MỤC",
          en: "The results are final. To publish: bangvang publish \(desk.id) --to DIR")
      case "--withdraw": LocalizedMessage(vi: "Đã bỏ phiếu.", en: "The sheet is taken back.")
      case "--disqualify":
        LocalizedMessage(vi: "Đã loại bài '\(entry)'.", en: "'\(entry)' is disqualified.")
      case "--reinstate":
        LocalizedMessage(vi: "Đã nhận lại bài '\(entry)'.", en: "'\(entry)' is back.")
      case "--appeal":
        LocalizedMessage(
          vi: "Đã ghi khiếu nại số \(appeals) về bài '\(entry)'.",
          en: "Appeal \(appeals) about '\(entry)' is noted.")
      default: LocalizedMessage(vi: "Đã trả lời khiếu nại.", en: "The appeal is answered.")
      }
    call.console.result(call.console.text(text))
  }
}

extension ProgramCommand {
  static let judge = JudgeCommand.command
}
