/// The words for what a package of QTI cannot hold.
extension BankFinding {
  static func qtiCannotHoldMore() -> BankFinding {
    BankFinding(
      .error, "qti.cannot-hold-more", vi: "gói QTI đã đầy, nên câu này không được ghi",
      en: "the package is full, so the item was left out",
      hint: LocalizedMessage(vi: "ghi thành nhiều gói", en: "write several packages"))
  }

  static func qtiLosesMedia(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "qti.loses-media", vi: "tệp “\(name)” của câu bị hỏng, không ghi được",
      en: "the item's file “\(name)” is damaged and was not written")
  }

  /// - Parameter parts: at least one.
  static func qtiLoses(_ parts: [QTIReadBack.Part]) -> BankFinding {
    let vi = parts.map(\.vi).joined(separator: ", ")
    let en = parts.map(\.en).joined(separator: ", ")
    return BankFinding(
      .warning, "qti.loses-parts", vi: "\(vi) của câu không giữ được nguyên trong QTI",
      en: "QTI does not hold the item's \(en) as it is",
      hint: LocalizedMessage(vi: "ghi thêm một bản JSON", en: "keep a copy as JSON"))
  }

  static func qtiStarNeedsCase() -> BankFinding {
    BankFinding(
      .warning, "qti.star-needs-case",
      vi: "chương trình khác sẽ phân biệt chữ hoa, chữ thường ở đáp án có dấu *",
      en: "other programs will tell capitals from small letters in answers with a *")
  }
}

extension QTIReadBack.Part {
  fileprivate var vi: String {
    switch self {
    case .title: "tiêu đề"
    case .prompt: "đề bài"
    case .answers: "đáp án"
    case .feedback: "lời giải"
    case .number: "mã số"
    case .media: "hình và âm thanh"
    case .category: "phân loại"
    case .tags: "thẻ"
    case .all: "mọi phần"
    }
  }

  fileprivate var en: String {
    switch self {
    case .title: "title"
    case .prompt: "question"
    case .answers: "answers"
    case .feedback: "explanation"
    case .number: "number"
    case .media: "pictures and sounds"
    case .category: "category"
    case .tags: "tags"
    case .all: "content"
    }
  }
}
