import Assessment

/// A font from before Unicode, whose characters are other letters than those that are stored.
///
/// Word keeps the bytes of such text as characters of Windows-1252, so only the font tells what
/// they are. A vowel and its mark are two characters in VNI: join what one font has in a row
/// before converting it.
public struct LegacyFont: Hashable, Sendable {
  public let encoding: TextEncoding
  /// Small letters are shown as capitals.
  public let showsCapitals: Bool

  /// Nil for a font whose characters are what they seem to be.
  ///
  /// `.VnTime`, `.VnArial` and their like are TCVN3, and with an H at the end they are for
  /// capitals; `VNI-Times` and its like are VNI.
  public init?(name: String) {
    let name = name.lowercased()
    if name.hasPrefix(".vn") {
      encoding = .tcvn3
      showsCapitals = name.hasSuffix("h")
    } else if name.hasPrefix("vni-") || name.hasPrefix("vni ") {
      encoding = .vni
      showsCapitals = false
    } else {
      return nil
    }
  }

  /// The letters that the font shows.
  public func convert(_ text: String) -> String {
    var converted: [UInt8] = []
    var run: [UInt8] = []
    // What the font cannot hold was typed in another one, and stays.
    for scalar in text.unicodeScalars {
      if let byte = Self.byte(of: scalar) {
        run.append(byte)
      } else {
        flush(&run, to: &converted)
        converted.append(contentsOf: String(scalar).utf8)
      }
    }
    flush(&run, to: &converted)
    let text = String(decoding: converted, as: UTF8.self)
    return showsCapitals ? text.uppercased().inNFC : text
  }

  private func flush(_ run: inout [UInt8], to converted: inout [UInt8]) {
    converted += LegacyText.decode(run, as: encoding).bytes
    run.removeAll(keepingCapacity: true)
  }

  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    // Undefined places of Windows-1252 are kept as control characters.
    case 0..<0x100: UInt8(scalar.value)
    // Symbol fonts, as Word took these for: their bytes in the private area.
    case 0xF020...0xF0FF: UInt8(scalar.value - 0xF000)
    default: CharacterTable.windows1252.byte(scalar)
    }
  }
}
