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
  /// Whether the item asks with the same pictures and sounds as another: the same content under each
  /// name, or the same contents where files name them otherwise. What only the feedback shows does not
  /// count, as its words do not.
  ///
  /// An item's id knows them by name alone, and two papers may each have an "image1.png".
  public func hasSameMedia(as other: Item) -> Bool {
    let (mine, others) = (askedContents, other.askedContents)
    if Set(mine.keys) == Set(others.keys) { return mine == others }
    return Set(mine.values) == Set(others.values)
  }

  /// By name.
  private var askedContents: [String: String] {
    guard let media, !media.isEmpty else { return [:] }
    let asked = ItemIdentity.canonicalText(of: self)
    var told = self
    told.prompt = feedback
    let feedback = ItemIdentity.canonicalText(of: told)
    let pairs = media.compactMap { medium -> (String, String)? in
      // As the canonical text names a picture.
      let mark = "|\(medium.name.split(separator: "/").last ?? "")]"
      let isOfFeedback = feedback.contains(mark) && !asked.contains(mark)
      return isOfFeedback ? nil : (medium.name, medium.sha256)
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}
