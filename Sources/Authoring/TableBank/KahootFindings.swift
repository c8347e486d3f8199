import Assessment

/// The words for what Kahoot cannot hold.
extension BankFinding {
  enum KahootRefusal {
    case noQuestion, emptyAnswer, nothingRight
    case longQuestion(Int)
    case longAnswer(Int, Int)
    case answers(Int)
  }

  enum KahootLoss {
    case explanation, feedback, shares, oneOfSeveral, multiple, choiceOfTruths, markup, last, media
    case labels
    case longQuestion(Int)
  }

  static func kahootCannotHold(_ kind: ItemKind) -> BankFinding {
    let name = TableKind.name(of: kind).lowercased()
    return refusal(
      "kahoot.cannot-hold-kind", "bảng của Kahoot không có câu loại “\(name)”",
      "Kahoot's sheet has no items of the kind \(kind.rawValue)")
  }

  static func kahootCannotHold(_ reason: KahootRefusal) -> BankFinding {
    switch reason {
    case .noQuestion:
      refusal("kahoot.cannot-hold-no-question", "câu không có lời hỏi", "the item asks nothing")
    case .emptyAnswer:
      refusal(
        "kahoot.cannot-hold-empty-answer", "câu có đáp án trống", "the item has an empty choice")
    case .nothingRight:
      refusal(
        "kahoot.cannot-hold-no-right-choice", "câu không có đáp án đúng",
        "no choice of the item is right")
    case .longQuestion(let length):
      refusal(
        "kahoot.cannot-hold-long-question",
        "lời hỏi dài \(length) ký tự, Kahoot chỉ nhận \(KahootLimits.questionMax)",
        "the question has \(length) characters, and Kahoot takes \(KahootLimits.questionMax)",
        hint: LocalizedMessage(vi: "viết ngắn lại", en: "make it shorter"))
    case .longAnswer(let place, let length):
      refusal(
        "kahoot.cannot-hold-long-answer",
        "đáp án \(CellReference.letters(place)) dài \(length) ký tự, Kahoot chỉ nhận "
          + "\(KahootLimits.answerMax)",
        "choice \(CellReference.letters(place)) has \(length) characters, and Kahoot takes "
          + "\(KahootLimits.answerMax)",
        hint: LocalizedMessage(vi: "viết ngắn lại", en: "make it shorter"))
    case .answers(let count):
      refusal(
        "kahoot.cannot-hold-answers", "câu có \(count) đáp án, Kahoot nhận từ 2 đến 4",
        "the item has \(English.count(count, "choice")), and Kahoot takes 2 to 4")
    }
  }

  static func kahootLoses(_ loss: KahootLoss) -> BankFinding {
    switch loss {
    case .explanation:
      warning(
        "kahoot.loses-explanation", "Kahoot không ghi được lời giải thích",
        "Kahoot holds no explanation")
    case .feedback:
      warning(
        "kahoot.loses-feedback", "Kahoot không ghi được lời nhắn của từng đáp án",
        "Kahoot holds no feedback of single choices")
    case .shares:
      warning(
        "kahoot.loses-shares", "Kahoot chỉ biết đúng hoặc sai, không ghi được phần điểm",
        "Kahoot knows right and wrong only, and no shares of the mark")
    case .oneOfSeveral:
      warning(
        "kahoot.loses-single", "câu có nhiều đáp án đúng mà chỉ chọn một sẽ thành câu chọn nhiều",
        "an item with several right choices of which one is chosen becomes one of several choices")
    case .multiple:
      warning(
        "kahoot.loses-multiple",
        "câu chọn nhiều mà chỉ có một đáp án đúng sẽ thành câu chọn một",
        "an item of several choices of which one is right becomes one of a single choice")
    case .choiceOfTruths:
      warning(
        "kahoot.loses-choice", "câu chọn giữa “Đúng” và “Sai” sẽ thành câu đúng sai",
        "a choice between “Đúng” and “Sai” becomes an item of true or false")
    case .markup:
      warning(
        "kahoot.loses-markup", "Kahoot không ghi được chữ đậm, bảng, hình và định dạng khác",
        "Kahoot holds no emphasis, tables, pictures and other markup")
    case .last:
      warning(
        "kahoot.loses-pin", "Kahoot không ghi được rằng một đáp án luôn đứng cuối",
        "Kahoot does not hold that a choice stays at the end")
    case .media:
      losesMedia("kahoot.loses-media", vi: "bảng của Kahoot", en: "Kahoot's sheet")
    case .labels:
      warning(
        "kahoot.loses-labels", "Kahoot không ghi được tiêu đề, chủ đề, thẻ và mã của câu",
        "Kahoot holds no title, category, tags and number of an item")
    case .longQuestion(let length):
      warning(
        "kahoot.question-over-95",
        "lời hỏi dài \(length) ký tự; bảng mới của Kahoot chỉ nhận "
          + "\(KahootLimits.questionMaxInNewTemplates)",
        "the question has \(length) characters; newer sheets of Kahoot take "
          + "\(KahootLimits.questionMaxInNewTemplates)")
    }
  }

  private static func warning(_ code: String, _ vi: String, _ en: String) -> BankFinding {
    BankFinding(.warning, code, vi: vi, en: en)
  }

  private static func refusal(
    _ code: String, _ vi: String, _ en: String, hint: LocalizedMessage? = nil
  ) -> BankFinding {
    BankFinding(
      .error, code, vi: "\(vi), nên câu này không được ghi", en: "\(en), so it was left out",
      hint: hint)
  }
}
