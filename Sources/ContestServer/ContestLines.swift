import Assessment
import ContestEngine
import Wire

/// What the state of a contest says over the wire. Reads, changes nothing.
struct ContestLines {
  /// Lent where it is served: a copy of it for each line that is told costs as much as the line.
  var contest: Contest {
    _read { yield served.contest }
  }
  private let served: ServedContest
  let program: ContestProgram

  /// Rows in `standings`: a line must stay short, whatever the size of the contest.
  static let topMax = 10
  static let schoolsMax = 20

  init?(_ served: ServedContest) {
    guard let program = served.contest.program else { return nil }
    self.served = served
    self.program = program
  }

  func schoolName(_ id: SchoolID) -> String {
    definition.schools.first { $0.id == id }?.name ?? id.text
  }

  private var definition: ContestDefinition { program.definition }
  private var language: String { definition.language }

  func welcome(now: Instant) -> ServerMessage {
    .welcome(
      ServerMessage.Welcome(
        server: ServerVersion.text, now: now.wire,
        offer: .contest(
          ServerMessage.Welcome.Contest(
            id: definition.id, title: definition.title.text(in: language),
            mode: ContestMode(definition.mode), language: language, state: wireState(at: now),
            rounds: definition.rounds.count, questions: contest.questionCount,
            paper: contest.isWindow ? definition.window.map(paperOutline) : nil),
          registration: definition.fieldsAsked.map(RegistrationField.init))))
  }

  private func paperOutline(_ window: WindowRules) -> ServerMessage.PaperOutline {
    ServerMessage.PaperOutline(
      questions: definition.rounds.reduce(0) { $0 + $1.count }, minutes: window.minutes,
      attempts: window.attempts,
      periods: window.periods.map {
        ServerMessage.PaperOutline.Period(opensAt: $0.opens.wire, closesAt: $0.closes.wire)
      }, estimate: ServerMessage.PaperOutline.Estimate(window.estimate),
      take: ServerMessage.PaperOutline.Take(window.take),
      show: ServerMessage.PaperOutline.Show(window.show))
  }

  private func wireState(at now: Instant) -> ContestState {
    switch contest.isWindow ? contest.windowPhase(at: now) : contest.phase {
    case .lobby: .lobby
    case .running: .running
    case .open: .open
    case .paused: .paused
    case .ended: .ended
    }
  }

  func state(present: Int, now: Instant) -> ServerMessage {
    .state(
      ServerMessage.State(
        wireState(at: now), frozen: contest.isFrozen, joined: contest.contestants.count,
        present: present,
        now: now.wire, pausedAt: contest.pausedSince?.wire, nextStar: nextStar))
  }

  func round(_ number: Int) -> ServerMessage {
    let round = definition.rounds[number]
    return .round(
      ServerMessage.Round(
        round: round.id, title: round.title.text(in: language), number: number + 1,
        of: definition.rounds.count, questions: round.count,
        rule: round.ruleSentence(in: language),
        stars: round.star > 0 && round.rule != .survey && !round.trial ? round.star : nil,
        reserve: round.reserveCount > 0 ? round.reserveCount : nil))
  }

  /// Whether contestants may know ranks, their own among them.
  var tellsRanks: Bool { definition.window?.show != .never }

  /// - Parameter timing: nil for a question of papers.
  func question(_ id: QuestionID, timing: Timing?) -> ServerMessage.Question {
    let round = definition.rounds[id.round]
    return ServerMessage.Question(
      question: program.wireID(of: id), number: contest.number(of: id),
      of: contest.questionCount, round: round.id,
      item: contest.rounds[id.round][id.place].presented.asPlainText, shuffle: round.shuffle,
      points: round.pointsAtMost, changeable: round.answers == .changeable,
      timing: timing.map(QuestionTiming.init))
  }

  /// For everyone in the hall, in the contest's language.
  func rescued(_ names: String) -> String {
    language.hasPrefix("en") ? "Back in the contest: \(names)" : "Được cứu trợ, thi tiếp: \(names)"
  }

