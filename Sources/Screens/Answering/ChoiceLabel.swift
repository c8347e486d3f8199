import Terminal

/// The letters and digits under which choices are shown and chosen.
enum ChoiceLabel {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// "A" for 0; numbers where letters have run out.
  static func letter(_ place: Int) -> String {
    letters.indices.contains(place) ? String(letters[place]) : String(place + 1)
  }

  static func digit(_ place: Int) -> String { String(place + 1) }

  /// The place that a key names among `count`: a letter, or a digit from 1.
  static func place(_ key: Character, count: Int) -> Int? {
    guard let folded = ChoiceKey.fold(key) else { return nil }
    return letterPlace(folded, count: count) ?? digitPlace(folded, count: count)
  }

  /// - Parameter folded: as `ChoiceKey` folds.
  static func letterPlace(_ folded: Character, count: Int) -> Int? {
    letters.firstIndex(of: folded).flatMap { $0 < count ? $0 : nil }
  }

  /// - Parameter folded: as `ChoiceKey` folds.
  static func digitPlace(_ folded: Character, count: Int) -> Int? {
    folded.wholeNumberValue.flatMap {
      (1...max(1, count)).contains($0) && $0 <= count ? $0 - 1 : nil
    }
  }

  /// The digit that UniKey's VNI turned into a tone: `A` and `2` arrive as `À`.
  ///
  /// Only the five tones: the other marks are also made by Telex from letters typed twice.
  static func vniDigit(_ character: Character) -> Character? {
    for (digit, tones) in tonesOfVNI where tones.contains(character) { return digit }
    return nil
  }

  private static let tonesOfVNI: [(Character, String)] = [
    ("1", "áéíóúýÁÉÍÓÚÝ"), ("2", "àèìòùỳÀÈÌÒÙỲ"), ("3", "ảẻỉỏủỷẢẺỈỎỦỶ"),
    ("4", "ãẽĩõũỹÃẼĨÕŨỸ"), ("5", "ạẹịọụỵẠẸỊỌỤỴ"),
  ]
}
