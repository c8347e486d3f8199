import Assessment

/// The words for what is wrong in a text with gaps. Each shows the gap: an item may have many.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func clozeHasNoGap() -> BankFinding {
    BankFinding(
      .error, "cloze.no-gap",
      vi: "câu điền khuyết không có chỗ trống nào, nên chưa được đọc",
      en: "the cloze item has no gap, so it was not read",
      hint: words(
        "viết chỗ trống như {1:SHORTANSWER:=đáp án} hoặc {1:MULTICHOICE:=đúng~sai}",
        "write a gap such as {1:SHORTANSWER:=answer} or {1:MULTICHOICE:=right~wrong}"))
  }

  static func clozeHasTooManyGaps() -> BankFinding {
    BankFinding(
      .error, "cloze.too-many-gaps",
      vi: "câu có hơn \(ClozeLimits.gapsMax) chỗ trống, nên chưa được đọc",
      en: "the item has more than \(ClozeLimits.gapsMax) gaps, so it was not read",
      hint: words("chia thành nhiều câu", "split it into several items"))
  }

  static func clozeGapNotClosed(_ gap: String) -> BankFinding {
    BankFinding(
      .error, "cloze.gap-not-closed",
      vi: "chỗ trống “\(gap)” không có } đóng lại, nên câu chưa được đọc",
      en: "the gap “\(gap)” has no closing }, so the item was not read",
      hint: words(
        "thêm } sau đáp án cuối; } là chữ thì viết \\}",
        "add } after the last answer; write \\} where it is text"))
  }

  static func clozeHasNoAnswer(_ gap: String) -> BankFinding {
    BankFinding(
      .error, "cloze.no-answer",
      vi: "chỗ trống “\(gap)” không có đáp án, nên câu chưa được đọc",
      en: "the gap “\(gap)” has no answer, so the item was not read",
      hint: words("viết {1:SHORTANSWER:=đáp án}", "write {1:SHORTANSWER:=answer}"))
  }

  static func clozeHasFewChoices(_ gap: String) -> BankFinding {
    BankFinding(
      .error, "cloze.few-choices",
      vi: "chỗ trống “\(gap)” có ít hơn hai lựa chọn, nên câu chưa được đọc",
      en: "the gap “\(gap)” has fewer than two choices, so the item was not read",
      hint: words("viết {1:MULTICHOICE:=đúng~sai}", "write {1:MULTICHOICE:=right~wrong}"))
  }

  static func clozeHasNoWholeAnswer(_ gap: String, best: Fraction) -> BankFinding {
    BankFinding(
      .error, "cloze.no-whole-answer",
      vi:
        "trong chỗ trống “\(gap)” đáp án tốt nhất chỉ được \(best.percentText) %, nên câu chưa được đọc",
      en:
        "the best answer of the gap “\(gap)” has only \(best.percentText) %, so the item was not read",
      hint: words("viết = trước đáp án đúng", "write = before the right answer"))
  }

  static func clozeHasNoNumber(_ text: String, _ gap: String) -> BankFinding {
    BankFinding(
      .error, "cloze.not-a-number",
      vi: "“\(text)” trong chỗ trống “\(gap)” không phải là số, nên câu chưa được đọc",
      en: "“\(text)” in the gap “\(gap)” is no number, so the item was not read",
      hint: words(
        "viết {1:NUMERICAL:=3.14:0.01}; đáp án là chữ thì dùng SHORTANSWER",
        "write {1:NUMERICAL:=3.14:0.01}, or SHORTANSWER for a text"))
  }

  static func clozeHasEmptyAnswer(_ gap: String) -> BankFinding {
    BankFinding(
      .warning, "cloze.empty-answer",
      vi: "đáp án trống trong chỗ trống “\(gap)” đã được bỏ qua",
      en: "an empty answer in the gap “\(gap)” was left out")
  }

  static func clozeTakesSeveral(_ gap: String) -> BankFinding {
    BankFinding(
      .warning, "cloze.several-choices",
      vi:
        "chỗ trống “\(gap)” nhận nhiều lựa chọn cùng lúc, ở đây chưa chấm được, nên câu là bản nháp",
      en: "the gap “\(gap)” takes several choices at once, which cannot be marked: kept as a draft",
      hint: words(
        "viết thành câu nhiều lựa chọn riêng", "make it an item with several choices of its own"))
  }

  static func clozeKindInSmallLetters(_ gap: String) -> BankFinding {
    BankFinding(
      .warning, "cloze.kind-in-small-letters",
      vi: "loại chỗ trống viết bằng chữ thường: “\(gap)”; ở đây vẫn hiểu, nhưng Moodle thì không",
      en: "the gap's kind is in small letters: “\(gap)”; it was understood, but Moodle would not",
      hint: words("viết bằng chữ hoa: MULTICHOICE", "write it in capitals: MULTICHOICE"))
  }

  static func clozeUnknownKind(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "cloze.unknown-kind",
      vi: "không biết loại chỗ trống “\(name)”; phần này được giữ như chữ của câu hỏi",
      en: "there is no gap of the kind “\(name)”; it is kept as text of the question",
      hint: words(
        "dùng SHORTANSWER, NUMERICAL hoặc MULTICHOICE", "use SHORTANSWER, NUMERICAL or MULTICHOICE")
    )
  }

  static func clozeBracesInGap(_ gap: String) -> BankFinding {
    BankFinding(
      .warning, "cloze.braces-in-gap",
      vi: "trong chỗ trống “\(gap)” có dấu {; dấu } đầu tiên sau đó đã đóng chỗ trống",
      en: "there is a { within the gap “\(gap)”, and the first } after it ended the gap",
      hint: words("} là chữ thì viết \\}", "write \\} where it is text"))
  }

  static func clozeWeightOutOfRange(_ written: Int, taken: Int) -> BankFinding {
    BankFinding(
      .warning, "cloze.weight-out-of-range",
      vi: "trọng số \(written) của chỗ trống được hiểu là \(taken)",
      en: "the weight \(written) of a gap was taken as \(taken)")
  }
}
