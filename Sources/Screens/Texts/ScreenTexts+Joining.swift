import Wire

/// Connecting and joining.
extension ScreenTexts {
  var programTitle: String { say("Bảng Vàng", "Bảng Vàng") }

  // MARK: The server

  var serverLabel: String { say("Máy chủ", "Server") }
  var serverHint: String {
    say(
      "Địa chỉ do thầy cô cho, ví dụ 10.0.0.5 hoặc thi.truong.vn:7878",
      "The address from your teacher, such as 10.0.0.5 or quiz.school.org:7878")
  }
  func serverUnusable(_ typed: String) -> String {
    say("“\(typed)” chưa phải địa chỉ máy chủ.", "“\(typed)” is not a server's address.")
  }
  func connecting(to server: String) -> String {
    say("Đang kết nối tới \(server)…", "Connecting to \(server)…")
  }
  func notConnected(to server: String, _ reason: String) -> String {
    say("Chưa kết nối được tới \(server): \(reason)", "Not connected to \(server): \(reason)")
  }
  func tryingAgain(in seconds: Int64) -> String {
    say("Tự thử lại sau \(seconds) giây…", "Trying again in \(seconds) s…")
  }
  var doorIsClosed: String {
    say(
      "Máy chủ đang tạm dừng, chưa nhận ai vào lúc này.",
      "The server has stopped for a moment and takes nobody in now.")
  }
  var doorAdvice: String {
    say(
      "Em không phải làm gì: cứ để máy như vậy, máy chủ chạy lại là vào được. Đợi lâu thì gọi thầy cô.",
      "There is nothing to do: leave this open, it goes on when the server does. If it takes long, call your teacher."
    )
  }
  var tryingAgainNow: String { say("Đang thử lại…", "Trying again…") }
  var callTeacherIfLong: String {
    say(
      "Nếu chờ lâu: xem lại dây mạng, địa chỉ, rồi gọi thầy cô.",
      "If this takes long: check the cable and the address, then call your teacher.")
  }

  func describe(_ failure: LinkFailure) -> String {
    switch failure {
    case .lost: say("mất kết nối", "the connection broke")
    case .unknownHost: say("không tìm thấy địa chỉ này", "there is no such address")
    case .nobodyListens: say("máy chủ chưa mở", "the server is not open yet")
    case .noAnswer: say("máy chủ không trả lời", "the server does not answer")
    case .noRoute: say("máy này chưa có mạng", "this computer has no network")
    case .noEncryption: say("máy chủ không mã hoá đường truyền", "the server does not use TLS")
    case .plaintextElsewhere:
      say("không mã hoá thì chỉ nối được trên chính máy này", "without TLS only to this machine")
    case .other(let vi, let en): oneLine(say(vi, en))
    }
  }

  // MARK: Trust

  func trusts(_ pin: String, isFirstVisit: Bool) -> String {
    isFirstVisit
      ? say("Chứng thư máy chủ (mới, đã ghi nhớ): ", "Server certificate (new, remembered): ") + pin
      : say("Chứng thư máy chủ (đã biết): ", "Server certificate (known): ") + pin
  }
  var certificateChangedTitle: String {
    say("Máy chủ này không giống lần trước", "This server is not the one from last time")
  }
  func certificateChangedBody(found: String) -> String {
    say(
      "Chứng thư của máy chủ đã đổi. Có thể thầy cô vừa cài lại máy, cũng có thể đây là máy khác giả làm máy chủ. Chương trình không gửi gì cả.",
      "The server's certificate has changed. The server may have been set up anew, or another machine may pretend to be it. Nothing was sent."
    )
  }
  var callTeacher: String { say("Hãy gọi thầy cô.", "Please call your teacher.") }
  func certificateFound(_ pin: String) -> String { say("Đang thấy: ", "Found: ") + pin }
  var certificateForTeacher: String {
    say(
      "Thầy cô: so với dòng “pin” mà máy chủ in ra; nếu đúng, chạy thi --pin sha256:… một lần.",
      "Teachers: compare with the pin that the server prints; if it is right, run thi --pin sha256:… once."
    )
  }

  // MARK: The form

  var joinTitle: String { say("Vào cuộc thi", "Joining") }
  var credentialLabel: String { say("Mã trường hoặc mã dự thi", "School code or your ticket") }
  var credentialHint: String {
    say(
      "6 ký tự là mã trường, 8 ký tự là mã dự thi của riêng em",
      "6 characters are your school's code, 8 are your own ticket")
  }
  var credentialProblem: String {
    say(
      "Mã có 6 ký tự (mã trường) hoặc 8 ký tự (mã dự thi), chỉ gồm chữ cái và chữ số.",
      "A code has 6 characters (school) or 8 (ticket), letters and digits only.")
  }
  var ticketHint: String {
    say("8 ký tự, in trên phiếu thầy cô phát", "8 characters, on the slip from your teacher")
  }
  var ticketNeeded: String {
    say(
      "Cuộc thi này vào bằng mã dự thi riêng của em: 8 ký tự, in trên phiếu thầy cô phát. Mã trường không dùng ở đây.",
      "In this contest you join with your own ticket: 8 characters, on the slip from your teacher. The school's code is not used here."
    )
  }

