import Wire

/// Self-paced papers: before one is begun, and after it was handed in.
extension ScreenTexts {
  // MARK: Times

  /// "17:00 ngày 30/11/2026 (giờ Việt Nam)"
  func moment(_ time: ServerTime, offset: Int64) -> String {
    let day = date(CalendarDate(time, offset: offset))
    let hour = shortTimeOfDay(time, offset: offset)
    let zone = offset == VietnamTime.secondsEast ? say(" (giờ Việt Nam)", " (Vietnam time)") : ""
    return say("\(hour) ngày \(day)", "\(hour) on \(day)") + zone
  }

  /// With seconds only where there are some.
  private func shortTimeOfDay(_ time: ServerTime, offset: Int64) -> String {
    let whole = timeOfDay(time, offset: offset)
    return whole.hasSuffix(":00") ? String(whole.dropLast(3)) : whole
  }

  /// "2 ngày 3 giờ", below a day "2:13:05".
  func longDuration(seconds: Int64) -> String {
    let (days, hours) = (seconds / 86_400, seconds % 86_400 / 3600)
    guard days > 0 else { return duration(seconds: seconds) }
    let dayWords = say("\(days) ngày", days == 1 ? "1 day" : "\(days) days")
    guard hours > 0 else { return dayWords }
    return dayWords + say(" \(hours) giờ", hours == 1 ? " 1 hour" : " \(hours) hours")
  }

  /// "15 phút", "22 phút 30 giây"
  func minutes(_ milliseconds: Int64) -> String {
    let (minutes, rest) = (milliseconds / 60_000, milliseconds / 1000 % 60)
    let words = say("\(minutes) phút", minutes == 1 ? "1 minute" : "\(minutes) minutes")
    return rest == 0 ? words : words + " " + seconds(rest)
  }

  // MARK: Before the paper

  func paperOutline(_ questions: Int, time: Int64) -> String {
    let time = minutes(time)
    return say(
      "Bài tự làm: \(questions) câu, \(time).",
      "A paper of your own: \(questions) questions, \(time).")
  }
  func attemptsLeft(_ left: Int, of all: Int, week: Int?) -> String {
    let words =
      all == 1
      ? say("em có một lượt làm.", "you have one attempt.")
      : say("em còn \(left) trong \(all) lượt làm.", "\(left) of \(all) attempts left.")
    guard let week else { return words.capitalizedFirst }
    return self.week(week).capitalizedFirst + ": " + words
  }
  func week(_ number: Int) -> String { say("tuần \(number)", "week \(number)") }
  func whichCounts(_ take: ServerMessage.PaperOutline.Take) -> String {
    switch take {
    case .best: say("Lượt tốt nhất được tính.", "The best attempt counts.")
    case .last: say("Lượt cuối được tính.", "The last attempt counts.")
    case .first: say("Lượt đầu được tính.", "The first attempt counts.")
    }
  }
  func openUntil(_ moment: String) -> String {
    say("Làm được đến \(moment).", "Open until \(moment).")
  }
  func closesSooner(_ left: String) -> String {
    say(
      "Chỉ còn \(left) là đóng: bài sẽ hết giờ lúc đó.",
      "It closes in \(left): the paper is over then.")
  }
  var clockRuns: String {
    say(
      "Đồng hồ chạy từ lúc em bắt đầu và không dừng lại, kể cả khi em thoát hay mất mạng.",
      "The clock runs from your beginning and never stops, not even when you leave or the line breaks."
    )
  }
  func enterBegins(_ attempt: Int, of all: Int, week: Int?) -> String {
    let what = self.what(attempt, of: all, week: week)
    return say("Nhấn Enter để bắt đầu\(what).", "Press Enter to begin\(what).")
  }
  /// " lượt 2 của tuần 3", " bài tuần 3", " lượt 2", or nothing.
  private func what(_ attempt: Int, of all: Int, week: Int?) -> String {
    guard let week else { return all == 1 ? "" : say(" lượt \(attempt)", " attempt \(attempt)") }
    return all == 1
      ? say(" bài tuần \(week)", " the paper of week \(week)")
      : say(" lượt \(attempt) của tuần \(week)", " attempt \(attempt) of week \(week)")
  }
  var enterBeginsUnknown: String {
    say("Nhấn Enter để bắt đầu làm bài.", "Press Enter to begin your paper.")
  }
  func opensAt(_ moment: String, week: Int?) -> String {
    guard let week else {
      return say("Chưa đến giờ. Mở lúc \(moment).", "Not open yet. It opens at \(moment).")
    }
    return say(
      "Chưa đến giờ. Tuần \(week) mở lúc \(moment).",
      "Not open yet. Week \(week) opens at \(moment).")
  }
  func opensAfter(_ left: String) -> String { say("Còn \(left) nữa.", "In \(left).") }
  var waitHere: String {
    say(
      "Em cứ chờ ở đây, đến giờ là làm được; hoặc thoát rồi vào lại bằng mã dự thi.",
      "Wait here, it opens by itself; or leave and come back with your ticket.")
  }
  var notOpenYet: String {
    say(
      "Máy chủ chưa mở bài. Em chờ một lát rồi thử lại, hoặc hỏi thầy cô.",
      "The server has not opened it yet. Wait a little and try again, or ask your teacher.")
  }
  var attemptsUsed: String {
    say("Em đã làm hết số lượt.", "You have used all your attempts.")
  }
  func attemptsUsed(week: Int?) -> String {
    guard let week else { return attemptsUsed }
    return say(
      "Em đã làm hết số lượt của tuần \(week).", "You have used all your attempts of week \(week).")
  }
  func nextWeek(_ week: Int, _ moment: String) -> String {
    say("Tuần \(week) mở lúc \(moment).", "Week \(week) opens at \(moment).")
  }
  var windowOver: String {
    say(
      "Đã hết hạn làm bài. Có gì chưa rõ, em hỏi thầy cô.",
      "The time for this contest is over. If something is unclear, ask your teacher.")
  }
  var openingPaper: String { say("Đang mở bài…", "Opening your paper…") }

