import Assessment

/// Numbers as QTI files write them.
enum QTINumber {
  /// A number with a decimal point; nil for anything else.
  static func decimal(_ text: String) -> DecimalNumber? {
    DecimalNumber(program: trimmed(text))
  }

  static func double(_ text: String) -> Double? {
    let text = trimmed(text)
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  private static func trimmed(_ text: String) -> Substring.UTF8View {
    var bytes = text[...].utf8
    while let first = bytes.first, first <= 32 { bytes = bytes.dropFirst() }
    while let last = bytes.last, last <= 32 { bytes = bytes.dropLast() }
    return bytes
  }
}

extension DecimalNumber {
  var double: Double { Double(description) ?? 0 }

  /// The exact product; nil where it needs more digits than a number holds.
  func times(_ other: DecimalNumber) -> DecimalNumber? {
    let (product, overflows) = significand.multipliedReportingOverflow(by: other.significand)
    return overflows ? nil : DecimalNumber(checked: product, exponent: exponent + other.exponent)
  }
}

extension Fraction {
  /// The share that some points are of a whole, held within −1…1.
  init(_ points: Double, of whole: Double) {
    let share = whole > 0 ? points / whole : 0
    guard share.isFinite else {
      self = .zero
      return
    }
    let scaled = (max(-1, min(1, share)) * Double(Fraction.scale)).rounded()
    self.init(tenMillionths: Int64(scaled))
  }
}
