import Wire

/// After a question closed, the board and the end.
extension ScreenTexts {
  // MARK: One question

  var right: String { say("Đúng!", "Right!") }
  var wrong: String { say("Chưa đúng.", "Not right.") }
  func partlyRight(percent: Int64) -> String {
    say("Đúng một phần (\(percent)%).", "Partly right (\(percent)%).")
  }
  var notAnswered: String { say("Không có câu trả lời.", "No answer.") }
  func missed(_ miss: FinishedQuestion.Miss) -> String {
    switch miss {
    case .afterBreak:
      say(
        "nối lại sau khi hết giờ, câu này chưa được tính",
        "back after the end: this answer did not count")
    case .unsent(early: true):
      say(
        "thầy cô đã đóng câu, câu trả lời của em chưa gửi nên chưa được tính",
        "the question was closed before your answer was sent, so it did not count")
    case .unsent(early: false):
      say(
        "hết giờ, câu trả lời của em chưa gửi nên chưa được tính",
        "time was up before your answer was sent, so it did not count")
    case .late:
      say(
        "câu trả lời tới sau khi câu đã đóng nên chưa được tính",
        "your answer came after the close, so it did not count")
    }
  }
  var annulled: String {
    say("Câu này được huỷ, không tính cho ai.", "This question was annulled; it counts for nobody.")
  }
  var thanksForOpinion: String { say("Cảm ơn ý kiến của em.", "Thank you for your opinion.") }
  var notScored: String { say("Câu làm quen, chưa tính điểm.", "A warm-up: nothing counts yet.") }
  var waitingForReveal: String {
    say("Hết giờ. Chờ công bố đáp án.", "Time is up. The answer comes next.")
  }
  func othersAnswered(_ answered: Int, right: Int?) -> String {
    guard let right else { return say("\(answered) bạn trả lời", "\(answered) answered") }
    return say("\(answered) bạn trả lời, \(right) đúng", "\(answered) answered, \(right) right")
  }
  var keyCorrected: String {
    say(
      "Thầy cô đã sửa đáp án câu này, điểm được tính lại.",
      "The answer to this question was corrected; points are new.")
  }
  var rightAnswer: String { say("Đáp án", "Answer") }
  var yourAnswer: String { say("Em trả lời", "Your answer") }
  func between(_ low: String, _ high: String) -> String {
    say("từ \(low) đến \(high)", "from \(low) to \(high)")
  }
  var or: String { say("hoặc", "or") }

  // MARK: Ranks

  func rank(_ rank: Int) -> String { say("hạng \(rank)", "rank \(rank)") }
  func rank(_ rank: Int, of: Int) -> String { say("hạng \(rank)/\(of)", "rank \(rank)/\(of)") }
  func rankWords(_ rank: Int, of: Int) -> String {
    say("hạng \(rank) trong \(of)", "rank \(rank) of \(of)")
  }
  func moved(_ places: Int) -> String { places > 0 ? "▲ \(places)" : "▼ \(-places)" }
  var frozen: String { say("bảng xếp hạng đang ẩn", "standings are hidden for now") }

  /// One step of an ordered reveal.
  func reveal(_ step: ServerMessage.Standings.Reveal) -> String {
    let left =
      step.left > 0
      ? say("Còn \(step.left) em nữa.", "\(step.left) more to come.")
      : say("Đã công bố hết.", "That was the last one.")
    guard let contestant = step.contestant, let rank = step.rank, let points = step.points else {
      return say("Công bố lần lượt, từ dưới lên. ", "Shown one by one, from below. ") + left
    }
    let name = [oneLine(step.name ?? contestant), step.schoolName.map(oneLine)]
      .compactMap(\.self).joined(separator: " · ")
    let before = step.rankBefore.map { "\($0) → " } ?? ""
    let gained = step.pointsBefore.map { points - $0 } ?? 0
    let change = gained == 0 ? "" : gained > 0 ? " (+\(gained))" : " (−\(-gained))"
    return say(
      "\(name): hạng \(before)\(rank), \(points) điểm\(change). ",
      "\(name): rank \(before)\(rank), \(points) points\(change). ") + left
  }

  // MARK: The board

  var boardTitle: String { say("Bảng xếp hạng", "Standings") }
  var individuals: String { say("Cá nhân", "Contestants") }
  var schools: String { say("Trường", "Schools") }
  var noStandings: String { say("Chưa có xếp hạng.", "No standings yet.") }
  func noStandings(_ view: ContestView) -> String {
    guard view.isSelfPaced else { return noStandings }
    if view.role == nil, view.contest?.paper?.show == .never { return pointsLater(.never) }
    return view.state == .ended
      ? noStandings
      : say(
        "Xếp hạng có khi cuộc thi kết thúc.", "Standings are told at the end of the contest.")
  }
  var you: String { say("em", "you") }
  func after(_ number: String) -> String { say("sau câu \(number)", "after \(number)") }

  // MARK: The end

  var endedTitle: String { say("Cuộc thi đã kết thúc", "The contest is over") }
  var thanks: String { say("Cảm ơn em đã dự thi.", "Thank you for taking part.") }
  var resultsLater: String { say("Kết quả được công bố sau.", "Results will be published later.") }
  func journalHead(_ head: String) -> String {
    say("Mã sổ ghi kết quả: \(head)", "Head of the journal: \(head)")
  }
  /// An older server does not tell when they are final, so that it is true before and after.
  var provisionalUntilFinal: String {
    say("TẠM THỜI cho tới khi chốt kết quả.", "PROVISIONAL until made final.")
  }
  var waitsForJury: String {
    say("Còn phần chấm của ban giám khảo.", "The jury has still to judge.")
  }
  var resultsAreFinal: String {
    say("Kết quả đã được chốt.", "These results are final.")
  }
  var journalWhy: String {
    say(
      "Chép lại nếu muốn: nó cho biết kết quả không bị sửa về sau.",
      "Write it down if you like: it shows later that nothing was changed.")
  }
  func winners(_ names: [String]) -> String {
    let list = names.joined(separator: ", ")
    return names.count == 1
      ? say("Rung chuông vàng: \(list)!", "Last one standing: \(list)!")
      : say("Cùng rung chuông vàng: \(list)!", "Last ones standing: \(list)!")
  }
}
