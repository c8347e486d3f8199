import Assessment

/// The words for what is wrong in any bank, whatever its format.
extension BankFinding {
  static func outsideFences(_ lines: Int) -> BankFinding {
    BankFinding(
      .warning, "bank.outside-fences",
      vi: "\(lines) dòng nằm ngoài khối ``` không phải câu hỏi, nên đã bỏ qua",
      en: "left out, since it stands outside of the ``` fences: \(English.count(lines, "line"))")
  }

  static func fileTooLarge(bytes: Int) -> BankFinding {
    let (found, most) = (bytes >> 20, BankLimits.fileBytesMax >> 20)
    return BankFinding(
      .error, "bank.file-too-large", vi: "tệp có \(found) MB, nhiều nhất là \(most) MB",
      en: "the file has \(found) MB; at most \(most) MB are read",
      hint: LocalizedMessage(vi: "chia tệp làm nhiều phần", en: "split the file"))
  }

  static func itemTooLarge() -> BankFinding {
    let most = BankLimits.itemBytesMax >> 20
    return BankFinding(
      .error, "bank.item-too-large", vi: "câu này dài hơn \(most) MB nên chưa được đọc",
      en: "this item is longer than \(most) MB and was not read",
      hint: LocalizedMessage(
        vi: "thu nhỏ ảnh, hoặc thêm dòng trống giữa các câu",
        en: "make its pictures smaller, or put an empty line between items"))
  }

  static func tooManyItems() -> BankFinding {
    BankFinding(
      .error, "bank.too-many-items",
      vi: "tệp có hơn \(BankLimits.itemsMax) câu; từ đây trở đi chưa được đọc",
      en: "the file has more than \(BankLimits.itemsMax) items; the rest was not read",
      hint: LocalizedMessage(vi: "chia tệp làm nhiều phần", en: "split the file"))
  }

  static func tooManyAnswers(_ count: Int) -> BankFinding {
    BankFinding(
      .error, "bank.too-many-answers",
      vi: "câu có \(count) đáp án, nhiều nhất là \(BankLimits.answersMax)",
      en: "the item has \(count) answers; at most \(BankLimits.answersMax) are read")
  }

  static func tooManyFindings(rest: Int) -> BankFinding {
    BankFinding(
      .warning, "bank.more-diagnostics", vi: "còn \(rest) điều nữa chưa kể ở đây",
      en: "\(English.count(rest, "more is", "more are")) not listed here")
  }

  static func emptyFile() -> BankFinding {
    BankFinding(
      .error, "bank.empty-file", vi: "tệp trống, không có chữ nào",
      en: "the file is empty; there is no text in it",
      hint: LocalizedMessage(
        vi: "mở tệp gốc xem có câu hỏi không, rồi lưu và chép lại",
        en: "look into the file where it was made, save it and copy it again"))
  }

  static func unknownFormat() -> BankFinding {
    BankFinding(
      .error, "bank.unknown-format", vi: "không nhận ra đây là định dạng ngân hàng câu hỏi nào",
      en: "this is no bank format that is known",
      hint: LocalizedMessage(
        vi: "nói rõ định dạng bằng --format, hoặc lưu thành GIFT hay JSON",
        en: "name the format with --format, or save the bank as GIFT or JSON"))
  }

  static func looksLikePaper(lines: Int, _ format: BankFormat) -> BankFinding {
    BankFinding(
      .warning, "bank.looks-like-paper",
      vi: "\(lines) dòng viết như đề kiểm tra (“Câu 1”, “Đáp án”), không phải \(format.rawValue)",
      en:
        "\(English.count(lines, "line")) as in an examination paper (“Câu 1”, “Đáp án”), not as in \(format.rawValue)",
      hint: LocalizedMessage(
        vi: "đọc lại tệp với --format paper", en: "read the file with --format paper"))
  }

  /// - Parameter bytes: of the text; 0 for a package.
  static func nothingFound(_ format: BankFormat, bytes: Int) -> BankFinding {
    let (vi, en) =
      bytes > 0
      ? (" (\(bytes) byte)", " (\(English.count(bytes, "byte")))") : ("", "")
    return BankFinding(
      .warning, "bank.nothing-found",
      vi: "tệp được đọc theo định dạng \(format.rawValue)\(vi) mà không thấy câu hỏi nào",
      en: "the file was read as \(format.rawValue)\(en), and no question was found in it",
      hint: LocalizedMessage(
        vi: "xem lại tệp; nếu định dạng khác thì nói rõ bằng --format",
        en: "look at the file; if it is of another format, name that with --format"))
  }

  /// True for what says of a whole file that it holds something else than questions.
  var saysWhyNothing: Bool {
    [
      "qti.test-alone", "qti.stimulus-alone", "qti.results", "qti.manifest-alone",
      "moodle.unsupported-type", "moodle.category-info-not-kept",
    ].contains(code)
  }

