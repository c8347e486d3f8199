public import Assessment

/// Takes what a reader finds in a file, item by item, and makes a reading of it: gives the items
/// their ids, checks them in ways that are the same for all formats, and puts every finding at
/// its place.
///
/// Parts of a file can be read apart, each into its own assembler, and joined in order.
public struct BankAssembler: Sendable {
  public let source: SourceText
  public private(set) var items: [Item] = []
  private var origins: [Origin] = []
  private var reports: [Report] = []
  private var unreported = 0
  /// Items with characters that were broken in the file. They are left out.
  private var damaged: [Damage] = []
  /// Of the last item: the next one is not far.
  private var line = 1

  public init(_ source: SourceText) { self.source = source }

  /// Which item a finding is about.
  public enum Subject: Hashable, Sendable {
    case title(String)
    /// The number of an item without a title, in its file, from 1.
    case number(Int)

    public init(title: String, number: Int) {
      self = title.isEmpty ? .number(number) : .title(title)
    }
  }

  private struct Origin {
    /// Half of the id: enough to find the same item again.
    let key: UInt64
    let position: BankPosition
  }

  private struct Damage {
    let subject: Subject
    let position: BankPosition
  }

  private struct Report {
    let finding: BankFinding
    let position: BankPosition
    let subject: Subject?
  }

  /// True once no further item is taken.
  public var isFull: Bool { items.count >= BankLimits.itemsMax }

  /// The number that the next item will have.
  public var nextNumber: Int { items.count + 1 }

  /// Adds an item.
  ///
  /// - Parameters:
  ///   - read: its id is made here.
  ///   - position: where the item begins in the source.
  ///   - answers: where its choices, answers or pairs begin, as far as that is known.
  public mutating func add(
    _ read: consuming Item, at position: BankPosition, answers: [BankPosition] = []
  ) {
    var item = consume read
    if !source.broken.isEmpty, item.hasText(where: \.hasLostCharacter) {
      damaged.append(
        Damage(subject: Subject(title: item.title, number: nextNumber), position: position))
      return
    }
    item.compose()
    let content = ItemContentHash(item)
    item.id = content.id
    line = position.line(in: source, near: line)
    item.source = ItemSource(file: source.file, line: line)
    var findings = BankCheck.findings(in: &item)
    if source.broken.isEmpty, source.mayHaveLostCharacters,
      item.hasText(where: \.hasLostCharacter)
    {
      findings.append((.lostCharacter(), nil))
    }
    if !findings.isEmpty {
      let subject = Subject(title: item.title, number: nextNumber)
      for (finding, answer) in findings {
        let place = answer.flatMap { answers.indices.contains($0) ? answers[$0] : nil }
        report(finding, at: place ?? position, item: subject)
      }
    }
    origins.append(Origin(key: content.key, position: position))
    items.append(item)
  }

  /// Reports a finding.
  ///
  /// - Parameter item: nil where the finding is about no item.
  public mutating func report(
    _ finding: BankFinding, at position: BankPosition, item: Subject? = nil
  ) {
    if reports.count < BankLimits.diagnosticsMax {
      reports.append(Report(finding: finding, position: position, subject: item))
    } else {
      unreported += 1
    }
  }

  /// Takes the items and findings of the part of the file that follows.
  ///
  /// - Parameter category: of the items before the part's first category, `inherited` of them.
  public mutating func append(
    _ next: consuming BankAssembler, category: [String], inherited: Int
  ) {
    let before = items.count
    let taken = min(next.items.count, BankLimits.itemsMax - before)
    if before == 0, taken == next.items.count {
      items = next.items
      origins = next.origins
    } else {
      items += next.items.prefix(taken)
      origins += next.origins.prefix(taken)
    }
    if !category.isEmpty {
      for index in before..<(before + min(inherited, taken)) { items[index].category = category }
    }
    for report in next.reports {
      self.report(report.finding, at: report.position, item: report.subject?.shifted(by: before))
    }
    unreported += next.unreported
    damaged += next.damaged.map {
      Damage(subject: $0.subject.shifted(by: before), position: $0.position)
    }
    if taken < next.items.count { report(.tooManyItems(), at: next.origins[taken].position) }
  }

  public consuming func finish(_ format: BankFormat?) -> BankReading {
    reportSameItems()
    reportBroken()
    var diagnostics = reports.map(diagnostic).inFileOrder()
    if unreported > 0 {
      let rest = Report(
        finding: .tooManyFindings(rest: unreported), position: .offset(source.bytes.count),
        subject: nil)
      diagnostics.append(diagnostic(rest))
    }
    return BankReading(format: format, items: items, diagnostics: diagnostics)
  }

  private mutating func reportSameItems() {
    var first: [UInt64: Int] = [:]
    first.reserveCapacity(origins.count)
    for index in origins.indices {
      let key = origins[index].key
      guard let earlier = first[key] else {
        first[key] = index
        continue
      }
      report(
        .sameItem(asOnLine: items[earlier].source?.line ?? 1), at: origins[index].position,
        item: Subject(title: items[index].title, number: index + 1))
    }
  }

  /// Each broken character with the item that was left out for it, or with none.
  private mutating func reportBroken() {
    guard !source.broken.isEmpty else { return }
    let starts =
      (origins.map { ($0.position, nil as Subject?) }
      + damaged.map { ($0.position, $0.subject as Subject?) })
      .map { (place: $0.0.place(in: source), subject: $0.1) }.sorted { $0.place < $1.place }
    var found: Set<SourcePlace> = []
    var next = 0
    for offset in source.broken {
      let place = source.place(at: offset)
      while next < starts.count, starts[next].place <= place { next += 1 }
      if next > 0, let subject = starts[next - 1].subject {
        report(.brokenCharacter(), at: .offset(offset), item: subject)
        found.insert(starts[next - 1].place)
      } else {
        report(.brokenCharacterOutside(), at: .offset(offset))
      }
    }
    for damage in damaged where !found.contains(damage.position.place(in: source)) {
      report(.brokenCharacter(), at: damage.position, item: damage.subject)
    }
  }

  private func diagnostic(_ report: Report) -> Diagnostic {
    let finding = report.finding
    return Diagnostic(
      finding.severity, file: source.file, place: report.position.place(in: source),
      part: report.position.part, code: finding.code, message: finding.message, hint: finding.hint,
      item: report.subject?.name, excerpt: report.position.excerpt(in: source))
  }
}

extension String {
  /// Only `bank.lost-character` and `bank.broken-character` ask.
  fileprivate var hasLostCharacter: Bool { unicodeScalars.contains("\u{FFFD}") }
}

extension BankAssembler.Subject {
  var name: String {
    switch self {
    case .title(let title): title
    case .number(let number): "Câu \(number)"
    }
  }

  fileprivate func shifted(by count: Int) -> BankAssembler.Subject {
    if case .number(let number) = self { .number(number + count) } else { self }
  }
}
