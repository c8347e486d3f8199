import Assessment
import Wire

/// The words of the projector's board, in one language.
///
/// Every text stands beside its other language.
struct BoardTexts: Hashable, Sendable {
  /// What this room says elsewhere too.
  let host: HostTexts
  var screen: ScreenTexts { host.screen }

  init(_ language: WireLanguage) { host = HostTexts(language) }

  func say(_ vietnamese: String, _ english: String) -> String { screen.say(vietnamese, english) }

  // MARK: Coming in

  var tokenTitle: String { say("Mã của bảng chiếu", "The board's token") }
  var tokenWrong: String {
    say(
      "Mã này không phải mã bảng chiếu của cuộc thi này. Hãy xem lại rồi nhập lại.",
      "This is not the board's token of this contest. Please check it and type it again.")
  }
  var contestTitle: String { say("Chiếu cuộc thi nào?", "Which contest?") }
  func certificateChanged(_ found: String) -> [String] {
    var lines = host.certificateChanged(found)
    if lines.count > 1 {
      lines[1] = say(
        "Có thể ai đó đứng giữa, hoặc máy chủ đã được cài lại. Mã của bảng chiếu chưa được gửi đi.",
        "Somebody may be in between, or the server was set up anew. The token was not sent.")
    }
    return lines
  }
  var leaveAgain: String { say("Nhấn q lần nữa để tắt bảng.", "Press q again to leave.") }
  var boardIsBack: String { say("Bảng đã nối lại.", "The board is connected again.") }

  // MARK: The lobby

  func typeThis(_ hasCode: Bool) -> String {
    hasCode
      ? say("Trên máy của em, gõ dòng này:", "On your computer, type this line:")
      : say(
        "Trên máy của em, gõ dòng này rồi nhập mã của trường mình:",
        "On your computer, type this line, then the code of your school:")
  }
  var typeThisWithTicket: String {
    say(
      "Trên máy của em, gõ dòng này rồi nhập mã dự thi đã được phát:",
      "On your computer, type this line, then the ticket that you were given:")
  }
  var or: String { screen.or }
  func present(_ count: Int) -> String {
    say("\(count) bạn có mặt", count == 1 ? "1 is here" : "\(count) are here")
  }
  func joined(_ count: Int) -> String {
    say("\(count) bạn đã vào thi", count == 1 ? "1 has joined" : "\(count) have joined")
  }
  func waiting(_ count: Int) -> String {
    say(
      "\(count) bạn đợi thầy cô cho vào",
      count == 1 ? "1 waits to be let in" : "\(count) wait to be let in")
  }
  var soon: String { say("Chờ thầy cô bắt đầu", "Waiting for the start") }
  var goesByDates: String { host.byDates }
  /// A long time in days and hours, a short one as a clock shows it.
  func span(seconds: Int64) -> String {
    guard seconds >= 2 * 86_400 else { return screen.duration(seconds: seconds) }
    let (days, hours) = (seconds / 86_400, seconds % 86_400 / 3_600)
    return say("\(days) ngày \(hours) giờ", "\(days) days \(hours) h")
  }
  func windowOpen(_ left: String) -> String { say("Đang mở · còn \(left)", "Open · \(left) left") }
  func windowOpens(_ left: String) -> String { say("Mở sau \(left)", "Opens in \(left)") }
  var windowOver: String { say("Đã hết giờ nộp bài", "The time to hand in is over") }
  func begun(_ count: Int) -> String {
    say("\(count) bạn đã bắt đầu", count == 1 ? "1 has begun" : "\(count) have begun")
  }
  func writing(_ count: Int) -> String {
    say("\(count) bạn đang làm bài", count == 1 ? "1 is at it now" : "\(count) are at it now")
  }
  func handedIn(_ count: Int) -> String {
    say("\(count) bạn đã nộp bài", count == 1 ? "1 has handed in" : "\(count) have handed in")
  }
  var starting: String { say("Cuộc thi bắt đầu", "The contest begins") }

  // MARK: A question

  func question(_ number: Int, of: Int) -> String {
    screen.questionNumber(number, of: of).capitalizedFirst
  }
  var openingSoon: String { say("Chuẩn bị", "Get ready") }
  var readIt: String { say("Đọc câu hỏi", "Read the question") }
  var answerNow: String { say("Trả lời", "Answer now") }
  var timeIsUp: String { screen.timeIsUp.capitalizedFirst }
  var paused: String {
    say("TẠM DỪNG · đồng hồ đứng yên", "PAUSED · the clock stands still")
  }
  func answered(_ count: Int, of present: Int) -> String {
    host.answered(count, of: present).capitalizedFirst
  }
  var shuffled: String {
    say(
      "Thứ tự lựa chọn trên máy của em có thể khác.",
      "Choices may be in another order on your computer.")
  }
  func playing(_ count: Int) -> String {
    say("Còn \(count) bạn thi tiếp", count == 1 ? "1 plays on" : "\(count) play on")
  }
  func inNumber(_ units: [String]) -> String {
    guard !units.isEmpty else { return say("Trả lời bằng một số.", "Answer with a number.") }
    let list = units.joined(separator: ", ")
    return say("Trả lời bằng một số (\(list)).", "Answer with a number (\(list)).")
  }
  var inText: String { say("Gõ câu trả lời.", "Type the answer.") }
  var inBlanks: String { say("Điền vào chỗ trống.", "Fill in the blanks.") }
  var inPairs: String { say("Ghép mỗi chữ với một số.", "Join each letter with a number.") }

