import Assessment

/// The words for what is wrong in a bank that is a table: its header and its rows.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  private static func meant(_ nearest: String?) -> LocalizedMessage? {
    nearest.map { words("có phải là “\($0)”?", "did you mean “\($0)”?") }
  }

  // MARK: The header

  static func tableNoHeader() -> BankFinding {
    BankFinding(
      .error, "table.no-header",
      vi: "không thấy dòng tên cột: cần có cột “Câu hỏi” và các cột đáp án, nên bảng chưa được đọc",
      en: "no row names the columns: a “Question” and its answers are needed, so nothing was read",
      hint: words(
        "thêm dòng đầu: Loại, Câu hỏi, A, B, C, D, Đúng",
        "add a first row: Kind, Question, A, B, C, D, Correct"))
  }

  static func tableIsResponses() -> BankFinding {
    BankFinding(
      .error, "table.is-responses",
      vi: "đây là bảng câu trả lời của người làm (Google Forms, Microsoft Forms), không có câu hỏi "
        + "với các phương án, nên chưa được đọc",
      en: "this is a table of what people answered (Google Forms, Microsoft Forms); it has no "
        + "questions with their choices, so nothing was read",
      hint: words(
        "mở biểu mẫu, chép các câu hỏi sang tệp Word hay tệp chữ, thêm “Đáp án: …” dưới mỗi câu",
        "open the form, copy its questions into a Word file or a text, with “Đáp án: …” below each")
    )
  }

  static func tableIsKeys() -> BankFinding {
    BankFinding(
      .error, "table.is-keys",
      vi: "bảng này chỉ có số câu và đáp án, không có câu hỏi, nên chưa được đọc",
      en: "this table has numbers and keys alone, no questions, so nothing was read",
      hint: words(
        "chép bảng vào cuối đề, dưới dòng “BẢNG ĐÁP ÁN”, rồi đọc tệp đề",
        "copy it to the end of the paper, below a line “BẢNG ĐÁP ÁN”, and read the paper"))
  }

  static func tableSheetWithoutHeader() -> BankFinding {
    BankFinding(
      .warning, "table.sheet-without-header",
      vi: "trang tính này không có dòng tên cột, nên không được đọc",
      en: "this sheet has no row that names its columns, so it was not read")
  }

  static func tableUnknownColumn(_ name: String, nearest: String?) -> BankFinding {
    BankFinding(
      .warning, "table.unknown-column", vi: "cột “\(name.abridged)” không được dùng",
      en: "the column “\(name.abridged)” is not used", hint: meant(nearest))
  }

  static func tableTooFewChoices() -> BankFinding {
    BankFinding(
      .error, "table.too-few-choices",
      vi: "câu trắc nghiệm cần ít nhất hai đáp án, ở đây có một, nên chưa được đọc",
      en: "a choice item needs two choices or more; there is one, so it was not read",
      hint: words(
        "thêm các đáp án sai; câu để tự gõ thì ghi đáp án vào cột đáp án đúng",
        "add the wrong choices; for an answer that is typed fill in the right answer alone"))
  }

  static func tableUnnamedColumn(_ letters: String) -> BankFinding {
    BankFinding(
      .warning, "table.unnamed-column", vi: "cột \(letters) không có tên nên không được đọc",
      en: "the column \(letters) has no name, so it was not read")
  }

  static func tableColumnTwice(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "table.column-twice",
      vi: "có hai cột “\(name.abridged)”; chỉ cột đầu được đọc",
      en: "there are two columns “\(name.abridged)”; only the first was read")
  }

  static func tableTimeNotKept() -> BankFinding {
    BankFinding(
      .warning, "table.time-not-kept",
      vi: "thời gian trả lời không thuộc về câu hỏi nên được bỏ qua; cuộc thi đặt thời gian",
      en: "time limits are no part of an item and were left out; a contest sets them")
  }

  static func tablePointsNotKept() -> BankFinding {
    BankFinding(
      .warning, "table.points-not-kept",
      vi: "điểm không thuộc về câu hỏi nên được bỏ qua; cuộc thi đặt cách tính điểm",
      en: "points are no part of an item and were left out; a contest sets them")
  }

  static func tableKeysFromZero() -> BankFinding {
    BankFinding(
      .warning, "table.keys-from-zero",
      vi: "cột đáp án đúng có số 0, nên các số được đếm từ 0: 0 là đáp án đầu",
      en: "the keys have a 0 among them, so numbers were counted from 0: 0 is the first choice",
      hint: words("ghi A, B, C, D cho chắc", "write A, B, C, D to be sure"))
  }

  static func tableKeysInTwoWays() -> BankFinding {
    BankFinding(
      .warning, "table.keys-in-two-ways",
      vi: "cột đáp án đúng vừa đếm từ 0 vừa đếm từ 1, nên các số trong đó không được dùng",
      en: "the keys count from 0 and from 1, so no number in them was used",
      hint: words("ghi A, B, C, D", "write A, B, C, D"))
  }

  static func tableIndexFromOne(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "table.index-from-one",
      vi:
        "các số trong cột “\(name.abridged)” được đếm từ 1: không có số 0, cũng không có số của đáp "
        + "án cuối, nên cũng có thể là đếm từ 0",
      en:
        "numbers under “\(name.abridged)” were counted from 1; there is no 0 and no number of a "
        + "last choice, so they may count from 0 as well",
      hint: words(
        "xem đáp án của vài câu; ghi A, B, C, D cho chắc",
        "look at the keys of some items; write A, B, C, D to be sure"))
  }

  // MARK: A row

  static func tableObjectsInCell() -> BankFinding {
    BankFinding(
      .error, "table.objects-in-cell",
      vi: "ô này chứa dữ liệu có tên ({\"…\": …}), không phải danh sách chữ, nên câu chưa được đọc",
      en: "this cell holds data with names ({\"…\": …}), no list of texts, so it was not read",
      hint: words(
        "mỗi đáp án một cột, hoặc viết [\"…\", \"…\"]",
        "give each choice a column, or write [\"…\", \"…\"]"))
  }

  static func tableRowTooWide(extra: Int) -> BankFinding {
    BankFinding(
      .error, "table.row-too-wide",
      vi: "dòng này có nhiều hơn dòng tên cột \(extra) ô, nên câu chưa được đọc",
      en: "this row is longer than the row of names by \(extra), so it was not read",
      hint: words(
        "ô có dấu phân cách trong chữ phải để trong dấu \"…\"",
        "put a cell whose text has the delimiter in it between quotes"))
  }

  static func tableNoQuestion() -> BankFinding {
    BankFinding(
      .error, "table.no-question", vi: "dòng này không có câu hỏi, nên chưa được đọc",
      en: "this row has no question, so it was not read")
  }

  static func tableMergedQuestion() -> BankFinding {
    BankFinding(
      .error, "table.merged-question",
      vi: "ô câu hỏi gộp với ô dòng trên, nên dòng này chưa được đọc",
      en: "the question is merged with the row above, so this row was not read",
      hint: words(
        "bỏ gộp ô; mỗi câu một dòng, mỗi đáp án một cột",
        "take the cells apart: one row an item, one column a choice"))
  }

  static func tableUnknownKind(_ name: String, nearest: String?) -> BankFinding {
    BankFinding(
      .error, "table.unknown-kind",
      vi: "không có loại câu hỏi “\(name.abridged)”, nên câu chưa được đọc",
      en: "there is no kind “\(name.abridged)”, so the item was not read", hint: meant(nearest))
  }

  static func tableKindTakenFromChoices(_ name: String, nearest: String?) -> BankFinding {
    BankFinding(
      .warning, "table.kind-taken-from-choices",
      vi: "không có loại câu hỏi “\(name.abridged)”; đã đọc là câu chọn đáp án",
      en: "there is no kind “\(name.abridged)”; it was read as an item with choices",
      hint: meant(nearest))
  }

  static func tableNothingIsRight(_ kind: String) -> BankFinding {
    BankFinding(
      .warning, "table.nothing-is-right",
      vi: "câu loại “\(kind.abridged)” không có đáp án đúng, nên không được đưa vào ngân hàng",
      en: "in a “\(kind.abridged)” nothing is right, so it was left out")
  }

  static func tablePictureNotKept(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "table.picture-not-kept",
      vi: "hình “\(name.abridged)” không nằm trong tệp nên không đi theo câu hỏi",
      en: "the picture “\(name.abridged)” is not in the file, so the item has none")
  }

  static func tableCellBecameDate(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "table.cell-became-date",
      vi: "bảng tính đã đổi ô này thành ngày tháng; ở đây đọc là “\(text.abridged)”",
      en: "the spreadsheet made a date of this cell; it was read as “\(text.abridged)”",
      hint: words("gõ dấu ' trước chữ trong ô", "type a ' before the text of the cell"))
  }

  static func tableErrorCell(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "table.error-cell", vi: "ô này là lỗi của công thức: \(text.abridged)",
      en: "this cell is a formula's error: \(text.abridged)")
  }

  static func tableUnknownFormat(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "table.unknown-format",
      vi: "không có định dạng “\(name.abridged)”; đã đọc là chữ thường",
      en: "there is no format “\(name.abridged)”; it was read as plain text",
      hint: words("ghi plain, html hoặc markdown", "write plain, html or markdown"))
  }

  // MARK: The key and the answers

  static func tableKeyUnknown(_ key: String, choices: [Int]) -> BankFinding {
    let letters = choices.map(CellReference.letters)
    let list = letters.count > 6 ? "A–\(letters.last ?? "")" : letters.joined(separator: ", ")
    return BankFinding(
      .warning, "table.key-unknown",
      vi: "“\(key.abridged)” không chỉ đáp án nào trong \(list)",
      en: "“\(key.abridged)” names none of the choices \(list)",
      hint: words(
        "ghi chữ cái, số hoặc đúng nguyên văn của đáp án",
        "write the letter, the number or the exact text of the choice"))
  }

  static func tableKeyUnclear(_ key: String) -> BankFinding {
    BankFinding(
      .warning, "table.key-unclear",
      vi: "“\(key.abridged)” có thể là số thứ tự hay chữ cái của một đáp án, hoặc chữ của đáp án "
        + "khác, nên không dùng được",
      en:
        "“\(key.abridged)” is the number or letter of one choice and the text of another, so it "
        + "tells nothing",
      hint: ChoiceKey.number(key) != nil
        ? words("ghi chữ cái của đáp án đúng", "write the letter of the right choice")
        : words(
          "ghi cả chữ cái lẫn nội dung của đáp án đúng, ví dụ “B. A”",
          "write the letter and the text of the right choice, such as “B. A”"))
  }

  static func tableKeyUncounted(_ key: String) -> BankFinding {
    BankFinding(
      .warning, "table.key-uncounted",
      vi: "số “\(key.abridged)” không dùng được, vì không rõ tệp đếm từ 0 hay từ 1",
      en: "the number “\(key.abridged)” tells nothing: the file may count from 0 or from 1",
      hint: words("ghi chữ cái của đáp án đúng", "write the letter of the right choice"))
  }

  static func tableKeySplit(_ key: String, right: [Int]) -> BankFinding {
    let list = right.map(CellReference.letters).joined(separator: ", ")
    let numbers = right.map { "\($0 + 1)" }.joined(separator: ",")
    return BankFinding(
      .warning, "table.key-split",
      vi: "“\(key.abridged)” được hiểu là nhiều đáp án đúng: \(list)",
      en: "“\(key.abridged)” was taken as several right choices: \(list)",
      hint: words(
        "định dạng ô là văn bản rồi ghi \(numbers)", "format the cell as text and write \(numbers)")
    )
  }

  static func tableNoTruth(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "table.no-truth", vi: "“\(text.abridged)” không phải là đúng hay sai",
      en: "“\(text.abridged)” is neither true nor false",
      hint: words("ghi Đúng hoặc Sai", "write True or False"))
  }

  static func tableWeightIsNone(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "table.weight-is-none",
      vi: "“\(text.abridged)” không phải phần điểm từ −100 % đến 100 %, nên được bỏ qua",
      en: "“\(text.abridged)” is no share from −100 % to 100 %, so it was left out",
      hint: words("ghi 50%", "write 50%"))
  }

  static func tableNotANumber(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "table.not-a-number",
      vi: "“\(text.abridged)” không phải là số, nên được bỏ qua",
      en: "“\(text.abridged)” is no number, so it was left out",
      hint: words("ghi 3,14 hoặc 3,14 ± 0,01 hoặc 1..5", "write 3.14, 3.14 ± 0.01 or 1..5"))
  }

  static func tableNumberUnclear(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "table.number-unclear",
      vi: "“\(text.abridged)” có thể là hàng nghìn hoặc số thập phân, nên được bỏ qua",
      en: "“\(text.abridged)” may be thousands or a decimal fraction, so it was left out",
      hint: words("ghi 1000, hoặc 1,0000", "write 1000, or 1.0000"))
  }

  static func tableNumberThousands(_ text: String, _ number: DecimalNumber) -> BankFinding {
    BankFinding(
      .warning, "table.number-thousands",
      vi:
        "“\(text.abridged)” được đọc là \(number), vì các số khác trong bảng cho biết dấu thập phân",
      en:
        "“\(text.abridged)” was read as \(number): other numbers of the table tell its decimal mark",
      hint: words("nếu là số thập phân, ghi 2,7180", "write 2.7180 if it is a decimal fraction"))
  }

  /// Without a kind that says number.
  static func tableNumberAsText(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "table.number-as-text",
      vi: "“\(text.abridged)” có thể là hàng nghìn hoặc số thập phân, nên được đọc là chữ",
      en: "“\(text.abridged)” may be thousands or a decimal fraction, so it was read as a text",
      hint: words(
        "ghi 1000, hoặc 1,0000; hoặc thêm cột Loại", "write 1000, or 1.0000, or add a column Kind"))
  }

  static func tableDecimalMarksDiffer(_ text: String, usual: TableNumbers.Mark) -> BankFinding {
    let (vi, en) =
      usual == .comma ? ("dấu phẩy", "a decimal comma") : ("dấu chấm", "a decimal point")
    return BankFinding(
      .warning, "table.decimal-marks-differ",
      vi: "“\(text.abridged)” được đọc là số thập phân, nhưng các số khác của bảng dùng \(vi)",
      en: "“\(text.abridged)” was read as a decimal fraction, but other numbers here have \(en)",
      hint: words("viết mọi số của bảng theo một cách", "write all numbers in one way"))
  }

  static func tablePairWithoutArrow(_ text: String) -> BankFinding {
    BankFinding(
      .error, "table.pair-without-arrow",
      vi: "“\(text.abridged)” không có -> giữa hai vế, nên câu ghép đôi này chưa được đọc",
      en: "“\(text.abridged)” has no -> between its two sides, so the item was not read",
      hint: words("ghi vế trái -> vế phải", "write left -> right"))
  }

  static func tableOrderIncomplete(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "table.order-incomplete",
      vi: "“\(text.abridged)” không nêu đủ các mục một lần, nên không biết thứ tự đúng; "
        + "câu được giữ làm bản nháp",
      en: "“\(text.abridged)” does not name every entry once, so the right order is not known; the "
        + "item is kept as a draft",
      hint: words("ghi thứ tự đúng: C, A, B, D", "write the right order: C, A, B, D"))
  }

  static func tableGapsDoNotMatch(gaps: Int, answers: Int) -> BankFinding {
    BankFinding(
      .error, "table.gaps-do-not-match",
      vi: "câu có \(gaps) chỗ trống mà có \(answers) ô đáp án, nên chưa được đọc",
      en: "gaps in the text: \(gaps), answers: \(answers); the item was not read",
      hint: words(
        "viết {b1}, {b2} … ở chỗ trống, đáp án ở cột A, B …",
        "write {b1}, {b2} … where the gaps are, and their answers in A, B …"))
  }
}
