/// A sentence for people, in both languages of the house.
public struct LocalizedMessage: Hashable, Sendable {
  public let vi: String
  public let en: String

  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// English where `language` begins with "en", else Vietnamese.
  public func text(in language: String) -> String { language.hasPrefix("en") ? en : vi }
}
