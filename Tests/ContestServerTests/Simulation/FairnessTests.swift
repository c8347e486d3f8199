import ContestEngine
import Foundation
import TestSupport
import Testing
import Wire

@testable import ContestServer

/// Equal thinking times on unequal lines: what the credit makes of them.
@Suite struct FairnessTests {
  private struct Row {
    let name: String
    /// Medians, in milliseconds: what is scored and what would be without the credit, less what was thought.
    let scored: Int64
    let arrived: Int64
    /// The tenth and the ninetieth of a hundred.
    let spread: ClosedRange<Int64>
  }

  private static let lines: [(name: String, quality: SimulatedLine.Quality)] = [
    ("20 ms", .init(oneWay: 10)),
    ("100 ms", .init(oneWay: 50)),
    ("300 ms", .init(oneWay: 150)),
    ("600 ms", .init(oneWay: 300)),
    ("2 s", .init(oneWay: 1_000)),
    ("100 ms, jitter 80 ms", .init(oneWay: 50, jitter: 80)),
    ("300 ms, jitter 200 ms", .init(oneWay: 150, jitter: 200)),
    ("100 ms, 5 % lost", .init(oneWay: 50, lost: 5)),
    ("300 ms, stalls", .init(oneWay: 150, stalls: 30)),
  ]

  private func rows(lie: Int64? = nil, seeds: ClosedRange<UInt64> = 1...2) throws -> [Row] {
    var scored = Array(repeating: [Int64](), count: Self.lines.count)
    var arrived = scored
    for seed in seeds {
      let pupils = (0..<(Self.lines.count * 3)).map { number in
        SimulatedPupil(
          number: number, code: "7KQ2MF", line: Self.lines[number % Self.lines.count].quality,
          ahead: Int64(number) * 977 - 9_000,
          think: { Int64.random(in: 3_000...6_000, using: &$0) },
          lie: lie)
      }
      let night = try Night(
        Night.Plan(seed: seed, program: Fixture.program(items: 10, rule: .speed), pupils: pupils))
      try night.run()
      for pupil in night.pupils {
        for answer in pupil.seen.values {
          guard let thought = answer.thought, let time = answer.scored, let had = answer.arrived
          else { continue }
          scored[pupil.number % Self.lines.count].append(time - thought)
          arrived[pupil.number % Self.lines.count].append(had - thought)
        }
      }
    }
    return zip(Self.lines, zip(scored, arrived)).map { line, values in
      let (own, had) = (values.0.sorted(), values.1.sorted())
      guard own.count > 20 else {
        Issue.record("\(line.name): \(own.count) answers only")
        return Row(name: line.name, scored: .max, arrived: .max, spread: 0...0)
      }
      return Row(
        name: line.name, scored: own[own.count / 2], arrived: had[had.count / 2],
        spread: own[own.count / 10]...own[own.count * 9 / 10])
    }
  }

  @Test func `between a line of 20 and one of 600 ms there are at most 60`() throws {
    let rows = try rows()
    if ProcessInfo.processInfo.environment["SHOW_MEASURE"] != nil {
      for row in rows {
        print("\(row.name): without credit \(row.arrived), scored \(row.scored), \(row.spread)")
      }
    }
    let steady = rows[..<4].map(\.scored)
    let spread = (steady.max() ?? 0) - (steady.min() ?? 0)
    #expect(spread <= 60, "\(steady)")
    let without = rows[..<4].map(\.arrived)
    #expect((without.max() ?? 0) - (without.min() ?? 0) > 250, "the lines differ: \(without)")
    // Nobody is scored as if it had answered before it did, but for what the clocks do not know.
    for row in rows { #expect(row.spread.lowerBound >= -10, "\(row.name): \(row.spread)") }
  }

  /// A program that says it took no time at all gains no more than an honest line's credit could be.
  @Test func `a liar gains nothing beyond the bound`() throws {
    let honest = try rows(seeds: 1...1)
    let lying = try rows(lie: 0, seeds: 1...1)
    for (row, (honest, quality)) in zip(lying, zip(honest, Self.lines.map(\.quality))) {
      let bound = min(250, quality.oneWay + quality.jitter)
      #expect(row.arrived - row.scored <= bound + 1, "\(row.name)")
      #expect(row.scored >= honest.arrived - bound - 1, "\(row.name)")
    }
  }
}