  static func formatNotReadable(_ name: String) -> BankFinding {
    BankFinding(
      .error, "bank.format-not-readable", vi: "định dạng \(name) chưa đọc được",
      en: "the format \(name) cannot be read yet",
      hint: LocalizedMessage(
        vi: "xuất ngân hàng ra GIFT hoặc JSON rồi đọc lại", en: "export the bank as GIFT or JSON"))
  }

  static func packageIsNoText(_ name: String) -> BankFinding {
    BankFinding(
      .error, "bank.package-is-no-text",
      vi: "tệp này là một gói zip (như Word, Excel), không phải văn bản \(name)",
      en: "this file is a zip package (as of Word or Excel), not a text in \(name)",
      hint: LocalizedMessage(
        vi: "bỏ --format, hoặc nêu đúng định dạng: docx, xlsx, qti",
        en: "leave --format away, or name the right one: docx, xlsx, qti"))
  }

  static func losesMarking() -> BankFinding {
    BankFinding(
      .warning, "bank.loses-marking",
      vi: "cách chấm riêng của câu (trọn điểm, dấu thanh, lỗi gõ) không ghi được",
      en: "how the item's answers are marked (parts, tone marks, slips) cannot be written")
  }

  static func controlCharacter(_ byte: UInt8) -> BankFinding {
    let code = String(byte, radix: 16, uppercase: true)
    let name = "U+00" + (code.utf8.count < 2 ? "0" : "") + code
    return BankFinding(
      .warning, "bank.control-character", vi: "ký tự điều khiển \(name) đã được bỏ",
      en: "the control character \(name) was left out")
  }

  static func emptyPrompt() -> BankFinding {
    BankFinding(
      .warning, "bank.empty-prompt", vi: "câu không có lời hỏi", en: "the item asks nothing",
      hint: LocalizedMessage(vi: "viết câu hỏi trước đáp án", en: "write the question"))
  }

  /// - Parameter kind: what has to be mended differs with it.
  static func noRightAnswer(_ kind: ItemKind) -> BankFinding {
    let (vi, en, hint) = wordsForNoAnswer(kind)
    return BankFinding(
      .warning, "bank.no-right-answer", vi: vi + "; câu được giữ làm bản nháp, không đem thi được",
      en: "\(en); the item is kept as a draft and cannot be asked", hint: hint)
  }

  private static func wordsForNoAnswer(
    _ kind: ItemKind
  ) -> (vi: String, en: String, hint: LocalizedMessage) {
    switch kind {
    case .numeric:
      (
        "câu hỏi số này chưa có số nào được chấp nhận", "no number is accepted for this item",
        LocalizedMessage(vi: "viết số phải trả lời", en: "write the number that is asked for")
      )
    case .text:
      (
        "câu trả lời ngắn này chưa có đáp án nào được chấp nhận",
        "no answer is accepted for this short answer",
        LocalizedMessage(vi: "viết đáp án của câu", en: "write its answer")
      )
    case .cloze:
      (
        "có chỗ trống chưa có đáp án đúng", "a gap has no right answer",
        LocalizedMessage(
          vi: "viết đáp án của từng chỗ trống", en: "write the answer of every gap")
      )
    case .matching:
      (
        "câu ghép đôi này chưa có cặp nào", "this matching item has no pairs",
        LocalizedMessage(
          vi: "viết các cặp, mỗi cặp có hai vế", en: "write its pairs, each with its two sides")
      )
    case .ordering:
      (
        "câu sắp xếp này chưa có thứ tự đúng", "this ordering item has no right order",
        LocalizedMessage(
          vi: "viết các mục theo thứ tự đúng", en: "write its entries in their right order")
      )
    default:
      (
        "không đáp án nào được đánh dấu là đúng", "no answer is marked as right",
        LocalizedMessage(vi: "đánh dấu đáp án đúng", en: "mark the right answer")
      )
    }
  }

  static func noWholeAnswer(best: Fraction) -> BankFinding {
    BankFinding(
      .warning, "bank.no-whole-answer",
      vi: "đáp án tốt nhất chỉ được \(best.percentText) % số điểm",
      en: "the best answer has only \(best.percentText) % of the mark")
  }

  static func allRight() -> BankFinding {
    BankFinding(
      .warning, "bank.all-right", vi: "đáp án nào cũng được đánh dấu là đúng",
      en: "every choice is marked as right")
  }

  static func severalWholeAnswers(_ count: Int) -> BankFinding {
    BankFinding(
      .warning, "bank.several-whole-answers",
      vi: "\(count) đáp án đều được trọn điểm mà chỉ được chọn một",
      en: "\(count) choices have the whole mark each, and only one can be chosen",
      hint: LocalizedMessage(
        vi: "nếu phải chọn hết thì chia điểm: ~%50% (GIFT), single=false (Moodle XML), "
          + "kind \"multiple\" (JSON); nếu dấu = chỉ là chữ (GIFT) thì viết \\=",
        en: "where all should be chosen, share the mark: ~%50% (GIFT), single=false (Moodle XML), "
          + "kind \"multiple\" (JSON); where an = is text (GIFT), write \\="))
  }

