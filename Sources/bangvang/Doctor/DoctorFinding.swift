import Authoring
import Store

/// What one look at this machine found.
struct DoctorFinding: Sendable {
  enum Severity: String, Sendable, Comparable {
    case ok
    /// A contest can be held; something may surprise.
    case warning
    /// A contest cannot be held so.
    case error

    private var weight: Int {
      switch self {
      case .ok: 0
      case .warning: 1
      case .error: 2
      }
    }

    static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }
  }

  /// For programs; stays the same.
  let id: String
  let severity: Severity
  let message: LocalizedMessage
  /// What to do next; nil where nothing is to be done.
  let advice: LocalizedMessage?
  /// What was measured, by names for programs.
  let values: [String: Int64]

  init(
    _ id: String, _ severity: Severity, vi: String, en: String,
    advice: LocalizedMessage? = nil, values: [String: Int64] = [:]
  ) {
    self.id = id
    self.severity = severity
    message = LocalizedMessage(vi: vi, en: en)
    self.advice = advice
    self.values = values
  }

  /// A word before the message, for who sees no colours.
  var mark: LocalizedMessage {
    switch severity {
    case .ok: LocalizedMessage(vi: "được", en: "ok")
    case .warning: LocalizedMessage(vi: "nên xem", en: "look")
    case .error: LocalizedMessage(vi: "HỎNG", en: "FAULT")
    }
  }
}

/// What is the matter stands on the first line, what to do below it.
extension DoctorFinding {
  init(_ id: String, _ error: StoreError) { self.init(id, .store(error)) }

  init(_ id: String, _ failure: CommandFailure) {
    let (vi, en) = (Self.parts(failure.message.vi), Self.parts(failure.message.en))
    self.init(
      id, .error, vi: vi.fault, en: en.fault,
      advice: en.advice.isEmpty ? nil : LocalizedMessage(vi: vi.advice, en: en.advice))
  }

  private static func parts(_ text: String) -> (fault: String, advice: String) {
    guard let end = text.firstIndex(of: "\n") else { return (text, "") }
    return (String(text[..<end]), String(text[text.index(after: end)...]))
  }
}
