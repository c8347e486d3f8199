import Assessment
import Wire

/// What the console says about correcting keys, and about single contestants.
extension HostTexts {
  // MARK: The key

  var correctKey: String { say("k sửa đáp án", "k corrects the key") }
  var contestantsKey: String { say("x thí sinh", "x contestants") }
  var nothingToCorrect: String {
    say("Chưa có câu nào để sửa đáp án.", "There is no question to correct yet.")
  }
  var itemUnknownHere: String {
    say(
      "Máy chủ này không cho xem lại câu đã mở từ trước. Sửa từ màn hình đã mở câu, hoặc huỷ câu (a).",
      "This server does not show questions that were opened before. "
        + "Correct it where it was opened, or annul it (a).")
  }
  var correctTitle: String {
    say("Sửa đáp án câu nào? (số đúng/số trả lời)", "Which key is wrong? (right/answered)")
  }
  var correctPaperTitle: String { say("Sửa đáp án câu nào?", "Which key is wrong?") }
  func keyOf(_ number: String) -> String { say("Đáp án câu \(number)", "The key of \(number)") }
  func newKeyTitle(_ number: String) -> String {
    say(
      "Đáp án đúng của câu \(number), gõ như thí sinh gõ (B, A C, 3,5…); nhiều cách thì ngăn bằng |",
      "The right answer to \(number), typed as contestants type it (B, A C, 3.5 …); several with | between"
    )
  }
  func keyNotUnderstood(_ item: PresentedItem?) -> String {
    switch item?.form {
    case .numeric:
      say(
        "Đáp án câu này là một số, ví dụ 12 hoặc 3,5.",
        "The answer to this question is a number, such as 12 or 3.5.")
    case .text: say("Đáp án câu này là chữ, hãy gõ lại.", "The answer is a text; type it again.")
    default: say("Câu này không có phương án như vậy.", "This question has no such answer.")
    }
  }
  var isClosing: String {
    say(
      "Câu đang đóng: câu trả lời đã đánh dấu đang tự gửi.",
      "The question is closing: marked answers are going out.")
  }
  func closing(_ seconds: Int64) -> String {
    say("ĐANG ĐÓNG · còn \(seconds) giây", "CLOSING · \(seconds) s left")
  }
  var isSurvey: String { say("hỏi ý kiến", "survey") }
  var surveyHasNoKey: String {
    say("Câu hỏi ý kiến không có đáp án để sửa.", "A survey has no key to correct.")
  }
  var tooFewOpinions: String {
    say(
      "Chưa đủ 5 ý kiến nên không hiện kết quả.",
      "Fewer than 5 answered, so nothing is shown.")
  }
  var opinionsLater: String {
    say(
      "Câu hỏi ý kiến: kết quả hiện sau khi đóng, từ 5 ý kiến trở lên.",
      "A survey: what was chosen is shown after the close, from 5 opinions on.")
  }
  func keyReasonTitle(_ number: String) -> String {
    say(
      "Lý do sửa đáp án câu \(number) (ghi vào biên bản):",
      "Why the key of \(number) is corrected (goes on record):")
  }
  func rekey(_ number: String, _ key: String, meeting: Int?, isOpen: Bool) -> String {
    var text =
      isOpen
      ? say(
        "Câu \(number) đang mở sẽ đóng ngay. ", "Question \(number) is open and closes at once. ")
      : ""
    text += say("Đáp án câu \(number) thành: \(key)? ", "Make the key of \(number): \(key)? ")
    if let meeting {
      text += say(
        "\(people(meeting)) đã trả lời như vậy được trọn điểm, mọi câu trả lời khác 0 điểm",
        "\(people(meeting)) answered so and get full marks, everybody else 0")
    } else {
      text += say(
        "Ai trả lời như vậy được trọn điểm, mọi câu trả lời khác 0 điểm",
        "Who answered so gets full marks, everybody else 0")
    }
    return text + say(". Xếp hạng tính lại ngay.", ". Standings change at once.")
  }

  // MARK: Contestants

  var searchTitle: String {
    say(
      "Tìm thí sinh: một phần tên (không cần dấu) hoặc số (c17):",
      "Find a contestant: a part of the name, or the number (c17):")
  }
  var nobodyFound: String { say("Không có em nào như vậy.", "Nobody is called so.") }
  func nobodyHas(_ number: String) -> String {
    say(
      "Không có em nào số \(oneLine(number)). Tìm theo tên: x TÊN.",
      "Nobody has the number \(oneLine(number)). To find one by name: x NAME.")
  }
  func alreadyOut(_ one: ServerMessage.FoundContestant) -> String {
    say("\(oneLine(one.name)) đã bị loại rồi.", "\(oneLine(one.name)) is disqualified already.")
  }
  func notOut(_ one: ServerMessage.FoundContestant) -> String {
    say("\(oneLine(one.name)) không bị loại.", "\(oneLine(one.name)) is not disqualified.")
  }
  func foundTitle(_ count: Int) -> String {
    say("\(people(count)) có tên như vậy", "\(people(count)) found")
  }

  func line(of one: ServerMessage.FoundContestant) -> String {
    let place = [one.className, one.schoolName].compactMap(\.self).map(oneLine)
    let mark = one.isPresent ? "●" : "○"
    return ([mark + " " + oneLine(one.name)] + place + [one.contestant]).joined(separator: " · ")
      + (one.isDisqualified ? say(" · ĐÃ LOẠI", " · DISQUALIFIED") : "")
  }

