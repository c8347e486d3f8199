/// The words for what is wrong in a file of OpenTriviaQA.
extension BankFinding {
  private static func error(
    _ code: String, vi: String, en: String, _ hintVI: String, _ hintEN: String
  ) -> BankFinding {
    BankFinding(
      .error, "triviaqa.\(code)", vi: "\(vi), nên câu này chưa được đọc",
      en: "\(en), so the item was not read", hint: LocalizedMessage(vi: hintVI, en: hintEN))
  }

  static func triviaNoKey() -> BankFinding {
    error(
      "no-key", vi: "câu không có dòng ^ ghi đáp án", en: "the question has no ^ line with its key",
      "thêm dòng “^ đáp án đúng” dưới câu hỏi", "add “^ the right answer” below the question")
  }

  static func triviaTooFewChoices(_ count: Int) -> BankFinding {
    error(
      "too-few-choices", vi: "câu chỉ có \(count) lựa chọn",
      en: count == 1 ? "the question has 1 choice only" : "the question has no choices",
      "viết ít nhất hai dòng A …, B …", "write at least the lines A … and B …")
  }

  static func triviaNoSuchChoice(_ key: String) -> BankFinding {
    error(
      "no-such-choice", vi: "đáp án “\(key.abridged)” không trùng với lựa chọn nào",
      en: "the key “\(key.abridged)” is none of the choices",
      "chép đúng lời của lựa chọn vào sau ^", "copy the right choice behind the ^")
  }

  static func triviaKeyDiffers(_ key: String) -> BankFinding {
    BankFinding(
      .warning, "triviaqa.key-differs",
      vi: "đáp án “\(key.abridged)” viết hơi khác lựa chọn, vẫn hiểu là lựa chọn ấy",
      en: "the key “\(key.abridged)” is written a little differently than the choice it means")
  }

  static func triviaLettersOutOfOrder() -> BankFinding {
    BankFinding(
      .warning, "triviaqa.letters-out-of-order", vi: "chữ cái của lựa chọn không theo thứ tự",
      en: "the letters of the choices are out of order")
  }

  static func triviaSecondKey() -> BankFinding {
    BankFinding(
      .warning, "triviaqa.second-key", vi: "dòng ^ thứ hai đã được bỏ qua",
      en: "a second ^ line was left out",
      hint: LocalizedMessage(
        vi: "mỗi câu một dòng ^; câu mới bắt đầu bằng #Q",
        en: "each question has one ^ line; a new one begins with #Q"))
  }

  static func triviaLongAnswer() -> BankFinding {
    BankFinding(
      .warning, "triviaqa.long-answer",
      vi: "dòng này được nối vào lựa chọn hay đáp án ngay trên nó",
      en: "this line was joined to the answer above it")
  }

  static func triviaTextOutside() -> BankFinding {
    BankFinding(
      .warning, "triviaqa.text-outside", vi: "chữ đứng trước câu #Q đầu tiên đã được bỏ qua",
      en: "text before the first #Q was left out")
  }
}
