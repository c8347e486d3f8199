import Assessment
import Testing

@testable import ContestEngine

@Suite struct SimilarityTests {
  /// SciPy 1.17 has no compound binomial: values by numpy.convolve over (1 − p, p) in order.
  @Test func `the compound binomial is exact`() {
    let chances = [0.1, 0.25, 0.5, 0.05, 0.9]
    let expected = [1.0, 0.9679375, 0.631375, 0.1815, 0.018625, 0.0005625]
    for (count, value) in expected.enumerated() {
      #expect(abs(CompoundBinomial.tail(chances, atLeast: count) - value) < 1e-15)
    }
    #expect(CompoundBinomial.tail(chances, atLeast: 6) == 0)
    #expect(
      abs(CompoundBinomial.tail([Double](repeating: 1e-3, count: 10), atLeast: 10) / 1e-30 - 1)
        < 1e-12)
  }

  /// In a whole contest of 6 classes nobody may be named falsely more often than once in 100
  /// contests; figures of a longer run are in Statistics.md.
  @Test func `classes that work honestly are left in peace`() {
    let contests = 20
    let alarms = (1...UInt64(contests)).count { seed in
      AnswerSimilarity(SimulatedClasses(seed: seed).table)?.groups.isEmpty == false
    }
    #expect(alarms <= 1, "\(alarms) of \(contests) honest contests raised an alarm")
  }

  @Test func `a school that believes the same on every second question is left in peace`() {
    for seed in 1...8 as ClosedRange<UInt64> {
      let classes = SimulatedClasses(seed: seed, questions: 40, beliefs: (50, 2.5))
      #expect(AnswerSimilarity(classes.table)?.groups == [], "seed \(seed)")
    }
  }

  @Test func `who copies nearly everything is found, by name`() throws {
    var (found, copied) = (0, 0)
    for seed in 1...6 as ClosedRange<UInt64> {
      let classes = SimulatedClasses(seed: seed, questions: 40, copying: (3, 90))
      let report = try #require(AnswerSimilarity(classes.table))
      let pairs = report.groups.flatMap(\.pairs)
      copied += classes.copies.count
      for copy in classes.copies
      where pairs.contains(where: { $0.first == copy.source && $0.second == copy.copier }) {
        found += 1
      }
      for pair in pairs {
        #expect(classes.copies.contains { $0.source == pair.first && $0.copier == pair.second })
        #expect(pair.adjusted <= AnswerSimilarity.level && pair.chance <= pair.adjusted)
        #expect(pair.sameWrong <= pair.bothWrong)
      }
    }
    #expect(found * 3 >= copied, "\(found) of \(copied)")
  }

  @Test func `three who share one paper are one group, and another school is none of theirs`()
    throws
  {
    let honest = SimulatedClasses(seed: 7, questions: 40)
    // The weakest of the first class has the most wrong answers to share.
    let weakest = try #require(
      honest.table.rows.prefix(30).min { left, right in
        left.entries.count { $0.mark == .one } < right.entries.count { $0.mark == .one }
      })
    let numbers: Set<Int32> = [3, 9, 14, 50]
    let table = ResponseTable(
      questions: honest.table.questions,
      rows: honest.table.rows.map { row in
        ResponseTable.Row(
          contestant: row.contestant, school: row.school,
          entries: numbers.contains(row.contestant.number) ? weakest.entries : row.entries)
      })
    let report = try #require(AnswerSimilarity(table))
    let group = try #require(report.groups.first)
    #expect(report.groups.count == 1 && group.school == SchoolID("lop-0"))
    #expect(Set(group.contestants.map(\.number)).isSuperset(of: [3, 9, 14]))
    #expect(!group.contestants.map(\.number).contains(50))
    #expect(report.compared == 6 * 435)
  }

  @Test func `the order of contestants changes nothing`() throws {
    let classes = SimulatedClasses(seed: 3, questions: 40, copying: (6, 90))
    let turned = ResponseTable(
      questions: classes.table.questions, rows: classes.table.rows.reversed())
    let pairs = try #require(AnswerSimilarity(classes.table)).groups.flatMap(\.pairs)
    let others = try #require(AnswerSimilarity(turned)).groups.flatMap(\.pairs)
    let named = { (pairs: [AnswerSimilarity.Pair]) in
      Set(pairs.map { Set([$0.first, $0.second]) })
    }
    #expect(!pairs.isEmpty && named(pairs) == named(others))
  }

  /// The bits of a release build on x86-64: a debug build, and every other machine, has the same.
  @Test func `the same answers give the same bits`() throws {
    let classes = SimulatedClasses(seed: 3, questions: 40, copying: (6, 90))
    let report = try #require(AnswerSimilarity(classes.table))
    #expect(
      report.groups.flatMap(\.pairs).map(\.chance.bitPattern) == [
        4_473_154_282_628_330_928, 4_502_532_590_447_954_968, 4_512_787_810_485_480_078,
        4_445_586_413_697_821_687, 4_479_623_558_663_801_607,
      ])
  }

  @Test func `from too few nothing is told`() {
    #expect(AnswerSimilarity(SimulatedClasses(seed: 1, classes: 1, size: 29).table) == nil)
    #expect(AnswerSimilarity(SimulatedClasses(seed: 1, questions: 9).table) == nil)
    #expect(AnswerSimilarity(SimulatedClasses(seed: 1, classes: 1, questions: 10).table) != nil)
  }
}
