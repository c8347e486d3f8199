import Assessment

/// The words for what is wrong in a question of Moodle XML.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  private static func refusal(
    _ code: String, _ vi: String, _ en: String, hint: LocalizedMessage
  ) -> BankFinding {
    BankFinding(
      .error, "moodle.\(code)", vi: "\(vi), nên câu này chưa được đọc",
      en: "\(en), so it was not read", hint: hint)
  }

  static func moodleNoType(isKept: Bool) -> BankFinding {
    let rest = kept(isKept)
    return BankFinding(
      .warning, "moodle.no-type", vi: "câu không có loại (type=\"…\"); \(rest.vi)",
      en: "the question has no type (type=\"…\"); \(rest.en)",
      hint: words("thêm type, ví dụ type=\"multichoice\"", "add one, such as type=\"multichoice\""))
  }

  static func moodleUnsupported(_ type: String, isKept: Bool) -> BankFinding {
    let rest = kept(isKept)
    return BankFinding(
      .warning, "moodle.unsupported-type",
      vi: "loại câu hỏi “\(type.abridged)” của Moodle chưa hỏi được ở đây; \(rest.vi)",
      en: "questions of Moodle's type “\(type.abridged)” cannot be asked here; \(rest.en)",
      hint: hint(forType: type))
  }

  private static func kept(_ isKept: Bool) -> LocalizedMessage {
    isKept
      ? words("được giữ như đoạn dẫn", "it is kept as a description")
      : words("không có lời hỏi nên đã bỏ qua", "it asks nothing and was left out")
  }

  private static func hint(forType type: String) -> LocalizedMessage? {
    switch type {
    case "calculated", "calculatedsimple", "calculatedmulti", "formulas", "varnumeric":
      words(
        "viết lại với số cố định thành câu số (numerical) hoặc câu chọn",
        "write it with fixed numbers as numerical or multichoice")
    case "ddimageortext", "ddmarker", "ddmatch", "randomsamatch":
      words("viết lại thành câu ghép đôi (matching)", "write it as matching")
    case "mtf", "kprime", "gapfill", "regexp", "pmatch":
      words(
        "viết lại thành câu đúng/sai, câu tự gõ hay câu điền khuyết (cloze)",
        "write it as truefalse, shortanswer or cloze")
    default: nil
    }
  }

  // Texts.

  static func moodleUnknownFormat(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "moodle.unknown-format",
      vi: "không có kiểu văn bản “\(name.abridged)”; chữ được đọc như HTML",
      en: "there is no text format “\(name.abridged)”; the text is read as HTML",
      hint: words(
        "dùng html, moodle_auto_format, plain_text hoặc markdown",
        "use html, moodle_auto_format, plain_text or markdown"))
  }

  static func moodleMarkupNotEscaped() -> BankFinding {
    BankFinding(
      .warning, "moodle.markup-not-escaped",
      vi: "thẻ HTML nằm thẳng trong <text>; ở đây vẫn đọc được, nhưng Moodle thì không",
      en: "HTML stands in <text> as it is; it was read here, but Moodle would not",
      hint: words("đặt trong <![CDATA[ … ]]>", "put it into <![CDATA[ … ]]>"))
  }

  // Answers.

  static func moodleTooFewChoices() -> BankFinding {
    refusal(
      "too-few-choices", "câu có ít hơn hai đáp án", "the item has fewer than two choices",
      hint: words("thêm <answer>", "add an <answer>"))
  }

  static func moodleSingleInOtherLetters(_ word: String) -> BankFinding {
    BankFinding(
      .warning, "moodle.single-in-other-letters",
      vi: "<single> viết “\(word.abridged)”, được hiểu là false: câu có nhiều đáp án đúng; "
        + "Moodle thì hiểu là true",
      en: "<single> says “\(word.abridged)”, taken as false: there are several right choices; "
        + "Moodle would take it as true",
      hint: words("viết <single>false</single>", "write <single>false</single>"))
  }

  static func moodleNoAnswer() -> BankFinding {
    refusal(
      "no-answer", "câu không có đáp án nào dùng được", "the item has no answer that can be used",
      hint: words("thêm <answer fraction=\"100\">", "add <answer fraction=\"100\">"))
  }

  static func moodleEmptyAnswer() -> BankFinding {
    BankFinding(
      .warning, "moodle.empty-answer", vi: "đáp án trống, đã bỏ qua",
      en: "an empty answer was left out")
  }

  static func moodleShareIsNoNumber(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "moodle.share-is-no-number",
      vi: "phần điểm “\(text.abridged)” không phải là số, đã lấy 0 %",
      en: "the share “\(text.abridged)” is no number and was taken as 0 %",
      hint: words("viết fraction=\"100\"", "write fraction=\"100\""))
  }

  static func moodleSharesOfOne() -> BankFinding {
    BankFinding(
      .warning, "moodle.shares-of-one",
      vi: "phần điểm (fraction) được hiểu là phần trăm, nên 1 là 1 %, không phải trọn điểm",
      en: "shares (fraction) are in per cent, so 1 is 1 %, not the whole mark",
      hint: words("viết fraction=\"100\" thay cho 1", "write fraction=\"100\" in place of 1"))
  }

  static func moodleDecimalComma(_ number: DecimalNumber) -> BankFinding {
    BankFinding(
      .warning, "moodle.decimal-comma",
      vi: "số viết bằng dấu phẩy, đã hiểu là \(number.text(decimalComma: true))",
      en: "the number has a decimal comma and was taken as \(number)",
      hint: words("viết \(number)", "write \(number)"))
  }

  static func moodleNotANumber(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "moodle.not-a-number",
      vi: "đáp án “\(text.abridged)” của câu số không phải là số, đã bỏ qua",
      en: "the answer “\(text.abridged)” is no number and was left out",
      hint: words(
        "đáp án là chữ thì dùng type=\"shortanswer\"",
        "use type=\"shortanswer\" where the answer is a text"))
  }

  static func moodleToleranceIsNoNumber(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "moodle.tolerance-is-no-number",
      vi: "sai số “\(text.abridged)” không phải là số, đã lấy 0",
      en: "the tolerance “\(text.abridged)” is no number and was taken as 0",
      hint: words("viết <tolerance>0.1</tolerance>", "write <tolerance>0.1</tolerance>"))
  }

  static func moodleUnitsNotKept(_ left: [String]) -> BankFinding {
    let list = left.prefix(5).map(\.abridged).joined(separator: ", ")
    return BankFinding(
      .warning, "moodle.units-not-kept",
      vi: "đơn vị không có hệ số lớn hơn 0, hoặc có hai hệ số, đã bỏ qua: \(list)",
      en: "units without a multiplier above 0, or with two of them, were left out: \(list)",
      hint: words(
        "viết <multiplier>0.001</multiplier>", "write <multiplier>0.001</multiplier>"))
  }

  static func moodleUnitNotMarked() -> BankFinding {
    BankFinding(
      .warning, "moodle.unit-not-marked",
      vi: "Moodle trừ điểm khi sai đơn vị; ở đây chỉ chấm con số",
      en: "Moodle takes marks off for a wrong unit; here only the number is marked")
  }

  // True or false.

  static func moodleNoTruth() -> BankFinding {
    refusal(
      "no-truth", "câu đúng/sai không nói rõ đáp án nào đúng",
      "the true/false item does not say which answer is right",
      hint: words(
        "đặt fraction=\"100\" cho đúng một trong hai đáp án true, false",
        "give fraction=\"100\" to just one of the answers true and false"))
  }

  static func moodleTruthInOtherWords(_ word: String, isTrue: Bool) -> BankFinding {
    BankFinding(
      .warning, "moodle.truth-in-other-words",
      vi:
        "đáp án của câu đúng/sai không viết true, false; “\(word.abridged)” được hiểu là \(isTrue ? "đúng" : "sai")",
      en:
        "the answers are not true and false; “\(word.abridged)” was taken for \(isTrue ? "true" : "false")",
      hint: words("viết true và false", "write true and false"))
  }

  // Pairs and orders.

  static func moodleNoPair() -> BankFinding {
    refusal(
      "no-pair", "câu ghép đôi không có cặp nào", "the matching item has no pair",
      hint: words("thêm <subquestion>", "add a <subquestion>"))
  }

  static func moodleFewPairs() -> BankFinding {
    BankFinding(
      .warning, "moodle.few-pairs", vi: "câu ghép đôi chỉ có một cặp; Moodle cần ít nhất hai",
      en: "there is only one pair to match; Moodle wants two or more")
  }

  static func moodleEmptyRightSide() -> BankFinding {
    BankFinding(
      .warning, "moodle.empty-right-side", vi: "cặp không có vế phải, đã bỏ qua",
      en: "a pair without a right side was left out")
  }

  static func moodleTooFewEntries() -> BankFinding {
    refusal(
      "too-few-entries", "câu sắp xếp có ít hơn hai mục",
      "there are fewer than two things to order",
      hint: words("thêm <answer>", "add an <answer>"))
  }

  // Gaps.

  static func moodleGapsWithoutWords() -> BankFinding {
    refusal(
      "gaps-without-words", "câu không có từ nào để chọn vào chỗ trống",
      "there are no words to choose for the gaps",
      hint: words(
        "thêm <selectoption> hoặc <dragbox>", "add a <selectoption> or <dragbox>"))
  }

  static func moodleNoGap() -> BankFinding {
    refusal(
      "no-gap", "lời hỏi không có chỗ trống nào ([[1]])", "the text has no gap ([[1]])",
      hint: words("viết [[1]] ở chỗ của từ thứ nhất", "write [[1]] where the first word belongs"))
  }

  static func moodleGapWithoutWord(_ number: Int) -> BankFinding {
    refusal(
      "gap-without-word", "không có từ thứ \(number) cho chỗ trống [[\(number)]]",
      "there is no word \(number) for the gap [[\(number)]]",
      hint: words(
        "thêm <selectoption> hoặc <dragbox>, hoặc sửa số",
        "add a <selectoption> or <dragbox>, or mend the number"))
  }

  static func moodleGapWithOneWord(_ number: Int) -> BankFinding {
    BankFinding(
      .warning, "moodle.gap-with-one-word",
      vi: "chỗ trống [[\(number)]] chỉ có một từ để chọn",
      en: "the gap [[\(number)]] offers only one word")
  }
}
