/// A character written as `&name;`, `&#number;` or `&#xhex;`.
public struct HTMLEntity {
  public let scalar: Unicode.Scalar
  /// After the `;`.
  public let end: Int

  /// Longer than any name or number.
  private static let lengthMax = 12

  /// Returns nil where the `&` begins no entity that is known.
  public init?(_ bytes: [UInt8], at start: Int) {
    let content = bytes[(start + 1)...].prefix(Self.lengthMax)
    guard let semicolon = content.firstIndex(of: UInt8(ascii: ";")), semicolon > start + 1 else {
      return nil
    }
    let name = String(decoding: bytes[(start + 1)..<semicolon], as: UTF8.self)
    guard let scalar = Self.scalar(name) else { return nil }
    self.scalar = scalar
    end = semicolon + 1
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    guard name.utf8.first == UInt8(ascii: "#") else { return HTMLEntities.scalar(named: name) }
    let digits = name.dropFirst()
    let isHex = digits.first == "x" || digits.first == "X"
    guard let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits),
      value >= 32 || value == 9 || value == 10
    else { return nil }
    return Unicode.Scalar(value)
  }

  /// A text with its entities as characters.
  public static func decode(_ slice: ArraySlice<UInt8>) -> String {
    guard slice.contains(UInt8(ascii: "&")) else { return String(decoding: slice, as: UTF8.self) }
    let bytes = Array(slice)
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
