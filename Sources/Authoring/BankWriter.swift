public import Assessment

/// Writes items in a format, and says what the format cannot hold.
public enum BankWriter {
  /// A bank as it was written.
  public struct Output: Sendable {
    public let text: String
    /// In the order of the items; errors for items that were left out.
    public let losses: [Loss]
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
    switch format {
    case .gift: GIFTWriter.write(items)
    case .json: Output(text: JSONBankWriter.write(items), losses: [])
    default: nil
    }
  }
}
