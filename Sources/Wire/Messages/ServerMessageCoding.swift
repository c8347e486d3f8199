import Assessment

extension ServerMessage {
  /// One line with its end.
  public var line: WireLine {
    WireLine { writer in
      writer.member("type", kind.rawValue)
      write(to: &writer)
    }
  }

  private func write(to writer: inout JSONWriter) {
    switch self {
    case .welcome(let welcome): welcome.write(to: &writer)
    case .joined(let joined): joined.write(to: &writer)
    case .state(let state): state.write(to: &writer)
    case .superseded(let reason):
      if reason != .connection { writer.member("reason", reason.rawValue) }
    case .authenticated(let role): writer.member("role", role.rawValue)
    case .round(let round): round.write(to: &writer)
    case .question(let question): question.write(to: &writer)
    case .accepted(let accepted): accepted.write(to: &writer)
    case .closed(let closed): closed.write(to: &writer)
    case .standings(let standings): standings.write(to: &writer)
    case .ended(let ended): ended.write(to: &writer)
    case .extended(let extended): extended.write(to: &writer)
    case .progress(let progress): progress.write(to: &writer)
    case .hall(let hall): hall.write(to: &writer)
    case .event(let event): event.write(to: &writer)
    case .done(let done): done.write(to: &writer)
    case .error(let error): error.write(to: &writer)
    case .paper(let paper): paper.write(to: &writer)
    case .submitted(let submitted): submitted.write(to: &writer)
    default: writeSmall(to: &writer)
    }
  }

  private func writeSmall(to writer: inout JSONWriter) {
    switch self {
    case .announcement(let text): writer.member("text", text)
    case .mustWait(let text):
      writer.member("text", text)
      writer.member("waits", Self.approval)
    case .newcomers(let newcomers): newcomers.write(to: &writer)
    case .waiting(let question): writer.member("question", question)
    case .key(let question, let key):
      writer.member("question", question)
      writer.key("key")
      writer.value(key)
    case .fault(let code, let text):
      writer.member("code", code)
      writer.member("text", text)
    case .ping(let id): writer.member("id", id)
    case .starred(let question, let receipt):
      writer.member("question", question)
      writer.member("receipt", receipt)
    case .winner(let winners):
      writer.member("contestants", objects: winners) { winner, writer in
        writer.member("contestant", winner.contestant)
        writer.member("name", winner.name)
      }
    default: break
    }
  }
}

extension ServerMessage {
  /// Reads one line of a server, without its end.
  public init(decoding bytes: [UInt8]) throws(LineFault) {
    try self.init(ParsedLine(bytes))
  }

  public init(_ line: ParsedLine) throws(LineFault) {
    guard let kind = Kind(rawValue: line.type) else { throw LineFault(.unknownType) }
    let fields = line.fields
    switch kind {
    case .welcome: self = .welcome(try Welcome(fields))
    case .joined: self = .joined(try Joined(fields))
    case .state: self = .state(try State(fields))
    case .superseded:
      let reason = try fields.stringIfPresent("reason").flatMap(Superseding.init)
      self = .superseded(reason ?? .connection)
    case .authenticated: self = .authenticated(try fields.word("role"))
    case .round: self = .round(try Round(fields))
    case .question: self = .question(try Question(fields))
    case .accepted: self = .accepted(try Accepted(fields))
    case .closed: self = .closed(try Closed(fields))
    case .standings: self = .standings(try Standings(fields))
    case .ended: self = .ended(try Ended(fields))
    case .extended: self = .extended(try Extended(fields))
    case .progress: self = .progress(try Progress(fields))
    case .hall: self = .hall(try Hall(fields))
    case .event: self = .event(try JournalEvent(fields))
    case .done: self = .done(try Done(fields))
    case .error: self = .error(try ErrorMessage(fields))
    case .paper: self = .paper(try Paper(fields))
    case .submitted: self = .submitted(try Submitted(fields))
    default: self = try Self.small(kind, fields)
    }
  }

  /// What somebody waits for, in `waits`.
  private static let approval = "approval"

  private static func small(
    _ kind: Kind, _ fields: FieldReader
  ) throws(LineFault) -> ServerMessage {
    switch kind {
    case .announcement:
      let text = try fields.string("text")
      let waits = try fields.stringIfPresent("waits") == Self.approval
      return waits ? .mustWait(text) : .announcement(text)
    case .newcomers: return .newcomers(try Newcomers(fields))
    case .waiting: return .waiting(question: try fields.id("question"))
    case .key: return .key(question: try fields.id("question"), try fields.answerKey("key"))
    case .fault: return .fault(code: try fields.string("code"), text: try fields.string("text"))
    case .ping: return .ping(id: try fields.id("id"))
    case .starred:
      return .starred(question: try fields.id("question"), receipt: try fields.id("receipt"))
    case .winner:
      let winners = try fields.each("contestants") { winner throws(LineFault) in
        Winner(contestant: try winner.id("contestant"), name: try winner.string("name"))
      }
      return .winner(winners)
    default: throw LineFault(.unknownType)
    }
  }
}
