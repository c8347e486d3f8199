/// Reads HTML as browsers do with broken pages: never refuses, never grows without bound.
///
/// A `<` that begins no tag is a character; an unknown entity stays as it is written.
struct HTMLReduction {
  private let bytes: [UInt8]
  private let keepsLineBreaks: Bool
  private let pictures: PlainText.Pictures
  private var index = 0
  private var output: [UInt8] = []
  /// Open sub- and superscripts, with where their text begins in the output.
  private var scripts: [(position: ScriptLetters.Position, start: Int)] = []
  /// Numbers of the open ordered lists; nil for a list of bullets.
  private var lists: [Int?] = []
  private var preformatted = 0
  /// Deeper nesting than this is not kept track of.
  private static let depthMax = 32

  static func reduce(
    _ text: String, keepsLineBreaks: Bool, pictures: PlainText.Pictures
  ) -> [UInt8] {
    var reduction = HTMLReduction(
      bytes: Array(text.utf8), keepsLineBreaks: keepsLineBreaks, pictures: pictures)
    reduction.run()
    return reduction.output
  }

  private init(bytes: [UInt8], keepsLineBreaks: Bool, pictures: PlainText.Pictures) {
    self.bytes = bytes
    self.pictures = pictures
    // A text without tags is one that somebody typed line by line.
    self.keepsLineBreaks = keepsLineBreaks || (Self.hasLineEnd(bytes) && !Self.hasTag(bytes))
    output.reserveCapacity(bytes.count)
  }

  private static func hasLineEnd(_ bytes: [UInt8]) -> Bool {
    bytes.contains { $0 == 10 || $0 == 13 }
  }

  private static func hasTag(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains {
      bytes[$0] == UInt8(ascii: "<") && HTMLTag(bytes, at: $0) != nil
    }
  }

  private mutating func run() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"):
        if let end = paragraphEnd() {
          index = end
          startBlock()
        } else if let tag = HTMLTag(bytes, at: index) {
          index = tag.end
          apply(tag)
        } else {
          appendByte()
        }
      case UInt8(ascii: "&"): appendEntity()
      case 9, 10, 12, 13, 32: appendSpace()
      default: appendRun()
      }
    }
    while !scripts.isEmpty { closeScript() }
  }

  /// The end of the commonest tags, `<p>` and `</p>`; nil where another one stands.
  private func paragraphEnd() -> Int? {
    let place = index + (index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/") ? 2 : 1)
    guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: "p"),
      bytes[place + 1] == UInt8(ascii: ">")
    else { return nil }
    return place + 2
  }

  /// Characters that mean themselves, and single spaces between them.
  private mutating func appendRun() {
    let start = index
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 32 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") {
        guard byte == 32, bytes[index - 1] != 32 else { break }
      }
      index += 1
    }
    output.append(contentsOf: bytes[start..<index])
  }

  private mutating func appendByte() {
    output.append(bytes[index])
    index += 1
  }

  private mutating func appendSpace() {
    let byte = bytes[index]
    index += 1
    let isBreak = byte == 10 || byte == 13
    if isBreak, keepsLineBreaks || preformatted > 0 {
      if byte == 13, index < bytes.count, bytes[index] == 10 { index += 1 }
      output.append(10)
    } else if preformatted > 0 {
      output.append(32)
    } else if let last = output.last, last != 32, last != 10 {
      output.append(32)
    }
  }

  private mutating func appendEntity() {
    if let entity = HTMLEntity(bytes, at: index) {
      output += Array(String(entity.scalar).utf8)
      index = entity.end
    } else {
      appendByte()
    }
  }

  private mutating func breakLine() {
    while output.last == 32 { output.removeLast() }
    output.append(10)
  }

  /// Begins a line unless one has just begun.
  private mutating func startBlock() {
    while output.last == 32 { output.removeLast() }
    if let last = output.last, last != 10 { output.append(10) }
  }

  private mutating func append(_ text: String) { output += Array(text.utf8) }

  private mutating func apply(_ tag: HTMLTag) {
    switch tag.name {
    case "br": breakLine()
    case "hr", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "blockquote",
      "section", "article", "dl", "dt", "dd", "figure", "figcaption", "caption", "form":
      startBlock()
    case "pre":
      startBlock()
      preformatted = max(0, preformatted + (tag.isEnd ? -1 : 1))
    case "ul", "ol": applyList(tag)
    case "li":
      startBlock()
      if !tag.isEnd { append(nextListMark()) }
    case "td", "th":
      if !tag.isEnd, let last = output.last, last != 10 { append(" | ") }
    case "sup": applyScript(tag, .raised)
    case "sub": applyScript(tag, .lowered)
    case "img": append(picture(tag))
    case "script", "style": if !tag.isEnd { skipContent(of: tag.name) }
    default: break
    }
  }

  private mutating func applyList(_ tag: HTMLTag) {
    startBlock()
    if tag.isEnd {
      _ = lists.popLast()
    } else if lists.count < Self.depthMax {
      lists.append(tag.name == "ol" ? 1 : nil)
    }
  }

  private mutating func nextListMark() -> String {
    guard let last = lists.indices.last, let number = lists[last] else { return "• " }
    lists[last] = number + 1
    return "\(number). "
  }

  private mutating func applyScript(_ tag: HTMLTag, _ position: ScriptLetters.Position) {
    if tag.isEnd {
      if scripts.last?.position == position { closeScript() }
    } else if scripts.count < Self.depthMax {
      scripts.append((position, output.count))
    }
  }

  private mutating func closeScript() {
    guard let script = scripts.popLast(), script.start <= output.count else { return }
    let text = String(decoding: output[script.start...], as: UTF8.self)
    output.removeSubrange(script.start...)
    append(ScriptLetters.convert(text, to: script.position))
  }

  private func picture(_ tag: HTMLTag) -> String {
    let alternative = tag.attribute("alt", in: bytes) ?? ""
    guard pictures == .identified else {
      return alternative.isEmpty ? "[▣]" : "[\(alternative)]"
    }
    return "[\(alternative)|\(Self.identity(tag.attribute("src", in: bytes) ?? ""))]"
  }

  /// A file's name, or for a picture written out in the text a number made from its bytes.
  private static func identity(_ source: String) -> String {
    guard source.utf8.starts(with: "data:".utf8) else {
      return String(source.split(separator: "/").last ?? "")
    }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in source.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }

  private mutating func skipContent(of name: String) {
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), let tag = HTMLTag(bytes, at: index), tag.isEnd,
        tag.name == name
      {
        index = tag.end
        return
      }
      index += 1
    }
  }
}
