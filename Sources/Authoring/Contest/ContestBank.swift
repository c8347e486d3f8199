public import Assessment

/// A bank that a contest names, as its reader or the library gave it.
public struct ContestBank: Hashable, Sendable {
  public let items: [Item]
  /// What the reader of the bank found; none for a bank of the library.
  public let diagnostics: [Diagnostic]

  public init(items: [Item], diagnostics: [Diagnostic] = []) {
    self.items = items
    self.diagnostics = diagnostics
  }
}
