import Wire

/// Whether a machine is big enough, and what would be short first: worked out from what was measured, and
/// silent where that tells nothing.
public struct RehearsalVerdict: Hashable, Sendable {
  public enum Limit: String, Hashable, Sendable, CaseIterable {
    case processor, otherPrograms, disk, memory, files, network, rehearsal
  }

  /// All who were to come in did and came to the end, nothing was lost or doubled, and 99 of a hundred
  /// answers were accepted within `patience`.
  public let held: Bool
  /// How many the machine holds by what was measured: with `held` at least those who took part. Nil
  /// where that cannot be said.
  public let contestants: Int?
  /// What is short, or would be first; nil where nothing that was measured shows it.
  public let limit: Limit?

  /// In milliseconds. A child feels a quarter of a second, and not yet less.
  public static let patience: Int64 = 250
  /// A processor that is busier than this lets what comes wait about six times as long as it takes.
  ///
  /// Source: the queue M/M/1, whose mean stay is 1 / (1 − load) times the service.
  static let loadMax = 0.85
  /// Less than that left is none: the system begins to write memory to the disk, in bytes.
  static let memoryMin: Int64 = 100_000_000
  /// A share of one thread that lets a rehearsal be late itself.
  static let ownShareMax = 0.9
  /// Nothing is said of more than so many times those who took part, and nothing of more at all where
  /// fewer than `crowd` did: their load is lost in what the machine does anyway.
  static let outlook = 10
  public static let crowd = 100

  public init(_ evidence: RehearsalEvidence) {
    let measured = Measured(evidence)
    held = measured.held
    let bounds = measured.bounds
    if held {
      let least = bounds.min { $0.contestants < $1.contestants }
      let most = Double(evidence.joined) * Double(Self.outlook)
      if let least, least.contestants < most, evidence.joined >= Self.crowd {
        contestants = max(evidence.joined, Self.rounded(least.contestants))
        limit = least.limit
      } else {
        contestants = evidence.joined
        limit = nil
      }
    } else {
      let short = measured.short
      limit = short
      contestants = bounds.first { $0.limit == short }.map { Self.rounded($0.contestants) }
        .flatMap { $0 < evidence.asked ? $0 : nil }
    }
  }

  /// Down to two digits: more was not measured.
  static func rounded(_ number: Double) -> Int {
    let whole = Int(max(0, min(number, 1_000_000)))
    var unit = 1
    while whole / unit >= 100 { unit *= 10 }
    return whole / unit * unit
  }
}

/// The figures behind a verdict.
private struct Measured {
  let evidence: RehearsalEvidence
  let intervals: [MachineInterval]

  init(_ evidence: RehearsalEvidence) {
    self.evidence = evidence
    intervals = evidence.intervals
  }

  var held: Bool {
    evidence.joined > 0 && evidence.joined >= evidence.asked - evidence.turnedAway
      && evidence.ended && evidence.lost == 0 && evidence.doubled == 0
      && evidence.latency.map { $0 <= RehearsalVerdict.patience } ?? false
  }

  // MARK: What is short

  /// What explains that not all went well; the plainest evidence first.
  var short: RehearsalVerdict.Limit? {
    let latency = Double(evidence.latency ?? .max) / 1_000
    if areFilesShort { return .files }
    if let least = evidence.uses.map(\.availableBytes).min(), least < RehearsalVerdict.memoryMin {
      return .memory
    }
    // An answer waits for one commit at least and for two at most.
    if evidence.faults > 0 { return .disk }
    if let sync = worstSync, sync >= 0.05, evidence.latency == nil || sync >= latency / 4 {
      return .disk
    }
    if evidence.ownShare >= RehearsalVerdict.ownShareMax { return .rehearsal }
    if let busiest, busiest.processor >= RehearsalVerdict.loadMax {
      return busiest.processorGot < busiest.processor / 2 ? .otherPrograms : .processor
    }
    if let trip = evidence.roundTrip, trip >= 50_000, Double(trip) / 1_000_000 >= latency / 2 {
      return .network
    }
    return nil
  }

