/// The id of an item, made from its content: kind, prompt and answers alone, so that the same item
/// read from another file or format has the same id. 32 lower-case hexadecimal digits, or an id
/// that a bank names itself.
public struct ItemID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// Large banks have as many ids as items, so the digits are kept as the number that they write.
  private enum Form: Hashable, Sendable {
    case digits(UInt64, UInt64)
    case name(String)
  }

  private enum CodingKeys: CodingKey { case text }

  private let form: Form

  public init(_ text: String) {
    form = Self.digits(of: text) ?? .name(text)
  }

  /// The id of 32 digits that are written by two numbers, the second after the first.
  public init(high: UInt64, low: UInt64) { form = .digits(high, low) }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(try container.decode(String.self, forKey: .text))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(text, forKey: .text)
  }

  public var text: String {
    switch form {
    case .digits(let high, let low):
      var digits: [UInt8] = []
      digits.reserveCapacity(Self.count)
      for half in [high, low] {
        for shift in stride(from: 60, through: 0, by: -4) {
          let digit = UInt8(truncatingIfNeeded: half >> UInt64(shift) & 15)
          digits.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
        }
      }
      return String(decoding: digits, as: UTF8.self)
    case .name(let text): return text
    }
  }

  public var description: String { text }

  public static func < (left: ItemID, right: ItemID) -> Bool {
    if case .digits(let high, let low) = left.form, case .digits(let more, let least) = right.form {
      return (high, low) < (more, least)
    }
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  private static let count = 32

  private static func digits(of text: String) -> Form? {
    guard text.utf8.count == count else { return nil }
    var (high, low) = (UInt64(0), UInt64(0))
    for byte in text.utf8 {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      high = high << 4 | low >> 60
      low = low << 4 | UInt64(digit)
    }
    return .digits(high, low)
  }
}
