/// What a Word file may hold at most, beyond what holds for its archive and its XML.
enum WordLimits {
  /// A picture; larger ones are left out and told.
  static let pictureBytesMax = OfficePictureLimits.bytesMax
  /// Styles that are based on each other.
  static let stylesDeep = 32
  /// Fields within fields.
  static let fieldsDeep = 64
  /// Headers and footers that are looked at: three for each of many sections.
  static let marginsMax = 60
  /// Levels of a list, as Word has them.
  static let levels = 9
  /// A number in a list.
  static let numberMax = 99_999
  /// Parts of a formula within parts.
  static let formulaDeep = 40
}
