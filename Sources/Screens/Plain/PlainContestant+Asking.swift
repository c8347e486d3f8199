import Assessment
import Terminal
import Wire

/// What is asked for, and what the lines mean.
extension PlainContestant {
  // MARK: Joining

  mutating func askNextForJoining() {
    switch participation.stage {
    case .askingServer:
      // What was typed last is still being looked at.
      if participation.isChoosingServer { return }
      if participation.wasServerUnusable { say(texts.serverHint) }
      ask(.server, texts.askServer)
    case .offering(let seat):
      ask(.offer, texts.askOffer(oneLine(seat.name), seat.className.map { oneLine($0) }))
    case .filling: askField()
    case .connecting, .joining, .inside, .over: break
    }
  }

  private mutating func askField() {
    let form = participation.form
    if let refusal = form.refusal {
      participation.form.refusal = nil
      say(refusal)
      if nobodyAnswers { return participation.end(1) }
    }
    if form.isConfirming {
      ask(.confirmation, texts.askConfirmation(filledIn(form)))
    } else {
      ask(.field(form.focus), texts.ask(form.rows[form.focus].field))
    }
  }

  private func filledIn(_ form: JoinForm) -> [String] {
    form.rows[form.needed(participation.credential)].compactMap { row in
      guard
        case .success(let value) = row.field.value(row.line.text, today: participation.setup.today)
      else { return nil }
      return oneLine(row.field.shown(value, texts))
    }
  }

  /// Asks the same again.
  mutating func askAgain() {
    switch ask {
    case .answer, .blank: askAnswer()
    case .leave: ask(.leave, texts.askLeave)
    // Asked again by what follows every line.
    case .begin, .paper, .paperBlank: stopAsking()
    case .guess: ask(.guess, texts.guessLabel + ": ")
    case .handIn: ask(.handIn, texts.askHandIn)
    case .server, .offer, .field, .confirmation: askNextForJoining()
    case nil: break
    }
  }

  // MARK: What a line means

  mutating func answer(_ text: String, to asked: Ask?) {
    let typed = String(text.drop { $0 == " " })
    switch asked {
    case .server: if !typed.isEmpty { participation.choose(typed.filter { $0 != " " }) }
    case .offer: answerOffer(typed)
    case .field(let place): fill(place, with: typed)
    case .confirmation: confirm(typed)
    case .answer(let question): takeAnswer(typed, question: question)
    case .blank(let question, let place): takeBlank(typed, question: question, place: place)
    case .begin: takeBegin(typed)
    case .paper(let question): takePaperLine(typed, question: question)
    case .paperBlank(let question, let place):
      takePaperBlank(typed, question: question, place: place)
    case .guess: takeGuess(typed)
    case .handIn: takeHandIn(typed)
    case .leave:
      if isYes(typed) { participation.leave() } else { askAnswer() }
    case nil: takeWish(typed)
    }
  }

  func isYes(_ typed: String) -> Bool {
    ["c", "có", "co", "đ", "đúng", "dung", "y", "yes"].contains(typed.lowercased())
  }

  func isNo(_ typed: String) -> Bool {
    ["k", "không", "khong", "n", "no", "s", "sửa", "sua"].contains(typed.lowercased())
  }

  /// Only a clear yes takes a kept seat.
  private mutating func answerOffer(_ typed: String) {
    if isYes(typed) {
      participation.answerOffer(true)
    } else if isNo(typed) {
      participation.answerOffer(false)
    }
  }

  private mutating func fill(_ place: Int, with typed: String) {
    let problem = participation.form.fill(place, with: typed, today: participation.setup.today)
    if let problem { return say(problem.words(texts)) }
    if participation.form.asksNothingElse(participation.credential) { join() }
  }

  private mutating func confirm(_ typed: String) {
    if typed.isEmpty || isYes(typed) {
      join()
    } else if isNo(typed) {
      participation.form.startAgain()
    }
  }

