/// Answering: labels, keys and calm words for what cannot be sent yet.
extension ScreenTexts {
  var isTrue: String { say("Đúng", "True") }
  var isFalse: String { say("Sai", "False") }
  var answerLabel: String { say("Trả lời", "Answer") }

  // MARK: Keys in the bottom line

  func choiceKeys(_ last: String, quick: Bool, short: Bool) -> String {
    if quick { return say("A–\(last) gửi ngay", "A–\(last) sends") }
    return short
      ? say("A–\(last) chọn · Enter gửi", "A–\(last) choose · Enter sends")
      : say("A–\(last) hoặc ↑↓ chọn · Enter gửi", "A–\(last) or ↑↓ choose · Enter sends")
  }
  func toggleKeys(_ last: String, short: Bool) -> String {
    short
      ? say("A–\(last) đánh dấu · Enter gửi", "A–\(last) mark · Enter sends")
      : say("A–\(last) hoặc Space đánh dấu · Enter gửi", "A–\(last) or Space marks · Enter sends")
  }
  func orderKeys(short: Bool) -> String {
    short
      ? say("chữ/số, Space ↑↓ · Enter gửi", "letters, Space ↑↓ · Enter sends")
      : say(
        "chữ hoặc số theo thứ tự · Space ↑↓ · Enter gửi",
        "letters or digits in order · Space ↑↓ · Enter sends")
  }
  func matchKeys(short: Bool) -> String {
    short
      ? say("A2 nối · Enter gửi", "A2 joins · Enter sends")
      : say("A2 nối A với 2 · ↑↓ ←→ · Enter gửi", "A2 joins A with 2 · ↑↓ ←→ · Enter sends")
  }
  var typeKeys: String { say("gõ rồi Enter gửi", "type, then Enter sends") }
  var blankKeys: String { say("↑↓ ô · Enter tiếp/gửi", "↑↓ blank · Enter next/sends") }
  func blankChoiceKeys(_ last: String, short: Bool) -> String {
    short
      ? say("A–\(last) chọn · ↑↓ ô · Enter tiếp", "A–\(last) choose · ↑↓ blank · Enter next")
      : say(
        "A–\(last) hoặc Space chọn · ↑↓ ô · Enter tiếp/gửi",
        "A–\(last) or Space choose · ↑↓ blank · Enter next/sends")
  }
  func shortChoiceKeys(_ last: String) -> String { say("A–\(last) chọn", "A–\(last) choose") }
  func shortToggleKeys(_ last: String) -> String { say("A–\(last) đánh dấu", "A–\(last) mark") }
  var shortOrderKeys: String { say("chữ/số, Space ↑↓", "letters, Space ↑↓") }
  var shortMatchKeys: String { say("A2 nối", "A2 joins") }
  var shortTypeKeys: String { say("gõ chữ", "type") }
  var shortBlankKeys: String { say("↑↓ ô", "↑↓ blank") }
  var helpKey: String { say("? trợ giúp", "? help") }
  var helpFunctionKey: String { say("F1 trợ giúp", "F1 help") }

  // MARK: What is missing

  var chooseFirst: String { say("Em chọn một câu trả lời trước.", "Choose an answer first.") }
  var markSome: String { say("Em đánh dấu ít nhất một ô.", "Mark at least one.") }
  func markExactly(_ count: Int) -> String {
    say("Em đánh dấu đúng \(count) ô.", "Mark exactly \(count).")
  }
  func selectExactly(_ count: Int) -> String {
    say("Chọn đúng \(count) ý.", "Choose exactly \(count).")
  }
  var selectAll: String { say("Chọn mọi ý đúng.", "Choose all that are right.") }
  var numberFirst: String {
    say("Em gõ một số, ví dụ 12 hoặc 3,5.", "Type a number, such as 12 or 3.5.")
  }
  var textFirst: String { say("Em gõ câu trả lời trước.", "Type an answer first.") }
  func textTooLong(_ max: Int) -> String {
    say("Câu trả lời dài nhất \(max) chữ.", "An answer has at most \(max) characters.")
  }
  var pairFirst: String {
    say("Em nối ít nhất một cặp, ví dụ A2.", "Join at least one pair, such as A2.")
  }
  func length(_ count: Int, of max: Int) -> String {
    say("\(count)/\(max) chữ", "\(count)/\(max) characters")
  }
  func lengthFull(_ max: Int) -> String {
    say(
      "Đã đủ \(max) chữ, phần gõ hay dán thêm không được nhận.",
      "\(max) characters are the most; what was typed or pasted beyond was not taken.")
  }
  var orderAsShown: String {
    say(
      "Thứ tự đang hiện sẽ được gửi. Nhấn Enter lần nữa.",
      "The order shown will be sent. Press Enter again.")
  }
  /// Asked for on a line: "Type all 4 letters in order, such as D A B C."
  func orderFirst(_ count: Int) -> String {
    let letters = ([count - 1] + (0..<max(0, count - 1))).map(ChoiceLabel.letter)
      .joined(separator: " ")
    return say(
      "Em gõ đủ \(count) chữ cái theo thứ tự, ví dụ \(letters).",
      "Type all \(count) letters in order, such as \(letters).")
  }
  func numberInBlank(_ number: Int) -> String {
    say(
      "Chỗ trống \(number) cần một số, ví dụ 12 hoặc 3,5.",
      "Blank \(number) wants a number, such as 12 or 3.5.")
  }
  var fillOne: String { say("Em điền ít nhất một chỗ trống.", "Fill in at least one blank.") }
  func lineNotRead(_ typed: String) -> String {
    say("Chưa hiểu “\(typed)”.", "“\(typed)” was not understood.")
  }

  /// "= 1000"
  func readAs(_ value: String) -> String { "= \(value)" }
  /// Units that an answer may be typed in besides the item's own.
  func alsoIn(_ units: [String]) -> String {
    let list = units.joined(separator: ", ")
    return say("Có thể gõ kèm đơn vị: \(list).", "You may also type the unit: \(list).")
  }
  func blank(_ number: Int) -> String { say("Chỗ trống \(number)", "Blank \(number)") }
  var arrangeHint: String { say("Xếp theo thứ tự đúng.", "Put these in order.") }
  var lifted: String { say("đang nhấc", "lifted") }
}
