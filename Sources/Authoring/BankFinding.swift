/// What is wrong or suspicious, before it has a place: a severity, a stable code and the words.
public struct BankFinding: Hashable, Sendable {
  public let severity: Diagnostic.Severity
  public let code: String
  public let message: LocalizedMessage
  public let hint: LocalizedMessage?

  public init(
    _ severity: Diagnostic.Severity, _ code: String, vi: String, en: String,
    hint: LocalizedMessage? = nil
  ) {
    self.severity = severity
    self.code = code
    message = LocalizedMessage(vi: vi, en: en)
    self.hint = hint
  }

  /// The same, which says besides that its item is a draft.
  var withDraft: BankFinding {
    BankFinding(
      severity, code, vi: message.vi + "; câu được giữ làm bản nháp",
      en: message.en + "; the item is kept as a draft", hint: hint)
  }
}
