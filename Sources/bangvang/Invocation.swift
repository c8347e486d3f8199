import Authoring
import Foundation

/// One call of a command: what was typed, and where its words go.
struct Invocation: Sendable {
  let arguments: Arguments
  let console: Console
  /// What stays until the program ends.
  let remains: Remains

  var language: String { console.language }
  var surroundings: Surroundings { console.surroundings }
  var wantsJSON: Bool { arguments.has("--json") }

  /// The data directory by the rule of `--data`, the environment and the home.
  var dataDirectory: URL { surroundings.dataDirectory(given: arguments.value("--data")) }

  /// A file in the place of the data directory is no empty library.
  func mustBeDirectory() throws(CommandFailure) {
    let path = dataDirectory.path
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
      !isDirectory.boolValue
    else { return }
    throw CommandFailure(
      .unreachable, vi: "'\(path)' là tệp; dữ liệu cần một thư mục (--data, BANGVANG_DATA)",
      en: "'\(path)' is a file; the data needs a folder (--data, BANGVANG_DATA)")
  }

  /// The bytes of a file that the person named, of a pipe, or of standard input as "-".
  func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
    if let bytes = WholeFile.bytes(of: path) { return bytes }
    do {
      return try WholeFile.stream(of: path)
    } catch {
      throw Self.unreadable(path, error)
    }
  }

  /// Writes to a file, which is whole or not there; to standard output where none is named. What is
  /// no regular file, such as a pipe or a device, is written to and stays what it is.
  func write(_ bytes: [UInt8], to path: String?) throws(CommandFailure) {
    guard let path, path != "-" else {
      console.resultBytes(bytes)
      return
    }
    guard !arguments.operands.contains(where: { WholeFile.areSame($0, path) }) else {
      throw CommandFailure(
        .wrongUsage, vi: "'\(path)' là tệp được đọc; hãy chọn tên khác cho tệp kết quả",
        en: "'\(path)' is the file that is read; choose another name for the result")
    }
    do {
      try WholeFile.replace(path, with: bytes)
    } catch {
      throw .unwritable(path, error)
    }
  }

  /// Says that a file cannot be read, and why.
  static func unreadable(_ path: String, _ error: any Error) -> CommandFailure {
    let code = (error as? CocoaError)?.code
    if code == .fileReadNoSuchFile || code == .fileNoSuchFile {
      return CommandFailure(
        .unreachable, vi: "không có tệp '\(path)'", en: "there is no file '\(path)'")
    }
    if code == .fileReadNoPermission {
      return CommandFailure(
        .unreachable, vi: "không được phép đọc '\(path)'", en: "no permission to read '\(path)'")
    }
    if code == .fileReadTooLarge {
      return CommandFailure(
        .unreachable, vi: "'\(path)' quá lớn", en: "'\(path)' is too large")
    }
    return CommandFailure(
      .unreachable, vi: "không đọc được '\(path)'", en: "cannot read '\(path)'")
  }
}
