/// A tag in a text, as `PlainText` understands it: what is no tag there is none here.
public struct MarkupTag: Hashable, Sendable {
  /// Lower case.
  public let name: String
  public let isEnd: Bool
  /// Written as `<name/>`.
  public let closesItself: Bool
  /// Where a picture, sound or film comes from; nil where the tag does not say.
  public let source: String?

  /// The tags of a text in its order; none in a plain one. What stands in a script or in a style
  /// is no text.
  public static func all(in text: String, format: TextFormat) -> [MarkupTag] {
    switch format {
    case .plain: []
    case .html: tags(Array(text.utf8))
    case .markdown: tags(Array(MarkdownReduction.reduce(text).utf8))
    }
  }

  private static func tags(_ bytes: [UInt8]) -> [MarkupTag] {
    var found: [MarkupTag] = []
    var hidden: String?
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      guard let tag = HTMLTag(bytes, at: start) else {
        index = start + 1
        continue
      }
      index = tag.end
      if let name = hidden {
        guard tag.isEnd, tag.name == name else { continue }
        hidden = nil
      } else if !tag.isEnd, tag.name == "script" || tag.name == "style" {
        hidden = tag.name
      }
      if !tag.name.isEmpty { found.append(MarkupTag(tag, bytes)) }
    }
    return found
  }

  private init(_ tag: HTMLTag, _ bytes: [UInt8]) {
    name = tag.name
    isEnd = tag.isEnd
    closesItself = tag.end >= 2 && bytes[tag.end - 2] == UInt8(ascii: "/")
    source = Self.showsFiles(tag.name) ? tag.attribute("src", in: bytes) : nil
  }

  /// True for the elements that show a picture, sound or film.
  public static func showsFiles(_ name: String) -> Bool {
    switch name {
    case "img", "audio", "video", "source", "embed": true
    default: false
    }
  }
}
