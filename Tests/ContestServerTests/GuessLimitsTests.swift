import Testing

@testable import ContestServer

/// Guessing is slowed down and nobody else is: with a clock that is handed in.
@Suite struct GuessLimitsTests {
  private static let start: Int64 = 1_764_000_000_000

  /// Tries until the limit says no.
  ///
  /// - Returns: how many were allowed.
  private func guess(
    _ limits: inout GuessLimits, from source: String, atMost count: Int,
    naming named: GuessLimits.Named = .other, onNewConnections isFirst: Bool = false,
    now: Int64 = start
  ) -> Int {
    for done in 0..<count {
      if limits.wait(of: source, naming: named, isFirst: isFirst, now: now) != nil { return done }
      limits.missed(from: source, naming: named, isFirst: isFirst, now: now)
    }
    return count
  }

  @Test func `a source has so many tries at once and then so many a minute`() throws {
    var limits = GuessLimits()
    #expect(guess(&limits, from: "a", atMost: 100) == 60)
    let wait = try #require(limits.wait(of: "a", naming: .other, isFirst: false, now: Self.start))
    #expect((1...1_500).contains(wait))
    #expect(limits.wait(of: "a", naming: .other, isFirst: false, now: Self.start + wait - 1) != nil)
    #expect(limits.wait(of: "a", naming: .other, isFirst: false, now: Self.start + wait) == nil)
    #expect(guess(&limits, from: "a", atMost: 100, now: Self.start + 60_000) == 40)
    #expect(guess(&limits, from: "a", atMost: 100, now: Self.start + 3_600_000) == 60)
  }

  @Test func `who has only just connected is looked at, however much a neighbour guesses`() {
    var limits = GuessLimits()
    _ = guess(&limits, from: "school", atMost: 1_000)
    #expect(limits.wait(of: "school", naming: .other, isFirst: false, now: Self.start) != nil)
    #expect(limits.wait(of: "school", naming: .other, isFirst: true, now: Self.start) == nil)
    // A guesser who connects anew for each try uses the reserve up, and no more than it.
    #expect(
      guess(&limits, from: "school", atMost: 1_000, onNewConnections: true)
        == Int(GuessLimits.reserve.atOnce))
    #expect(limits.wait(of: "school", naming: .other, isFirst: true, now: Self.start) != nil)
  }

  @Test func `a code that was right from a source stays so there, and only there`() {
    var limits = GuessLimits()
    limits.succeeded("7KQ2MF", from: "school")
    _ = guess(&limits, from: "school", atMost: 1_000, onNewConnections: true)
    #expect(limits.knows("7KQ2MF", from: "school"))
    #expect(!limits.knows("7KQ2MF", from: "elsewhere"))
    #expect(!limits.knows("4H8NTX", from: "school"))
  }

  @Test func `classmates come in by ticket beside one who connects anew for each guess`() {
    var limits = GuessLimits()
    let allowed = guess(
      &limits, from: "school", atMost: 10_000, naming: .ticket, onNewConnections: true)
    #expect(allowed == 60 + Int(GuessLimits.ticketReserve.atOnce))
    // Twenty of a second's tries are looked at, whoever makes them.
    #expect(
      guess(
        &limits, from: "school", atMost: 100, naming: .ticket, onNewConnections: true,
        now: Self.start + 1_000) == 20)
    // A ticket that brought somebody in from there opens there, and only there.
    limits.succeeded("7KQ2MF4H", from: "school")
    #expect(limits.knows("7KQ2MF4H", from: "school"))
    #expect(!limits.knows("7KQ2MF4H", from: "elsewhere"))
  }

  @Test func `first tries from ever new sources are limited too, but not where somebody is in`() {
    var limits = GuessLimits()
    limits.succeeded("7KQ2MF", from: "school")
    var allowed = 0
    for number in 0..<10_000 {
      allowed += guess(&limits, from: "bot \(number)", atMost: 1, onNewConnections: true)
    }
    #expect(allowed == Int(GuessLimits.overall.atOnce + GuessLimits.overallReserve.atOnce))
    #expect(limits.wait(of: "bot 0", naming: .other, isFirst: true, now: Self.start) != nil)
    #expect(limits.wait(of: "a new one", naming: .other, isFirst: true, now: Self.start) != nil)
    // Tickets are not limited by guesses of codes.
    #expect(limits.wait(of: "a new one", naming: .ticket, isFirst: true, now: Self.start) == nil)
    #expect(limits.wait(of: "school", naming: .other, isFirst: true, now: Self.start) == nil)
    #expect(
      limits.wait(of: "a new one", naming: .other, isFirst: true, now: Self.start + 100) == nil)
  }

  @Test func `many sources together are limited, and one that has not guessed is looked at`() {
    var limits = GuessLimits()
    var allowed = 0
    for number in 0..<200 {
      allowed += guess(&limits, from: "bot \(number)", atMost: 50)
    }
    #expect(allowed == 2_000)
    #expect(limits.wait(of: "bot 3", naming: .other, isFirst: false, now: Self.start) != nil)
    #expect(limits.wait(of: "a school", naming: .other, isFirst: true, now: Self.start) == nil)
    #expect(limits.wait(of: "a school", naming: .other, isFirst: false, now: Self.start) != nil)
    #expect(
      limits.wait(of: "bot 3", naming: .other, isFirst: false, now: Self.start + 60_000) == nil)
  }

  @Test func `two hours of guessing from two hundred addresses stay below a share of the codes`() {
    var limits = GuessLimits()
    var tries = 0
    for second in stride(from: 0, to: 7_200, by: 10) as StrideTo<Int64> {
      for source in 0..<200 {
        let name = "bot \(source)"
        tries += guess(
          &limits, from: name, atMost: 10, onNewConnections: true,
          now: Self.start + second * 1_000)
      }
    }
    // One code among 2^30 names.
    #expect(Double(tries) / Double(1 << 30) < 0.001, "\(tries) tries")
    #expect(tries > 100_000, "the guessers were busy: \(tries)")
  }

  @Test func `a clock that stands still or is handed in late gives nobody more`() {
    var limits = GuessLimits()
    #expect(guess(&limits, from: "a", atMost: 100) == 60)
    #expect(guess(&limits, from: "a", atMost: 100, now: Self.start - 60_000) == 0)
    #expect(guess(&limits, from: "a", atMost: 100) == 0)
  }

  @Test func `behind a code persons are told of so often and no more`() throws {
    var limits = GuessLimits()
    for _ in 0..<60 {
      let first = limits.waitToTell(behind: "7KQ2MF", now: Self.start)
      #expect(first == nil)
    }
    let told = limits.waitToTell(behind: "7KQ2MF", now: Self.start)
    let wait = try #require(told)
    #expect((1...1_500).contains(wait))
    let other = limits.waitToTell(behind: "4H8NTX", now: Self.start)
    let later = limits.waitToTell(behind: "7KQ2MF", now: Self.start + wait)
    #expect(other == nil && later == nil)
  }

  @Test func `what is remembered is bounded, and those who guess most are not forgotten`() {
    var limits = GuessLimits()
    #expect(guess(&limits, from: "worst", atMost: 100) == 60)
    for number in 0..<12_000 {
      limits.missed(from: "\(number)", naming: .other, isFirst: true, now: Self.start)
    }
    #expect(limits.wait(of: "worst", naming: .other, isFirst: false, now: Self.start) != nil)
  }
}