  // MARK: A result

  var answer: String { screen.rightAnswer }
  var explanation: String { host.explanation }
  var surveyResult: String { say("Ý kiến của các bạn", "What you all think") }
  var tooFew: String {
    say(
      "Chưa đủ 5 ý kiến nên không hiện kết quả.",
      "Fewer than 5 answered, so nothing is shown.")
  }

  // MARK: Standings

  var standings: String { say("BẢNG XẾP HẠNG", "STANDINGS") }
  var contestants: String { say("CÁ NHÂN", "CONTESTANTS") }
  var teams: String { say("ĐỘI", "TEAMS") }
  var schools: String { say("TRƯỜNG", "SCHOOLS") }
  var frozen: String {
    say(
      "Xếp hạng đang được giữ kín: đây là bảng trước đó.",
      "Standings are kept secret for now: this is how they stood before.")
  }
  var newcomer: String { say("▲ mới", "▲ new") }
  func leaders(_ words: String) -> String { say("Dẫn đầu: \(words)", "Leading: \(words)") }
  var noStandings: String { screen.noStandings }

  // MARK: The end

  var hiddenTitle: String { say("CUỘC THI ĐÃ KẾT THÚC", "THE CONTEST IS OVER") }
  var hiddenBody: String {
    say("Kết quả sắp được công bố.", "The results will be told soon.")
  }
  var revealTitle: String { say("CÔNG BỐ KẾT QUẢ", "THE RESULTS") }
  func left(_ count: Int) -> String {
    count > 0
      ? say("Còn \(count) bạn nữa", "\(count) more to come")
      : say("Đã công bố hết", "That was the last one")
  }
  var revealBegins: String {
    say("Công bố lần lượt, từ dưới lên", "Shown one by one, from below")
  }
  func change(from before: Int?, to rank: Int) -> String {
    guard let before else { return say("Hạng \(rank)", "Rank \(rank)") }
    return say("Hạng \(before) → \(rank)", "Rank \(before) → \(rank)")
  }
  var finalTitle: String { say("KẾT QUẢ", "RESULTS") }
  var provisional: String { say("TẠM THỜI", "PROVISIONAL") }
  func place(_ rank: Int) -> String {
    switch rank {
    case 1: say("HẠNG NHẤT", "FIRST PLACE")
    case 2: say("HẠNG NHÌ", "SECOND PLACE")
    default: say("HẠNG BA", "THIRD PLACE")
    }
  }
  func winnersTitle(_ count: Int) -> String {
    count == 1
      ? say("RUNG CHUÔNG VÀNG", "LAST ONE STANDING")
      : say("CÙNG RUNG CHUÔNG VÀNG", "LAST ONES STANDING")
  }
  var laterBody: String { screen.resultsLater }
  var thanks: String { say("Cảm ơn các em đã dự thi.", "Thank you all for taking part.") }

  // MARK: Keys

  func pageKeys(_ count: Int) -> String {
    say("1–\(count) trang · 0 tự lật", "1–\(count) page · 0 turns by itself")
  }
  var helpKey: String { screen.helpKey }
  var leaveKey: String { host.leaveKey }
  var helpTitle: String { host.helpTitle }
  var helpRows: [(keys: String, does: String)] {
    [
      (
        "1–9",
        say(
          "trang theo số: kết quả câu, cá nhân, đội, trường",
          "a page by its number: result, contestants, teams, schools")
      ),
      ("0, Esc", say("để các trang tự lật", "let the pages turn by themselves")),
      (
        "PgUp PgDn",
        say("cuộn trang dài; nếu không thì tự lật", "scroll a long page; else it turns by itself")
      ),
      ("Ctrl-L", say("vẽ lại màn hình", "draw the screen again")),
      ("?, F1", say("trợ giúp này", "this help")),
      (
        say("q hai lần, F9", "q twice, F9"),
        say("tắt bảng; cuộc thi vẫn tiếp tục", "leave; the contest goes on")
      ),
    ]
  }

  // MARK: Line by line

  var plainHelp: String {
    say(
      "! tình trạng · ? câu hỏi và trợ giúp · 1 xếp hạng · q rời",
      "! how it stands · ? the question and help · 1 standings · q leaves")
  }
}
