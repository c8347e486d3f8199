/// The words for pictures and sounds in Moodle XML.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func moodleFileMissing(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "moodle.file-missing",
      vi: "chữ nhắc đến tệp “\(name.abridged)” nhưng câu không có tệp đó",
      en: "the text names the file “\(name.abridged)”, which the item does not have",
      hint: words(
        "xuất lại từ Moodle, nơi vẫn còn tệp", "export it again from where the file still is"))
  }

  static func moodleFileWithoutName() -> BankFinding {
    BankFinding(
      .warning, "moodle.file-without-name", vi: "tệp (<file>) không có tên, đã bỏ qua",
      en: "a <file> without a name was left out")
  }

  static func moodleFileEncoding(_ name: String, _ encoding: String) -> BankFinding {
    BankFinding(
      .warning, "moodle.file-encoding",
      vi:
        "tệp “\(name.abridged)” viết theo kiểu “\(encoding.abridged)”, không phải base64, đã bỏ qua",
      en: "“\(name.abridged)” is encoded as “\(encoding.abridged)”, not base64, and was left out")
  }

  static func moodleFileBroken(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "moodle.file-broken",
      vi: "nội dung của tệp “\(name.abridged)” không phải Base64, nên tệp không đi theo câu",
      en: "the content of “\(name.abridged)” is no Base64, so it does not come with the item",
      hint: words(
        "tệp có thể bị cắt giữa chừng: xuất lại từ Moodle", "it may be cut off: export it again"))
  }

  static func moodleFileTooLarge(_ name: String, bytes: Int) -> BankFinding {
    BankFinding(
      .warning, "moodle.file-too-large",
      vi: "tệp “\(name.abridged)” có \(bytes >> 10) kB, lớn quá mức cho phép, "
        + "nên không đi theo câu",
      en: "“\(name.abridged)” has \(bytes >> 10) kB, more than is kept, "
        + "so it does not come with the item",
      hint: words("thu nhỏ tệp", "make it smaller"))
  }

  static func moodleTooManyFiles() -> BankFinding {
    BankFinding(
      .warning, "moodle.too-many-files",
      vi: "câu có hơn \(MoodleXMLLimits.filesMax) tệp; các tệp từ đây không đi theo câu",
      en: "the item has more than \(MoodleXMLLimits.filesMax) files; the rest is left out",
      hint: words("bớt tệp", "use fewer files"))
  }

  static func moodleFileUnknown(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "moodle.file-unknown",
      vi: "tệp “\(name.abridged)” không phải hình, âm thanh hay phim dạng đã biết",
      en: "“\(name.abridged)” is no picture, sound or film of a kind that is known")
  }

  static func moodleFileOtherKind(_ name: String, is type: String) -> BankFinding {
    BankFinding(
      .warning, "moodle.file-other-kind",
      vi: "tệp “\(name.abridged)” thật ra là \(type), được giữ như vậy",
      en: "“\(name.abridged)” is really \(type) and is kept as such")
  }
}
