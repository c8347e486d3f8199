import Assessment
import Terminal
import Wire

/// Plain mode: whole sentences, one a line, for a screen reader and for pipes.
extension ScreenTexts {
  // MARK: What is asked for

  func ask(_ field: JoinField) -> String {
    switch field {
    case .registration(.birthDate):
      say("Ngày sinh (ngày/tháng/năm): ", "Date of birth (day/month/year): ")
    case .credential:
      say("Mã trường hoặc mã dự thi: ", "School code or your ticket: ")
    default: field.label(self) + ": "
    }
  }
  var askServer: String { say("Máy chủ: ", "Server: ") }
  func askOffer(_ name: String, _ place: String?) -> String {
    offer(name, place) + say(" (c/k): ", " (y/n): ")
  }
  func askConfirmation(_ values: [String]) -> String {
    values.joined(separator: ", ") + ". "
      + say("Đúng chưa? (Enter đúng, s sửa): ", "Is this right? (Enter yes, n no): ")
  }
  var askLeave: String { say("Rời cuộc thi? (c/k): ", "Leave the contest? (y/n): ") }

  /// "Trả lời (A-D): "
  func askAnswer(_ form: PresentedItem.Form) -> String {
    let range = answerRange(form).map { " (\($0))" } ?? ""
    return answerLabel + range + ": "
  }

  private func answerRange(_ form: PresentedItem.Form) -> String? {
    func letters(_ count: Int) -> String { "A-\(ChoiceLabel.letter(max(0, count - 1)))" }
    switch form {
    case .single(let entries): return letters(entries.count)
    case .trueFalse: return letters(2)
    case .multiple(let entries, let select):
      let example = say("ví dụ A C", "such as A C")
      return select.map {
        "\(letters(entries.count)), \(selectExactly($0).lowercased().dropLast())"
      }
        ?? "\(letters(entries.count)), \(example)"
    case .ordering: return say("ví dụ C A B", "such as C A B")
    case .matching: return say("ví dụ A2 B1", "such as A2 B1")
    case .numeric:
      let units = form.unitNames.map { oneLine($0) }
      return units.isEmpty ? nil : units.joined(separator: ", ")
    case .text, .cloze: return nil
    }
  }
  func askBlank(_ number: Int, of count: Int, choices: Int) -> String {
    let range = choices > 0 ? " (A-\(ChoiceLabel.letter(choices - 1)))" : ""
    return say("Chỗ trống \(number) trong \(count)", "Blank \(number) of \(count)") + range + ": "
  }

  // MARK: Joining

  func plainTicket(_ ticket: String) -> String {
    say(
      "Mã dự thi của em: \(ticket). Em chép lại mã này.", "Your ticket: \(ticket). Write this down."
    )
  }
  var lineUnreadable: String {
    say(
      "Dòng vừa gõ không đọc được. Em gõ lại.", "That line could not be read. Please type it again."
    )
  }
  var inputEndedEarly: String {
    say("Chưa đủ thông tin để vào cuộc thi.", "Not enough was given to join the contest.")
  }
  var gaveUp: String {
    say(
      "Không nối được tới máy chủ. Em gọi thầy cô.",
      "The server can't be reached. Please call your teacher.")
  }

  // MARK: Questions

  func plainQuestion(_ place: QuestionPlace, points: Int?, seconds: Int64?) -> String {
    let number = say(
      "Câu \(place.number) trong \(place.of)", "Question \(place.number) of \(place.of)")
    let worth = points.map { $0 == 0 ? trialQuestion.capitalizedFirst : self.points($0) }
    let parts = [number, place.title.map { oneLine($0) }, worth, seconds.map { self.seconds($0) }]
    return parts.compactMap(\.self).map { $0 + "." }.joined(separator: " ")
  }
  func plainRound(_ round: ServerMessage.Round) -> String {
    let number = say(
      "Vòng \(round.number) trong \(round.of)", "Round \(round.number) of \(round.of)")
    return
      "\(number). \(oneLine(round.title)). \(questionCount(round.questions)). \(oneLine(round.rule))"
  }
  var plainReceived: String { say("Đã nhận.", "Received.") }
  var plainMayChange: String {
    say("Còn đổi được cho đến khi hết giờ.", "You may change it until time is up.")
  }
  func plainAlreadyAnswered(_ answer: String) -> String {
    say("Em đã trả lời: \(answer).", "You answered: \(answer).")
  }
  var plainFirstCounts: String {
    say(
      "Em đã trả lời câu này rồi, dòng vừa gõ chưa gửi. Câu trả lời đầu được tính.",
      "You have answered already; that line was not sent. Your first answer counts.")
  }
  var plainClosedMeanwhile: String {
    say("Câu đã đóng trong lúc mất kết nối.", "The question was closed while you were away.")
  }
  var plainTimeIsUp: String { say("Hết giờ.", "Time is up.") }
  func plainTimeLeft(_ seconds: Int64) -> String {
    say("Còn \(duration(seconds: seconds)).", "\(duration(seconds: seconds)) left.")
  }
  var noQuestionOpen: String {
    say("Chưa có câu nào đang mở. Em chờ nhé.", "No question is open. Please wait.")
  }
  var begunForEarlier: String {
    say("Câu đó đã hết giờ, dòng này chưa gửi.", "That question is over; the line was not sent.")
  }
  var begunTooEarly: String {
    say(
      "Dòng này gõ từ trước khi câu hỏi mở, chưa gửi.",
      "That line was begun before the question opened; it was not sent.")
  }
  func plainChoicesIn(_ seconds: Int64) -> String {
    say("Phần trả lời sau \(seconds) giây.", "You can answer in \(seconds) s.")
  }

  // MARK: Results

