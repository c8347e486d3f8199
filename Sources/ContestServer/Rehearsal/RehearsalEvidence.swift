public import Wire

/// What a rehearsal has measured, as far as a verdict needs it.
public struct RehearsalEvidence: Hashable, Sendable {
  /// How many students were to come in, and how many did.
  public var asked: Int
  public var joined: Int
  /// Those whom the contest itself did not let in: that says nothing of the machine.
  public var turnedAway = 0
  public var lost = 0
  public var doubled = 0
  /// Whether all who joined came to the end of the contest.
  public var ended = true
  /// From sending an answer to `accepted`, 99 of a hundred, in milliseconds; nil where none was accepted.
  public var latency: Int64?
  /// Of the line alone, as the kernel measures it, 99 of a hundred, in microseconds; nil where unknown.
  public var roundTrip: Int64?
  /// The busiest second of the rehearsal's own thread, 0…1.
  public var ownShare = 0.0
  /// What the server told of its machine, in order; empty without a host's token.
  public var uses: [ServerMessage.MachineUse] = []
  /// When all had come in; nil where that never was.
  public var playingSince: ServerTime?
  /// `fault` lines that told of a disk that fails.
  public var faults = 0

  public init(asked: Int, joined: Int) {
    self.asked = asked
    self.joined = joined
  }

  /// The time after all had come in, or all of it where that never was: while they come in they come as
  /// fast as the server lets them, and any machine is busy.
  var intervals: [MachineInterval] {
    let all = zip(uses, uses.dropFirst()).compactMap { MachineInterval(from: $0, to: $1) }
    guard let playingSince else { return all }
    let playing = all.filter { $0.start >= playingSince }
    return playing.isEmpty ? all : playing
  }
}

extension RehearsalEvidence {
  /// What the server told of its machine, for people: of the time after all had come in.
  public struct Figures: Hashable, Sendable {
    /// What was wanted of the processors in the busiest second, in percent; above 100 it was not to be had.
    public let processorPercent: Int
    /// The mean of a commit's wait for the disk where that was longest, in microseconds.
    public let syncMicroseconds: Int64
    /// The least memory that the machine had left.
    public let availableBytes: Int64
    public let connections: Int
    public let connectionsMax: Int
  }

  /// Nil without a host's token.
  public var figures: Figures? {
    guard let last = uses.last else { return nil }
    let intervals = intervals
    let sync = intervals.filter { $0.commits > 0 }.map { $0.syncing / $0.commits }.max() ?? 0
    return Figures(
      processorPercent: Int(((intervals.map(\.processor).max() ?? 0) * 100).rounded()),
      syncMicroseconds: Int64(sync * 1_000_000),
      availableBytes: uses.map(\.availableBytes).min() ?? last.availableBytes,
      connections: uses.map(\.connections).max() ?? last.connections,
      connectionsMax: last.connectionsMax)
  }
}

/// What was taken of a machine between two readings.
struct MachineInterval: Hashable, Sendable {
  let start: ServerTime
  let seconds: Double
  /// What was wanted of the processors as a share of what there is; above 1 it was not to be had. Of the
  /// one thread that decides, or of all threads on all processors, whichever is more.
  let processor: Double
  /// What all threads got of all processors, 0…1.
  let processorGot: Double
  let commits: Double
  let entries: Double
  /// In seconds.
  let syncing: Double

  /// Nil for readings that are not in order: of a server that was started anew in between.
  init?(from first: ServerMessage.MachineUse, to last: ServerMessage.MachineUse) {
    let wall = Double(last.at - first.at) * 1_000
    guard wall > 0, last.commits >= first.commits, last.computed >= first.computed,
      last.deciderComputed >= first.deciderComputed
    else { return nil }
    start = first.at
    seconds = wall / 1_000_000
    let got = Double(last.computed - first.computed)
    // Threads that ended took their waiting with them.
    let waited = Double(max(0, last.waited - first.waited))
    let deciderWaited = Double(max(0, last.deciderWaited - first.deciderWaited))
    let decider = Double(last.deciderComputed - first.deciderComputed) + deciderWaited
    let room = wall * Double(max(1, last.processors))
    processor = max(decider / wall, (got + waited) / room)
    processorGot = got / room
    commits = Double(last.commits - first.commits)
    entries = Double(last.entries - first.entries)
    syncing = max(0, Double(last.syncing - first.syncing) - deciderWaited) / 1_000_000
  }
}
