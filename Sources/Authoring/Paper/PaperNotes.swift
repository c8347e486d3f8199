import Assessment

/// The words for what was understood of a paper in a way that its author should know.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func paperNumbersMissing(_ first: Int, _ last: Int) -> BankFinding {
    let vi = first == last ? "câu \(first)" : "câu \(first) đến câu \(last)"
    let en =
      first == last ? "is no question \(first)" : "are no questions \(first) to \(last)"
    return BankFinding(
      .warning, "paper.number-missing", vi: "không thấy \(vi) trước câu này",
      en: "there \(en) before this one",
      hint: words("xem lại số câu", "look at the numbers"))
  }

  static func paperNumberTwice(_ number: Int) -> BankFinding {
    BankFinding(
      .warning, "paper.number-twice", vi: "đã có một câu \(number) trước câu này",
      en: "there was a question \(number) before this one",
      hint: words("sửa lại số câu", "give it a number of its own"))
  }

  static func paperNumberLost() -> BankFinding {
    BankFinding(
      .warning, "paper.number-lost",
      vi: "câu này không có số: nhận ra nhờ các phương án hoặc đáp án của nó",
      en: "this question has no number: it was told from its choices or its key",
      hint: words("viết “Câu …:” trước lời hỏi", "write “Câu …:” before it"))
  }

  /// - Parameter keysLackNumbers: true for "ĐÁP ÁN: A B A A"; else the questions have none.
  static func paperKeysInOrder(_ count: Int, keysLackNumbers: Bool = false) -> BankFinding {
    if keysLackNumbers {
      return BankFinding(
        .warning, "paper.keys-in-order",
        vi: "đáp án không ghi số câu: \(count) chữ đã được gán lần lượt cho \(count) câu",
        en: "the keys have no numbers: the \(count) letters went to \(count) questions in order",
        hint: words(
          "xem lại vài câu, hoặc viết số trước từng chữ, như “1A 2B”, cho chắc chắn",
          "look at a few of them, or write a number before each, as in “1A 2B”, to be sure"))
    }
    return BankFinding(
      .warning, "paper.keys-in-order",
      vi: "các câu hỏi không có số: \(count) đáp án đã được gán lần lượt cho \(count) câu",
      en: "the questions have no numbers: the \(count) keys went to the \(count) of them in order",
      hint: words(
        "xem lại vài câu, hoặc viết “Câu 1.”, “Câu 2.” … trước lời hỏi cho chắc chắn",
        "look at a few of them, or write “Câu 1.”, “Câu 2.” … before them to be sure"))
  }

  static func paperLettersLoose(_ count: Int) -> BankFinding {
    BankFinding(
      .warning, "paper.letters-loose",
      vi:
        "phương án của \(count) câu không có dấu chấm sau chữ cái; đã hiểu mỗi dòng A, B, C là một "
        + "phương án",
      en: "\(English.count(count, "question")) with no sign behind the choices' letters: each line "
        + "that begins with A, B, C was read as a choice",
      hint: words("viết A. B. C. D. cho chắc chắn", "write A. B. C. D. to be sure"))
  }

  static func paperNumberedChoices(_ count: Int) -> BankFinding {
    BankFinding(
      .warning, "paper.numbered-choices",
      vi:
        "\(count) câu có phương án ghi số 1, 2, 3 thay cho A, B, C, và đáp án là số của phương án",
      en:
        "\(English.count(count, "question")) with choices numbered 1, 2, 3: the key was taken for "
        + "the number of the right one",
      hint: words("viết A. B. C. D. cho chắc chắn", "write A. B. C. D. to be sure"))
  }

  static func paperThousands(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "paper.number-thousands",
      vi: "đáp án “\(text.abridged)” được đọc theo cách viết hàng nghìn",
      en: "the key “\(text.abridged)” was read as thousands",
      hint: words(
        "nếu là số thập phân thì viết bằng dấu phẩy", "write a comma if it is a decimal fraction"))
  }

  static func paperFormulas(_ count: Int) -> BankFinding {
    BankFinding(
      .warning, "paper.formula-needs-picture",
      vi:
        "câu có \(count) công thức không viết được thành chữ, cần thay bằng hình; câu không đem thi "
        + "trên màn hình chữ được",
      en:
        "the question has \(English.count(count, "formula")) that no text can show, only a picture; it "
        + "is not drawn for a terminal",
      hint: words(
        "viết công thức thành chữ, như x² + 2x, hoặc thay bằng hình có chú thích",
        "write it as text such as x² + 2x, or put a picture with words in its place"))
  }

  static func paperPictures(_ count: Int) -> BankFinding {
    BankFinding(
      .warning, "paper.picture-without-words",
      vi: "câu có \(count) hình không kèm lời mô tả; câu không đem thi trên màn hình chữ được",
      en:
        "the question has \(English.count(count, "picture")) without words; it is not drawn for a "
        + "terminal",
      hint: words(
        "trong Word: bấm chuột phải vào hình, chọn “Xem văn bản thay thế” và viết lời mô tả",
        "in Word, give the picture alternative text"))
  }

  static func paperUnderlinedPart() -> BankFinding {
    BankFinding(
      .warning, "paper.underlined-part",
      vi: "câu có chữ gạch chân bên trong, trên màn hình chữ sẽ không thấy gạch",
      en: "words are underlined in the text; a terminal does not show that",
      hint: words("viết phần đó trong ngoặc, như w(or)k", "put it in brackets, as in w(or)k"))
  }

  static func paperPointsLeftOut() -> BankFinding {
    BankFinding(
      .warning, "paper.points-left-out",
      vi: "số điểm ghi cạnh số câu không được giữ: điểm do cuộc thi quy định",
      en: "points written beside the numbers are not kept: the contest gives them")
  }

  static func paperControlCharacters() -> BankFinding {
    BankFinding(
      .warning, "paper.control-characters", vi: "có ký tự điều khiển, đã được bỏ",
      en: "there are control characters; they were left out")
  }

  static func paperLinesLeftOut(_ reason: PaperOutline.LeftOut.Reason, _ count: Int) -> BankFinding
  {
    let (vi, en) =
      switch reason {
      case .header:
        ("\(count) dòng đầu, trước câu thứ nhất, không phải câu hỏi", "before the first question")
      case .stray:
        ("\(count) dòng ở đây không thuộc câu hỏi nào", "here, part of no question,")
      case .afterEnd: ("\(count) dòng sau chữ HẾT không phải đáp án", "after the end of the paper")
      case .amongKeys:
        ("\(count) dòng ở đây không phải đáp án hay lời giải", "here, no key and no solution,")
      case .pageFoot:
        (
          "\(count) chỗ ghi số trang ở chân trang không thuộc câu hỏi nào",
          "with the foot of a page"
        )
      case .pageWords:
        (
          "\(count) dòng chép từ trang web (điểm, cờ, “Select one:”, “Xem đáp án”) không thuộc câu hỏi nào",
          "of a web page (marks, flags, “Select one:”, “Xem đáp án”)"
        )
      }
    let lines = English.count(count, "line")
    let were = English.of(count, "was", "were")
    return BankFinding(
      .warning, "paper.lines-left-out", vi: vi + ", nên đã bỏ qua",
      en: "\(lines) \(en) \(were) left out",
      hint: reason == .stray
        ? words(
          "nếu là đoạn văn cho nhiều câu, viết trước nó: “Đọc đoạn sau và trả lời câu 5 đến câu 8”",
          "before a passage for several questions write “Read … questions 5 to 8”") : nil)
  }
}
