import Assessment

/// What a file in text2qti's Markdown says and an item does not hold. Told once for a file.
enum Text2QTIHabit: CaseIterable {
  case description, option, group, points, mergedFeedback
}

/// The words for what is wrong with a question in text2qti's Markdown.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  private static func refused(
    _ code: String, _ vi: String, _ en: String, hint: LocalizedMessage
  ) -> BankFinding {
    BankFinding(
      .error, "text2qti.\(code)", vi: "\(vi), nên câu này chưa được đọc",
      en: "\(en), so the question was not read", hint: hint)
  }

  static func text2QTI(_ fault: Text2QTIFault) -> BankFinding {
    switch fault {
    case .mixedKinds:
      refused(
        "mixed-kinds", "câu có hai kiểu đáp án khác nhau", "the question has answers of two kinds",
        hint: words(
          "dùng một kiểu: a) … hoặc [ ] … hoặc * … hoặc = …",
          "use one kind: a) … or [ ] … or * … or = …"))
    case .feedbackTwice:
      refused(
        "feedback-twice", "ở đây đã có lời nhận xét rồi", "there is feedback here already",
        hint: words("gộp hai lời nhận xét làm một", "put the two into one"))
    case .feedbackAfterAnswer:
      refused(
        "feedback-after-answer", "lời nhận xét này phải đứng ngay sau câu hỏi",
        "this feedback must stand right below the question",
        hint: words("chuyển lên trước các đáp án", "move it above the answers"))
    case .feedbackOfShortAnswer:
      refused(
        "feedback-of-short-answer", "đáp án ngắn không có lời nhận xét riêng",
        "a short answer has no feedback of its own",
        hint: words("chuyển lên ngay dưới câu hỏi", "move it right below the question"))
    case .feedbackNeedsKey:
      refused(
        "feedback-needs-key", "câu tự luận không có đúng sai để nhận xét bằng + và -",
        "an essay or upload has no right or wrong for + and - feedback",
        hint: words("dùng … cho lời nhận xét chung", "use ... for feedback to everyone"))
    case .solutionTwice:
      refused(
        "solution-twice", "câu đã có lời giải rồi", "there is a solution already",
        hint: words("gộp hai lời giải làm một", "put the two into one"))
    case .solutionAfterAnswer:
      refused(
        "solution-after-answer", "lời giải phải đứng trước các đáp án",
        "the solution must stand above the answers",
        hint: words("chuyển lên ngay dưới câu hỏi", "move it right below the question"))
    case .solutionSwitchedOff:
      refused(
        "solution-switched-off", "đã đặt “feedback is solution: true”, nên không dùng ! được",
        "“feedback is solution: true” is set, so ! cannot be used",
        hint: words("viết lời giải sau ...", "write the solution after ..."))
    case .answerTwice:
      refused(
        "answer-twice", "câu đã có đáp án này rồi", "the question has this answer already",
        hint: words("giữ lại một", "keep one of them"))
    case .sameChoice:
      refused(
        "same-choice", "đáp án này giống hệt một đáp án ở trên",
        "this choice is the same as one above it",
        hint: words("sửa hoặc bỏ một đáp án", "change or remove one of them"))
    case .badNumber(let text):
      refused(
        "bad-number", "“\(text.abridged)” không phải đáp số",
        "“\(text.abridged)” is no number here",
        hint: words(
          "viết số nguyên (5), số với sai số (1.41 +- 0.01, 3 +- 5%) hoặc khoảng ([1, 2])",
          "write a whole number (5), one with a margin (1.41 +- 0.01, 3 +- 5%) or a range ([1, 2])"
        ))
    case .badPoints(let text):
      refused(
        "bad-points", "“\(text.abridged)” không phải số điểm", "“\(text.abridged)” is no points",
        hint: words("viết số nguyên hoặc nửa: 1, 1.5, 2", "write whole or half points: 1, 1.5, 2"))
    case .noAnswer:
      refused(
        "no-answer", "câu không có đáp án hay chỗ trả lời", "the question has no answer",
        hint: words(
          "thêm *a) …, [*] …, * …, = …, ____ hoặc ^^^^", "add *a) …, [*] …, * …, = …, ____ or ^^^^"
        ))
    case .answersIndented:
      refused(
        "answers-indented", "các đáp án thụt vào nên là một phần của lời hỏi",
        "the answers are indented, so they are a part of the question's text",
        hint: words(
          "viết a) …, *a) … hay [ ] … từ đầu dòng, không có dấu cách phía trước",
          "write a) …, *a) … or [ ] … at the very beginning of a line"))
    case .fewChoices:
      refused(
        "too-few-choices", "câu có ít hơn hai đáp án", "the question has fewer than two choices",
        hint: words("thêm đáp án: b)  …", "add choices: b)  …"))
    case .noRightChoice:
      refused(
        "no-right-choice", "không đáp án nào được đánh dấu đúng", "no choice is marked as right",
        hint: words("đánh dấu bằng *: *a) … hoặc [*] …", "mark it with *: *a) … or [*] …"))
    case .severalRightChoices:
      refused(
        "several-right-choices", "có hơn một đáp án đúng, mà a) chỉ dùng cho một",
        "more than one choice is right, and a) is for one only",
        hint: words("viết [*] … và [ ] …", "write [*] … and [ ] …"))
    }
  }

  static func text2QTISameQuestion(line: Int) -> BankFinding {
    BankFinding(
      .warning, "text2qti.same-question",
      vi: "lời hỏi này giống hệt ở dòng \(line); vẫn được đọc, text2qti thì từ chối",
      en: "the question has the same words as the one on line \(line); it is read, and text2qti "
        + "would refuse it")
  }

  static func text2QTINearZero() -> BankFinding {
    BankFinding(
      .warning, "text2qti.near-zero",
      vi: "đáp số gần 0 hơn 0.0001; vẫn được đọc, text2qti thì từ chối",
      en: "the answer is nearer to 0 than 0.0001; it is read, and text2qti would refuse it")
  }

  static func text2QTIUpload() -> BankFinding {
    BankFinding(
      .warning, "text2qti.upload",
      vi: "câu nộp tệp không thi ở đây được; được giữ như một đoạn dẫn",
      en: "a file cannot be handed in here; the question is kept as a text without an answer")
  }
}
