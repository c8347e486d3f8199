/// The words for what is wrong with pictures and sounds in a bank written as JSON.
extension BankFinding {
  static func jsonMediaWithoutContent(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "json.media-without-content",
      vi: "tệp “\(name.abridged)” chỉ có tên, không có nội dung, nên không đi theo câu",
      en: "“\(name.abridged)” has a name but no content, so it does not come with the item",
      hint: LocalizedMessage(
        vi: "thêm \"data\" là nội dung viết bằng Base64",
        en: "add \"data\" with the content in Base64"))
  }

  static func jsonMediaOtherKind(
    _ name: String, declared: String, is type: String
  ) -> BankFinding {
    BankFinding(
      .warning, "json.media-other-kind",
      vi: "tệp “\(name.abridged)” ghi là “\(declared.abridged)” nhưng thật ra là \(type), "
        + "được giữ như vậy",
      en: "“\(name.abridged)” is called “\(declared.abridged)” but is really \(type) and is kept "
        + "as such")
  }

  static func jsonMediaName(_ name: String, kept: String) -> BankFinding {
    BankFinding(
      .warning, "json.media-name",
      vi: "tên tệp “\(name.abridged)” dẫn ra chỗ khác hoặc có ký tự lạ, được giữ là "
        + "“\(kept.abridged)”",
      en: "the file name “\(name.abridged)” leads elsewhere or has odd characters; it is kept as "
        + "“\(kept.abridged)”")
  }

  static func json(_ fault: JSONMediaFault, name: String) -> BankFinding {
    let (code, vi, en) = words(fault)
    return BankFinding(
      .error, "json.\(code)", vi: "tệp “\(name.abridged)” \(vi), nên câu này chưa được đọc",
      en: "“\(name.abridged)” \(en), so the item was not read", hint: hint(fault))
  }

  private static func words(_ fault: JSONMediaFault) -> (code: String, vi: String, en: String) {
    switch fault {
    case .tooMany:
      (
        "too-many-media", "là tệp thứ \(JSONBankLimits.mediaMax + 1) của câu, nhiều quá mức",
        "is file \(JSONBankLimits.mediaMax + 1) of the item, more than are kept"
      )
    case .nameTwice: ("media-twice", "có hai lần", "stands twice")
    case .notBase64:
      ("media-not-base64", "có nội dung không phải Base64", "has a content that is no Base64")
    case .tooLarge(let bytes):
      (
        "media-too-large",
        "có \(bytes >> 10) kB, nhiều nhất là \(JSONBankLimits.mediaBytesMax >> 10) kB",
        "has \(bytes >> 10) kB; at most \(JSONBankLimits.mediaBytesMax >> 10) kB are kept"
      )
    case .tooLargeTogether(let bytes):
      (
        "media-too-large",
        "cùng các tệp kia có \(bytes >> 10) kB, nhiều nhất "
          + "\(JSONBankLimits.itemMediaBytesMax >> 10) kB một câu",
        "makes \(bytes >> 10) kB with the others; at most "
          + "\(JSONBankLimits.itemMediaBytesMax >> 10) kB an item are kept"
      )
    case .otherCount(let declared, let found):
      (
        "media-other-count", "phải có \(declared) byte nhưng có \(found)",
        "should have \(declared) bytes and has \(found)"
      )
    case .otherContent:
      (
        "media-other-content", "có nội dung khác với mã sha256 ghi ở đây",
        "has another content than the sha256 here says"
      )
    case .unknownType:
      (
        "media-unknown-type",
        "không phải hình, âm thanh hay phim dạng đã biết, hoặc là hình vẽ SVG có mã chạy được",
        "is no picture, sound or film of a kind that is known, or a drawing in SVG that can run code"
      )
    }
  }

  private static func hint(_ fault: JSONMediaFault) -> LocalizedMessage {
    switch fault {
    case .tooMany, .tooLarge, .tooLargeTogether:
      LocalizedMessage(vi: "thu nhỏ hoặc bớt tệp", en: "make the files smaller or fewer")
    case .nameTwice:
      LocalizedMessage(vi: "đặt mỗi tệp một tên", en: "give each file a name of its own")
    case .notBase64, .otherCount, .otherContent:
      LocalizedMessage(
        vi: "tệp có thể bị cắt hoặc sửa giữa chừng: xuất lại từ nơi làm ra",
        en: "it may have been cut off or changed: export it again")
    case .unknownType:
      LocalizedMessage(
        vi: "lưu lại thành PNG hoặc JPEG", en: "save it as PNG or JPEG")
    }
  }
}