  func details(of one: ServerMessage.FoundContestant) -> [String] {
    let rank = one.rank.map { say(" · hạng \($0)", " · rank \($0)") } ?? ""
    var lines = [
      line(of: one), say("\(one.points) điểm\(rank)", "\(one.points) points\(rank)"),
      one.isPresent ? say("đang nối", "connected") : say("chưa nối", "not connected"),
    ]
    if one.isOut { lines.append(say("đã bị loại khỏi vòng này", "out of this round")) }
    return lines
  }

  func words(_ action: HostDialog.Action) -> String {
    switch action {
    case .newTicket:
      say("Cấp phiếu mới (phiếu và máy cũ hết dùng được)", "New ticket (ends the old one)")
    case .disqualify: say("Loại khỏi cuộc thi (hỏi lý do)", "Disqualify (asks why)")
    case .reinstate: say("Cho thi lại, tính lại điểm (hỏi lý do)", "Reinstate (asks why)")
    case .rescue: say("Cứu trợ trở lại vòng này", "Bring back into this round")
    }
  }

  func contestantReasonTitle(_ action: HostDialog.Action, _ name: String) -> String {
    action == .disqualify
      ? say("Lý do loại \(name) (ghi vào biên bản):", "Why \(name) is disqualified (on record):")
      : say("Lý do cho \(name) thi lại (ghi vào biên bản):", "Why \(name) is back (on record):")
  }
  func disqualify(_ one: ServerMessage.FoundContestant) -> String {
    let name = oneLine(one.name)
    return say(
      "Loại \(name)? \(one.points) điểm của em không còn được xếp hạng, trường không được tính, em đứng cuối. Cho thi lại được.",
      "Disqualify \(name)? Their \(one.points) points rank no more and count for no school; they "
        + "share the last place. It can be undone.")
  }
  func reinstate(_ one: ServerMessage.FoundContestant) -> String {
    let name = oneLine(one.name)
    return say(
      "Cho \(name) thi lại? Điểm đã có được tính và xếp hạng lại ngay.",
      "Reinstate \(name)? Points count and rank again at once.")
  }
  func newTicket(_ one: ServerMessage.FoundContestant) -> String {
    let name = oneLine(one.name)
    return say(
      "Cấp phiếu mới cho \(name)? Phiếu cũ hết dùng, máy đang nối bằng phiếu cũ bị ngắt.",
      "A new ticket for \(name)? The old one ends, and who is connected with it is cut off.")
  }
  func rescueOne(_ one: ServerMessage.FoundContestant) -> String {
    let name = oneLine(one.name)
    return say("Cứu \(name) trở lại vòng này?", "Bring \(name) back into this round?")
  }
  var rescueTitle: String {
    say("Cứu trợ mấy em trụ lâu nhất? (số)", "How many of those who got furthest come back?")
  }
  var rescueNeedsCount: String { say("Gõ một số, ví dụ 5.", "Type a number, such as 5.") }
  func rescue(_ count: Int) -> String {
    say(
      "Cứu \(people(count)) trụ lâu nhất trở lại vòng này? Bằng nhau thì theo xếp hạng, rồi bốc thăm.",
      "Bring back \(people(count)), those who got furthest? Equals by the standings, then by lot.")
  }
  func ticketTitle(_ name: String) -> String {
    say("Phiếu mới của \(name)", "\(name)'s new ticket")
  }
  var ticketHint: String {
    say(
      "Chép lại đưa cho em: gõ mã này thay cho mã trường. Đóng trang này là không xem lại được.",
      "Write it down: it is typed in place of the school's code. It is not shown again.")
  }

  /// Nil where another text says it.
  func corrected(_ order: HostOrder, number: String?) -> String? {
    switch order {
    case .rekey:
      number.map {
        say(
          "✓ Đã sửa đáp án câu \($0). Điểm và xếp hạng đã tính lại.",
          "✓ The key of \($0) is corrected. Points and ranks are new.")
      }
    case .disqualify: say("✓ Đã loại. Xếp hạng đã tính lại.", "✓ Disqualified. Ranks are new.")
    case .reinstate: say("✓ Đã cho thi lại.", "✓ Reinstated.")
    case .rescue: say("✓ Đã cứu trợ.", "✓ They are back.")
    case .restoreInterval: intervalRestored
    case .answerAppeal: appealAnswered
    default: nil
    }
  }

  // MARK: The log

  /// Nil for other kinds.
  func correction(_ event: ServerMessage.JournalEvent, which: String) -> String? {
    let who = oneLine(event.text("contestant") ?? "")
    let why = oneLine(event.text("reason") ?? "")
    return switch event.kind {
    case "tallied": say("đếm xong ý kiến \(which)", "opinions on \(which) counted")
    case "rekeyed": say("sửa đáp án \(which): \(why)", "key of \(which) corrected: \(why)")
    case "disqualified": say("loại \(who): \(why)", "\(who) disqualified: \(why)")
    case "reinstated": say("cho \(who) thi lại: \(why)", "\(who) reinstated: \(why)")
    case "rescued": say("cứu trợ", "contestants brought back")
    case "frozen": say("ẩn bảng xếp hạng", "standings hidden")
    case "unfrozen": say("mở bảng xếp hạng", "standings shown")
    case "revealBegun": say("bắt đầu công bố lần lượt", "the standings are shown one by one")
    case "placeRevealed": say("công bố thứ hạng của \(who)", "\(who)'s rank shown")
    case "intervalRemoved": say("bỏ một khoảng thời gian: \(why)", "time taken out: \(why)")
    case "intervalRestored": say("trả lại khoảng thời gian đã bỏ", "time put back")
    default: nil
    }
  }
}
