public import ContestEngine
import Cryptography

/// What a check of a whole journal found.
public struct JournalVerification: Hashable, Sendable {
  /// The end of the part that is sound.
  public let head: JournalHead
  /// Nil: all of it is sound.
  public let fault: JournalFault?
  /// The entries of the sound part that say of a mending.
  public var mendings: [JournalEntry] = []
}

extension Journal {
  /// Checks every entry of a journal against the chain, and the chain against `known`, a head that
  /// somebody kept: a chain alone does not show a cut tail.
  public func verify(
    _ contest: String, known: JournalHead? = nil
  ) throws(StoreError) -> JournalVerification {
    var check = ChainCheck(contest: contest, known: known)
    try everyRow(of: contest, from: 1) { check.take($0) }
    if check.isSuspect {
      let (head, expected) = (check.head, check.head.sequence + 1)
      var found: Int64?
      try everyRow(of: contest, from: expected + 1) { row in
        if found == nil, head.isFollowed(by: row) { found = row.sequence }
      }
      check.conclude(foundAt: found)
    }
    check.end()
    return JournalVerification(
      head: check.head, fault: check.fault, mendings: check.mendings)
  }

  func everyRow(
    of contest: String, from sequence: Int64, _ body: (RowInPlace) throws(StoreError) -> Void
  ) throws(StoreError) {
    var next = sequence
    while true {
      let count = try eachRow(of: contest, from: next, limit: Self.pageSize) {
        (row) throws(StoreError) in
        try body(row)
        next = row.sequence + 1
      }
      guard count == Self.pageSize else { return }
    }
  }
}

extension JournalHead {
  /// Whether the row's content is the entry after this head, wherever the row stands.
  func isFollowed(by row: RowInPlace) -> Bool {
    adding(row.payload, at: row.at).hash.isWritten(in: row.hash)
  }
}

/// Follows a chain row by row to its first fault.
private struct ChainCheck {
  let known: JournalHead?
  private(set) var head: JournalHead
  private(set) var fault: JournalFault?
  /// The row at the next sequence is not the next entry, which may stand elsewhere.
  private(set) var isSuspect = false
  private var isAbsent = false
  private(set) var mendings: [JournalEntry] = []

  init(contest: String, known: JournalHead?) {
    self.known = known
    head = .genesis(of: contest)
    check(head)
  }

  mutating func take(_ row: RowInPlace) {
    guard fault == nil, !isSuspect else { return }
    let sequence = head.sequence + 1
    let next = head.adding(row.payload, at: row.at)
    guard row.sequence == sequence, next.hash.isWritten(in: row.hash) else {
      isSuspect = true
      isAbsent = row.sequence != sequence
      return
    }
    do {
      let event = try EventCodec.decode(row.payload)
      if case .mended = event {
        mendings.append(JournalEntry(sequence: sequence, at: row.at, event: event))
      }
    } catch {
      fault = JournalFault(sequence: sequence, reason: .unreadable(error))
      return
    }
    head = next
    check(head)
  }

  private mutating func check(_ head: JournalHead) {
    guard let known, known.sequence == head.sequence, known.hash != head.hash else { return }
    fault = JournalFault(sequence: head.sequence, reason: .rewritten(known: known.hash))
  }

  mutating func conclude(foundAt: Int64?) {
    let reason: JournalFault.Reason =
      if let foundAt { .reordered(foundAt: foundAt) } else { isAbsent ? .missing : .altered }
    fault = JournalFault(sequence: head.sequence + 1, reason: reason)
  }

  mutating func end() {
    guard fault == nil, let known, known.sequence > head.sequence else { return }
    fault = JournalFault(
      sequence: head.sequence + 1, reason: .cutTail(known: known.sequence))
  }
}