  private var areFilesShort: Bool {
    guard evidence.joined < evidence.asked - evidence.turnedAway else { return false }
    return evidence.uses.contains { $0.connections >= $0.connectionsMax - $0.connectionsMax / 50 }
  }

  /// In seconds a commit, of the interval in which that took longest.
  private var worstSync: Double? {
    intervals.filter { $0.commits > 0 }.map { $0.syncing / $0.commits }.max()
  }

  private var busiest: MachineInterval? { intervals.max { $0.processor < $1.processor } }

  // MARK: What would be

  struct Bound {
    let limit: RehearsalVerdict.Limit
    let contestants: Double
  }

  /// How many each thing would do for.
  var bounds: [Bound] {
    guard evidence.joined > 0 else { return [files].compactMap(\.self) }
    return [files, memory, disk, processor].compactMap(\.self)
  }

  private var joined: Double { Double(evidence.joined) }

  /// Hosts, boards and who is only coming in take some connections.
  private var files: Bound? {
    evidence.uses.last.map { Bound(limit: .files, contestants: Double($0.connectionsMax - 16)) }
  }

  private var memory: Bound? {
    guard let first = evidence.uses.first,
      let most = evidence.uses.max(by: { $0.residentBytes < $1.residentBytes }),
      let least = evidence.uses.map(\.availableBytes).min()
    else { return nil }
    let each = Double(most.residentBytes - first.residentBytes) / joined
    guard each > 0 else { return nil }
    let room = Double(max(0, least - RehearsalVerdict.memoryMin))
    return Bound(limit: .memory, contestants: joined + room / each)
  }

  private var processor: Bound? {
    guard let busiest, busiest.processor > 0 else { return nil }
    let isOthers = busiest.processorGot < busiest.processor / 2 && busiest.processor >= 0.5
    return Bound(
      limit: isOthers ? .otherPrograms : .processor,
      contestants: joined * RehearsalVerdict.loadMax / busiest.processor)
  }

  /// A commit takes `each` and `entry` for each of its entries, and takes what came while the last one was
  /// made: with n contestants who send `rate` entries a second each, T = each + entry × rate × n × T. An
  /// answer is accepted after two of them at most.
  private var disk: Bound? {
    let busy = intervals.filter { $0.commits > 0 && $0.seconds > 0 }
    guard let rate = busy.map({ $0.entries / $0.seconds }).max(), rate > 0 else { return nil }
    let (each, entry) = Self.costs(busy)
    let slack = 1 - 2 * each * 1_000 / Double(RehearsalVerdict.patience)
    if slack <= 0 { return Bound(limit: .disk, contestants: 0) }
    guard entry > 0 else { return nil }
    return Bound(limit: .disk, contestants: slack / (entry * rate / joined))
  }

  /// Seconds a commit and an entry, by least squares without a constant.
  private static func costs(_ intervals: [MachineInterval]) -> (each: Double, entry: Double) {
    func sum(_ term: (MachineInterval) -> Double) -> Double {
      intervals.reduce(0) { $0 + term($1) }
    }
    let (cc, ee) = (sum { $0.commits * $0.commits }, sum { $0.entries * $0.entries })
    let (ce, cs) = (sum { $0.commits * $0.entries }, sum { $0.commits * $0.syncing })
    let es = sum { $0.entries * $0.syncing }
    let determinant = cc * ee - ce * ce
    let alone = cc > 0 ? cs / cc : 0
    // Where every commit had as many entries as the next, the two cannot be told apart.
    guard determinant > 0.01 * cc * ee else { return (alone, 0) }
    let each = (cs * ee - es * ce) / determinant
    let entry = (es * cc - cs * ce) / determinant
    if entry <= 0 { return (alone, 0) }
    return each < 0 ? (0, es / ee) : (each, entry)
  }
}
