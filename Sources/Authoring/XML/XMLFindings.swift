/// The words for what is wrong in a file of XML, whatever bank it holds.
extension BankFinding {
  static func xml(_ fault: XMLFault) -> BankFinding {
    switch fault.reason {
    case .declarations:
      BankFinding(
        .error, "xml.declarations",
        vi: "tệp tự khai báo thực thể (DOCTYPE có [ … ]) nên bị từ chối vì lý do an toàn",
        en:
          "the file declares entities of its own (a DOCTYPE with [ … ]), which is not safe to read",
        hint: LocalizedMessage(
          vi: "xoá dòng DOCTYPE rồi thử lại", en: "take the DOCTYPE out and try again"))
    case .tooDeep:
      BankFinding(
        .error, "xml.too-deep",
        vi: "các thẻ lồng nhau quá \(XMLLimits.depthMax) lớp; từ đây trở đi chưa được đọc",
        en: "elements are nested more than \(XMLLimits.depthMax) deep; the rest was not read")
    case .tooManyNodes:
      BankFinding(
        .error, "xml.too-many-elements",
        vi: "có hơn \(XMLLimits.nodesMax) thẻ ở đây; từ đây trở đi chưa được đọc",
        en: "there are more than \(XMLLimits.nodesMax) elements here; the rest was not read",
        hint: LocalizedMessage(vi: "chia tệp làm nhiều phần", en: "split the file"))
    case .tooManyAttributes:
      BankFinding(
        .error, "xml.too-many-attributes",
        vi: "thẻ này có hơn \(XMLLimits.attributesMax) thuộc tính; từ đây trở đi chưa được đọc",
        en:
          "this element has more than \(XMLLimits.attributesMax) attributes; the rest was not read")
    case .unknownEntity:
      syntax(
        vi: "không có thực thể nào tên như vậy", en: "there is no entity of this name",
        hint: LocalizedMessage(
          vi: "viết thẳng ký tự đó, hoặc &amp; cho dấu &",
          en: "write the character itself, or &amp; for an &"))
    case .mismatchedTag:
      syntax(
        vi: "thẻ đóng ở đây không khớp với thẻ mở", en: "this end tag closes another element",
        hint: LocalizedMessage(
          vi: "xem lại thẻ nào chưa được đóng", en: "look for an element that was not closed"))
    case .endsEarly:
      syntax(
        vi: "tệp hết khi còn thẻ chưa đóng", en: "the file ends inside an element",
        hint: LocalizedMessage(
          vi: "có thể tệp tải về chưa trọn: lấy lại tệp",
          en: "it may have been cut off: fetch it again"))
    case .notWellFormed(let reason):
      syntax(
        vi: "chỗ này không đúng cách viết XML (\(reason))",
        en: "this is not well-formed XML (\(reason))",
        hint: nil)
    }
  }

  private static func syntax(vi: String, en: String, hint: LocalizedMessage?) -> BankFinding {
    BankFinding(
      .error, "xml.syntax", vi: vi + "; từ đây trở đi chưa được đọc",
      en: en + "; the rest was not read", hint: hint)
  }

  static func xmlForbiddenCharacter() -> BankFinding {
    BankFinding(
      .warning, "xml.control-character",
      vi: "ký tự điều khiển ở đây không được có trong XML, đã đọc như dấu cách",
      en: "XML has no such control character; it was read as a space")
  }
}
