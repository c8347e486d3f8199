import Assessment
import Testing

@testable import ContestEngine

/// Ranks that are kept up, against ranks from scratch.
@Suite struct RunningStandingsTests {
  @Test func `a tree of ranks says what sorting says, whatever the order of changes`() {
    var random = Xoshiro256(text: "cây")
    for size in [1, 2, 7, 60, 300] {
      var tree = RankTree<Int>()
      var keys: [Int32: Int] = [:]
      for step in 0..<(size * 6) {
        let place = Int32(random.below(size))
        if random.below(5) == 0 {
          tree.remove(place)
          keys[place] = nil
        } else {
          // Few different keys, so that many share a rank.
          let key = random.below(max(2, size / 3))
          tree.set(place, to: key)
          keys[place] = key
        }
        guard step % 7 == 0 || step == size * 6 - 1 else { continue }
        expect(tree, keys)
      }
      let whole = RankTree(keys.map { ($0.key, $0.value) })
      expect(whole, keys)
      #expect(whole.first(size) == tree.first(size))
    }
  }

  private func expect(_ tree: RankTree<Int>, _ keys: [Int32: Int]) {
    #expect(tree.count == keys.count)
    for (place, key) in keys {
      let expected = 1 + keys.values.count { $0 < key }
      #expect(tree.rank(of: place) == expected)
    }
    let sorted = keys.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    #expect(tree.first(5) == Array(sorted.prefix(5)))
    #expect(tree.first(.max) == sorted)
  }

  private func follow(_ program: ContestProgram, contestants: Int) throws -> Int {
    var compared = 0
    var running = RunningStandings(Contest())
    _ = try ContestSimulation(program, contestants: contestants, seed: "hạng")
      .played { contest, entry in
        let event = entry.event
        running.follow(event, in: contest)
        compared += 1
        guard compared % 17 == 0 || Self.isTelling(event) else { return }
        let standings = contest.standings()
        for row in standings.rows {
          #expect(running.rank(of: row.contestant, in: contest) == row.rank, "\(event)")
        }
        #expect(running.count == standings.rows.count)
        let first = standings.rows.filter { !$0.isDisqualified }.prefix(3).map(\.contestant)
        #expect(running.first(3) == Array(first))
      }
    return compared
  }

  private static func isTelling(_ event: Event) -> Bool {
    switch event {
    case .handedIn, .closed, .revealed, .disqualified, .annulled: true
    default: false
    }
  }

  @Test(arguments: [StandingsRules.Criterion.submitted, .estimate, .draw])
  func `every paper that is handed in moves its contestant to where sorting would`(
    _ second: StandingsRules.Criterion
  ) throws {
    let program = WindowContest.program(pool: 20, count: 5) { definition in
      definition.window?.attempts = 2
      definition.window?.estimate = .allRight
      definition.standings.by = [.points, second, .correct, .time]
    }
    #expect(try follow(program, contestants: 40) > 300)
  }

  @Test func `a live contest with every rule is followed`() throws {
    var definition = Sample.definition([
      Sample.round("mot", 1...4), Sample.round("hai", 5...8, .speed) { $0.star = 1 },
      Sample.round("ba", 9...12, .ranked),
    ])
    definition.standings.by = [.points, .correct, .time, .lastPoints, .hardest, .draw]
    #expect(try follow(Sample.program(definition), contestants: 40) > 300)
  }

  @Test func `elimination alone is ranked by how far one got`() throws {
    let program = Sample.program(
      Sample.round("nam", 17...24, .elimination) { $0.rescues = 5 })
    #expect(try follow(program, contestants: 40) > 100)
  }

  @Test func `who is disqualified is last, and comes back to the same place`() throws {
    var live = try LiveContest(Sample.program(Sample.round("mot", 1...2)), contestants: 4)
    var running = RunningStandings(live.contest)
    let second = ContestantID(number: 2)
    for command in [
      Command.disqualify(second, reason: "x"), .reinstate(second, reason: "y"),
    ] {
      for event in try live.run(command) { running.follow(event, in: live.contest) }
      for row in live.contest.standings().rows {
        #expect(running.rank(of: row.contestant, in: live.contest) == row.rank)
      }
    }
    #expect(running.rank(of: ContestantID(number: 9), in: live.contest) == nil)
  }
}
