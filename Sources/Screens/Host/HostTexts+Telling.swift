import Wire

/// What the console tells: orders, trouble, the log.
extension HostTexts {
  // MARK: Orders

  /// Nil where the state itself shows it.
  func done(_ order: HostOrder, number: String?) -> String? {
    switch order {
    case .extend(let milliseconds):
      say("✓ Đã thêm \(milliseconds / 1000) giây.", "✓ \(milliseconds / 1000) s more.")
    case .announce: say("✓ Đã gửi thông báo.", "✓ Announced.")
    case .annul:
      number.map {
        say(
          "✓ Đã huỷ câu \($0). Điểm và xếp hạng đã tính lại.",
          "✓ Question \($0) is annulled. Points and ranks are new.")
      }
    case .finish:
      say(
        "✓ Đã kết thúc. Kiểm tra khiếu nại rồi chốt kết quả.",
        "✓ It is over. Settle objections, then make the results final.")
    case .finalize:
      say(
        "✓ Đã chốt. Trên máy chủ: 'bangvang publish' tạo trang kết quả và giấy chứng nhận.",
        "✓ Final. At the server, 'bangvang publish' makes the results site and certificates.")
    default: corrected(order, number: number)
    }
  }

  func waiting(for order: HostOrder) -> String {
    say(
      "Đang chờ máy chủ xác nhận: \(name(order))…", "Waiting for the server: \(name(order))…")
  }

  func lost(_ order: HostOrder) -> String {
    say(
      "Mất kết nối trước khi máy chủ xác nhận “\(name(order))”. Nối lại rồi xem trạng thái, cần thì làm lại.",
      "The line broke before the server confirmed “\(name(order))”. Once back, look at the state and repeat it if needed."
    )
  }

  func refused(
    _ order: HostOrder, _ code: ErrorCode, needsReveal: Bool, state: ContestState?,
    isByPapers: Bool
  ) -> String {
    guard code == .invalidCommand || code == .badField else {
      return say("Chưa “\(name(order))” được: ", "Could not “\(name(order))”: ") + refusal(code)
    }
    let why =
      switch order {
      case .open where needsReveal:
        say("hãy công bố đáp án câu vừa rồi trước (r).", "tell the last answer first (r).")
      case .open where state == .open:
        say("một câu đang mở, hãy đóng trước (c).", "a question is open, close it first (c).")
      case .open where state == .lobby:
        say("hãy bắt đầu cuộc thi trước (Enter).", "start the contest first (Enter).")
      case .open where state == .running:
        say(
          "không còn câu nào. Enter để kết thúc cuộc thi.",
          "there are no more questions. Enter ends the contest.")
      case .open where state == .paused, .reveal where state == .paused:
        say("cuộc thi đang tạm dừng (p tiếp tục).", "the contest is paused (p goes on).")
      case .openReserve:
        say(
          "chỉ khi vòng này đã hỏi hết, có câu bị huỷ chưa được thay và còn câu dự bị.",
          "only after all of the round, for an annulled question, while reserves are left.")
      case .close, .closeAfter: say("không có câu nào đang mở.", "no question is open.")
      case .reveal: say("không có đáp án nào chờ công bố.", "no answer is waiting to be told.")
      case .extend where state != .open && state != .paused:
        say("không có câu nào đang mở.", "no question is open.")
      case .pause where state == .lobby:
        say("cuộc thi chưa bắt đầu.", "the contest has not started.")
      case .revealNext:
        say(
          "chỉ sau khi kết thúc, khi bảng xếp hạng còn ẩn.",
          "only after the end, while the standings are hidden.")
      case .rescue:
        say(
          "chỉ cứu giữa hai câu của vòng loại dần, và không quá số suất (rescues).",
          "only between questions of an elimination, and no more than its rescues.")
      case .rekey:
        say(
          "đáp án không hợp với câu, hoặc câu chưa mở.",
          "the key does not fit the question, or it was never opened.")
      case .show: itemUnknownHere
      case .removeInterval where isByPapers: noIntervals
      case .removeInterval:
        say(
          "cuộc thi chưa bắt đầu, hoặc khoảng này chưa qua hết.",
          "the contest has not started, or the time is not over.")
      case .restoreInterval:
        say("không có khoảng này, hoặc đã trả lại rồi.", "there is no such one, or it is back.")
      case .annul:
        say("câu này đã huỷ hoặc chưa mở.", "it is annulled already or was never opened.")
      case .admit, .turnAway: nobodyWaits
      case .approval:
        say(
          "cuộc thi đã kết thúc, hoặc có danh sách nên chỉ vào bằng phiếu.",
          "the contest is over, or it has a roster and only tickets open it.")
      case .finalize where state == .ended:
        say(
          "còn khiếu nại chưa trả lời (h), phiếu chấm còn thiếu, hoặc xếp hạng còn ẩn (f).",
          "an appeal is open (h), sheets are missing, or standings are hidden (f).")
      case .appeal:
        say(
          "không có em này, câu chưa mở, cuộc thi chưa bắt đầu, hoặc kết quả đã chốt.",
          "no such contestant, a question never opened, or not between start and final results.")
      case .answerAppeal:
        say(
          "không có khiếu nại này, hoặc đã trả lời.", "there is no such appeal, or it is answered.")
      case .finish:
        say(
          "hãy đóng câu đang mở và công bố đáp án trước.",
          "close the open question and tell its answer first.")
      default: say("lệnh không dùng được vào lúc này.", "it does not fit now.")
      }
    return say("Chưa “\(name(order))” được: ", "Could not “\(name(order))”: ") + why
      + say(" Chưa có gì thay đổi.", " Nothing was changed.")
  }

