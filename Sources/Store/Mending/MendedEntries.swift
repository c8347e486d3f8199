import ContestEngine
import Cryptography

/// The entries of a mended journal, as far as they are known before its last one, the `Mending`.
struct MendedEntries {
  private(set) var rows: [JournalRow] = []
  private(set) var head: JournalHead
  /// Contestants whose entry was made anew from their row.
  private(set) var reseated: [ContestantID] = []

  /// - Parameters:
  ///   - persons: the school and the seal of contestants who have a row.
  ///   - program: for the first entry, where it is gone.
  ///   - mayLackItsEnd: more entries may have stood behind the last one.
  init(
    _ contest: String, _ entries: [ChainSalvage.Entry],
    persons: [ContestantID: (school: SchoolID, seal: [UInt8])], program: ContestProgram?,
    mayLackItsEnd: Bool
  ) throws(StoreError) {
    head = .genesis(of: contest)
    rows.reserveCapacity(entries.count + 1)
    let seats = Self.seats(in: entries)
    var last = Instant(milliseconds: 0)
    for entry in entries {
      guard entry.standing.isKept, let row = entry.row else {
        var event = seats[entry.sequence].map { seat(of: $0, persons[$0]) } ?? .lost
        if entry.sequence == 1, let program { event = .prepared(program) }
        try append(event, at: max(last, entry.row?.at ?? last))
        continue
      }
      last = max(last, row.at)
      append(row.payload, at: row.at)
    }
    if mayLackItsEnd { try seatTheRest(entries, persons, at: last) }
  }

  /// Whoever has a row came in, also where the entry was among those at the end that are gone. Without a
  /// seat they could not come back: somebody of their name is known.
  private mutating func seatTheRest(
    _ entries: [ChainSalvage.Entry],
    _ persons: [ContestantID: (school: SchoolID, seal: [UInt8])], at moment: Instant
  ) throws(StoreError) {
    var next = reseated.map(\.number).max() ?? 0
    var seals: Set<[UInt8]> = []
    for entry in entries where entry.standing.isKept {
      guard case .registered(let registered) = entry.row?.event else { continue }
      next = max(next, registered.contestant.number)
      seals.insert(registered.seal)
    }
    // A row that is sealed as somebody's is theirs: its number was spoilt.
    while let person = persons[ContestantID(number: next + 1)], !seals.contains(person.seal) {
      next += 1
      try append(seat(of: ContestantID(number: next), person), at: moment)
    }
  }

  mutating func append(_ event: Event, at moment: Instant) throws(StoreError) {
    do { append(try EventCodec.encode(event), at: moment) } catch { throw .unencodable(error) }
  }

  private mutating func append(_ payload: [UInt8], at moment: Instant) {
    head = head.adding(payload, at: moment)
    rows.append(
      JournalRow(sequence: head.sequence, at: moment, payload: payload, hash: head.hash.bytes))
  }

  /// In which lost places contestants were registered. Numbers go up one by one, and a number that is
  /// left out would shut out everyone after it.
  private static func seats(in entries: [ChainSalvage.Entry]) -> [Int64: ContestantID] {
    guard entries.contains(where: { !$0.standing.isKept }) else { return [:] }
    var seats: [Int64: ContestantID] = [:]
    var free: [Int64] = []
    var next: Int32 = 1
    // The first entry is the contest's own.
    for entry in entries.dropFirst() {
      guard entry.standing.isKept, let row = entry.row else {
        free.append(entry.sequence)
        continue
      }
      guard case .registered(let registered) = row.event else { continue }
      let number = registered.contestant.number
      guard number >= next else { continue }
      let missing = Int(number - next)
      if missing > 0, missing <= free.count {
        for (place, sequence) in free.suffix(missing).enumerated() {
          seats[sequence] = ContestantID(number: next + Int32(place))
        }
        free.removeLast(missing)
      }
      next = number + 1
    }
    return seats
  }

  /// A contestant of whom the journal does not know any more with what token they came in. They come
  /// back with a new ticket from the host.
  private mutating func seat(
    of contestant: ContestantID, _ person: (school: SchoolID, seal: [UInt8])?
  ) -> Event {
    reseated.append(contestant)
    func nobodys() -> [UInt8] { RandomBytes.make(count: SHA256Digest.byteCount) }
    return .registered(
      RegisteredContestant(
        contestant: contestant, school: person?.school ?? SchoolID(""),
        seal: person?.seal ?? nobodys(), token: SecretDigest(bytes: nobodys()),
        ticket: SecretDigest(bytes: nobodys()),
        seed: RandomBytes.make(count: 4).reduce(0) { $0 << 8 | UInt32($1) }))
  }
}