  var beginKey: String { say("Enter bắt đầu", "Enter begins") }
  func beginTitle(_ attempt: Int?, of all: Int, week: Int?) -> String {
    guard let attempt, all > 1 || week != nil else {
      return say("Bắt đầu làm bài?", "Begin your paper?")
    }
    let what = self.what(attempt, of: all, week: week)
    return say("Bắt đầu\(what)?", "Begin\(what)?")
  }
  func beginBody(time: Int64) -> String {
    let time = minutes(time)
    return say("Em có \(time), tính từ lúc này.", "You have \(time) from now on.")
  }
  var beginYes: String { say("Bắt đầu", "Begin") }
  var beginNo: String { say("Chưa", "Not yet") }
  var chooseKeys: String { say("↑↓ rồi Enter · c có · k không", "↑↓ then Enter · y yes · n no") }

  // MARK: Handed in

  /// "tuần 2 · lượt 1/2"; nil for the only attempt of all.
  func attempt(_ number: Int, of all: Int, week: Int?) -> String? {
    let parts = [
      week.map(self.week),
      all > 1 ? say("lượt \(number)/\(all)", "attempt \(number)/\(all)") : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }
  func handedIn(_ attempt: Int, of all: Int, week: Int?, byHand: Bool) -> String {
    let ofWeek = week.map { say(" tuần \($0)", " of week \($0)") } ?? ""
    let which = (all > 1 ? say(" lượt \(attempt)", "") : "") + ofWeek
    let paper = (all > 1 ? "attempt \(attempt)" : "your paper") + ofWeek
    if byHand {
      return say("Đã nộp bài\(which).", "\(paper.capitalizedFirst) is handed in.")
    }
    return say(
      "Hết giờ. Máy chủ đã nộp bài\(which) với những câu đã lưu.",
      "Time is up. The server handed in \(paper) with what was saved.")
  }
  func savedCount(_ saved: Int, of all: Int) -> String {
    say("Đã lưu \(saved)/\(all) câu.", "\(saved) of \(all) answers saved.")
  }
  func cameTooLate(_ count: Int) -> String {
    say(
      "\(count) câu không kịp đến máy chủ, không được tính.",
      count == 1
        ? "1 answer did not reach the server in time."
        : "\(count) answers did not reach the server in time.")
  }
  func paperReceipt(_ receipt: String) -> String {
    say("Mã nhận bài: \(receipt).", "Receipt: \(receipt).")
  }
  func paperPoints(_ points: Int) -> String {
    say("Bài này được \(points) điểm.", "This paper has \(self.points(points)).")
  }
  func pointsLater(_ show: ServerMessage.PaperOutline.Show) -> String {
    show == .never
      ? say("Kết quả do ban tổ chức công bố.", "The organizers will publish the results.")
      : say(
        "Điểm được công bố khi cuộc thi kết thúc.", "Points are told at the end of the contest.")
  }
  /// Of one that was handed in before.
  func attemptDone(_ attempt: Int, of all: Int, week: Int?, points: Int?) -> String {
    let score = points.map { ", " + self.points($0) } ?? ""
    let parts = [
      week.map(self.week),
      week == nil || all > 1 ? say("lượt \(attempt)", "attempt \(attempt)") : nil,
    ]
    let which = parts.compactMap(\.self).joined(separator: ", ").capitalizedFirst
    return say("\(which): đã nộp\(score).", "\(which): handed in\(score).")
  }
  var mayLeave: String {
    say("Em có thể thoát (q).", "You may leave (q).")
  }
}

/// On the paper.
extension ScreenTexts {
  var isForLater: String { say("xem lại", "for later") }
  /// "Đã lưu 12/20 · xem lại 2"
  func paperSummary(_ rest: PaperRest) -> String {
    var parts = [say("đã lưu \(rest.saved)/\(rest.count)", "\(rest.saved)/\(rest.count) saved")]
    if !rest.saving.isEmpty {
      parts.append(say("đang lưu \(rest.saving.count)", "saving \(rest.saving.count)"))
    }
    if !rest.unsaved.isEmpty {
      parts.append(say("chưa lưu được \(rest.unsaved.count)", "not saved \(rest.unsaved.count)"))
    }
    if !rest.forLater.isEmpty {
      parts.append(say("xem lại \(rest.forLater.count)", "for later \(rest.forLater.count)"))
    }
    return parts.joined(separator: " · ")
  }
  var stripSigns: String {
    say(
      "✓ đã lưu  ↑ đang lưu  · chưa làm  ! chưa lưu được  * xem lại",
      "✓ saved  ↑ saving  · unanswered  ! not saved  * for later")
  }

