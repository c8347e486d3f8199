import Assessment

/// A share of the mark at the start of an answer: `%50%`, `%-33.33333%`.
struct GIFTWeight {
  /// In per cent, as written.
  let percent: DecimalNumber
  /// After the second `%`.
  let end: Int
  let hasComma: Bool

  private static let digitsMax = 12

  /// Returns nil where the bytes begin with no weight.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.first == UInt8(ascii: "%") else { return nil }
    let inner = bytes.dropFirst().prefix(Self.digitsMax)
    guard let close = inner.firstIndex(of: UInt8(ascii: "%")) else { return nil }
    end = close + 1
    if let whole = Self.whole(inner[..<close]) {
      percent = whole
      hasComma = false
      return
    }
    var number = Array(inner[..<close])
    hasComma = number.contains(UInt8(ascii: ","))
    if hasComma { number = number.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 } }
    let first = number.first == UInt8(ascii: "-") ? number.dropFirst().first : number.first
    guard let first, first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9"),
      !number.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }),
      let percent = DecimalNumber(program: number)
    else { return nil }
    self.percent = percent
  }

  /// Digits alone, behind a minus or none, as most are; nil for anything else.
  private static func whole(_ text: ArraySlice<UInt8>) -> DecimalNumber? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative ? text.dropFirst() : text
    guard !digits.isEmpty, digits.count <= wholeDigitsMax else { return nil }
    var value: Int32 = 0
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int32(digit - UInt8(ascii: "0"))
    }
    return DecimalNumber(isNegative ? -value : value)
  }

  /// As many as 32 bits hold, whichever they are.
  private static let wholeDigitsMax = 9

  /// The share, and what is unusual about the way in which it is written.
  var share: MoodleShare { MoodleShare(percent: percent) }
}

extension GIFTItemReader {
  /// The share at the start of an answer, and what is after it.
  mutating func readWeight(
    _ range: Range<Int>, default usual: Fraction
  ) -> (fraction: Fraction, rest: Range<Int>) {
    guard range.first.map({ block.text[$0] }) == UInt8(ascii: "%"),
      let weight = GIFTWeight(block.text[range])
    else { return (usual, range) }
    let place = range.lowerBound
    if weight.hasComma { report(.weightWithComma(), at: place) }
    let share = weight.share
    let fraction = share.fraction
    switch share.doubt {
    case .outOfRange?: report(.weightOutOfRange(weight.percent), at: place)
    case .rounded?: report(.weightRounded(weight.percent, to: fraction), at: place)
    case .unusual?: report(.weightUnusual(weight.percent), at: place)
    case nil: break
    }
    return (fraction, block.trimmed(weight.end..<range.upperBound))
  }
}
