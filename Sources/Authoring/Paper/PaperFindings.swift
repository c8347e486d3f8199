import Assessment

/// The words for what is wrong or doubtful in a paper, and keeps a question from being read or
/// asked.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func paperOnlyKeys(_ count: Int) -> BankFinding {
    BankFinding(
      .error, "paper.only-keys",
      vi: "tệp này chỉ có đáp án (\(count) câu), không có câu hỏi nào",
      en: "there are only keys in this file (\(count)), and no questions",
      hint: words(
        "chép đáp án xuống cuối tệp câu hỏi, dưới dòng BẢNG ĐÁP ÁN, rồi đọc lại",
        "put them at the end of the file with the questions, under the line ANSWER KEY"))
  }

  static func paperWithoutText() -> BankFinding {
    BankFinding(
      .error, "paper.no-text",
      vi: "câu này không có lời hỏi trước các phương án, nên chưa được đọc",
      en: "nothing is asked before the choices, so the question was not read",
      hint: words("viết lời hỏi sau số câu", "write the question after its number"))
  }

  static func paperTooFewChoices(_ count: Int) -> BankFinding {
    BankFinding(
      .error, "paper.too-few-choices",
      vi: "thấy \(count) phương án ở câu này, cần ít nhất hai, nên câu chưa được đọc",
      en: "two choices or more are needed; \(count) found here, so the question was not read",
      hint: words(
        "viết mỗi phương án trên một dòng, bắt đầu bằng A. B. C. D.",
        "write each choice on a line of its own, beginning with A. B. C. D."))
  }

  static func paperLetterTwice(_ letter: String) -> BankFinding {
    BankFinding(
      .error, "paper.letter-twice",
      vi: "hai phương án cùng mang chữ \(letter), không biết đáp án chỉ câu nào, nên chưa được đọc",
      en: "two choices have the letter \(letter), so a key can mean either; it was not read",
      hint: words("sửa lại chữ cái của các phương án", "give each choice its own letter"))
  }

  static func paperLetterMissing(_ letter: String) -> BankFinding {
    BankFinding(
      .error, "paper.letter-missing",
      vi: "không thấy phương án \(letter), nên câu này chưa được đọc",
      en: "there is no choice \(letter), so the question was not read",
      hint: words("thêm \(letter). trước phương án đó", "write \(letter). before that choice"))
  }

  static func paperLetterSkipped(_ letter: String) -> BankFinding {
    BankFinding(
      .warning, "paper.letter-skipped", vi: "các phương án thiếu chữ \(letter)",
      en: "the letter \(letter) is missing among the choices",
      hint: words(
        "xem có phương án nào bị nối vào phương án trước không",
        "look whether a choice became part of the one before it"))
  }

  static func paperLettersLost() -> BankFinding {
    BankFinding(
      .warning, "paper.letters-lost",
      vi: "có phương án không mang chữ A, B, C, D (đánh số tự động của Word không chép theo): "
        + "đã đọc theo thứ tự dòng",
      en: "some choices have no letters (Word's automatic numbering was not copied): they were "
        + "read in the order of the lines",
      hint: words(
        "dùng chính tệp .docx, hoặc gõ lại chữ cái", "use the .docx itself, or type the letters"))
  }

  static func paperKeyNotAChoice(
    _ key: String, first: String, last: String, isRefused: Bool
  ) -> BankFinding {
    let key = key.abridged
    return BankFinding(
      .error, "paper.key-not-a-choice",
      vi: "đáp án “\(key)” không chỉ phương án nào, phương án cuối là \(last)"
        + (isRefused ? ", nên câu chưa được đọc" : ""),
      en: "the key “\(key)” names no choice, the last is \(last)"
        + (isRefused ? ", so the question was not read" : ""),
      hint: words("dùng chữ từ \(first) đến \(last)", "use a letter from \(first) to \(last)"))
  }

  static func paperKeysDisagree(_ first: String, _ other: String) -> BankFinding {
    let (first, other) = (first.abridged, other.abridged)
    return BankFinding(
      .error, "paper.keys-disagree",
      vi: "hai chỗ nói khác nhau về đáp án của câu này: “\(first)” và “\(other)”; "
        + "câu được giữ làm bản nháp",
      en: "two places name different keys for this question: “\(first)” and “\(other)”; "
        + "it is kept as a draft",
      hint: words("sửa chỗ sai", "mend the wrong one"))
  }

  static func paperKeyEither(_ key: String) -> BankFinding {
    let key = key.abridged
    return BankFinding(
      .error, "paper.key-either",
      vi: "đáp án “\(key)” không nói rõ phương án nào đúng; câu được giữ làm bản nháp",
      en: "the key “\(key)” does not say which choice is right; the question is kept as a draft",
      hint: words(
        "viết một chữ cái; nếu cả hai cùng đúng thì nối bằng dấu phẩy",
        "write one letter, or a comma between them if both are right"))
  }

  static func paperLetterAlone(_ letter: String) -> BankFinding {
    BankFinding(
      .warning, "paper.letter-alone",
      vi: "chữ “\(letter)” đứng một mình dưới các phương án có thể là đáp án, mà không nói rõ; câu "
        + "được giữ làm bản nháp",
      en:
        "the letter “\(letter)” alone below the choices may be their key, but does not say so; the "
        + "question is kept as a draft",
      hint: words("viết “Đáp án: \(letter)”", "write “Đáp án: \(letter)”"))
  }

  static func paperSolutionDiffers(_ letter: String, key: String) -> BankFinding {
    let letter = letter.abridged
    return BankFinding(
      .warning, "paper.solution-differs",
      vi: "lời giải nêu “\(letter)” mà đáp án là \(key); đáp án được giữ",
      en: "the solution names “\(letter)” but the key is \(key); the key was kept",
      hint: words("xem lại, rồi sửa chỗ sai", "look again, and mend the wrong one"))
  }

  static func paperSeveralMarked(_ letters: String) -> BankFinding {
    BankFinding(
      .warning, "paper.several-marked",
      vi: "\(letters) cùng được đánh dấu mà câu hỏi như chỉ cần một; câu được giữ làm bản nháp",
      en: "\(letters) are all marked though the question seems to ask for one; kept as a draft",
      hint: words(
        "bỏ dấu thừa; nếu có nhiều đáp án đúng thì viết “Đáp án: \(letters)”",
        "take the wrong mark away, or write “Đáp án: \(letters)” if all are right"))
  }

  static func paperSeveralRight(_ letters: String) -> BankFinding {
    BankFinding(
      .warning, "paper.several-right", vi: "\(letters) cùng có dấu sao: đọc là nhiều đáp án đúng",
      en: "\(letters) all have a star: read as several right choices")
  }

  /// - Parameter usual: the way of writing that marks the keys of this paper, if any does.
  static func paperRareMark(
    _ property: PaperMarks.Property, _ letters: String, usual: PaperMarks.Property?
  ) -> BankFinding {
    let are = English.of(letters.utf8.count, "choice \(letters) is", "choices \(letters) are")
    let (vi, en) =
      usual.map {
        ("trong đề này phương án đúng là phương án \($0.vi)", "here the right one is \($0.en)")
      } ?? (
        "quá ít câu chưa có đáp án được đánh dấu như vậy",
        "too few questions without a key have that"
      )
    return BankFinding(
      .warning, "paper.rare-mark",
      vi: "phương án \(letters) \(property.vi), nhưng \(vi), nên chưa coi là đáp án",
      en: "\(are) \(property.en), but \(en), so this was not taken for the key",
      hint: usual == nil
        ? words(
          "nếu đó là đáp án thì viết “Đáp án: \(letters)” dưới câu, hoặc đánh dấu như vậy ở ít nhất "
            + "nửa số câu",
          "write “Đáp án: \(letters)” under it if it is the key, or mark half of the questions so")
        : words(
          "nếu đó là đáp án thì viết “Đáp án: \(letters)” dưới câu",
          "write “Đáp án: \(letters)” under it if it is the key"))
  }

  static func paperMarkDiffers(
    _ property: PaperMarks.Property, _ letters: String, key: String
  ) -> BankFinding {
    BankFinding(
      .warning, "paper.mark-differs",
      vi: "phương án \(letters) \(property.vi) mà đáp án ghi là \(key); đã giữ đáp án ghi",
      en: "choice \(letters) is \(property.en) but the written key is \(key), which was kept",
      hint: words("xem lại, rồi sửa chỗ sai", "look again, and mend the wrong one"))
  }

  static func paperKeysByMark(_ property: PaperMarks.Property, _ count: Int) -> BankFinding {
    BankFinding(
      .warning, "paper.keys-by-mark",
      vi: "đáp án của \(count) câu được nhận theo phương án \(property.vi)",
      en: "told from the choice that is \(property.en): \(English.count(count, "key"))",
      hint: words("xem lại vài câu để chắc chắn", "look at some of them to be sure"))
  }

  static func paperTruthsMissing() -> BankFinding {
    BankFinding(
      .warning, "paper.truths-missing",
      vi: "chưa rõ từng ý đúng hay sai; câu được giữ làm bản nháp",
      en: "it is not said of each statement whether it is true; kept as a draft",
      hint: words(
        "viết “Đáp án: a) Đúng b) Sai c) Đúng d) Sai” dưới câu",
        "write “Đáp án: a) Đúng b) Sai c) Đúng d) Sai” under it"))
  }

  static func paperEssay() -> BankFinding {
    BankFinding(
      .warning, "paper.no-choices",
      vi: "câu không có phương án và đáp án để gõ nên được đọc là tự luận, máy không chấm",
      en: "there are neither choices nor a key that could be typed, so it was read as an essay, "
        + "which is not marked",
      hint: words(
        "viết phương án A. B. C. D., hoặc “Đáp án: …” nếu là trả lời ngắn",
        "write choices A. B. C. D., or “Đáp án: …” for a short answer"))
  }

  static func paperPassagesTooLong() -> BankFinding {
    let most = PaperLimits.passageBytesMax >> 20
    return BankFinding(
      .error, "paper.passages-too-long",
      vi: "các đoạn dẫn đặt trước từng câu đã dài quá \(most) MB, nên câu này chưa được đọc",
      en: "passages before questions add up to more than \(most) MB; this one was not read",
      hint: words("chia tệp làm nhiều phần", "split the file"))
  }

  static func paperNoQuestions() -> BankFinding {
    BankFinding(
      .error, "paper.no-questions", vi: "không thấy câu hỏi nào trong tệp này",
      en: "no question was found in this file",
      hint: words(
        "viết mỗi câu như “Câu 1. …”, các phương án “A. …”, “B. …”, rồi “Đáp án: B”",
        "write each question as “Câu 1. …”, its choices “A. …”, “B. …”, then “Đáp án: B”"))
  }

  /// - Parameter areUnnumbered: true where questions of the paper have no numbers.
  static func paperKeyWithoutQuestion(_ number: Int, areUnnumbered: Bool = false) -> BankFinding {
    BankFinding(
      .error, "paper.key-without-question",
      vi: "có đáp án cho câu \(number) nhưng không có câu \(number)",
      en: "there is a key for question \(number), but no such question",
      hint: areUnnumbered
        ? words(
          "câu hỏi chưa có số: viết “Câu 1.”, “Câu 2.” … trước lời hỏi",
          "number the questions: write “Câu 1.”, “Câu 2.” … before them")
        : words("xem lại số câu", "look at the numbers"))
  }

  static func paperSolutionWithoutQuestion(_ number: Int) -> BankFinding {
    BankFinding(
      .warning, "paper.solution-without-question",
      vi: "có lời giải cho câu \(number) nhưng không có câu \(number), nên đã bỏ qua",
      en: "there is a solution for question \(number), but no such question; it was left out",
      hint: words("xem lại số câu", "look at the numbers"))
  }

  private static func list(_ codes: [Int]) -> String {
    codes.prefix(codesToldMax).map(PaperCode.name).joined(separator: ", ")
      + (codes.count > codesToldMax ? ", …" : "")
  }

  private static let codesToldMax = 8

  static func paperKeysOfUnknownPaper(_ codes: [Int]) -> BankFinding {
    BankFinding(
      .error, "paper.keys-of-unknown-paper",
      vi:
        "bảng đáp án có các mã đề \(list(codes)) mà không rõ đề này mang mã nào; chưa dùng đáp án "
        + "nào",
      en: "the keys are for the papers \(list(codes)), and this one does not say which it is; none "
        + "was used",
      hint: words(
        "viết mã ở đầu đề: “Mã đề \(PaperCode.name(codes.first ?? 101))”",
        "write the code above the questions: “Mã đề \(PaperCode.name(codes.first ?? 101))”"))
  }

  static func paperKeysOfOtherPapers(_ codes: [Int]) -> BankFinding {
    BankFinding(
      .warning, "paper.keys-of-other-papers",
      vi: "đáp án của mã đề \(list(codes)) đã bỏ qua vì đề đó không có trong tệp",
      en: "the keys of the papers \(list(codes)) were left out: those are not in the file")
  }

  static func paperKeysWithoutExercise(_ exercise: Int, _ number: Int, _ count: Int) -> BankFinding
  {
    BankFinding(
      .error, "paper.keys-without-exercise",
      vi:
        "có đáp án cho câu \(number) của Bài \(exercise) nhưng đề không có câu đó; \(count) đáp án "
        + "như vậy chưa dùng",
      en:
        "there is a key for question \(number) of “Bài \(exercise)”, but no such question "
        + "(\(English.count(count, "key")) like this); none was used",
      hint: words("xem lại số bài và số câu", "look at the numbers"))
  }

  static func paperKeysAmbiguous(_ number: Int, _ count: Int) -> BankFinding {
    BankFinding(
      .error, "paper.keys-ambiguous",
      vi:
        "\(count) đáp án không rõ thuộc phần nào, vì có hơn một câu \(number); chưa dùng đáp án nào",
      en:
        "more than one question has the number \(number) (\(English.count(count, "key")) like this); none was used",
      hint: words(
        "viết “PHẦN I”, “PHẦN II” trước đáp án của từng phần",
        "write “PHẦN I”, “PHẦN II” before the keys of each part"))
  }
}

extension PaperMarks.Property {
  var vi: String {
    switch self {
    case .star: "có dấu sao"
    case .box: "có ô được đánh dấu"
    case .underline: "gạch chân"
    case .highlight: "tô nền"
    case .colour: "khác màu chữ"
    case .bold: "in đậm"
    case .italic: "in nghiêng"
    }
  }

  var en: String {
    switch self {
    case .star: "written with a star"
    case .box: "ticked in its box"
    case .underline: "underlined"
    case .highlight: "highlighted"
    case .colour: "in another colour"
    case .bold: "bold"
    case .italic: "italic"
    }
  }
}
