import Assessment
import Foundation

/// How the service writes its texts: as the caller asked, which the file does not say.
///
/// Source: https://opentdb.com/api_config.php (encoding: default, urlLegacy, url3986, base64).
enum OpenTriviaEncoding: Hashable {
  /// HTML's entities: the service's default.
  case entities
  /// RFC 3986's `%20`, or the older form with `+` for a space.
  case url
  case base64

  /// Tells the encoding of one result.
  ///
  /// - Parameters:
  ///   - type: as it is written; nil where the result has none. In Base64 it is encoded, too.
  ///   - texts: as they are written: the question first, then its answers and the rest.
  init(type: String?, texts: [String]) {
    if let type {
      if type == "multiple" || type == "boolean" {
        self = Self.isURL(texts) ? .url : .entities
        return
      }
      let decoded = Self.fromBase64(type)
      if decoded == "multiple" || decoded == "boolean" {
        self = .base64
        return
      }
    } else if let question = texts.first, Self.isLongBase64(question),
      texts.allSatisfy({ Self.fromBase64($0) != nil })
    {
      self = .base64
      return
    }
    self = Self.isURL(texts) ? .url : .entities
  }

  /// Nil for what is not written in the encoding.
  func decode(_ text: String) -> String? {
    switch self {
    case .entities: Self.fromEntities(text)
    case .url: Self.fromURL(text)
    case .base64: Self.fromBase64(text)
    }
  }

  /// True where no text has a space of its own and the question, or another, has encoded ones.
  private static func isURL(_ texts: [String]) -> Bool {
    guard texts.allSatisfy({ $0.utf8.allSatisfy { $0 > 32 && $0 < 0x7F } }) else { return false }
    if texts.contains(where: hasCode) { return true }
    // A question of several words without any other character that would be encoded.
    guard let question = texts.first else { return false }
    return question.utf8.contains(UInt8(ascii: "+"))
      && question.utf8.allSatisfy { isUnreserved($0) || $0 == UInt8(ascii: "+") }
  }

  private static func hasCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: "%") && index + 2 < bytes.count
        && hexDigit(bytes[index + 1]) != nil && hexDigit(bytes[index + 2]) != nil
    }
  }

  /// Source: RFC 3986, section 2.3.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~".utf8.contains(byte)
    }
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte & 0xDF) - 0x41 + 10
    default: nil
    }
  }

  /// Nil where the bytes are no UTF-8.
  private static func fromURL(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = hexDigit(bytes[index + 1]), let low = hexDigit(bytes[index + 2])
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        output.append(bytes[index] == UInt8(ascii: "+") ? 32 : bytes[index])
        index += 1
      }
    }
    return String(validating: output, as: UTF8.self)
  }

  private static func fromBase64(_ text: String) -> String? {
    guard let data = Data(base64Encoded: text) else { return nil }
    return String(validating: data, as: UTF8.self)
  }

  /// A short word may be both; no question of four letters is Base64.
  private static func isLongBase64(_ text: String) -> Bool {
    text.utf8.count >= 12 && text.utf8.count.isMultiple(of: 4) && fromBase64(text) != nil
  }

  private static func fromEntities(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"), let entity = HTMLEntity(bytes, at: index) {
        output += Array(String(entity.scalar).utf8)
        index = entity.end
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
