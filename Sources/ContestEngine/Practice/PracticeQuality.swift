public import Assessment

extension SpacedRepetition.Review {
  /// Beyond the time that reading takes, in milliseconds: who needs no longer did not hesitate.
  public static let hesitationMs: Int64 = 5_000

  /// The quality of an answer on SM-2's scale: 5 right without hesitation, 4 right, 3 at least
  /// half right, 2 less than half right, 1 wrong, 0 no answer.
  ///
  /// - Parameters:
  ///   - mark: nil without an answer.
  ///   - milliseconds: from the question's appearance to the answer; nil where nobody measured.
  ///   - characters: of what had to be read.
  public static func quality(mark: Fraction?, milliseconds: Int64?, characters: Int) -> Int {
    guard let mark else { return 0 }
    if mark >= .one {
      guard let milliseconds else { return 4 }
      return milliseconds <= reading(characters) + hesitationMs ? 5 : 4
    }
    if mark.tenMillionths * 2 >= Fraction.scale { return 3 }
    return mark > .zero ? 2 : 1
  }

  /// The reading time of contests: 1,000 ms and 50 ms for each character.
  private static func reading(_ characters: Int) -> Int64 { 1_000 + 50 * Int64(characters) }
}
