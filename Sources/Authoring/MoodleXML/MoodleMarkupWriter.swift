import Assessment

/// Writes texts that name files as Moodle has them: `@@PLUGINFILE@@/`, the address, and the files
/// beside the text.
struct MoodleMarkupWriter {
  let format: TextFormat
  private let media: [Media]
  /// The files that some text has shown.
  private(set) var shown: Set<String> = []

  init(_ item: Item) {
    format = item.format
    media = item.media ?? []
  }

  /// Files that no text names stand with the prompt.
  func unnamed() -> [Media] { media.filter { !shown.contains($0.name) } }

  /// The text, and the files that it names.
  mutating func write(_ text: String) -> (text: String, files: [Media]) {
    guard !media.isEmpty, format != .plain, !text.isEmpty else { return (text, []) }
    var text = text
    var files: [Media] = []
    for file in media where name(file, in: &text) {
      shown.insert(file.name)
      files.append(file)
    }
    return (text, files)
  }

  private func name(_ file: Media, in text: inout String) -> Bool {
    let address = MoodleFiles.mark + "/" + Self.address(file.name)
    var isNamed = false
    for (before, after) in format == .html ? Self.quotes : Self.brackets {
      for name in Set([file.name, QTIMarkup.escaped(file.name)]) {
        let old = before + name + after
        guard text.contains(old) else { continue }
        isNamed = true
        text = text.replacing(old, with: before + address + after)
      }
    }
    return isNamed
  }

  private static let quotes = [
    ("src=\"", "\""), ("src='", "'"), ("href=\"", "\""), ("href='", "'"),
  ]
  private static let brackets = [("](", ")"), ("](", " ")]

  /// With everything but unreserved characters as `%20` and the like, and `~` too, which parts the
  /// answers of a gap.
  ///
  /// Source: RFC 3986, section 2.3.
  static func address(_ name: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "/"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
