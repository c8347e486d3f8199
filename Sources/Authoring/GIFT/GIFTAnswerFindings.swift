import Assessment

/// The words for doubts about single answers of a GIFT item.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func emptyChoice() -> BankFinding {
    BankFinding(
      .warning, "gift.empty-choice", vi: "đáp án trống, đã bỏ qua",
      en: "an empty choice was left out",
      hint: words(
        "viết ~ cho đáp án sai, = cho đáp án đúng, không viết cả hai (~=)",
        "write ~ before a wrong choice or = before a right one, not both"))
  }

  static func emptyAnswer() -> BankFinding {
    BankFinding(
      .warning, "gift.empty-answer", vi: "đáp án trống, đã bỏ qua",
      en: "an empty answer was left out")
  }

  static func choiceWithoutMark() -> BankFinding {
    BankFinding(
      .warning, "gift.choice-without-mark",
      vi: "đáp án đầu không có = hay ~ phía trước, nên được coi là sai",
      en: "the first choice has neither = nor ~ before it and is taken as wrong",
      hint: words("thêm = hoặc ~", "add = or ~"))
  }

  static func unescapedEquals() -> BankFinding {
    BankFinding(
      .warning, "gift.unescaped-equals",
      vi: "dấu = trong thẻ HTML bị đọc là bắt đầu một đáp án đúng",
      en: "the = within an HTML tag is read as the beginning of a right choice",
      hint: words("viết \\= trong thẻ", "write \\= within the tag"))
  }

  static func weightIgnored() -> BankFinding {
    BankFinding(
      .warning, "gift.weight-ignored",
      vi: "sau = thì đáp án được trọn điểm, nên %…% ở đây là chữ của đáp án",
      en: "after = a choice has the whole mark, so the %…% here is part of its text",
      hint: words("viết ~%50% thay cho =%50%", "write ~%50% in place of =%50%"))
  }

  static func weightWithComma() -> BankFinding {
    BankFinding(
      .warning, "gift.weight-with-comma",
      vi: "phần điểm viết bằng dấu phẩy; ở đây vẫn hiểu, nhưng Moodle thì không",
      en: "the share is written with a decimal comma; it was understood, but Moodle would not",
      hint: words("viết dấu chấm: %33.33333%", "write a point: %33.33333%"))
  }

  static func weightOutOfRange(_ percent: DecimalNumber) -> BankFinding {
    BankFinding(
      .warning, "gift.weight-out-of-range",
      vi: "phần điểm \(percent) % nằm ngoài −100 … 100 %, đã lấy số gần nhất",
      en: "the share of \(percent) % is outside −100 … 100 %; the nearest was taken")
  }

  static func weightRounded(_ percent: DecimalNumber, to fraction: Fraction) -> BankFinding {
    let nearest = fraction.percentText
    return BankFinding(
      .warning, "gift.weight-rounded",
      vi: "phần điểm \(percent) % được hiểu là \(nearest) %; Moodle sẽ từ chối cả câu",
      en: "the share of \(percent) % is taken as \(nearest) %; Moodle would refuse the item",
      hint: words("viết %\(nearest)%", "write %\(nearest)%"))
  }

  static func weightUnusual(_ percent: DecimalNumber) -> BankFinding {
    BankFinding(
      .warning, "gift.weight-unusual",
      vi: "phần điểm \(percent) % được giữ nguyên, nhưng Moodle không có mức này",
      en: "the share of \(percent) % is kept, but Moodle does not know it")
  }

  static func decimalComma(_ number: DecimalNumber) -> BankFinding {
    BankFinding(
      .warning, "gift.decimal-comma",
      vi: "số viết bằng dấu phẩy, đã hiểu là \(number.text(decimalComma: true)); Moodle không hiểu",
      en: "the number has a decimal comma and was taken as \(number); Moodle would not",
      hint: words("viết \(number)", "write \(number)"))
  }

  static func endsExchanged() -> BankFinding {
    BankFinding(
      .warning, "gift.ends-exchanged", vi: "khoảng số viết từ lớn đến nhỏ, đã đổi chỗ hai đầu",
      en: "the range goes from the greater to the lesser number; its ends were exchanged")
  }

  static func textBeforeWrongFeedback() -> BankFinding {
    BankFinding(
      .warning, "gift.text-before-wrong-feedback",
      vi: "trong câu hỏi số, sau ~ chỉ có phản hồi cho đáp án sai; chữ trước # bị bỏ",
      en:
        "in a numerical item ~ brings the feedback for wrong answers; the text before # is left out",
      hint: words("viết ~#phản hồi", "write ~#feedback"))
  }

  static func looksLikeMatching() -> BankFinding {
    BankFinding(
      .warning, "gift.looks-like-matching",
      vi:
        "các đáp án có mũi tên (→) nhưng không phải ->, nên được đọc là câu tự gõ, không phải ghép đôi",
      en:
        "the answers have arrows (→) that are no ->, so this is an item to be typed, not matching",
      hint: words("viết =vế trái -> vế phải", "write =left -> right"))
  }

  static func looksTrueOrFalse(_ text: String, write word: String) -> BankFinding {
    BankFinding(
      .warning, "gift.looks-true-or-false",
      vi: "{\(text)} được đọc là câu tự gõ với đáp án “\(text)”, không phải câu đúng/sai",
      en:
        "{\(text)} is read as an item to be typed with the answer “\(text)”, not as true or false",
      hint: words("viết {\(word)}", "write {\(word)}"))
  }
}
