import Assessment

/// The words for what GIFT cannot hold.
extension BankFinding {
  enum GIFTRefusal {
    case fewChoices, singleWithoutRight, singleAllRight, noAnswer, arrow, fewPairs
    case pictureAsAnswer, emptySide
  }

  enum GIFTLoss {
    case feedbackOfDescription, emptyChoice, pin, letterCase, unit, media, share, unusualShare
    case markupOnTheRight, controlCharacters, mark
  }

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
    case .emptySide:
      refusal(
        "gift.cannot-hold-empty-side", "câu ghép đôi có vế trống",
        "a pair has a side without any text")
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
    case .share:
      BankFinding(
        .warning, "gift.loses-share",
        vi: "một phần điểm gần bằng mức của Moodle nên sẽ được đọc lại thành đúng mức đó",
        en: "a share is near one that Moodle knows and will be read back as that one")
    case .unusualShare:
      BankFinding(
        .warning, "gift.loses-unusual-share",
        vi: "Moodle không có mức điểm này và sẽ không nhận câu",
        en: "Moodle does not know this share and will not take the item",
        hint: LocalizedMessage(
          vi: "ghi ra Moodle XML, hoặc dùng một mức của Moodle như 50, 33.33333, 25 %",
          en: "write Moodle XML, or use a share of Moodle's, such as 50, 33.33333 or 25 %"))
    case .markupOnTheRight:
      BankFinding(
        .warning, "gift.loses-markup-of-right-side",
        vi: "vế phải của cặp ghép được ghi không có định dạng",
        en: "right sides of pairs are written without their markup")
    case .controlCharacters:
      BankFinding(
        .warning, "gift.loses-control-characters",
        vi: "GIFT không có ký tự điều khiển nên chúng đã bị bỏ",
        en: "GIFT has no control characters; they were left out")
    case .mark:
      BankFinding(
        .warning, "gift.loses-tag",
        vi: "GIFT không ghi được thẻ hay mã số kết thúc bằng \\",
        en: "GIFT does not hold a tag or ID that ends with \\")
    }
  }

  private static func refusal(_ code: String, _ vi: String, _ en: String) -> BankFinding {
    BankFinding(
      .error, code, vi: "\(vi), nên câu này không được ghi", en: "\(en), so it was left out",
      hint: LocalizedMessage(vi: "ghi ra JSON hoặc Moodle XML", en: "write JSON or Moodle XML"))
  }
}
