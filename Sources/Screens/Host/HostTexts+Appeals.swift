import Wire

/// What the console says about appeals.
extension HostTexts {
  var appealsTitle: String { say("Khiếu nại", "Appeals") }
  var noAppeals: String { say("Chưa có khiếu nại nào.", "There is no appeal.") }
  var appealLineTitle: String {
    say(
      "Ghi: c17 3 ; lý do (câu 3), c17 ; lý do (kết quả). Trả lời: a1 + lý do (chấp nhận), a1 - lý do (bác).",
      "Note: c17 3 ; reason (question 3), c17 ; reason (results). Answer: a1 + reason (upheld), a1 - reason."
    )
  }
  var appealUsage: String {
    say(
      "Gõ: c17 3 ; LÝ DO hoặc c17 ; LÝ DO để ghi; a1 + LÝ DO hoặc a1 - LÝ DO để trả lời",
      "Type: c17 3 ; REASON or c17 ; REASON to note; a1 + REASON or a1 - REASON to answer")
  }
  func appealNoted(_ name: String) -> String {
    say(
      "✓ Đã ghi khiếu nại \(name). Trả lời xong mọi khiếu nại mới chốt được kết quả.",
      "✓ Appeal \(name) is noted. Results are final only once all are answered.")
  }
  var appealAnswered: String {
    say(
      "✓ Đã trả lời. Nếu chấp nhận thì sửa đáp án (k), huỷ câu (a) hoặc cho thi lại (x).",
      "✓ Answered. If it is upheld correct the key (k), annul the question (a) or reinstate (x).")
  }

  /// - Parameter number: of the question that it is about.
  func line(of appeal: ServerMessage.ListedAppeal, number: String?) -> String {
    let who = (appeal.name.map { oneLine($0) + " " } ?? "") + "(\(appeal.contestant))"
    let what =
      number.map { ", " + question($0) } ?? appeal.question.map { ", " + oneLine($0) } ?? ""
    let head = "\(appeal.appeal). \(who)\(what): \(oneLine(appeal.reason))"
    guard let isUpheld = appeal.isUpheld else { return head + say(" – CHƯA TRẢ LỜI", " – OPEN") }
    let verdict = isUpheld ? say("chấp nhận", "upheld") : say("bác", "turned down")
    return "\(head) – \(verdict): \(oneLine(appeal.answer ?? ""))"
  }

  /// Nil for other kinds.
  func appealEvent(_ event: ServerMessage.JournalEvent, which: String) -> String? {
    let why = oneLine(event.text("reason") ?? "")
    switch event.kind {
    case "appealed":
      let who = oneLine(event.text("contestant") ?? "")
      let about = which.isEmpty ? "" : ", " + which
      return say("khiếu nại của \(who)\(about): \(why)", "appeal of \(who)\(about): \(why)")
    case "appealAnswered":
      let name = oneLine(event.text("appeal") ?? "")
      return event.truth("upheld") ?? false
        ? say("chấp nhận khiếu nại \(name): \(why)", "appeal \(name) upheld: \(why)")
        : say("bác khiếu nại \(name): \(why)", "appeal \(name) turned down: \(why)")
    default: return nil
    }
  }
}
