/// Items that ask the same in nearly the same words.
public enum NearDuplicates {
  /// Two items of a list, by their places.
  public struct Pair: Hashable, Sendable {
    /// The place of the earlier one.
    public let first: Int
    public let second: Int

    public init(first: Int, second: Int) {
      self.first = first
      self.second = second
    }
  }

  /// True if numbering, punctuation, markup, case, tones and the order of choices apart, the
  /// items have the same right answers and the same prompt, or the same right answers, the same
  /// numbers and at least seven words in ten of the prompts' together.
  public static func areNearlySame(_ left: Item, _ right: Item) -> Bool {
    areNearlySame(NearDuplicateFeatures(left), NearDuplicateFeatures(right))
  }

  /// All pairs of nearly same items. Of items whose words are the same only the first is paired
  /// with the others, so that a thousand copies give a thousand pairs.
  public static func pairs(in items: [Item]) -> [Pair] {
    self.pairs(among: items.map(NearDuplicateSubject.init))
  }

  /// The same for items whose words were worked out before.
  public static func pairs(among subjects: [NearDuplicateSubject]) -> [Pair] {
    let features = subjects.map(\.features)
    var pairs: [Pair] = []
    var representatives: [Int] = []
    var firstWith: [NearDuplicateFeatures.Exact: Int] = [:]
    for (index, feature) in features.enumerated() {
      if let first = firstWith[feature.exact] {
        pairs.append(Pair(first: first, second: index))
      } else {
        firstWith[feature.exact] = index
        representatives.append(index)
      }
    }
    var join = SimilarityJoin(features)
    pairs += join.pairs(among: representatives)
    return pairs.sorted { ($0.second, $0.first) < ($1.second, $1.first) }
  }

  static func areNearlySame(_ left: NearDuplicateFeatures, _ right: NearDuplicateFeatures) -> Bool {
    if left.exact == right.exact { return true }
    guard left.comparesByWords, right.comparesByWords, left.bucket == right.bucket else {
      return false
    }
    let (a, b) = (Set(left.words), Set(right.words))
    return areSimilar(
      a.intersection(b).count, a.count, b.count, ofStatements: left.isTrueOrFalse)
  }

  /// Jaccard's measure: common words of all words. Of statements that are true or false more must
  /// be the same, since their answers tell little.
  static func areSimilar(_ common: Int, _ left: Int, _ right: Int, ofStatements: Bool) -> Bool {
    let share = similarity(ofStatements: ofStatements)
    return common * share.of >= (left + right - common) * share.parts
  }

  static func similarity(ofStatements: Bool) -> (parts: Int, of: Int) {
    ofStatements ? (9, 10) : (7, 10)
  }
}

extension NearDuplicateFeatures {
  /// The same for items that differ in nothing that counts.
  struct Exact: Hashable {
    let words: [Substring]
    let right: [String]
  }

  /// Only items of one bucket can be similar.
  struct Bucket: Hashable {
    let right: [String]
    let numbers: [Substring]
  }

  var exact: Exact { Exact(words: words, right: right) }
  var bucket: Bucket { Bucket(right: right, numbers: numbers) }
  /// Fewer words than this say too little to be compared one by one.
  var comparesByWords: Bool { words.count >= 4 && !right.isEmpty }
}
