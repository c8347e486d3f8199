/// The bottom line and the help.
extension ScreenTexts {
  var enterGoesOn: String { say("Enter tiếp tục", "Enter goes on") }
  var enterConnects: String { say("Enter kết nối", "Enter connects") }
  var enterNext: String { say("Enter tiếp", "Enter next") }
  var arrowsMove: String { say("↑↓ đổi mục", "↑↓ move") }
  /// Where there is no room for more.
  var arrows: String { "↑↓" }
  var arrowsChoose: String { say("↑↓ chọn · Enter đồng ý", "↑↓ choose · Enter agrees") }
  var yesNoKeys: String { say("c đúng · k không · ↑↓ rồi Enter", "y yes · n no · ↑↓ then Enter") }
  var boardKey: String { say("b bảng xếp hạng", "b standings") }
  var quitKey: String { say("q rời", "q leave") }
  var quitFunctionKey: String { say("F9 rời", "F9 leaves") }
  var closeKey: String { say("Enter đóng", "Enter closes") }
  func switchBoard(ofSchools: Bool) -> String {
    say("←→ cá nhân/trường", ofSchools ? "←→ contestants" : "←→ schools")
  }
  /// Behind words that had no room.
  var readAllKey: String { say("… F4 đọc hết", "… F4 shows all") }
  var changeServerKey: String { say("Enter đổi địa chỉ", "Enter changes the address") }

  var helpTitle: String { say("Trợ giúp", "Help") }

  /// Key and what it does, in the order of use.
  var helpRows: [(keys: String, does: String)] {
    [
      (
        say("A–H, 1–8", "A–H, 1–8"),
        say("chọn câu trả lời (có dấu cũng được: Â là A)", "choose (with marks too: Â is A)")
      ),
      ("↑ ↓", say("chuyển giữa các lựa chọn", "move between the choices")),
      ("Space", say("đánh dấu; nhấc và đặt khi sắp xếp", "mark; lift and drop when ordering")),
      ("← →", say("chọn vế phải khi ghép đôi", "choose the other half when matching")),
      ("Enter", say("gửi câu trả lời", "send the answer")),
      ("PgUp PgDn", say("cuộn khi câu hỏi dài", "scroll a long question")),
      ("*, F3", say("đặt ngôi sao cho câu sau", "stake a star on the next question")),
      ("b, F2", say("bảng xếp hạng", "standings")),
      ("F4", say("đọc hết thông báo của thầy cô", "the whole announcement")),
      ("?, F1", say("trợ giúp này", "this help")),
      ("Ctrl-L", say("vẽ lại màn hình", "draw the screen again")),
      ("q, F9", say("rời cuộc thi (có hỏi lại)", "leave (asks first)")),
      (say("Ctrl-C hai lần", "Ctrl-C twice"), say("rời ngay", "leave at once")),
    ]
  }
  /// Before one is in: what the codes are and which one leads back.
  var joinHelp: [String] {
    [
      say(
        "Mã trường: 6 ký tự, cả trường dùng chung, thầy cô cho.",
        "School code: 6 characters, the same for the whole school, from your teacher."),
      say(
        "Mã dự thi: 8 ký tự của riêng em, máy hiện lúc em vào lần đầu hoặc in trên phiếu. Đã vào rồi mà tắt máy, đổi máy: gõ mã này vào ô mã, điểm còn nguyên.",
        "Ticket: 8 characters of your own, shown when you first joined or printed on a slip. If you were in and changed computers: type it in the code field, your points are kept."
      ),
      say(
        "Không nhớ mã dự thi: gọi thầy cô, thầy cô cấp mã mới.",
        "If you do not have your ticket: call your teacher, who can give you a new one."),
    ]
  }
  var joinHelpRows: [(keys: String, does: String)] {
    [
      ("Enter", say("sang mục sau, rồi vào thi", "next field, then join")),
      ("↑ ↓", say("đổi mục; ↑ ở mục đầu mở ô mã", "move; ↑ at the first opens the code field")),
      ("Ctrl-L", say("vẽ lại màn hình", "draw the screen again")),
      ("F9", say("rời", "leave")),
    ]
  }
  var helpTyping: String {
    say(
      "Khi đang gõ chữ, dùng F1, F2, F9 thay cho chữ cái.",
      "While you type text, use F1, F2 and F9 instead of letters.")
  }
}