  var typeTicket: String {
    say(
      "Em đã vào cuộc thi này rồi. Gõ mã dự thi 8 ký tự của em vào ô mã; không có mã thì gọi thầy cô, thầy cô cấp mã mới.",
      "You have joined this contest already. Type your ticket of 8 characters in the code field; without it, call your teacher, who can give you a new one."
    )
  }

  func label(of field: RegistrationField) -> String {
    switch field {
    case .name: say("Họ và tên", "Full name")
    case .birthDate: say("Ngày sinh", "Date of birth")
    case .class: say("Lớp", "Class")
    case .grade: say("Khối", "Grade")
    case .team: say("Đội", "Team")
    case .ward: say("Xã/phường", "Ward")
    case .phone: say("Điện thoại", "Phone")
    case .email: say("Thư điện tử", "E-mail")
    case .number: say("Số thứ tự", "Number")
    }
  }

  func hint(of field: RegistrationField) -> String {
    switch field {
    case .name:
      say("như trong học bạ, ví dụ Nguyễn Thị Ánh", "as in school, such as Nguyễn Thị Ánh")
    case .birthDate: say("ngày/tháng/năm, ví dụ 9/5/2012", "day/month/year, such as 9/5/2012")
    case .class: say("ví dụ 8A", "such as 8A")
    case .grade: say("ví dụ 8", "such as 8")
    case .team: say("tên đội", "the team's name")
    case .ward: say("nơi em ở", "where you live")
    case .phone: say("của em hoặc của gia đình", "yours or your family's")
    case .email: say("ví dụ ten@truong.vn", "such as name@school.org")
    case .number: say("số của em trong danh sách lớp", "your number on the class list")
    }
  }

  func problem(with field: RegistrationField) -> String {
    switch field {
    case .name:
      say(
        "Em ghi họ và tên, nhiều nhất 100 chữ.", "Please write your name, at most 100 characters.")
    case .birthDate:
      say(
        "Chưa có ngày như vậy. Em ghi ngày/tháng/năm, ví dụ 9/5/2012.",
        "There is no such day. Please write day/month/year, such as 9/5/2012.")
    default:
      say(
        "Em ghi mục này, nhiều nhất 200 chữ.", "Please fill this in, at most 200 characters.")
    }
  }
  var yearInFull: String {
    say(
      "Em ghi đủ bốn số của năm, ví dụ 9/5/2012.",
      "Please write the year in full, such as 9/5/2012.")
  }

  var confirmQuestion: String { say("Đúng chưa?", "Is this right?") }
  var confirmHint: String {
    say("Enter vào thi · ↑ sửa lại", "Enter joins · ↑ corrects")
  }
  var joining: String { say("Đang vào cuộc thi…", "Joining…") }
  func joiningAgain(in seconds: Int64) -> String {
    say(
      "Máy chủ đang bận, tự thử lại sau \(seconds) giây…",
      "The server is busy, trying again in \(seconds) s…")
  }
  var waitsForTeacher: String {
    say("Đang đợi thầy cô cho vào", "Waiting for your teacher")
  }
  var waitsForTeacherBody: String {
    say(
      "Thầy cô sẽ xem tên và cho em vào thi. Em không phải làm gì, cứ để máy như vậy và đừng tắt chương trình. Đợi lâu thì giơ tay gọi thầy cô.",
      "Your teacher will look at your name and let you in. There is nothing to do: leave this program open. If it takes long, raise your hand."
    )
  }
  var wasTurnedAway: String {
    say(
      "Thầy cô chưa cho em vào. Em xem lại tên và lớp, rồi gọi thầy cô.",
      "You were not let in. Please check your name and class, then call your teacher.")
  }
  var severalContests: String {
    say(
      "Máy chủ có nhiều cuộc thi, mã sẽ chọn giúp em:",
      "This server has several contests; your code chooses one:")
  }

  // MARK: A kept token

  /// "Em là Nguyễn Thị Ánh, 8A?"
  func offer(_ name: String, _ place: String?) -> String {
    let who = place.map { "\(name), \($0)" } ?? name
    return say("Em là \(who)?", "Are you \(who)?")
  }
  var offerExplanation: String {
    say(
      "Trên máy này đã có người vào cuộc thi với tên đó.",
      "Someone joined this contest from this computer under that name.")
  }
  var offerYes: String { say("Đúng, là em", "Yes, that is me") }
  var offerNo: String { say("Không, em là người khác", "No, I am somebody else") }
  var offerGone: String {
    say(
      "Lần vào trước không dùng lại được nữa. Em vào lại bằng mã nhé.",
      "The earlier session can't be used any more. Please join with a code.")
  }

  // MARK: The ticket

  var ticketTitle: String { say("Mã dự thi của em", "Your ticket") }
  var ticketCopy: String { say("chép lại mã này", "write this down") }
  var ticketWhy: String {
    say(
      "Máy hỏng hay đổi máy: nhập mã này là vào lại được, điểm còn nguyên. Đừng cho ai xem.",
      "If this computer fails, this ticket brings you back from any other, with your points. Keep it to yourself."
    )
  }
}
