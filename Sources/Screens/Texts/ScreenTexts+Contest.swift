import Assessment
import Wire

/// The contest from the lobby to its end.
extension ScreenTexts {
  // MARK: The lobby

  func welcome(_ name: String) -> String { say("Chào \(name)!", "Hello \(name)!") }
  var waitingForStart: String { say("Chờ thầy cô bắt đầu.", "Waiting for the start.") }
  var waitingForQuestion: String { say("Chờ câu tiếp theo.", "Waiting for the next question.") }
  func othersJoined(_ count: Int) -> String {
    say("\(count) bạn đã vào.", count == 1 ? "1 has joined." : "\(count) have joined.")
  }
  func outline(rounds: Int, questions: Int) -> String {
    say(
      "\(rounds) vòng, \(questions) câu.",
      "\(English.count(rounds, "round")), \(English.count(questions, "question")).")
  }
  func ticketReminder(_ ticket: String) -> String {
    let grouped = Self.grouped(ticket: ticket)
    return say("Mã dự thi: \(grouped)", "Ticket: \(grouped)")
  }
  /// In two halves, as it is easier to copy; the dash may be typed or left out.
  static func grouped(ticket: String) -> String {
    guard ticket.count == 8 else { return ticket }
    return ticket.prefix(4) + "-" + ticket.suffix(4)
  }

  // MARK: Rounds and questions

  func round(_ number: Int, of: Int) -> String {
    say("Vòng \(number)/\(of)", "Round \(number)/\(of)")
  }
  func questionCount(_ count: Int) -> String {
    say("\(count) câu", count == 1 ? "1 question" : "\(count) questions")
  }
  func questionNumber(_ number: Int, of: Int) -> String {
    say("câu \(number) trong \(of)", "question \(number) of \(of)")
  }
  func shortQuestionNumber(_ number: Int, of: Int) -> String {
    say("Câu \(number)/\(of)", "No. \(number)/\(of)")
  }
  func opensIn(_ seconds: Int64) -> String {
    say("mở sau \(seconds) giây", "opens in \(seconds) s")
  }
  func nextOpensIn(_ seconds: Int64) -> String {
    say("Câu tiếp theo sau \(seconds) giây", "Next question in \(seconds) s")
  }
  func choicesIn(_ seconds: Int64) -> String {
    say(
      "Đọc câu hỏi; phần trả lời hiện sau \(seconds) giây.",
      "Read the question; you can answer in \(seconds) s.")
  }
  func timeLeft(_ seconds: Int64) -> String {
    say("còn \(duration(seconds: seconds))", "\(duration(seconds: seconds)) left")
  }
  var timeIsUp: String { say("hết giờ", "time is up") }
  /// A trial, or an opinion.
  var trialQuestion: String { say("không tính điểm", "not scored") }
  var moreBelow: String { say("▼ còn nữa (PgDn)", "▼ more (PgDn)") }
  var moreAbove: String { say("▲ còn nữa (PgUp)", "▲ more (PgUp)") }

  // MARK: Stars and eliminations

  var starHint: String {
    say(
      "★ Nhấn * để đặt ngôi sao cho câu sau: \(starMeaning)",
      "★ Press * to stake a star on the next question: \(starMeaning)")
  }
  var starIsStaked: String {
    say(
      "Đã đặt ngôi sao cho câu sau: \(starMeaning)",
      "Your star is on the next question: \(starMeaning)")
  }
  var starIsHere: String {
    say(
      "Ngôi sao của em ở câu này: \(starMeaning)",
      "Your star is on this question: \(starMeaning)")
  }
  /// How many points a wrong answer takes, the round's line says.
  var starMeaning: String {
    say("đúng được gấp đôi, sai bị trừ điểm", "right counts double, wrong takes points")
  }
  var noStarLeft: String { say("Em đã dùng hết ngôi sao.", "You have no star left.") }
  var isOut: String {
    say(
      "Em đã dừng cuộc chơi ở vòng này, xem tiếp cùng các bạn nhé.",
      "You are out of this round; watch on with the others.")
  }

  // MARK: An answer on its way