  func plainGained(_ points: Int) -> String {
    points < 0
      ? say("Trừ \(-points) điểm.", "\(-points) points lost.")
      : say("Cộng \(points) điểm.", "\(self.points(points)) gained.")
  }
  func plainKey(_ lines: [String]) -> String {
    rightAnswer + ": " + lines.joined(separator: "; ") + "."
  }

  /// "Tổng 894 điểm, hạng 12 trong 812."
  func plainTotal(points: Int, rank: Int?, of: Int?) -> String {
    let total = say("Tổng \(points) điểm", "\(self.points(points)) in all")
    guard let rank else { return total + "." }
    return total + ", " + (of.map { rankWords(rank, of: $0) } ?? self.rank(rank)) + "."
  }
  var plainRight: String { say("Đúng.", "Right.") }

  // MARK: News

  var contestBegins: String { say("Cuộc thi bắt đầu.", "The contest begins.") }
  var contestGoesOn: String { say("Cuộc thi tiếp tục.", "The contest goes on.") }
  var plainPaused: String { say("Tạm dừng, đồng hồ đứng yên.", "Paused, the clock stands still.") }
  var plainLost: String {
    say("Mất kết nối, đang nối lại.", "The connection is lost; reconnecting.")
  }
  var plainLostWithAnswer: String {
    say(
      "Mất kết nối, đang nối lại. Câu trả lời sẽ gửi ngay khi nối lại, nếu còn giờ.",
      "The connection is lost; reconnecting. Your answer goes out as soon as you are back, if there is time."
    )
  }
  var newTicketPlain: String {
    say(
      "Mã cũ hết dùng, điểm của em còn nguyên. Chạy lại chương trình với mã mới thầy cô đưa.",
      "The old one has ended, your points are kept. Start the program again with the new ticket.")
  }
  var plainBack: String { say("Đã nối lại.", "Connected again.") }
  var plainKept: String {
    say(
      "Câu trả lời được giữ lại, tự gửi khi cuộc thi tiếp tục.",
      "Your answer is kept and goes out when the contest goes on.")
  }
  var plainReceiptIsLate: String {
    say(
      "Câu trả lời đang được gửi, máy chủ chưa xác nhận. Câu trả lời vẫn được giữ, em đừng thoát.",
      "Your answer is being sent and not confirmed yet. It is kept, please do not leave.")
  }
  var plainStarHint: String {
    say(
      "Gõ * để đặt ngôi sao cho câu sau: \(starMeaning).",
      "Type * to stake a star on the next question: \(starMeaning).")
  }
  var plainKeys: String {
    say(
      "Gõ ? để nghe lại câu hỏi, ! để biết thời gian còn lại.",
      "Type ? to hear the question again, ! for the time left.")
  }
}

/// Self-paced papers in plain mode.
extension ScreenTexts {
  func askBegin(_ attempt: Int?, of all: Int, week: Int?) -> String {
    beginTitle(attempt, of: all, week: week) + say(" (c/k): ", " (y/n): ")
  }
  var plainBeginLater: String {
    say("Khi nào sẵn sàng, em gõ: bat dau", "When you are ready, type: begin")
  }
  func plainPaperBegins(
    _ attempt: Int, of all: Int, week: Int?, questions: Int, left: Int64?
  ) -> String {
    let parts = [
      self.attempt(attempt, of: all, week: week)?.capitalizedFirst, questionCount(questions),
      left.map { timeLeft($0).capitalizedFirst },
    ]
    return parts.compactMap(\.self).map { $0 + "." }.joined(separator: " ")
  }
  var plainPaperKeys: String {
    say(
      "Gõ n: câu sau; p: câu trước; g 5: đến câu 5; m: đánh dấu xem lại; x: bỏ câu trả lời; "
        + "s: nộp bài; ?: nghe lại; !: giờ còn lại; q: rời.",
      "Type n: next; p: previous; g 5: go to 5; m: mark for later; x: take the answer out; "
        + "s: hand in; ?: hear again; !: time left; q: leave.")
  }
  var plainSlash: String {
    say(
      "Ở câu gõ chữ, thêm dấu / phía trước lệnh: /n, /p, /g 5, /m, /s.",
      "Where a text is typed, put / before a command: /n, /p, /g 5, /m, /s.")
  }
  func plainSaved(_ number: Int) -> String {
    say("Đã lưu câu \(number).", "Question \(number) saved.")
  }
  var plainMarked: String { say("Đã đánh dấu xem lại.", "Marked for later.") }
  var plainUnmarked: String { say("Đã bỏ đánh dấu.", "No longer marked.") }
  var plainTakenBack: String { say("Đã bỏ câu trả lời.", "The answer is taken out.") }
  var plainLastQuestion: String {
    say("Đây là câu cuối. Gõ s để nộp bài.", "This is the last question. Type s to hand in.")
  }
  var plainKeptOffline: String {
    say(
      "Mất kết nối, đang nối lại. Câu trả lời được giữ lại, tự lưu khi nối lại, nếu còn giờ.",
      "The connection is lost; reconnecting. Your answer is kept and goes out when you are back, if there is time."
    )
  }
  func plainPaperTooLate(_ number: Int) -> String {
    say(
      "Câu \(number) đến máy chủ sau khi hết giờ, không được tính.",
      "Question \(number) reached the server after the end; it does not count.")
  }
  var askHandIn: String { handInTitle + say(" (c/k): ", " (y/n): ") }
  func plainPaperLeft(_ time: String) -> String {
    say(
      "Bài chưa nộp; em vào lại bằng mã dự thi trước \(time) để làm tiếp.",
      "Your paper is not handed in; come back with your ticket before \(time) to go on.")
  }
}
