import Authoring
import Foundation
import Store

/// Databases that were set aside when a journal was mended. They have everyone who was in them, so an
/// erasure has to name them.
enum SetAside {
  static func files(in directory: URL) -> [String] {
    guard let data = try? DataDirectory(existing: directory.path) else { return [] }
    return data.databasesSetAside().map { directory.appending(path: $0).path }
  }

  static func note(_ call: Invocation) {
    let files = files(in: call.dataDirectory)
    guard !files.isEmpty else { return }
    let list = files.map { "  \($0)" }.joined(separator: "\n")
    call.console.note(
      LocalizedMessage(
        vi: """
          Bản cũ giữ lại khi chắp nhật ký vẫn còn thông tin cá nhân, xoá khi không cần nữa:
          \(list)
          """,
        en: """
          What was set aside when the journal was mended still has personal data; delete it when it
          is needed no more:
          \(list)
          """))
  }
}
