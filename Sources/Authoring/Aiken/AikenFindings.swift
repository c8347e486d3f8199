import Assessment

/// What other programs than Moodle write in Aiken. It is read, and told once for a file.
enum AikenHabit: CaseIterable {
  case longQuestion, shortQuestion, longChoice, smallLetters, answerWord, attribute, score
}

/// The words for what is wrong in an Aiken file, or for what Moodle would not read.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  /// - Parameter times: how often it is met in the file.
  static func aiken(_ habit: AikenHabit, times: Int) -> BankFinding {
    let (code, vi, en) = words(habit)
    let more = times - 1
    return BankFinding(
      .warning, code, vi: vi + (more > 0 ? " (và \(more) chỗ nữa)" : ""),
      en: en + (more > 0 ? " (and \(more) more)" : ""))
  }

  private static func words(_ habit: AikenHabit) -> (code: String, vi: String, en: String) {
    switch habit {
    case .longQuestion:
      (
        "aiken.long-question",
        "câu hỏi có nhiều dòng, ở đây đọc đủ; Moodle chỉ giữ dòng cuối",
        "the question has several lines, all of which are read; Moodle keeps the last one only"
      )
    case .shortQuestion:
      (
        "aiken.short-question", "câu hỏi chỉ có một ký tự, ở đây đọc được; Moodle bỏ qua dòng này",
        "the question is a single character; it is read here, but Moodle skips it"
      )
    case .longChoice:
      (
        "aiken.long-choice",
        "đáp án có nhiều dòng, ở đây đọc đủ; Moodle xem dòng này là một câu hỏi mới",
        "the choice has several lines, all of which are read; Moodle takes this for a new question"
      )
    case .smallLetters:
      (
        "aiken.small-letters", "chữ cái thường cũng được đọc; Moodle cần chữ hoa: A) B) ANSWER: A",
        "small letters are read too; Moodle needs capitals: A) B) ANSWER: A"
      )
    case .answerWord:
      (
        "aiken.answer-word", "dòng này được đọc là dòng đáp án; Moodle cần viết đúng ANSWER:",
        "this is read as the answer; Moodle needs ANSWER: in just these letters"
      )
    case .attribute:
      (
        "aiken.attribute", "dòng này được đọc; Moodle không biết nên xem là một câu hỏi mới",
        "this line is read; Moodle does not know it and takes it for a new question"
      )
    case .score:
      (
        "aiken.score", "điểm của câu không được giữ: điểm do cuộc thi đặt",
        "an item's points are not kept: a contest sets them"
      )
    }
  }

  static func aikenChoiceAlone() -> BankFinding {
    BankFinding(
      .error, "aiken.choice-alone",
      vi: "đáp án này không có câu hỏi ở trên, nên chưa được đọc",
      en: "this choice has no question above it, so it was not read",
      hint: words("viết câu hỏi ở dòng trên đáp án A", "write the question above choice A"))
  }

  static func aikenAnswerAlone() -> BankFinding {
    BankFinding(
      .error, "aiken.answer-alone", vi: "dòng ANSWER này không thuộc câu hỏi nào",
      en: "this ANSWER belongs to no question",
      hint: words("viết câu hỏi và các đáp án ở trên", "write a question and choices above it"))
  }

  static func aikenAttributeAlone() -> BankFinding {
    BankFinding(
      .warning, "aiken.attribute-alone", vi: "dòng này không thuộc câu hỏi nào, nên đã bỏ qua",
      en: "this line belongs to no question and was left out",
      hint: words("đặt dưới dòng ANSWER của câu", "put it below the ANSWER of its question"))
  }

  static func aikenNoChoices() -> BankFinding {
    BankFinding(
      .error, "aiken.no-choices",
      vi: "sau dòng này không có đáp án nào, nên chưa đọc thành câu hỏi",
      en: "no choices follow this text, so it was not read as a question",
      hint: words(
        "viết A) … B) … rồi ANSWER: A ở các dòng dưới",
        "write A) …, B) … and ANSWER: A on the lines below"))
  }

  static func aikenNoAnswer() -> BankFinding {
    BankFinding(
      .error, "aiken.no-answer", vi: "câu này không có dòng ANSWER, nên chưa được đọc",
      en: "this question has no ANSWER line, so it was not read",
      hint: words(
        "thêm dòng ANSWER: và chữ cái của đáp án đúng",
        "add a line ANSWER: with the letter of the right choice"))
  }

  static func aikenForeignKind(_ kind: String) -> BankFinding {
    BankFinding(
      .error, "aiken.foreign-kind",
      vi: "Aiken không có câu loại “\(kind)”, nên câu này chưa được đọc",
      en: "Aiken has no items of the kind “\(kind)”, so this one was not read",
      hint: words("viết câu này bằng GIFT", "write it in GIFT"))
  }

  static func aikenTooFewChoices(_ count: Int) -> BankFinding {
    BankFinding(
      .error, "aiken.too-few-choices",
      vi: "câu cần ít nhất hai đáp án, ở đây có \(count), nên chưa được đọc",
      en: "a question needs two choices or more; this has \(count), so it was not read",
      hint: words(
        "mỗi đáp án một dòng, bắt đầu bằng A) hay A.",
        "write each choice on a line that begins with A) or A."))
  }

  /// - Parameters:
  ///   - found: what stands after `ANSWER:`.
  ///   - letters: of the choices.
  static func aiken(_ fault: AikenKey.Fault, found: String, letters: [UInt8]) -> BankFinding {
    let names = letters.map { String(UnicodeScalar($0)) }.joined(separator: ", ")
    switch fault {
    case .empty:
      return BankFinding(
        .error, "aiken.empty-answer", vi: "sau ANSWER: không có chữ cái, nên câu này chưa được đọc",
        en: "no letter follows ANSWER:, so the question was not read",
        hint: words("viết một trong: \(names)", "write one of \(names)"))
    case .noLetter:
      return BankFinding(
        .error, "aiken.answer-is-no-letter",
        vi: "“\(found.abridged)” không phải chữ cái của đáp án nào, nên câu này chưa được đọc",
        en: "“\(found.abridged)” is no letter of a choice, so the question was not read",
        hint: words("viết một trong: \(names)", "write one of \(names)"))
    case .noSuchChoice(let letter):
      let name = String(UnicodeScalar(letter))
      return BankFinding(
        .error, "aiken.no-such-choice",
        vi: "ANSWER: \(name), nhưng câu không có đáp án \(name), nên chưa được đọc",
        en: "ANSWER names \(name), but there is no choice \(name), so the question was not read",
        hint: words("viết một trong: \(names)", "write one of \(names)"))
    case .ambiguous(let letter):
      let name = String(UnicodeScalar(letter))
      return BankFinding(
        .error, "aiken.letter-twice",
        vi: "có hai đáp án \(name), không rõ đáp án nào đúng, nên câu này chưa được đọc",
        en: "two choices are called \(name), so the right one cannot be told; it was not read",
        hint: words("đặt mỗi đáp án một chữ cái", "give each choice a letter of its own"))
    }
  }

  static func aikenQuestionLooksLikeChoice() -> BankFinding {
    BankFinding(
      .warning, "aiken.question-looks-like-choice",
      vi: "dòng này được đọc là câu hỏi vì ngay sau là đáp án A; Moodle xem là một đáp án",
      en: "this is read as the question, since choice A follows; Moodle takes it for a choice",
      hint: words("bắt đầu câu hỏi bằng chữ khác", "begin the question in another way"))
  }

  static func aikenLettersOutOfOrder() -> BankFinding {
    BankFinding(
      .warning, "aiken.letters-out-of-order",
      vi: "chữ cái của các đáp án không theo thứ tự A, B, C; Moodle đếm đáp án nên có thể lấy sai",
      en: "the letters are not A, B, C in order; Moodle counts choices and may take another one",
      hint: words("đánh lại chữ cái theo thứ tự", "letter the choices in order"))
  }

  static func aikenSeveralAnswers() -> BankFinding {
    BankFinding(
      .warning, "aiken.several-answers",
      vi: "có nhiều chữ cái, nên đọc thành câu chọn nhiều đáp án; Moodle chỉ lấy chữ cái đầu",
      en: "several letters make this an item with several right choices; Moodle takes the first")
  }

  static func aikenTextAfterLetter() -> BankFinding {
    BankFinding(
      .warning, "aiken.text-after-letter",
      vi: "chỉ lấy chữ cái; phần chữ sau nó không giống đáp án ấy",
      en: "the letter counts; the text after it is not the one of that choice",
      hint: words("xem lại đáp án đúng", "check which choice is right"))
  }

  static func aikenAnswerByText() -> BankFinding {
    BankFinding(
      .warning, "aiken.answer-by-text",
      vi: "ANSWER viết nguyên văn một đáp án, nên lấy đáp án ấy; Moodle cần chữ cái",
      en: "ANSWER repeats the text of a choice, which is taken; Moodle needs its letter")
  }
}
