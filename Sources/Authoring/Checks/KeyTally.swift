import Assessment

/// Where the keys of a bank stand among their choices, to see whether they can be guessed.
struct KeyTally: Sendable {
  /// Items of which one thing was counted: how often it was so, and how often it would be by chance.
  struct Count: Sendable {
    var items = 0
    var hits = 0
    /// The sum of the items' chances.
    var expected = 0.0

    mutating func add(_ hit: Bool, chance: Double) {
      items += 1
      hits += hit ? 1 : 0
      expected += chance
    }

    static func += (left: inout Count, right: Count) {
      left.items += right.items
      left.hits += right.hits
      left.expected += right.expected
    }

    /// True where it is so in nearly all items, and chance does so less than once in a thousand
    /// banks. With items of unlike chances the mean is used, which makes the tail no smaller.
    ///
    /// Source: Hoeffding, "On the distribution of the number of successes in independent trials",
    /// 1956.
    ///
    /// - Parameters:
    ///   - share: of the items, at least.
    ///   - ways: as many things were looked for at once.
    func isHabit(share: Double, ways: Int = 1) -> Bool {
      guard items >= KeyHabits.itemsMin, Double(hits) >= share * Double(items) else { return false }
      let tail = BinomialTail.probability(
        atLeast: hits, of: items, chance: expected / Double(items))
      return tail * Double(ways) < KeyHabits.probabilityMax
    }
  }

  /// By the place of a choice: A, B, C …
  private(set) var letters: [Count] = Array(repeating: Count(), count: KeyHabits.lettersMax)
  private(set) var truths = Count()
  /// Only items where one choice is clearly longer than the others.
  private(set) var longest = Count()

  /// Counts an item with one right choice of several.
  ///
  /// - Parameter shown: the choices as they are shown.
  mutating func count(_ choices: [Choice], shown: ShownChoices) {
    guard choices.count > 1, choices.count <= KeyHabits.lettersMax,
      choices.count(where: { $0.fraction > .zero }) == 1,
      let key = choices.firstIndex(where: { $0.fraction > .zero }),
      !choices.contains(where: \.last)
    else { return }
    let chance = 1 / Double(choices.count)
    for place in letters.indices {
      letters[place].add(place == key, chance: place < choices.count ? chance : 0)
    }
    if let place = Self.clearlyLongest(shown) { longest.add(place == key, chance: chance) }
  }

  mutating func count(truth: Bool) { truths.add(truth, chance: 0.5) }

  static func += (left: inout KeyTally, right: KeyTally) {
    for place in left.letters.indices { left.letters[place] += right.letters[place] }
    left.truths += right.truths
    left.longest += right.longest
  }

  /// Longer than every other by a fifth and by three characters, so that a pupil sees it.
  private static func clearlyLongest(_ shown: ShownChoices) -> Int? {
    var (place, most, next) = (0, 0, 0)
    for choice in 0..<shown.count {
      let length = shown.scalarCount(choice)
      if length > most {
        (place, most, next) = (choice, length, most)
      } else {
        next = max(next, length)
      }
    }
    return most - next < 3 || most * 5 < next * 6 ? nil : place
  }
}

/// The rules by which a habit of the author is told from chance.
enum KeyHabits {
  static let itemsMin = 8
  static let probabilityMax = 0.001
  /// "Always": in nine of ten, since some author makes one exception.
  static let letterShare = 0.9
  static let longestShare = 0.75
  static let lettersMax = 8

  static func findings(_ tally: KeyTally) -> [BankFinding] {
    var findings: [BankFinding] = []
    for (place, count) in tally.letters.enumerated() {
      // All places were looked at, so a rare thing is that much less rare.
      guard count.isHabit(share: letterShare, ways: lettersMax) else { continue }
      let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(place)))
      findings.append(.keyAlwaysAt(letter, hits: count.hits, of: count.items))
    }
    if tally.longest.isHabit(share: longestShare) {
      findings.append(.keyAlwaysLongest(hits: tally.longest.hits, of: tally.longest.items))
    }
    let falsehoods = KeyTally.Count(
      items: tally.truths.items, hits: tally.truths.items - tally.truths.hits,
      expected: tally.truths.expected)
    for (truth, count) in [(true, tally.truths), (false, falsehoods)]
    where count.isHabit(share: letterShare, ways: 2) {
      findings.append(.keyAlways(truth, hits: count.hits, of: count.items))
    }
    return findings
  }

  /// Formats that have the right choice first by their form, so that its place tells nothing.
  static func hasKeyFirst(_ format: BankFormat?) -> Bool {
    switch format {
    case .openTriviaDB, .openTriviaQA, .gimkit: true
    default: false
    }
  }
}
