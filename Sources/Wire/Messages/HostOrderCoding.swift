import Assessment

extension HostOrder {
  init(_ fields: FieldReader) throws(LineFault) {
    guard let verb = Verb(rawValue: try fields.string("do")) else {
      throw LineFault(.invalidCommand)
    }
    if let plain = Self.plain(verb) {
      self = plain
    } else {
      self = try Self.detailed(verb, fields)
    }
  }

  /// The orders that need nothing besides their word.
  private static func plain(_ verb: Verb) -> HostOrder? {
    switch verb {
    case .start: .start
    case .open: .open
    case .openReserve: .openReserve
    case .reveal: .reveal
    case .pause: .pause
    case .continue: .continue
    case .freeze: .freeze
    case .unfreeze: .unfreeze
    case .finish: .finish
    case .finalize: .finalize
    case .appeals: .appeals
    default: nil
    }
  }

  private static func detailed(_ verb: Verb, _ fields: FieldReader) throws(LineFault) -> HostOrder {
    switch verb {
    case .close:
      let grace = try fields.wholeIfPresent("graceMs", in: 0...WireLimits.closeGraceMax) ?? 0
      return grace == 0 ? .close : .closeAfter(grace)
    case .extend: return .extend(try fields.whole("ms", in: 1...WireLimits.wholeNumberMax))
    case .announce: return .announce(try fields.remark("text"))
    case .annul:
      return .annul(question: try fields.id("question"), reason: try fields.remark("reason"))
    case .rekey:
      return .rekey(
        question: try fields.id("question"), key: try fields.answerKey("key"),
        reason: try fields.remark("reason"))
    case .disqualify:
      return .disqualify(
        contestant: try fields.id("contestant"), reason: try fields.remark("reason"))
    case .reinstate:
      return .reinstate(
        contestant: try fields.id("contestant"), reason: try fields.remark("reason"))
    case .rescue: return .rescue(try Rescued(fields))
    case .revealNext:
      return .revealNext(
        top: try fields.wholeIfPresent("top", in: 1...WireLimits.revealedMax).map(Int.init))
    case .ticket: return .ticket(contestant: try fields.id("contestant"))
    case .rename: return try rename(fields)
    case .extraTime: return try extraTime(fields)
    case .removeInterval: return .removeInterval(try Interval(fields))
    case .restoreInterval: return .restoreInterval(try fields.intervalID("interval"))
    case .find: return .find(try fields.remark("text"))
    case .show: return .show(question: try fields.id("question"))
    case .approval: return .approval(try approval(fields))
    case .admit: return .admit(try Waiting(fields))
    case .turnAway: return .turnAway(try Waiting(fields))
    case .appeal:
      return .appeal(
        contestant: try fields.id("contestant"), question: try fields.idIfPresent("question"),
        reason: try fields.remark("reason"))
    case .answerAppeal: return try answerAppeal(fields)
    default: throw LineFault(.invalidCommand)
    }
  }

  private static func rename(_ fields: FieldReader) throws(LineFault) -> HostOrder {
    let name = PersonalText.checked(
      try fields.string("name"), lengthMax: WireLimits.nameLengthMax,
      bytesMax: WireLimits.nameBytesMax)
    guard let name else { throw .badField("name") }
    return .rename(contestant: try fields.id("contestant"), name: name)
  }

  /// What is missing is no order to let everybody in.
  private static func approval(_ fields: FieldReader) throws(LineFault) -> Bool {
    guard let isNeeded = try fields.boolIfPresent("on") else { throw .badField("on") }
    return isNeeded
  }

  private static func answerAppeal(_ fields: FieldReader) throws(LineFault) -> HostOrder {
    guard let isUpheld = try fields.boolIfPresent("upheld") else { throw .badField("upheld") }
    return .answerAppeal(
      try fields.id("appeal"), isUpheld: isUpheld, reason: try fields.remark("reason"))
  }

  private static func extraTime(_ fields: FieldReader) throws(LineFault) -> HostOrder {
    guard let decimal = try fields.decimalIfPresent("factor"), let factor = ExtraTime(decimal)
    else { throw .badField("factor") }
    return .extraTime(contestant: try fields.id("contestant"), factor)
  }

