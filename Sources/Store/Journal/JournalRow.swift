public import ContestEngine
import Cryptography

/// An entry as it is stored: the event in its bytes, and the hash of the chain up to it.
public struct JournalRow: Hashable, Sendable {
  public var sequence: Int64
  public var at: Instant
  public var payload: [UInt8]
  /// 32 bytes, unless somebody changed them.
  public var hash: [UInt8]

  public init(sequence: Int64, at: Instant, payload: [UInt8], hash: [UInt8]) {
    self.sequence = sequence
    self.at = at
    self.payload = payload
    self.hash = hash
  }

  /// The entry that the row holds.
  public func entry() throws(MalformedEvent) -> JournalEntry {
    JournalEntry(sequence: sequence, at: at, event: try EventCodec.decode(payload))
  }
}

/// An entry as it is stored, where it lies: of no use after whoever handed it over has gone on.
public struct RowInPlace {
  public let sequence: Int64
  public let at: Instant
  public let payload: UnsafeRawBufferPointer
  /// 32 bytes, unless somebody changed them.
  public let hash: UnsafeRawBufferPointer

  public init(
    sequence: Int64, at: Instant, payload: UnsafeRawBufferPointer, hash: UnsafeRawBufferPointer
  ) {
    self.sequence = sequence
    self.at = at
    self.payload = payload
    self.hash = hash
  }

  /// - Throws: `brokenJournal` where it cannot be read.
  func event(of contest: String) throws(StoreError) -> Event {
    do throws(MalformedEvent) {
      return try EventCodec.decode(payload)
    } catch {
      throw .brokenJournal(
        contest: contest, JournalFault(sequence: sequence, reason: .unreadable(error)))
    }
  }
}

extension JournalRow {
  init(_ row: RowInPlace) {
    self.init(
      sequence: row.sequence, at: row.at, payload: Array(row.payload), hash: Array(row.hash))
  }
}

/// Entries made ready to be stored: encoded and chained to a head.
struct EncodedEntries {
  let contest: String
  let after: JournalHead
  private(set) var head: JournalHead
  private(set) var rows: [JournalRow] = []

  init(_ batch: JournalBatch) throws(StoreError) {
    contest = batch.contest
    after = batch.after
    head = batch.after
    rows.reserveCapacity(batch.entries.count)
    for entry in batch.entries {
      guard entry.sequence == head.sequence + 1 else {
        throw .notConsecutive(contest: contest, sequence: entry.sequence)
      }
      let payload: [UInt8]
      do { payload = try EventCodec.encode(entry.event) } catch { throw .unencodable(error) }
      head = head.adding(payload, at: entry.at)
      rows.append(
        JournalRow(
          sequence: entry.sequence, at: entry.at, payload: payload, hash: head.hash.bytes))
    }
  }
}
