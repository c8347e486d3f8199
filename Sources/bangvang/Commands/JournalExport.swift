import Assessment
import Authoring
import ContestEngine
import Foundation
import Publishing

/// `bangvang journal export`: a contest for other people's programs.
enum JournalExport {
  static let command = ProgramCommand(
    "journal", "export",
    about: LocalizedMessage(
      vi: "xuất cuộc thi cho phần mềm khác: bảng CSV, gói CLICS của ICPC",
      en: "export a contest for other programs: CSV tables, a CLICS package of the ICPC"),
    operands: [ProgramCommand.Operand(name: "CONTEST")],
    options: [
      .data,
      CommandOption(
        "--to", value: "DIR",
        about: LocalizedMessage(vi: "thư mục để ghi", en: "the directory to write to")),
    ], run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    guard let target = call.arguments.value("--to") else {
      throw .wrongUsage(vi: "thiếu --to DIR", en: "--to DIR is missing")
    }
    let recorded = try RecordedContest(call.arguments.operands[0], call, checksChain: true)
    recorded.noteWhereItEnds(call)
    let folder = URL(filePath: target, directoryHint: .isDirectory)
    do {
      try write(recorded, to: folder, language: call.language)
    } catch {
      throw .unwritable(target, error)
    }
    call.console.result(folder.path)
    if recorded.program.definition.mode != .live {
      call.console.note(
        LocalizedMessage(
          vi: "Gói CLICS chỉ có cho cuộc thi trực tiếp; đã ghi các bảng CSV.",
          en: "A CLICS package is for live contests only; the CSV tables were written."))
    }
    return .done
  }

  private static func write(
    _ recorded: RecordedContest, to folder: URL, language: String
  ) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let tables = ExportedTables(recorded: recorded, language: language)
    let shown = recorded.program.definition.privacy.publish
    let report = recorded.report(shown: shown)
    for (name, bytes) in [
      ("answers.csv", tables.answers.bytes), ("questions.csv", tables.questions.bytes),
      ("standings.csv", StandingsFiles.csv(report, language: language)),
    ] {
      try Data(bytes).write(to: folder.appending(path: name), options: .atomic)
    }
    let names = Dictionary(
      report.contestants.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    guard
      let package = ContestPackage(
        recorded.contest, recorded.program, moments: recorded.moments,
        name: { names[$0] ?? $0.description })
    else { return }
    let inside = folder.appending(path: "clics", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
    for file in try package.files() {
      try Data(file.bytes).write(to: inside.appending(path: file.name), options: .atomic)
    }
  }
}

/// What was asked and what was answered, for a spreadsheet. Contestants by their numbers alone.
private struct ExportedTables {
  let recorded: RecordedContest
  let language: String

  private var isEnglish: Bool { language == "en" }

  /// One row for each question that concerned a contestant.
  var answers: CSVTable {
    var table = CSVTable(
      header: isEnglish
        ? [
          "Contestant", "School", "Question", "Item", "Answer", "Mark", "Points", "Time (ms)",
          "Note",
        ]
        : [
          "Thí sinh", "Trường", "Câu", "Mã câu hỏi", "Trả lời", "Mức đúng", "Điểm",
          "Thời gian (ms)", "Ghi chú",
        ])
    for contestant in recorded.contest.contestants {
      guard let explanation = recorded.contest.explanation(of: contestant.contestant) else {
        continue
      }
      for line in explanation.lines {
        let item = recorded.contest.item(line.question)
        let words = ResponseWords(item: item, isEnglish: isEnglish)
        table.append([
          contestant.contestant.description, contestant.school.text,
          recorded.program.wireID(of: line.question), item?.item.id.text ?? "",
          line.exception == .survey ? "" : line.response.map(words.text) ?? "",
          line.mark.map(Self.decimal) ?? "", "\(line.points)", line.timeMs.map(String.init) ?? "",
          line.exception.map { "\($0)" } ?? "",
        ])
      }
    }
    return table
  }

  var questions: CSVTable {
    var table = CSVTable(
      header: isEnglish
        ? ["Question", "Item", "Prompt", "Right answer", "Answered", "Right", "Annulled"]
        : ["Câu", "Mã câu hỏi", "Câu hỏi", "Đáp án", "Trả lời", "Đúng", "Đã huỷ"])
    let contest = recorded.contest
    for question in contest.askedOrDefined {
      guard let item = contest.item(question) else { continue }
      let words = ResponseWords(item: item, isEnglish: isEnglish)
      let tally = contest.tally(of: question)
      // Nobody learns a key before the contest has told it.
      let key = contest.isRevealed(question) ? contest.key(of: question).map(words.text) : nil
      table.append([
        recorded.program.wireID(of: question), item.item.id.text,
        PlainText.from(item.item.prompt, format: item.item.format), key ?? "",
        "\(tally?.answered ?? 0)", tally?.correct.map(String.init) ?? "",
        contest.isAnnulled(question) ? "1" : "0",
      ])
    }
    return table
  }

  /// Without zeros at its end: 1, 0.5, 0.3333333.
  private static func decimal(_ mark: Fraction) -> String {
    let scale = Fraction.scale
    let (whole, rest) = (mark.tenMillionths / scale, abs(mark.tenMillionths % scale))
    if rest == 0 { return "\(whole)" }
    var digits = String(String(scale + rest).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return (mark.tenMillionths < 0 && whole == 0 ? "-0" : "\(whole)") + "." + digits
  }
}

extension ProgramCommand {
  static let journalExport = JournalExport.command
}
