/// Texts without files that they showed.
public enum MarkupMedia {
  /// The text with the words of a picture, sound or film in brackets where it was shown; `[▣]` where
  /// it has no words, as in `PlainText`.
  ///
  /// - Parameter isLost: whether what an address means is gone.
  public static func removing(
    from text: String, format: TextFormat, where isLost: (String) -> Bool
  ) -> String {
    switch format {
    case .plain: text
    case .html: withoutTags(text, isLost)
    case .markdown: withoutMarks(withoutTags(text, isLost), isLost)
    }
  }

  private static func withoutTags(_ text: String, _ isLost: (String) -> Bool) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var (index, copied) = (0, 0)
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      guard let tag = HTMLTag(bytes, at: open) else {
        index = open + 1
        continue
      }
      index = tag.end
      guard !tag.isEnd, MarkupTag.showsFiles(tag.name),
        let source = tag.attribute("src", in: bytes), isLost(source)
      else { continue }
      let words = MarkdownReduction.escaped(self.words(tag.attribute("alt", in: bytes) ?? ""))
      output += bytes[copied..<open] + Array(words.utf8)
      index = end(of: tag, in: bytes)
      copied = index
    }
    return copied == 0 ? text : String(decoding: output + bytes[copied...], as: UTF8.self)
  }

  /// A player goes up to its own end: within it stands what is shown where it cannot play.
  private static func end(of tag: HTMLTag, in bytes: [UInt8]) -> Int {
    guard tag.name == "audio" || tag.name == "video" else { return tag.end }
    var index = tag.end
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      guard let inner = HTMLTag(bytes, at: open) else {
        index = open + 1
        continue
      }
      index = inner.end
      if inner.name == tag.name { return inner.isEnd ? inner.end : tag.end }
    }
    return tag.end
  }

  /// `![words](address)`.
  private static func withoutMarks(_ text: String, _ isLost: (String) -> Bool) -> String {
    var output = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "!["),
      let middle = rest[open.upperBound...].firstRange(of: "]("),
      let end = rest[middle.upperBound...].firstIndex(of: ")")
    {
      let source = rest[middle.upperBound..<end].prefix { $0 != " " }
      if isLost(String(source)) {
        output += rest[..<open.lowerBound]
        output += words(String(rest[open.upperBound..<middle.lowerBound]))
        rest = rest[rest.index(after: end)...]
      } else {
        output += rest[..<open.upperBound]
        rest = rest[open.upperBound...]
      }
    }
    return output + rest
  }

  private static func words(_ text: String) -> String { "[\(text.isEmpty ? "▣" : text)]" }
}
