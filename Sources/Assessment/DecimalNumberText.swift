extension DecimalNumber: CustomStringConvertible {
  /// Reads a number as JSON writes it; nil for anything else and for what is out of range.
  ///
  /// Source: RFC 8259, section 6.
  public init?(json text: some Collection<UInt8>) {
    var scanner = DecimalScanner(text)
    guard scanner.scan(strictly: true) else { return nil }
    self.init(scanner)
  }

  public init?(json text: String) { self.init(json: text.utf8) }

  /// Reads a number with a decimal point as programs write it: `+5`, `.5` and `5.` besides JSON's.
  public init?(program text: some Collection<UInt8>) {
    var scanner = DecimalScanner(text)
    guard scanner.scan(strictly: false) else { return nil }
    self.init(scanner)
  }

  public init?(program text: String) { self.init(program: text.utf8) }

  /// Reads a number as a person types it: comma and point are both decimal marks, except that
  /// the mark which is not the language's own groups thousands before exactly three digits, as a
  /// space does. In Vietnamese `1.000` and `1 000` are a thousand and `1,5` is one and a half.
  ///
  /// - Parameter decimalComma: true in Vietnamese, false in English.
  public init?(typed text: String, decimalComma: Bool = true) {
    guard let digits = TypedNumber(text, decimalComma: decimalComma)?.program else { return nil }
    self.init(program: digits)
  }

  /// What is finer than the finest exponent is rounded to it, half away from zero.
  private init?(_ scanner: DecimalScanner) {
    var significand = scanner.significand
    let tooFine = Self.exponents.lowerBound - scanner.exponent
    if tooFine > 0 {
      guard tooFine <= Self.digitsMax else {
        self = .zero
        return
      }
      for _ in 1..<tooFine { significand /= 10 }
      significand = (significand + (significand < 0 ? -5 : 5)) / 10
    }
    self.init(checked: significand, exponent: scanner.exponent + max(0, tooFine))
  }

  /// Without an exponent, with a decimal point: a JSON number.
  public var description: String {
    var digits = String(significand.magnitude)
    if exponent > 0 {
      digits += String(repeating: "0", count: exponent)
    } else if exponent < 0 {
      let missing = 1 - exponent - digits.count
      if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
      let point = digits.index(digits.endIndex, offsetBy: exponent)
      digits = "\(digits[..<point]).\(digits[point...])"
    }
    return significand < 0 ? "-" + digits : digits
  }

  /// As people read it, with a decimal comma or point and no grouping.
  public func text(decimalComma: Bool) -> String {
    decimalComma ? String(description.map { $0 == "." ? "," : $0 }) : description
  }
}
