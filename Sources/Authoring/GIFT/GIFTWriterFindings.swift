import Assessment

/// The words for what GIFT cannot hold.
extension BankFinding {
  enum GIFTRefusal {
    case fewChoices, singleWithoutRight, singleAllRight, noAnswer, arrow, fewPairs
    case pictureAsAnswer
  }

  enum GIFTLoss { case feedbackOfDescription, emptyChoice, pin, letterCase, unit, media }

  static func giftCannotHold(_ kind: ItemKind) -> BankFinding {
    let (vi, en) =
      kind == .ordering
      ? ("GIFT không có câu sắp xếp thứ tự", "GIFT has no ordering items")
      : ("GIFT không có câu điền khuyết nhiều chỗ", "GIFT has no items with several gaps")
    return refusal("gift.cannot-hold-kind", vi, en)
  }

  static func giftCannotHold(_ reason: GIFTRefusal) -> BankFinding {
    switch reason {
    case .fewChoices:
      refusal(
        "gift.cannot-hold-few-choices", "câu có ít hơn hai đáp án",
        "the item has fewer than two choices")
    case .singleWithoutRight:
      refusal(
        "gift.cannot-hold-no-right-choice",
        "câu một lựa chọn mà không đáp án nào trọn điểm sẽ thành câu nhiều lựa chọn",
        "a single choice of which none has the whole mark would become several choices")
    case .singleAllRight:
      refusal(
        "gift.cannot-hold-all-right",
        "câu mà đáp án nào cũng trọn điểm sẽ thành câu tự gõ đáp án",
        "an item of which every choice has the whole mark would become one that is typed")
    case .noAnswer:
      refusal("gift.cannot-hold-no-answer", "câu không có đáp án", "the item has no answer")
    case .arrow:
      refusal(
        "gift.cannot-hold-arrow", "“->” trong đáp án sẽ bị đọc là câu ghép đôi",
        "“->” in an answer would be read as a pair")
    case .pictureAsAnswer:
      refusal(
        "gift.cannot-hold-picture-as-answer",
        "vế phải của câu ghép đôi là hình, mà GIFT chỉ ghi được chữ",
        "a right side of a pair is a picture, and GIFT has only text there")
    case .fewPairs:
      refusal(
        "gift.cannot-hold-few-pairs", "câu ghép đôi có ít hơn hai cặp",
        "the item has fewer than two pairs")
    }
  }

  static func giftLoses(_ loss: GIFTLoss) -> BankFinding {
    switch loss {
    case .media: losesMedia("gift.loses-media", vi: "GIFT", en: "GIFT")
    case .feedbackOfDescription:
      BankFinding(
        .warning, "gift.loses-feedback", vi: "lời giải của một đoạn dẫn không ghi được vào GIFT",
        en: "GIFT does not hold the explanation of a description")
    case .emptyChoice:
      BankFinding(
        .warning, "gift.loses-empty-choice", vi: "đáp án trống sẽ mất khi đọc lại",
        en: "an empty choice is lost when the file is read again")
    case .pin:
      BankFinding(
        .warning, "gift.loses-pin", vi: "GIFT không ghi được rằng một đáp án luôn đứng cuối",
        en: "GIFT does not hold that a choice stays at the end")
    case .letterCase:
      BankFinding(
        .warning, "gift.loses-case", vi: "GIFT không ghi được việc phân biệt chữ hoa, chữ thường",
        en: "GIFT does not hold that capital and small letters differ")
    case .unit:
      BankFinding(
        .warning, "gift.loses-unit", vi: "GIFT không ghi được đơn vị đo",
        en: "GIFT does not hold units")
    }
  }

  private static func refusal(_ code: String, _ vi: String, _ en: String) -> BankFinding {
    BankFinding(
      .error, code, vi: "\(vi), nên câu này không được ghi", en: "\(en), so it was left out",
      hint: LocalizedMessage(vi: "ghi ra JSON hoặc Moodle XML", en: "write JSON or Moodle XML"))
  }
}
