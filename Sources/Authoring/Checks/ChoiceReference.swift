import Assessment

/// A choice that speaks of other choices, and so cannot stand anywhere among them.
enum ChoiceReference {
  /// "Tất cả các đáp án trên", "none of the above".
  case all
  /// "Cả A và B": names choices by letters, which change when choices are shuffled. With their
  /// numbers, from 0.
  case letters([Int])

  private static let bytesMax = 90

  init?(_ text: String) {
    let bytes = text.utf8
    // Most choices are told apart by their length and first letter alone.
    guard bytes.count >= 6, bytes.count <= Self.bytesMax, let first = bytes.first,
      Self.isFirst(first), bytes.contains(0x20) || bytes.contains(0xA0), Self.mayBegin(text)
    else { return nil }
    let words = Self.words(of: text)
    if let letters = Self.letters(words) {
      self = .letters(letters)
      return
    }
    let key = words.joined(separator: " ")
    guard
      Self.phrases.contains(where: { key == $0 || key.hasPrefix($0 + " ") })
        || Self.namesAllAbove(words)
    else { return nil }
    self = .all
  }

  /// `<` begins a tag; the others begin the phrases below, capital or small, `đ` by its first byte.
  private static func isFirst(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    case UInt8(ascii: "t"), UInt8(ascii: "c"), UInt8(ascii: "k"), UInt8(ascii: "a"),
      UInt8(ascii: "b"), UInt8(ascii: "n"), UInt8(ascii: "d"), UInt8(ascii: "e"),
      UInt8(ascii: "f"), UInt8(ascii: "g"), UInt8(ascii: "h"), UInt8(ascii: "m"):
      true
    default: byte == UInt8(ascii: "<") || byte == 0xC4 || byte == UInt8(ascii: "(")
    }
  }

  /// False where the first word is none that a phrase or letters begin with.
  private static func mayBegin(_ text: String) -> Bool {
    var word = ""
    for scalar in text.unicodeScalars {
      if let letter = TextNormaliser.looseLetter(scalar) {
        guard word.utf8.count < firstWordMax else { return false }
        word.unicodeScalars.append(letter)
      } else if !scalar.isASCII || scalar == "<" || scalar == "&" {
        return true
      } else if !word.isEmpty {
        break
      }
    }
    return firstWords.contains(word)
  }

  /// In the form of loose keys.
  private static let firstWords: Set<String> = Set(
    phrases.compactMap { $0.split(separator: " ").first.map(String.init) }
      + ["moi", "cac", "nhung"] + joins.map(String.init) + "abcdefgh".map { String($0) })

  private static let firstWordMax = firstWords.map(\.utf8.count).max() ?? 0

  /// In the form of loose keys. Followed by anything: "đều đúng", "are correct".
  private static let phrases = [
    "tat ca cac dap an", "tat ca cac phuong an", "tat ca cac cau", "tat ca cac i tren",
    "tat ca cac lua chon", "tat ca deu", "tat ca dap an", "tat ca phuong an", "tat ca cau tren",
    "tat ca nhung dieu tren", "tat ca cac i deu", "tat ca i tren", "ca ba dap an", "ca bon dap an",
    "ca ba phuong an",
    "ca bon phuong an", "ca 3 dap an", "ca 4 dap an", "ca 3 phuong an", "ca 4 phuong an",
    "ca hai dap an", "ca hai phuong an", "ca 2 dap an", "ca 2 phuong an", "ca ba deu",
    "ca bon deu", "ca hai deu", "khong co dap an nao", "khong co phuong an nao",
    "khong dap an nao", "khong phuong an nao", "khong cau nao", "khong i nao", "khong co cau nao",
    "khong co i nao", "cac dap an tren", "cac phuong an tren", "cac i tren", "cac cau tren",
    "all of the above", "none of the above", "all the above",
    "none of these", "all of these", "both of the above", "neither of the above",
    "all answers are", "all of them are", "none of them is", "none of them are",
  ]

  private static func words(of text: String) -> [Substring] {
    let plain = TextNormaliser.looseKey(PlainText.from(text, format: .html))
    return plain.unicodeScalars.split {
      !$0.properties.isAlphabetic && !(("0"..."9").contains($0))
    }.map(Substring.init)
  }

  /// "Tất cả các biện pháp trên", "cả ba ý trên đều đúng", "các loại kể trên".
  private static func namesAllAbove(_ words: [Substring]) -> Bool {
    guard words.count <= 9, let above = words.lastIndex(of: "tren"), above >= 2 else {
      return false
    }
    let rest = words[(above + 1)...]
    guard rest.allSatisfy({ ["deu", "dung", "sai", "dai", "la"].contains($0) }) else {
      return false
    }
    switch (words[0], words[1]) {
    case ("tat", "ca"): return above >= 3
    case ("ca", let count): return counts.contains(count)
    case ("moi", _), ("cac", _), ("nhung", _): return !rest.isEmpty || words[above - 1] == "ke"
    default: return false
    }
  }

  /// Words that may stand among letters of choices.
  private static let joins: Set<Substring> = [
    "ca", "va", "hoac", "deu", "dung", "sai", "cau", "dap", "an", "i", "phuong", "both", "and",
    "or", "either", "neither", "nor", "are", "is", "correct", "right", "wrong", "true", "false",
    "lan", "cung", "khong", "chi", "only",
  ]

  private static let counts: Set<Substring> = [
    "hai", "ba", "bon", "nam", "2", "3", "4", "5", "cac", "nhung",
  ]

  /// Letters of choices joined by words that join, with at least two letters: "ca a va b deu dung",
  /// "both a and b", "a, b va c". From 0.
  private static func letters(_ words: [Substring]) -> [Int]? {
    let letters = words.filter { ("a"..."h").contains($0) && $0.utf8.count == 1 }
    guard letters.count >= 2, words.count <= 10 else { return nil }
    let isJoined = words.contains {
      ["va", "ca", "hoac", "and", "both", "or", "lan", "nor", "deu", "dung", "sai"].contains($0)
    }
    guard isJoined, words.allSatisfy({ letters.contains($0) || joins.contains($0) }) else {
      return nil
    }
    return letters.compactMap { $0.utf8.first.map { Int($0 - UInt8(ascii: "a")) } }
  }
}
