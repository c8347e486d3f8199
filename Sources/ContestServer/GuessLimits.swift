/// How often somebody may name a code, ticket or token that does not exist, before being asked to wait.
///
/// Wrong tries are counted by source and over all, right ones never. So that nobody is punished for a
/// neighbour's guesses, since a whole school sits behind one address:
/// - a token that exists opens whatever was guessed beside it;
/// - a code or a ticket that brought somebody in from a source before opens there whatever was guessed;
/// - the first try of a connection has reserves of its own, by source and over all, which other tries do not
///   use up; where somebody of a source has come in, guesses from other sources do not use them up either.
///
/// Behind a right code persons can be guessed: `duplicatePerson` tells that somebody takes part. Those
/// answers are counted by code.
///
/// A code has 30 bits: 46 guesses a minute from one source find one of 50 codes in some 320 days, and 3,000
/// a minute from everywhere in five. A ticket has 40: 1,240 a minute from one source find one of 20,000 in
/// 31 days, and 21,000 a minute from everywhere in two. All moments are in milliseconds on a clock that
/// never goes back.
struct GuessLimits {
  static let bySource = Rate(atOnce: 60, perMinute: 40)
  /// Of a source, for the first tries of connections once the rest is used up.
  static let reserve = Rate(atOnce: 10, perMinute: 6)
  /// The same for tickets, which are longer. Classmates with tickets of their own have to get in beside one
  /// who connects anew for each guess.
  static let ticketReserve = Rate(atOnce: 300, perMinute: 1_200)
  static let overall = Rate(atOnce: 2_000, perMinute: 1_000)
  /// Of all sources, for the same first tries.
  static let overallReserve = Rate(atOnce: 4_000, perMinute: 2_000)
  static let overallTicketReserve = Rate(atOnce: 20_000, perMinute: 20_000)
  /// Persons who are found to take part already, by code.
  static let byCode = Rate(atOnce: 60, perMinute: 40)
  /// Sources and codes that are remembered at most.
  static let rememberedMax = 10_000
  /// Uses of codes and tickets that are remembered at most.
  static let usesMax = 50_000

  /// What is named to come in.
  enum Named: Sendable {
    case ticket
    /// A code, or a token.
    case other
  }

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

  /// For the first tries of connections.
  private struct Reserves {
    var ticket: Allowance
    var other: Allowance

    subscript(named: Named) -> Allowance {
      get { named == .ticket ? ticket : other }
      set { if named == .ticket { ticket = newValue } else { other = newValue } }
    }

    func areFull(at now: Int64) -> Bool { ticket.isFull(at: now) && other.isFull(at: now) }
  }

  private struct Source {
    var usual: Allowance
    var reserves: Reserves

    init(now: Int64) {
      usual = Allowance(GuessLimits.bySource, now: now)
      reserves = Reserves(
        ticket: Allowance(GuessLimits.ticketReserve, now: now),
        other: Allowance(GuessLimits.reserve, now: now))
    }
  }

  /// A code or ticket as it was used from a source.
  private struct Use: Hashable {
    let source: String
    let secret: String
  }

  private var sources: [String: Source] = [:]
  private var codes: [String: Allowance] = [:]
  private var uses: Set<Use> = []
  /// Where somebody has come in.
  private var entered: Set<String> = []
  private var all = Allowance(overall, now: 0)
  private var firsts = Reserves(
    ticket: Allowance(overallTicketReserve, now: 0), other: Allowance(overallReserve, now: 0))

  // MARK: Codes, tickets and tokens

  /// - Parameter isFirst: nothing wrong was named on the connection before.
  /// - Returns: nil where a try is allowed, else how long to wait.
  func wait(of source: String, naming named: Named, isFirst: Bool, now: Int64) -> Int64? {
    let known = sources[source]
    let usual = longest([known?.usual.wait(at: now), all.wait(at: now)])
    guard isFirst else { return usual }
    let reserve = longest([
      known?.reserves[named].wait(at: now),
      entered.contains(source) ? nil : firsts[named].wait(at: now),
    ])
    guard let reserve, let usual else { return nil }
    return min(usual, reserve)
  }

  private func longest(_ waits: [Int64?]) -> Int64? { waits.compactMap(\.self).max() }

  /// A try that was allowed and named nothing that exists.
  mutating func missed(from source: String, naming named: Named, isFirst: Bool, now: Int64) {
    var known = sources[source] ?? Source(now: now)
    if known.usual.wait(at: now) == nil, all.wait(at: now) == nil {
      known.usual.take(at: now)
      all.take(at: now)
    } else if isFirst {
      known.reserves[named].take(at: now)
      if !entered.contains(source) { firsts[named].take(at: now) }
    }
    sources[source] = known
    if sources.count > Self.rememberedMax { forgetSources(now: now) }
  }

  /// Those who have waited first, then whoever has guessed least.
  private mutating func forgetSources(now: Int64) {
    sources = sources.filter {
      !$0.value.usual.isFull(at: now) || !$0.value.reserves.areFull(at: now)
    }
    while sources.count > Self.rememberedMax,
      let fullest = sources.max(by: { $0.value.usual.left(at: now) < $1.value.usual.left(at: now) })
    {
      sources[fullest.key] = nil
    }
  }

  // MARK: What was right

  /// Whether this code or ticket has brought somebody in from there.
  func knows(_ secret: String, from source: String) -> Bool {
    uses.contains(Use(source: source, secret: secret))
  }

  /// A code or ticket has brought somebody in.
  mutating func succeeded(_ secret: String, from source: String) {
    // Whoever is forgotten is limited as others are, until they come in again.
    if uses.count >= Self.usesMax { uses = [] }
    uses.insert(Use(source: source, secret: secret))
    if entered.count >= Self.rememberedMax { entered = [] }
    entered.insert(source)
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
