import Foundation

/// How this program writes JSON: the same values are always the same bytes.
extension JSONEncoder {
  /// On one line, for programs that read lines.
  static var line: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  /// For files that people open, too.
  static var page: JSONEncoder {
    let encoder = line
    encoder.outputFormatting.insert(.prettyPrinted)
    return encoder
  }
}
