extension Unicode.Scalar {
  /// 0…9 and no digit of another script.
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

/// A raised or lowered digit, as keyboards have it.
struct ShiftedDigit {
  let digit: Unicode.Scalar
  let isRaised: Bool

  /// Nil for any other scalar.
  init?(_ scalar: Unicode.Scalar) {
    let value: UInt32
    switch scalar.value {
    case 0xB9: (value, isRaised) = (1, true)
    case 0xB2, 0xB3: (value, isRaised) = (scalar.value - 0xB0, true)
    case 0x2070, 0x2074...0x2079: (value, isRaised) = (scalar.value - 0x2070, true)
    case 0x2080...0x2089: (value, isRaised) = (scalar.value - 0x2080, false)
    default: return nil
    }
    guard let digit = Unicode.Scalar(0x30 + value) else { return nil }
    self.digit = digit
  }
}
