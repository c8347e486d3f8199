import Assessment

/// Why Aiken cannot hold an item.
enum AikenRefusal { case fewChoices, manyChoices, noRightChoice, severalRight, prompt }

/// What Aiken does not hold of an item.
enum AikenLoss {
  case shares, markup, lines, media, feedback, title, category, tags, idNumber, pin
}

/// The words for what Aiken cannot hold.
extension BankFinding {
  static func aikenCannotHold(_ kind: ItemKind) -> BankFinding {
    aikenRefusal(
      "aiken.cannot-hold-kind",
      "Aiken chỉ có câu chọn một đáp án, không có loại “\(kind.rawValue)”",
      "Aiken has single choices only, not the kind “\(kind.rawValue)”")
  }

  static func aikenCannotHold(_ reason: AikenRefusal) -> BankFinding {
    switch reason {
    case .fewChoices:
      aikenRefusal(
        "aiken.cannot-hold-few-choices", "câu có ít hơn hai đáp án",
        "the item has fewer than two choices")
    case .manyChoices:
      aikenRefusal(
        "aiken.cannot-hold-many-choices", "câu có hơn 26 đáp án, mà chữ cái chỉ từ A đến Z",
        "the item has more than 26 choices, and letters go from A to Z")
    case .noRightChoice:
      aikenRefusal(
        "aiken.cannot-hold-no-right-choice", "không đáp án nào được trọn điểm",
        "no choice has the whole mark")
    case .severalRight:
      aikenRefusal(
        "aiken.cannot-hold-several-right", "nhiều đáp án được trọn điểm",
        "several choices have the whole mark")
    case .prompt:
      aikenRefusal(
        "aiken.cannot-hold-prompt",
        "câu hỏi trống, quá ngắn, hoặc bắt đầu như một đáp án (A. …) hay dòng ANSWER",
        "the question is empty, a single letter, or begins like a choice (A. …) or an ANSWER line")
    }
  }

  private static func aikenRefusal(_ code: String, _ vi: String, _ en: String) -> BankFinding {
    BankFinding(
      .error, code, vi: "\(vi), nên câu này không được ghi", en: "\(en), so it was left out",
      hint: LocalizedMessage(vi: "ghi ra JSON hoặc GIFT", en: "write JSON or GIFT"))
  }

  static func aikenLoses(_ loss: AikenLoss) -> BankFinding {
    switch loss {
    case .media: losesMedia("aiken.loses-media", vi: "Aiken", en: "Aiken")
    case .shares:
      aikenLoss(
        "shares", "phần điểm của đáp án chưa trọn đúng", "shares of the mark for other choices")
    case .markup:
      aikenLoss("markup", "chữ đậm, hình và định dạng khác", "emphasis, pictures and other markup")
    case .lines: aikenLoss("lines", "chỗ xuống dòng", "line breaks")
    case .feedback: aikenLoss("feedback", "lời giải và phản hồi", "explanations and feedback")
    case .title: aikenLoss("title", "tên câu", "titles")
    case .category: aikenLoss("category", "mục của câu", "categories")
    case .tags: aikenLoss("tags", "thẻ", "tags")
    case .idNumber: aikenLoss("id-number", "mã số câu", "ID numbers")
    case .pin: aikenLoss("pin", "rằng một đáp án luôn đứng cuối", "that a choice stays at the end")
    }
  }

  private static func aikenLoss(_ code: String, _ vi: String, _ en: String) -> BankFinding {
    BankFinding(
      .warning, "aiken.loses-\(code)", vi: "Aiken không ghi được \(vi)",
      en: "Aiken does not hold \(en)")
  }
}
