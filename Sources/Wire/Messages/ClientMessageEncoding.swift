extension ClientMessage {
  /// One line with its end.
  public var line: WireLine {
    WireLine { writer in
      writer.member("type", kind.rawValue)
      write(to: &writer)
    }
  }

  private func write(to writer: inout JSONWriter) {
    switch self {
    case .hello(let hello): hello.write(to: &writer)
    case .join(let join): join.write(to: &writer)
    case .resume(let token), .authenticate(let token): writer.member("token", token)
    case .answer(let answer): answer.write(to: &writer)
    case .begin(let attempt): writer.member("attempt", ifPresent: attempt)
    case .submit(let submission):
      writer.member("attempt", submission.attempt)
      if let estimate = submission.estimate { writer.member("estimate", estimate) }
    case .star(let question): writer.member("question", question)
    case .command(let id, let order):
      writer.member("id", id)
      order.write(to: &writer)
    case .pong(let id): writer.member("id", id)
    }
  }
}

extension ClientMessage.Hello {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("protocol", protocolVersion)
    writer.member("role", role.rawValue)
    writer.member("client", ifPresent: client)
    writer.member("language", ifPresent: language)
    writer.member("contest", ifPresent: contest)
    writer.member("code", ifPresent: code)
    writer.member("ticket", ifPresent: ticket)
  }
}

extension ClientMessage.Join {
  fileprivate func write(to writer: inout JSONWriter) {
    switch credential {
    case .code(let code): writer.member("code", code)
    case .ticket(let ticket): writer.member("ticket", ticket)
    }
    for field in RegistrationField.allCases {
      writer.member(field.rawValue, ifPresent: fields[field])
    }
    writer.member("claim", ifPresent: claim)
  }
}

extension ClientMessage.Answer {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("question", question)
    writer.key("response")
    writer.value(response)
    writer.member("change", ifPresent: change)
    if let elapsed { writer.member("elapsedMs", elapsed) }
  }
}
