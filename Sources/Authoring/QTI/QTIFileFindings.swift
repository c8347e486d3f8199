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

  static func qtiSelection(_ number: String) -> BankFinding {
    BankFinding(
      .warning, "qti.selection",
      vi: "phần này chỉ rút \(number) câu mỗi lần thi; ở đây giữ tất cả các câu",
      en: "a test draws only \(number) of this section's items; all of them are kept here")
  }

  static func qtiSourceBank(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "qti.source-bank",
      vi: "các câu của phần này nằm trong ngân hàng khác “\(name)”, không có trong tệp",
      en: "items of this section stand in another bank, “\(name)”, not in this file",
      hint: words("xuất cả ngân hàng đó", "export that bank too"))
  }

  static func qtiReference(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "qti.reference", vi: "<\(name)> gọi một câu ở tệp khác, không được đọc",
      en: "<\(name)> names an item of another file, which was not read")
  }

  static func qtiSectionsTooDeep() -> BankFinding {
    BankFinding(
      .error, "qti.sections-too-deep",
      vi: "các phần lồng nhau quá \(QTILimits.sectionDepthMax) lớp; phần này chưa được đọc",
      en: "sections are nested more than \(QTILimits.sectionDepthMax) deep; this one was not read")
  }
}
