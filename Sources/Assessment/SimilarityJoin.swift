/// Finds all similar prompts without comparing each with each: two sets that share seven words in
/// ten must share one of the rarest few, so only those are looked up.
///
/// Source: Chaudhuri, Ganti, Kaushik, "A primitive operator for similarity joins in data
/// cleaning", ICDE 2006 (prefix filter). Exact: no pair is missed.
struct SimilarityJoin {
  private struct Entry {
    let index: Int
    let bucket: Int
    let ofStatements: Bool
    /// Ids of the distinct words, the rarest first.
    let words: [Int]
  }

  private struct Posting: Hashable {
    let bucket: Int
    let word: Int
  }

  private let features: [NearDuplicateFeatures]
  private var postings: [Posting: [Int]] = [:]

  init(_ features: [NearDuplicateFeatures]) { self.features = features }

  mutating func pairs(among indices: [Int]) -> [NearDuplicates.Pair] {
    let entries = entries(indices)
    var pairs: [NearDuplicates.Pair] = []
    for (place, entry) in entries.enumerated() {
      var candidates: Set<Int> = []
      for word in entry.words.prefix(prefixLength(entry)) {
        let posting = Posting(bucket: entry.bucket, word: word)
        candidates.formUnion(postings[posting, default: []])
        postings[posting, default: []].append(place)
      }
      for candidate in candidates where areSimilar(entries[candidate], entry) {
        let (a, b) = (entries[candidate].index, entry.index)
        pairs.append(NearDuplicates.Pair(first: min(a, b), second: max(a, b)))
      }
    }
    return pairs
  }

  /// So many of the rarest words that a similar set must have one of them.
  private func prefixLength(_ entry: Entry) -> Int {
    let share = NearDuplicates.similarity(ofStatements: entry.ofStatements)
    let needed = (entry.words.count * share.parts + share.of - 1) / share.of
    return entry.words.count - needed + 1
  }

  private func entries(_ indices: [Int]) -> [Entry] {
    var counts: [Substring: Int] = [:]
    for index in indices {
      for word in Set(features[index].words) { counts[word, default: 0] += 1 }
    }
    let ranked = counts.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    let ranks = Dictionary(
      ranked.enumerated().map { ($0.element.key, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    var buckets: [NearDuplicateFeatures.Bucket: Int] = [:]
    return indices.compactMap { index in
      let feature = features[index]
      guard feature.comparesByWords else { return nil }
      let bucket = buckets[feature.bucket] ?? buckets.count
      buckets[feature.bucket] = bucket
      return Entry(
        index: index, bucket: bucket, ofStatements: feature.isTrueOrFalse,
        words: Set(feature.words).compactMap { ranks[$0] }.sorted())
    }
  }

  private func areSimilar(_ left: Entry, _ right: Entry) -> Bool {
    let (a, b) = (left.words, right.words)
    var (i, j, common) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        common += 1
        i += 1
        j += 1
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return NearDuplicates.areSimilar(
      common, a.count, b.count, ofStatements: left.ofStatements)
  }
}
