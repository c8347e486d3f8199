/// Codes and tickets in Crockford's base32, as people type them.
///
/// Source: <https://www.crockford.com/base32.html>
public enum Crockford {
  /// Characters of a school's code and of a contestant's ticket.
  public static let codeLength = 6
  public static let ticketLength = 8

  /// Upper case without spaces and dashes, `O` read as `0`, `I` and `L` as `1`. Nil where it has
  /// another length or a character that is none of the 32.
  public static func normalised(_ typed: String, length: Int) -> String? {
    var characters: [UInt8] = []
    for byte in typed.utf8 {
      let upper = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 0x20 : byte
      switch upper {
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "\t"): continue
      case UInt8(ascii: "O"): characters.append(UInt8(ascii: "0"))
      case UInt8(ascii: "I"), UInt8(ascii: "L"): characters.append(UInt8(ascii: "1"))
      case UInt8(ascii: "U"): return nil
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        characters.append(upper)
      default: return nil
      }
      guard characters.count <= length else { return nil }
    }
    return characters.count == length ? String(decoding: characters, as: UTF8.self) : nil
  }
}