  func name(_ order: HostOrder) -> String {
    switch order {
    case .start: say("bắt đầu", "start")
    case .open: say("mở câu", "open")
    case .openReserve: say("mở câu dự bị", "open a reserve")
    case .close, .closeAfter: say("đóng câu", "close")
    case .reveal: say("công bố đáp án", "reveal")
    case .pause: say("tạm dừng", "pause")
    case .continue: say("tiếp tục", "go on")
    case .extend: say("thêm giờ", "more time")
    case .announce: say("thông báo", "announce")
    case .annul: say("huỷ câu", "annul")
    case .finish: say("kết thúc", "end the contest")
    case .finalize: say("chốt kết quả", "make final")
    case .freeze: say("ẩn bảng xếp hạng", "hide the standings")
    case .unfreeze: say("mở bảng xếp hạng", "show the standings")
    case .revealNext: say("công bố lần lượt", "show one by one")
    case .rekey: say("sửa đáp án", "correct the key")
    case .disqualify: say("loại", "disqualify")
    case .reinstate: say("cho thi lại", "reinstate")
    case .rescue: say("cứu trợ", "rescue")
    case .ticket: say("cấp phiếu mới", "new ticket")
    case .find: say("tìm thí sinh", "find")
    case .show: say("xem câu hỏi", "look at a question")
    case .removeInterval: say("bỏ khoảng thời gian", "take time out")
    case .restoreInterval: say("trả lại khoảng thời gian", "put time back")
    case .admit: say("cho vào", "let in")
    case .turnAway: say("không cho vào", "turn away")
    case .approval: say("bật tắt duyệt", "switch approval")
    case .appeal: say("ghi khiếu nại", "note an appeal")
    case .answerAppeal: say("trả lời khiếu nại", "answer an appeal")
    case .appeals: say("xem khiếu nại", "list appeals")
    default: order.verb.rawValue
    }
  }

  func refusal(_ code: ErrorCode) -> String {
    switch code {
    case .unknownQuestion: say("không có câu hỏi này.", "there is no such question.")
    case .badCode: tokenWrong
    default: code.message(screen.language)
    }
  }

  func cannotFinish(_ state: ContestState?) -> String {
    switch state {
    case .ended: say("Cuộc thi đã kết thúc rồi.", "The contest is over already.")
    case .lobby, nil: say("Cuộc thi chưa bắt đầu.", "The contest has not started.")
    default:
      say(
        "Hãy đóng câu đang mở và công bố đáp án trước khi kết thúc.",
        "Close the open question and tell its answer before ending.")
    }
  }
  var nothingToAnnul: String {
    say("Chưa có câu nào để huỷ.", "There is no question to annul yet.")
  }
  var notConnected: String {
    say("Đang mất kết nối; nội dung vẫn giữ ở đây.", "The line is down; what you typed stays here.")
  }

  // MARK: Trouble

