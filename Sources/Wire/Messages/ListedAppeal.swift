extension ServerMessage {
  /// An appeal, as hosts are told of it.
  public struct ListedAppeal: Hashable, Sendable {
    public var appeal: String
    public var contestant: String
    public var name: String?
    /// Nil where it is about the results as a whole.
    public var question: String?
    public var reason: String
    /// Nil while it is open.
    public var isUpheld: Bool?
    public var answer: String?

    public init(
      appeal: String, contestant: String, name: String? = nil, question: String? = nil,
      reason: String, isUpheld: Bool? = nil, answer: String? = nil
    ) {
      self.appeal = appeal
      self.contestant = contestant
      self.name = name
      self.question = question
      self.reason = reason
      self.isUpheld = isUpheld
      self.answer = answer
    }
  }
}

extension ServerMessage.ListedAppeal {
  func write(to writer: inout JSONWriter) {
    writer.member("appeal", appeal)
    writer.member("contestant", contestant)
    writer.member("name", ifPresent: name)
    writer.member("question", ifPresent: question)
    writer.member("reason", reason)
    if let isUpheld { writer.member("upheld", isUpheld) }
    writer.member("answer", ifPresent: answer)
  }

  init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      appeal: try fields.id("appeal"), contestant: try fields.id("contestant"),
      name: try fields.stringIfPresent("name"), question: try fields.idIfPresent("question"),
      reason: try fields.string("reason"), isUpheld: try fields.boolIfPresent("upheld"),
      answer: try fields.stringIfPresent("answer"))
  }
}
