import Assessment

/// Collects the items of one file or of several, and what is said of many of them once.
struct QTICollector: Sendable {
  private(set) var bank: BankAssembler
  /// True as long as nothing was said.
  private(set) var isSilent = true
  private var orderNotKept = Count()
  private var isFull = false

  /// How many items something is said of, and the first of them.
  private struct Count: Sendable {
    var items = 0
    var first: (position: BankPosition, subject: BankAssembler.Subject)?

    mutating func add(_ position: BankPosition, _ subject: BankAssembler.Subject) {
      items += 1
      if first == nil { first = (position, subject) }
    }

    func shifted(
      by count: Int
    ) -> (position: BankPosition, subject: BankAssembler.Subject)? {
      guard let first else { return nil }
      if case .number(let number) = first.subject {
        return (first.position, .number(number + count))
      }
      return first
    }
  }

  init(_ source: SourceText) { bank = BankAssembler(source) }

  /// - Parameter category: of the section that the item stands in.
  mutating func add(
    _ reading: consuming QTIItemReading, in file: QTIFile, category: [String] = [],
    tags: [String] = []
  ) {
    guard !bank.isFull else {
      if !isFull { report(.tooManyItems(), in: file, at: reading.offset) }
      isFull = true
      return
    }
    var item = reading.item
    if !category.isEmpty { item.category = category }
    if !tags.isEmpty { item.tags = tags }
    let subject = BankAssembler.Subject(title: item.title, number: bank.nextNumber)
    let position = file.position(reading.offset)
    for (finding, offset) in reading.findings {
      bank.report(finding, at: file.position(offset), item: subject)
    }
    if reading.keepsOrder { orderNotKept.add(position, subject) }
    bank.add(item, at: position, answers: reading.answers.map(file.position))
  }

  /// Adds all items of a file of QTI 1.2.
  mutating func addItems(
    of root: XMLElement, in file: QTIFile, folder: QTIFolder?, category: [String] = []
  ) {
    let bank = QTIOneBank(root)
    for (finding, offset) in bank.findings { report(finding, in: file, at: offset) }
    for entry in bank.entries {
      add(
        QTIOneItemReader.read(entry.item, folder: folder, passage: entry.passage), in: file,
        category: category + entry.category)
    }
  }

  /// Counts an item that cannot be read, so that those after it have their own numbers.
  mutating func refuseItem() { bank.refuseItem() }

  mutating func report(_ finding: BankFinding, at position: BankPosition) {
    isSilent = false
    bank.report(finding, at: position)
  }

  mutating func report(_ finding: BankFinding, in file: QTIFile, at offset: Int) {
    report(finding, at: file.position(offset))
  }

  mutating func reportFaults(of file: QTIFile) {
    for (finding, offset) in file.faults { report(finding, in: file, at: offset) }
  }

  /// Takes what was collected from the files that follow.
  mutating func append(_ next: consuming QTICollector) {
    let before = bank.nextNumber - 1
    isSilent = isSilent && next.isSilent
    if orderNotKept.first == nil { orderNotKept.first = next.orderNotKept.shifted(by: before) }
    orderNotKept.items += next.orderNotKept.items
    bank.append(next.bank, category: [], inherited: 0)
  }

  consuming func finish() -> BankReading {
    if let first = orderNotKept.first {
      bank.report(
        .qtiOrderNotKept(items: orderNotKept.items), at: first.position, item: first.subject)
    }
    return bank.finish(.qti)
  }
}
