import Testing
import Wire

@testable import ContestServer

/// What a rehearsal says of a machine, from figures that are known.
@Suite struct RehearsalVerdictTests {
  /// A machine that is read once a second.
  private struct Machine {
    var uses: [ServerMessage.MachineUse]

    init(processors: Int = 2, connectionsMax: Int = 19_936) {
      uses = [
        ServerMessage.MachineUse(
          at: ServerTime(milliseconds: 1_000), processors: processors,
          connectionsMax: connectionsMax, residentBytes: 50_000_000,
          availableBytes: 4_000_000_000)
      ]
    }

    /// A second in which this was taken, in microseconds.
    mutating func second(
      computed: Int64 = 10_000, waited: Int64 = 0, decider: Int64 = 5_000,
      deciderWaited: Int64 = 0, commits: Int64 = 20, entries: Int64 = 100, syncing: Int64 = 20_000,
      connections: Int = 500, grown: Int64 = 0, free: Int64 = 4_000_000_000
    ) {
      guard var use = uses.last else { return }
      use.at = ServerTime(milliseconds: use.at.milliseconds + 1_000)
      use.computed += computed
      use.waited += waited
      use.deciderComputed += decider
      use.deciderWaited += deciderWaited
      use.commits += commits
      use.entries += entries
      use.syncing += syncing
      use.connections = connections
      use.residentBytes += grown
      use.availableBytes = free
      uses.append(use)
    }
  }

  private func evidence(
    _ machine: Machine, asked: Int = 500, joined: Int = 500, latency: Int64? = 20
  ) -> RehearsalEvidence {
    var evidence = RehearsalEvidence(asked: asked, joined: joined)
    evidence.uses = machine.uses
    evidence.latency = latency
    evidence.roundTrip = 300
    evidence.playingSince = machine.uses.first?.at
    return evidence
  }

  @Test func `a machine that idles holds those who came, and no limit is invented`() {
    var machine = Machine()
    for _ in 0..<5 { machine.second(syncing: 2_000) }
    let verdict = RehearsalVerdict(evidence(machine))
    #expect(verdict.held && verdict.contestants == 500 && verdict.limit == nil)
  }

  @Test func `a contest that did not come to its end says nothing of the machine`() {
    var machine = Machine()
    for _ in 0..<5 { machine.second(syncing: 2_000) }
    var evidence = evidence(machine)
    evidence.ended = false
    let verdict = RehearsalVerdict(evidence)
    #expect(!verdict.held && verdict.limit == nil && verdict.contestants == nil)
  }

  @Test func `the busiest second of the processor says how many more would do`() {
    var machine = Machine()
    machine.second(computed: 400_000, decider: 340_000, syncing: 2_000)
    machine.second(syncing: 2_000)
    let verdict = RehearsalVerdict(evidence(machine))
    // The one thread that decides had 34 % of a second: 500 × 0.85 / 0.34.
    #expect(verdict.held && verdict.limit == .processor && verdict.contestants == 1_200)
  }

  @Test func `a server that gets all of the processors is short of them`() {
    var machine = Machine()
    machine.second(computed: 1_700_000, waited: 400_000, decider: 900_000, deciderWaited: 50_000)
    let verdict = RehearsalVerdict(evidence(machine, latency: 900))
    #expect(!verdict.held && verdict.limit == .processor)
    #expect(verdict.contestants == 400, "500 × 0.85 / 1.05, down to two digits")
  }

  @Test func `a server that waits for processors which others have is told so`() {
    var machine = Machine()
    machine.second(computed: 100_000, waited: 1_500_000, decider: 50_000, deciderWaited: 900_000)
    let verdict = RehearsalVerdict(evidence(machine, latency: 900))
    #expect(!verdict.held && verdict.limit == .otherPrograms)
  }

  @Test func `a disk that takes long for each batch is the limit, however few there are`() {
    var machine = Machine()
    for _ in 0..<4 { machine.second(commits: 3, entries: 90, syncing: 900_000) }
    let verdict = RehearsalVerdict(evidence(machine, latency: 560))
    #expect(!verdict.held && verdict.limit == .disk && verdict.contestants == 0)
  }

