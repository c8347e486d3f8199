import Assessment
import ContestEngine

// Events of corrections, stars, rescues, surveys and mendings.
extension ByteWriter {
  mutating func writeCorrection(_ event: Event) {
    switch event {
    case .rekeyed(let question, let key, let reason):
      put(.rekeyed, question)
      put(key)
      text(reason)
    case .disqualified(let contestant, let reason):
      put(.disqualified, Int64(contestant.number))
      text(reason)
    case .reinstated(let contestant, let reason):
      put(.reinstated, Int64(contestant.number))
      text(reason)
    case .rescued(let contestants):
      put(.rescued)
      put(contestants)
    case .staked(let contestant, let question):
      put(.staked, question)
      signed(Int64(contestant.number))
    case .frozen: put(.frozen)
    case .unfrozen: put(.unfrozen)
    case .revealBegun(let finalists):
      put(.revealBegun)
      put(finalists)
    case .placeRevealed(let contestant): put(.placeRevealed, Int64(contestant.number))
    case .intervalRemoved(let interval): put(interval)
    case .intervalRestored(let number): put(.intervalRestored, Int64(number))
    case .opined(let opinion):
      put(.opined, Int64(opinion.contestant.number))
      signed(opinion.question.round)
      signed(opinion.question.place)
      signed(opinion.change)
      signed(opinion.credit)
      unsigned(opinion.seal)
    case .tallied(let question, let totals):
      put(.tallied, question)
      unsigned(UInt64(totals.count))
      for (id, count) in totals.sorted(by: { $0.key < $1.key }) {
        text(id.text)
        signed(count)
      }
    case .lost: put(.lost)
    case .mended(let mending):
      put(
        .mended, mending.from, Int64(mending.lost), Int64(mending.carried),
        Int64(mending.reseated))
      bytes(mending.formerHead)
      text(mending.file)
      text(mending.account)
    default: preconditionFailure("every other event is written by EventCodec")
    }
  }

  private mutating func put(_ contestants: [ContestantID]) {
    unsigned(UInt64(contestants.count))
    for contestant in contestants { signed(Int64(contestant.number)) }
  }

  private mutating func put(_ interval: RemovedInterval) {
    put(.intervalRemoved, interval.from.milliseconds, interval.to.milliseconds)
    byte(interval.school == nil ? 0 : 1)
    if let school = interval.school { text(school.text) }
    text(interval.reason)
  }

  private mutating func put(_ key: AnswerKey) {
    switch key {
    case .response(let right):
      byte(1)
      response(right)
    case .anyOf(let all):
      byte(2)
      unsigned(UInt64(all.count))
      for one in all { response(one) }
    case .range(let low, let high):
      byte(3)
      response(.number(low))
      response(.number(high))
    }
  }
}

extension ByteReader {
  mutating func correction(_ tag: EventTag) throws(MalformedEvent) -> Event {
    switch tag {
    case .rekeyed: return .rekeyed(try question(), key: try key(), reason: try text())
    case .disqualified: return .disqualified(try contestant(), reason: try text())
    case .reinstated: return .reinstated(try contestant(), reason: try text())
    case .rescued: return .rescued(try contestants())
    case .staked:
      let question = try question()
      return .staked(try contestant(), question)
    case .frozen: return .frozen
    case .unfrozen: return .unfrozen
    case .revealBegun: return .revealBegun(try contestants())
    case .placeRevealed: return .placeRevealed(try contestant())
    case .intervalRemoved:
      return .intervalRemoved(
        RemovedInterval(
          from: try instant(), to: try instant(),
          school: try flag() ? SchoolID(try text()) : nil, reason: try text()))
    case .intervalRestored: return .intervalRestored(try integer())
    case .opined:
      return .opined(
        Opinion(
          contestant: try contestant(), question: try question(), change: try integer(),
          credit: try signed(), seal: try unsigned()))
    case .tallied: return .tallied(try question(), try totals())
    case .lost: return .lost
    case .mended:
      return .mended(
        Mending(
          from: try signed(), lost: try integer(), carried: try integer(),
          reseated: try integer(), formerHead: try bytes(), file: try text(),
          account: try text()))
    default: throw MalformedEvent(offset: 0, reason: .unknownTag(tag.rawValue))
    }
  }

  private mutating func contestants() throws(MalformedEvent) -> [ContestantID] {
    var contestants: [ContestantID] = []
    for _ in 0..<(try count()) { contestants.append(try contestant()) }
    return contestants
  }

  private mutating func totals() throws(MalformedEvent) -> [ChoiceID: Int] {
    var totals: [ChoiceID: Int] = [:]
    var last: ChoiceID?
    for _ in 0..<(try count()) {
      let id = ChoiceID(try text())
      if let last, !(last < id) { throw malformed(.notCanonical) }
      last = id
      totals[id] = try integer()
    }
    return totals
  }

  private mutating func key() throws(MalformedEvent) -> AnswerKey {
    switch try byte() {
    case 1: return .response(try right())
    case 2:
      var all: [Response] = []
      for _ in 0..<(try count()) { all.append(try right()) }
      return .anyOf(all)
    case 3:
      guard case .number(let low) = try right(), case .number(let high) = try right() else {
        throw malformed(.outOfRange)
      }
      return .range(low: low, high: high)
    default: throw malformed(.outOfRange)
    }
  }

  private mutating func right() throws(MalformedEvent) -> Response {
    guard let response = try response() else { throw malformed(.outOfRange) }
    return response
  }
}