  func write(to writer: inout JSONWriter) {
    writer.member("do", verb.rawValue)
    switch self {
    case .closeAfter(let grace): writer.member("graceMs", grace)
    case .extend(let duration): writer.member("ms", duration)
    case .announce(let text), .find(let text): writer.member("text", text)
    case .annul(let question, let reason):
      writer.member("question", question)
      writer.member("reason", reason)
    case .rekey(let question, let key, let reason):
      writer.member("question", question)
      writer.key("key")
      writer.value(key)
      writer.member("reason", reason)
    case .disqualify(let contestant, let reason), .reinstate(let contestant, let reason):
      writer.member("contestant", contestant)
      writer.member("reason", reason)
    case .rescue(.contestants(let ids)): writer.member("contestants", ids: ids)
    case .rescue(.count(let count)): writer.member("count", count)
    case .revealNext(let top): writer.member("top", ifPresent: top)
    case .ticket(let contestant): writer.member("contestant", contestant)
    case .show(let question): writer.member("question", question)
    case .rename(let contestant, let name):
      writer.member("contestant", contestant)
      writer.member("name", name)
    case .extraTime(let contestant, let factor):
      writer.member("contestant", contestant)
      writer.member("factor", factor.factor)
    case .removeInterval(let interval): interval.write(to: &writer)
    case .restoreInterval(let interval): writer.member("interval", interval)
    case .approval(let isNeeded): writer.member("on", isNeeded)
    case .admit(let waiting), .turnAway(let waiting): waiting.write(to: &writer)
    case .appeal(let contestant, let question, let reason):
      writer.member("contestant", contestant)
      writer.member("question", ifPresent: question)
      writer.member("reason", reason)
    case .answerAppeal(let appeal, let isUpheld, let reason):
      writer.member("appeal", appeal)
      writer.member("upheld", isUpheld)
      writer.member("reason", reason)
    default: break
    }
  }
}

extension HostOrder.Rescued {
  fileprivate init(_ fields: FieldReader) throws(LineFault) {
    if let ids = try fields.idsIfPresent("contestants") {
      guard !ids.isEmpty, Set(ids).count == ids.count else { throw .badField("contestants") }
      self = .contestants(ids)
    } else {
      self = .count(Int(try fields.whole("count", in: 1...1_000_000)))
    }
  }
}

extension HostOrder.Waiting {
  /// Everybody has to be said, as a name that was forgotten must not let all of them in.
  fileprivate init(_ fields: FieldReader) throws(LineFault) {
    let newcomer = try fields.idIfPresent("newcomer")
    let school = try fields.idIfPresent("school")
    let isAll = try fields.flag("all")
    switch (newcomer, school, isAll) {
    case (let newcomer?, nil, false): self = .newcomer(newcomer)
    case (nil, let school?, false): self = .school(school)
    case (nil, nil, true): self = .all
    default: throw .badField("newcomer")
    }
  }

  fileprivate func write(to writer: inout JSONWriter) {
    switch self {
    case .newcomer(let newcomer): writer.member("newcomer", newcomer)
    case .school(let school): writer.member("school", school)
    case .all: writer.member("all", true)
    }
  }
}

extension HostOrder.Interval {
  fileprivate init(_ fields: FieldReader) throws(LineFault) {
    self.init(
      from: try fields.time("from"), to: try fields.time("to"),
      school: try fields.idIfPresent("school"), reason: try fields.remark("reason"))
    guard from < to else { throw .badField("to") }
  }

  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("from", from)
    writer.member("to", to)
    writer.member("school", ifPresent: school)
    writer.member("reason", reason)
  }
}

extension FieldReader {
  /// The id of a removed interval: a string, or a whole number that is read as one.
  func intervalID(_ name: String) throws(LineFault) -> String {
    if case .number(let number) = object[name], let whole = number.wholeNumber, whole >= 0 {
      return String(whole)
    }
    return try id(name)
  }
}