  var saving: String { say("đang lưu…", "saving…") }
  func saved(at time: String) -> String { say("✓ đã lưu lúc \(time)", "✓ saved at \(time)") }
  var saved: String { say("✓ đã lưu", "✓ saved") }
  var savesSoon: String {
    say("chưa lưu · tự lưu ngay, hoặc Enter", "not saved yet · goes by itself, or Enter")
  }
  var incomplete: String { say("CHƯA LƯU ĐƯỢC", "NOT SAVED") }
  func paperWaits(_ count: Int) -> String {
    say(
      "đã giữ \(count) câu, tự lưu khi nối lại",
      count == 1
        ? "1 answer kept, saved when you are back"
        : "\(count) answers kept, saved when you are back")
  }
  var paperIsOver: String {
    say("Hết giờ. Máy chủ đang nộp bài…", "Time is up. The server is handing in…")
  }
  var paperIsOverOffline: String {
    say(
      "Hết giờ. Máy chủ nộp bài với những câu đã lưu; nối lại em sẽ biết.",
      "Time is up. The server hands in what was saved; you will hear when you are back.")
  }
  var handingIn: String { say("Đang nộp bài…", "Handing in…") }

  // MARK: Keys

  var enterSaves: String { say("Enter lưu", "Enter saves") }
  var nextKeys: String { say("n/p câu khác", "n/p other") }
  var nextFunctionKeys: String { say("F7 F8 câu khác", "F7 F8 other") }
  var goKey: String { say("g đến câu", "g go to") }
  var goFunctionKey: String { say("F6 đến câu", "F6 go to") }
  var markKey: String { say("m xem lại", "m for later") }
  var markFunctionKey: String { say("F5 xem lại", "F5 for later") }
  var handInKey: String { say("F10 nộp", "F10 hand in") }

  var paperHelpRows: [(keys: String, does: String)] {
    [
      (
        "A–H, 1–8",
        say("chọn câu trả lời (có dấu cũng được: Â là A)", "choose (with marks too: Â is A)")
      ),
      ("↑ ↓, Space", say("chuyển, đánh dấu, nhấc và đặt", "move, mark, lift and drop")),
      ("Enter", say("lưu ngay (không thì máy tự lưu)", "save at once (else it goes by itself)")),
      ("Delete", say("bỏ câu trả lời đã chọn", "take the choice out")),
      ("n, F8", say("câu sau (cả → và PgDn, nếu rảnh)", "next (also → and PgDn where free)")),
      ("p, F7", say("câu trước (cả ← và PgUp, nếu rảnh)", "previous (also ← and PgUp where free)")),
      ("g, F6", say("đến câu số…, xem tất cả các câu", "go to a number, see all questions")),
      ("m, F5", say("đánh dấu để xem lại", "mark for later")),
      ("s, F10", say("nộp bài (có hỏi lại)", "hand in (asks first)")),
      ("?, F1", say("trợ giúp này", "this help")),
      ("Ctrl-L", say("vẽ lại màn hình", "draw the screen again")),
      ("q, F9", say("rời cuộc thi (có hỏi lại)", "leave (asks first)")),
    ]
  }
  var paperHelpTyping: String {
    say(
      "Khi đang gõ chữ, hay khi chữ cái là một lựa chọn, dùng các phím F.",
      "While you type text, or where the letter is a choice, use the F keys.")
  }

