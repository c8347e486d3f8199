/// What is said to people about a fault of a JSON5 text.
extension JSON5Fault {
  /// - Parameter file: the name under which the author knows the file.
  func diagnostic(file: String) -> Diagnostic {
    Diagnostic(
      isError ? .error : .warning, file: file, place: place, code: "json5." + words.code,
      message: words.message, hint: words.hint)
  }

  private struct Words {
    let code: String
    let message: LocalizedMessage
    var hint: LocalizedMessage?

    init(_ code: String, vi: String, en: String, hint: (vi: String, en: String)? = nil) {
      self.code = code
      message = LocalizedMessage(vi: vi, en: en)
      self.hint = hint.map { LocalizedMessage(vi: $0.vi, en: $0.en) }
    }
  }

  private var words: Words {
    switch reason {
    case .empty, .tooLarge, .tooDeep, .tooManyValues, .tooManyFaults, .notUTF8, .utf16,
      .byteOrderMark, .afterTheEnd:
      wordsForTheFile
    case .unclosedText, .lineBreakInText, .typographicQuote, .badEscape, .halfCharacter,
      .badNumber, .unknownWord:
      wordsForTextsAndNumbers
    default: wordsForStructure
    }
  }

  private var wordsForTheFile: Words {
    switch reason {
    case .tooLarge(let bytes):
      Words(
        "too-large", vi: "tệp có \(bytes) byte; tối đa là \(JSON5Limits.bytesMax)",
        en: "the file has \(bytes) bytes; the most is \(JSON5Limits.bytesMax)")
    case .tooDeep:
      Words(
        "too-deep", vi: "ngoặc lồng nhau quá \(JSON5Limits.depthMax) lớp",
        en: "brackets nested more than \(JSON5Limits.depthMax) deep")
    case .tooManyValues:
      Words(
        "too-many-values", vi: "tệp có hơn \(JSON5Limits.valuesMax) giá trị",
        en: "the file has more than \(JSON5Limits.valuesMax) values")
    case .tooManyFaults:
      Words(
        "too-many-faults", vi: "quá nhiều lỗi; phần còn lại chưa được đọc",
        en: "too many faults; the rest was not read",
        hint: ("sửa các lỗi trên rồi kiểm tra lại", "mend those above, then check again"))
    case .notUTF8:
      Words(
        "not-utf8", vi: "tệp không phải mã UTF-8", en: "the file is not UTF-8",
        hint: ("lưu lại tệp với mã UTF-8", "save the file as UTF-8"))
    case .utf16:
      Words(
        "utf16", vi: "tệp được lưu với mã UTF-16 (Notepad gọi là “Unicode”)",
        en: "the file is saved as UTF-16 (which Notepad calls \"Unicode\")",
        hint: ("lưu lại tệp với mã UTF-8", "save the file as UTF-8"))
    case .byteOrderMark:
      Words(
        "byte-order-mark", vi: "đầu tệp có dấu thứ tự byte (BOM); vẫn đọc được",
        en: "the file begins with a byte-order mark; it is read all the same",
        hint: ("lưu với mã “UTF-8” thay vì “UTF-8 with BOM”", "save as UTF-8 without BOM"))
    case .afterTheEnd:
      Words(
        "after-the-end", vi: "còn chữ sau dấu kết thúc", en: "more text after the end",
        hint: (
          "xoá phần thừa, hoặc xem ngoặc nào đóng sớm",
          "remove it, or look for a bracket that closes too early"
        ))
    default: Words("empty", vi: "tệp không có nội dung", en: "there is nothing in the file")
    }
  }

