public import Assessment

/// Writes items in a format, and says what the format cannot hold.
public enum BankWriter {
  /// A bank as it was written.
  public struct Output: Sendable {
    /// UTF-8 where the format is text.
    public let bytes: [UInt8]
    /// In the order of the items; errors for items that were left out.
    public let losses: [Loss]

    public init(bytes: [UInt8], losses: [Loss]) {
      self.bytes = bytes
      self.losses = losses
    }

    public init(text: String, losses: [Loss]) { self.init(bytes: Array(text.utf8), losses: losses) }

    /// The bytes read as UTF-8.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// Something of an item that the format cannot hold.
  public struct Loss: Sendable {
    /// The place of the item in the list.
    public let index: Int
    public let finding: BankFinding

    public init(index: Int, finding: BankFinding) {
      self.index = index
      self.finding = finding
    }
  }

  /// Returns nil for a format that cannot be written.
  public static func write(_ items: [Item], as format: BankFormat) -> Output? {
    guard let output = written(items, as: format) else { return nil }
    let lost = MarkingLosses.losses(of: items, as: format)
    if lost.isEmpty { return output }
    return Output(
      bytes: output.bytes, losses: (output.losses + lost).sorted { $0.index < $1.index })
  }

  private static func written(_ items: [Item], as format: BankFormat) -> Output? {
    switch format {
    case .gift: GIFTWriter.write(items)
    case .aiken: AikenWriter.write(items)
    case .moodleXML: MoodleXMLWriter.write(items)
    case .jsonLines: JSONLinesWriter.write(items)
    case .json: Output(text: JSONBankWriter.write(items), losses: [])
    case .csv: CSVBankWriter.write(items)
    case .kahoot: KahootWriter.write(items)
    case .markdown: MarkdownBankWriter.write(items)
    case .qti: QTIPackageWriter.write(items)
    default: nil
    }
  }
}
