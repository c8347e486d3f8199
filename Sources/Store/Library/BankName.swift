import Assessment

/// The name of a bank as it is kept: in one line, with one space between words, and its letters
/// always as the same scalars, so that no two banks look alike.
public struct BankName: Hashable, Sendable {
  /// In letters, as people count them.
  public static let lettersMax = 100

  public let text: String

  /// Nil where nothing of it is seen, where it has control characters, and where it is too long.
  public init?(_ typed: String) {
    let name = TextNormaliser.display(typed)
    let isSound =
      !name.isEmpty && name.count <= Self.lettersMax
      && !typed.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard isSound else { return nil }
    text = name
  }
}
