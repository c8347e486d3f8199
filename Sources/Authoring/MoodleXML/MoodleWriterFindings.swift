/// Why Moodle XML cannot hold an item.
enum MoodleRefusal { case fewChoices, noAnswer, range, pairs, entries, gaps }

/// What Moodle XML does not hold of an item.
enum MoodleLoss {
  case emptyChoice, pin, share, unusualShare, markupOnTheRight, gapAnswers, textOfGaps, gapPlace
  case controlCharacters, longTitle, fileMark
}

/// The words for what Moodle XML cannot hold.
extension BankFinding {
  static func moodleCannotHold(_ reason: MoodleRefusal) -> BankFinding {
    switch reason {
    case .fewChoices:
      refusal(
        "few-choices", "câu có ít hơn hai đáp án", "the item has fewer than two choices")
    case .noAnswer:
      refusal(
        "no-answer", "câu không có đáp án, hoặc có đáp án trống",
        "the item has no answer, or an empty one")
    case .range:
      refusal(
        "range", "khoảng số không viết được bằng một số và sai số",
        "a range of numbers cannot be written as a number and a tolerance")
    case .pairs:
      refusal(
        "pairs", "câu ghép đôi không có cặp nào, hoặc có vế trống",
        "the item has no pairs, or one with an empty side")
    case .entries:
      refusal(
        "entries", "câu sắp xếp có ít hơn hai mục, hoặc có mục trống",
        "there are fewer than two things to order, or one is empty")
    case .gaps:
      refusal(
        "gaps",
        "có chỗ trống không có đáp án, ít hơn hai lựa chọn hoặc không đáp án nào trọn điểm",
        "a gap has no answer, fewer than two choices or none with the whole mark")
    }
  }

  static func moodleLoses(_ loss: MoodleLoss) -> BankFinding {
    let (code, vi, en) = words(loss)
    return BankFinding(.warning, "moodle.loses-\(code)", vi: vi, en: en)
  }

  private static func words(_ loss: MoodleLoss) -> (code: String, vi: String, en: String) {
    switch loss {
    case .emptyChoice:
      (
        "empty-choice", "đáp án trống sẽ mất khi đọc lại",
        "an empty choice is lost when the file is read again"
      )
    case .pin:
      (
        "pin", "Moodle không ghi được rằng một đáp án luôn đứng cuối",
        "Moodle does not hold that a choice stays at the end"
      )
    case .share:
      (
        "share", "phần điểm có nhiều chữ số hơn Moodle giữ, sẽ được làm tròn",
        "a share has more digits than Moodle keeps and will be rounded"
      )
    case .unusualShare:
      (
        "unusual-share",
        "Moodle không có mức điểm này: khi nhập phải chọn “mức gần nhất”",
        "Moodle does not know this share: choose “nearest grade” when importing"
      )
    case .markupOnTheRight:
      (
        "markup-of-right-side", "vế phải của cặp ghép được ghi không có định dạng",
        "right sides of pairs are written without their markup"
      )
    case .gapAnswers:
      (
        "gap-answers", "đáp án của một chỗ trống sẽ hơi khác khi đọc lại",
        "answers of a gap will differ a little when the file is read again"
      )
    case .textOfGaps:
      (
        "text-of-gaps", "dấu { trong lời hỏi có thêm dấu cách để không thành chỗ trống",
        "a { in the text got a space after it, so that it begins no gap"
      )
    case .gapPlace:
      (
        "gap-place", "lời hỏi không có chỗ cho mọi chỗ trống; chúng được ghi ở cuối",
        "the text does not show where all gaps are; they stand at its end"
      )
    case .controlCharacters:
      (
        "control-characters", "ký tự điều khiển không có trong XML nên đã bỏ",
        "XML has no control characters; they were left out"
      )
    case .fileMark:
      (
        "file-mark", "chữ “\(MoodleFiles.mark)” là dấu riêng của Moodle nên sẽ mất khi đọc lại",
        "the word “\(MoodleFiles.mark)” means a file to Moodle and is lost when it is read again"
      )
    case .longTitle:
      (
        "long-title", "Moodle chỉ giữ 255 ký tự đầu của tên câu",
        "Moodle keeps the first 255 characters of a title"
      )
    }
  }

  private static func refusal(_ code: String, _ vi: String, _ en: String) -> BankFinding {
    BankFinding(
      .error, "moodle.cannot-hold-\(code)", vi: "\(vi), nên câu này không được ghi",
      en: "\(en), so it was left out",
      hint: LocalizedMessage(vi: "ghi ra JSON", en: "write JSON"))
  }
}
