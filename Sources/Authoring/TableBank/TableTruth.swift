/// Words for true and false.
enum TableTruth {
  private static let words: [String: Bool] = [
    "true": true, "false": false, "dung": true, "sai": false, "t": true, "f": false, "d": true,
    "s": false, "yes": true, "no": false, "co": true, "khong": false, "right": true, "wrong": false,
    "correct": true, "incorrect": false,
  ]

  /// `Đúng`, `S`, `TRUE`; nil for anything else. A D is a Đ that was typed without its stroke.
  static func truth(_ text: String) -> Bool? { words[BankColumnNames.key(text)] }

  /// The same, and what marks a choice in a column of its own: `x`, `1`.
  static func mark(_ text: String) -> Bool? {
    switch text {
    case "1", "x", "X", "✓", "✔", "v", "V": true
    case "0", "-": false
    default: truth(text)
    }
  }

  /// `ĐSSĐ`, `Đ, S, S, Đ`, `Đúng - Sai - Sai - Đúng`: one for each of so many statements.
  static func truths(_ text: String, count: Int) -> [Bool]? {
    let words = text.split { !$0.isLetter }.map(String.init)
    if words.count == count {
      let truths = words.compactMap(truth)
      return truths.count == count ? truths : nil
    }
    guard words.count == 1, text.count == count else { return nil }
    let truths = text.compactMap { "ĐđSsDdTtFf".contains($0) ? truth(String($0)) : nil }
    return truths.count == count ? truths : nil
  }
}
