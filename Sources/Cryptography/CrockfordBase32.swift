/// Codes that people read aloud and type: 32 characters without I, L, O and U.
///
/// Source: <https://www.crockford.com/base32.html>
public enum CrockfordBase32 {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// A random code: 5 bits a character, so 6 characters are 30 bits and 8 are 40.
  public static func code(
    count: Int, using random: inout some RandomNumberGenerator
  ) -> String {
    let characters = (0..<count).map { _ in
      let word: UInt64 = random.next()
      return alphabet[Int(word & 31)]
    }
    return String(decoding: characters, as: UTF8.self)
  }

  /// What was typed, as the code that was meant: upper case, O as 0, I and L as 1, no spaces, no dashes.
  ///
  /// Returns nil when nothing remains or a character is none of the 32.
  public static func normalised(_ text: String) -> String? {
    var code: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "-"): continue
      case UInt8(ascii: "o"), UInt8(ascii: "O"): code.append(UInt8(ascii: "0"))
      case UInt8(ascii: "i"), UInt8(ascii: "I"), UInt8(ascii: "l"), UInt8(ascii: "L"):
        code.append(UInt8(ascii: "1"))
      default:
        let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        let upper = isLower ? byte - 32 : byte
        guard alphabet.contains(upper) else { return nil }
        code.append(upper)
      }
    }
    return code.isEmpty ? nil : String(decoding: code, as: UTF8.self)
  }
}
