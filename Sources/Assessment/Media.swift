/// A picture or sound that an item carries with it.
///
/// Texts name it where it stands: `<img src="NAME">` in HTML, `![](NAME)` in Markdown.
public struct Media: Hashable, Sendable, Codable {
  /// As the texts of the item name it.
  public var name: String
  /// By its content, such as "image/png".
  public var mediaType: String
  /// Of the content, in 64 lower-case hexadecimal digits.
  public var sha256: String
  public var byteCount: Int
  /// The content in Base64 (RFC 4648, section 4), so that an item is text wherever it is kept.
  public var base64: String

  public init(name: String, mediaType: String, sha256: String, byteCount: Int, base64: String) {
    self.name = name
    self.mediaType = mediaType
    self.sha256 = sha256
    self.byteCount = byteCount
    self.base64 = base64
  }
}

extension Item {
  /// Whether the item carries the same pictures and sounds as another: the same content under each
  /// name, or the same contents where files name them otherwise.
  ///
  /// An item's id knows them by name alone, and two papers may each have an "image1.png".
  public func hasSameMedia(as other: Item) -> Bool {
    let (mine, others) = (contentsByName, other.contentsByName)
    if Set(mine.keys) == Set(others.keys) { return mine == others }
    return Set(mine.values) == Set(others.values)
  }

  private var contentsByName: [String: String] {
    Dictionary((media ?? []).map { ($0.name, $0.sha256) }, uniquingKeysWith: { first, _ in first })
  }
}
