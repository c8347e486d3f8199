/// Letters as small ASCII letters without marks, to find words however they are typed: "CÂU",
/// "Câu", and "Сâu" with the Cyrillic С.
enum PaperFold {
  /// Any character that has no such form.
  static let other: UInt8 = 0x7F
  /// A mark of the letter before it.
  static let nothing: UInt8 = 0

  static func letter(_ scalar: UInt32) -> UInt8 {
    if scalar < 0x80 {
      return scalar >= 0x41 && scalar <= 0x5A ? UInt8(scalar) + 0x20 : UInt8(scalar)
    }
    if scalar < latin.count { return latin[Int(scalar)] }
    if scalar >= 0x1E00, scalar < 0x1F00 { return additional[Int(scalar - 0x1E00)] }
    if (0x300...0x36F).contains(scalar) { return nothing }
    return others[scalar] ?? other
  }

  private static let letters: [(base: Character, letters: String)] = [
    ("a", "àáảãạâầấẩẫậăằắẳẵặäåāǎ"), ("e", "èéẻẽẹêềếểễệëē"), ("i", "ìíỉĩịïī"),
    ("o", "òóỏõọôồốổỗộơờớởỡợöø"), ("u", "ùúủũụưừứửữựüū"), ("y", "ỳýỷỹỵÿ"),
    // The Icelandic and the African letter stand for the Vietnamese one in old files.
    ("d", "đðɖ"), ("n", "ñ"), ("c", "ç"),
  ]

  private static func table(from first: UInt32, count: Int) -> [UInt8] {
    var table = [UInt8](repeating: other, count: count)
    for (base, letters) in letters {
      for scalar in (letters + letters.uppercased()).unicodeScalars {
        guard scalar.value >= first, scalar.value - first < count else { continue }
        table[Int(scalar.value - first)] = base.asciiValue ?? other
      }
    }
    return table
  }

  private static let latin: [UInt8] = {
    var latin = table(from: 0, count: 0x250)
    latin[0xA0] = 0x20
    // African Đ.
    latin[0x189] = UInt8(ascii: "d")
    return latin
  }()
  private static let additional = table(from: 0x1E00, count: 0x100)

  /// Cyrillic letters that look like Latin ones; dashes, arrows and wide signs as ASCII.
  private static let others: [UInt32: UInt8] = {
    let pairs: [(String, Character)] = [
      ("АаӐ", "a"), ("Вв", "b"), ("Сс", "c"), ("Ее", "e"), ("Нн", "h"), ("Кк", "k"), ("Мм", "m"),
      ("Оо", "o"), ("Рр", "p"), ("Тт", "t"), ("Хх", "x"), ("Іі", "i"), ("‐‑‒–—−", "-"),
      ("→⇒➔➜➝➞►▶", ">"), ("：", ":"), ("．", "."), ("）", ")"), ("（", "("), ("“”„", "\""),
      ("‘’", "'"), ("…", "."), ("•●▪◦", "*"), ("│", "|"),
    ]
    var table: [UInt32: UInt8] = [:]
    for (letters, base) in pairs {
      for scalar in letters.unicodeScalars { table[scalar.value] = base.asciiValue }
    }
    return table
  }()
}

/// The beginning of a text in folded letters, each with the byte at which it ends.
struct PaperHead: Sendable {
  private(set) var letters: [UInt8] = []
  private(set) var ends: [Int] = []
  let start: Int

  /// - Parameter bytes: valid UTF-8.
  init(_ bytes: [UInt8], in range: Range<Int>, limit: Int = PaperLimits.headMax) {
    start = range.lowerBound
    letters.reserveCapacity(min(limit, range.count))
    ends.reserveCapacity(min(limit, range.count))
    var index = range.lowerBound
    while index < range.upperBound, letters.count < limit {
      let first = bytes[index]
      var scalar = UInt32(first)
      var length = 1
      if first >= 0xF0 {
        length = 4
        scalar = UInt32(first & 0x07)
      } else if first >= 0xE0 {
        length = 3
        scalar = UInt32(first & 0x0F)
      } else if first >= 0xC0 {
        length = 2
        scalar = UInt32(first & 0x1F)
      }
      let end = min(index + length, range.upperBound)
      for place in (index + 1)..<max(index + 1, end) {
        scalar = scalar << 6 | UInt32(bytes[place] & 0x3F)
      }
      index = end
      let letter = PaperFold.letter(scalar)
      if letter == PaperFold.nothing, !ends.isEmpty {
        ends[ends.count - 1] = index
      } else {
        letters.append(letter)
        ends.append(index)
      }
    }
  }

  /// True if it holds a word, whatever stands around that.
  func contains(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      guard let first = word.first, letters.count >= word.count else { return false }
      return letters.withUnsafeBufferPointer { letters in
        for start in 0...(letters.count - word.count) where letters[start] == first {
          var length = 1
          while length < word.count, letters[start + length] == word[length] { length += 1 }
          if length == word.count { return true }
        }
        return false
      }
    }
  }

  func contains(anyOf words: [StaticString]) -> Bool { words.contains { contains($0) } }

  /// The byte at which a letter begins.
  func offset(_ index: Int) -> Int { index == 0 ? start : ends[index - 1] }
}

/// Reads folded letters from left to right.
struct PaperScan {
  let head: PaperHead
  var index = 0

  init(_ head: PaperHead) { self.head = head }

  var isAtEnd: Bool { index >= head.letters.count }
  var current: UInt8? { isAtEnd ? nil : head.letters[index] }
  var next: UInt8? { index + 1 < head.letters.count ? head.letters[index + 1] : nil }
  /// The byte of the line at which the reading stands.
  var offset: Int { head.offset(index) }

  mutating func skip(_ isSkipped: (UInt8) -> Bool) {
    while let letter = current, isSkipped(letter) { index += 1 }
  }

  mutating func skipSpaces() { skip { $0 == 32 || $0 == 9 } }

  func has(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      guard head.letters.count - index >= word.count else { return false }
      for place in 0..<word.count where head.letters[index + place] != word[place] { return false }
      return true
    }
  }

  /// The place after a word, in which any number of spaces may stand for one.
  private func end(of word: StaticString) -> Int? {
    word.withUTF8Buffer { word in
      var place = index
      for letter in word {
        guard place < head.letters.count, head.letters[place] == letter else { return nil }
        place += 1
        guard letter == 32 else { continue }
        while place < head.letters.count, Self.isSpace(head.letters[place]) { place += 1 }
      }
      return place
    }
  }

  /// Goes past a word, unless it is only the beginning of a longer one.
  mutating func take(_ word: StaticString) -> Bool {
    guard let end = end(of: word) else { return false }
    if end < head.letters.count, Self.isLetter(head.letters[end]),
      Self.isLetter(head.letters[end - 1])
    {
      return false
    }
    index = end
    return true
  }

  mutating func take(anyOf words: [StaticString]) -> Bool {
    for word in words where take(word) { return true }
    return false
  }

  /// A whole number of few digits.
  mutating func number() -> Int? {
    var value = 0
    var digits = 0
    while let digit = current, Self.isDigit(digit) {
      value = value * 10 + Int(digit - 0x30)
      digits += 1
      index += 1
      guard digits <= PaperLimits.numberDigitsMax else { return nil }
    }
    return digits > 0 ? value : nil
  }

  static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
}
