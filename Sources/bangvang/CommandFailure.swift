import Authoring

/// Why a command could not do its work, in words for the person who typed it.
struct CommandFailure: Error, Hashable, Sendable {
  let status: ExitStatus
  let message: LocalizedMessage

  init(_ status: ExitStatus, vi: String, en: String) {
    self.status = status
    message = LocalizedMessage(vi: vi, en: en)
  }

  static func wrongUsage(vi: String, en: String) -> CommandFailure {
    CommandFailure(.wrongUsage, vi: vi, en: en)
  }
}
