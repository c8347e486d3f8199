/// The colours that a tag names: `style="color: red; background-color: #ff0"`, `color="red"`.
enum PaperTagColours {
  static func style(_ attributes: ArraySlice<UInt8>) -> PaperStyle {
    let text = String(decoding: attributes, as: UTF8.self).lowercased()
    var style = PaperStyle.plain
    var rest = text[...]
    while let range = rest.firstRange(of: "color") {
      let isGround = rest[..<range.lowerBound].hasSuffix("background-")
      rest = rest[range.upperBound...]
      let colour = colour(rest.drop { " :=\"'".contains($0) }, isGround: isGround)
      if isGround { style.highlight = colour } else { style.colour = colour }
    }
    return style
  }

  /// 0 for black letters, a white ground and what looks like these.
  private static func colour(_ text: Substring, isGround: Bool) -> UInt32 {
    let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "#" }
    if name.isEmpty || ["inherit", "initial", "transparent", "windowtext"].contains(name) {
      return 0
    }
    if let value = number(name) ?? parts(text) ?? (name == "black" ? 0 : nil)
      ?? (name == "white" ? 0xFF_FFFF : nil)
    {
      return isGround ? PaperStyle.ground(value) : PaperStyle.ink(value)
    }
    // Any two names differ; what they look like does not matter.
    return name.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 } | 1
  }

  /// "#0d0d0d", "#333".
  private static func number(_ name: Substring) -> UInt32? {
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let whole = digits.count == 3 ? digits.map { "\($0)\($0)" }.joined() : String(digits)
    return whole.count == 6 ? UInt32(whole, radix: 16) : nil
  }

  /// "rgb(13, 13, 13)".
  private static func parts(_ text: Substring) -> UInt32? {
    guard text.hasPrefix("rgb") else { return nil }
    let values = text.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
      .split { " ,/".contains($0) }.prefix(3).compactMap { UInt32($0) }
    guard values.count == 3, values.allSatisfy({ $0 <= 0xFF }) else { return nil }
    return values[0] << 16 | values[1] << 8 | values[2]
  }
}
