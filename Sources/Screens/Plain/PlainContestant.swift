import Assessment
import Terminal
import Wire

/// The student's program in whole lines: for screen readers, dumb terminals and pipes.
///
/// Events in, effects out; what is to be said are effects too. `now` is in milliseconds on a clock
/// that never goes back, the same for all calls.
public struct PlainContestant: Sendable {
  /// What the line that is typed now will be taken for.
  enum Ask: Hashable, Sendable {
    case server
    case offer
    case field(Int)
    case confirmation
    case answer(String)
    case blank(String, place: Int)
    case leave
    /// Of self-paced papers.
    case begin
    case paper(String)
    case paperBlank(String, place: Int)
    case guess
    case handIn

    var isForQuestion: Bool {
      switch self {
      case .answer, .blank, .paper, .paperBlank, .guess, .handIn: true
      default: false
      }
    }
  }

  /// How far a question has been said.
  enum Said: Hashable, Sendable { case prompt, all }

  var participation: Participation
  var history = QuestionHistory()
  private(set) var ask: Ask?
  /// Lines that came before they were asked for, while joining.
  private var typedAhead: [String] = []
  private var isTyping = false
  private var askWhenBegun: Ask?
  private var inputHasEnded = false
  /// What waits until the line that is typed is finished.
  private var held: [String] = []
  var said: (question: String, part: Said)?
  var papers = PlainPapers()
  /// The blanks that were filled in so far.
  var blanks: [ChoiceID: String] = [:]
  /// The marks of time that are still to be said, in seconds, the greatest first.
  var timeMarks: [Int64] = []
  var lastFailure: LinkFailure?
  var hasToldDoor = false
  var hasGreeted = false
  var wasInside = false
  var hasToldContest = false
  var lastState: ContestState?
  var saidRound: String?
  /// The question of which it was said that it closed during a break.
  var saidClosed: String?
  private var interruptEndsAt: Int64 = .min
  /// It was said that a receipt is late, and none has come since.
  private var hasSaidLateReceipt = false
  var now: Int64 = 0

  /// Lines that are kept at most before they are asked for.
  private static let typedAheadMax = 500

  public init(_ setup: ContestantSetup, now: Int64) {
    participation = Participation(setup)
    self.now = now
  }

  var view: ContestView { participation.view }
  var texts: ScreenTexts { participation.texts }

  // MARK: Events

  /// Begins: connects where the server is known, else asks for it.
  public mutating func start(now: Int64) -> [ContestantEffect] {
    meet(now)
    participation.start()
    if let server = participation.server { say(texts.connecting(to: server)) }
    return finish()
  }

  public mutating func handle(_ event: ContestantEvent, now: Int64) -> [ContestantEffect] {
    meet(now)
    switch event {
    case .line(let line): take(line)
    case .typing(let isTyping): setTyping(isTyping)
    case .inputEnded: inputHasEnded = true
    case .serverChosen(let server, let kept):
      participation.chosen(server, kept: kept)
      say(texts.connecting(to: server))
    case .serverUnusable: participation.serverUnusable()
    case .connected(let trust):
      participation.connected(trust)
      greet(trust)
    case .received(let bytes): participation.received(bytes)
    case .disconnected: participation.lost(.lost)
    case .unreachable(let failure):
      participation.lost(failure)
      tellFailure(failure)
    case .certificateChanged(let found):
      participation.certificateChanged(found: found)
      say(texts.certificateChangedTitle + ".")
      say(texts.certificateChangedBody(found: found))
      say(texts.callTeacher)
      say(texts.certificateFound(oneLine(found)))
    case .interrupted: interrupt()
    case .tick, .keys, .resized: break
    }
    return finish()
  }

  private mutating func meet(_ now: Int64) {
    self.now = now
    participation.now = now
  }

  private mutating func finish() -> [ContestantEffect] {
    participation.tick()
    hear()
    goOn()
    hear()
    return participation.takeEffects()
  }

  /// Notices first; then what the time asks for.
  private mutating func hear() {
    for notice in participation.takeNotices() {
      history.hear(notice, view: view, isUnsent: false, now: now)
      tell(notice)
    }
  }

  private mutating func goOn() {
    if participation.hasLostPatience, view.link != .joined {
      say(texts.gaveUp, evenWhileTyping: true)
      participation.end(3)
      return
    }
    if case .over(let ending) = participation.stage {
      if case .certificateChanged = ending {} else { tell(ending) }
      participation.end(participation.exitStatus)
      return
    }
    sayLateReceipt()
    sayQuestion()
    sayTime()
    sayPaperTime()
    askForJoining()
    sayPapers()
  }

  private mutating func sayLateReceipt() {
    guard participation.isReceiptLate != hasSaidLateReceipt else { return }
    hasSaidLateReceipt = participation.isReceiptLate
    if hasSaidLateReceipt { say(texts.plainReceiptIsLate) }
  }