  var notSent: String { say("CHƯA GỬI · nhấn Enter", "NOT SENT · press Enter") }
  var notSentWillBe: String {
    say(
      "CHƯA GỬI · nhấn Enter (tự gửi trước khi hết giờ)",
      "NOT SENT · press Enter (goes by itself just before the end)")
  }
  var closingSoon: String {
    say("Thầy cô sắp đóng câu này.", "This question is about to be closed.")
  }
  var receiptIsLate: String {
    say(
      "đang gửi… máy chủ chưa xác nhận; câu trả lời vẫn được giữ, em đừng thoát",
      "sending… not confirmed yet; your answer is kept, please do not leave")
  }
  var sending: String { say("đang gửi…", "sending…") }
  func received(at time: String) -> String { say("✓ đã nhận lúc \(time)", "✓ received at \(time)") }
  var received: String { say("✓ đã nhận", "✓ received") }
  var mayChange: String { say("vẫn đổi được", "may still be changed") }
  var keptInPause: String {
    say("giữ lại, tự gửi khi cuộc thi tiếp tục", "kept, goes by itself when the contest goes on")
  }
  var waitingForOthers: String {
    say("Hết giờ của em, chờ các bạn khác.", "Your time is over, waiting for the others.")
  }
  func refused(_ code: ErrorCode) -> String { code.message(language) }

  // MARK: Trouble

  func reconnecting(in seconds: Int64) -> String {
    say(
      "mất kết nối, đang nối lại (\(seconds) s)…", "connection lost, reconnecting (\(seconds) s)…")
  }
  var reconnectingNow: String {
    say("mất kết nối, đang nối lại…", "connection lost, reconnecting…")
  }
  var willBeSent: String {
    say(
      "sẽ gửi ngay khi nối lại, nếu còn giờ",
      "it goes out as soon as you are back, if there is time")
  }
  var online: String { say("● trực tuyến", "● online") }
  var offline: String { say("○ mất kết nối", "○ offline") }
  var paused: String {
    say(
      "Tạm dừng, đồng hồ đứng yên.", "Paused, the clock stands still."
    )
  }
  func announcement(_ text: String) -> String { say("Thầy cô: \(text)", "Host: \(text)") }

  // MARK: Leaving

  var quitTitle: String { say("Rời cuộc thi?", "Leave the contest?") }
  var quitBody: String {
    say(
      "Máy này sẽ quên em. Muốn vào lại phải có mã dự thi.",
      "This computer will forget you. You need your ticket to come back.")
  }
  var quitYes: String { say("Rời cuộc thi", "Leave") }
  var quitNo: String { say("Ở lại", "Stay") }
  var interruptAgain: String {
    say("Nhấn Ctrl-C lần nữa để rời cuộc thi.", "Press Ctrl-C again to leave.")
  }
  var supersededTitle: String {
    say("Em đã vào thi từ máy khác", "You joined from another computer")
  }
  var supersededBody: String {
    say(
      "Em làm bài tiếp ở máy đó. Nếu không phải em, gọi thầy cô ngay.",
      "Go on over there. If that was not you, call your teacher at once.")
  }
  var newTicketTitle: String {
    say("Thầy cô đã cấp mã dự thi mới cho em", "You were given a new ticket")
  }
  var newTicketBody: String {
    say(
      "Mã cũ hết dùng, điểm của em còn nguyên. Nhấn Enter rồi gõ mã mới thầy cô đưa để thi tiếp. Chưa có mã mới thì gọi thầy cô.",
      "The old one has ended, your points are kept. Press Enter and type the new ticket from your teacher to go on. If you have none, call your teacher."
    )
  }
  var enterTypesTicket: String { say("Enter gõ mã mới", "Enter: type the new ticket") }
  var protocolBody: String {
    say(
      "Chương trình này và máy chủ không cùng phiên bản. Hãy gọi thầy cô.",
      "This program and the server have different versions. Please call your teacher.")
  }
  var unreadableBody: String {
    say(
      "Nơi này không phải máy chủ cuộc thi. Hãy xem lại địa chỉ.",
      "This is not a contest server. Please check the address.")
  }
  func tooSmall(_ columns: Int, _ rows: Int) -> String {
    say(
      "Cần cửa sổ từ 40×12 (nay \(columns)×\(rows))", "Needs 40×12 or more (now \(columns)×\(rows))"
    )
  }
}