  private var wordsForTextsAndNumbers: Words {
    switch reason {
    case .unclosedText, .lineBreakInText:
      Words(
        "unclosed-text", vi: "chuỗi mở ở đây không có dấu nháy đóng trên cùng dòng",
        en: "the text that begins here has no closing quote on its line",
        hint: (
          "thêm dấu nháy đóng; để viết tiếp ở dòng sau, đặt \\ ở cuối dòng",
          "add the closing quote; to go on in the next line, end the line with \\"
        ))
    case .typographicQuote:
      Words(
        "typographic-quote", vi: "dấu nháy cong (do Word đổi) không mở được chuỗi",
        en: "a curly quote (made by a word processor) cannot begin a text",
        hint: ("dùng dấu nháy thẳng \"", "use the straight quote \""))
    case .badEscape(let text):
      Words(
        "bad-escape", vi: "'\(text)' không phải ký hiệu đặc biệt nào",
        en: "'\(text)' is no escape",
        hint: ("để viết dấu \\ hãy gõ \\\\", "for a backslash type \\\\"))
    case .halfCharacter:
      Words(
        "half-character", vi: "mã \\u này chỉ là nửa ký tự", en: "this \\u is half a character",
        hint: ("gõ thẳng ký tự đó", "type the character itself"))
    case .badNumber(let text):
      Words(
        "bad-number", vi: "'\(text)' không phải là số", en: "'\(text)' is not a number",
        hint: (
          "ngày giờ và mã phải ở trong dấu nháy: \"…\"",
          "dates and codes need quotes: \"…\""
        ))
    case .unknownWord(let word): wordsForUnknown(word)
    default: wordsForStructure
    }
  }

  private func wordsForUnknown(_ word: String) -> Words {
    let meant: String? =
      switch word.lowercased() {
      case "true", "yes", "on", "co", "có": "true"
      case "false", "no", "off", "khong", "không": "false"
      case "none", "nil", "undefined", "null": "null"
      default: nil
      }
    let hint: (vi: String, en: String) =
      meant.map { ("có phải là \($0)?", "did you mean \($0)?") }
      ?? ("đặt chữ trong dấu nháy: \"…\"", "put text in quotes: \"…\"")
    return Words(
      "unknown-word", vi: "'\(word)' không phải là giá trị", en: "'\(word)' is no value",
      hint: hint)
  }

  private var wordsForStructure: Words {
    switch reason {
    case .missingKey:
      Words(
        "missing-key", vi: "thiếu mục trước dấu phẩy", en: "no entry before the comma",
        hint: ("xoá dấu phẩy thừa", "remove the comma"))
    case .badKey(let key):
      Words(
        "bad-key", vi: "tên '\(key)' phải ở trong dấu nháy", en: "the key '\(key)' needs quotes",
        hint: ("\"\(key)\"", "\"\(key)\""))
    case .missingColon(let key):
      Words(
        "missing-colon", vi: "thiếu dấu : sau '\(key)'", en: "no ':' after '\(key)'",
        hint: ("\(key): …", "\(key): …"))
    case .missingComma:
      Words("missing-comma", vi: "thiếu dấu phẩy ở đây", en: "a comma is missing here")
    case .missingValue:
      Words("missing-value", vi: "thiếu giá trị ở đây", en: "a value is missing here")
    case .duplicateKey(let key, let first):
      Words(
        "duplicate-key", vi: "'\(key)' đã có ở dòng \(first.line)",
        en: "'\(key)' is there already, in line \(first.line)",
        hint: ("giữ lại một", "keep one of them"))
    case .unexpected(let character):
      Words(
        "unexpected", vi: "ký tự '\(character)' không thuộc chỗ này",
        en: "'\(character)' does not belong here")
    case .strayEnd(let end):
      Words(
        "stray-end", vi: "'\(end)' không đóng ngoặc nào đang mở",
        en: "'\(end)' closes nothing that is open",
        hint: ("xoá, hoặc xem ngoặc nào đóng sai", "remove it, or look for a wrong bracket"))
    default: wordsForUnclosed
    }
  }

  private var wordsForUnclosed: Words {
    switch reason {
    case .unclosedList:
      Words(
        "unclosed-list", vi: "'[' này không được đóng", en: "this '[' is not closed",
        hint: ("thêm ']'", "add ']'"))
    case .unclosedComment:
      Words(
        "unclosed-comment", vi: "ghi chú '/*' này không được đóng",
        en: "this comment '/*' is not closed", hint: ("thêm '*/'", "add '*/'"))
    default:
      Words(
        "unclosed-object", vi: "'{' này không được đóng", en: "this '{' is not closed",
        hint: ("thêm '}'", "add '}'"))
    }
  }
}
