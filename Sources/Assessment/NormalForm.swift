// The standard library normalises for its own comparisons and lends the result only to those who
// name this interface. It is named in this file alone, so a change of the library is met here.
@_spi(_Unicode) import Swift

extension String {
  /// Normalization Form C: the same letters always as the same scalars and bytes.
  ///
  /// Source: Unicode Standard Annex 15.
  public var inNFC: String {
    if TextScan(self).isNFC { return self }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: _nfc)
    return String(scalars)
  }

  /// The scalars of Normalization Form D: base letters, each followed by its marks.
  var scalarsInNFD: [Unicode.Scalar] { Array(_nfd) }
}
