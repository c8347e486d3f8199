public import ContestEngine
import Cryptography

/// Journals in memory, for simulations: the same codec, chain and refusals as the one on disk, and
/// the bad days on demand.
public final class MemoryJournal: Journal {
  /// What goes wrong with the next batches.
  public enum Fault: Hashable, Sendable {
    /// Nothing is written.
    case diskFull
    case readOnly
    /// The commit fails, and the batch is there or not.
    case unclearCommit(isThere: Bool)
  }

  private struct Contest {
    var definition: String
    let createdAt: Instant
    var head: JournalHead
    var rows: [JournalRow] = []
    var persons: [ContestantID: PersonRow] = [:]
    var secrets: [String: String] = [:]
    var opinions: [QuestionID: [ContestantID: OpinionRow]] = [:]
    var surveyKeys: [QuestionID: [UInt8]] = [:]
  }

  private var held: [String: Contest] = [:]
  private var faults: [Fault] = []
  /// Batches that were written since the start, for tests of group commit.
  public private(set) var commits = 0

  public init() {}

  /// The next appends fail in these ways, one each, in order.
  public func failNext(_ faults: Fault...) { self.faults += faults }

  public func addContest(
    _ contest: String, definition: String, at now: Instant
  ) throws(StoreError) -> JournalHead {
    if let known = held[contest] {
      held[contest]?.definition = definition
      return known.head
    }
    let head = JournalHead.genesis(of: contest)
    held[contest] = Contest(definition: definition, createdAt: now, head: head)
    return head
  }

  public func contests() throws(StoreError) -> [ContestSummary] {
    held.sorted { $0.key < $1.key }.map { id, contest in
      ContestSummary(
        id: id, definition: contest.definition, createdAt: contest.createdAt, head: contest.head,
        lastAt: contest.rows.last?.at)
    }
  }

  public func head(of contest: String) throws(StoreError) -> JournalHead {
    try found(contest).head
  }

  public func append(_ batches: [JournalBatch]) throws(StoreError) -> [JournalHead] {
    let encoded = try batches.map { (batch) throws(StoreError) in try EncodedEntries(batch) }
    let fault = faults.isEmpty ? nil : faults.removeFirst()
    guard fault == nil || fault == .unclearCommit(isThere: true) else {
      throw failure(fault, outcome: .absent)
    }
    if try !areThere(encoded) { try write(encoded, batches) }
    if fault != nil { throw failure(fault, outcome: .present) }
    return encoded.map(\.head)
  }

  private func areThere(_ batches: [EncodedEntries]) throws(StoreError) -> Bool {
    guard let telling = batches.first(where: { !$0.rows.isEmpty }) else { return false }
    let rows = try found(telling.contest).rows
    let last = Int(telling.head.sequence) - 1
    return rows.indices.contains(last) && rows[last].hash == telling.head.hash.bytes
  }

  private func write(
    _ batches: [EncodedEntries], _ besides: [JournalBatch]
  ) throws(StoreError) {
    var heads: [String: JournalHead] = [:]
    for batch in batches {
      let found = if let head = heads[batch.contest] { head } else { try head(of: batch.contest) }
      guard found == batch.after else {
        throw .notTheHead(contest: batch.contest, given: batch.after, found: found)
      }
      heads[batch.contest] = batch.head
    }
    for (batch, beside) in zip(batches, besides) {
      held[batch.contest]?.rows += batch.rows
      held[batch.contest]?.head = batch.head
      for person in beside.persons { held[batch.contest]?.persons[person.contestant] = person }
      for opinion in beside.opinions {
        held[batch.contest]?.opinions[opinion.question, default: [:]][opinion.contestant] =
          opinion.sealed == nil ? nil : opinion
      }
      for question in beside.forgotten { held[batch.contest]?.opinions[question] = nil }
    }
    commits += 1
  }

  private func failure(_ fault: Fault?, outcome: StoreError.BatchOutcome) -> StoreError {
    let error =
      switch fault {
      case .diskFull, nil:
        DatabaseError(code: 13, message: "database or disk is full", sql: "COMMIT")
      case .readOnly:
        DatabaseError(code: 8, message: "attempt to write a readonly database", sql: "COMMIT")
      case .unclearCommit: DatabaseError(code: 10, message: "disk I/O error", sql: "COMMIT")
      }
    return .commitFailed(error, outcome: outcome)
  }

  public func eachRow(
    of contest: String, from sequence: Int64, limit: Int,
    _ body: (RowInPlace) throws(StoreError) -> Void
  ) throws(StoreError) -> Int {
    let rows = try found(contest).rows.dropFirst(Int(max(1, sequence)) - 1).prefix(limit)
    for row in rows {
      try row.payload.withUnsafeBufferPointer { (payload) throws(StoreError) in
        try row.hash.withUnsafeBufferPointer { (hash) throws(StoreError) in
          try body(
            RowInPlace(
              sequence: row.sequence, at: row.at, payload: UnsafeRawBufferPointer(payload),
              hash: UnsafeRawBufferPointer(hash)))
        }
      }
    }
    return rows.count
  }

  public func persons(of contest: String) throws(StoreError) -> [PersonRow] {
    try found(contest).persons.values.sorted { $0.contestant < $1.contestant }
  }

  public func erasePersons(
    _ contestants: [ContestantID], of contest: String
  ) throws(StoreError) -> [ContestantID] {
    let known = try found(contest).persons
    for contestant in contestants { held[contest]?.persons[contestant] = nil }
    return contestants.filter { known[$0] != nil }
  }

  public func opinions(of contest: String) throws(StoreError) -> [OpinionRow] {
    try found(contest).opinions.values.flatMap(\.values).sorted {
      ($0.question, $0.contestant) < ($1.question, $1.contestant)
    }
  }

  public func surveyKey(
    _ question: QuestionID, of contest: String
  ) throws(StoreError) -> [UInt8] {
    if let key = try found(contest).surveyKeys[question] { return key }
    let key = RandomBytes.make(count: SecretFiles.keyByteCount)
    held[contest]?.surveyKeys[question] = key
    return key
  }

  public func destroySurveyKey(
    _ question: QuestionID, of contest: String
  ) throws(StoreError) {
    held[contest]?.surveyKeys[question] = nil
  }

  public func secret(_ name: String, of contest: String) throws(StoreError) -> String? {
    try found(contest).secrets[name]
  }

  public func setSecret(
    _ name: String, of contest: String, to value: String
  ) throws(StoreError) {
    _ = try found(contest)
    held[contest]?.secrets[name] = value
  }

  private func found(_ contest: String) throws(StoreError) -> Contest {
    guard let found = held[contest] else { throw .unknownContest(contest) }
    return found
  }
}
