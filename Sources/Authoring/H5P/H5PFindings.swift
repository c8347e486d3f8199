import Assessment

/// The words for what is wrong in an H5P package, or is not read of it.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func h5pContentTooLarge(bytes: Int) -> BankFinding {
    BankFinding(
      .error, "h5p.content-too-large",
      vi: "nội dung của gói có \(bytes >> 20) MB, nhiều nhất \(H5PLimits.contentBytesMax >> 20) MB",
      en:
        "the content of the package has \(bytes >> 20) MB; at most \(H5PLimits.contentBytesMax >> 20) MB are read",
      hint: words("chia làm nhiều gói", "split it into several packages"))
  }

  static func h5pFileTwice(_ path: String) -> BankFinding {
    BankFinding(
      .warning, "h5p.file-twice",
      vi: "gói có hai tệp cùng tên “\(path.abridged)”; tệp sau được dùng",
      en: "the package has two files called “\(path.abridged)”; the last one counts")
  }

  static func h5pNoQuestions() -> BankFinding {
    BankFinding(
      .error, "h5p.no-questions", vi: "gói H5P này không có câu hỏi nào đọc được",
      en: "this H5P package has no question that can be read",
      hint: words(
        "chọn gói có Question Set, Multiple Choice, True/False, Fill in the Blanks…",
        "choose one with a Question Set, Multiple Choice, True/False, Fill in the Blanks…"))
  }

  static func h5pUnsupported(_ library: String, times: Int) -> BankFinding {
    let name = library.isEmpty ? "?" : library.abridged
    return BankFinding(
      .warning, "h5p.unsupported-library",
      vi: "loại nội dung \(name) chưa đọc được; đã bỏ qua \(times) phần",
      en: "contents of \(name) are not read; \(times) \(English.of(times, "was", "were")) left out")
  }

  static func h5pPassedOver(_ count: Int) -> BankFinding {
    BankFinding(
      .warning, "h5p.passed-over",
      vi: "\(count) phần chữ, hình, phim… không phải câu hỏi đã được bỏ qua",
      en: English.count(count, "text, picture or the like was", "texts, pictures and the like were")
        + " passed over: nothing is asked there")
  }

  static func h5pTooFewChoices() -> BankFinding {
    BankFinding(
      .error, "h5p.too-few-choices", vi: "câu chỉ có một lựa chọn, nên chưa được đọc",
      en: "the question has 1 choice only, so it was not read",
      hint: words("thêm lựa chọn sai", "add wrong choices"))
  }

  static func h5pFieldLeftOut(_ field: String) -> BankFinding {
    BankFinding(
      .warning, "h5p.field-left-out",
      vi: "trường “\(field.abridged)” không đúng kiểu, nên phần đó đã được bỏ qua",
      en: "the field “\(field.abridged)” is of another type than it should be, so it was left out",
      hint: words(
        "nếu cần phần đó, mở và lưu lại nội dung bằng trình soạn H5P",
        "to keep it, open and save the content in an H5P editor"))
  }

  static func h5pNoGaps() -> BankFinding {
    BankFinding(
      .error, "h5p.no-gaps", vi: "văn bản không có chỗ nào nằm giữa hai dấu *, nên chưa được đọc",
      en: "nothing in the text stands between two stars, so it was not read",
      hint: words("viết *đáp án* ở chỗ trống", "write *answer* where the gap is"))
  }

  /// - Parameter times: in how many contents.
  static func h5p(_ note: H5PNote, times: Int) -> BankFinding {
    let (code, vi, en) = about(note)
    return BankFinding(
      .warning, "h5p.\(code)", vi: "\(vi) (\(times) câu)",
      en: "\(en) (\(English.count(times, "item")))")
  }

  private static func about(_ note: H5PNote) -> (code: String, vi: String, en: String) {
    switch note {
    case .feedbackWhenNotChosen:
      (
        "not-chosen-feedback", "lời nhắn cho ai không chọn một đáp án đã được bỏ qua",
        "what is said to those who do not choose an answer was left out"
      )
    case .feedbackByScore:
      (
        "feedback-by-score", "lời nhắn theo mức điểm đã được bỏ qua",
        "feedback that depends on the score was left out"
      )
    case .singlePoint:
      (
        "single-point", "H5P cho trọn điểm khi đủ đúng một phần; ở đây mỗi đáp án có phần điểm",
        "H5P gives the whole point from some per cent on; here each choice has its share"
      )
    case .spelling:
      (
        "spelling", "H5P bỏ qua lỗi chính tả nhỏ; ở đây phải gõ đúng",
        "H5P forgives small spelling errors; here the answer has to be typed right"
      )
    case .tip:
      (
        "tips", "gợi ý được hiện sau khi trả lời, cùng lời giải",
        "tips are shown after the answer, with the feedback"
      )
    }
  }

  // Media.

  static func h5pMissingMedia(_ address: String) -> BankFinding {
    BankFinding(
      .warning, "h5p.media-missing", vi: "gói thiếu tệp hình hoặc âm thanh “\(address.abridged)”",
      en: "the package lacks the picture or sound “\(address.abridged)”",
      hint: words("xuất lại gói từ nơi làm ra", "export the package again"))
  }

  static func h5pRemoteMedia(_ address: String) -> BankFinding {
    BankFinding(
      .warning, "h5p.media-remote",
      vi: "hình, âm thanh hay phim nằm trên mạng (\(address.abridged)), không đi theo câu",
      en: "a picture, sound or film is on the net (\(address.abridged)) and does not come along",
      hint: words("tải tệp về rồi đưa vào H5P", "download it and upload it to H5P"))
  }

  static func h5pMediaTooLarge(_ name: String, bytes: Int) -> BankFinding {
    BankFinding(
      .warning, "h5p.media-too-large",
      vi: "tệp “\(name.abridged)” có \(bytes >> 10) kB, lớn quá mức, nên không đi theo câu",
      en: "“\(name.abridged)” has \(bytes >> 10) kB, more than is kept, so it does not come along",
      hint: words("thu nhỏ tệp", "make it smaller"))
  }

  static func h5pMediaUnknown(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "h5p.media-unknown",
      vi: "tệp “\(name.abridged)” không phải hình, âm thanh hay phim dạng đã biết",
      en: "“\(name.abridged)” is no picture, sound or film of a kind that is known")
  }

  static func h5pObjectLeftOut(_ library: String) -> BankFinding {
    BankFinding(
      .warning, "h5p.object-left-out", vi: "phần \(library.abridged) trong câu đã được bỏ qua",
      en: "\(library.abridged) within the item was left out")
  }
}
