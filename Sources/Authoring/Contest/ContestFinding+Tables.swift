/// Words about files of schools and students.
extension ContestFinding {
  static func unreadableTable(_ fault: DelimitedTable.Fault) -> ContestFinding {
    let hint = (
      vi: "lưu lại dạng “CSV UTF-8 (Comma delimited)”", en: "save it as \"CSV UTF-8\""
    )
    switch fault {
    case .workbook:
      return ContestFinding(
        "workbook", vi: "chưa đọc được bảng tính xlsx, ods",
        en: "spreadsheets (xlsx, ods) cannot be read yet", hint: hint)
    case .utf16:
      return ContestFinding(
        "utf16", vi: "tệp được lưu với mã UTF-16", en: "the file is saved as UTF-16", hint: hint)
    case .notUTF8:
      return ContestFinding(
        "not-utf8", vi: "tệp không phải mã UTF-8", en: "the file is not UTF-8", hint: hint)
    case .unclosedQuote:
      return ContestFinding(
        "unclosed-quote", vi: "ô này mở dấu \" mà không đóng",
        en: "this cell opens a quote that is not closed")
    case .tooManyRows:
      return ContestFinding(
        "too-many-rows", vi: "tệp có hơn \(ContestLimits.rowsMax) dòng",
        en: "the file has more than \(ContestLimits.rowsMax) rows")
    }
  }

  static func missingFile(_ name: String) -> ContestFinding {
    ContestFinding(
      "missing-file", vi: "không đọc được tệp '\(name.forMessage)'",
      en: "the file '\(name.forMessage)' cannot be read",
      hint: (
        "đường dẫn tính từ thư mục của tệp cuộc thi", "paths start at the contest file's folder"
      ))
  }

  static func unknownColumn(_ name: String, nearest: String?) -> ContestFinding {
    ContestFinding(
      "unknown-column", .warning, vi: "cột '\(name.forMessage)' không được dùng",
      en: "the column '\(name.forMessage)' is not used", hint: didYouMean(nearest))
  }

  static func columnTwice(_ name: String) -> ContestFinding {
    ContestFinding(
      "column-twice", vi: "cột '\(name.forMessage)' có hai lần",
      en: "the column '\(name.forMessage)' is there twice")
  }

  static func missingColumn(_ name: String) -> ContestFinding {
    ContestFinding(
      "missing-column", vi: "thiếu cột '\(name)'", en: "the column '\(name)' is missing")
  }

  static func emptyCell(_ column: String) -> ContestFinding {
    ContestFinding(
      "empty-cell", vi: "cột '\(column)' để trống", en: "the column '\(column)' is empty")
  }

  static func badCell(
    _ column: String, _ found: String, expected: (vi: String, en: String)
  ) -> ContestFinding {
    ContestFinding(
      "bad-cell", vi: "cột '\(column)': cần \(expected.vi), không phải \"\(found.forMessage)\"",
      en: "column '\(column)': needs \(expected.en), not \"\(found.forMessage)\"")
  }

  static func sameRow(_ what: (vi: String, en: String), line: Int) -> ContestFinding {
    ContestFinding(
      "same-row", vi: "\(what.vi) với dòng \(line)", en: "\(what.en) as line \(line)")
  }

  static var emptyTable: ContestFinding {
    ContestFinding("empty-table", vi: "tệp không có dòng nào", en: "the file has no rows")
  }
}
