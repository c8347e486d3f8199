/// What comments say of an item: `[id:…]`, `[tag:…]` and `[mark:…]`, where `\]` is a bracket.
struct GIFTComments {
  private(set) var idNumber: String?
  private(set) var tags: [String] = []
  /// How answers are marked, as written: `GIFTMarking` knows the words.
  private(set) var marks: [String] = []

  /// The comments that stand within a range of the block's text; those before it belong to its
  /// first item.
  init(_ block: GIFTBlock, in range: Range<Int>) {
    for comment in block.comments where range.contains(max(comment.place, range.lowerBound)) {
      guard comment.place >= range.lowerBound || range.lowerBound == 0 else { continue }
      read(comment.text)
    }
  }

  private mutating func read(_ text: ArraySlice<UInt8>) {
    var rest = text
    while let open = rest.firstIndex(of: UInt8(ascii: "[")) {
      rest = rest[(open + 1)...]
      if rest.starts(with: "id:".utf8), let value = Self.value(rest.dropFirst(3)) {
        if idNumber == nil { idNumber = value }
      } else if rest.starts(with: "tag:".utf8), let value = Self.value(rest.dropFirst(4)) {
        tags.append(value)
      } else if rest.starts(with: "mark:".utf8), let value = Self.value(rest.dropFirst(5)) {
        marks.append(value)
      }
    }
  }

  /// The text up to the bracket that closes it; nil where there is none, or nothing before it.
  private static func value(_ bytes: ArraySlice<UInt8>) -> String? {
    var value: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "]") {
        let text = GIFTEscape.string(value[...])
        return text.isEmpty ? nil : text
      }
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.endIndex,
        bytes[index + 1] == UInt8(ascii: "]")
      {
        index += 1
      }
      value.append(bytes[index])
      index += 1
    }
    return nil
  }
}

/// The path of a category, `/` between its parts and `//` for a slash in a name.
enum GIFTCategory {
  /// Without Moodle's context (`$course$`) and the `top` that it puts first.
  static func path(_ text: String) -> [String] {
    var parts: [String] = [""]
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar != "/" {
        parts[parts.count - 1].unicodeScalars.append(scalar)
      } else if rest.first == "/" {
        rest.removeFirst()
        parts[parts.count - 1] += "/"
      } else {
        parts.append("")
      }
    }
    parts = parts.map(trimmed).filter { !$0.isEmpty }
    if let first = parts.first, first.hasPrefix("$"), first.hasSuffix("$"), first.count > 2 {
      parts.removeFirst()
    }
    if parts.first == "top" { parts.removeFirst() }
    return parts
  }

  private static func trimmed(_ text: String) -> String { GIFTEscape.string(Array(text.utf8)[...]) }
}