  func connecting(_ server: String) -> String {
    say("Đang nối tới \(server)…", "Connecting to \(server)…")
  }
  func tryingAgain(_ seconds: Int64) -> String {
    say("Tự thử lại sau \(seconds) giây.", "Trying again in \(seconds) s.")
  }
  var goingIn: String { say("Đã nối, đang vào…", "Connected, going in…") }
  /// What failed, what happens by itself, and that it is not the end.
  func lineLost(_ failure: LinkFailure?, _ retry: String) -> String {
    let why = failure.flatMap { $0 == .lost ? nil : self.failure($0) + " " } ?? ""
    let stopped = failure == .nobodyListens || failure == .noAnswer
    return say("MẤT KẾT NỐI với máy chủ. ", "NO CONNECTION to the server. ") + why + retry + " "
      + (stopped
        ? say(
          "Câu trả lời đã nhận vẫn còn; máy chủ chạy lại là thi tiếp.",
          "Answers that were accepted are safe; the contest goes on once the server runs again.")
        : say(
          "Cuộc thi không phụ thuộc màn hình này.",
          "The contest does not depend on this screen."))
  }
  func lastSeen(_ number: Int) -> String {
    say(
      "CHƯA RÕ · mất kết nối khi câu \(number) đang mở",
      "UNKNOWN · lost while question \(number) was open")
  }
  var lineLostHere: String {
    say("màn hình này mất kết nối", "this console lost its connection")
  }
  var lineBackHere: String { say("màn hình này nối lại", "this console is connected again") }
  var interruptAgain: String {
    say("Nhấn Ctrl-C lần nữa để rời.", "Press Ctrl-C again to leave.")
  }
  func failure(_ failure: LinkFailure) -> String {
    switch failure {
    case .lost: say("Máy chủ ngắt kết nối.", "The server closed the connection.")
    case .unknownHost: say("Không có máy nào tên như vậy.", "There is no such host.")
    case .nobodyListens:
      say(
        "Máy đó có, nhưng máy chủ cuộc thi chưa chạy ở cổng này.",
        "The computer is there, but no contest server listens on this port.")
    case .noAnswer: say("Máy chủ không trả lời.", "The server does not answer.")
    case .noRoute:
      say(
        "Máy này chưa có mạng, hoặc không có đường tới đó.",
        "This computer has no network, or no way there.")
    case .noEncryption:
      say(
        "Đầu kia không nói TLS 1.3. Máy chủ có chạy với --plaintext không?",
        "The other end does not speak TLS 1.3. Does the server run with --plaintext?")
    case .plaintextElsewhere:
      say(
        "--plaintext chỉ dùng được với chính máy này.", "--plaintext is for this computer only.")
    case .other(let vi, let en): oneLine(say(vi, en)).capitalizedFirst + "."
    }
  }
  /// What to look at where a server was never reached; nil where the failure says it.
  func advice(_ failure: LinkFailure) -> String? {
    switch failure {
    case .unknownHost: say("Xem lại địa chỉ đã gõ.", "Look at the address that was typed.")
    case .nobodyListens:
      say(
        "Xem lại địa chỉ và cổng; trên máy chủ: bangvang serve đã chạy chưa?",
        "Look at address and port; does bangvang serve run on that computer?")
    case .noAnswer:
      say(
        "Xem lại địa chỉ, dây mạng hay Wi-Fi; trên máy chủ: bangvang doctor.",
        "Look at the address, the cable or Wi-Fi; on the server: bangvang doctor.")
    case .noRoute: say("Xem lại dây mạng hay Wi-Fi.", "Look at the cable or Wi-Fi.")
    case .lost:
      say(
        "Xem lại địa chỉ và cổng: có thể ở đó là chương trình khác.",
        "Look at address and port: another program may be there.")
    case .noEncryption, .plaintextElsewhere, .other: nil
    }
  }
  func failureAtFirst(_ failure: LinkFailure) -> String {
    [self.failure(failure), advice(failure)].compactMap(\.self).joined(separator: " ")
  }
  var firstVisit: String {
    say(
      "✓ Gặp máy chủ này lần đầu; chứng thư của nó đã được ghi nhớ.",
      "✓ This server was met for the first time; its certificate is remembered.")
  }
  func certificateChanged(_ found: String) -> [String] {
    [
      say("Máy chủ đưa ra chứng thư khác lần trước.", "The server shows another certificate."),
      say(
        "Có thể ai đó đứng giữa, hoặc máy chủ đã được cài lại. Mã của người dẫn chưa được gửi đi.",
        "Somebody may be in between, or the server was set up anew. Your token was not sent."),
      say("Chứng thư mới:", "The new one:") + " " + oneLine(found),
      say(
        "So với dòng pin mà máy chủ in ra. Nếu giống, chạy lại lệnh này với --pin và pin đó.",
        "Compare it with the pin that the server printed. If it is the same, run this command "
          + "again with --pin and that pin."),
    ]
  }
  func ended(_ reason: ContestView.EndReason) -> String {
    switch reason {
    case .unsupportedProtocol:
      say(
        "Chương trình này và máy chủ không cùng phiên bản.",
        "This program and the server have different versions.")
    case .unreadable:
      say(
        "Nơi này không phải máy chủ cuộc thi. Hãy xem lại địa chỉ.",
        "This is not a contest server. Please check the address.")
    case .superseded, .newTicket, .left: say("Đã rời.", "Left.")
    }
  }

