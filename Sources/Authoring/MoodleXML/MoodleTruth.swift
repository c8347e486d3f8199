/// What Moodle calls its two answers in the languages of many of its sites; older exports hold these
/// words.
enum MoodleTruth {
  /// Nil for what is neither in any language that is known here.
  static func truth(_ word: String) -> Bool? {
    switch word {
    case "true": true
    case "false": false
    default: TableTruth.truth(word) ?? words[word.lowercased()]
    }
  }

  /// No word means the one in one language and the other in another.
  private static let words: [String: Bool] = {
    var words: [String: Bool] = [:]
    for word in [
      "wahr", "richtig", "vrai", "verdadero", "cierto", "vero", "verdadeiro", "vertader", "cert",
      "waar", "juist", "sant", "sann", "sandt", "rigtigt", "tosi", "prawda", "pravda", "igaz",
      "adevărat", "doğru", "benar", "betul", "правда", "верно", "вірно", "истина", "对", "對", "正确",
      "正確", "참", "正しい", "ถูก", "صح", "صواب",
    ] { words[word] = true }
    for word in [
      "falsch", "faux", "falso", "fals", "onwaar", "onjuist", "niet waar", "falskt", "falsk",
      "usant", "usandt", "forkert", "epätosi", "fałsz", "nepravda", "hamis", "yanlış", "salah",
      "неправда", "неверно", "невірно", "ложь", "错", "錯", "错误", "錯誤", "거짓", "誤り", "ผิด", "خطأ",
    ] { words[word] = false }
    return words
  }()
}
