/// The words for what a table cannot hold.
extension BankFinding {
  enum CSVRefusal { case noQuestion, emptySide, oneChoice, gaps }

  enum CSVLoss { case media, emptyChoice }

  static func csvCannotHold(_ reason: CSVRefusal) -> BankFinding {
    let (code, vi, en) =
      switch reason {
      case .noQuestion:
        ("csv.cannot-hold-no-question", "câu không có lời hỏi", "the item asks nothing")
      case .emptySide:
        ("csv.cannot-hold-empty-side", "cặp ghép có vế trái trống", "a pair has no left side")
      case .oneChoice:
        ("csv.cannot-hold-one-choice", "câu chỉ có một đáp án", "the item has one choice alone")
      case .gaps:
        (
          "csv.cannot-hold-gaps", "chỗ trống của câu này có điều mà bảng không ghi được",
          "a gap of the item has something that a table does not hold"
        )
      }
    return BankFinding(
      .error, code, vi: "\(vi), nên câu này không được ghi", en: "\(en), so it was left out",
      hint: LocalizedMessage(vi: "ghi ra JSON", en: "write JSON"))
  }

  static func csvLoses(_ loss: CSVLoss) -> BankFinding {
    switch loss {
    case .media:
      losesMedia("csv.loses-media", vi: "bảng", en: "a table")
    case .emptyChoice:
      BankFinding(
        .warning, "csv.loses-empty-choice", vi: "đáp án trống sẽ mất khi đọc lại",
        en: "an empty choice is lost when the file is read again")
    }
  }
}
