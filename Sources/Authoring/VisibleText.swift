/// A diagnostic quotes files of strangers: what it says must never command a terminal.
extension String {
  /// With control characters shown by their pictures (U+2400 on), those above U+007F as U+FFFD.
  /// Line ends and tabs stay.
  var visible: String {
    guard unicodeScalars.contains(where: Self.isHidden) else { return self }
    var shown = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      shown.append(Self.isHidden(scalar) ? Self.picture(of: scalar) : scalar)
    }
    return String(shown)
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0: true
    default: false
    }
  }

  /// Source: Unicode, block Control Pictures.
  private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: "\u{FFFD}"
    }
  }
}

extension LocalizedMessage {
  var visible: LocalizedMessage { LocalizedMessage(vi: vi.visible, en: en.visible) }
}
