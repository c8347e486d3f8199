/// How often somebody may name a code, ticket or token that does not exist, before being asked to wait.
///
/// Wrong tries are counted by source and over all, right ones never. So that nobody is punished for a
/// neighbour's guesses, since a whole school sits behind one address:
/// - a token that exists opens whatever was guessed beside it;
/// - a code that brought somebody in from a source before opens there whatever was guessed;
/// - the first try of a connection has a reserve of its own, which neither guesses on other connections
///   nor guesses from other sources use up.
///
/// Behind a right code persons can be guessed: `duplicatePerson` tells that somebody takes part. Those
/// answers are counted by code.
///
/// A code has 30 bits: 46 guesses a minute from one source find one of 50 codes in some 320 days. All
/// moments are in milliseconds on a clock that never goes back.
struct GuessLimits {
  static let bySource = Rate(atOnce: 60, perMinute: 40)
  /// Of a source, for the first tries of connections once the rest is used up.
  static let reserve = Rate(atOnce: 10, perMinute: 6)
  static let overall = Rate(atOnce: 2_000, perMinute: 1_000)
  /// Persons who are found to take part already, by code.
  static let byCode = Rate(atOnce: 60, perMinute: 40)
  /// Sources, codes, and pairs of both that are remembered at most.
  static let rememberedMax = 10_000

  struct Rate: Hashable, Sendable {
    let atOnce: Double
    let perMinute: Double
  }

  /// What is left of a rate.
  private struct Allowance {
    private let rate: Rate
    private var left: Double
    private var at: Int64

    init(_ rate: Rate, now: Int64) {
      self.rate = rate
      left = rate.atOnce
      at = now
    }

    func left(at now: Int64) -> Double {
      min(rate.atOnce, left + Double(max(0, now - at)) * rate.perMinute / 60_000)
    }

    func isFull(at now: Int64) -> Bool { left(at: now) > rate.atOnce - 1 }

    /// Nil where one may be taken, else for how long not.
    func wait(at now: Int64) -> Int64? {
      let left = left(at: now)
      return left >= 1 ? nil : Int64(((1 - left) * 60_000 / rate.perMinute).rounded(.up))
    }

    mutating func take(at now: Int64) {
      left = max(0, left(at: now) - 1)
      at = max(at, now)
    }
  }

  private struct Source {
    var usual: Allowance
    var reserve: Allowance

    init(now: Int64) {
      usual = Allowance(GuessLimits.bySource, now: now)
      reserve = Allowance(GuessLimits.reserve, now: now)
    }
  }

  /// A code as it was used from a source.
  private struct Use: Hashable {
    let source: String
    let code: String
  }

  private var sources: [String: Source] = [:]
  private var codes: [String: Allowance] = [:]
  private var uses: Set<Use> = []
  private var all = Allowance(overall, now: 0)

  // MARK: Codes, tickets and tokens

  /// - Parameter isFirst: nothing wrong was named on the connection before.
  /// - Returns: nil where a try is allowed, else how long to wait.
  func wait(of source: String, isFirst: Bool, now: Int64) -> Int64? {
    guard let known = sources[source] else { return isFirst ? nil : all.wait(at: now) }
    if isFirst, known.reserve.wait(at: now) == nil { return nil }
    let waits = [known.usual.wait(at: now), all.wait(at: now)].compactMap(\.self)
    guard let longest = waits.max() else { return nil }
    return isFirst ? min(longest, known.reserve.wait(at: now) ?? 0) : longest
  }

  /// A try that was allowed and named nothing that exists.
  mutating func missed(from source: String, isFirst: Bool, now: Int64) {
    var known = sources[source] ?? Source(now: now)
    if known.usual.wait(at: now) == nil, all.wait(at: now) == nil {
      known.usual.take(at: now)
      all.take(at: now)
    } else if isFirst {
      known.reserve.take(at: now)
    }
    sources[source] = known
    if sources.count > Self.rememberedMax { forgetSources(now: now) }
  }

  /// Those who have waited first, then whoever has guessed least.
  private mutating func forgetSources(now: Int64) {
    sources = sources.filter {
      !$0.value.usual.isFull(at: now) || !$0.value.reserve.isFull(at: now)
    }
    while sources.count > Self.rememberedMax,
      let fullest = sources.max(by: { $0.value.usual.left(at: now) < $1.value.usual.left(at: now) })
    {
      sources[fullest.key] = nil
    }
  }

  // MARK: Codes that were right

  /// Whether this code has brought somebody in from there.
  func knows(_ code: String, from source: String) -> Bool {
    uses.contains(Use(source: source, code: code))
  }

  /// A code has brought somebody in.
  mutating func succeeded(_ code: String, from source: String) {
    // Whoever is forgotten is limited as others are, until the code is used again.
    if uses.count >= Self.rememberedMax { uses = [] }
    uses.insert(Use(source: source, code: code))
  }

  // MARK: Persons

  /// Somebody joins as a person who takes part already.
  ///
  /// - Returns: nil where that may be told, and then it counts; else how long to wait.
  mutating func waitToTell(behind code: String, now: Int64) -> Int64? {
    var known = codes[code] ?? Allowance(Self.byCode, now: now)
    if let wait = known.wait(at: now) { return wait }
    known.take(at: now)
    if codes.count >= Self.rememberedMax { codes = codes.filter { !$0.value.isFull(at: now) } }
    codes[code] = known
    return nil
  }
}
