/// The words for what is wrong in a file of XML, whatever bank it holds.
extension BankFinding {
  /// - Parameter readsOn: true if reading goes on after the item that the fault stands in.
  static func xml(_ fault: XMLFault, readsOn: Bool = false) -> BankFinding {
    let rest =
      readsOn
      ? words("câu này chưa được đọc", "this item was not read")
      : words("từ đây trở đi chưa được đọc", "the rest was not read")
    let (code, what, hint) = words(fault.reason)
    return BankFinding(
      .error, code, vi: "\(what.vi); \(rest.vi)", en: "\(what.en); \(rest.en)", hint: hint)
  }

  static func xmlForbiddenCharacter() -> BankFinding {
    BankFinding(
      .warning, "xml.control-character",
      vi: "ký tự điều khiển ở đây không được có trong XML, đã đọc như dấu cách",
      en: "XML has no such control character; it was read as a space")
  }

  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  private static func words(
    _ reason: XMLFault.Reason
  ) -> (code: String, what: LocalizedMessage, hint: LocalizedMessage?) {
    switch reason {
    case .declarations:
      (
        "xml.declarations",
        words(
          "tệp có khai báo riêng (DOCTYPE có [ … ]) nên bị từ chối vì lý do an toàn",
          "the file has declarations of its own (a DOCTYPE with [ … ]), which is not safe to read"
        ),
        words("xoá dòng DOCTYPE rồi thử lại", "take the DOCTYPE out and try again")
      )
    case .tooDeep:
      (
        "xml.too-deep",
        words(
          "các thẻ lồng nhau quá \(XMLLimits.depthMax) lớp",
          "elements are nested more than \(XMLLimits.depthMax) deep"), nil
      )
    case .tooManyNodes:
      (
        "xml.too-many-elements",
        words(
          "có hơn \(XMLLimits.nodesMax) thẻ ở đây",
          "there are more than \(XMLLimits.nodesMax) elements here"),
        words("chia tệp làm nhiều phần", "split the file")
      )
    case .tooManyAttributes:
      (
        "xml.too-many-attributes",
        words(
          "thẻ này có hơn \(XMLLimits.attributesMax) thuộc tính",
          "this element has more than \(XMLLimits.attributesMax) attributes"), nil
      )
    case .tooManyNames:
      (
        "xml.too-many-names",
        words(
          "tệp dùng hơn \(XMLLimits.namesMax) tên thẻ khác nhau",
          "the file uses more than \(XMLLimits.namesMax) different names of elements"), nil
      )
    default: ("xml.syntax", syntax(reason).what, syntax(reason).hint)
    }
  }

  private static func syntax(
    _ reason: XMLFault.Reason
  ) -> (what: LocalizedMessage, hint: LocalizedMessage?) {
    switch reason {
    case .unknownEntity:
      (
        words("không có thực thể nào tên như vậy", "there is no entity of this name"),
        words(
          "viết thẳng ký tự đó, hoặc &amp; cho dấu &",
          "write the character itself, or &amp; for an &")
      )
    case .bareAmpersand:
      (
        words("dấu & ở đây không mở đầu thực thể nào", "this & begins no entity"),
        words("viết &amp; cho dấu &", "write &amp; for an &")
      )
    case .bareLessThan:
      (
        words("dấu < ở đây không mở đầu thẻ nào", "this < begins no tag"),
        words("viết &lt; cho dấu <", "write &lt; for a <")
      )
    case .openAttribute:
      (
        words(
          "dấu < nằm trong thuộc tính của một thẻ", "there is a < within an attribute of a tag"),
        words(
          "có lẽ thiếu dấu nháy đóng thuộc tính ở phía trên",
          "the quotation mark that closes the attribute is probably missing")
      )
    case .mismatchedTag:
      (
        words("thẻ đóng ở đây không khớp với thẻ mở", "this end tag closes another element"),
        words("xem lại thẻ nào chưa được đóng", "look for an element that was not closed")
      )
    case .notClosed(let name):
      (
        words(
          "<\(name)> mở ở đây chưa được đóng thì thẻ <\(name)> sau đã mở",
          "this <\(name)> is still open where the next <\(name)> begins"),
        words("thêm </\(name)> ở cuối câu này", "put </\(name)> at the end of this one")
      )
    case .unclosedSection:
      (
        words(
          "chú thích hay đoạn CDATA mở ở đây không có chỗ đóng",
          "the comment or CDATA section that begins here has no end"),
        words("thêm --> hoặc ]]>", "add --> or ]]>")
      )
    case .endsEarly:
      (
        words("tệp hết khi còn thẻ chưa đóng", "the file ends inside an element"),
        words(
          "có thể tệp tải về chưa trọn: lấy lại tệp", "it may have been cut off: fetch it again")
      )
    case .textAfterEnd:
      (
        words(
          "còn chữ sau thẻ đóng cuối cùng của tệp", "there is more after the file's last end tag"),
        words(
          "mỗi tệp chỉ có một thẻ ngoài cùng, như <quiz> … </quiz>",
          "a file has one outermost element, such as <quiz> … </quiz>")
      )
    case .notWellFormed(let reason):
      (
        words(
          "chỗ này không đúng cách viết XML (\(reason))",
          "this is not well-formed XML (\(reason))"), nil
      )
    case .declarations, .tooDeep, .tooManyNodes, .tooManyAttributes, .tooManyNames:
      (words("không đọc được", "this cannot be read"), nil)
    }
  }
}
