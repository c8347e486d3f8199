/// What the first line of an XML file says of its encoding.
///
/// Source: XML 1.0, section 2.8 and appendix F: the declaration is in ASCII, in every encoding that
/// is one of ASCII's.
enum XMLEncodingDeclaration {
  private static let bytesMax = 200
  private static let word = Array("encoding".utf8)

  /// Nil where there is no declaration, or none that names an encoding.
  static func name(in bytes: [UInt8]) -> String? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let head = bytes[start...].prefix(bytesMax)
    guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    var rest = head[..<end]
    while !rest.starts(with: word) {
      if rest.isEmpty { return nil }
      rest.removeFirst()
    }
    rest = rest.dropFirst(word.count).drop { $0 == 32 || $0 == UInt8(ascii: "=") }
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    let name = rest.dropFirst().prefix { $0 != quote }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }
}
