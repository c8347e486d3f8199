import Assessment

/// A share of the mark in per cent, read as Moodle knows it: some usual shares, with five decimals.
struct MoodleShare {
  enum Doubt {
    /// Beyond −100 … 100 %; the nearest end was taken.
    case outOfRange
    /// Written with too few decimals for Moodle, up to 0.1 % away; the usual share was taken.
    case rounded
    /// No share that Moodle knows; kept as it is.
    case unusual
  }

  let fraction: Fraction
  let doubt: Doubt?

  init(percent: DecimalNumber) {
    if Self.isMoreThanWhole(percent) {
      fraction = percent < .zero ? Fraction(tenMillionths: -Fraction.scale) : .one
      doubt = .outOfRange
      return
    }
    let exact = Fraction(
      DecimalNumber(checked: percent.significand, exponent: percent.exponent - 2) ?? .zero)
    let size = abs(exact.tenMillionths)
    let nearest = Self.usual.min { abs($0 - size) < abs($1 - size) } ?? size
    let distance = abs(nearest - size)
    let taken = Fraction(tenMillionths: exact.tenMillionths < 0 ? -nearest : nearest)
    // As near as Moodle itself asks for: 33.333 is a third.
    if distance < 100 {
      (fraction, doubt) = (taken, nil)
    } else if distance < 10_000 {
      (fraction, doubt) = (taken, .rounded)
    } else {
      (fraction, doubt) = (exact, .unusual)
    }
  }

  /// Whole numbers, as most are, are compared as such.
  private static func isMoreThanWhole(_ percent: DecimalNumber) -> Bool {
    switch percent.exponent {
    case 0: percent.significand.magnitude > 100
    case 1: percent.significand.magnitude > 10
    case 2: percent.significand.magnitude > 1
    default: whole < percent.magnitude
    }
  }

  private static let whole = DecimalNumber(100)

  /// In ten-millionths.
  ///
  /// Source: Moodle 4.1, question/engine/bank.php, fraction_options_full.
  private static let usual: [Int64] = [
    10_000_000, 9_000_000, 8_333_333, 8_000_000, 7_500_000, 7_000_000, 6_666_667, 6_000_000,
    5_000_000, 4_000_000, 3_333_333, 3_000_000, 2_500_000, 2_000_000, 1_666_667, 1_428_571,
    1_250_000, 1_111_111, 1_000_000, 500_000, 0,
  ]
}

extension BankFinding {
  /// - Parameter format: the beginning of the code.
  static func share(
    _ doubt: MoodleShare.Doubt, _ percent: DecimalNumber, _ fraction: Fraction, format: String
  ) -> BankFinding {
    switch doubt {
    case .outOfRange:
      BankFinding(
        .warning, "\(format).share-out-of-range",
        vi: "phần điểm \(percent) % nằm ngoài −100 … 100 %, đã lấy số gần nhất",
        en: "the share of \(percent) % is outside −100 … 100 %; the nearest was taken")
    case .rounded:
      BankFinding(
        .warning, "\(format).share-rounded",
        vi: "phần điểm \(percent) % được hiểu là \(fraction.percentText) %",
        en: "the share of \(percent) % is taken as \(fraction.percentText) %",
        hint: LocalizedMessage(
          vi: "viết đủ năm chữ số: \(fraction.percentText)",
          en: "write all five decimals: \(fraction.percentText)"))
    case .unusual:
      BankFinding(
        .warning, "\(format).share-unusual",
        vi: "phần điểm \(percent) % được giữ nguyên, nhưng Moodle không có mức này",
        en: "the share of \(percent) % is kept, but Moodle does not know it")
    }
  }
}
