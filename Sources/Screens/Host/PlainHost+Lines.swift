import Terminal
import Wire

/// What typed lines do.
extension PlainHost {
  mutating func obey(_ line: String) {
    isDoubtAsked = false
    let words = line.split(separator: " ", maxSplits: 1)
    let command = words.first.map(String.init) ?? ""
    let rest = words.count > 1 ? String(words[1]) : ""
    if case .contest = model.entry.question { return choose(command) }
    if case .sure(let doubt) = model.dialog { return answer(command, to: doubt) }
    if model.entry.end != nil { return }
    if command.isEmpty { return takeStep() }
    let key = command.count == 1 ? command.first.flatMap(ChoiceKey.fold) : nil
    switch (key, command) {
    case (_, "?"): say(texts.plainHelp)
    case (_, "!"), ("S", _): sayStatus()
    case ("Q", _): leave(model.exitStatus)
    case ("T", _): announce(rest)
    case ("A", _): annul(rest)
    case ("E", _): model.finishNow()
    case ("L", _): for line in model.record.log.lines.suffix(20) { say(model.words(of: line)) }
    case ("1", _): sayStandings()
    case ("K", _): correct(rest)
    case ("X", _): find(rest)
    case ("D", _): judge(rest, isOut: true)
    case ("B", _): judge(rest, isOut: false)
    case ("V", _): newTicket(rest)
    case ("U", _): rescue(rest)
    case ("I", _): takeOut(rest)
    case ("G", _): newcomers(rest)
    case ("H", _): appeals(rest)
    case ("O", _), ("M", _), ("C", _), ("R", _), ("P", _), ("F", _), ("N", _):
      if let key { model.act(on: key) }
    case (_, "+"): model.act(on: "+")
    default: say(texts.unknownLine)
    }
    askDoubt()
  }

  private mutating func takeStep() {
    guard let step = model.step else { return say(texts.nothingToDo) }
    say(texts.words(step).capitalizedFirst + ".")
    model.takeStep()
    askDoubt()
  }

  private mutating func announce(_ text: String) {
    if text.isEmpty { return say(texts.announceUsage) }
    model.tell(.announce(String(text.prefix(HostDialog.remarkLengthMax))))
  }

  private mutating func annul(_ rest: String) {
    let words = rest.split(separator: " ", maxSplits: 1)
    guard words.count == 2, let place = model.place(ofTyped: String(words[0])) else {
      return say(texts.annulUsage(isByPapers: model.isByPapers))
    }
    let reason = String(words[1].prefix(HostDialog.remarkLengthMax))
    model.ask(.annul(model.record.asked[place].id, reason: reason))
  }

  // MARK: Asking

  private mutating func askDoubt() {
    model.dropStaleDialog()
    guard case .sure(let doubt) = model.dialog else { return }
    isDoubtAsked = waiting.isEmpty
    say(model.words(of: doubt) + " " + texts.yesOrNo, endsLine: !isDoubtAsked)
  }

  /// What has settled itself is asked no more, as when a question closes that was to be closed.
  mutating func stopAskingDoubt() {
    guard isDoubtAsked else { return }
    model.dropStaleDialog()
    if case .sure = model.dialog { return }
    isDoubtAsked = false
    say("", endsLine: false)
  }

  private mutating func answer(_ word: String, to doubt: HostDialog.Doubt) {
    switch word.lowercased() {
    case "y", "yes", "c", "co", "có", "ok": model.agree(to: doubt)
    default:
      model.dialog = nil
      say(texts.notDone)
    }
  }

  private mutating func choose(_ word: String) {
    guard let number = Int(word), view.offered.indices.contains(number - 1) else {
      return sayContests()
    }
    model.chooseContest(number - 1)
  }
}
