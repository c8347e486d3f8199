/// The words for what is wrong in a Word file, or was left out of it.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func wordPictureMissing() -> BankFinding {
    BankFinding(
      .warning, "word.picture-missing", vi: "hình ở đây không nằm trong tệp nên sẽ thiếu",
      en: "the picture here is not in the file, so it will be missing",
      hint: words(
        "chèn lại hình vào Word (không liên kết)", "insert the picture itself, not a link to it"))
  }

  static func wordPictureTooLarge(_ name: String, _ bytes: Int) -> BankFinding {
    let most = WordLimits.pictureBytesMax >> 20
    return BankFinding(
      .warning, "word.picture-too-large",
      vi: "hình “\(name.abridged)” nặng \(bytes >> 10) KB, nhiều nhất là \(most) MB, nên bị bỏ",
      en: "the picture “\(name.abridged)” has \(bytes >> 10) KB, at most \(most) MB are kept; "
        + "it was left out",
      hint: words(
        "trong Word: chọn hình, “Nén ảnh”, rồi lưu lại", "compress the pictures in Word and save"))
  }

  static func wordPictureUnknown(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "word.picture-unknown",
      vi: "“\(name.abridged)” không phải là hình đọc được nên bị bỏ",
      en: "“\(name.abridged)” is no picture that can be read; it was left out",
      hint: words("chèn lại hình dạng PNG hay JPEG", "insert it again as PNG or JPEG"))
  }

  static func wordPictureType(_ name: String, _ type: String) -> BankFinding {
    BankFinding(
      .warning, "word.picture-type",
      vi: "“\(name.abridged)” thật ra là \(type), đã giữ theo nội dung",
      en: "“\(name.abridged)” is really \(type), and is kept as what it is")
  }

  static func wordHiddenText() -> BankFinding {
    BankFinding(
      .warning, "word.hidden-text", vi: "tệp có chữ ẩn, đã được bỏ",
      en: "the file has hidden text; it was left out")
  }

  static func wordDeletedText() -> BankFinding {
    BankFinding(
      .warning, "word.tracked-changes",
      vi: "tệp còn dấu sửa đổi: chữ đã xoá được bỏ, chữ thêm vào được giữ",
      en: "the file has tracked changes: what was deleted is left out, what was inserted is kept",
      hint: words("trong Word: Xem lại, Chấp nhận tất cả", "accept all changes in Word"))
  }

  static func wordNote() -> BankFinding {
    BankFinding(
      .warning, "word.footnote", vi: "chú thích cuối trang không được giữ",
      en: "footnotes and endnotes are not kept",
      hint: words("đưa chú thích vào trong câu", "put the note into the text"))
  }

  static func wordLegacyFont(_ font: String) -> BankFinding {
    BankFinding(
      .warning, "word.legacy-font",
      vi: "chữ gõ bằng phông cũ “\(font.abridged)” đã được chuyển sang Unicode",
      en: "text in the font “\(font.abridged)”, from before Unicode, was converted",
      hint: words("đọc lại vài câu để chắc chắn", "read some of it to be sure"))
  }

  static func wordFieldFormula() -> BankFinding {
    BankFinding(
      .warning, "word.field-formula", vi: "công thức viết bằng trường EQ không đọc được thành chữ",
      en: "a formula in an EQ field cannot be read as text")
  }

  static func wordEmpty() -> BankFinding {
    BankFinding(
      .error, "word.empty", vi: "tệp Word không có chữ nào", en: "the Word file has no text",
      hint: words(
        "nếu đề là ảnh chụp thì phải gõ lại", "a paper that is a photograph has to be typed"))
  }
}
