/// The words for what is wrong in an answer of Open Trivia DB.
extension BankFinding {
  private static func error(
    _ code: String, vi: String, en: String, _ hintVI: String, _ hintEN: String
  ) -> BankFinding {
    BankFinding(
      .error, "opentdb.\(code)", vi: vi, en: en, hint: LocalizedMessage(vi: hintVI, en: hintEN))
  }

  static func openTriviaNoResults() -> BankFinding {
    error(
      "no-results-list", vi: "tệp không có danh sách câu hỏi của Open Trivia DB",
      en: "the file has no list of Open Trivia DB's questions",
      "lấy lại từ api.php, hoặc để riêng dãy results […]",
      "fetch it again from api.php, or keep the array of results alone")
  }

  static func openTriviaLinesBefore() -> BankFinding {
    BankFinding(
      .warning, "opentdb.comment-lines",
      vi: "các dòng // ở đầu tệp không thuộc JSON, đã bỏ qua",
      en: "the // lines at the beginning are no JSON and were left out",
      hint: LocalizedMessage(
        vi: "xoá chúng nếu chương trình khác cũng đọc tệp này",
        en: "remove them where other programs read the file, too"))
  }

  static func openTriviaOtherTypeName(_ found: String) -> BankFinding {
    BankFinding(
      .warning, "opentdb.other-type-name",
      vi: "loại câu “\(found.abridged)” được hiểu theo nghĩa của nó; Open Trivia DB không viết vậy",
      en: "the type “\(found.abridged)” was taken for what it means; Open Trivia DB writes another",
      hint: LocalizedMessage(
        vi: "dùng \"multiple\" hoặc \"boolean\"", en: "use \"multiple\" or \"boolean\""))
  }

  /// - Parameter code: as the service answered; not 0.
  static func openTriviaResponse(_ code: String) -> BankFinding {
    let (vi, en) = words(code)
    return error(
      "response", vi: "Open Trivia DB trả lời mã \(code.abridged): \(vi)",
      en: "Open Trivia DB answered with code \(code.abridged): \(en)",
      "xem lại đường dẫn rồi lấy lại", "check the address and fetch it again")
  }

  /// Source: https://opentdb.com/api_config.php, response codes.
  private static func words(_ code: String) -> (vi: String, en: String) {
    switch code {
    case "1": ("không đủ câu hỏi như đã xin", "there are not as many questions as were asked for")
    case "2": ("tham số không đúng", "a parameter is not valid")
    case "3": ("phiên (token) không tồn tại", "the session token does not exist")
    case "4":
      (
        "phiên (token) đã nhận hết câu hỏi",
        "the session token has been given all questions that there are"
      )
    case "5": ("xin quá nhanh, mỗi 5 giây một lần", "asked too often: once in 5 seconds is allowed")
    default: ("mã không rõ nghĩa", "this code is not known")
    }
  }

  static func openTriviaNotEncoded(_ encoding: OpenTriviaEncoding) -> BankFinding {
    let name =
      switch encoding {
      case .base64: "Base64"
      case .url: "URL"
      case .entities: "HTML"
      }
    return error(
      "not-encoded",
      vi: "chữ ở đây không đọc được theo mã \(name) như phần còn lại, nên câu này chưa được đọc",
      en: "this text is not written in \(name) as the rest is, so the item was not read",
      "lấy lại tệp: có thể đã bị cắt hoặc sửa", "fetch it again: it may have been cut off")
  }

  static func openTriviaNotTrueOrFalse(_ found: String) -> BankFinding {
    error(
      "not-true-or-false",
      vi: "câu đúng/sai mà đáp án là “\(found.abridged)”, nên câu này chưa được đọc",
      en: "a true or false item has the answer “\(found.abridged)”, so it was not read",
      "viết \"True\" hoặc \"False\"", "write \"True\" or \"False\"")
  }

  static func openTriviaUnknownType(_ found: String) -> BankFinding {
    error(
      "unknown-type", vi: "không có loại câu “\(found.abridged)”, nên câu này chưa được đọc",
      en: "there is no type “\(found.abridged)”, so the item was not read",
      "dùng \"multiple\" hoặc \"boolean\"", "use \"multiple\" or \"boolean\"")
  }

  static func openTriviaNoWrongAnswers() -> BankFinding {
    error(
      "no-wrong-answers", vi: "câu chọn một đáp án mà không có đáp án sai, nên chưa được đọc",
      en: "a multiple-choice item has no wrong answer, so it was not read",
      "thêm vào \"incorrect_answers\"", "add some to \"incorrect_answers\"")
  }
}