  private mutating func interrupt() {
    if now < interruptEndsAt { return participation.leave() }
    interruptEndsAt = now + ContestantModel.interruptTime
    say(texts.interruptAgain, evenWhileTyping: true)
  }

  // MARK: Speaking

  /// Says a line, or keeps it until the line that is typed is finished.
  mutating func say(_ text: String, evenWhileTyping: Bool = false) {
    if isTyping && !evenWhileTyping {
      held.append(text)
    } else {
      participation.add(.say(text, endsLine: true))
    }
  }

  private mutating func setTyping(_ isTyping: Bool) {
    if isTyping && !self.isTyping { askWhenBegun = ask }
    self.isTyping = isTyping
    if !isTyping { sayHeld() }
  }

  private mutating func sayHeld() {
    let texts = held
    held = []
    for text in texts { say(text) }
  }

  /// Asks for a line, from the lines that came before where there are any.
  mutating func ask(_ ask: Ask, _ words: String) {
    self.ask = ask
    if !inputHasEnded || !typedAhead.isEmpty { participation.add(.say(words, endsLine: false)) }
  }

  /// Asks for nothing more; what stands on the line stays there.
  mutating func stopAsking() {
    if ask != nil { participation.add(.say("", endsLine: false)) }
    ask = nil
  }

  var isFree: Bool { !isTyping }

  /// Whether nothing more will be typed.
  var nobodyAnswers: Bool { inputHasEnded && typedAhead.isEmpty }

  // MARK: Lines

  private mutating func take(_ line: TypedLine) {
    let begunFor = isTyping ? askWhenBegun : ask
    isTyping = false
    sayHeld()
    guard case .text(let text) = line else {
      say(texts.lineUnreadable)
      return askAgain()
    }
    guard ask != nil || participation.stage == .inside && !comesEarly else {
      if typedAhead.count < Self.typedAheadMax { typedAhead.append(text) }
      return
    }
    if begunFor != ask, begunFor?.isForQuestion == true || ask?.isForQuestion == true {
      say(begunFor?.isForQuestion == true ? texts.begunForEarlier : texts.begunTooEarly)
      return askAgain()
    }
    take(text)
  }

  /// On a paper nothing is asked before the last line is dealt with.
  private var comesEarly: Bool {
    view.isSelfPaced && (view.isBeginning || view.openPaper != nil || lastState == nil)
  }

  /// Takes a line that came before it was asked for.
  ///
  /// - Returns: false where there is none, or nothing is asked.
  mutating func takeAhead() -> Bool {
    guard let asked = ask, !typedAhead.isEmpty, !participation.hasEnded else { return false }
    // What was typed is shown behind the question, where nobody saw it being typed.
    participation.add(.say("", endsLine: false))
    ask = nil
    answer(typedAhead.removeFirst(), to: asked)
    hear()
    return true
  }

  private mutating func take(_ text: String) {
    let asked = ask
    ask = nil
    answer(text, to: asked)
  }

  /// What is missing to join: asked for, read from what came before, or the end.
  private mutating func askForJoining() {
    var steps = 0
    while ask == nil || !typedAhead.isEmpty || inputHasEnded, steps < Self.typedAheadMax {
      steps += 1
      if participation.stage == .inside {
        if !view.isSelfPaced { typedAhead = [] }
        return
      }
      if ask == nil { askNextForJoining() }
      guard let ask else { return }
      if !typedAhead.isEmpty {
        // The question is answered, though nothing is typed behind it.
        participation.add(.say("", endsLine: false))
        take(typedAhead.removeFirst())
      } else if inputHasEnded {
        if endOfInput(ask) { return }
      } else {
        return
      }
      hear()
    }
  }

  /// Nobody will answer: what was filled in is taken as confirmed, nobody else's seat is taken.
  ///
  /// - Returns: true where the program ends.
  private mutating func endOfInput(_ ask: Ask) -> Bool {
    participation.add(.say("", endsLine: false))
    switch ask {
    case .confirmation: take("")
    case .offer: take(texts.say("k", "n"))
    case .server, .field:
      say(texts.inputEndedEarly)
      participation.end(1)
      return true
    case .answer, .blank, .leave, .begin, .paper, .paperBlank, .guess, .handIn: self.ask = nil
    }
    return false
  }

  // MARK: Time

  /// When `tick` has something to do, on the clock of `now`; nil where nothing moves by itself.
  public var nextDeadline: Int64? {
    if participation.hasEnded { return nil }
    var deadlines = [
      participation.session.nextDeadline, participation.patienceEndsAt,
      participation.receiptLateAt,
    ]
    if let question = view.question, !question.isClosed, view.state != .paused {
      switch Countdown(question, view: view, now: now).phase {
      case .before(let left), .reading(let left): deadlines.append(now + left)
      case .answering(let left):
        let until = timeMarks.first.map { left - $0 * 1000 } ?? 0
        if until > 0 { deadlines.append(now + until) }
      case .over, .untimed: break
      }
    }
    return (deadlines.compactMap(\.self) + paperDeadlines).min()
  }
}
