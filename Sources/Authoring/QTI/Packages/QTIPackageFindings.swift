import Assessment

/// The words for what is wrong in a package as a whole.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func qtiNoManifest() -> BankFinding {
    BankFinding(
      .warning, "qti.no-manifest",
      vi: "gói không có mục lục imsmanifest.xml, nên mọi tệp câu hỏi tìm thấy đều được đọc",
      en: "the package has no table of contents (imsmanifest.xml); all items found were read")
  }

  static func qtiEmptyPackage() -> BankFinding {
    BankFinding(
      .error, "qti.no-items", vi: "gói không có tệp câu hỏi QTI nào",
      en: "the package has no files of QTI items")
  }

  /// - Parameter paths: at least one.
  static func qtiUnnamed(_ paths: [String]) -> BankFinding {
    BankFinding(
      .warning, "qti.not-in-manifest",
      vi: "mục lục không nêu \(paths.count) tệp câu hỏi (\(list(paths))); chúng được đọc sau cùng",
      en: "the manifest does not name \(English.count(paths.count, "file")) of items "
        + "(\(list(paths))), read after the others")
  }

  static func qtiFileMissing(_ address: String) -> BankFinding {
    BankFinding(
      .error, "qti.file-missing", vi: "gói thiếu tệp câu hỏi “\(address)”",
      en: "the package lacks the file “\(address)” with items",
      hint: words("xuất lại gói từ chương trình gốc", "export the package again"))
  }

  /// - Parameter addresses: at least one.
  static func qtiFilesMissing(_ addresses: [String]) -> BankFinding {
    BankFinding(
      .warning, "qti.other-files-missing",
      vi: "mục lục nêu \(addresses.count) tệp khác không có trong gói (\(list(addresses)))",
      en: "the manifest names "
        + English.of(addresses.count, "another file", "\(addresses.count) other files")
        + " that the package lacks (\(list(addresses)))")
  }

  static func qtiFileOutside(_ address: String) -> BankFinding {
    BankFinding(
      .error, "qti.file-outside", vi: "“\(address)” nằm ngoài gói, nên không được đọc",
      en: "“\(address)” lies outside the package, so it was not read")
  }

  static func qtiFileTwice(_ path: String) -> BankFinding {
    BankFinding(
      .warning, "qti.file-twice", vi: "gói có hai tệp cùng tên “\(path)”; tệp sau được dùng",
      en: "the package has two files called “\(path)”; the last one counts")
  }

  static func qtiTooManyFiles() -> BankFinding {
    BankFinding(
      .error, "qti.too-many-files",
      vi: "có hơn \(QTILimits.resourcesMax) tệp được nêu; từ đây trở đi chưa được đọc",
      en: "more than \(QTILimits.resourcesMax) files are named; the rest was not read",
      hint: words("chia gói làm nhiều phần", "split the package"))
  }

  /// - Parameter names: of elements of the test.
  static func qtiTestRules(_ names: [String]) -> BankFinding {
    let list = names.joined(separator: ", ")
    return BankFinding(
      .warning, "qti.test-rules",
      vi: "quy tắc của bài kiểm tra (\(list)) không được giữ; cuộc thi có quy tắc riêng",
      en: "rules of the test (\(list)) are not kept; a contest has rules of its own")
  }

  static func qtiQuizDescription() -> BankFinding {
    BankFinding(
      .warning, "qti.quiz-description", vi: "lời giới thiệu của bài kiểm tra không được giữ",
      en: "what the quiz says before its items is not kept")
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", …" : "")
  }
}
