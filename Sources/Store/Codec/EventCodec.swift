import Assessment
public import ContestEngine

/// Events as bytes: a tag, then the values of the case one after another. An answer takes about
/// ten bytes.
///
/// The three events that come once or twice a contest (`prepared`, `amended`, `started`) hold JSON
/// with sorted keys: they are read by their types' `Codable`, so a property that is added to a
/// definition must be one that may be missing.
public enum EventCodec {
  /// - Throws: `MalformedEvent` where the JSON of a definition cannot be made.
  public static func encode(_ event: Event) throws(MalformedEvent) -> [UInt8] {
    var writer = ByteWriter()
    try writer.write(event)
    return writer.bytes
  }

  public static func decode(_ bytes: [UInt8]) throws(MalformedEvent) -> Event {
    try bytes.withUnsafeBufferPointer { (buffer) throws(MalformedEvent) in
      try decode(UnsafeRawBufferPointer(buffer))
    }
  }

  /// Reads an event where it lies, without a copy.
  public static func decode(_ bytes: UnsafeRawBufferPointer) throws(MalformedEvent) -> Event {
    var reader = ByteReader(bytes)
    let event = try reader.event()
    try reader.end()
    return event
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ event: Event) throws(MalformedEvent) {
    switch event {
    case .prepared(let program): try put(.prepared, json: program)
    case .amended(let program): try put(.amended, json: program)
    case .registered(let contestant): put(contestant)
    case .tokenReplaced(let contestant, let token):
      put(.tokenReplaced, contestant, secret: token.bytes)
    case .ticketReplaced(let contestant, let ticket):
      put(.ticketReplaced, contestant, secret: ticket.bytes)
    case .renamed(let contestant, let seal): put(.renamed, contestant, secret: seal)
    case .extraTimeGranted(let contestant, let factor):
      put(.extraTimeGranted, Int64(contestant.number), Int64(factor))
    case .started(let draw): try put(.started, json: draw)
    case .opened(let question, let timing): put(question, timing)
    case .closed(let question): put(.closed, question)
    case .revealed(let question): put(.revealed, question)
    case .paused: put(.paused)
    case .continued: put(.continued)
    case .extended(let duration): put(.extended, duration)
    case .announced(let announcement):
      put(.announced)
      text(announcement)
    case .annulled(let question, let reason):
      put(.annulled, question)
      text(reason)
    case .finished: put(.finished)
    case .finalized: put(.finalized)
    case .responded(let answer): put(answer)
    case .marked: put(.marked)
    case .interrupted(let since, let until):
      put(.interrupted, since.milliseconds, until.milliseconds)
    case .begun(let paper): put(paper)
    case .handedIn(let paper): put(paper)
    case .judging(let event): write(event)
    case .agesOrdered(let order): put(ages: order)
    case .approvalOrdered(let isNeeded):
      put(.approvalOrdered)
      byte(isNeeded ? 1 : 0)
    case .appealed(let contestant, let question, let reason):
      put(.appealed, Int64(contestant.number))
      byte(question == nil ? 0 : 1)
      if let question {
        signed(question.round)
        signed(question.place)
      }
      text(reason)
    case .appealDecided(let number, let isUpheld, let answer):
      put(.appealDecided, Int64(number))
      byte(isUpheld ? 1 : 0)
      text(answer)
    default: writeCorrection(event)
    }
  }

  mutating func put(_ tag: EventTag, _ numbers: Int64...) {
    byte(tag.rawValue)
    for number in numbers { signed(number) }
  }

  private mutating func put(_ tag: EventTag, _ contestant: ContestantID, secret: [UInt8]) {
    put(tag, Int64(contestant.number))
    bytes(secret)
  }

  mutating func put(_ tag: EventTag, _ question: QuestionID) {
    byte(tag.rawValue)
    signed(question.round)
    signed(question.place)
  }

  private mutating func put(_ contestant: RegisteredContestant) {
    let isPlain = contestant.terms == .plain
    put(isPlain ? .registered : .registeredWithTerms, Int64(contestant.contestant.number))
    text(contestant.school.text)
    bytes(contestant.seal)
    bytes(contestant.token.bytes)
    bytes(contestant.ticket.bytes)
    unsigned(UInt64(contestant.seed))
    if !isPlain { put(contestant.terms) }
  }

