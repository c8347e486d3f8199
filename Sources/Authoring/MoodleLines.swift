import Assessment

/// Line ends of texts in Moodle's format `moodle`, which is HTML in which a line end is one.
///
/// Source: Moodle 4.1, lib/weblib.php, `text_to_html`.
enum MoodleLines {
  /// As HTML: with `<br>` where markup would make a space of a line end. One beside a tag is none
  /// in Moodle, too.
  static func read(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(10), bytes.contains(where: isOfMarkup) else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 16)
    var isInTag = false
    for (place, byte) in bytes.enumerated() {
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      if byte == UInt8(ascii: "<"), isOfTag(next) { isInTag = true }
      if byte == UInt8(ascii: ">") { isInTag = false }
      let isBesideTag =
        next == UInt8(ascii: "<") || (place > 0 && bytes[place - 1] == UInt8(ascii: ">"))
      if byte == 10, !isInTag, !isBesideTag {
        output += Array("<br>".utf8)
      } else {
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// As HTML that shows the lines which a text without markup has here.
  static func write(_ text: String, format: TextFormat) -> String {
    guard format == .html, text.utf8.contains(10), !text.utf8.contains(where: isOfMarkup) else {
      return text
    }
    return text.replacing("\n", with: "<br>")
  }

  private static func isOfMarkup(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&")
  }

  private static func isOfTag(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
      || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
  }
}