  // MARK: Going to a number

  func goTitle(_ count: Int) -> String {
    say("Đến câu số (1–\(count)): ", "Go to question (1–\(count)): ")
  }
  func noSuchQuestion(_ count: Int) -> String {
    say("Bài có các câu từ 1 đến \(count).", "The paper has questions 1 to \(count).")
  }
  var goKeys: String {
    say("số rồi Enter đến câu đó · Esc đóng", "number, Enter goes there · Esc closes")
  }

  // MARK: Handing in

  var handInTitle: String { say("Nộp bài?", "Hand in?") }
  var allAnswered: String { say("Em đã trả lời tất cả các câu.", "You have answered everything.") }
  func unansweredList(_ numbers: String) -> String {
    say("Chưa trả lời: câu \(numbers).", "Unanswered: \(numbers).")
  }
  func unsavedList(_ numbers: String) -> String {
    say("Chưa lưu được (còn thiếu): câu \(numbers).", "Not saved (incomplete): \(numbers).")
  }
  func forLaterList(_ numbers: String) -> String {
    say("Đánh dấu xem lại: câu \(numbers).", "Marked for later: \(numbers).")
  }
  var handInFinal: String {
    say("Nộp rồi thì không sửa được nữa.", "After that nothing can be changed.")
  }
  var handInYes: String { say("Nộp bài", "Hand in") }
  var handInNo: String { say("Làm tiếp", "Go on working") }

  func guessQuestion(_ kind: ServerMessage.PaperOutline.Estimate) -> String {
    switch kind {
    case .none: ""
    case .allRight:
      say(
        "Dự đoán: có bao nhiêu bạn trả lời đúng tất cả các câu?",
        "Your guess: how many contestants have everything right?")
    case .entrants:
      say("Dự đoán: có bao nhiêu bạn dự thi?", "Your guess: how many take part?")
    case .percent:
      say(
        "Dự đoán: bao nhiêu phần trăm số bạn trả lời đúng tất cả các câu?",
        "Your guess: what percentage has everything right?")
    }
  }
  var guessLabel: String { say("Dự đoán", "Guess") }
  var guessWhy: String {
    say(
      "Chỉ dùng khi xếp các bạn bằng điểm nhau; bỏ trống cũng được.",
      "Used only between equals; it may be left empty.")
  }
  func guessUnread(_ kind: ServerMessage.PaperOutline.Estimate) -> String {
    kind == .percent
      ? say("Em gõ một số từ 0 đến 100.", "Type a number from 0 to 100.")
      : say("Em gõ một số nguyên, ví dụ 1250.", "Type a whole number, such as 1250.")
  }
  func guessFault(
    _ fault: PaperGuess.Fault, of kind: ServerMessage.PaperOutline.Estimate
  ) -> String {
    switch fault {
    case .unread: guessUnread(kind)
    case .notWhole:
      say(
        "Số bạn là số nguyên. Em gõ lại, ví dụ 1250.",
        "People are counted in whole numbers. Type one, such as 1250.")
    case .outside where kind == .percent:
      say(
        "Phần trăm chỉ từ 0 đến 100. Em gõ lại, ví dụ 33,5.",
        "A percentage is between 0 and 100. Type it again, such as 33.5.")
    case .outside:
      say(
        "Số này lớn quá. Em gõ một số từ 0 đến 1 tỉ, ví dụ 1250.",
        "This is too large. Type a number from 0 to a billion, such as 1250.")
    case .tooManyDecimals:
      say(
        "Nhiều nhất 6 chữ số sau dấu phẩy. Em gõ ngắn lại, ví dụ 33,33.",
        "At most 6 digits behind the point. Type it shorter, such as 33.33.")
    }
  }
  var guessKeys: String {
    say("gõ số · Enter tiếp · Esc làm tiếp", "type · Enter goes on · Esc goes back")
  }
  var quitPaperBody: String {
    say(
      "Bài chưa nộp, và đồng hồ vẫn chạy. Câu nào đã lưu thì còn nguyên; vào lại bằng mã dự thi là làm tiếp được.",
      "Your paper is not handed in, and the clock goes on. What is saved stays; your ticket brings you back to it."
    )
  }

  /// "1, 4–6, 9"
  func ranges(_ numbers: [Int]) -> String {
    var parts: [String] = []
    var rest = numbers[...]
    while let first = rest.first {
      let run = zip(rest, first...).prefix { $0 == $1 }.count
      let last = first + run - 1
      parts.append(run == 1 ? "\(first)" : run == 2 ? "\(first), \(last)" : "\(first)–\(last)")
      rest = rest.dropFirst(run)
    }
    return parts.joined(separator: ", ")
  }
}
