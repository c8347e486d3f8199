/// Something found in a contest file, in words, without its place.
struct ContestFinding: Hashable, Sendable {
  let severity: Diagnostic.Severity
  /// After "contest.".
  let code: String
  let message: LocalizedMessage
  let hint: LocalizedMessage?

  init(
    _ code: String, _ severity: Diagnostic.Severity = .error, vi: String, en: String,
    hint: (vi: String, en: String)? = nil
  ) {
    self.severity = severity
    self.code = code
    message = LocalizedMessage(vi: vi, en: en)
    self.hint = hint.map { LocalizedMessage(vi: $0.vi, en: $0.en) }
  }

  /// - Parameter part: the sheet of a workbook, where it has several.
  func diagnostic(file: String, place: SourcePlace, part: String? = nil) -> Diagnostic {
    Diagnostic(
      severity, file: file, place: place, part: part, code: "contest." + code, message: message,
      hint: hint)
  }

  /// The question whether `name` was meant; nothing where there is none.
  static func didYouMean(_ name: String?) -> (vi: String, en: String)? {
    name.map { ("có phải là '\($0)'?", "did you mean '\($0)'?") }
  }
}

/// What a value of a contest file must be.
enum ContestExpectation: Hashable, Sendable {
  case text, localizedText, integer, truth, list, object, textOrList, listOrFile, textOrInteger

  var vi: String {
    switch self {
    case .text: "chữ trong dấu nháy"
    case .localizedText: "chữ trong dấu nháy, hoặc {vi: \"…\", en: \"…\"}"
    case .integer: "số nguyên"
    case .truth: "true hoặc false"
    case .list: "danh sách […]"
    case .object: "nhóm mục {…}"
    case .textOrList: "chữ, hoặc danh sách các chữ"
    case .listOrFile: "danh sách […], hoặc tên tệp"
    case .textOrInteger: "chữ hoặc số nguyên"
    }
  }

  var en: String {
    switch self {
    case .text: "a text in quotes"
    case .localizedText: "a text in quotes, or {vi: \"…\", en: \"…\"}"
    case .integer: "a whole number"
    case .truth: "true or false"
    case .list: "a list […]"
    case .object: "a group {…}"
    case .textOrList: "a text, or a list of texts"
    case .listOrFile: "a list […], or the name of a file"
    case .textOrInteger: "a text or a whole number"
    }
  }
}

extension JSON5Value {
  /// What stands here, for people: `số 12`.
  var found: LocalizedMessage {
    switch content {
    case .null: LocalizedMessage(vi: "null", en: "null")
    case .truth(let truth): LocalizedMessage(vi: "\(truth)", en: "\(truth)")
    case .number(let number):
      LocalizedMessage(vi: "số \(number.text)", en: "the number \(number.text)")
    case .text(let text):
      LocalizedMessage(vi: "chữ \"\(text.forMessage)\"", en: "the text \"\(text.forMessage)\"")
    case .list: LocalizedMessage(vi: "danh sách […]", en: "a list […]")
    case .object: LocalizedMessage(vi: "nhóm mục {…}", en: "a group {…}")
    case .unreadable: LocalizedMessage(vi: "chỗ không đọc được", en: "something unreadable")
    }
  }
}

extension String {
  /// At most 40 characters on one line, for a message.
  var forMessage: String {
    let line = String(map { $0.isNewline ? " " : $0 })
    return line.count > 40 ? line.prefix(39) + "…" : line
  }
}
