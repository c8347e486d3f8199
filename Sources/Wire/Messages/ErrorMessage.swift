/// A refusal, as it is said to a client. Nothing of what was sent is in it.
public struct ErrorMessage: Error, Hashable, Sendable {
  public var code: ErrorCode
  /// Words for people.
  public var message: String
  /// The question that the refused line was about.
  public var question: String?
  /// The field that has the wrong type or value.
  public var field: String?
  /// When to try again, in milliseconds from now.
  public var retryAfter: Int64?
  /// The receipt of the answer that is held (`alreadyAnswered`).
  public var receipt: String?
  /// The id of the refused command.
  public var id: Int64?

  /// With the words of the catalogue.
  public init(
    _ code: ErrorCode, language: WireLanguage, question: String? = nil, field: String? = nil,
    retryAfter: Int64? = nil, receipt: String? = nil, id: Int64? = nil
  ) {
    self.init(
      code, message: code.message(language), question: question, field: field,
      retryAfter: retryAfter, receipt: receipt, id: id)
  }

  public init(
    _ code: ErrorCode, message: String, question: String? = nil, field: String? = nil,
    retryAfter: Int64? = nil, receipt: String? = nil, id: Int64? = nil
  ) {
    self.code = code
    self.message = message
    self.question = question
    self.field = field
    self.retryAfter = retryAfter
    self.receipt = receipt
    self.id = id
  }

  func write(to writer: inout JSONWriter) {
    writer.member("code", code.rawValue)
    writer.member("message", message)
    writer.member("question", ifPresent: question)
    writer.member("field", ifPresent: field)
    if let retryAfter { writer.member("retryAfterMs", retryAfter) }
    writer.member("receipt", ifPresent: receipt)
    if let id { writer.member("id", id) }
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      try fields.word("code"), message: try fields.stringIfPresent("message") ?? "",
      question: try fields.idIfPresent("question"), field: try fields.stringIfPresent("field"),
      retryAfter: try fields.wholeIfPresent("retryAfterMs", in: 0...WireLimits.wholeNumberMax),
      receipt: try fields.idIfPresent("receipt"),
      id: try fields.wholeIfPresent("id", in: 0...WireLimits.wholeNumberMax))
  }
}
