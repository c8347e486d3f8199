public import ContestEngine
public import Cryptography

/// A contest as its journal has it.
public struct RebuiltContest: Sendable {
  public let contest: Contest
  public let head: JournalHead
  /// The place of the snapshot that it was begun from; 0 without one.
  public let snapshotAt: Int64
}

extension Journal {
  /// Applies a contest's entries, every one of them checked against the chain.
  ///
  /// - Throws: `brokenJournal` at the first entry that is not what was written.
  public func rebuild(_ contest: String) throws(StoreError) -> RebuiltContest {
    var rebuilding = Rebuilding(contest, nil)
    try run(&rebuilding)
    return rebuilding.rebuilt
  }

  /// The same from the newest snapshot that fits. The entries before it are checked all the same, and
  /// its groundwork alone is applied.
  ///
  /// - Parameters:
  ///   - program: which program's snapshots are taken.
  ///   - note: told of each snapshot that does not fit. It is taken away.
  public func rebuild(
    _ contest: String, from folder: SnapshotFolder, program: SHA256Digest,
    note: (SnapshotMisfit) -> Void
  ) throws(StoreError) -> RebuiltContest {
    for sequence in folder.sequences(of: contest) {
      switch folder.read(contest, at: sequence, program: program) {
      case .failure(let misfit): note(misfit)
      case .success(let snapshot):
        var rebuilding = Rebuilding(contest, snapshot)
        try run(&rebuilding)
        guard let misfit = rebuilding.misfit else { return rebuilding.rebuilt }
        note(misfit)
      }
      folder.remove(contest, sequence)
    }
    return try rebuild(contest)
  }

  private func run(_ rebuilding: inout Rebuilding) throws(StoreError) {
    let contest = rebuilding.id
    try everyRow(of: contest, from: 1) { (row) throws(StoreError) in try rebuilding.take(row) }
    rebuilding.end()
    guard rebuilding.isBroken else { return }
    // `verify` knows every way in which a journal can be broken.
    throw .brokenJournal(
      contest: contest,
      try verify(contest).fault
        ?? JournalFault(sequence: rebuilding.head.sequence + 1, reason: .altered))
  }
}

/// Follows a journal entry by entry.
private struct Rebuilding {
  let id: String
  private(set) var head: JournalHead
  /// The next row is not the next entry. What follows is not looked at.
  private(set) var isBroken = false
  private(set) var misfit: SnapshotMisfit?
  private var contest = Contest()
  /// Until its place is reached.
  private var snapshot: KeptSnapshot?
  private let snapshotAt: Int64

  init(_ id: String, _ snapshot: KeptSnapshot?) {
    self.id = id
    self.snapshot = snapshot
    snapshotAt = snapshot?.head.sequence ?? 0
    head = .genesis(of: id)
  }

  var rebuilt: RebuiltContest {
    RebuiltContest(contest: contest, head: head, snapshotAt: snapshotAt)
  }

  mutating func take(_ row: RowInPlace) throws(StoreError) {
    guard !isBroken, misfit == nil else { return }
    let next = head.adding(row.payload, at: row.at)
    guard row.sequence == next.sequence, next.hash.isWritten(in: row.hash) else {
      isBroken = true
      return
    }
    head = next
    if snapshot == nil || EventTag.isGroundwork(row.payload) {
      contest.apply(try row.event(of: id), at: row.at)
    }
    if let snapshot, snapshot.head.sequence == head.sequence { lay(snapshot) }
  }

  private mutating func lay(_ snapshot: KeptSnapshot) {
    self.snapshot = nil
    guard snapshot.head == head else {
      misfit = .otherJournal
      return
    }
    do throws(SnapshotFault) {
      try contest.restore(snapshot.content)
      // What it counted must be what the journal counts.
      if contest.sequence != head.sequence { misfit = .state(.outOfRange) }
    } catch {
      misfit = .state(error)
    }
  }

  mutating func end() {
    if snapshot != nil, !isBroken { misfit = .otherJournal }
  }
}
