/// Limits and thresholds by which an encoding is told from the bytes of a file.
public enum EncodingLimits {
  /// So many bytes, from the first that is not ASCII, are looked at.
  static let sampleBytesMax = 512 * 1024
  /// Places of broken characters that are kept. Each is reported; the rest is only replaced.
  public static let brokenMax = 1_000
  /// A file is in another encoding where it has so many broken characters for each good one: two
  /// letters beyond ASCII in a row, which alone may look good by chance, are rare in all of them.
  static let brokenForEachGood = 4
  /// Of the words with letters beyond ASCII, so many in a hundred are Vietnamese syllables where
  /// the encoding is right: names, formulas and foreign words make the rest.
  static let syllablesMin = 80
  /// So few such words tell nothing by themselves; then the words in ASCII count, too.
  static let wordsMin = 4
  /// In Vietnamese without its marks so many words in a hundred are syllables; in English about 40.
  static let plainSyllablesMin = 65
  /// Letters beyond ASCII, in a hundred, in texts of languages that Windows-1252 is for.
  static let westernLettersMax = 25
  /// Larger files are not looked through line by line.
  static let mixedBytesMax = 16 * 1024 * 1024
  /// A text in UTF-8 whose letters are those of an old font is only taken for one with so many
  /// words that say so, and so many in a hundred of them.
  static let disguisedWordsMin = 8
  static let disguisedSyllablesMin = 90
}
