public import ContestEngine

/// Words about files of schools and students.
extension ContestFinding {
  static func missingLogo(_ name: String) -> ContestFinding {
    ContestFinding(
      "missing-logo", .warning,
      vi: "không đọc được logo '\(name.forMessage)', nên sẽ không in được giấy chứng nhận",
      en: "the logo '\(name.forMessage)' cannot be read, so no certificate could be printed",
      hint: (
        "đường dẫn tính từ thư mục của tệp cuộc thi", "paths start at the contest file's folder"
      ))
  }

  static func logoIsNoPNG(_ name: String) -> ContestFinding {
    ContestFinding(
      "logo-is-no-png", .warning,
      vi: "logo '\(name.forMessage)' không phải ảnh PNG, nên sẽ không in được giấy chứng nhận",
      en: "the logo '\(name.forMessage)' is no PNG picture, so no certificate could be printed",
      hint: ("lưu ảnh thành PNG", "save the picture as PNG"))
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

  static func sheetWithoutHeadings(_ name: String) -> ContestFinding {
    ContestFinding(
      "sheet-without-headings", .warning,
      vi: "trang tính '\(name.forMessage)' không có dòng tên cột nào được biết, nên không được đọc",
      en: "the sheet '\(name.forMessage)' has no row with names of columns, so it was not read")
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

  static var nobody: ContestFinding {
    ContestFinding(
      "nobody", vi: "danh sách không có học sinh nào", en: "there is nobody on the list",
      hint: (
        "dòng đầu là tên cột ('Họ và tên', 'Ngày sinh', 'Lớp', 'Trường' …), mỗi dòng sau là một em",
        "the first row names the columns ('Họ và tên', 'Ngày sinh', 'Lớp', 'Trường' …), each row "
          + "after it is one student"
      ))
  }

  static func alike(
    _ name: String, _ other: String, line: Int, _ likeness: PersonMatch.Likeness
  ) -> ContestFinding {
    let why = likeness.words
    return ContestFinding(
      "persons-alike", .warning,
      vi: "\"\(name.forMessage)\" có thể là \"\(other.forMessage)\" ở dòng \(line): \(why.vi)",
      en: "\"\(name.forMessage)\" may be \"\(other.forMessage)\" of line \(line): \(why.en)")
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

  static func letters(_ column: String, _ found: String) -> ContestFinding {
    ContestFinding(
      "letters", .warning,
      vi:
        "cột '\(column)': \"\(found.forMessage)\" có chữ của bảng chữ cái khác, trông như chữ Việt",
      en:
        "column '\(column)': \"\(found.forMessage)\" has letters of another alphabet that look like these",
      hint: ("gõ lại tên bằng bàn phím", "type the name again on the keyboard"))
  }

  static func sameRow(_ what: (vi: String, en: String), line: Int) -> ContestFinding {
    ContestFinding(
      "same-row", vi: "\(what.vi) với dòng \(line)", en: "\(what.en) as line \(line)")
  }
}

extension PersonMatch.Likeness {
  /// Why two may be one person.
  public var words: LocalizedMessage {
    switch self {
    case .same: LocalizedMessage(vi: "giống hệt nhau", en: "the same in everything")
    case .sameName:
      LocalizedMessage(
        vi: "cùng tên, không có gì để phân biệt", en: "the same name and nothing to tell them apart"
      )
    case .withoutMarks: LocalizedMessage(vi: "chỉ khác dấu", en: "only tone marks differ")
    case .oneLetter: LocalizedMessage(vi: "chỉ khác một chữ", en: "one letter differs")
    case .dayAndMonth:
      LocalizedMessage(
        vi: "chỉ đổi chỗ ngày và tháng sinh", en: "only day and month of birth are swapped")
    case .otherSchool:
      LocalizedMessage(
        vi: "cùng tên, cùng ngày sinh, hai trường", en: "one name and birth date in two schools")
    }
  }
}
