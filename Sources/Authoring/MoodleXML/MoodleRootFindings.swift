/// The words for what is wrong in a file of Moodle XML around its questions.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func moodleOtherRoot(_ root: String) -> BankFinding {
    let isBackup = root.lowercased() == "moodle_backup"
    let hint =
      isBackup
      ? words(
        "đây là bản sao lưu khoá học: trong Moodle hãy xuất ngân hàng câu hỏi ở dạng “Moodle XML”",
        "this is the backup of a course: in Moodle export its question bank as “Moodle XML format”")
      : words(
        "xuất ngân hàng câu hỏi từ Moodle ở dạng “Moodle XML”",
        "export the question bank from Moodle as “Moodle XML format”")
    return BankFinding(
      .error, "moodle.other-root",
      vi: "thẻ ngoài cùng là <\(root.abridged)>, không phải <quiz> của Moodle XML",
      en: "the outermost element is <\(root.abridged)>, not <quiz> as in Moodle XML", hint: hint)
  }

  static func moodleQuestionAlone() -> BankFinding {
    BankFinding(
      .warning, "moodle.question-alone",
      vi: "thẻ ngoài cùng là <question>; ở đây vẫn đọc được, nhưng Moodle thì không",
      en: "the outermost element is <question>; it was read here, but Moodle would not",
      hint: words("đặt các câu trong <quiz> … </quiz>", "put questions into <quiz> … </quiz>"))
  }

  static func moodleCategoryOutside() -> BankFinding {
    BankFinding(
      .warning, "moodle.category-outside",
      vi: "<category> nằm ngoài <question>, nên không câu nào thuộc chủ đề này",
      en: "a <category> stands outside of any <question>, so no question belongs to it",
      hint: words(
        "viết <question type=\"category\"><category><text>…</text></category></question>",
        "write <question type=\"category\"><category><text>…</text></category></question>"))
  }

  static func moodleCategoryWithoutPath() -> BankFinding {
    BankFinding(
      .warning, "moodle.category-without-path",
      vi: "câu loại category mà không có <category>, nên các câu sau không thuộc chủ đề nào",
      en: "a question of the type category has no <category>, so those after it belong to none",
      hint: words(
        "đặt tên chủ đề trong <category><text>…</text></category>",
        "put its name into <category><text>…</text></category>"))
  }

  static func moodleNoQuestion() -> BankFinding {
    BankFinding(
      .error, "moodle.no-question", vi: "tệp không có câu hỏi nào (<question>)",
      en: "the file has no question (<question>)",
      hint: words("xuất lại từ Moodle", "export it from Moodle again"))
  }
}
