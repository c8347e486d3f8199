/// The words for what is suspicious in the content of items, and in the keys of a whole bank.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  static func unclosedTag(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "bank.unclosed-tag", vi: "thẻ <\(name.abridged)> mở ra mà không đóng",
      en: "the tag <\(name.abridged)> is opened and not closed",
      hint: words("thêm </\(name.abridged)>", "add </\(name.abridged)>"))
  }

  static func strayTag(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "bank.stray-tag", vi: "thẻ </\(name.abridged)> đóng lại cái chưa mở",
      en: "the tag </\(name.abridged)> closes what was not opened",
      hint: words(
        "bỏ thẻ, hoặc thêm <\(name.abridged)> phía trước",
        "remove it, or add <\(name.abridged)> before"))
  }

  static func unknownTag(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "bank.unknown-tag",
      vi: "<\(name.abridged)> trông như một thẻ HTML nên không hiện ra",
      en: "<\(name.abridged)> looks like a tag of HTML, so it is not shown",
      hint: words(
        "nếu đó là chữ của câu, viết &lt;\(name.abridged)&gt;",
        "if it is text, write &lt;\(name.abridged)&gt;"))
  }

  static func unclosedFormula(_ mark: String, _ end: String) -> BankFinding {
    BankFinding(
      .warning, "bank.unclosed-formula", vi: "công thức mở bằng \(mark) mà không đóng bằng \(end)",
      en: "the formula that begins with \(mark) does not end with \(end)",
      hint: words("thêm \(end) sau công thức", "add \(end) after the formula"))
  }

  static func strayFormulaEnd(_ mark: String) -> BankFinding {
    BankFinding(
      .warning, "bank.stray-formula-end", vi: "có \(mark) đóng công thức mà chưa có gì mở",
      en: "\(mark) ends a formula that did not begin",
      hint: words("thêm dấu mở phía trước", "add what begins it"))
  }

  static func formulaBraces(_ mark: String) -> BankFinding {
    BankFinding(
      .warning, "bank.formula-braces", vi: "số dấu { và } trong công thức \(mark) không bằng nhau",
      en: "the { and } of the formula in \(mark) do not match",
      hint: words("xem lại dấu ngoặc của công thức", "look at its braces again"))
  }

  static func gapNotShown(_ number: Int) -> BankFinding {
    BankFinding(
      .warning, "bank.gap-not-shown",
      vi:
        "chỗ trống \(number) có đáp án nhưng không có {b\(number)} trong câu, nên không thấy ở đâu",
      en:
        "gap \(number) has an answer but the text has no {b\(number)}, so nobody sees where it is",
      hint: words("viết {b\(number)} vào chỗ trống đó", "write {b\(number)} where the gap is"))
  }

  static func gapWithoutAnswer(_ number: Int) -> BankFinding {
    BankFinding(
      .warning, "bank.gap-without-answer",
      vi: "trong câu có {b\(number)} mà không có đáp án cho chỗ trống \(number)",
      en: "the text has {b\(number)}, and gap \(number) has no answer",
      hint: words("thêm đáp án, hoặc bỏ {b\(number)}", "add its answer, or take {b\(number)} away"))
  }

  static func gapShownTwice(_ number: Int) -> BankFinding {
    BankFinding(
      .warning, "bank.gap-shown-twice", vi: "{b\(number)} có hai lần trong câu",
      en: "{b\(number)} is in the text twice",
      hint: words("cho mỗi chỗ trống một số riêng", "give each gap a number of its own"))
  }

  static func mediaNotCarried(_ name: String) -> BankFinding {
    BankFinding(
      .warning, "bank.media-missing",
      vi: "câu cần hình hoặc âm thanh “\(name.abridged)” nhưng tệp đó không đi theo",
      en: "the item shows “\(name.abridged)”, and that file does not come with it",
      hint: words(
        "nhúng ảnh vào câu (data:), hoặc dùng Word, QTI, Moodle XML, JSON có kèm tệp",
        "write the picture into the text (data:), or bring it in Word, QTI, Moodle XML or JSON"))
  }

  static func mediaOnTheNet(_ address: String) -> BankFinding {
    BankFinding(
      .warning, "bank.media-remote",
      vi: "hình hoặc âm thanh nằm trên mạng (\(address.abridged)), không đi theo câu",
      en: "a picture or sound is on the net (\(address.abridged)) and does not come with the item",
      hint: words("tải tệp về và đưa vào ngân hàng", "download it and put it into the bank"))
  }

  /// Of a file that an item shows and does not carry.
  var isOfMedia: Bool { code == "bank.media-missing" || code == "bank.media-remote" }

  /// Of the places of keys, which tell nothing in formats that have the key first.
  var isOfLetters: Bool { code == "bank.key-always-same-letter" }

  static func keyAlwaysAt(_ letter: String, hits: Int, of items: Int) -> BankFinding {
    BankFinding(
      .warning, "bank.key-always-same-letter",
      vi: "đáp án đúng là \(letter) ở \(hits) trong \(items) câu chọn một",
      en: "the right choice is \(letter) in \(hits) of \(items) single-choice items",
      hint: words(
        "đổi chỗ các lựa chọn, hoặc chỉ dùng ngân hàng trong vòng thi có trộn (shuffle)",
        "move the choices about, or use the bank only in rounds that shuffle"))
  }

  static func keyAlwaysLongest(hits: Int, of items: Int) -> BankFinding {
    BankFinding(
      .warning, "bank.key-always-longest",
      vi: "\(items) câu có một lựa chọn dài hơn hẳn, và \(hits) lần đó là đáp án đúng",
      en: "in \(items) items one choice is clearly the longest, and in \(hits) it is the key",
      hint: words(
        "viết các lựa chọn sai dài ngang đáp án đúng",
        "write the wrong choices as long as the right one"))
  }

  static func keyAlways(_ truth: Bool, hits: Int, of items: Int) -> BankFinding {
    BankFinding(
      .warning, truth ? "bank.key-always-true" : "bank.key-always-false",
      vi: "đáp án là \(truth ? "đúng" : "sai") ở \(hits) trong \(items) câu đúng sai",
      en: "the answer is \(truth) in \(hits) of \(items) true/false items",
      hint: words("viết thêm câu có đáp án kia", "write more items with the other answer"))
  }

  static func noSource(named: Int, of items: Int) -> BankFinding {
    BankFinding(
      .warning, "bank.no-source",
      vi: "\(named) trong \(items) câu của ngân hàng có ghi nguồn; câu này thì không",
      en: "\(named) of the bank's \(items) items name their source; this one does not",
      hint: words(
        "thêm “Nguồn: …” vào lời giải thích", "add “Nguồn: …” or “Source: …” to the explanation"))
  }

  static func sourcePast(_ day: CalendarDay) -> BankFinding {
    BankFinding(
      .warning, "bank.source-past", vi: "nguồn của câu chỉ dùng được đến \(day.text)",
      en: "the item's source was good until \(day.text) only",
      hint: words(
        "tìm văn bản thay thế, sửa câu rồi ghi lại nguồn",
        "find what replaced it, mend the item and its source"))
  }
}
