public import Assessment
public import ContestEngine

/// A bank of the library.
public struct BankSummary: Hashable, Sendable {
  public let name: String
  public let items: Int
  public let kinds: [ItemKind: Int]
  public let createdAt: Instant
  public let updatedAt: Instant
}

/// An item and where the library has it.
public struct LibraryItem: Hashable, Sendable {
  public let bank: String
  public let item: Item
  public let firstSeen: Instant
  public let updatedAt: Instant
}
