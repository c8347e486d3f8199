import Assessment
import Wire

/// The words of the organizer's console, in one language.
///
/// Every text stands beside its other language, here and in the files `HostTexts+….swift`.
struct HostTexts: Hashable, Sendable {
  /// What this room says elsewhere too.
  let screen: ScreenTexts

  init(_ language: WireLanguage) { screen = ScreenTexts(language) }

  func say(_ vietnamese: String, _ english: String) -> String { screen.say(vietnamese, english) }

  func people(_ count: Int) -> String {
    say("\(count) em", count == 1 ? "1 contestant" : "\(count) contestants")
  }

  func answers(_ count: Int) -> String {
    say("\(count) câu trả lời", count == 1 ? "1 answer" : "\(count) answers")
  }

  func question(_ number: String) -> String { say("câu \(number)", "question \(number)") }

  // MARK: The head

  var title: String { say("DẪN CHƯƠNG TRÌNH", "HOST") }
  var shortTitle: String { say("DẪN", "HOST") }
  func place(_ round: String, _ number: Int, of: Int) -> String {
    round.isEmpty
      ? screen.shortQuestionNumber(number, of: of) : "\(round) · \(question(String(number)))/\(of)"
  }

  // MARK: The state

  func lobby(joined: Int, present: Int) -> String {
    say(
      "PHÒNG CHỜ · đã vào \(joined) · đang có mặt \(present)",
      "LOBBY · \(joined) joined · \(present) present")
  }
  func between(_ asked: Int, of: Int) -> String {
    say("GIỮA HAI CÂU · đã hỏi \(asked)/\(of)", "BETWEEN QUESTIONS · \(asked) of \(of) asked")
  }
  var allAsked: String { say("ĐÃ HỎI HẾT CÂU", "ALL QUESTIONS ASKED") }
  var started: String { say("ĐÃ BẮT ĐẦU · chưa mở câu nào", "STARTED · no question opened yet") }
  func opensIn(_ seconds: Int64) -> String {
    say("SẮP MỞ · hiện sau \(seconds) giây", "OPENING · shown in \(seconds) s")
  }
  func reading(_ seconds: Int64) -> String {
    say("ĐANG ĐỌC CÂU HỎI · còn \(seconds) giây", "READING · \(seconds) s left")
  }
  func open(_ seconds: Int64) -> String {
    say(
      "ĐANG MỞ · còn \(screen.duration(seconds: seconds))",
      "OPEN · \(screen.duration(seconds: seconds)) left")
  }
  var openUntimed: String { say("ĐANG MỞ", "OPEN") }
  var lastAnswers: String {
    say("HẾT GIỜ · đang nhận những câu trả lời cuối", "TIME IS UP · taking the last answers")
  }
  var waitsForServer: String {
    say("CHƯA ĐÓNG · chờ máy chủ ghi lại được", "NOT CLOSED · waiting for the server's disk")
  }
  var closedUnrevealed: String {
    say("ĐÃ ĐÓNG · chưa công bố đáp án", "CLOSED · the answer is not told yet")
  }
  func closed(_ number: Int) -> String {
    say("ĐÃ ĐÓNG CÂU \(number)", "QUESTION \(number) CLOSED")
  }
  func annulled(_ number: Int) -> String {
    say(
      "CÂU \(number) ĐÃ HUỶ · không tính cho ai",
      "QUESTION \(number) ANNULLED · it counts for nobody")
  }
  func paused(_ seconds: Int64?) -> String {
    guard let seconds else {
      return say("TẠM DỪNG · đồng hồ đứng yên", "PAUSED · the clock stands still")
    }
    return say(
      "TẠM DỪNG · còn \(seconds) giây khi chạy tiếp", "PAUSED · \(seconds) s left when it goes on")
  }
  var waitsForJury: String {
    say(
      "ĐÃ KẾT THÚC · chờ chấm: dừng máy chủ, rồi bangvang judge",
      "OVER · the jury is next: stop the server, then bangvang judge")
  }
  var provisional: String {
    say("ĐÃ KẾT THÚC · kết quả TẠM THỜI, chưa chốt", "OVER · results are PROVISIONAL")
  }
  var final: String { say("ĐÃ KẾT THÚC · kết quả đã chốt", "OVER · results are final") }
  var byDates: String {
    say(
      "Cuộc thi này tự mở và đóng theo ngày giờ.",
      "This contest opens and closes by its dates.")
  }
  var frozen: String { say("xếp hạng đang ẩn", "standings hidden") }

  func answered(_ count: Int, of present: Int) -> String {
    say("đã trả lời \(count)/\(present)", "answered \(count)/\(present)")
  }
  func answered(_ count: Int, right: Int) -> String {
    say("\(count) em trả lời, \(right) em đúng", "\(count) answered, \(right) right")
  }
  func playing(_ count: Int) -> String {
    say("Còn \(people(count)) thi tiếp", count == 1 ? "1 plays on" : "\(count) play on")
  }
  func answeredOnly(_ count: Int) -> String { say("\(count) em trả lời", "\(count) answered") }

  // MARK: The question

  var rightMark: String { say("(đúng)", "(right)") }
  var key: String { say("Đáp án:", "Answer:") }
  var explanation: String { say("Giải thích:", "Why:") }
  func percent(_ part: Int, of whole: Int) -> String {
    "\(whole > 0 ? (part * 100 + whole / 2) / whole : 0)%"
  }

  // MARK: The schools

  var schoolColumn: String { say("Trường", "School") }
  var presentColumn: String { say("có mặt", "present") }
  var answeredColumn: String { say("trả lời", "answers") }
  var lineColumn: String { say("đường truyền", "line") }
  var stateColumn: String { say("tình trạng", "state") }
  var allHere: String { say("● đủ", "● all here") }
  func lost(_ count: Int) -> String {
    say("◐ \(count) mất kết nối", "◐ \(count) lost")
  }
  func slow(_ sign: String) -> String { say("\(sign) chậm", "\(sign) slow") }
  var allLost: String { say("○ mất hết kết nối", "○ all lost") }
  var nobodyYet: String { say("○ chưa ai vào", "○ nobody yet") }
  var noSchools: String { say("Chưa có ai vào.", "Nobody has joined yet.") }
  func schools(_ count: Int) -> String {
    say("\(count) trường", count == 1 ? "1 school" : "\(count) schools")
  }
  func troubled(_ count: Int) -> String { say("\(count) mất kết nối", "\(count) with lost lines") }
  func absent(_ count: Int) -> String { say("\(count) chưa vào", "\(count) not there yet") }
}
