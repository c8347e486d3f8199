import Authoring
import ContestEngine
import Foundation
import Store

/// `bangvang journal mend`: back to a running contest, whatever happened to the file.
enum JournalMend {
  static let command = ProgramCommand(
    "journal", "mend",
    about: LocalizedMessage(
      vi: "chắp lại nhật ký bị hỏng để chạy tiếp; bản cũ được giữ nguyên bên cạnh",
      en: "put a broken journal together again, to go on; the old one is kept beside it"),
    operands: [ProgramCommand.Operand(name: "CONTEST", isOptional: true, isRepeated: true)],
    options: [
      .data, .json,
      CommandOption(
        "--leave-out", value: "CONTEST", isRepeated: true,
        about: LocalizedMessage(
          vi: "bỏ cuộc thi này lại trong bản cũ, khi không còn tệp của nó",
          en: "leave this contest in the old file alone, where nobody has its definition")),
    ], run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    var definitions: [ContestProgram] = []
    for name in call.arguments.operands where ContestToServe.isPath(name) {
      let read = try ReadContest(file: name, call)
      call.console.note(read.output.diagnostics)
      definitions.append(try read.program())
    }
    let directory = call.dataDirectory.path
    let report: MendReport
    do {
      report = try DataDirectory(existing: directory).mendContests(
        at: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)),
        stamp: MomentStamp.now, by: NSUserName(), definitions: definitions,
        leavingOut: Set(call.arguments.values("--leave-out")))
    } catch {
      throw failure(error, directory)
    }
    if call.wantsJSON {
      try call.console.result(json: MendJSON(report, directory: directory))
    } else {
      call.console.result(
        MendText(report: report, directory: directory, language: call.language).text)
    }
    return .done
  }

  private static func failure(_ error: StoreError, _ directory: String) -> CommandFailure {
    switch error {
    case .missing:
      CommandFailure(
        .unreachable,
        vi:
          "trong '\(directory)' không có gì để chắp lại; lấy từ bản sao lưu: bangvang restore TỆP "
          + "--data THƯ-MỤC-MỚI",
        en:
          "there is nothing to mend in '\(directory)'; go back to a backup: bangvang restore FILE "
          + "--data NEW-DIRECTORY")
    case .alreadyServed:
      CommandFailure(
        .unreachable,
        vi: "máy chủ đang dùng '\(directory)'; dừng máy chủ rồi chạy lại lệnh này",
        en: "a server is using '\(directory)'; stop it, then run this again")
    // A sound entry that cannot be read is no break, and nothing that this program may touch.
    case .brokenJournal(let contest, let fault):
      CommandFailure(
        .unreachable,
        vi:
          "dòng \(fault.sequence) của '\(contest)' do phiên bản mới hơn ghi; hãy cập nhật bangvang",
        en:
          "entry \(fault.sequence) of '\(contest)' was written by a newer version; update bangvang")
    default: .store(error)
    }
  }
}

extension ProgramCommand {
  static let journalMend = JournalMend.command
}
