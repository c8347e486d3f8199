/// A tag, comment or declaration found in HTML.
struct HTMLTag {
  /// Lower case; empty for comments and declarations.
  let name: String
  let isEnd: Bool
  /// After the `>`.
  let end: Int
  private let attributes: Range<Int>

  /// A declaration longer than this, in bytes, is text, so that no text is searched many times.
  private static let declarationMax = 1024

  /// Returns nil where the `<` begins no tag.
  init?(_ bytes: [UInt8], at start: Int) {
    var index = start + 1
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?") {
      guard let end = Self.declarationEnd(bytes, from: index) else { return nil }
      (name, isEnd, self.end, attributes) = ("", false, end, end..<end)
      return
    }
    let isEnd = bytes[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    let nameStart = index
    while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
    guard index > nameStart, !Self.isDigit(bytes[nameStart]) else { return nil }
    let nameEnd = index
    guard let close = Self.tagEnd(bytes, from: index) else { return nil }
    // `a<b and c>d` is no tag: after a name come white space, `/` or `>`.
    guard Self.isSpace(bytes[index]) || bytes[index] == 0x2F || index == close else { return nil }
    self.isEnd = isEnd
    name = Self.lowercased(bytes[nameStart..<nameEnd])
    end = close + 1
    attributes = nameEnd..<close
    // What is told soonest first.
    guard
      index == close || isEnd || bytes[close - 1] == 0x2F || Self.known.contains(name)
        || bytes[attributes].contains(UInt8(ascii: "="))
        || bytes[nameStart..<nameEnd].contains(UInt8(ascii: ":"))
    else { return nil }
  }

  /// The value of an attribute, with its entities as characters.
  func attribute(_ name: String, in bytes: [UInt8]) -> String? {
    var index = attributes.lowerBound
    while index < attributes.upperBound {
      while index < attributes.upperBound, !Self.isNameByte(bytes[index]) { index += 1 }
      let nameStart = index
      while index < attributes.upperBound, Self.isNameByte(bytes[index]) { index += 1 }
      let found = Self.lowercased(bytes[nameStart..<index])
      while index < attributes.upperBound, Self.isSpace(bytes[index]) { index += 1 }
      guard index < attributes.upperBound, bytes[index] == UInt8(ascii: "=") else { continue }
      index += 1
      while index < attributes.upperBound, Self.isSpace(bytes[index]) { index += 1 }
      let value = takeValue(bytes, &index)
      if found == name { return HTMLEntity.decode(value) }
    }
    return nil
  }

  private func takeValue(_ bytes: [UInt8], _ index: inout Int) -> ArraySlice<UInt8> {
    guard index < attributes.upperBound else { return [] }
    let quote = bytes[index]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { index += 1 }
    let start = index
    while index < attributes.upperBound,
      isQuoted ? bytes[index] != quote : !Self.isSpace(bytes[index])
    {
      index += 1
    }
    defer { if isQuoted, index < attributes.upperBound { index += 1 } }
    return bytes[start..<index]
  }

  /// Names are ASCII.
  private static func lowercased(_ name: ArraySlice<UInt8>) -> String {
    if !name.contains(where: { (0x41...0x5A).contains($0) }) {
      return String(decoding: name, as: UTF8.self)
    }
    return String(decoding: name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func declarationEnd(_ bytes: [UInt8], from index: Int) -> Int? {
    if bytes[index...].starts(with: "!--".utf8) {
      var place = index + 3
      while place + 2 < bytes.count {
        if bytes[place...].starts(with: "-->".utf8) { return place + 3 }
        place += 1
      }
      // As in browsers, a comment that is not closed is one to the end.
      return bytes.count
    }
    guard let close = bytes[index...].prefix(declarationMax).firstIndex(of: UInt8(ascii: ">"))
    else {
      return nil
    }
    return close + 1
  }

  /// The `>` that ends a tag, not counting those within quotes; another `<` ends the search.
  private static func tagEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    var quote: UInt8?
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return index
      } else if byte == UInt8(ascii: "<") {
        return nil
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        // A quote counts only where a value begins; else it is an apostrophe.
        if index > start, bytes[index - 1] == UInt8(ascii: "=") || isSpace(bytes[index - 1]) {
          quote = byte
        }
      }
      index += 1
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || (byte >= 9 && byte <= 13)
  }

  /// Tags that may stand with bare words as attributes; other `<word word>` is a text.
  private static let known: Set<String> = [
    "a", "audio", "b", "br", "button", "code", "details", "div", "em", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "i", "iframe", "img", "input", "li", "ol", "option", "p", "pre",
    "script", "select", "source", "span", "strong", "style", "sub", "sup", "table", "tbody", "td",
    "th", "thead", "tr", "u", "ul", "video",
  ]
}
