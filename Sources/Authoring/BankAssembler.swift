public import Assessment
import Cryptography

/// Takes what a reader finds in a file, item by item, and makes a reading of it: gives the items
/// their ids, checks them in ways that are the same for all formats, and puts every finding at
/// its place.
public struct BankAssembler: Sendable {
  public let source: SourceText
  public private(set) var items: [Item] = []
  private var diagnostics: [Diagnostic] = []
  private var unreported = 0
  private var lineOfID: [ItemID: Int] = [:]

  public init(_ source: SourceText) { self.source = source }

  /// True once no further item is taken.
  public var isFull: Bool { items.count >= BankLimits.itemsMax }

  /// Adds an item.
  ///
  /// - Parameters:
  ///   - item: its id is made here.
  ///   - offset: where the item begins in the source.
  ///   - answers: where its choices, answers or pairs begin, as far as that is known.
  public mutating func add(_ item: Item, at offset: Int, answers: [Int] = []) {
    var item = item
    let name = Self.name(title: item.title, number: items.count + 1)
    item.id = ItemID(contentOf: item)
    let line = source.line(at: offset)
    item.source = ItemSource(file: source.file, line: line)
    for (finding, answer) in BankCheck.findings(in: &item) {
      let place = answer.flatMap { answers.indices.contains($0) ? answers[$0] : nil } ?? offset
      report(finding, at: place, item: name)
    }
    if let earlier = lineOfID[item.id] {
      report(.sameItem(asOnLine: earlier), at: offset, item: name)
    } else {
      lineOfID[item.id] = line
    }
    items.append(item)
  }

  /// Reports a finding.
  ///
  /// - Parameter item: what people call the item; nil where the finding is about none.
  public mutating func report(_ finding: BankFinding, at offset: Int, item: String? = nil) {
    guard diagnostics.count < BankLimits.diagnosticsMax else {
      unreported += 1
      return
    }
    let excerpt = source.excerpt(at: offset, limit: BankLimits.excerptMax)
    diagnostics.append(
      Diagnostic(
        finding.severity, file: source.file, place: source.place(at: offset), code: finding.code,
        message: finding.message, hint: finding.hint, item: item,
        excerpt: excerpt.isEmpty ? nil : excerpt))
  }

  /// What people call an item: its title, or its number in the file.
  public static func name(title: String, number: Int) -> String {
    title.isEmpty ? "Câu \(number)" : title
  }

  public consuming func finish(_ format: BankFormat?) -> BankReading {
    if unreported > 0 { reportRest() }
    return BankReading(format: format, items: items, diagnostics: diagnostics.inFileOrder())
  }

  private mutating func reportRest() {
    let finding = BankFinding.tooManyFindings(rest: unreported)
    diagnostics.append(
      Diagnostic(
        finding.severity, file: source.file, place: source.place(at: source.bytes.count),
        code: finding.code, message: finding.message))
  }
}

extension ItemID {
  /// The id that an item's content gives it: half of a SHA-256 is more than enough to keep all
  /// items of the world apart.
  public init(contentOf item: Item) {
    let digest = SHA256.hash(ItemIdentity.canonicalText(of: item))
    self.init(String(digest.hex.prefix(32)))
  }
}