  // MARK: Standings

  var standingsTitle: String { say("Xếp hạng", "Standings") }
  var contestantsTitle: String { say("Cá nhân", "Contestants") }
  var teamsTitle: String { say("Đội", "Teams") }
  var schoolsTitle: String { say("Trường", "Schools") }
  func noStandings(_ view: ContestView) -> String {
    if view.contest?.mode == .window { return screen.noStandings(view) }
    return say(
      "Chưa có xếp hạng; có sau câu đầu tiên.", "No standings yet; they follow the first question.")
  }

  // MARK: The log

  /// Behind words that had no room.
  var restInLog: String { say("… l đọc hết", "… l shows all") }
  var logTitle: String { say("Nhật ký", "Log") }
  var emptyLog: String {
    say("Chưa có gì từ khi mở màn hình này.", "Nothing since this console began.")
  }

  func registered(_ count: Int) -> String {
    say("\(people(count)) vào thi", "\(people(count)) joined")
  }

  /// - Parameter number: of the question that the event is about.
  func event(_ event: ServerMessage.JournalEvent, number: String?) -> String {
    let which = number.map(question) ?? event.text("question").map(oneLine) ?? ""
    switch event.kind {
    case "started": return say("bắt đầu cuộc thi", "the contest started")
    case "opened": return say("mở \(which)", "\(which) opened")
    case "closed": return say("đóng \(which)", "\(which) closed")
    case "revealed": return say("công bố đáp án \(which)", "answer to \(which) told")
    case "paused": return say("tạm dừng", "paused")
    case "continued": return say("chạy tiếp", "went on")
    case "extended":
      let seconds = (event.whole("ms") ?? 0) / 1000
      return say("thêm \(seconds) giây", "\(seconds) s more")
    case "announced":
      return say("thông báo: ", "announced: ") + oneLine(event.text("text") ?? "")
    case "annulled":
      return say("huỷ \(which): ", "\(which) annulled: ") + oneLine(event.text("reason") ?? "")
    case "finished": return say("kết thúc cuộc thi", "the contest ended")
    case "finalized": return say("chốt kết quả", "results made final")
    case "amended": return say("sửa tệp cuộc thi", "the contest file was amended")
    default: return correction(event, which: which) ?? rareEvent(event, which: which)
    }
  }

  private func rareEvent(_ event: ServerMessage.JournalEvent, which: String) -> String {
    let who = oneLine(event.text("contestant") ?? "")
    switch event.kind {
    case "interrupted":
      let gone = max(0, (event.whole("until") ?? 0) - (event.whole("since") ?? 0)) / 1000
      return say(
        "máy chủ gián đoạn \(gone) giây; thời gian đó không tính",
        "the server was away for \(gone) s; that time does not count")
    case "ticketReplaced": return say("cấp lại mã dự thi cho \(who)", "new ticket for \(who)")
    case "renamed": return say("sửa tên \(who)", "\(who) renamed")
    case "extraTime": return say("thêm thời gian cho \(who)", "extra time for \(who)")
    case "approvalOrdered": return approvalOrdered(event.truth("on") ?? false)
    default: return appealEvent(event, which: which) ?? oneLine(event.kind)
    }
  }
}