  private mutating func join() {
    let join = participation.form.confirmed(
      credential: participation.credential, today: participation.setup.today)
    if let join { participation.submit(join) }
  }

  // MARK: Answering

  /// Asks for the answer where one may be given.
  mutating func askAnswer() {
    guard let question = view.question, view.canAnswer(question.id),
      said?.question == question.id, said?.part == .all
    else { return }
    if case .cloze(let gaps) = question.item.form {
      blanks = [:]
      return askBlank(0, of: gaps, in: question)
    }
    ask(.answer(question.id), texts.askAnswer(question.item.form))
  }

  private mutating func askBlank(
    _ place: Int, of gaps: [PresentedItem.Gap], in question: QuestionView
  ) {
    let choices = gaps[place].choices
    for (number, choice) in choices.enumerated() {
      let text = PlainText.from(choice.text, format: question.item.format)
      say("\(ChoiceLabel.letter(number)). \(oneLine(text))")
    }
    ask(
      .blank(question.id, place: place),
      texts.askBlank(place + 1, of: gaps.count, choices: choices.count))
  }

  /// `?` and `!` mean the same in every kind; other letters only where no text is asked for.
  private mutating func takeCommand(_ typed: String, isText: Bool) -> Bool {
    switch typed {
    case "?": repeatQuestion()
    case "!": tellTime()
    case "q" where !isText, "Q" where !isText: ask(.leave, texts.askLeave)
    default: return false
    }
    return true
  }

  private mutating func takeAnswer(_ typed: String, question id: String) {
    guard let question = view.question, question.id == id else { return }
    let isText: Bool = if case .text = question.item.form { true } else { false }
    if takeCommand(typed, isText: isText) {
      if ask == nil { askAnswer() }
      return
    }
    if typed.isEmpty { return askAnswer() }
    let answer = TypedAnswer(item: question.item, texts: texts)
    guard let response = answer.response(typed) else {
      say(texts.lineNotRead(typed.truncated(toWidth: 40)))
      say(PlainQuestion(question.item, texts: texts).problem)
      return askAnswer()
    }
    if case .number(let number) = response { say(texts.readAs(texts.number(number))) }
    send(response, to: question)
  }

  private mutating func takeBlank(_ typed: String, question id: String, place: Int) {
    guard let question = view.question, question.id == id,
      case .cloze(let gaps) = question.item.form, gaps.indices.contains(place)
    else { return }
    if takeCommand(typed, isText: true) {
      if ask == nil { askBlank(place, of: gaps, in: question) }
      return
    }
    let gap = gaps[place]
    if !typed.isEmpty {
      guard let value = gap.value(line: typed, texts) else {
        say(texts.lineNotRead(typed.truncated(toWidth: 40)))
        if gap.kind == .numeric { say(texts.numberFirst) }
        return askBlank(place, of: gaps, in: question)
      }
      blanks[gap.id] = value
    }
    if place + 1 < gaps.count { return askBlank(place + 1, of: gaps, in: question) }
    let response = Response.blanks(blanks).normalised
    guard question.item.accepts(response) else {
      say(texts.fillOne)
      return askAnswer()
    }
    send(response, to: question)
  }

  private mutating func send(_ response: Response, to question: QuestionView) {
    participation.answer(question.id, with: response)
    if view.link != .joined { say(texts.plainLostWithAnswer) }
  }

  // MARK: Between questions

  /// A line that nothing asked for.
  private mutating func takeWish(_ typed: String) {
    if view.isSelfPaced { return takeDoorWish(typed) }
    switch typed.lowercased() {
    case "": break
    case "b": tellBoard()
    case "q": ask(.leave, texts.askLeave)
    case "?": repeatQuestion()
    case "!": tellTime()
    case "*":
      if let next = view.nextStar, view.question?.isClosed ?? true { participation.stake(next) }
    default:
      if view.question?.isClosed ?? true {
        say(texts.noQuestionOpen)
      } else if view.question?.answer.delivery == .accepted {
        say(texts.plainFirstCounts)
      }
    }
  }
}
