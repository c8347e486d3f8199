import Assessment
import Authoring
import Foundation
import TestSupport
import Testing

/// How well near duplicates are told, counted on pairs of which it is known what they are.
@Suite struct NearDuplicateMeasureTests {
  struct Count {
    var pairs = 0
    var found = 0
    var examples: [String] = []
  }

  /// Pairs that are the same question, by edit, and pairs that are not, by kind.
  struct Measure {
    var same: [String: Count] = [:]
    var different: [String: Count] = [:]
    var conflicts = Count()
    /// Of the pairs that are told when they are shown, those that the search shows.
    var searched = Count()

    var recall: Double { share(same.values) }
    /// Of all that was said to be nearly the same or a conflict, what is so.
    var precision: Double {
      let right = same.values.map(\.found).reduce(0, +) + conflicts.found
      let wrong = different.values.map(\.found).reduce(0, +)
      return Double(right) / Double(max(1, right + wrong))
    }

    private func share(_ counts: some Collection<Count>) -> Double {
      Double(counts.map(\.found).reduce(0, +)) / Double(max(1, counts.map(\.pairs).reduce(0, +)))
    }

    mutating func addEdits(of item: Item, using random: inout SeededGenerator) {
      for edit in LikenessEdit.allCases {
        guard let edited = edit.apply(to: item, using: &random) else { continue }
        let isFound = NearDuplicates.likeness(item, edited) == .nearlySame
        same[edit.rawValue, default: Count()].take(
          isFound, isRight: isFound, "\(item.prompt) | \(edited.prompt)")
        guard isFound else { continue }
        let isShown = !NearDuplicates.pairs(in: [item, edited]).isEmpty
        searched.take(
          isShown, isRight: isShown, "\(edit.rawValue): \(item.prompt) | \(edited.prompt)")
      }
    }

    mutating func add(_ twin: LikenessTwins.Twin) {
      let likeness = NearDuplicates.likeness(twin.left, twin.right)
      let told = "\(twin.left.prompt) | \(twin.right.prompt)"
      if twin.isConflict {
        conflicts.take(likeness == .conflict, isRight: likeness == .conflict, told)
      } else {
        different[twin.name, default: Count()].take(likeness != nil, isRight: likeness == nil, told)
      }
    }

    mutating func addOthers(of items: [Item]) {
      let subjects = items.map(NearDuplicateSubject.init)
      for (place, left) in subjects.enumerated() {
        for other in (place + 1)..<max(place + 1, subjects.count) {
          let likeness = left.likeness(to: subjects[other])
          different["other items", default: Count()].take(
            likeness != nil, isRight: likeness == nil,
            "\(items[place].prompt) | \(items[other].prompt)")
        }
      }
    }

    var table: String {
      var lines: [String] = []
      for (title, counts) in [
        ("same", same), ("different", different), ("conflict", ["key": conflicts]),
        ("search", ["shown": searched]),
      ] {
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
          lines.append("\(title) \(name): \(count.found) of \(count.pairs) told")
          lines += count.examples.prefix(Self.examplesMax).map { "    " + $0 }
        }
      }
      lines.append("recall \(recall), precision \(precision)")
      return lines.joined(separator: "\n")
    }

    private static let examplesMax = 12
  }

  private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func items(of url: URL) throws -> [Item] {
    BankReader.read(bytes: Array(try Data(contentsOf: url)), file: url.lastPathComponent).items.map
    {
      // Edits are made in what is read, not in tags.
      var item = $0
      let format = item.format
      item.changeTexts { PlainText.from($0, format: format) }
      item.format = .plain
      return item
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `near duplicates of the project's banks are told as well as promised`(seed: UInt64) throws {
    let folder = Self.root.appending(path: "question-banks")
    var items: [Item] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where file.hasSuffix(".gift") { items += try Self.items(of: folder.appending(path: file)) }
    #expect(items.count >= 142)
    var random = SeededGenerator(seed: seed)
    var measure = Measure()
    for item in items {
      measure.addEdits(of: item, using: &random)
      LikenessTwins.twins(of: item).forEach { measure.add($0) }
    }
    LikenessTwins.fromTemplates.forEach { measure.add($0) }
    (LikenessSymbolTwins.all + LikenessSymbolTwins.conflicts).forEach { measure.add($0) }
    measure.addOthers(of: items)
    expect(measure, seed, recall: 0.98)
  }

  @Test(.enabled(if: !CorpusFile.all.isEmpty, Comment(rawValue: CorpusFile.missing)))
  func `near duplicates of strangers' banks are told as well as promised`() throws {
    var random = SeededGenerator(seed: 4)
    var measure = Measure()
    for file in CorpusFile.all
    where ["triviaqa", "viet", "gift", "moodlexml"].contains(file.format) {
      let items = try Self.items(of: file.url).filter {
        $0.isReady && PlainText.from($0.prompt, format: $0.format).split(separator: " ").count > 3
      }
      for item in items.prefix(60) {
        measure.addEdits(of: item, using: &random)
        LikenessTwins.twins(of: item).forEach { measure.add($0) }
      }
    }
    // Many are toys of parsers' tests, of three or four English words: two slips in one of them
    // leave little to know it by.
    expect(measure, 4, recall: 0.98)
  }

  @Test(arguments: LikenessSymbolTwins.all)
  func `a sign, a bracket, a capital or a mark makes another question`(twin: LikenessTwins.Twin) {
    #expect(NearDuplicates.likeness(twin.left, twin.right) == nil)
    #expect(NearDuplicates.pairs(in: [twin.left, twin.right]).isEmpty)
  }

  @Test(arguments: LikenessSymbolTwins.conflicts)
  func `of one prompt it makes another key`(twin: LikenessTwins.Twin) {
    #expect(NearDuplicates.likeness(twin.left, twin.right) == .conflict)
    #expect(NearDuplicates.pairs(in: [twin.left, twin.right]).map(\.likeness) == [.conflict])
  }

  private func expect(_ measure: Measure, _ seed: UInt64, recall: Double) {
    if ProcessInfo.processInfo.environment["SHOW_MEASURE"] != nil { print(measure.table) }
    let pairs = (Array(measure.same.values) + measure.different.values).map(\.pairs).reduce(0, +)
    #expect(pairs > 1_000)
    #expect(measure.recall >= recall, "seed \(seed)\n\(measure.table)")
    #expect(
      measure.searched.found * 1_000 >= measure.searched.pairs * 995,
      "seed \(seed)\n\(measure.table)")
    #expect(measure.precision >= 0.98, "seed \(seed)\n\(measure.table)")
  }
}

extension NearDuplicateMeasureTests.Count {
  mutating func take(_ isFound: Bool, isRight: Bool, _ example: String) {
    pairs += 1
    if isFound { found += 1 }
    if !isRight { examples.append(example) }
  }
}
