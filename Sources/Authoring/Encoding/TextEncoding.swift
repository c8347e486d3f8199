/// How the bytes of a text file stand for characters.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1258 = "windows-1258"
  /// TCVN 5712:1993, VN3, as the fonts `.VnTime` and their like have it; also called ABC.
  case tcvn3
  /// VNI for Windows, as the fonts `VNI-Times` and their like have it.
  case vni
  case windows1252 = "windows-1252"

  /// By any of the names that people and XML declarations use.
  public init?(name: String) {
    let key = String(
      name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.value < 58 }
        .filter { !["-", " ", ".", "/"].contains($0) }.map(Character.init))
    guard let encoding = Self.byName[key] else { return nil }
    self = encoding
  }

  /// One byte a character, or two in VNI; ASCII is itself.
  var isOneByte: Bool {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: false
    case .windows1258, .tcvn3, .vni, .windows1252: true
    }
  }

  /// What people call it.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    case .windows1258: "Windows-1258"
    case .tcvn3: "TCVN3 (ABC)"
    case .vni: "VNI Windows"
    case .windows1252: "Windows-1252"
    }
  }

  /// Without signs between. The last three names are what the Encoding Standard takes for
  /// Windows-1252, since files say so and mean that (<https://encoding.spec.whatwg.org>).
  private static let byName: [String: TextEncoding] = [
    "utf8": .utf8, "utf16le": .utf16LittleEndian, "utf16be": .utf16BigEndian,
    "utf16": .utf16LittleEndian, "windows1258": .windows1258, "cp1258": .windows1258,
    "tcvn3": .tcvn3, "tcvn": .tcvn3, "tcvn5712": .tcvn3, "abc": .tcvn3, "vni": .vni,
    "vniwindows": .vni, "vniwin": .vni, "windows1252": .windows1252, "cp1252": .windows1252,
    "latin1": .windows1252, "iso88591": .windows1252, "usascii": .windows1252,
  ]
}
