import Assessment

extension ClientMessage {
  /// Reads one line of a client, without its end.
  public init(decoding bytes: [UInt8]) throws(LineFault) {
    try self.init(ParsedLine(bytes))
  }

  public init(_ line: ParsedLine) throws(LineFault) {
    guard let kind = Kind(rawValue: line.type) else { throw LineFault(.unknownType) }
    let fields = line.fields
    switch kind {
    case .hello: self = .hello(try Hello(fields))
    case .join: self = .join(try Join(fields))
    case .resume: self = .resume(token: try fields.token())
    case .authenticate: self = .authenticate(token: try fields.token())
    case .answer: self = .answer(try Answer(fields))
    case .begin:
      let attempt = try fields.wholeIfPresent("attempt", in: 1...WireLimits.wholeNumberMax)
      self = .begin(attempt: attempt.map { Int($0) })
    case .submit: self = .submit(try Submission(fields))
    case .star: self = .star(question: try fields.id("question"))
    case .command:
      let id = try fields.whole("id", in: 0...WireLimits.wholeNumberMax)
      self = .command(id: id, try HostOrder(fields))
    case .pong: self = .pong(id: try fields.id("id"))
    }
  }
}

extension FieldReader {
  /// A token that cannot be one exists as little as one that nobody gave out.
  fileprivate func token() throws(LineFault) -> String {
    let token = try string("token")
    guard (1...WireLimits.tokenBytesMax).contains(token.utf8.count) else {
      throw LineFault(.badCode)
    }
    return token
  }

  fileprivate func crockfordIfPresent(_ name: String, length: Int) throws(LineFault) -> String? {
    guard let typed = try stringIfPresent(name) else { return nil }
    guard let code = Crockford.normalised(typed, length: length) else { throw LineFault(.badCode) }
    return code
  }
}

extension ClientMessage.Hello {
  init(_ fields: FieldReader) throws(LineFault) {
    let version = try fields.whole("protocol", in: Int64.min...Int64.max)
    // Another protocol may mean something else by the other fields, so they are not looked at.
    guard version == WireLimits.protocolVersion else { throw LineFault(.unsupportedProtocol) }
    self.init(
      protocolVersion: version,
      role: try fields.word("role"),
      client: try fields.stringIfPresent("client", lengthMax: WireLimits.fieldLengthMax),
      language: try fields.stringIfPresent("language", lengthMax: WireLimits.idLengthMax),
      contest: try fields.idIfPresent("contest"),
      code: try fields.crockfordIfPresent("code", length: Crockford.codeLength),
      ticket: try fields.crockfordIfPresent("ticket", length: Crockford.ticketLength))
  }
}

extension ClientMessage.Join {
  init(_ fields: FieldReader) throws(LineFault) {
    var written: [RegistrationField: String] = [:]
    for field in RegistrationField.allCases {
      written[field] = try fields.stringIfPresent(field.rawValue)
    }
    self.init(try Self.credential(fields), fields: written, claim: try Self.claim(fields))
  }

  private static func claim(_ fields: FieldReader) throws(LineFault) -> String? {
    guard let claim = try fields.stringIfPresent("claim") else { return nil }
    // Base64URL has an id's characters but the dot.
    guard WireID.isValid(claim), claim.utf8.count >= 22, !claim.contains(".") else {
      throw .badField("claim")
    }
    return claim
  }

  private static func credential(_ fields: FieldReader) throws(LineFault) -> Credential {
    if let ticket = try fields.crockfordIfPresent("ticket", length: Crockford.ticketLength) {
      return .ticket(ticket)
    }
    guard let code = try fields.crockfordIfPresent("code", length: Crockford.codeLength) else {
      throw .badField("code")
    }
    return .code(code)
  }
}

extension ClientMessage.Answer {
  init(_ fields: FieldReader) throws(LineFault) {
    let question = try fields.id("question")
    guard let value = fields.object["response"] else { throw .badField("response") }
    let change = try fields.wholeIfPresent("change", in: 1...WireLimits.wholeNumberMax)
    let elapsed = try fields.wholeIfPresent("elapsedMs", in: 0...WireLimits.wholeNumberMax)
    var response: Response?
    if value != .null {
      guard let read = ResponseCoding.response(value) else { throw LineFault(.badResponse) }
      response = read
    }
    self.init(
      question: question, response: response, change: change.map { Int($0) }, elapsed: elapsed)
  }
}

extension ClientMessage.Submission {
  init(_ fields: FieldReader) throws(LineFault) {
    let attempt = try fields.whole("attempt", in: 1...WireLimits.wholeNumberMax)
    let estimate = try fields.decimalIfPresent("estimate")
    if let estimate, estimate.significand < 0 { throw .badField("estimate") }
    self.init(attempt: Int(attempt), estimate: estimate)
  }
}
