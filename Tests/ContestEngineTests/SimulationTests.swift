import Assessment
import ContestEngine
import Foundation
import Testing

/// Contests in which anything may be asked at any moment. Whatever happens, the figures are those
/// of the reference, and the journal alone rebuilds the state.
@Suite struct SimulationTests {
  @Test(arguments: 1...150 as ClosedRange<UInt64>)
  func `the contest scores as the reference does`(seed: UInt64) throws {
    let live = try Simulation(seed: seed).run()
    #expect(SimulationFaults.ofFigures(live) == [], "seed \(seed)")
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `a journal rebuilds the contest from any place in it`(seed: UInt64) throws {
    let live = try Simulation(seed: seed).run()
    #expect(SimulationFaults.ofReplay(live, seed: seed) == [], "seed \(seed)")
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `an answer counts once, within its bounds, and points are the sum of their parts`(
    seed: UInt64
  ) throws {
    let live = try Simulation(seed: seed).run()
    #expect(SimulationFaults.ofAnswers(live) == [], "seed \(seed)")
  }

  /// Contests as many as `BANGVANG_SEQUENCES` says, from the seed in `BANGVANG_FIRST_SEED` on: the
  /// long run. What it has come to is told every thousand.
  @Test func `whatever is asked, in so many sequences of commands, nothing is at fault`() throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["BANGVANG_SEQUENCES"].flatMap { UInt64($0) } ?? 20
    let first = environment["BANGVANG_FIRST_SEED"].flatMap { UInt64($0) } ?? 1_000_000
    for seed in first..<first + count {
      let live = try Simulation(seed: seed).run()
      let faults =
        SimulationFaults.ofFigures(live) + SimulationFaults.ofReplay(live, seed: seed)
        + SimulationFaults.ofSnapshot(live, seed: seed) + SimulationFaults.ofAnswers(live)
        + SimulationFaults.ofRefusals(live, seed: seed)
      #expect(faults == [], "seed \(seed)")
      if (seed - first + 1) % 1_000 == 0 { print("sequences: \(seed - first + 1)") }
    }
  }
}
