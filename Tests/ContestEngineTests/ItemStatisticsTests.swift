import Assessment
import ContestEngine
import Testing

/// Against published values, and values that were computed with NumPy 2.4 and SciPy 1.17 from the
/// same patterns: `corrcoef`, `var`, and by enumerating all 32 patterns a conditional likelihood
/// that `minimize` (BFGS, gradient below 1e-9) brought to its maximum.
@Suite struct ItemStatisticsTests {
  private let statistics = ItemStatistics(LawSchoolData.table)

  private func expect(
    _ actual: Double?, _ expected: Double, within tolerance: Double = 1e-9,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let isNear = actual.map { abs($0 - expected) <= tolerance } ?? false
    #expect(
      isNear, "\(String(describing: actual)) is not \(expected)", sourceLocation: sourceLocation)
  }

  @Test func `difficulties of the law school test are the published ones`() {
    #expect(statistics.contestants == 1_000 && statistics.complete == 1_000)
    #expect(statistics.questions.map(\.right) == [924, 709, 553, 763, 870])
    #expect(statistics.questions.map(\.difficulty) == [0.924, 0.709, 0.553, 0.763, 0.87])
  }

  /// Rizopoulos, "ltm: An R package for latent variable modeling", Journal of Statistical
  /// Software 17:5 (2006), prints α 0.295 and 0.1128, 0.1532, 0.1728, 0.1444, 0.1216.
  @Test func `discrimination, reliability and standard error are the published ones`() {
    let expected = [
      0.11283268892234197, 0.15317812011652976, 0.17277894329108853, 0.14442809524709438,
      0.12159640254709614,
    ]
    for (question, value) in zip(statistics.questions, expected) {
      expect(question.discrimination, value)
    }
    expect(statistics.alpha, 0.2949971922159539)
    #expect(statistics.isKR20)
    expect(statistics.mean, 3.819)
    expect(statistics.standardDeviation, 1.035041211889802)
    expect(statistics.standardError, 0.8690666123933)
  }

  @Test func `equals at the line of the best and weakest 27 percent share what is left`() {
    let expected = [
      0.19662447257383975, 0.6314580403187998, 0.8108766994842944, 0.5369901547116738,
      0.3203469292076887,
    ]
    for (question, value) in zip(statistics.questions, expected) {
      expect(question.upperLower, value)
    }
    let reversed = LawSchoolData.table(of: LawSchoolData.patterns.reversed())
    #expect(
      ItemStatistics(reversed).questions.map(\.upperLower) == statistics.questions.map(\.upperLower)
    )
  }

  @Test func `Rasch difficulties maximise the conditional likelihood`() throws {
    let rasch = try #require(statistics.rasch)
    #expect(rasch.contestants == 699)
    let expected = [-1.25612857, 0.474906, 1.2359842, 0.16841058, -0.62317221]
    let errors = [0.10440986, 0.0699169, 0.06877861, 0.07261885, 0.08591568]
    for (place, difficulty) in rasch.difficulties.enumerated() {
      expect(difficulty?.value, expected[place], within: 1e-6)
      expect(difficulty?.standardError, errors[place], within: 1e-5)
    }
    let abilities = [
      -2.7904808636501817, -1.337596534047526, -0.411478700658222, 0.42192526526031404,
      1.3357309383383529, 2.776478902515095,
    ]
    for (ability, value) in zip(rasch.abilities, abilities) {
      expect(ability.value, value, within: 1e-5)
    }
    expect(rasch.abilities[2].standardError, 0.9855154282898911, within: 1e-5)
  }

  /// The log-likelihood at the estimates and around them, written down once more as slowly and
  /// plainly as can be, over contestants who were asked different questions.
  @Test func `with questions that some were not asked the estimates are still at the top`() throws {
    let patterns = LawSchoolData.patterns.flatMap { pattern, times in
      [
        (pattern, times), (String(pattern.dropLast()) + "-", times / 2),
        ("-" + pattern.dropFirst(), times / 3),
      ]
    }
    let table = LawSchoolData.table(of: patterns)
    let rasch = try #require(RaschEstimates(table))
    let best = rasch.difficulties.compactMap { $0?.value }
    expect(best.reduce(0, +), 0)
    let top = PlainLikelihood.value(patterns, best)
    for first in 0..<5 {
      for second in 0..<5 where second != first {
        var moved = best
        moved[first] += 1e-3
        moved[second] -= 1e-3
        #expect(PlainLikelihood.value(patterns, moved) < top)
      }
    }
  }

  /// The bits of a release build on x86-64: a debug build, and every other machine, has the same.
  @Test func `the same answers give the same bits`() throws {
    let rasch = try #require(statistics.rasch)
    #expect(
      rasch.difficulties.map { $0?.value.bitPattern } == [
        13_831_707_955_673_572_301, 4_602_226_765_918_253_523, 4_608_245_196_940_323_527,
        4_595_235_650_742_340_673, 13_827_160_293_256_231_405,
      ])
    #expect(
      rasch.difficulties.map { $0?.standardError.bitPattern } == [
        4_592_187_944_273_194_717, 4_589_702_464_261_280_914, 4_589_620_441_815_321_997,
        4_589_897_160_166_416_550, 4_590_855_297_886_437_308,
      ])
    #expect(
      rasch.abilities.map(\.value.bitPattern) == [
        13_836_838_059_850_635_402, 13_832_074_855_200_969_046, 13_824_456_198_057_276_638,
        4_601_272_349_615_712_338, 4_608_694_416_449_621_992, 4_613_434_493_416_230_392,
      ])
  }

  @Test func `a question that everyone had right has no Rasch difficulty, the others have`() throws
  {
    let patterns = LawSchoolData.patterns.map { ("1" + $0.0 + "0", $0.1) }
    let rasch = try #require(RaschEstimates(LawSchoolData.table(of: patterns)))
    #expect(rasch.difficulties.first == .some(nil) && rasch.difficulties.last == .some(nil))
    #expect(rasch.difficulties.compactMap { $0 }.count == 5)
    expect(rasch.difficulties[1]?.value, -1.25612857, within: 1e-6)
  }

  @Test func `where no estimate fits best there is none`() {
    // Whoever had one of the last two right had both of the first two.
    let parted = [("1110", 40), ("1101", 40), ("1000", 40), ("0100", 40)]
    #expect(RaschEstimates(LawSchoolData.table(of: parted)) == nil)
    #expect(RaschEstimates(LawSchoolData.table(of: [("10", 14), ("01", 15)])) == nil, "too few")
    #expect(RaschEstimates(LawSchoolData.table(of: [("10", 15), ("01", 15)])) != nil)
  }

  @Test func `what is not defined is not told`() {
    let nothing = ItemStatistics(ResponseTable(questions: [], rows: []))
    #expect(nothing.alpha == nil && nothing.mean == nil && nothing.questions.isEmpty)
    let equal = ItemStatistics(LawSchoolData.table(of: [("10", 5), ("01", 5)]))
    #expect(equal.alpha == nil, "all totals are equal")
    #expect(equal.questions.allSatisfy { $0.upperLower == nil })
    #expect(equal.questions.map(\.discrimination) == [-1, -1])
  }

  @Test func `no answer counts as nothing, not asked does not count`() {
    let found = ItemStatistics(
      LawSchoolData.table(of: [("1-", 1), ("1 ", 1), ("01", 1), ("10", 1)]))
    #expect(found.questions.map(\.asked) == [4, 3])
    #expect(found.questions.map(\.answered) == [4, 2])
    #expect(found.questions.map(\.difficulty) == [0.75, 1.0 / 3])
    #expect(found.complete == 3)
  }
}

private enum PlainLikelihood {
  static func value(_ patterns: [(String, Int)], _ difficulties: [Double]) -> Double {
    var sum = 0.0
    for (pattern, times) in patterns where times > 0 {
      let asked = pattern.enumerated().filter { $0.element != "-" }
      let score = asked.count { $0.element == "1" }
      var all = 0.0
      for set in 0..<(1 << asked.count) where set.nonzeroBitCount == score {
        var product = 1.0
        for bit in asked.indices where set >> bit & 1 == 1 {
          product *= powerOfE(-difficulties[asked[bit].offset])
        }
        all += product
      }
      let own = asked.filter { $0.element == "1" }.reduce(0) { $0 - difficulties[$1.offset] }
      sum += Double(times) * (own - logarithm(all))
    }
    return sum
  }

  private static func powerOfE(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for n in 1...60 {
      term *= x / Double(n)
      sum += term
    }
    return sum
  }

  /// By Newton's way on e^y = x.
  private static func logarithm(_ x: Double) -> Double {
    var y = 1.0
    for _ in 0..<60 { y += x * powerOfE(-y) - 1 }
    return y
  }
}
