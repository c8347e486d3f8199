import ContestEngine
import Cryptography
import Network
import Store
import Synchronization

/// How many events of a contest are worth a snapshot.
public struct SnapshotPolicy: Sendable {
  /// While it is served. Applying so many takes a start about a tenth of a second.
  public var every: Int64 = 50_000
  /// When the server ends, and nobody waits for it.
  public var atEnd: Int64 = 10_000

  public init() {}
}

/// Writes snapshots of the contests that are served, on a thread of its own, while nobody waits for an
/// answer to be accepted. Confined to the thread that decides.
final class SnapshotKeeping {
  private let folder: SnapshotFolder
  private let policy: SnapshotPolicy
  private let log: @Sendable (ServiceNews) -> Void
  private let program = ProgramDigest()
  /// How far the newest snapshot of each contest goes.
  private var writtenTo: [String: Int64] = [:]
  private var writing: Writing?

  /// One snapshot that is being written.
  private final class Writing {
    let thread: WorkerThread
    let isOver: Flag

    init(_ thread: WorkerThread, _ isOver: Flag) {
      self.thread = thread
      self.isOver = isOver
    }
  }

  private final class Flag: Sendable {
    let isUp = Atomic(false)
  }

  init(
    _ folder: SnapshotFolder, policy: SnapshotPolicy,
    log: @escaping @Sendable (ServiceNews) -> Void
  ) {
    self.folder = folder
    self.policy = policy
    self.log = log
  }

  /// A contest as its journal has it, from the newest snapshot that fits.
  func rebuild(_ id: String, from journal: any Journal) throws(StoreError) -> RebuiltContest {
    guard !folder.sequences(of: id).isEmpty, let program = program.value else {
      return try journal.rebuild(id)
    }
    let rebuilt = try journal.rebuild(id, from: folder, program: program) { misfit in
      log(.snapshotSetAside(contest: id, misfit))
    }
    writtenTo[id] = rebuilt.snapshotAt
    return rebuilt
  }

  /// Begins to write one where one is due: never while a question is open, and of what is durable alone.
  /// The thread has the state as it is now; what is decided meanwhile changes a copy.
  func consider(_ contests: [ServedContest]) {
    if let writing {
      guard writing.isOver.isUp.load(ordering: .acquiring) else { return }
      writing.thread.join()
      self.writing = nil
    }
    guard let due = contests.first(where: { isDue($0, after: policy.every) }) else { return }
    begin(due)
  }

  /// Writes what is due at the end, and waits for it.
  func finish(_ contests: [ServedContest]) {
    writing?.thread.join()
    writing = nil
    for served in contests where isDue(served, after: policy.atEnd) {
      begin(served)
      writing?.thread.join()
      writing = nil
    }
  }

  private func isDue(_ served: ServedContest, after events: Int64) -> Bool {
    guard let id = served.contest.program?.definition.id else { return false }
    return served.unsaved.isEmpty && served.head.sequence == served.contest.sequence
      && !served.hasMarks && served.contest.sequence - writtenTo[id, default: 0] >= events
  }

  private func begin(_ served: ServedContest) {
    guard let id = served.contest.program?.definition.id else { return }
    writtenTo[id] = served.contest.sequence
    let (contest, head, isOver) = (served.contest, served.head, Flag())
    let thread = try? WorkerThread { [folder, program, log] in
      defer { isOver.isUp.store(true, ordering: .releasing) }
      guard let program = program.value else { return }
      do throws(StoreError) {
        try folder.write(
          KeptSnapshot(
            contest: id, head: head, program: program, content: ContestSnapshot(contest)))
      } catch {
        log(.snapshotUnwritten(contest: id, error))
      }
    }
    // Where no thread can be had, a snapshot is not what is missing.
    writing = thread.map { Writing($0, isOver) }
  }
}

/// The hash of the program's own file, taken when it is first asked for.
private final class ProgramDigest: Sendable {
  private let known = Mutex<SHA256Digest?>(nil)

  /// Nil where the system does not give it: no snapshot is written or taken then.
  var value: SHA256Digest? {
    known.withLock { known in
      if known == nil { known = .ofThisProgram() }
      return known
    }
  }
}
