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
    var number = Array(bytes[(bytes.startIndex + 1)..<close])
    hasComma = number.contains(UInt8(ascii: ","))
    if hasComma { number = number.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 } }
    let first = number.first == UInt8(ascii: "-") ? number.dropFirst().first : number.first
    guard let first, first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9"),
      !number.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }),
      let percent = DecimalNumber(program: number)
    else { return nil }
    self.percent = percent
    end = close + 1
  }

  /// The share, and what is unusual about the way in which it is written.
  var share: (fraction: Fraction, doubt: Doubt?) {
    let whole = DecimalNumber(100)
    if whole < percent.magnitude {
      return (percent < .zero ? Fraction(tenMillionths: -Fraction.scale) : .one, .outOfRange)
    }
    let exact = Fraction(
      DecimalNumber(checked: percent.significand, exponent: percent.exponent - 2) ?? .zero)
    let size = abs(exact.tenMillionths)
    guard let nearest = Self.usual.min(by: { abs($0 - size) < abs($1 - size) }) else {
      return (exact, nil)
    }
    let distance = abs(nearest - size)
    let sign: Int64 = exact.tenMillionths < 0 ? -1 : 1
    // As near as Moodle itself asks for: 33.333 is a third.
    if distance < 100 { return (Fraction(tenMillionths: sign * nearest), nil) }
    // Written with fewer decimals, up to 0.1 %: 33.3 and 66.7.
    if distance < 10_000 { return (Fraction(tenMillionths: sign * nearest), .rounded) }
    return (exact, .unusual)
  }

  enum Doubt { case outOfRange, rounded, unusual }

  /// The shares that Moodle knows, in ten-millionths.
  ///
  /// Source: Moodle 4.1, question/engine/bank.php, fraction_options_full.
  private static let usual: [Int64] = [
    10_000_000, 9_000_000, 8_333_333, 8_000_000, 7_500_000, 7_000_000, 6_666_667, 6_000_000,
    5_000_000, 4_000_000, 3_333_333, 3_000_000, 2_500_000, 2_000_000, 1_666_667, 1_428_571,
    1_250_000, 1_111_111, 1_000_000, 500_000, 0,
  ]
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
    let (fraction, doubt) = weight.share
    switch doubt {
    case .outOfRange?: report(.weightOutOfRange(weight.percent), at: place)
    case .rounded?: report(.weightRounded(weight.percent, to: fraction), at: place)
    case .unusual?: report(.weightUnusual(weight.percent), at: place)
    case nil: break
    }
    return (fraction, block.trimmed(weight.end..<range.upperBound))
  }
}
