/// The six characters that name a contest and a school: Crockford base32.
///
/// Source: <https://www.crockford.com/base32.html>
public enum SchoolCode {
  public static let length = 6
  /// The digits of Crockford's base32, in the order of their values.
  public static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// The code as it is kept: upper case, O as 0, I and L as 1. Nil for anything else.
  public static func normalized(_ text: String) -> String? {
    let letters = text.uppercased().map { letter -> Character in
      switch letter {
      case "O": "0"
      case "I", "L": "1"
      default: letter
      }
    }
    guard letters.count == length, letters.allSatisfy(alphabet.contains) else { return nil }
    return String(letters)
  }
}
