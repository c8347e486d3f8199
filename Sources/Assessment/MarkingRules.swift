/// How responses are held against keys. The rules with which a contest began hold for it for ever, so
/// that a later program counts the same points from its journal.
public struct MarkingRules: Hashable, Sendable {
  /// 1, 2 …; `current` for what is new.
  public let version: Int

  public init(version: Int) { self.version = version }

  public static let current = MarkingRules(version: 3)

  /// Whether this program knows them: a newer one's are not guessed at.
  public var areKnown: Bool { (1...Self.current.version).contains(version) }

  /// Since 2: a corrected key is compared as the item's own key is, and leaves shares as they are.
  /// Before, a response was right that was the same as the corrected key, and nothing else was.
  public var correctsWholeItems: Bool { version >= 2 }
  /// Since 2: every sign may have a space beside it or none; `!` and `?` behind a word are no part of an
  /// answer, nor are parentheses around words; raised and lowered digits are read as keyboards have
  /// them. Before, signs were those of a list.
  var knowsAllSigns: Bool { version >= 2 }
  /// Since 2: only letters are mistyped, and in words. Before, everything but a digit was.
  var forgivesLettersOnly: Bool { version >= 2 }
  /// Since 2: numbers may have `½`, a power of ten, a sign of equality before and a full stop behind.
  var readsMoreNumbers: Bool { version >= 2 }
  /// Since 3: a tone mark may stand on any of the vowels that stand together (`qúy`, `gìa`, `tóan`).
  /// Before, only in open oa, oe and uy.
  var movesTonesAmongVowels: Bool { version >= 3 }
  /// Since 3: an accepted text that is written out goes before one with stars wherever it stands.
  /// Before, a star took what stood behind it.
  var prefersWrittenOut: Bool { version >= 3 }
  /// Since 3: of five pairs out of six the points are rounded from 5/6 itself, before from 0.8333333.
  public var keepsQuotients: Bool { version >= 3 }
}
