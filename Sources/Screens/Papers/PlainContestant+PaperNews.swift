import Assessment
import Terminal
import Wire

/// Self-paced papers in whole lines: what the server and the clock have to say.
extension PlainContestant {
  // MARK: What is heard

  mutating func tellPaper(_ notice: Notice) {
    switch notice {
    case .accepted(let id):
      guard let question = view.paper?[id] else { return }
      if question.answer.held != nil { say(texts.plainSaved(question.question.number)) }
    case .refused(let id, let code): tellPaperRefused(id, code)
    case .beginRefused(let error):
      papers.waitsForWish = true
      say(error.code == .notOpen ? texts.notOpenYet : texts.refused(error.code))
    case .submitted: tellHandedIn()
    case .submitRefused(let error):
      papers.desk?.isHandedInByHand = false
      say(error.field == "estimate" ? texts.guessUnread(guessKind) : texts.refused(error.code))
    default: break
    }
  }

  private mutating func tellPaperRefused(_ id: String, _ code: ErrorCode) {
    let number = view.paper?[id]?.question.number
    if code == .late, let number { return say(texts.plainPaperTooLate(number)) }
    say(texts.refused(code))
  }

  private mutating func tellHandedIn() {
    stopAsking()
    // By hand a paper goes only once every answer is saved.
    let isByHand = papers.desk?.isHandedInByHand ?? true && view.latePaperAnswers == 0
    papers.toldDoor = nil
    // A line that was meant for the paper must not begin another one.
    papers.waitsForWish = !isByHand
    participation.keepPlace(nil)
    for line in doorWords.handedIn(byHand: isByHand) ?? [] { say(line, evenWhileTyping: true) }
  }

  // MARK: Time and the end of the input

  /// When something is to be said of papers by itself.
  var paperDeadlines: [Int64] {
    guard participation.stage == .inside, view.isSelfPaced else { return [] }
    var deadlines = [participation.placeKeptAt].compactMap(\.self)
    if let paper = view.openPaper {
      if case .answering(let left) = Countdown(paper, view: view, now: now).phase {
        let until = timeMarks.first.map { left - $0 * 1000 } ?? left
        deadlines.append(now + max(1, until))
      }
    } else if let change = view.paperDoorChanges(after: now).flatMap({
      view.clock.clientTime(of: $0)
    }) {
      deadlines.append(max(now + 1, change))
    }
    return deadlines
  }

  mutating func sayPaperTime() {
    guard let paper = view.openPaper,
      case .answering(let left) = Countdown(paper, view: view, now: now).phase
    else { return }
    var due: Int64?
    while let mark = timeMarks.first, left <= mark * 1000 {
      due = mark
      timeMarks.removeFirst()
    }
    if let due, isFree { say(texts.plainTimeLeft(due)) }
  }

  /// Nobody will answer any more: once all is saved there is nothing to wait for.
  mutating func leaveAtEndOfInput() {
    guard nobodyAnswers, view.link == .joined, !view.isBeginning else { return }
    if let paper = view.openPaper {
      let isWaiting = paper.questions.contains { $0.answer.delivery == .sending }
      guard !isWaiting, !paper.isSubmitting else { return }
      let offset = participation.setup.timeZoneOffset
      stopAsking()
      say(texts.plainPaperLeft(texts.timeOfDay(paper.paper.closesAt, offset: offset)))
    }
    stopAsking()
    participation.end(participation.exitStatus)
  }
}
