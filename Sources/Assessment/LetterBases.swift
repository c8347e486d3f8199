/// Letters without their marks: ắ, ằ and ă are a; đ is d.
enum LetterBases {
  /// The letter under the marks; nil for a mark that stands alone.
  static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.isASCII { return scalar }
    if let base = table[scalar] { return base }
    return TextNormaliser.isCombiningMark(scalar) ? nil : scalar
  }

  /// Latin letters with marks, from their own decompositions.
  private static let table: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = ["đ": "d", "Đ": "D"]
    for value in Array<UInt32>(0xC0...0x24F) + Array(0x1E00...0x1EFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let parts = String(scalar).scalarsInNFD
      if parts.count > 1, let base = parts.first { table[scalar] = base }
    }
    return table
  }()
}
