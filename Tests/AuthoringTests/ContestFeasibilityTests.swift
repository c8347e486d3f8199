import TestSupport
import Testing

@testable import Authoring

@Suite struct ContestFeasibilityTests {
  @Test func `rounds with pools of their own are drawn`() {
    #expect(DrawFeasibility.shortage(needs: [2, 1], pools: [[1, 2], [3]]) == nil)
    #expect(DrawFeasibility.shortage(needs: [], pools: []) == nil)
    #expect(DrawFeasibility.shortage(needs: [0], pools: [[]]) == nil)
  }

  @Test func `a round gives way to one that has no other choice`() {
    #expect(
      DrawFeasibility.shortage(needs: [2, 2, 1], pools: [[1, 2, 3], [3, 4, 5], [5]]) == nil)
  }

  @Test func `only the rounds that are too small together are named`() {
    let shortage = DrawFeasibility.shortage(
      needs: [3, 2, 2], pools: [[10, 11, 12], [1, 2, 3], [1, 2, 3]])
    #expect(shortage == DrawFeasibility.Shortage(rounds: [1, 2], needed: 4, found: 3))
  }

  /// Against trying all ways on small contests.
  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `the answer is that of trying everything`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let rounds = Int.random(in: 1...4, using: &random)
    let pools = (0..<rounds).map { _ in
      Set((0..<7).filter { _ in Bool.random(using: &random) })
    }
    let needs = pools.map { Int.random(in: 0...min(3, $0.count), using: &random) }
    let slots = needs.enumerated().flatMap { Array(repeating: $0.offset, count: $0.element) }
    let shortage = DrawFeasibility.shortage(needs: needs, pools: pools)
    #expect((shortage == nil) == canFill(slots[...], pools, []), "seed \(seed)")
    if let shortage {
      #expect(shortage.found < shortage.needed, "seed \(seed)")
      #expect(shortage.needed == shortage.rounds.map { needs[$0] }.reduce(0, +), "seed \(seed)")
    }
  }

  private func canFill(_ slots: ArraySlice<Int>, _ pools: [Set<Int>], _ used: Set<Int>) -> Bool {
    guard let slot = slots.first else { return true }
    return pools[slot].subtracting(used).contains { item in
      canFill(slots.dropFirst(), pools, used.union([item]))
    }
  }
}
