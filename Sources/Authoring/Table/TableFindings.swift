/// The words for what is wrong in any table: a text with delimiters, or a sheet.
extension BankFinding {
  static func tableUnclosedQuote() -> BankFinding {
    BankFinding(
      .error, "table.unclosed-quote",
      vi: "ô này mở dấu \" mà không đóng, nên dòng này chưa được đọc",
      en: "this cell opens a quote that is not closed, so its row was not read",
      hint: LocalizedMessage(
        vi: "thêm dấu \" ở cuối ô; dấu \" trong chữ thì viết hai lần \"\"",
        en: "close it with a \" at the end of the cell; write a \" of the text itself as \"\""))
  }

  static func tableCellTooLong(max: Int) -> BankFinding {
    BankFinding(
      .error, "table.cell-too-long",
      vi: "ô này dài hơn \(max >> 10) KB, nên dòng này chưa được đọc",
      en: "this cell is longer than \(max >> 10) KB, so its row was not read")
  }

  static func tableTooManyRows(max: Int) -> BankFinding {
    tooMuch(
      "table.too-many-rows", vi: "bảng có hơn \(max) dòng",
      en: "the table has more than \(max) rows")
  }

  static func tableTooManyColumns(max: Int) -> BankFinding {
    BankFinding(
      .error, "table.too-many-columns", vi: "dòng này có hơn \(max) cột, nên chưa được đọc",
      en: "this row has more than \(max) columns, so it was not read")
  }

  static func tableTooManyPictures(max: Int) -> BankFinding {
    BankFinding(
      .error, "table.too-many-pictures",
      vi: "trang tính có hơn \(max) hình; các hình còn lại chưa được đọc",
      en: "the sheet has more than \(max) pictures; the rest was not read",
      hint: LocalizedMessage(vi: "chia tệp làm nhiều phần", en: "split the file"))
  }

  static func tableTooManyCells(max: Int) -> BankFinding {
    tooMuch(
      "table.too-many-cells", vi: "bảng có hơn \(max) ô có chữ",
      en: "the table has more than \(max) cells with something in them")
  }

  static func tableTooMuchText(max: Int) -> BankFinding {
    tooMuch(
      "table.too-much-text", vi: "các ô có tổng cộng hơn \(max >> 20) MB chữ",
      en: "the cells hold more than \(max >> 20) MB of text")
  }

  static func tableBrokenCharacter() -> BankFinding {
    BankFinding(
      .error, "table.broken-character",
      vi: "các byte ở đây không thành chữ nào (hiện là \u{FFFD})",
      en: "the bytes here make no character (shown as \u{FFFD})",
      hint: LocalizedMessage(
        vi: "gõ lại chữ ở chỗ này rồi lưu với mã UTF-8",
        en: "type the letter again and save the file as UTF-8"))
  }

  static func tableEmpty() -> BankFinding {
    BankFinding(
      .error, "table.empty", vi: "bảng không có dòng nào", en: "the table has no rows")
  }

  private static func tooMuch(_ code: String, vi: String, en: String) -> BankFinding {
    BankFinding(
      .error, code, vi: vi + "; từ đây trở đi chưa được đọc", en: en + "; the rest was not read",
      hint: LocalizedMessage(vi: "chia tệp làm nhiều phần", en: "split the file"))
  }
}
