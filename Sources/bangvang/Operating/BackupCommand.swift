import Assessment
import Authoring
import Cryptography
import Foundation
import Store

/// `bangvang backup`: everything that another computer needs to go on, in one file.
enum BackupCommand {
  static let command = ProgramCommand(
    "backup",
    about: LocalizedMessage(
      vi: "chép mọi thứ vào một tệp để chạy tiếp ở máy khác, kể cả khi máy chủ đang chạy",
      en: "everything in one file, to go on elsewhere; also while the server runs"),
    operands: [ProgramCommand.Operand(name: "FILE")], options: [.data, .json], run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    let file = file(named: call.arguments.operands[0])
    let directory = call.dataDirectory.path
    let report: BackupReport
    let hasOtherCertificate: Bool
    do {
      let data = try DataDirectory(existing: directory)
      report = try data.backUp(to: file, note: BackupNote.text)
      hasOtherCertificate = showsOtherCertificate(data)
    } catch {
      throw failure(error, directory: directory)
    }
    if call.wantsJSON {
      try call.console.result(json: BackupJSON(report, file: file))
    } else {
      call.console.result(BackupText(report, call.language).text(madeIn: file))
    }
    if report.isOthersToRead {
      call.console.note(
        LocalizedMessage(
          vi: "ổ đĩa này không giữ quyền truy cập: ai cầm nó cũng đọc được tệp",
          en: "this disk keeps no access rights: whoever holds it can read the file"))
    }
    if hasOtherCertificate {
      call.console.note(
        LocalizedMessage(
          vi: "máy chủ dùng chứng thư để ngoài thư mục dữ liệu (--tls-certificate): hãy chép riêng "
            + "chứng thư và khoá ấy, nếu không máy của học sinh sẽ không nhận máy chủ mới",
          en: "the server shows a certificate from elsewhere (--tls-certificate): carry that and "
            + "its key yourself, or students' programs will not know the new server"))
    }
    return BackupFaults(report: report).tell(call)
  }

  /// A folder, such as a stick's, is given a name with the moment.
  private static func file(named typed: String) -> String {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: typed, isDirectory: &isDirectory),
      isDirectory.boolValue
    else { return typed }
    return URL(filePath: typed).appending(path: "bang-vang-\(MomentStamp.now).tar").path
  }

  /// Whether the server that runs, or ran last, has a pin of another certificate than the one here.
  private static func showsOtherCertificate(_ data: DataDirectory) -> Bool {
    guard
      let pin = ServedAddresses.read(in: URL(filePath: data.path, directoryHint: .isDirectory))?.pin
    else { return false }
    guard let pem = try? String(contentsOfFile: data.certificateFile, encoding: .utf8),
      // One that cannot be read is not the one that is shown.
      let own = try? SelfSignedCertificate.pin(ofPEM: pem)
    else { return true }
    return own != pin
  }

  static func failure(_ error: StoreError, directory: String) -> CommandFailure {
    switch error {
    case .missing:
      CommandFailure(
        .unreachable,
        vi: "chưa có gì trong '\(directory)' để chép; chỉ thư mục khác bằng --data",
        en: "there is nothing in '\(directory)' to back up; name another directory with --data")
    case .alreadyThere(let file):
      CommandFailure(
        .faulty, vi: "'\(file)' đã có; không ghi đè lên gì cả, hãy chọn tên hay thư mục khác",
        en: "'\(file)' is there already; nothing is written over, choose another name or directory")
    case .badBackup(let file, let fault):
      CommandFailure(.faulty, vi: words(file, fault).vi, en: words(file, fault).en)
    default: .store(error)
    }
  }

  private static func words(_ file: String, _ fault: BackupFault) -> LocalizedMessage {
    switch fault {
    case .notABackup:
      LocalizedMessage(
        vi: "'\(file)' không phải bản sao lưu của bangvang",
        en: "'\(file)' is no backup of bangvang")
    case .incomplete:
      LocalizedMessage(
        vi: "'\(file)' bị cụt: chép chưa xong; hãy chép lại hoặc dùng bản khác",
        en: "'\(file)' ends too early: its copying was broken off; copy it again or take another")
    case .damaged(let name):
      LocalizedMessage(
        vi: "'\(file)' đã hỏng ở '\(name)'; hãy dùng bản khác",
        en: "'\(file)' is damaged at '\(name)'; take another backup")
    case .unexpected(let name):
      LocalizedMessage(
        vi: "'\(file)' có tệp lạ '\(name)' mà bản sao lưu nào cũng không có",
        en: "'\(file)' holds '\(name)', which no backup has")
    }
  }
}

/// `bangvang restore`: puts a backup into a data directory.
enum RestoreCommand {
  static let command = ProgramCommand(
    "restore",
    about: LocalizedMessage(
      vi: "đưa một bản sao lưu vào thư mục dữ liệu còn trống, để chạy tiếp ở máy này",
      en: "put a backup into an empty data directory, to go on with this machine"),
    operands: [ProgramCommand.Operand(name: "FILE")],
    options: [
      .data, .json,
      CommandOption(
        "--check",
        about: LocalizedMessage(
          vi: "chỉ kiểm tra tệp có nguyên vẹn không, không ghi gì",
          en: "only see whether the file is whole; write nothing")),
    ], run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    let file = call.arguments.operands[0]
    let directory = call.dataDirectory.path
    guard FileManager.default.fileExists(atPath: file) else {
      throw CommandFailure(
        .unreachable, vi: "không có tệp '\(file)'", en: "there is no file '\(file)'")
    }
    do {
      if call.arguments.has("--check") {
        return try tell(try DataDirectory.checkBackup(file), file, call)
      }
      let data = try DataDirectory(directory)
      let report = try data.restore(from: file)
      if call.wantsJSON {
        try call.console.result(json: BackupJSON(report, file: file))
      } else {
        call.console.result(BackupText(report, call.language).text(restoredTo: directory))
      }
      return BackupFaults(report: report).tell(call)
    } catch let error as StoreError {
      throw BackupCommand.failure(error, directory: directory)
    } catch let error as CommandFailure {
      throw error
    } catch {
      let why = LocalizedMessage(cause: error)
      throw CommandFailure(.unreachable, vi: why.vi, en: why.en)
    }
  }

  private static func tell(
    _ report: BackupReport, _ file: String, _ call: Invocation
  ) throws(CommandFailure) -> ExitStatus {
    let count = report.files.count
    if call.wantsJSON {
      try call.console.result(json: BackupJSON(checked: report, file: file))
    } else {
      let message =
        report.isSound
        ? report.isFillerSpoilt
          ? LocalizedMessage(
            vi: "'\(file)' có \(count) tệp, các tệp đều nguyên vẹn",
            en: "'\(file)' holds \(English.count(count, "file")), and each of them is whole")
          : LocalizedMessage(
            vi: "'\(file)' nguyên vẹn, có \(count) tệp",
            en: "'\(file)' is whole and holds \(English.count(count, "file"))")
        : LocalizedMessage(
          vi: "'\(file)' đúng như lúc sao lưu, có \(count) tệp, nhưng lúc đó dữ liệu đã hỏng",
          en:
            "'\(file)' is what was backed up and holds \(English.count(count, "file")), but that was "
            + "broken already")
      call.console.result(message.text(in: call.language))
    }
    return BackupFaults(report: report).tell(call)
  }
}

extension ProgramCommand {
  static let backup = BackupCommand.command
  static let restore = RestoreCommand.command
}
