import Assessment
import ContestEngine
import TestSupport
import Testing

@Suite struct DrawTests {
  static func drawn(
    _ id: String, _ count: Int, seed: String? = nil
  ) -> RoundDefinition {
    RoundDefinition(
      id: id, title: LocalizedText(id), rule: .classic,
      items: .drawn(DrawRules(count: count, seed: seed)))
  }

  static func program(_ rounds: [RoundDefinition], _ pools: [[Item]]) -> ContestProgram {
    ContestProgram(definition: Sample.definition(rounds), pools: pools)
  }

  static func seed(_ number: UInt8) -> [UInt8] { [UInt8](repeating: number, count: 32) }

  private func ids(_ draw: Draw) -> [[String]] { draw.rounds.map { $0.map(\.item.id.text) } }

  @Test func `the same seed gives the same draw, another seed another`() throws {
    let program = Self.program([Self.drawn("mot", 10)], [Sample.items(1...100)])
    #expect(try Draw(of: program, seed: Self.seed(1)) == Draw(of: program, seed: Self.seed(1)))
    let (one, two) = (
      try Draw(of: program, seed: Self.seed(1)), try Draw(of: program, seed: Self.seed(2))
    )
    #expect(ids(one) != ids(two))
    #expect(one.seed == Self.seed(1))
  }

  @Test(arguments: 1...50 as ClosedRange<UInt8>)
  func `no item is drawn twice into a contest, nor one nearly the same`(seed: UInt8) throws {
    // Every item of the second pool is one of the first in other words.
    let others = (1...20).map { number in
      var item = Sample.item(number)
      item.id = ItemID("khac-\(number)")
      item.prompt = "Câu \(number + 3). " + item.prompt.uppercased()
      return item
    }
    let rounds = [Self.drawn("mot", 8), Self.drawn("hai", 8), Sample.round("ba", 1...4)]
    let program = Self.program(
      rounds, [Sample.items(1...20) + others, others, Sample.items(1...4)])
    let draw = try Draw(of: program, seed: Self.seed(seed))
    let items = draw.rounds.flatMap { $0.map(\.item) }
    #expect(items.count == 20)
    for (place, item) in items.enumerated() {
      for other in items[(place + 1)...] {
        #expect(!NearDuplicates.areNearlySame(item, other), "\(item.id) \(other.id), seed \(seed)")
      }
    }
  }

  @Test func `alike items that somebody wants both of are drawn together`() throws {
    var twin = Sample.item(1)
    twin.id = ItemID("twin")
    twin.prompt = twin.prompt.uppercased()
    let (rounds, pools) = ([Self.drawn("mot", 2)], [[Sample.item(1), twin]])
    #expect(throws: Refusal.drawTooSmall(round: 0, found: 1)) {
      try Draw(of: Self.program(rounds, pools), seed: Self.seed(1))
    }
    let program = ContestProgram(
      definition: Sample.definition(rounds), pools: pools,
      keptPairs: [ItemPair(twin.id, ItemID("item-1"))])
    #expect(try ids(Draw(of: program, seed: Self.seed(1)))[0].count == 2)
    #expect(program.with(program.definition) == program)
  }

  @Test func `draws that share what they compared are the draws that they would be alone`() throws {
    let others = (1...20).map { number in
      var item = Sample.item(number)
      item.id = ItemID("khac-\(number)")
      item.prompt = "Câu \(number + 3). " + item.prompt.uppercased()
      return item
    }
    let program = Self.program(
      [Self.drawn("mot", 8), Self.drawn("hai", 8)], [Sample.items(1...20) + others, others])
    let likes = ItemLikes()
    for number in 1...30 as ClosedRange<UInt8> {
      let shared = try Draw(of: program, seed: Self.seed(number), likes: likes)
      #expect(try Draw(of: program, seed: Self.seed(number)) == shared, "seed \(number)")
    }
    // One that fails leaves no other behind.
    let tight = Self.program([Self.drawn("mot", 30)], [Sample.items(1...20) + others])
    #expect(throws: Refusal.self) {
      try Draw(of: tight, seed: Self.seed(1), likes: likes)
    }
    let after = try Draw(of: program, seed: Self.seed(40), likes: likes)
    #expect(try Draw(of: program, seed: Self.seed(40)) == after)
  }

  @Test func `a wide round does not use up what a narrow one needs`() throws {
    let rounds = [Self.drawn("rong", 5), Self.drawn("hep", 3)]
    let program = Self.program(rounds, [Sample.items(1...8), Sample.items(1...3)])
    for number in 0..<50 as Range<UInt8> {
      let draw = try Draw(of: program, seed: Self.seed(number))
      #expect(draw.rounds.map(\.count) == [5, 3])
    }
  }

  @Test func `too few items are named with what was found`() throws {
    let program = Self.program(
      [Self.drawn("mot", 3), Self.drawn("hai", 3)], [Sample.items(1...5), Sample.items(1...5)])
    #expect(throws: Refusal.drawTooSmall(round: 1, found: 2)) {
      try Draw(of: program, seed: Sample.seed)
    }
    let twice = Self.program(
      [Sample.round("mot", 1...2), Sample.round("hai", 2...3)],
      [Sample.items(1...2), Sample.items(2...3)])
    #expect(throws: Refusal.drawTooSmall(round: 1, found: 1)) {
      try Draw(of: twice, seed: Sample.seed)
    }
  }

  @Test func `a round with a seed of its own repeats, whatever the bits of the start`() throws {
    let rounds = [Self.drawn("mot", 5), Self.drawn("tap-duot", 5, seed: "tháng 3")]
    let program = Self.program(rounds, [Sample.items(1...12), Sample.items(1...12)])
    let draws = try (0..<10 as Range<UInt8>).map { try Draw(of: program, seed: Self.seed($0)) }
    #expect(Set(draws.map { $0.rounds[1] }).count == 1)
    #expect(Set(draws.map { $0.rounds[0] }).count > 1)
  }

  @Test func `every item is as likely as every other`() throws {
    let program = Self.program([Self.drawn("mot", 2)], [Sample.items(1...6)])
    var counts: [String: Int] = [:]
    var random = SeededGenerator(seed: 7)
    for _ in 0..<600 {
      let seed = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
      for id in ids(try Draw(of: program, seed: seed))[0] { counts[id, default: 0] += 1 }
    }
    // 1,200 in six; five standard deviations are about 60.
    #expect(counts.count == 6 && counts.values.allSatisfy { (130...270).contains($0) })
  }

  @Test func `choices are shuffled unless the round says not, and the last stay last`() throws {
    var keeping = Self.drawn("giu", 20)
    keeping.shuffle = false
    let program = Self.program(
      [Self.drawn("tron", 20), keeping], [Sample.items(1...20), Sample.items(21...40)])
    let draw = try Draw(of: program, seed: Sample.seed)
    #expect(Set(draw.rounds[0].map(\.order)).count > 3)
    #expect(draw.rounds[0].allSatisfy { $0.order.last == 3 })
    #expect(draw.rounds[1].allSatisfy { $0.order == [0, 1, 2, 3] })
    #expect(Set(draw.rounds[1].map(\.ids)).count == 20, "ids tell nothing of the bank's order")
  }

  @Test func `a seed of zeros draws as well as any`() throws {
    let program = Self.program([Self.drawn("mot", 5)], [Sample.items(1...50)])
    let draw = try Draw(of: program, seed: Self.seed(0))
    #expect(ids(draw)[0] != ids(try Draw(of: program, seed: Self.seed(9)))[0])
  }
}