  private mutating func put(_ question: QuestionID, _ timing: Timing) {
    put(.opened, question)
    signed(timing.opensAt.milliseconds)
    byte(timing.choicesAt == nil ? 0 : 1)
    if let choicesAt = timing.choicesAt { signed(choicesAt.milliseconds) }
    signed(timing.closesAt.milliseconds)
  }

  private mutating func put(_ answer: AcceptedAnswer) {
    byte(EventTag.responded.rawValue)
    signed(Int64(answer.contestant.number))
    signed(answer.question.round)
    signed(answer.question.place)
    response(answer.response)
    signed(answer.change)
    signed(answer.credit)
  }
}

extension ByteReader {
  private mutating func program() throws(MalformedEvent) -> ContestProgram {
    let program: ContestProgram = try json()
    guard program.markingRules.areKnown else {
      throw MalformedEvent(offset: 0, reason: .newerRules(program.rulesVersion))
    }
    return program
  }

  fileprivate mutating func event() throws(MalformedEvent) -> Event {
    let first = try byte()
    guard let tag = EventTag(rawValue: first) else {
      throw MalformedEvent(offset: 0, reason: .unknownTag(first))
    }
    switch tag {
    case .prepared: return .prepared(try program())
    case .amended: return .amended(try program())
    case .registered: return .registered(try registered())
    case .tokenReplaced: return .tokenReplaced(try contestant(), token: try digest())
    case .ticketReplaced: return .ticketReplaced(try contestant(), ticket: try digest())
    case .renamed: return .renamed(try contestant(), seal: try bytes())
    case .extraTimeGranted:
      return .extraTimeGranted(try contestant(), factor: try integer())
    case .started: return .started(try json())
    case .opened: return .opened(try question(), try timing())
    case .closed: return .closed(try question())
    case .revealed: return .revealed(try question())
    case .paused: return .paused
    case .continued: return .continued
    case .extended: return .extended(try signed())
    case .announced: return .announced(try text())
    case .annulled: return .annulled(try question(), reason: try text())
    case .finished: return .finished
    case .finalized: return .finalized
    case .responded: return .responded(try answer())
    case .marked: return .marked
    case .interrupted: return .interrupted(since: try instant(), until: try instant())
    case .begun: return .begun(try drawnPaper())
    case .handedIn: return .handedIn(try handedInPaper())
    case .judgingStarted, .sheetEntered, .sheetCorrected, .sheetWithdrawn, .entryDisqualified,
      .entryReinstated, .appealOpened, .appealAnswered:
      return .judging(try judging(tag))
    case .registeredWithTerms: return .registered(try registeredWithTerms())
    case .agesOrdered: return .agesOrdered(try ages())
    case .approvalOrdered: return .approvalOrdered(try flag())
    case .appealed:
      return .appealed(
        try contestant(), try flag() ? try question() : nil, reason: try text())
    case .appealDecided:
      return .appealDecided(try integer(), isUpheld: try flag(), answer: try text())
    default: return try correction(tag)
    }
  }

  mutating func contestant() throws(MalformedEvent) -> ContestantID {
    ContestantID(number: try integer())
  }

  mutating func question() throws(MalformedEvent) -> QuestionID {
    QuestionID(round: try integer(), place: try integer())
  }

  private mutating func digest() throws(MalformedEvent) -> SecretDigest {
    SecretDigest(bytes: try bytes())
  }

  mutating func instant() throws(MalformedEvent) -> Instant {
    Instant(milliseconds: try signed())
  }

  mutating func registered() throws(MalformedEvent) -> RegisteredContestant {
    let contestant = try contestant()
    let school = SchoolID(try text())
    let seal = try bytes()
    let token = try digest()
    let ticket = try digest()
    guard let seed = UInt32(exactly: try unsigned()) else { throw malformed(.outOfRange) }
    return RegisteredContestant(
      contestant: contestant, school: school, seal: seal, token: token, ticket: ticket, seed: seed)
  }

  private mutating func timing() throws(MalformedEvent) -> Timing {
    Timing(
      opensAt: try instant(), choicesAt: try flag() ? try instant() : nil,
      closesAt: try instant())
  }

  private mutating func answer() throws(MalformedEvent) -> AcceptedAnswer {
    AcceptedAnswer(
      contestant: try contestant(), question: try question(), response: try response(),
      change: try integer(), credit: try signed())
  }
}
