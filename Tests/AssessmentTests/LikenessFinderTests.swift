import TestSupport
import Testing

@testable import Assessment

/// The quick ways to find what may be alike find the same as the plain ones.
@Suite struct LikenessFinderTests {
  private static let pieces = [
    "sông", "Núi", "XV", "“XV”", "IV", "Í", "1.000", "1000", "01", "1", "-3", "3", "2a", "H2O", "×",
    "2×3", "½", "日本", "一", "–", "5–7", "5", "7", "Câu 12:", "(8)", "a)", "0", "00", "Đ", "ÍV",
    "1,5", "1.5", "m²", "I", "C", "CC", "x\u{300}", "ð", "C-I", "5.", "12,", "½5", "é5", "5é", "<",
    "−3", "–3", "- 3", "(2;-5)", "[1,5]", "\\frac12", "\\le", "\\(", "3!", "f'(2)", "|-5|", "[VD] ",
    "Câu 4 (TH): ", "(0,5 điểm)", "Số 2. ", "Q5.", "6 - ", "📝 Câu 1: ", "trong25", "5km", "2 x 4",
    "1.234", "-", "--", "==", "'", "|", "(", "))", "{", "\\", "!", "Bài", "Câu", "Co", "CO",
    "dấu ? ",
  ]

  private static func item(_ prompt: String, _ choice: String = "a") -> Item {
    Item(
      id: ItemID(""), prompt: prompt,
      body: .single([
        Choice(text: choice, fraction: .one), Choice(text: "khác", fraction: .zero),
      ]))
  }

  @Test func `the numbers of prompts are told apart as the words that are compared have them`() {
    var random = SeededGenerator(seed: 5)
    var byNumbers: [[String]: LikenessNumbers] = [:]
    var byHash: [LikenessNumbers: [String]] = [:]
    for _ in 0..<20_000 {
      let prompt = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
      }.joined(separator: Bool.random(using: &random) ? " " : "")
      let item = Self.item(prompt)
      let (words, numbers) = (NearDuplicateFeatures(item).numbers, LikenessNumbers(item))
      #expect(byNumbers[words, default: numbers] == numbers, "\(prompt)")
      #expect(byHash[numbers, default: words] == words, "\(prompt)")
      byNumbers[words] = numbers
      byHash[numbers] = words
    }
    #expect(byNumbers.count > 1_000)
  }

  @Test func `the numbers of a canonical text are those of its item`() {
    var canonical = CanonicalText()
    for prompt in Self.pieces + ["<p>Có 3 &lt; 5</p> <p>12</p>", "x<sup>2</sup> 7", " 4  5\n6 "] {
      for format in [TextFormat.html, .plain, .markdown] {
        var item = Self.item(prompt + " là?")
        item.format = format
        #expect(
          String(decoding: canonical.bytes(of: item), as: UTF8.self)
            == ItemIdentity.canonicalText(of: item))
        #expect(canonical.numbers == LikenessNumbers(item), "\(prompt)")
      }
    }
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `the finder of a list finds what the plain way does`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = ["sông", "núi", "biển", "12", "7", "trường", "lớp", "em", "hoà", "đất", "trời"]
    let items = (0..<200).map { number in
      let prompt = (0..<Int.random(in: 2...12, using: &random)).map { _ in
        words[Int.random(in: 0..<words.count, using: &random)]
      }
      return Self.item(prompt.joined(separator: " "), "a\(number % 3)")
    }
    var digests = LikenessDigests()
    let traces = items.map(LikenessTraces.init)
    #expect(traces == items.map { NearDuplicateSubject($0).traces })
    for trace in traces { digests.append(trace) }
    var finder = LikenessFinder(digests)
    // Of a library only the new items are asked for.
    var last = LikenessFinder(digests, from: 150)
    var count = 0
    for place in items.indices {
      let found = finder.candidates(for: place)
      count += found.count
      #expect(found == Self.candidates(for: place, traces))
      if place >= 150 { #expect(last.candidates(for: place) == found) }
    }
    #expect(count > 100)
  }

  /// Those that share one of the rarest traces, and enough of all; without numbers, or with the same.
  private static func candidates(for place: Int, _ traces: [LikenessTraces]) -> [Int] {
    let own = traces[place]
    let lists = own.marks.map { mark in traces.indices.filter { traces[$0].marks.contains(mark) } }
      .filter { $0.count > 1 }.sorted { $0.count < $1.count }
    let hasNumbers = own.marks.contains(own.numbers)
    let looked = hasNumbers ? [traces.indices.filter { traces[$0].numbers == own.numbers }] : lists
    let near = Set(looked.prefix(LikenessFilter.probes).joined()).filter { $0 < place }
    return near.sorted().filter {
      traces[$0].numbers == own.numbers
        && LikenessFilter.isLikely(traces[$0].marks[...], own.marks[...])
    }
  }

  @Test func `a sketch never says that likely items are not`() {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<5_000 {
      let all = (0..<60).map { _ in UInt32.random(in: 0...UInt32.max, using: &random) }
      let sets = (0..<2).map { _ in
        Set(
          (0..<Int.random(in: 1...30, using: &random)).compactMap { _ in
            all.randomElement(using: &random)
          }
        )
        .sorted()[...]
      }
      guard LikenessFilter.isLikely(sets[0], sets[1]) else { continue }
      #expect(
        LikenessSketch(sets[0], place: 0).mayBeLike(LikenessSketch(sets[1], place: 1)))
    }
  }

  @Test func `numbers that repeat pass the sieve, and most others do not`() {
    var random = SeededGenerator(seed: 3)
    let numbers = (0..<10_000).map { _ in UInt64.random(in: 0...UInt64.max, using: &random) }
    let repeated = Array(numbers.prefix(100))
    var sieve = RepeatedNumbers(count: numbers.count + repeated.count)
    for number in numbers + repeated { sieve.see(number) }
    #expect(repeated.allSatisfy { sieve.mayRepeat($0) })
    #expect(numbers.dropFirst(100).count { sieve.mayRepeat($0) } < 2_000)
  }
}
