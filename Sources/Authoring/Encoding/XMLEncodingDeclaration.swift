/// What the first line of an XML file says of its encoding.
///
/// Source: XML 1.0, section 2.8 and appendix F: the declaration is in ASCII, in every encoding that
/// is one of ASCII's.
enum XMLEncodingDeclaration {
  private static let bytesMax = 200

  /// Nil where there is no declaration, or none that names an encoding.
  static func name(in bytes: [UInt8]) -> String? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes[start...].prefix(bytesMax)
    guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    let text = String(decoding: head[..<end], as: UTF8.self)
    guard let range = text.firstRange(of: "encoding") else { return nil }
    let rest = text[range.upperBound...].drop { $0 == " " || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    let name = rest.dropFirst().prefix { $0 != quote }
    return name.isEmpty ? nil : String(name)
  }
}
