import Assessment

/// The words for what is wrong in a bank written as JSON.
extension BankFinding {
  static func jsonIsNoArray() -> BankFinding {
    BankFinding(
      .error, "json.no-array", vi: "ngân hàng JSON phải là một dãy câu hỏi trong [ ]",
      en: "a JSON bank is an array of items between [ and ]",
      hint: LocalizedMessage(
        vi: "viết [ {…}, {…} ], hoặc {\"items\":[…]}", en: "write [ {…}, {…} ] or {\"items\":[…]}"))
  }

  static func jsonOtherShape() -> BankFinding {
    BankFinding(
      .error, "json.other-shape",
      vi:
        "đây là câu hỏi theo mẫu JSON của chương trình khác (không có kind lẫn prompt), nên chưa được đọc",
      en:
        "this is an item in the JSON of another program (neither kind nor prompt), so it was not read",
      hint: LocalizedMessage(
        vi: "chép các câu vào bảng CSV có cột Câu hỏi, A, B, C, D, Đáp án",
        en: "put the questions into a CSV table with the columns Question, A, B, C, D, Correct"))
  }

  /// - Parameters:
  ///   - read: names that the first item has and that are read; `leftOut` those that are not.
  static func jsonOtherNames(read: [String], leftOut: [String]) -> BankFinding {
    func list(_ names: [String]) -> String {
      names.prefix(12).map(\.abridged).joined(separator: ", ")
    }
    let (vi, en) =
      leftOut.isEmpty ? ("", "") : ("; bỏ qua \(list(leftOut))", "; left out: \(list(leftOut))")
    return BankFinding(
      .warning, "json.other-names",
      vi: "câu hỏi viết theo tên trường của chương trình khác: đã hiểu \(list(read))\(vi)",
      en:
        "the items have the names of another program: \(list(read)) were understood\(en)",
      hint: LocalizedMessage(
        vi: "xem lại vài câu và đáp án của chúng", en: "look at some items and their keys"))
  }

  static func jsonUnknownField(_ key: String) -> BankFinding {
    BankFinding(
      .warning, "json.unknown-field", vi: "không biết trường “\(key.abridged)”, đã bỏ qua",
      en: "the field “\(key.abridged)” is not known and was left out",
      hint: LocalizedMessage(vi: "xem lại tên trường", en: "check how it is spelt"))
  }

  static func json(_ fault: JSONFault) -> BankFinding {
    let (vi, en) = words(fault.reason)
    return BankFinding(
      .error, "json.syntax", vi: "\(vi); từ đây trở đi chưa được đọc",
      en: "\(en); the rest was not read",
      hint: LocalizedMessage(vi: "sửa chỗ này rồi đọc lại", en: "mend this and read again"))
  }

  /// - Parameter fault: of one item, which is refused alone.
  static func jsonItem(_ fault: JSONFault) -> BankFinding {
    let (vi, en) = words(fault.reason)
    return BankFinding(
      .error, "json.syntax", vi: "\(vi); câu này chưa được đọc",
      en: "\(en); this item was not read",
      hint: LocalizedMessage(vi: "sửa chỗ này rồi đọc lại", en: "mend this and read again"))
  }

  static func jsonMissingComma() -> BankFinding {
    BankFinding(
      .warning, "json.missing-comma", vi: "thiếu dấu phẩy trước câu này; vẫn đọc được cả hai câu",
      en: "the comma before this item is missing; both items were read",
      hint: LocalizedMessage(vi: "thêm dấu phẩy giữa hai câu", en: "put a comma between them"))
  }

  /// - Parameter fault: of one line, which stands for itself.
  static func jsonLine(_ fault: JSONFault) -> BankFinding {
    let (vi, en) = words(fault.reason)
    return BankFinding(
      .error, "json.syntax", vi: "\(vi); dòng này chưa được đọc",
      en: "\(en); this line was not read",
      hint: LocalizedMessage(
        vi: "viết mỗi câu hỏi trọn trên một dòng", en: "write each item on a line of its own"))
  }