  func extended(_ id: QuestionID, timing: Timing) -> ServerMessage {
    .extended(
      ServerMessage.Extended(question: program.wireID(of: id), timing: QuestionTiming(timing)))
  }

  func key(_ id: QuestionID) -> ServerMessage {
    .key(
      question: program.wireID(of: id),
      contest.key(of: id) ?? contest.rounds[id.round][id.place].key)
  }

  func held(_ answer: ContestEngine.HeldAnswer) -> Wire.HeldAnswer {
    Wire.HeldAnswer(
      response: answer.response, receipt: Receipt.text(answer.receipt),
      receivedAt: answer.receivedAt.wire, change: answer.change == 0 ? nil : answer.change)
  }

  /// Without the key while the host has not revealed it.
  func closed(_ id: QuestionID) -> ServerMessage.Closed {
    let tally = contest.tally(of: id)
    guard contest.isRevealed(id) else {
      return ServerMessage.Closed(
        question: program.wireID(of: id), answered: tally?.answered, nextStar: nextStar)
    }
    let drawn = contest.rounds[id.round][id.place]
    let explanation = PlainText.from(drawn.item.feedback, format: drawn.item.format)
    let isSurvey = contest.isSurvey(id)
    return ServerMessage.Closed(
      question: program.wireID(of: id), key: isSurvey ? nil : contest.key(of: id),
      explanation: explanation.isEmpty ? nil : explanation, answered: tally?.answered,
      correct: isSurvey ? nil : tally?.correct, totals: contest.totals(of: id), survey: isSurvey,
      annulled: contest.isAnnulled(id), nextStar: nextStar)
  }

  private var nextStar: String? { contest.nextStar.map { program.wireID(of: $0) } }

  /// True once everything that `closed` tells may be told, and is known.
  func isTold(_ id: QuestionID) -> Bool {
    contest.isRevealed(id) && !contest.untallied.contains(id)
  }

  /// What the question and the contest so far mean for one contestant.
  ///
  /// - Parameters:
  ///   - rank: nil while standings are frozen.
  ///   - opinion: what the contestant said in a survey.
  func own(
    _ contestant: ContestantID, in id: QuestionID, rank: Int?, of: Int, opinion: Response? = nil
  ) -> ServerMessage.OwnResult {
    var you: ServerMessage.OwnResult.Answer?
    if let result = contest.result(of: contestant, on: id),
      let answer = contest.countedAnswer(of: contestant, to: id), answer.response != nil
    {
      you = ServerMessage.OwnResult.Answer(
        response: answer.response, mark: result.mark, points: result.points,
        time: result.timeMs)
    } else if let opinion {
      you = ServerMessage.OwnResult.Answer(response: opinion)
    }
    return ServerMessage.OwnResult(
      you: you, points: contest.points(of: contestant), rank: rank, of: of,
      isIn: contest.isIn(contestant, round: id.round))
  }
}

/// Name and version of the server, as clients see it.
public enum ServerVersion {
  public static let number = "1.0"
  public static let text = "bangvang/" + number
}

extension Instant {
  var wire: ServerTime { ServerTime(milliseconds: milliseconds) }
}

extension QuestionTiming {
  init(_ timing: Timing) {
    self.init(
      opensAt: timing.opensAt.wire, choicesAt: timing.choicesAt?.wire,
      closesAt: timing.closesAt.wire)
  }
}

extension ContestMode {
  init(_ mode: ContestDefinition.Mode) {
    self =
      switch mode {
      case .live: .live
      case .window: .window
      case .judged: .judged
      }
  }
}

extension RegistrationField {
  init(_ field: ContestEngine.RegistrationRules.Field) {
    self =
      switch field {
      case .name: .name
      case .birthDate: .birthDate
      case .class: .class
      case .grade: .grade
      case .team: .team
      case .ward: .ward
      case .phone: .phone
      case .email: .email
      case .number: .number
      }
  }
}
