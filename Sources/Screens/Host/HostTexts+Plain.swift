import Wire

/// What is said only in plain mode.
extension HostTexts {
  var plainHint: String {
    say(
      "Dòng trống: làm việc tiếp theo. ? trợ giúp.", "An empty line does the next thing. ? helps.")
  }
  var plainHelp: String {
    say(
      """
      Dòng trống: làm việc tiếp theo. ! xem trạng thái.
      o mở câu. m mở câu dự bị. c đóng câu. r công bố đáp án. p tạm dừng hoặc tiếp tục. + thêm 10 giây.
      t NỘI DUNG: thông báo. a SỐ LÝ DO: huỷ câu. e kết thúc sớm. f ẩn, mở xếp hạng.
      n công bố lần lượt xếp hạng đang ẩn, sau khi kết thúc.
      k SỐ ĐÁP ÁN ; LÝ DO: sửa đáp án. u SỐ: cứu trợ. x TÊN: tìm thí sinh.
      i 9:15-9:20 TRƯỜNG ; LÝ DO: bỏ khoảng thời gian. i i1: trả lại.
      g: ai đang đợi vào. g n3, g MÃ-TRƯỜNG, g all: cho vào. g -n3 …: không cho vào. g on, g off: bật tắt duyệt.
      h: khiếu nại. h c17 3 ; LÝ DO: ghi. h a1 + LÝ DO, h a1 - LÝ DO: chấp nhận, bác.
      d c17 LÝ DO: loại. b c17 LÝ DO: cho thi lại. v c17: cấp phiếu mới.
      1 xếp hạng. l nhật ký. q rời; cuộc thi vẫn chạy.
      """,
      """
      An empty line does the next thing. ! tells the state.
      o opens. m opens a reserve. c closes. r tells the answer. p pauses or goes on. + gives 10 s more.
      t TEXT announces. a NUMBER REASON annuls. e ends early. f hides or shows standings.
      n shows hidden standings one by one, after the end.
      k NUMBER KEY ; REASON corrects a key. u NUMBER rescues. x NAME finds a contestant.
      i 9:15-9:20 SCHOOL ; REASON takes time out. i i1 puts it back.
      g tells who waits. g n3, g SCHOOL-ID, g all let in. g -n3 … turns away. g on, g off switch approval.
      h lists appeals. h c17 3 ; REASON notes one. h a1 + REASON, h a1 - REASON uphold it or turn it down.
      d c17 REASON disqualifies. b c17 REASON reinstates. v c17 gives a new ticket.
      1 standings. l log. q leaves; the contest goes on.
      """)
  }
  var yesOrNo: String { say("(c có / k không):", "(y/n):") }
  var notDone: String { say("Thôi. Chưa có gì thay đổi.", "Left as it is.") }
  var nothingToDo: String { say("Lúc này không có việc gì.", "There is nothing to do now.") }
  var unknownLine: String { say("Không hiểu. Gõ ? để xem trợ giúp.", "Not understood. ? helps.") }
  var unreadableLine: String {
    say("Dòng này không đọc được.", "This line cannot be read.")
  }
  var announceUsage: String { say("Gõ: t NỘI DUNG", "Type: t TEXT") }
  /// Where papers are drawn a question has a name of its own: its number is another on each paper.
  func annulUsage(isByPapers: Bool) -> String {
    isByPapers
      ? say(
        "Gõ: a MÃ-CÂU LÝ DO, ví dụ: a vong-1.3 đáp án in sai. Mã câu có trong 'bangvang results --items'.",
        "Type: a QUESTION REASON, as in: a round-1.3 misprint. 'bangvang results --items' lists them."
      )
      : say(
        "Gõ: a SỐ LÝ DO, ví dụ: a 3 đáp án in sai", "Type: a NUMBER REASON, as in: a 3 misprint")
  }
  func correctUsage(isByPapers: Bool) -> String {
    isByPapers
      ? say(
        "Gõ: k MÃ-CÂU ĐÁP ÁN ; LÝ DO, ví dụ: k vong-1.3 B ; đáp án in sai",
        "Type: k QUESTION KEY ; REASON, as in: k round-1.3 B ; misprint")
      : say(
        "Gõ: k SỐ ĐÁP ÁN ; LÝ DO, ví dụ: k 3 B ; đáp án in sai",
        "Type: k NUMBER KEY ; REASON, as in: k 3 B ; misprint")
  }
  func judgeUsage(_ letter: String) -> String {
    say("Gõ: \(letter) c17 LÝ DO", "Type: \(letter) c17 REASON")
  }
  var ticketUsage: String { say("Gõ: v c17", "Type: v c17") }
  var findUsage: String { say("Gõ: x TÊN", "Type: x NAME") }
  func newTicketIs(_ name: String, _ ticket: String) -> String {
    say("Phiếu mới của \(name): \(ticket)", "\(name)'s new ticket: \(ticket)")
  }
  var keepsTrying: String { say("Tự thử lại.", "Trying again.") }
  var gaveUp: String {
    say("Chưa vào được, thôi không thử nữa.", "It did not work, and is not tried any longer.")
  }
}
