/// The words for what is wrong in a workbook of Excel's form (xlsx).
extension BankFinding {
  static func workbookNone() -> BankFinding {
    BankFinding(
      .error, "workbook.none", vi: "tệp này không phải bảng tính xlsx",
      en: "this file is no xlsx workbook",
      hint: LocalizedMessage(
        vi: "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại dạng xlsx hay CSV UTF-8",
        en: "open it in Excel or LibreOffice and save it as xlsx or CSV UTF-8"))
  }

  /// The sheet is named before the message, as the part of the file.
  static func workbookHiddenSheet() -> BankFinding {
    BankFinding(
      .warning, "workbook.hidden-sheet", vi: "trang tính này bị ẩn nên không được đọc",
      en: "this sheet is hidden, so it was not read",
      hint: LocalizedMessage(
        vi: "bỏ ẩn trang đó nếu cần đọc", en: "unhide it if it should be read"))
  }

  static func workbookTooManySheets(max: Int) -> BankFinding {
    BankFinding(
      .error, "workbook.too-many-sheets",
      vi: "bảng tính có hơn \(max) trang; các trang sau chưa được đọc",
      en: "the workbook has more than \(max) sheets; the rest was not read")
  }

  static func workbookMissingSheet() -> BankFinding {
    BankFinding(
      .error, "workbook.missing-sheet", vi: "trang tính này không có trong tệp",
      en: "this sheet is not in the file",
      hint: LocalizedMessage(
        vi: "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại",
        en: "open the file in Excel or LibreOffice and save it again"))
  }

  static func workbookMissingText() -> BankFinding {
    BankFinding(
      .error, "workbook.missing-text",
      vi: "ô này dùng một đoạn chữ mà tệp không có, nên ô này chưa được đọc",
      en: "this cell names a text that the file does not have, so it was not read",
      hint: LocalizedMessage(
        vi: "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại",
        en: "open the file in Excel or LibreOffice and save it again"))
  }

  static func workbookFormulaWithoutValue() -> BankFinding {
    BankFinding(
      .warning, "workbook.formula-without-value",
      vi: "ô này là công thức chưa được tính, nên được coi là trống",
      en: "this cell is a formula that was never worked out, so it counts as empty",
      hint: LocalizedMessage(
        vi: "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại",
        en: "open the file in Excel or LibreOffice and save it again"))
  }

  static func workbookTooManyMerges(max: Int) -> BankFinding {
    BankFinding(
      .warning, "workbook.too-many-merges",
      vi: "trang tính có quá nhiều ô gộp; từ đây trở đi chỉ ô đầu của mỗi nhóm được đọc",
      en: "the sheet merges too many cells; from here on only the first cell of a range is read")
  }
}
