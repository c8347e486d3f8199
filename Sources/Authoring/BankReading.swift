public import Assessment

/// What a reader made of a file: all items that could be read, and all there is to say.
public struct BankReading: Sendable {
  /// Nil where the format could not be told.
  public let format: BankFormat?
  /// In the order of the file, drafts among them.
  public let items: [Item]
  /// In the order of the file.
  public let diagnostics: [Diagnostic]

  /// What there is to say once a day has come.
  struct DatedSource: Sendable {
    let limit: SourceNote.Limit
    let diagnostic: Diagnostic
  }

  let dated: [DatedSource]
  /// The numbers in the items' prompts, where they were found with the items.
  let numbers: [LikenessNumbers]?
  /// Those of the items in the file, as diagnostics name them.
  let itemNumbers: ItemNumbers
  /// The part of its package or workbook that each item stands in; nil where no item has one.
  let parts: [String?]?

  public init(format: BankFormat?, items: [Item], diagnostics: [Diagnostic]) {
    self.init(format: format, items: items, diagnostics: diagnostics, dated: [])
  }

  init(
    format: BankFormat?, items: [Item], diagnostics: [Diagnostic], dated: [DatedSource],
    numbers: [LikenessNumbers]? = nil, itemNumbers: ItemNumbers = ItemNumbers(),
    parts: [String?]? = nil
  ) {
    self.format = format
    self.items = items
    self.diagnostics = diagnostics
    self.dated = dated
    self.numbers = numbers
    self.itemNumbers = itemNumbers
    self.parts = parts
  }

  /// The number that each item has in the file, where those that were refused count: that of
  /// “Câu 3” in diagnostics.
  public var numbersInFile: [Int] { items.indices.map(itemNumbers.number(of:)) }

  /// The same, with a warning for every item whose source is past its date.
  public func checked(on today: CalendarDay) -> BankReading {
    let past = dated.filter { $0.limit.isPast(on: today) }.map(\.diagnostic)
    guard !past.isEmpty else { return self }
    return BankReading(
      format: format, items: items, diagnostics: (diagnostics + past).inFileOrder(), dated: [],
      numbers: numbers, itemNumbers: itemNumbers, parts: parts)
  }

  /// How many items of each kind there are; kinds without an item count 0.
  public var kindCounts: [ItemKind: Int] {
    var counts = Dictionary(uniqueKeysWithValues: ItemKind.allCases.map { ($0, 0) })
    // In place: a copy of an item costs much more than a look at its kind.
    items.withUnsafeBufferPointer { items in
      for place in items.indices { counts[items[place].kind, default: 0] += 1 }
    }
    return counts
  }

  /// Items that cannot be asked yet: without a right answer, or that cannot be marked.
  public var drafts: [Item] { items.filter { !$0.isReady } }

  public var draftCount: Int {
    items.withUnsafeBufferPointer { items in items.indices.count { !items[$0].isReady } }
  }

  /// The same with one more thing to say, where there is any.
  func adding(_ diagnostic: Diagnostic??) -> BankReading {
    guard let diagnostic, let diagnostic else { return self }
    return BankReading(
      format: format, items: items, diagnostics: ([diagnostic] + diagnostics).inFileOrder(),
      dated: dated, numbers: numbers, itemNumbers: itemNumbers, parts: parts)
  }

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
