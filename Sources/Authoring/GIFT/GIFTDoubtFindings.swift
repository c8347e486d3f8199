/// The words for what Moodle reads in silence as something else than was meant.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func answersWithoutBraces() -> BankFinding {
    BankFinding(
      .error, "gift.answers-without-braces",
      vi: "các dòng bắt đầu bằng ~ hay = nằm ngoài { }, nên đáp án không đọc được và câu này "
        + "chưa được đọc",
      en: "lines that begin with ~ or = stand outside of { }, so the answers cannot be told and "
        + "the item was not read",
      hint: words(
        "thêm { trước đáp án đầu và } sau đáp án cuối; dấu { } là chữ thì viết \\{ \\}",
        "put { before the first answer and } behind the last; write \\{ \\} for braces in a text"))
  }

  static func equalsWithinText() -> BankFinding {
    BankFinding(
      .warning, "gift.unescaped-equals",
      vi: "dấu = dính liền chữ đứng trước ở đây bị đọc là bắt đầu một đáp án đúng",
      en: "the = right behind a text is read as the beginning of a right choice",
      hint: words(
        "nếu = là chữ thì viết \\=; nếu đúng là đáp án thì thêm dấu cách trước nó",
        "write \\= where it is text, or put a space before it where a choice begins"))
  }

  static func unknownDirective(_ word: String) -> BankFinding {
    BankFinding(
      .warning, "gift.unknown-directive",
      vi: "GIFT không có $\(word.abridged):, nên đoạn này được đọc là lời dẫn",
      en: "GIFT has no $\(word.abridged):, so this was read as a description",
      hint: words(
        "chủ đề viết $CATEGORY: bằng chữ hoa; tên câu viết ::Tên câu::",
        "a category is $CATEGORY: in capitals, a title is ::Title::"))
  }

  static func choiceInExplanation() -> BankFinding {
    BankFinding(
      .warning, "gift.choice-in-explanation",
      vi: "mọi thứ sau #### là lời giải thích, cả đáp án bắt đầu ở đây",
      en: "everything behind #### is the explanation, also the choice that begins here",
      hint: words(
        "đưa #### xuống sau đáp án cuối; nếu là chữ thì viết \\~ hay \\=",
        "put #### behind the last choice, or write \\~ or \\= where it is text"))
  }

  static func emptyFeedback() -> BankFinding {
    BankFinding(
      .warning, "gift.empty-feedback",
      vi: "sau dấu # này không có gì, nên nó bị bỏ khỏi đáp án",
      en: "nothing follows this #, so it is cut off the answer",
      hint: words(
        "nếu # là chữ thì viết \\#; nếu không thì xoá nó",
        "write \\# where it is text, else remove it"))
  }

  static func openWeight(_ digits: String) -> BankFinding {
    BankFinding(
      .warning, "gift.weight-not-closed",
      vi: "“%\(digits.abridged)” thiếu dấu % thứ hai, nên là chữ của đáp án, không phải phần điểm",
      en: "“%\(digits.abridged)” lacks its second %, so it is text of the answer and no share",
      hint: words("viết %\(digits.abridged)%", "write %\(digits.abridged)%"))
  }

  static func weightWithoutText() -> BankFinding {
    BankFinding(
      .warning, "gift.weight-without-text",
      vi: "phần điểm này không có chữ nào theo sau: dấu ~ hay = kế tiếp đã bắt đầu một đáp án khác",
      en: "no text follows this share: the next ~ or = began another choice",
      hint: words(
        "nếu ~ hay = là chữ thì viết \\~ hay \\=", "write \\~ or \\= where the sign is text"))
  }

  static func titleForText() -> BankFinding {
    BankFinding(
      .warning, "gift.title-for-text",
      vi: "câu không có lời hỏi; có vẻ câu hỏi nằm trong ::tên câu::",
      en: "the item asks nothing; its ::title:: seems to be the question",
      hint: words("viết ::Tên câu:: rồi đến câu hỏi", "write the question behind ::Title::"))
  }

  static func formatBeforeTitle() -> BankFinding {
    BankFinding(
      .warning, "gift.format-before-title",
      vi: "định dạng đứng trước ::tên câu::, nên tên câu bị đọc là chữ của câu hỏi",
      en: "the format stands before the ::title::, so the title was read as text of the question",
      hint: words("viết ::Tên câu::[html] câu hỏi", "write ::Title::[html] text"))
  }

  static func numberWithoutHash() -> BankFinding {
    BankFinding(
      .warning, "gift.number-without-hash",
      vi: "các đáp án này trông như số có sai số, nhưng thiếu # nên thí sinh phải gõ đúng từng chữ",
      en: "these answers look like numbers with a tolerance; without # they are texts to be typed "
        + "letter by letter",
      hint: words("viết {#42:1}", "write {#42:1}"))
  }

  static func anyAnswer() -> BankFinding {
    BankFinding(
      .warning, "gift.any-answer",
      vi: "đáp án * nghĩa là gõ gì cũng được trọn điểm",
      en: "the answer * means that whatever is typed gets the whole mark",
      hint: words("dấu * là chữ thì viết \\*", "write \\* where the sign itself is meant"))
  }
}
