import ContestEngine
import Cryptography

/// What a broken journal still holds, entry by entry.
///
/// Three rules. What the chain proves is kept as it was written, also where only the stored hash, the
/// place or one byte is spoilt and the hashes around it prove what stood there. What contradicts its own
/// hash is never believed. What nothing contradicts, because the entry before it is gone, is carried over
/// and said to be so; entries after it that fit its hash are a chain among themselves.
struct ChainSalvage: Sendable {
  enum Standing: Hashable {
    /// As it was written, by the chain from the first entry on.
    case sound
    /// As it was written, by the hashes around it; the file had it otherwise.
    case restored
    /// The chain goes on to it from an entry that was carried over.
    case linked
    /// It can be read, and nothing proves or contradicts it.
    case unproven
    /// It is not what was written, whatever can be read of it.
    case changed
    case absent

    /// Whether the entry goes into the mended journal.
    var isKept: Bool {
      switch self {
      case .sound, .restored, .linked, .unproven: true
      case .changed, .absent: false
      }
    }
  }

  struct Entry: Hashable {
    let sequence: Int64
    let standing: Standing
    /// What stood there, or of a changed one what stands there now; nil where nothing does.
    let row: JournalRow?
  }

  private(set) var entries: [Entry] = []
  /// Rows that have no place among the entries.
  private(set) var strays: [JournalRow] = []

  private var rows: [Int64: JournalRow] = [:]
  /// Sequences of rows that fit the hash before them.
  private var linked: Set<Int64> = []
  /// Rows that do not, and may stand at a wrong place.
  private var loose: [JournalRow] = []
  /// Those of them whose place was found.
  private var moved: Set<JournalRow> = []
  private var repair = ByteRepair()

  /// An entry without neighbours that stands farther behind the others than this has a spoilt number.
  private static let gapMax: Int64 = 4_096

  /// - Parameter found: every row of the contest, in any order; one sequence may come twice.
  init(_ contest: String, _ found: [JournalRow]) {
    for row in found {
      if let other = rows.updateValue(row, forKey: row.sequence), other != row {
        loose.append(other)
      }
    }
    let sequences = rows.keys.sorted()
    for sequence in sequences where isLink(sequence) { linked.insert(sequence) }
    loose += sequences.filter { !linked.contains($0) }.compactMap { rows[$0] }
    walk(from: .genesis(of: contest), sequences)
  }

  /// Nothing is left of the contest but its name.
  static let withoutItsFirst = ChainSalvage(
    entries: [Entry(sequence: 1, standing: .absent, row: nil)])

  private init(entries: [Entry]) { self.entries = entries }

  /// Whether the row fits the hash that the row before it has.
  private func isLink(_ sequence: Int64) -> Bool {
    guard let row = rows[sequence], let before = rows[sequence - 1],
      let hash = SHA256Digest(before.hash)
    else { return false }
    return JournalHead(sequence: sequence - 1, hash: hash).isFollowed(by: row)
  }

  private mutating func walk(from genesis: JournalHead, _ sequences: [Int64]) {
    /// What the entry before had as its hash when it was written; nil where nobody knows.
    var known: JournalHead? = genesis
    var isWhole = true
    var rest = sequences[...]
    var sequence: Int64 = 1
    while true {
      rest = rest.drop { $0 < sequence || row(at: $0) == nil }
      guard isWorthGoingOn(to: rest.first, from: sequence, after: known) else { break }
      if let head = known, let (proven, isAsStored) = proven(at: sequence, after: head) {
        let standing: Standing = isAsStored ? (isWhole ? .sound : .linked) : .restored
        entries.append(Entry(sequence: sequence, standing: standing, row: proven))
        known = SHA256Digest(proven.hash).map { JournalHead(sequence: sequence, hash: $0) }
      } else {
        let row = row(at: sequence)
        let isCarried = known == nil && row.map(\.isReadable) ?? false
        entries.append(
          Entry(
            sequence: sequence,
            standing: row == nil ? .absent : isCarried ? .unproven : .changed, row: row))
        // The next entry says whether this one's hash is still the one that was written.
        let hash = linked.contains(sequence + 1) ? row.flatMap { SHA256Digest($0.hash) } : nil
        known = hash.map { JournalHead(sequence: sequence, hash: $0) }
        isWhole = false
      }
      sequence += 1
    }
    strays = loose.filter {
      !moved.contains($0) && !($0.sequence < sequence && rows[$0.sequence] == $0)
    }
  }

  /// The row that stands there, unless its place is another.
  private func row(at sequence: Int64) -> JournalRow? {
    rows[sequence].flatMap { moved.isEmpty || !moved.contains($0) ? $0 : nil }
  }

  /// - Parameter next: the next row that is there.
  private func isWorthGoingOn(
    to next: Int64?, from sequence: Int64, after known: JournalHead?
  ) -> Bool {
    if let next {
      if next - sequence <= Self.gapMax || linked.contains(next) || linked.contains(next + 1) {
        return true
      }
    }
    guard let known else { return false }
    return loose.contains { known.isFollowed(by: $0) && !moved.contains($0) }
  }

  /// The entry after `head` as it was written, where something proves it.
  private mutating func proven(
    at sequence: Int64, after head: JournalHead
  ) -> (row: JournalRow, isAsStored: Bool)? {
    let row = row(at: sequence)
    if let row {
      let next = head.adding(row.payload, at: row.at)
      if next.hash.bytes == row.hash { return (row, true) }
      if let proof = provenBesidesItsHash(row, next) { return (proof, false) }
    }
    if let other = loose.first(where: { head.isFollowed(by: $0) }) {
      moved.insert(other)
      return (other.standing(at: sequence), false)
    }
    guard let row, let repaired = repair.row(row, after: head) else { return nil }
    return (repaired, false)
  }

  /// The stored hash alone is spoilt: the entry after it was chained to the one that belongs there, or
  /// so much of it is left that nothing else has it.
  private func provenBesidesItsHash(_ row: JournalRow, _ head: JournalHead) -> JournalRow? {
    let isFollowed = rows[row.sequence + 1].map { head.isFollowed(by: $0) } ?? false
    let bytes = head.hash.bytes
    let same = zip(bytes, row.hash).count { $0 == $1 }
    guard isFollowed || (row.hash.count == bytes.count && same >= bytes.count / 2) else {
      return nil
    }
    return JournalRow(sequence: row.sequence, at: row.at, payload: row.payload, hash: bytes)
  }
}

extension JournalRow {
  var isReadable: Bool {
    // Why it cannot be read is told by whoever verifies.
    (try? EventCodec.decode(payload)) != nil
  }

  var event: Event? { try? EventCodec.decode(payload) }

  fileprivate func standing(at sequence: Int64) -> JournalRow {
    JournalRow(sequence: sequence, at: at, payload: payload, hash: hash)
  }
}

extension JournalHead {
  /// Whether the row's content is the entry after this head, wherever the row stands.
  func isFollowed(by row: JournalRow) -> Bool {
    adding(row.payload, at: row.at).hash.bytes == row.hash
  }
}
