import Authoring
import ContestEngine
import Cryptography
import Foundation
import Publishing
import Store

/// `bangvang journal replay`: the contest as it stood at any moment.
enum JournalReplay {
  static let command = ProgramCommand(
    "journal", "replay",
    about: LocalizedMessage(
      vi: "dựng lại cuộc thi từ nhật ký, đến lúc nào cũng được",
      en: "rebuild the contest from its journal, up to any moment"),
    operands: [ProgramCommand.Operand(name: "CONTEST")],
    options: [
      .data, .json,
      CommandOption(
        "--until", value: "MOMENT",
        about: LocalizedMessage(
          vi: "đến dòng nhật ký này (630), hoặc giờ này (2026-10-10T08:15:00+07:00)",
          en: "up to this entry (630), or this time (2026-10-10T08:15:00+07:00)")),
      CommandOption(
        "--top", value: "N",
        about: LocalizedMessage(vi: "chỉ N dòng đầu", en: "only the first N rows")),
    ], run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    let top = try call.arguments.integer("--top", in: 1...1_000_000)
    let until = try call.arguments.value("--until").map { text throws(CommandFailure) in
      guard let limit = JournalLimit(text) else {
        throw .wrongUsage(
          vi: "--until cần số dòng (630) hoặc giờ có múi giờ (2026-10-10T08:15:00+07:00)",
          en: "--until needs an entry's number (630) or a time with its zone "
            + "(2026-10-10T08:15:00+07:00)")
      }
      return limit
    }
    let recorded = try RecordedContest(
      call.arguments.operands[0], call, until: until, checksChain: true)
    recorded.noteWhereItEnds(call)
    if call.wantsJSON {
      call.console.resultBytes(StandingsFiles.resultsJSON(recorded.report(shown: nil)))
    } else {
      call.console.result(
        ReplayedText(recorded: recorded, language: call.language).lines.joined(separator: "\n"))
      call.console.result(ResultsCommand.text(recorded, top: top, language: call.language))
    }
    return .done
  }
}

/// How far a journal is read.
enum JournalLimit {
  /// The last entry that counts.
  case entry(Int64)
  /// Entries up to it count, itself included.
  case moment(Instant)

  init?(_ text: String) {
    if let number = Int64(text), number >= 1 {
      self = .entry(number)
      return
    }
    let reader = ISO8601DateFormatter()
    for options: ISO8601DateFormatter.Options in [
      [.withInternetDateTime], [.withInternetDateTime, .withFractionalSeconds],
    ] {
      reader.formatOptions = options
      guard let date = reader.date(from: text) else { continue }
      self = .moment(Instant(milliseconds: Int64((date.timeIntervalSince1970 * 1_000).rounded())))
      return
    }
    return nil
  }

  /// Nothing behind it needs to be read.
  var lastEntry: Int64? {
    if case .entry(let last) = self { last } else { nil }
  }

  func allows(_ entry: JournalEntry) -> Bool {
    switch self {
    case .entry(let last): entry.sequence <= last
    case .moment(let last): entry.at <= last
    }
  }
}

/// Where a replayed contest stands, in a few lines.
private struct ReplayedText {
  let recorded: RecordedContest
  let language: String

  private func say(_ vi: String, _ en: String) -> String { language == "en" ? en : vi }

  var lines: [String] {
    let contest = recorded.contest
    var lines = [
      say(
        "Dòng \(recorded.head.sequence) của nhật ký, \(recorded.head.hash)",
        "Entry \(recorded.head.sequence) of the journal, \(recorded.head.hash)")
    ]
    if let last = recorded.moments.last {
      lines.append(say("Lúc ", "At ") + PackageTime.absolute(last))
    }
    lines.append(phase)
    lines.append(
      say(
        "\(contest.contestants.count) thí sinh đã vào.",
        "Joined: \(contest.contestants.count)."))
    if let current = contest.current, !contest.isWindow {
      lines.append(
        say(
          "Câu \(current.number) trong \(contest.questionCount), \(current.answered) người đã trả lời.",
          "Question \(current.number) of \(contest.questionCount), answered by \(current.answered)."
        ))
    }
    if contest.isFrozen {
      lines.append(say("Bảng xếp hạng đang đóng băng.", "The standings are frozen."))
    }
    return lines
  }

  private var phase: String {
    let contest = recorded.contest
    if contest.isFinalized { return say("Kết quả đã chốt.", "The results are final.") }
    switch contest.phase {
    case .lobby: return say("Đang chờ bắt đầu.", "Waiting for the start.")
    case .running: return say("Giữa hai câu.", "Between questions.")
    case .open:
      return contest.isWindow
        ? say("Đang trong thời gian thi.", "The window is open.")
        : say("Một câu đang mở.", "A question is open.")
    case .paused: return say("Đang tạm dừng.", "Paused.")
    case .ended: return say("Đã kết thúc, chưa chốt kết quả.", "Ended, not final yet.")
    }
  }
}

extension ProgramCommand {
  static let journalReplay = JournalReplay.command
}
