import Assessment

/// The words for documents that are not read as they are.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  /// - Parameter document: nothing here can convert it.
  static func foreign(_ document: ForeignDocument) -> BankFinding {
    switch document {
    case .word:
      notReadable(
        "Word 97–2003 (.doc)", "Word 97–2003 (.doc)",
        words(
          "mở bằng Word, chọn Lưu thành, kiểu “Tài liệu Word (.docx)”",
          "open it in Word and save it as a Word document (.docx)"))
    case .excel:
      notReadable(
        "Excel 97–2003 (.xls)", "Excel 97–2003 (.xls)",
        words(
          "mở bằng Excel, chọn Lưu thành, kiểu “Sổ làm việc Excel (.xlsx)”",
          "open it in Excel and save it as a workbook (.xlsx)"))
    case .slides:
      notReadable(
        "trình chiếu", "a presentation",
        words("chép câu hỏi sang Word hay Excel", "copy the questions to Word or Excel"))
    case .pdf:
      notReadable(
        "PDF", "PDF",
        words(
          "dùng tệp Word gốc; hoặc mở PDF bằng Word rồi lưu thành .docx",
          "use the Word file it was made of, or open it in Word and save it as .docx"))
    case .richText:
      notReadable(
        "RTF", "RTF", words("mở bằng Word rồi lưu thành .docx", "open it in Word, save it as .docx")
      )
    case .openText:
      notReadable(
        "OpenDocument (.odt)", "OpenDocument (.odt)",
        words("mở bằng LibreOffice rồi lưu thành .docx", "save it as .docx in LibreOffice"))
    case .openSheet:
      notReadable(
        "OpenDocument (.ods)", "OpenDocument (.ods)",
        words("mở bằng LibreOffice rồi lưu thành .xlsx", "save it as .xlsx in LibreOffice"))
    case .protected:
      BankFinding(
        .error, "document.protected", vi: "tệp có mật khẩu nên không đọc được",
        en: "the file is protected by a password, so it cannot be read",
        hint: words(
          "mở tệp bằng mật khẩu, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ) rồi lưu lại",
          "open it with its password, take the protection off and save it"))
    case .other:
      notReadable(
        "cũ của Microsoft", "an old form of Microsoft's",
        words(
          "mở bằng chương trình đã tạo ra nó rồi lưu thành .docx hay .xlsx",
          "open it in the program that made it and save it as .docx or .xlsx"))
    case .picture:
      BankFinding(
        .error, "document.picture", vi: "tệp là ảnh, không có chữ nào để đọc",
        en: "the file is a picture; there is no text in it to read",
        hint: words(
          "dùng tệp Word gốc của đề, hoặc gõ lại đề", "use the Word file of the paper, or type it"))
    case .webPage:
      BankFinding(
        .error, "document.web-page",
        vi: "tệp thật ra là trang web (HTML), dù tên có thể là .doc hay .xls",
        en: "the file is really a web page (HTML), though its name may say .doc or .xls",
        hint: words(
          "mở bằng Word rồi lưu thành .docx, hoặc mở bằng Excel rồi lưu thành .xlsx",
          "open it in Word and save it as .docx, or in Excel and save it as .xlsx"))
    }
  }

  private static func notReadable(
    _ vi: String, _ en: String, _ hint: LocalizedMessage
  ) -> BankFinding {
    BankFinding(
      .error, "document.not-readable",
      vi: "tệp dạng \(vi) không đọc trực tiếp được, và máy này không có LibreOffice để chuyển",
      en:
        "the file is \(en), which is not read as it is, and LibreOffice is not there to convert it",
      hint: hint)
  }

  static func converted(_ document: ForeignDocument) -> BankFinding {
    let ending = document.convertedEnding ?? ""
    return BankFinding(
      .warning, "document.converted",
      vi: "tệp .\(document.ending) đã được LibreOffice chuyển thành .\(ending) để đọc",
      en: "LibreOffice converted the .\(document.ending) file to .\(ending) to read it",
      hint: document == .pdf
        ? words(
          "PDF không giữ gạch chân, bảng đáp án và công thức: đối chiếu từng câu với bản in, hoặc "
            + "dùng tệp Word gốc",
          "a PDF keeps no underlining, tables of keys and formulas: compare every question with "
            + "the paper, or use the Word file it was made of")
        : words(
          "xem lại vài câu: công thức và hình có thể đã đổi",
          "look at some questions: formulas and pictures may have changed"))
  }

  static func formulasLost(_ count: Int) -> BankFinding {
    BankFinding(
      .warning, "document.formulas-lost",
      vi: "LibreOffice ở máy này làm mất \(count) công thức khi chuyển tệp, không rõ ở câu nào",
      en:
        "LibreOffice lost \(English.count(count, "formula")) of the file here, in whatever question",
      hint: words(
        "cài thêm LibreOffice Math, hoặc mở tệp bằng Word rồi lưu thành .docx",
        "install LibreOffice Math, or open the file in Word and save it as .docx"))
  }

  static func conversionTooLong(_ document: ForeignDocument, _ seconds: Int) -> BankFinding {
    BankFinding(
      .error, "document.conversion-too-long",
      vi:
        "LibreOffice chưa chuyển xong tệp .\(document.ending) này sau \(seconds) giây nên đã dừng",
      en:
        "LibreOffice was ended: after \(English.count(seconds, "second")) this .\(document.ending) file was not "
        + "converted",
      hint: foreign(document).hint)
  }

  static func conversionFailed(_ document: ForeignDocument) -> BankFinding {
    BankFinding(
      .error, "document.conversion-failed",
      vi: "LibreOffice không chuyển được tệp .\(document.ending) này",
      en: "LibreOffice could not convert this .\(document.ending) file",
      hint: foreign(document).hint)
  }
}
