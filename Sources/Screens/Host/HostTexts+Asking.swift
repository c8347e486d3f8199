import Wire

/// What the console asks, and what its keys do.
extension HostTexts {
  // MARK: Enter

  func enter(_ step: HostStep) -> String { "Enter " + words(step) }

  func words(_ step: HostStep) -> String {
    switch step {
    case .start: say("bắt đầu", "starts")
    case .open(let number): say("mở câu \(number)", "opens question \(number)")
    case .close(let number): say("đóng câu \(number)", "closes question \(number)")
    case .reveal(let number):
      say("công bố đáp án câu \(number)", "tells the answer to \(number)")
    case .continue: say("tiếp tục", "goes on")
    case .finish: say("kết thúc cuộc thi", "ends the contest")
    case .unfreeze: say("mở bảng xếp hạng", "shows the standings")
    case .revealNext: say("công bố người tiếp theo", "shows the next one")
    case .finalize: say("chốt kết quả", "makes the results final")
    }
  }

  // MARK: Keys

  var moreTimeKey: String { say("+ thêm 10 giây", "+ 10 s more") }
  var shortMoreTimeKey: String { say("+ giờ", "+ time") }
  var shortHelpKey: String { say("? giúp", "? help") }
  var pauseKey: String { say("p tạm dừng", "p pauses") }
  var reserveKey: String { say("m mở câu dự bị", "m opens a reserve") }
  var revealKey: String { say("n công bố lần lượt", "n shows one by one") }
  var announceKey: String { say("t thông báo", "t announces") }
  var annulKey: String { say("a huỷ câu", "a annuls") }
  var schoolsKey: String { say("s trường", "s schools") }
  var standingsKey: String { say("1 xếp hạng", "1 standings") }
  var logKey: String { say("l nhật ký", "l log") }
  var helpKey: String { say("? trợ giúp", "? help") }
  var leaveKey: String { say("q rời", "q leaves") }
  var backKey: String { say("Enter quay lại", "Enter goes back") }
  var scrollKeys: String { say("↑↓ PgUp PgDn cuộn", "↑↓ PgUp PgDn scroll") }
  var sendKeys: String { say("Enter gửi · Esc thôi", "Enter sends · Esc cancels") }
  var goOnKeys: String { say("Enter tiếp · Esc thôi", "Enter goes on · Esc cancels") }
  var chooseKeys: String {
    say("↑↓ chọn · Enter đồng ý · Esc thôi", "↑↓ choose · Enter agrees · Esc cancels")
  }
  var sureKeys: String { say("Enter đồng ý · Esc thôi", "Enter agrees · Esc cancels") }

  // MARK: Help

  var helpTitle: String { say("Trợ giúp", "Help") }

  var helpRows: [(keys: String, does: String)] {
    [
      ("Enter", say("làm việc tiếp theo, ghi sẵn ở dòng cuối", "does the next thing, named below")),
      ("o", say("mở câu tiếp theo", "opens the next question")),
      (
        "m",
        say(
          "hết câu của vòng: mở câu dự bị thay câu đã huỷ",
          "after the round's questions: opens a reserve for an annulled one")
      ),
      ("c", say("đóng câu đang mở (có hỏi lại)", "closes the open question (asks once)")),
      ("r", say("công bố đáp án", "tells the answer")),
      ("p", say("tạm dừng, tiếp tục", "pauses, goes on")),
      ("+", say("thêm 10 giây cho câu đang mở", "10 s more for the open question")),
      ("t", say("gửi thông báo tới mọi màn hình", "announces to every screen")),
      ("f", say("ẩn, mở bảng xếp hạng", "hides and shows the standings")),
      (
        "n",
        say(
          "hết thi: công bố lần lượt bảng xếp hạng đang ẩn, từ dưới lên",
          "after the end: shows hidden standings one by one, from below")
      ),
      ("a", say("huỷ một câu hỏi (có hỏi lại)", "annuls a question (asks once)")),
      ("k", say("sửa đáp án một câu (có hỏi lại)", "corrects a key (asks once)")),
      (
        "x",
        say(
          "tìm thí sinh: cấp phiếu mới, loại, cho thi lại",
          "finds contestants: new ticket, disqualify, reinstate")
      ),
      (
        "h",
        say(
          "khiếu nại: xem, ghi, trả lời; trả lời hết mới chốt được kết quả",
          "appeals: lists, notes, answers them; all of them before results are final")
      ),
      (
        "g",
        say(
          "duyệt các em đang đợi vào, bật tắt việc duyệt",
          "lets in those who wait, switches approval on and off")
      ),
      ("u", say("cứu trợ trong vòng loại dần", "brings back, in a round of elimination")),
      (
        "i",
        say(
          "bỏ một khoảng thời gian (mất điện), hoặc trả lại",
          "takes out a stretch of time (a power cut), or puts it back")
      ),
      (
        "s", say("bảng các trường, trường có trục trặc lên đầu", "the schools, troubled ones first")
      ),
      ("1", say("bảng xếp hạng", "standings")),
      ("l", say("nhật ký", "the log")),
      ("F10", say("kết thúc sớm (có hỏi lại)", "ends early (asks once)")),
      ("↑↓ PgUp PgDn", say("cuộn", "scroll")),
      ("Ctrl-L", say("vẽ lại màn hình", "draws the screen again")),
      (
        say("q, F9", "q, F9"),
        say("rời; cuộc thi vẫn chạy trên máy chủ", "leaves; the contest goes on")
      ),
    ]
  }

