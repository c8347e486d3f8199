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

  /// A file or folder that cannot be written, and why.
  static func unwritable(_ path: String, _ error: any Error) -> CommandFailure {
    let why = LocalizedMessage(cause: error)
    return CommandFailure(
      .unreachable, vi: "không ghi được vào '\(path)': \(why.vi)",
      en: "cannot write to '\(path)': \(why.en)")
  }

  /// A value that an option does not take, with the nearest that it does.
  static func notAChoice(
    _ value: String, of option: String, _ choices: [String]
  ) -> CommandFailure {
    if choices.isEmpty {
      return .wrongUsage(
        vi: "cuộc thi này không có mục nào cho \(option)",
        en: "this contest has none of what \(option) names")
    }
    let all = choices.joined(separator: ", ")
    let nearest = NearestName.find(value, in: choices)
    return .wrongUsage(
      vi: "\(option) nhận một trong: \(all); không phải '\(value)'"
        + (nearest.map { "; có phải là \($0)?" } ?? ""),
      en: "\(option) takes one of: \(all); not '\(value)'"
        + (nearest.map { "; did you mean \($0)?" } ?? ""))
  }
}
