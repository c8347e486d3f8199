/// What the bytes from 0x80 on mean in encodings of one byte a character.
struct CharacterTable: Sendable {
  /// U+FFFD where a byte means nothing.
  let scalars: [Unicode.Scalar]

  /// - Parameter rows: eight rows of sixteen characters; `?` is a byte that means nothing, `_` is
  ///   the no-break space, `-` the soft hyphen and `^` before a letter of `marks` a combining mark.
  private init(_ rows: String) {
    var scalars: [Unicode.Scalar] = []
    for word in rows.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      guard let first = word.first else { continue }
      scalars.append(Self.scalar(first, Array(word).last ?? first))
    }
    precondition(scalars.count == 128, "a table has 128 characters")
    self.scalars = scalars
  }

  private static func scalar(_ first: Unicode.Scalar, _ last: Unicode.Scalar) -> Unicode.Scalar {
    switch first {
    case "?": "\u{FFFD}"
    case "_": "\u{A0}"
    case "-": "\u{AD}"
    case "^": marks[last] ?? "\u{FFFD}"
    default: first
    }
  }

  /// Combining grave, hook, tilde, acute and dot below.
  private static let marks: [Unicode.Scalar: Unicode.Scalar] = [
    "g": "\u{300}", "h": "\u{309}", "t": "\u{303}", "a": "\u{301}", "d": "\u{323}",
  ]

  /// Punctuation that all encodings of Windows share, from 0x80.
  private static let windowsPunctuation = """
    € ? ‚ ƒ „ … † ‡ ˆ ‰ Š ‹ Œ ? Ž ?
    ? ‘ ’ “ ” • – — ˜ ™ š › œ ? ž Ÿ
    """

  private static let latinSigns = """
    _ ¡ ¢ £ ¤ ¥ ¦ § ¨ © ª « ¬ - ® ¯
    ° ± ² ³ ´ µ ¶ · ¸ ¹ º » ¼ ½ ¾ ¿
    """

  /// Source: <https://encoding.spec.whatwg.org/index-windows-1252.txt>.
  static let windows1252 = CharacterTable(
    windowsPunctuation + "\n" + latinSigns + "\n" + """
      À Á Â Ã Ä Å Æ Ç È É Ê Ë Ì Í Î Ï
      Ð Ñ Ò Ó Ô Õ Ö × Ø Ù Ú Û Ü Ý Þ ß
      à á â ã ä å æ ç è é ê ë ì í î ï
      ð ñ ò ó ô õ ö ÷ ø ù ú û ü ý þ ÿ
      """)

  /// Tones are combining marks behind their vowels.
  ///
  /// Source: <https://encoding.spec.whatwg.org/index-windows-1258.txt>.
  static let windows1258 = CharacterTable(
    """
    € ? ‚ ƒ „ … † ‡ ˆ ‰ ? ‹ Œ ? ? ?
    ? ‘ ’ “ ” • – — ˜ ™ ? › œ ? ? Ÿ
    """ + "\n" + latinSigns + "\n" + """
      À Á Â Ă Ä Å Æ Ç È É Ê Ë ^g Í Î Ï
      Đ Ñ ^h Ó Ô Ơ Ö × Ø Ù Ú Û Ü Ư ^t ß
      à á â ă ä å æ ç è é ê ë ^a í î ï
      đ ñ ^d ó ô ơ ö ÷ ø ù ú û ü ư ₫ ÿ
      """)

  /// The letters of TCVN 5712:1993. From 0x80 to 0x9F its widest variant has capitals, which no
  /// font of Windows had: Word put its quotes and dashes there.
  static let tcvn3 = CharacterTable(
    windowsPunctuation + "\n" + """
      _ Ă Â Ê Ô Ơ Ư Đ ă â ê ô ơ ư đ Ằ
      ^g ^h ^t ^a ^d à ả ã á ạ Ẳ ằ ẳ ẵ ắ Ẵ
      Ắ Ầ Ẩ Ẫ Ấ Ề ặ ầ ẩ ẫ ấ ậ è Ể ẻ ẽ
      é ẹ ề ể ễ ế ệ ì ỉ Ễ Ế Ồ ĩ í ị ò
      Ổ ỏ õ ó ọ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ù
      Ỗ ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ Ố
      """)

  /// The character of a byte; nil where it has no meaning.
  func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard byte >= 0x80 else { return Unicode.Scalar(byte) }
    let scalar = scalars[Int(byte) - 0x80]
    return scalar == "\u{FFFD}" ? nil : scalar
  }

  /// The byte of a character; nil where the encoding does not have it.
  func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x80 { return UInt8(scalar.value) }
    guard let place = scalars.firstIndex(of: scalar), scalar != "\u{FFFD}" else { return nil }
    return UInt8(0x80 + place)
  }
}