  @Test func `a disk that takes long for each entry is a limit further on`() {
    var machine = Machine()
    // 5 ms a batch and 1 ms an entry.
    for (commits, entries) in [(40, 100), (30, 200), (20, 50), (25, 250)] as [(Int64, Int64)] {
      machine.second(
        commits: commits, entries: entries, syncing: commits * 5_000 + entries * 1_000)
    }
    let verdict = RehearsalVerdict(evidence(machine))
    // Half an entry a second each: (1 − 2 × 5 / 250) / (0.001 × 0.5).
    #expect(verdict.held && verdict.limit == .disk && verdict.contestants == 1_900)
  }

  @Test func `a disk that fails is the limit`() {
    var machine = Machine()
    machine.second()
    var failing = evidence(machine, latency: nil)
    failing.lost = 12
    failing.faults = 1
    #expect(RehearsalVerdict(failing).limit == .disk)
  }

  @Test func `connections that are used up are the limit`() {
    var machine = Machine(connectionsMax: 256)
    machine.second(connections: 256)
    let verdict = RehearsalVerdict(evidence(machine, asked: 500, joined: 254))
    #expect(!verdict.held && verdict.limit == .files && verdict.contestants == 240)
    // The same, where the contest itself was full.
    var full = evidence(machine, asked: 500, joined: 254)
    full.turnedAway = 246
    #expect(RehearsalVerdict(full).held)
  }

  @Test func `memory that is used up is the limit, and one that will be is named`() {
    var machine = Machine()
    machine.second(grown: 100_000_000, free: 60_000_000)
    #expect(RehearsalVerdict(evidence(machine, latency: 700)).limit == .memory)
    machine = Machine()
    // 200 kB a contestant, and 300 MB to give away.
    machine.second(syncing: 2_000, grown: 100_000_000, free: 400_000_000)
    let verdict = RehearsalVerdict(evidence(machine))
    #expect(verdict.held && verdict.limit == .memory && verdict.contestants == 2_000)
  }

  @Test func `a long line is the limit where nothing else explains the wait`() {
    var machine = Machine()
    machine.second()
    var far = evidence(machine, latency: 600)
    far.roundTrip = 450_000
    #expect(RehearsalVerdict(far).limit == .network)
  }

  @Test func `a rehearsal that is late itself says nothing of the server`() {
    var machine = Machine()
    machine.second()
    var late = evidence(machine, latency: 900)
    late.ownShare = 0.97
    let verdict = RehearsalVerdict(late)
    #expect(!verdict.held && verdict.limit == .rehearsal && verdict.contestants == nil)
  }

  @Test func `without figures nothing is guessed`() {
    var evidence = RehearsalEvidence(asked: 500, joined: 500)
    evidence.latency = 900
    #expect(!RehearsalVerdict(evidence).held && RehearsalVerdict(evidence).limit == nil)
    evidence.latency = 9
    #expect(RehearsalVerdict(evidence).held && RehearsalVerdict(evidence).contestants == 500)
  }

  @Test func `what a few students show is not said of many`() {
    var machine = Machine()
    machine.second(computed: 600_000, decider: 500_000, connections: 12)
    let verdict = RehearsalVerdict(evidence(machine, asked: 12, joined: 12))
    #expect(verdict.held && verdict.contestants == 12 && verdict.limit == nil)
  }

  @Test func `while they come in as fast as they can, any machine is busy`() {
    var machine = Machine()
    machine.second(computed: 1_900_000, decider: 990_000, syncing: 2_000)
    var evidence = evidence(machine)
    evidence.playingSince = machine.uses.last?.at
    machine.second(syncing: 2_000)
    evidence.uses = machine.uses
    #expect(RehearsalVerdict(evidence).limit == nil)
  }

  @Test func `figures of a server that was started anew are no interval`() {
    var machine = Machine()
    machine.second()
    var evidence = evidence(machine)
    evidence.uses.reverse()
    #expect(evidence.intervals.isEmpty)
  }
}
