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
    let content = ItemContentHash(item)
    item.id = content.id
    line = position.line(in: source, near: line)
    item.source = ItemSource(file: source.file, line: line)
    let findings = BankCheck.findings(in: &item)
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
    if taken < next.items.count { report(.tooManyItems(), at: next.origins[taken].position) }
  }

  public consuming func finish(_ format: BankFormat?) -> BankReading {
    reportSameItems()
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

  private func diagnostic(_ report: Report) -> Diagnostic {
    let finding = report.finding
    return Diagnostic(
      finding.severity, file: source.file, place: report.position.place(in: source),
      part: report.position.part, code: finding.code, message: finding.message, hint: finding.hint,
      item: report.subject?.name, excerpt: report.position.excerpt(in: source))
  }
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
