import ContestEngine

// What a registration says of times, teams and leagues; and the order of ages.
extension ByteWriter {
  private static let hasPrizes: UInt8 = 1
  private static let isCaptain: UInt8 = 2

  /// Flags, the factor of time, the team (0: none), the leagues.
  mutating func put(_ terms: EntryTerms) {
    byte((terms.hasPrizes ? Self.hasPrizes : 0) | (terms.isCaptain ? Self.isCaptain : 0))
    signed(Int64(terms.extraTime))
    signed(Int64(terms.team ?? 0))
    unsigned(UInt64(terms.leagues.count))
    for league in terms.leagues { signed(league) }
  }

  mutating func put(ages: [Int32]) {
    put(.agesOrdered)
    unsigned(UInt64(ages.count))
    for age in ages { signed(Int64(age)) }
  }
}

extension ByteReader {
  mutating func registeredWithTerms() throws(MalformedEvent) -> RegisteredContestant {
    let plain = try registered()
    return RegisteredContestant(
      contestant: plain.contestant, school: plain.school, seal: plain.seal, token: plain.token,
      ticket: plain.ticket, seed: plain.seed, terms: try terms())
  }

  private mutating func terms() throws(MalformedEvent) -> EntryTerms {
    let flags = try byte()
    guard flags <= 3 else { throw malformed(.outOfRange) }
    var terms = EntryTerms()
    terms.hasPrizes = flags & 1 != 0
    terms.isCaptain = flags & 2 != 0
    terms.extraTime = try integer()
    let team: Int32 = try integer()
    terms.team = team == 0 ? nil : team
    for _ in 0..<(try count()) { terms.leagues.append(try integer()) }
    // Terms that say nothing are written as a plain registration.
    guard terms != .plain else { throw malformed(.notCanonical) }
    return terms
  }

  mutating func ages() throws(MalformedEvent) -> [Int32] {
    var ages: [Int32] = []
    for _ in 0..<(try count()) { ages.append(try integer()) }
    return ages
  }
}
