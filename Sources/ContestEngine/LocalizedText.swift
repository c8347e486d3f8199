/// A text in one or more languages, by BCP 47 tag. A plain string stands under "".
public struct LocalizedText: Hashable, Sendable, Codable {
  public let texts: [String: String]

  public init(texts: [String: String]) { self.texts = texts }

  public init(_ text: String) { texts = ["": text] }

  /// The text in `language`, else in Vietnamese, else the plain one, else the first by tag.
  public func text(in language: String) -> String {
    texts[language] ?? texts["vi"] ?? texts[""]
      ?? texts.min { $0.key < $1.key }?.value ?? ""
  }
}
