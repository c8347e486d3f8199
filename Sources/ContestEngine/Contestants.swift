/// Everyone who joined, in the order of joining: the numbers are dense, from 1.
public struct Contestants: RandomAccessCollection, Equatable, Sendable {
  private var all: [RegisteredContestant] = []
  private var byToken: [SecretDigest: ContestantID] = [:]
  private var byTicket: [SecretDigest: ContestantID] = [:]
  /// Tickets that were replaced: who holds one is nobody any more.
  private var spentTickets: Set<SecretDigest> = []
  private(set) var teams = Teams()
  private var schoolPlaces: [SchoolID: Int] = [:]
  private var schoolCounts: [Int] = []
  /// Of each contestant, the place in `schoolCounts`.
  private(set) var schoolPlaceOf: [Int32] = []
  /// Somebody came in on terms of their own; where nobody did, terms need not be asked for.
  private(set) var hasSpecialTerms = false
  /// Only of those who have more than 100.
  private var extraTimes: [ContestantID: Int] = [:]
  /// The greatest factor anyone has, in hundredths, at least 100.
  private(set) var longestExtraTime = 100
  /// Credits so far in milliseconds, by number − 1.
  private(set) var credits: [Int32] = []

  public var startIndex: Int { 0 }
  public var endIndex: Int { all.count }

  public subscript(position: Int) -> RegisteredContestant { all[position] }

  /// Nil for a number that nobody has.
  public subscript(contestant: ContestantID) -> RegisteredContestant? {
    place(of: contestant).map { all[$0] }
  }

  public func contains(_ contestant: ContestantID) -> Bool { place(of: contestant) != nil }

  /// How many joined from a school.
  public func count(from school: SchoolID) -> Int {
    schoolPlaces[school].map { schoolCounts[$0] } ?? 0
  }

  public func extraTime(of contestant: ContestantID) -> Int { extraTimes[contestant] ?? 100 }

  func lookup(token: SecretDigest) -> ContestantID? { byToken[token] }

  func lookup(ticket: SecretDigest) -> ContestantID? { byTicket[ticket] }

  /// Whether the ticket is, or was, somebody's.
  public func knows(ticket: SecretDigest) -> Bool {
    byTicket[ticket] != nil || spentTickets.contains(ticket)
  }

  /// The place by number − 1; nil for a number that nobody has.
  func place(of contestant: ContestantID) -> Int? {
    let place = Int(contestant.number) - 1
    return all.indices.contains(place) ? place : nil
  }

  /// Of the contestant at this place.
  func school(at place: Int) -> SchoolID { all[place].school }

  /// The schools that somebody joined from, in the order of the first who did.
  var schools: [SchoolID] {
    var schools = [SchoolID](repeating: SchoolID(""), count: schoolCounts.count)
    for (school, place) in schoolPlaces { schools[place] = school }
    return schools
  }

  func credit(at place: Int) -> Int64 { Int64(credits[place]) }
}

// What events do.
extension Contestants {
  /// The contestant's number must be the next one; another is passed over.
  mutating func register(_ contestant: RegisteredContestant) {
    guard contestant.contestant.number == Int32(clamping: all.count + 1) else { return }
    let place = schoolPlaces[contestant.school] ?? schoolCounts.count
    if place == schoolCounts.count {
      schoolPlaces[contestant.school] = place
      schoolCounts.append(0)
    }
    schoolCounts[place] += 1
    schoolPlaceOf.append(Int32(clamping: place))
    all.append(contestant)
    credits.append(0)
    byToken[contestant.token] = contestant.contestant
    byTicket[contestant.ticket] = contestant.contestant
    if contestant.terms != .plain { hasSpecialTerms = true }
    if contestant.terms.extraTime != 100 {
      setExtraTime(of: contestant.contestant, to: contestant.terms.extraTime)
    }
    teams.add(contestant, place: all.count - 1)
  }

  mutating func replaceToken(of contestant: ContestantID, with token: SecretDigest) {
    guard let place = place(of: contestant) else { return }
    byToken[all[place].token] = nil
    byToken[token] = contestant
    all[place] = all[place].replacing(token: token)
  }

  /// The old token ends with the old ticket: what is held of it opens nothing any more.
  mutating func replaceTicket(of contestant: ContestantID, with ticket: SecretDigest) {
    guard let place = place(of: contestant) else { return }
    byToken[all[place].token] = nil
    byTicket[all[place].ticket] = nil
    spentTickets.insert(all[place].ticket)
    byTicket[ticket] = contestant
    all[place] = all[place].replacing(ticket: ticket)
  }

  mutating func replaceSeal(of contestant: ContestantID, with seal: [UInt8]) {
    guard let place = place(of: contestant) else { return }
    all[place] = all[place].replacing(seal: seal)
  }

  mutating func setExtraTime(of contestant: ContestantID, to factor: Int) {
    guard contains(contestant) else { return }
    extraTimes[contestant] = factor == 100 ? nil : factor
    longestExtraTime = Swift.max(100, extraTimes.values.max() ?? 100)
  }

  /// From a snapshot: one a contestant.
  mutating func restore(credits: [Int32]) { self.credits = credits }

  mutating func addCredit(_ credit: Int64, at place: Int) {
    credits[place] = Int32(clamping: Int64(credits[place]) + credit)
  }
}

extension RegisteredContestant {
  fileprivate func replacing(
    seal: [UInt8]? = nil, token: SecretDigest? = nil, ticket: SecretDigest? = nil
  ) -> RegisteredContestant {
    RegisteredContestant(
      contestant: contestant, school: school, seal: seal ?? self.seal, token: token ?? self.token,
      ticket: ticket ?? self.ticket, seed: seed, terms: terms)
  }
}
