/// Reads sign, digits, point and exponent from the bytes of a number.
struct DecimalScanner {
  /// Past this an exponent is out of range whatever the digits are, and adding to it is needless.
  private static let exponentMax = 100_000

  private var rest: [UInt8].Iterator
  private var byte: UInt8?
  private(set) var significand: Int64 = 0
  private(set) var exponent = 0
  private var digitsKept = 0
  private var digitsSeen = 0
  private var firstDigitCut: UInt8 = 0

  init(_ text: some Collection<UInt8>) {
    rest = Array(text).makeIterator()
    byte = rest.next()
  }

  /// Returns false where the text is no number.
  mutating func scan(strictly: Bool) -> Bool {
    let negative = byte == UInt8(ascii: "-")
    if negative || (!strictly && byte == UInt8(ascii: "+")) { byte = rest.next() }
    let leadingZero = byte == UInt8(ascii: "0")
    scanDigits(power: 1)
    let wholeDigits = digitsSeen
    if strictly, wholeDigits == 0 || (leadingZero && wholeDigits > 1) { return false }
    if byte == UInt8(ascii: ".") {
      byte = rest.next()
      scanDigits(power: 0)
      if strictly, digitsSeen == wholeDigits { return false }
    }
    guard digitsSeen > 0, scanExponent(), byte == nil else { return false }
    if firstDigitCut >= 5 { significand += 1 }
    if negative { significand = -significand }
    return true
  }

  /// `power`: what a digit that is cut adds to the exponent.
  private mutating func scanDigits(power: Int) {
    while let digit = byte, digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") {
      digitsSeen += 1
      let value = digit - UInt8(ascii: "0")
      if digitsKept < DecimalNumber.digitsMax {
        significand = significand * 10 + Int64(value)
        if significand != 0 { digitsKept += 1 }
        exponent += power - 1
      } else {
        if digitsKept == DecimalNumber.digitsMax { firstDigitCut = value }
        digitsKept += 1
        exponent += power
      }
      byte = rest.next()
    }
  }

  private mutating func scanExponent() -> Bool {
    guard byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") else { return true }
    byte = rest.next()
    let negative = byte == UInt8(ascii: "-")
    if negative || byte == UInt8(ascii: "+") { byte = rest.next() }
    var power = 0
    var digits = 0
    while let digit = byte, digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") {
      digits += 1
      power = min(power * 10 + Int(digit - UInt8(ascii: "0")), Self.exponentMax)
      byte = rest.next()
    }
    exponent += negative ? -power : power
    return digits > 0
  }
}
