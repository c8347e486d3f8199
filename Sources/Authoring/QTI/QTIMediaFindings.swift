/// The words for pictures and sounds of QTI items.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func qtiMissingMedia(_ address: String) -> BankFinding {
    BankFinding(
      .warning, "qti.media-missing", vi: "thiếu tệp hình hoặc âm thanh “\(address)”",
      en: "the picture or sound “\(address)” is missing",
      hint: words("đưa vào cả gói zip có tệp đó", "bring the zip package that has it"))
  }

  static func qtiRemoteMedia(_ address: String) -> BankFinding {
    BankFinding(
      .warning, "qti.media-remote",
      vi: "hình hoặc âm thanh nằm trên mạng (\(address)), không đi theo câu",
      en: "the picture or sound is on the net (\(address)) and does not come with the item",
      hint: words("tải tệp về và đặt vào gói", "download it and put it into the package"))
  }

  static func qtiMediaTooLarge(_ name: String, bytes: Int) -> BankFinding {
    BankFinding(
      .warning, "qti.media-too-large",
      vi: "tệp “\(name)” có \(bytes >> 10) kB, lớn quá mức cho phép, nên không đi theo câu",
      en: "“\(name)” has \(bytes >> 10) kB, more than is kept, so it does not come with the item",
      hint: words("thu nhỏ tệp", "make it smaller"))
  }

  static func qtiMediaUnknown(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "qti.media-unknown",
      vi: "tệp “\(name)” không phải hình, âm thanh hay phim dạng đã biết",
      en: "“\(name)” is no picture, sound or film of a kind that is known")
  }

  static func qtiMediaType(_ name: String, declared: String, real: String) -> BankFinding {
    BankFinding(
      .warning, "qti.media-type",
      vi: "tệp “\(name)” được khai là \(declared) nhưng thật ra là \(real)",
      en: "“\(name)” is declared to be \(declared), but it is \(real)")
  }

  static func qtiObjectLeftOut(_ address: String) -> BankFinding {
    BankFinding(
      .warning, "qti.object-left-out", vi: "đối tượng “\(address)” đã được bỏ qua",
      en: "the object “\(address)” was left out")
  }
}
