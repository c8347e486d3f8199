import Foundation

/// Text made fit for print: composed letters, single spaces, and nothing invisible that would cut a
/// line off or turn the direction of writing around.
struct PrintedText {
  let text: String

  init(_ raw: String) {
    var scalars = String.UnicodeScalarView()
    var owesSpace = false
    for scalar in raw.precomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.properties.isWhitespace {
        owesSpace = !scalars.isEmpty
      } else if !Self.isInvisible(scalar) {
        if owesSpace { scalars.append(" ") }
        owesSpace = false
        scalars.append(scalar)
      }
    }
    text = String(scalars)
  }

  /// Controls, direction marks and the byte-order mark; joiners stay, scripts need them.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: scalar.properties.generalCategory == .control
    }
  }
}