  // MARK: Asked once

  var startEmpty: String {
    say(
      "Chưa có em nào vào. Bắt đầu luôn? Vẫn vào thêm được sau khi bắt đầu nếu cuộc thi cho phép.",
      "Nobody has joined. Start all the same? Joining later depends on the contest's rules.")
  }
  func closeEarly(_ number: Int, seconds: Int64?, missing: Int) -> String {
    let left = seconds.map { say(" khi còn \($0) giây", " with \($0) s left") } ?? ""
    let waiting =
      missing > 0
      ? say(
        " \(people(missing)) có mặt chưa trả lời.", " \(people(missing)) here have not answered.")
      : say(" Mọi em có mặt đã trả lời.", " All who are here have answered.")
    return say("Đóng câu \(number)\(left)?", "Close question \(number)\(left)?") + waiting
  }
  func finish(_ asked: Int, of: Int) -> String {
    let early =
      asked < of
      ? say("Mới hỏi \(asked) trong \(of) câu! ", "Only \(asked) of \(of) questions were asked! ")
      : ""
    return early
      + say(
        "Kết thúc cuộc thi? Không mở thêm được câu nào nữa; kết quả còn TẠM THỜI tới khi chốt.",
        "End the contest? No more questions can be opened; results stay PROVISIONAL until made final."
      )
  }
  var finishPapers: String {
    say(
      "Kết thúc cuộc thi ngay, trước hạn? Bài đang làm được nộp với những câu đã lưu, không ai bắt đầu bài mới được nữa; kết quả còn TẠM THỜI tới khi chốt.",
      "End the contest now, before its date? Open papers are handed in as they are saved and nobody can begin another; results stay PROVISIONAL until made final."
    )
  }
  var finalize: String {
    say(
      "Chốt kết quả? Sau đó mới in giấy chứng nhận. Nếu phải huỷ câu về sau, kết quả thành bản sửa mới.",
      "Make the results final? Certificates come after that. Annulling later makes a new revision.")
  }
  var leave: String {
    say(
      "Rời màn hình dẫn? Cuộc thi vẫn tiếp tục trên máy chủ; gõ lại lệnh cũ để vào lại.",
      "Leave the console? The contest goes on at the server; the same command comes back.")
  }
  /// - Parameter asked: nil where its answers are not counted yet.
  func annul(_ number: String, _ asked: HostRecord.Asked?, isOpen: Bool) -> String {
    var text =
      isOpen
      ? say(
        "Câu \(number) đang mở sẽ đóng ngay. ", "Question \(number) is open and closes at once. ")
      : ""
    text += say("Huỷ câu \(number)? ", "Annul question \(number)? ")
    text +=
      asked.map {
        say("\(answers($0.answered)) không được tính", "\(answers($0.answered)) will not count")
      } ?? say("Câu này không được tính trên mọi bài", "It will not count on any paper")
    if let correct = asked?.correct {
      text += say(
        "; \(people(correct)) trả lời đúng mất điểm câu này",
        "; \(people(correct)) who were right lose its points")
    } else {
      text += say("; ai đúng cũng không có điểm câu này", "; nobody gets points for it")
    }
    return text
      + say(
        ". Xếp hạng tính lại ngay. Huỷ rồi thì không phục hồi được.",
        ". Standings change at once. It cannot be undone.")
  }

  // MARK: Typed

  var announceTitle: String {
    say("Thông báo tới mọi màn hình:", "Announcement to every screen:")
  }
  var annulTitle: String {
    say("Huỷ câu nào? (số đúng/số trả lời)", "Annul which one? (right/answered)")
  }
  var annulPaperTitle: String { say("Huỷ câu nào?", "Annul which one?") }
  func annulOf(_ number: String) -> String { say("Huỷ câu \(number)", "Annulling \(number)") }
  var alreadyAnnulled: String { say("đã huỷ", "annulled") }
  func reasonTitle(_ number: String) -> String {
    say(
      "Lý do huỷ câu \(number) (ghi vào biên bản):",
      "Why question \(number) is annulled (goes on record):")
  }
  var tokenTitle: String { say("Mã của người dẫn", "The host's token") }
  var tokenHint: String {
    say(
      "Máy chủ in ra khi khởi động; 'bangvang contest codes' in lại. Gõ hoặc dán, không hiện ra.",
      "The server printed it at its start; 'bangvang contest codes' prints it again. It is not shown."
    )
  }
  var tokenWrong: String {
    say(
      "Mã này không phải mã người dẫn của cuộc thi này. Hãy xem lại rồi nhập lại.",
      "This is not the host's token of this contest. Please check it and type it again.")
  }
  func checkPin(_ pin: String) -> String {
    say(
      "Chứng thư của máy chủ: \(pin)\nPhải giống dòng pin mà máy chủ in ra.",
      "The server's certificate: \(pin)\nIt must be the pin that the server printed.")
  }
  var tokenKeys: String { say("Enter vào · Esc rời", "Enter goes in · Esc leaves") }
  var contestTitle: String { say("Dẫn cuộc thi nào?", "Which contest?") }
}
