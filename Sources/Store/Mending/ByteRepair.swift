import ContestEngine
import Cryptography

/// Finds what an entry was before one byte of it changed, where its hash is still there to prove it.
///
/// Nothing is guessed: of all the entries that differ in one byte, at most one has the hash.
struct ByteRepair {
  /// Bytes that may still be hashed, for one journal: a few seconds of a slow processor.
  private var budget = 6_000_000_000

  /// Up to this every value of a byte is tried, in longer entries one bit at a time.
  private static let shortByteCount = 1_024

  /// - Parameter row: of which the hash is taken for true.
  mutating func row(_ row: JournalRow, after head: JournalHead) -> JournalRow? {
    guard let hash = SHA256Digest(row.hash) else { return nil }
    let isShort = row.payload.count <= Self.shortByteCount
    let tries = row.payload.count * (isShort ? 255 : 8)
    let cost = tries.multipliedReportingOverflow(by: row.payload.count + 64)
    guard !cost.overflow, cost.partialValue <= budget else { return nil }
    budget -= cost.partialValue
    if let at = moment(row, after: head, hash) {
      return JournalRow(sequence: head.sequence + 1, at: at, payload: row.payload, hash: row.hash)
    }
    var payload = row.payload
    for place in payload.indices {
      let found = payload[place]
      for change in Self.changes(isShort) {
        payload[place] = found ^ change
        if head.adding(payload, at: row.at).hash == hash {
          return JournalRow(
            sequence: head.sequence + 1, at: row.at, payload: payload, hash: row.hash)
        }
      }
      payload[place] = found
    }
    return nil
  }

  private func moment(
    _ row: JournalRow, after head: JournalHead, _ hash: SHA256Digest
  ) -> Instant? {
    for place in 0..<8 {
      for change in Self.changes(true) {
        let at = Instant(milliseconds: row.at.milliseconds ^ Int64(change) << Int64(8 * place))
        if head.adding(row.payload, at: at).hash == hash { return at }
      }
    }
    return nil
  }

  private static func changes(_ isShort: Bool) -> [UInt8] {
    isShort ? Array(1...255) : (0..<8).map { 1 << $0 }
  }
}
