import Assessment

/// The words for what is wrong in a GIFT file and keeps an item from being read, or is likely to
/// make it another one than was meant.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func unclosedAnswers() -> BankFinding {
    BankFinding(
      .error, "gift.unclosed-answers",
      vi: "phần đáp án mở bằng { ở đây nhưng không có } đóng lại, nên câu này chưa được đọc",
      en: "the answers that begin with { here have no closing }, so the item was not read",
      hint: words(
        "thêm } sau đáp án cuối; nếu { là chữ của câu hỏi thì viết \\{",
        "add } after the last answer, or write \\{ where it is text"))
  }

  static func unopenedAnswers() -> BankFinding {
    BankFinding(
      .error, "gift.unopened-answers",
      vi: "có } ở đây mà trước nó không có { mở đáp án, nên câu này chưa được đọc",
      en: "there is a } here with no { before it, so the item was not read",
      hint: words(
        "thêm { trước đáp án đầu, bỏ dòng trống ở giữa câu, hoặc viết \\} nếu là chữ",
        "add { before the first answer, remove an empty line within the item, or write \\}"))
  }

  static func tooFewChoices() -> BankFinding {
    BankFinding(
      .error, "gift.too-few-choices",
      vi: "câu trắc nghiệm cần ít nhất hai đáp án, ở đây có ít hơn, nên chưa được đọc",
      en: "a choice item needs two choices or more; there are fewer, so it was not read",
      hint: words(
        "viết {=đáp án đúng ~đáp án sai}; một đáp án để tự gõ thì viết {=đáp án}",
        "write {=right ~wrong}, or {=answer} for one that is typed"))
  }

  static func noNumbers() -> BankFinding {
    BankFinding(
      .error, "gift.no-number", vi: "sau {# phải có một số, ở đây không có, nên câu chưa được đọc",
      en: "a number is expected after {#; there is none, so the item was not read",
      hint: words(
        "viết {#3}, {#3:0.5} (sai số) hoặc {#1..5} (khoảng)",
        "write {#3}, {#3:0.5} (tolerance) or {#1..5} (range)"))
  }

  static func notANumber(_ text: String) -> BankFinding {
    BankFinding(
      .error, "gift.not-a-number",
      vi: "“\(text.abridged)” không phải là số, nên câu này chưa được đọc",
      en: "“\(text.abridged)” is no number, so the item was not read",
      hint: words(
        "viết số với dấu chấm thập phân: 3.14, sai số sau dấu hai chấm: 3.14:0.01",
        "write a number such as 3.14, with its tolerance after a colon: 3.14:0.01"))
  }

  static func answerIsNoNumber(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "gift.answer-is-no-number",
      vi: "“\(text.abridged)” không phải là số nên bị bỏ; Moodle sẽ coi mọi câu trả lời là đúng",
      en:
        "“\(text.abridged)” is no number and was left out; Moodle would take any answer as right",
      hint: words("bỏ dấu # nếu đáp án là chữ", "leave out the # if the answer is a text"))
  }

  static func pairWithoutArrow() -> BankFinding {
    BankFinding(
      .error, "gift.pair-without-arrow",
      vi: "câu ghép đôi cần -> trong mỗi cặp, ở đây không có, nên câu chưa được đọc",
      en: "each pair of a matching item needs ->; there is none here, so it was not read",
      hint: words("viết =vế trái -> vế phải", "write =left -> right"))
  }

  static func tooFewPairs() -> BankFinding {
    BankFinding(
      .error, "gift.too-few-pairs",
      vi: "câu ghép đôi cần ít nhất hai cặp, nên câu này chưa được đọc",
      en: "a matching item needs two pairs or more, so it was not read",
      hint: words(
        "thêm một cặp =vế trái -> vế phải; hoặc bỏ -> nếu là đáp án tự gõ",
        "add a pair =left -> right"))
  }

  static func fewPairs(_ count: Int) -> BankFinding {
    BankFinding(
      .warning, "gift.few-pairs", vi: "chỉ có \(count) cặp có vế trái, còn lại là đáp án nhiễu",
      en:
        "only \(English.count(count, "pair has", "pairs have")) a left side; the rest are distractors"
    )
  }

  static func emptyRightSide() -> BankFinding {
    BankFinding(
      .warning, "gift.empty-right-side", vi: "cặp này không có vế phải",
      en: "this pair has no right side", hint: words("viết chữ sau ->", "write it after ->"))
  }

  static func emptyLineInAnswers() -> BankFinding {
    BankFinding(
      .warning, "gift.empty-line-in-answers",
      vi: "dòng trống ở giữa đáp án: ở đây vẫn đọc được, nhưng Moodle sẽ bỏ cả câu",
      en: "an empty line within the answers: it was read here, but Moodle would refuse the item",
      hint: words("xoá dòng trống này", "remove the empty line"))
  }

  static func missingEmptyLine() -> BankFinding {
    BankFinding(
      .warning, "gift.missing-empty-line",
      vi: "thiếu dòng trống trước câu này: ở đây vẫn đọc được, nhưng Moodle sẽ làm mất nó",
      en: "the empty line before this item is missing: it was read here, but Moodle would lose it",
      hint: words("thêm một dòng trống phía trên", "put an empty line above"))
  }

  static func itemRightAfterCategory() -> BankFinding {
    BankFinding(
      .warning, "gift.item-right-after-category",
      vi: "thiếu dòng trống sau $CATEGORY: ở đây vẫn đọc được, nhưng Moodle sẽ làm mất câu này",
      en: "the empty line after $CATEGORY is missing: this was read here, but Moodle would lose it",
      hint: words("thêm một dòng trống phía trên", "put an empty line above"))
  }

  static func descriptionBeforeAnswers() -> BankFinding {
    BankFinding(
      .warning, "gift.description-before-answers",
      vi: "đoạn này không có đáp án nên được đọc là lời dẫn; ngay sau nó là một câu không có tên",
      en: "this has no answers and was read as a description; an item without a title follows",
      hint: words(
        "nếu hai đoạn là một câu thì xoá dòng trống ở giữa",
        "if the two are one item, remove the empty line between them"))
  }

  static func secondAnswers() -> BankFinding {
    BankFinding(
      .warning, "gift.second-answers",
      vi: "một câu chỉ có một phần đáp án; từ { thứ hai này trở đi được giữ nguyên trong câu hỏi",
      en: "an item has one answer block only; this second { … } is kept as text of the question",
      hint: words(
        "tách thành câu khác bằng một dòng trống, hoặc viết \\{ \\} nếu là chữ",
        "make it an item of its own after an empty line, or write \\{ and \\}"))
  }

  static func strayBrace() -> BankFinding {
    BankFinding(
      .warning, "gift.stray-brace",
      vi: "dấu } này thừa: phần đáp án đã hết ở dấu } trước, phần sau đó bị đọc là lời hỏi",
      en:
        "this } is one too many: the answers ended at an earlier }, and what follows that was read "
        + "as the question's text",
      hint: words(
        "nếu { } là chữ trong đáp án thì viết \\{ \\}", "write \\{ and \\} for braces in an answer")
    )
  }

  static func formulaBraces() -> BankFinding {
    BankFinding(
      .warning, "gift.formula-braces",
      vi: "{ } của công thức bị đọc là phần đáp án, nên đáp án của câu này chắc chắn sai",
      en: "the { } of a formula is read as the answers, so this item's key is surely wrong",
      hint: words("viết \\{ và \\} trong công thức", "write \\{ and \\} within formulas"))
  }

  static func clozeBlock() -> BankFinding {
    BankFinding(
      .warning, "gift.cloze-block",
      vi: "đây là cách viết câu điền khuyết (cloze) của Moodle, GIFT đọc nó thành đáp án thường",
      en: "this is Moodle's cloze notation; in GIFT it is read as ordinary answers",
      hint: words(
        "viết {~sai =đúng}, hoặc dùng Moodle XML", "write {~wrong =right}, or use Moodle XML"))
  }

  static func unclosedTitle() -> BankFinding {
    BankFinding(
      .warning, "gift.unclosed-title", vi: "tên câu mở bằng :: mà không có :: đóng lại",
      en: "the title that begins with :: has no closing ::",
      hint: words("viết ::Tên câu:: Nội dung", "write ::Title:: text"))
  }

  static func fileNotIncluded() -> BankFinding {
    BankFinding(
      .warning, "gift.file-not-included",
      vi: "câu dùng một tệp (@@PLUGINFILE@@) mà GIFT không mang theo, nên ảnh hay tiếng sẽ thiếu",
      en: "the item uses a file (@@PLUGINFILE@@) that GIFT does not carry, so it will be missing",
      hint: words("xuất ra Moodle XML", "export the bank as Moodle XML"))
  }
}

extension String {
  /// Short enough to be quoted in a message.
  var abridged: String { count > 30 ? prefix(30) + "…" : self }
}
