import Assessment
import ContestEngine

/// Scores a journal slowly and plainly, to be compared with the contest's own figures: every sum
/// is made anew from the list of what happened.
///
/// Only for items of `Sample`.
struct ReferenceScorer {
  struct Answer {
    let contestant: Int32
    let question: QuestionID
    let response: Response?
    let time: Int64
    let limit: Int64
  }

  private var program: ContestProgram?
  private var items: [QuestionID: DrawnItem] = [:]
  private var schools: [SchoolID] = []
  private var factors: [Int32: Int] = [:]
  private var openings: [QuestionID: Timing] = [:]
  private var stoodStill: [QuestionID: Int64] = [:]
  private var pausedSince: Instant?
  private var goesOnAt: Instant?
  private var newest: QuestionID?
  private var closed: Set<QuestionID> = []
  private var revealed: Set<QuestionID> = []
  private(set) var annulled: Set<QuestionID> = []
  private(set) var answers: [Answer] = []

  init(_ journal: [JournalEntry]) {
    for entry in journal { take(entry.event, at: entry.at) }
  }

  private mutating func take(_ event: Event, at moment: Instant) {
    switch event {
    case .prepared(let program): self.program = program
    case .registered(let contestant): schools.append(contestant.school)
    case .extraTimeGranted(let contestant, let factor): factors[contestant.number] = factor
    case .started(let draw):
      for (round, items) in draw.rounds.enumerated() {
        for (place, item) in items.enumerated() {
          self.items[QuestionID(round: round, place: place)] = item
        }
      }
    case .opened(let question, let timing):
      openings[question] = timing
      newest = question
    case .closed(let question): closed.insert(question)
    case .revealed(let question): revealed.insert(question)
    case .annulled(let question, _): annulled.insert(question)
    case .paused:
      pausedSince = pausedSince ?? moment
      goesOnAt = nil
    case .interrupted(let since, let until):
      pausedSince = since
      goesOnAt = until
    case .continued: goOn(at: moment)
    case .responded(let answer): take(answer, at: moment)
    default: break
    }
  }

  private mutating func goOn(at moment: Instant) {
    let end = min(moment, goesOnAt ?? moment)
    if let newest, let pausedSince { stoodStill[newest, default: 0] += end - pausedSince }
    pausedSince = nil
    goesOnAt = nil
  }

  private mutating func take(_ answer: AcceptedAnswer, at moment: Instant) {
    guard let timing = openings[answer.question] else { return }
    let whole = timing.closesAt - timing.startsAt
    let limit = whole * Int64(factors[answer.contestant.number] ?? 100) / 100
    let elapsed =
      moment - timing.startsAt - stoodStill[answer.question, default: 0] - answer.credit
    answers.append(
      Answer(
        contestant: answer.contestant.number, question: answer.question,
        response: answer.response, time: max(0, min(limit, elapsed)), limit: limit))
  }

  // MARK: Figures

  struct Figures: Equatable {
    var points = 0
    var correct = 0
    var time: Int64 = 0
  }

  var contestants: Int { schools.count }

  func figures(of contestant: Int32) -> Figures {
    var figures = Figures()
    for (place, round) in (program?.definition.rounds ?? []).enumerated() where !round.trial {
      var streak = 0
      for question in items.keys.sorted() where question.round == place && counts(question) {
        let answer = answers.last { $0.contestant == contestant && $0.question == question }
        let half = answer.flatMap { halves(of: $0) }
        streak = half == 2 ? streak + 1 : 0
        guard let answer, let half else { continue }
        figures.points += points(round, half, answer)
        if half == 2 {
          figures.correct += 1
          figures.time += answer.time
          if round.rule == .speed, streak > 1 {
            figures.points += round.streakBonus * min(5, streak - 1)
          }
        }
      }
    }
    return figures
  }

  /// Questions whose key was told.
  var scored: [QuestionID] { items.keys.filter(isTold) }

  func correct(on question: QuestionID) -> Int {
    (1...Int32(contestants)).count { contestant in
      let answer = answers.last { $0.contestant == contestant && $0.question == question }
      return answer.flatMap { halves(of: $0) } == 2
    }
  }

  private func isTold(_ question: QuestionID) -> Bool {
    let byHost = program?.definition.rounds[question.round].reveal == .host
    return (byHost ? revealed : closed).contains(question)
  }

  private func counts(_ question: QuestionID) -> Bool {
    isTold(question) && !annulled.contains(question)
  }

  /// The mark in halves; nil where the answer was taken back.
  private func halves(of answer: Answer) -> Int? {
    guard case .choice(let id) = answer.response, let item = items[answer.question] else {
      return nil
    }
    return item.ids.firstIndex(of: id) == 0 ? 2 : item.ids.firstIndex(of: id) == 2 ? 1 : 0
  }

  private func points(_ round: RoundDefinition, _ halves: Int, _ answer: Answer) -> Int {
    if round.rule == .classic {
      return halves == 0 ? round.wrong : (round.points * halves + 1) / 2
    }
    let whole = round.decay == .half ? 2 * Int(answer.limit) : Int(answer.limit)
    let left = answer.time < 500 ? whole : whole - Int(answer.time)
    let (numerator, denominator) = (round.points * halves * left, 2 * whole)
    return (2 * numerator + denominator) / (2 * denominator)
  }

  /// One more than those who are better.
  func rank(of contestant: Int32) -> Int {
    let own = figures(of: contestant)
    return 1
      + (1...Int32(contestants)).count { other in
        let their = figures(of: other)
        if their.points != own.points { return their.points > own.points }
        if their.correct != own.correct { return their.correct > own.correct }
        return their.time < own.time
      }
  }

  /// The sum of the five best of a school.
  func bestFive(of school: SchoolID) -> Int {
    let points = schools.indices.filter { schools[$0] == school }
      .map { figures(of: Int32($0 + 1)).points }
    return points.sorted(by: >).prefix(5).reduce(0, +)
  }
}
