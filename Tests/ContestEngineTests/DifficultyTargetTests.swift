import Assessment
import ContestEngine
import Testing

/// Draws that are to be so hard.
@Suite struct DifficultyTargetTests {
  /// Thirty items of which the n-th had n ÷ 31 of full marks.
  private func program(
    count: Int = 5, right: Int, within: Int = 2, reserve: Int? = nil,
    pool: ClosedRange<Int> = 1...30
  ) -> ContestProgram {
    let items = Sample.items(pool)
    let definition = Sample.definition([
      Sample.round("mot", 1...1) {
        $0.items = .drawn(
          DrawRules(
            count: count, reserve: reserve, target: DifficultyTarget(right: right, within: within)))
      }
    ])
    let shares = pool.map { ("item-\($0)", $0 * 1_000_000 / 31) }
    return ContestProgram(
      definition: definition, pools: [items],
      difficulties: Dictionary(uniqueKeysWithValues: shares))
  }

  private func seed(_ number: Int) -> [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: number &* 73 &+ $0 &* 11 &+ 1) }
  }

  private func mean(_ draw: Draw, _ program: ContestProgram, of count: Int) -> Double {
    let shares = draw.rounds[0].prefix(count).map { drawn in
      Double(program.difficulties?[drawn.item.id.text] ?? 0) / 1e6
    }
    return shares.reduce(0, +) / Double(count)
  }

  @Test(arguments: [20, 35, 50, 65, 80])
  func `every draw is as hard as asked, and draws differ`(right: Int) throws {
    let program = program(right: right)
    var drawn: Set<Set<String>> = []
    for number in 0..<100 {
      let draw = try Draw(of: program, seed: seed(number))
      #expect(draw.rounds[0].count == 5)
      let mean = mean(draw, program, of: 5)
      #expect(abs(mean - Double(right) / 100) <= 0.02 + 1e-9, "\(mean), draw \(number)")
      drawn.insert(Set(draw.rounds[0].map(\.item.id.text)))
    }
    #expect(drawn.count > 50)
  }

  @Test func `a draw that is near enough is left alone`() throws {
    let free = program(right: 50, within: 50)
    var plain = free.definition
    plain.rounds[0].items = .drawn(DrawRules(count: 5))
    for number in 0..<20 {
      let seed = seed(number)
      let without = try Draw(of: ContestProgram(definition: plain, pools: free.pools), seed: seed)
      #expect(try Draw(of: free, seed: seed) == without)
    }
  }

  @Test func `what no draw can reach is refused`() {
    // The five hardest have 10 % on the mean.
    #expect(throws: Refusal.drawOffTarget(round: 0)) {
      try Draw(of: program(right: 5, within: 2), seed: seed(1))
    }
    #expect(throws: Refusal.drawTooSmall(round: 0, found: 4)) {
      try Draw(of: program(right: 10, within: 9, pool: 1...4), seed: seed(1))
    }
  }

  @Test func `reserves are not weighed`() throws {
    let program = program(count: 4, right: 30, reserve: 3)
    for number in 0..<20 {
      let draw = try Draw(of: program, seed: seed(number))
      #expect(draw.rounds[0].count == 7 && Set(draw.rounds[0].map(\.item.id)).count == 7)
      #expect(abs(mean(draw, program, of: 4) - 0.3) <= 0.02 + 1e-9)
    }
  }

  @Test func `an exchange never brings in what another round has`() throws {
    let first = program(right: 20)
    var definition = first.definition
    definition.rounds.append(
      Sample.round("hai", 1...1) {
        $0.items = .drawn(DrawRules(count: 6, target: DifficultyTarget(right: 30, within: 3)))
      })
    let program = ContestProgram(
      definition: definition, pools: [first.pools[0], first.pools[0]],
      difficulties: first.difficulties)
    for number in 0..<50 {
      let draw = try Draw(of: program, seed: seed(number))
      #expect(Set(draw.rounds.joined().map(\.item.id)).count == 11, "draw \(number)")
    }
  }

  @Test func `self-paced papers have no target yet, and that is said`() {
    var definition = program(right: 50).definition
    definition.mode = .window
    #expect(
      ContestProgram(definition: definition, pools: [[]]).unsupportedParts()
        == ["rounds[0].draw.difficulty"])
  }
}