  static func sharesDoNotAddUp(to sum: Fraction) -> BankFinding {
    BankFinding(
      .warning, "bank.shares-do-not-add-up",
      vi: "phần điểm của các đáp án đúng cộng lại được \(sum.percentText) %, không phải 100 %",
      en: "the shares of the right choices add up to \(sum.percentText) %, not to 100 %")
  }

  static func everythingChosenIsRight() -> BankFinding {
    BankFinding(
      .warning, "bank.everything-chosen-is-right",
      vi: "chọn tất cả các đáp án cũng được trọn điểm",
      en: "choosing everything gets the whole mark",
      hint: LocalizedMessage(
        vi: "cho các đáp án sai phần điểm âm, như %-100%",
        en: "give the wrong choices a negative share, such as %-100%"))
  }

  static func oneRightOfSeveral() -> BankFinding {
    BankFinding(
      .warning, "bank.everything-chosen-is-right",
      vi: "câu chọn nhiều này chỉ có một đáp án đúng, mà chọn tất cả cũng được trọn điểm",
      en: "this item lets several be chosen and has one right choice; choosing everything gets the "
        + "whole mark",
      hint: LocalizedMessage(
        vi: "chỉ được chọn một thì ghi là câu chọn một; trong GIFT: đặt = trước đáp án đúng",
        en: "make it an item of one choice where one is meant; in GIFT with = before the right one"
      ))
  }

  static func letteredChoices() -> BankFinding {
    BankFinding(
      .warning, "bank.lettered-choices",
      vi: "mỗi đáp án tự mang chữ A, B, C…; khi trộn, các chữ đó không còn đúng thứ tự",
      en: "each choice carries its own letter, which is out of order once choices are shuffled",
      hint: LocalizedMessage(
        vi: "bỏ chữ cái ở đầu các đáp án", en: "leave the letters out of the choices"))
  }

  static func equalChoices(_ first: Int, _ second: Int) -> BankFinding {
    BankFinding(
      .warning, "bank.equal-choices", vi: "đáp án \(second) giống hệt đáp án \(first)",
      en: "choice \(second) is the same as choice \(first)")
  }

  static func showsNothing(_ text: String) -> BankFinding {
    if text.isEmpty {
      return BankFinding(
        .warning, "bank.empty-choice", vi: "đáp án này trống", en: "this choice is empty")
    }
    return BankFinding(
      .warning, "bank.shows-nothing", vi: "đáp án này chỉ có thẻ HTML, nên không hiện ra chữ nào",
      en: "this choice is only HTML tags, so nothing is shown",
      hint: LocalizedMessage(
        vi: "nếu muốn hiện chính thẻ đó, viết < thành &lt;",
        en: "to show the tag itself, write < as &lt;"))
  }

  static func pinned(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "bank.pinned-last",
      vi: "đáp án này nói về các đáp án kia, nên luôn đứng cuối khi trộn",
      en: "this choice speaks of the others, so it stays at the end when choices are shuffled")
  }

  static func namesLetters(_ text: String) -> BankFinding {
    BankFinding(
      .warning, "bank.names-letters",
      vi: "đáp án này gọi các đáp án kia bằng chữ cái, mà chữ cái đổi khi trộn",
      en: "this choice names others by letters, which change when choices are shuffled",
      hint: LocalizedMessage(
        vi: "viết lại nội dung thay cho chữ cái", en: "say what they say instead of their letters"))
  }

  /// - Parameter part: that the other one stands in; nil where it is the same.
  static func sameItem(asOnLine line: Int, of part: String?) -> BankFinding {
    let part = part.map { "“\($0.abridged)”" }
    return BankFinding(
      .warning, "bank.same-item",
      vi: "câu này giống hệt câu ở dòng \(line)" + (part.map { " của \($0)" } ?? ""),
      en: "this item is the same as the one on line \(line)" + (part.map { " of \($0)" } ?? ""))
  }

  /// - Parameter part: that the other one stands in; nil where it is the same.
  static func sameButPicture(asOnLine line: Int, of part: String?) -> BankFinding {
    let part = part.map { "“\($0.abridged)”" }
    let (of, cua) = (part.map { " of \($0)" } ?? "", part.map { " của \($0)" } ?? "")
    return BankFinding(
      .warning, "bank.same-but-picture",
      vi: "câu này là câu ở dòng \(line)\(cua) với hình khác; chỉ giữ được một trong hai câu",
      en: "this is the item on line \(line)\(of) with another picture; "
        + "only one of the two can be kept",
      hint: LocalizedMessage(
        vi: "thêm vài chữ vào đề để phân biệt hai câu, ví dụ hình vẽ gì",
        en: "add a few words to the prompt that tell the two apart, such as what the picture shows"
      ))
  }
}

extension Fraction {
  /// In per cent, without zeros at the end.
  var percentText: String {
    DecimalNumber(checked: tenMillionths, exponent: -5)?.description ?? "0"
  }
}
