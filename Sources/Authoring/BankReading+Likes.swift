import Assessment

extension BankReading {
  private static let pairsToldMax = 20

  /// The same with a warning for every pair of items that are alike, conflicts before the others:
  /// within one file an item twice is a mistake.
  public func checkedForLikes(file: String) -> BankReading {
    // The same item twice was told where it was read.
    let pairs = Self.pairs(in: items, numbers).filter {
      items[$0.first].id != items[$0.second].id
    }
    let told = pairs.filter { $0.likeness == .conflict } + pairs.filter { $0.likeness != .conflict }
    let unit = BankPageWords.Unit(self, file: file)
    var more = told.prefix(Self.pairsToldMax).map { pair in
      let first = items[pair.first]
      let part = parts?[pair.first] ?? nil
      // In the same part its name says nothing more.
      let other = part == (parts?[pair.second] ?? nil) ? nil : part
      let finding: BankFinding =
        pair.likeness == .conflict
        ? .otherKey(first, other, unit) : .nearlySameItem(first, other, unit)
      return diagnostic(finding, on: pair.second, file)
    }
    if let rest = told.dropFirst(Self.pairsToldMax).first {
      more.append(
        diagnostic(.moreLikes(told.count - Self.pairsToldMax), on: rest.second, file))
    }
    guard !more.isEmpty else { return self }
    return BankReading(
      format: format, items: items, diagnostics: (diagnostics + more).inFileOrder(), dated: [],
      itemNumbers: itemNumbers)
  }

  /// The same pairs as one processor alone would find.
  private static func pairs(
    in items: [Item], _ numbers: [LikenessNumbers]?
  ) -> [NearDuplicates.Pair] {
    let places = LikenessNumbers.shared(numbers ?? items.map(LikenessNumbers.init))
    if places.isEmpty { return [] }
    let items = places.count == items.count ? items : places.map { items[$0] }
    let pieces = Parallel.pieces(items.count, of: pieceItems)
    var digests = LikenessDigests()
    for part in Parallel.map(pieces.count, { LikenessDigests(items[pieces[$0]]) }) {
      digests.append(part)
    }
    let search = LikenessPairs(items, digests)
    return Parallel.map(pieces.count) { search.pairs(of: pieces[$0]) }.flatMap(\.self).map {
      NearDuplicates.Pair(
        first: places[$0.first], second: places[$0.second], likeness: $0.likeness)
    }
  }

  private static let pieceItems = 4_096

  /// - Parameter index: of the item, among all.
  private func diagnostic(_ finding: BankFinding, on index: Int, _ file: String) -> Diagnostic {
    let item = items[index]
    return Diagnostic(
      finding.severity, file: file, place: SourcePlace(line: item.source?.line ?? 1, column: 1),
      part: parts?[index] ?? nil, code: finding.code, message: finding.message, hint: finding.hint,
      item: ItemListing.name(of: item))
  }
}

extension BankFinding {
  /// An item by its title and its place.
  ///
  /// - Parameter part: that it stands in, where that has to be said.
  private static func name(
    _ item: Item, _ part: String?, _ unit: BankPageWords.Unit
  ) -> LocalizedMessage {
    func name(isEnglish: Bool) -> String {
      let words = BankPageWords(isEnglish: isEnglish, unit: unit)
      return "'\(ItemListing.name(of: item))'"
        + (item.source.map {
          " (\(part.map { $0.abridged + ", " } ?? "")\(words.line($0.line)))"
        } ?? "")
    }
    return LocalizedMessage(vi: name(isEnglish: false), en: name(isEnglish: true))
  }

  fileprivate static func otherKey(
    _ first: Item, _ part: String?, _ unit: BankPageWords.Unit
  ) -> BankFinding {
    let name = name(first, part, unit)
    return BankFinding(
      .warning, "bank.other-key",
      vi: "cùng đề với \(name.vi) nhưng khác đáp án; một trong hai sai",
      en: "the prompt of \(name.en) with another key; one of the two is wrong")
  }

  fileprivate static func nearlySameItem(
    _ first: Item, _ part: String?, _ unit: BankPageWords.Unit
  ) -> BankFinding {
    let name = name(first, part, unit)
    return BankFinding(
      .warning, "bank.nearly-same", vi: "gần giống \(name.vi)",
      en: "nearly the same as \(name.en)")
  }

  fileprivate static func moreLikes(_ rest: Int) -> BankFinding {
    BankFinding(
      .warning, "bank.nearly-same", vi: "còn \(rest) cặp câu giống nhau nữa",
      en: English.count(rest, "more pair of items is alike", "more pairs of items are alike"))
  }
}
