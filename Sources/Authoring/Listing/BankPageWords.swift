/// The words of the page of banks, in both languages of the house.
struct BankPageWords: Sendable {
  /// What a place in a file counts.
  enum Unit: Sendable {
    case line, paragraph, row

    init(_ reading: BankReading, file: String) {
      self = reading.format == .docx ? .paragraph : file.hasSuffix(".xlsx") ? .row : .line
    }
  }

  let isEnglish: Bool
  var unit = Unit.line

  var language: String { isEnglish ? "en" : "vi" }

  private func words(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }

  var title: String { words("Ngân hàng câu hỏi", "Question banks") }
  var legend: String {
    words(
      "☑ chữ đậm: đáp án đúng · ☐ đáp án sai · ✖ lỗi: câu chưa được đọc · ⚠ cảnh báo: nên xem lại",
      "☑ in bold: right · ☐ wrong · ✖ error: the item was not read · ⚠ warning: look again")
  }
  var file: String { words("Tệp", "File") }
  var format: String { words("Định dạng", "Format") }
  var items: String { words("Số câu", "Items") }
  var drafts: String { words("Chưa đem thi được", "Not ready to be asked") }
  var errors: String { words("Lỗi", "Errors") }
  var warnings: String { words("Cảnh báo", "Warnings") }
  var unknown: String { words("không rõ", "not known") }
  var error: String { words("Lỗi", "Error") }
  var warning: String { words("Cảnh báo", "Warning") }
  var key: String { words("đáp án", "key") }
  var allGood: String { words("Không có lỗi hay cảnh báo nào.", "No errors and no warnings.") }
  var errorsAt: String { words("Lỗi ở", "Errors at") }
  var warningsAt: String { words("Cảnh báo ở", "Warnings at") }
  var draft: String { words("bản nháp", "draft") }
  var whenRight: String { words("Khi đúng", "When right") }
  var whenWrong: String { words("Khi sai", "When wrong") }
  var missing: String { words("thiếu tệp", "the file is missing") }

  func item(_ number: Int) -> String { words("câu \(number)", "item \(number)") }
  func line(_ line: Int) -> String {
    switch unit {
    case .line: words("dòng \(line)", "line \(line)")
    case .paragraph: words("đoạn \(line)", "paragraph \(line)")
    case .row: words("hàng \(line)", "row \(line)")
    }
  }

  func place(_ line: Int, _ column: Int) -> String {
    self.line(line) + words(", cột \(column)", ", column \(column)")
  }
}
