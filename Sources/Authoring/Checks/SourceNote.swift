import Assessment

/// What an item's explanation says of its source: "Nguồn: Luật Căn cước, dùng được đến 31/12/2026".
struct SourceNote: Hashable {
  /// The source was good until this day, which is the last or the first that it is not.
  struct Limit: Hashable {
    let day: CalendarDay
    /// False where a law ceases "from" the day.
    let includesDay: Bool

    func isPast(on today: CalendarDay) -> Bool { includesDay ? day < today : day <= today }
  }

  /// Nil where the source has no limit, as nearly all have none.
  let limit: Limit?

  /// Nil where no source is named, neither in the explanation nor by a tag.
  static func find(in item: Item) -> SourceNote? {
    if let rest = source(in: item.feedback) {
      let words = TextNormaliser.looseKey(PlainText.from(rest, format: item.format))
      return SourceNote(limit: limit(in: words))
    }
    return item.tags.contains(where: namesSource) ? SourceNote(limit: nil) : nil
  }

  /// What follows "Nguồn:" or another of the words that name a source.
  private static func source(in feedback: String) -> String? {
    guard !feedback.isEmpty else { return nil }
    for place in feedback.utf8.indices where feedback.utf8[place] == UInt8(ascii: ":") {
      let before = TextNormaliser.looseKey(
        String(feedback.unicodeScalars[..<place].suffix(markerMax)))
      if markers.contains(where: { endsWithWord(before, $0) }) {
        return String(feedback.unicodeScalars[place...].dropFirst())
      }
    }
    return nil
  }

  private static let markerMax = 24

  /// In the form of loose keys: Nguồn, Nguồn tham khảo, Nguồn trích dẫn, Nguồn tư liệu, Tài liệu
  /// tham khảo, Căn cứ.
  private static let markers = [
    "nguon", "nguon tham khao", "nguon trich dan", "nguon trich", "nguon tai lieu", "nguon tu lieu",
    "tai lieu tham khao", "can cu", "source", "sources", "reference", "references",
  ]

  private static func endsWithWord(_ text: String, _ word: String) -> Bool {
    guard text.hasSuffix(word) else { return false }
    guard let before = text.dropLast(word.count).last else { return true }
    return !before.isLetter && !before.isNumber
  }

  private static func namesSource(_ tag: String) -> Bool {
    let key = TextNormaliser.looseKey(tag)
    return ["nguon", "source"].contains { key.hasPrefix($0 + ":") || key.hasPrefix($0 + "=") }
  }

  /// - Parameter source: in the form of loose keys.
  private static func limit(in source: String) -> Limit? {
    for (phrase, includesDay) in phrases {
      var rest = source[...]
      while let range = rest.firstRange(of: phrase) {
        rest = rest[range.upperBound...]
        if let day = WrittenDay.first(in: rest.prefix(reach)) {
          return Limit(day: day, includesDay: includesDay)
        }
      }
    }
    return nil
  }

  /// So far behind the words a date belongs to them: "kể từ hết ngày 31 tháng 12 năm 2026".
  private static let reach = 40

  /// Loose keys of: hết hiệu lực, có hiệu lực đến, hiệu lực đến hết, hết hạn, dùng được đến, có giá
  /// trị đến. "Có hiệu lực từ" is a beginning and says nothing of the end.
  private static let phrases: [(String, includesDay: Bool)] = [
    ("het hieu luc", false), ("hieu luc den", true), ("hieu luc toi", true), ("het han", true),
    ("dung duoc den", true), ("gia tri den", true), ("valid until", true), ("valid to", true),
    ("valid through", true), ("expires", true), ("expired", true), ("repealed", false),
  ]
}

/// Days as people write them.
enum WrittenDay {
  /// The first of `1/7/2025`, `01-07-2025`, `1.7.2025`, `2025-07-01` and `ngay 1 thang 7 nam 2025`,
  /// the last as a loose key.
  static func first(in text: Substring) -> CalendarDay? {
    var numbers: [(value: Int, digits: Int, gap: String)] = []
    var gap = ""
    var digits = ""
    for character in text + " " {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      if !digits.isEmpty {
        // Longer runs of digits are no part of a date, and might not fit.
        numbers.append((digits.count <= 4 ? Int(digits) ?? 0 : 0, digits.count, gap))
        (digits, gap) = ("", "")
      }
      gap.append(character)
    }
    for index in numbers.indices.dropLast(2) {
      let (first, second, third) = (numbers[index], numbers[index + 1], numbers[index + 2])
      guard joins(second.gap, third.gap) else { continue }
      if first.digits <= 2, third.digits == 4,
        let day = CalendarDay(year: third.value, month: second.value, day: first.value)
      {
        return day
      }
      if first.digits == 4, third.digits <= 2,
        let day = CalendarDay(year: first.value, month: second.value, day: third.value)
      {
        return day
      }
    }
    return nil
  }

  private static func joins(_ first: String, _ second: String) -> Bool {
    if first == second { return ["/", "-", "."].contains(first) }
    return first == " thang " && second == " nam "
  }
}

/// When a bank asks for sources.
enum SourceRule {
  /// So many items name one, and these are at least so large a share.
  static let itemsMin = 8
  static let share = 0.75
}
