/// The words for files of QTI that hold no items.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func qtiNoItems(_ content: QTIReader.Content, _ root: String) -> BankFinding {
    switch content {
    case .test, .section:
      BankFinding(
        .warning, "qti.test-alone",
        vi: "tệp chỉ là khung một bài kiểm tra, các câu nằm ở những tệp khác",
        en: "the file is only the frame of a test; its items stand in other files",
        hint: words("đưa vào cả gói zip", "bring the whole zip package"))
    case .stimulus:
      BankFinding(
        .warning, "qti.stimulus-alone", vi: "tệp chỉ là một đoạn dẫn dùng chung, không có câu nào",
        en: "the file is only a passage that items share; it has no items",
        hint: words("đưa vào cả gói zip", "bring the whole zip package"))
    case .results:
      BankFinding(
        .warning, "qti.results", vi: "tệp là kết quả làm bài, không phải câu hỏi",
        en: "the file holds results of candidates, not items")
    case .manifest:
      BankFinding(
        .warning, "qti.manifest-alone", vi: "tệp chỉ là mục lục của một gói, không có câu nào",
        en: "the file is only the table of contents of a package; it has no items",
        hint: words("đưa vào cả gói zip", "bring the whole zip package"))
    case .item, .items, .other:
      BankFinding(
        .error, "qti.unknown-root", vi: "phần tử đầu <\(root)> không phải của QTI",
        en: "the first element <\(root)> is none of QTI",
        hint: words(
          "QTI bắt đầu bằng <assessmentItem>, <qti-assessment-item> hoặc <questestinterop>",
          "QTI begins with <assessmentItem>, <qti-assessment-item> or <questestinterop>"))
    }
  }
}
