import ContestEngine
import Cryptography

extension SQLiteJournal {
  public func append(_ batches: [JournalBatch]) throws(StoreError) -> [JournalHead] {
    // Nothing to write needs no locks of the file.
    if batches.isEmpty { return [] }
    let encoded = try batches.map { (batch) throws(StoreError) in try EncodedEntries(batch) }
    do {
      try database.transaction { () throws(StoreError) in
        for (batch, entries) in zip(batches, encoded) { try write(entries, batch) }
      }
    } catch .database(let error) {
      throw .commitFailed(error, outcome: outcome(of: encoded))
    } catch .notTheHead(let contest, let given, let found) {
      guard try areThere(encoded) else {
        throw .notTheHead(contest: contest, given: given, found: found)
      }
      try makeDurable(contest)
    }
    return encoded.map(\.head)
  }

  /// Inside a transaction.
  private func write(_ entries: EncodedEntries, _ batch: JournalBatch) throws(StoreError) {
    let contest = try row(of: entries.contest)
    let found = try head(of: entries.contest)
    guard found == entries.after else {
      throw .notTheHead(contest: entries.contest, given: entries.after, found: found)
    }
    let insert = try database.statement(
      "INSERT INTO event (contest, sequence, at, payload, hash) VALUES (?, ?, ?, ?, ?)")
    for row in entries.rows {
      try insert.run([
        .integer(contest), .integer(row.sequence), .integer(row.at.milliseconds),
        .blob(row.payload), .blob(row.hash),
      ])
    }
    for person in batch.persons { try write(person, contest: contest) }
    for opinion in batch.opinions { try write(opinion, contest: contest) }
    for question in batch.forgotten { try forgetOpinions(on: question, contest: contest) }
  }

  /// What became of batches whose commit failed. All or none of them are there.
  private func outcome(of batches: [EncodedEntries]) -> StoreError.BatchOutcome {
    // A journal that cannot be read either: nobody knows.
    guard let areThere = try? areThere(batches) else { return .unknown }
    return areThere ? .present : .absent
  }

  private func areThere(_ batches: [EncodedEntries]) throws(StoreError) -> Bool {
    // Persons alone leave no trace in a chain; writing them twice does no harm.
    guard let telling = batches.first(where: { !$0.rows.isEmpty }) else { return false }
    let found = try rows(of: telling.contest, from: telling.head.sequence, limit: 1).first
    return found?.sequence == telling.head.sequence && found?.hash == telling.head.hash.bytes
  }

  /// A commit syncs the log from its start, so any later one covers what came before.
  private func makeDurable(_ contest: String) throws(StoreError) {
    try database.run(
      "UPDATE contest SET definition = definition WHERE row = ?",
      [.integer(try row(of: contest))])
  }
}