  private static func words(_ reason: JSONFault.Reason) -> (vi: String, en: String) {
    switch reason {
    case .expectedValue: ("cần một giá trị JSON ở đây", "a JSON value is expected here")
    case .expectedKey: ("cần một tên trong ngoặc kép ở đây", "a key in quotes is expected here")
    case .expectedColon: ("cần dấu : sau tên", "a : is expected after the key")
    case .expectedCommaOrEnd:
      ("cần dấu phẩy hoặc dấu đóng ngoặc ở đây", "a comma or a closing bracket is expected here")
    case .unclosedString:
      ("chuỗi mở ở đây không có \" đóng", "the string that begins here has no end")
    case .badEscape: ("dấu \\ ở đây không đúng cách viết JSON", "this is no escape of JSON")
    case .controlCharacter:
      (
        "ký tự điều khiển trong chuỗi phải viết \\n, \\t…",
        "control characters are written \\n, \\t…"
      )
    case .badNumber: ("số ở đây không đúng cách viết JSON", "this is no JSON number")
    case .tooDeep: ("lồng nhau quá sâu", "this is nested too deeply")
    case .duplicateKey(let key):
      ("“\(key.abridged)” có hai lần", "“\(key.abridged)” stands twice")
    case .textAfterEnd: ("sau phần cuối còn chữ", "there is more text after the end")
    }
  }

  static func json(_ fault: JSONItemFault) -> BankFinding {
    switch fault.reason {
    case .missing(let field):
      return BankFinding(
        .error, "json.missing-field", vi: "thiếu trường “\(field)”, nên câu này chưa được đọc",
        en: "the field “\(field)” is missing, so the item was not read",
        hint: LocalizedMessage(vi: "thêm \"\(field)\": …", en: "add \"\(field)\": …"))
    case .wrongType(let field, let expected):
      let (vi, en) = words(expected)
      return BankFinding(
        .error, "json.wrong-type", vi: "“\(field)” phải là \(vi), nên câu này chưa được đọc",
        en: "“\(field)” must be \(en), so the item was not read",
        hint: LocalizedMessage(vi: "viết \(vi)", en: "write \(en)"))
    case .unknownValue(let field, let found, let allowed):
      let list = allowed.joined(separator: ", ")
      return BankFinding(
        .error, "json.unknown-value",
        vi: "“\(field)” không có giá trị “\(found.abridged)”, nên câu này chưa được đọc",
        en: "“\(field)” cannot be “\(found.abridged)”, so the item was not read",
        hint: LocalizedMessage(vi: "dùng một trong: \(list)", en: "use one of: \(list)"))
    case .outOfRange(let field):
      return BankFinding(
        .error, "json.out-of-range",
        vi: "giá trị của “\(field)” quá lớn hoặc quá nhỏ, nên câu này chưa được đọc",
        en: "the value of “\(field)” is too large or too small, so the item was not read",
        hint: LocalizedMessage(
          vi: "fraction từ −1 đến 1, weight từ 1, relative từ 0 đến 1, figures từ 1 đến 18, "
            + "slips từ 0 đến 2, không quá \(BankLimits.answersMax) đáp án và "
            + "\(ItemMarking.otherUnitsMax) đơn vị khác",
          en: "fraction goes from −1 to 1, weight from 1, relative from 0 to 1, figures from 1 to "
            + "18, slips from 0 to 2, \(BankLimits.answersMax) answers and "
            + "\(ItemMarking.otherUnitsMax) other units at most"))
    case .severalTolerances(let ways):
      let list = ways.joined(separator: ", ")
      return BankFinding(
        .error, "json.several-tolerances",
        vi: "có cả \(list), nên câu này chưa được đọc",
        en: "\(list) stand together, so the item was not read",
        hint: LocalizedMessage(
          vi: "chỉ giữ một trong tolerance, relative, figures",
          en: "keep one of tolerance, relative, figures"))
    case .media(let name, let mediaFault): return json(mediaFault, name: name)
    case .unit(let unitFault): return json(unitFault)
    }
  }

  private static func words(_ type: JSONType) -> (vi: String, en: String) {
    switch type {
    case .object: ("một đối tượng {…}", "an object {…}")
    case .array: ("một dãy […]", "an array […]")
    case .string: ("chữ trong ngoặc kép", "a text in quotes")
    case .number: ("một số", "a number")
    case .bool: ("true hoặc false", "true or false")
    }
  }
}
