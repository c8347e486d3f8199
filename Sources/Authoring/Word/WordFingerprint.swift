/// A short name for what only Word can show: two drawings or formulas that differ have two names, so
/// that nobody takes them for the same.
struct WordFingerprint {
  private var hash: UInt64 = 14_695_981_039_346_656_037

  static func of(_ element: XMLElement) -> String {
    var fingerprint = WordFingerprint()
    fingerprint.add(element)
    return fingerprint.name
  }

  static func of(_ text: String) -> String {
    var fingerprint = WordFingerprint()
    fingerprint.add(text)
    return fingerprint.name
  }

  private mutating func add(_ element: XMLElement) {
    add(element.name)
    for attribute in element.attributes {
      add(attribute.name)
      add(attribute.value)
    }
    for content in element.contents {
      switch content {
      case .text(let text): add(text)
      case .element(let element): add(element)
      }
    }
    add("/")
  }

  private mutating func add(_ text: String) {
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    hash = (hash ^ 0xFF) &* 1_099_511_628_211
  }

  private var name: String {
    let digits = String(hash >> 32, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
