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

  private(set) var program: ContestProgram?
  private(set) var items: [QuestionID: DrawnItem] = [:]
  private(set) var schools: [SchoolID] = []
  private(set) var terms: [EntryTerms] = []
  private(set) var factors: [Int32: Int] = [:]
  private(set) var openings: [QuestionID: Timing] = [:]
  private(set) var stoodStill: [QuestionID: Int64] = [:]
  private(set) var pausedSince: Instant?
  private(set) var goesOnAt: Instant?
  private(set) var newest: QuestionID?
  private(set) var closed: Set<QuestionID> = []
  private(set) var revealed: Set<QuestionID> = []
  private(set) var annulled: Set<QuestionID> = []
  private(set) var answers: [Answer] = []
  private(set) var closedAt: [QuestionID: Instant] = [:]
  private(set) var extended: [QuestionID: Int64] = [:]
  private(set) var presentAtOpening: [QuestionID: Int] = [:]
  /// How many questions were opened before this one.
  private(set) var openedPlace: [QuestionID: Int] = [:]
  /// The place of the choice that a corrected key names.
  private(set) var correctedTo: [QuestionID: Int] = [:]
  /// How many questions had been opened when somebody was struck off.
  private(set) var struckOffAfter: [Int32: Int] = [:]
  private(set) var rescued: [QuestionID: [Int32]] = [:]
  private(set) var staked: Set<Stake> = []
  private(set) var intervals: [RemovedInterval] = []
  private(set) var restored: Set<Int> = []

  struct Stake: Hashable {
    let contestant: Int32
    let question: QuestionID
  }

  var removed: [RemovedInterval] {
    intervals.enumerated().filter { !restored.contains($0.offset + 1) }.map(\.element)
  }

  init(_ journal: [JournalEntry]) {
    for entry in journal { take(entry.event, at: entry.at) }
  }

  private mutating func take(_ event: Event, at moment: Instant) {
    switch event {
    case .prepared(let program): self.program = program
    case .registered(let contestant):
      schools.append(contestant.school)
      terms.append(contestant.terms)
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
      presentAtOpening[question] = schools.count
      openedPlace[question] = openings.count - 1
    case .closed(let question):
      closed.insert(question)
      closedAt[question] = pausedSince ?? moment
    case .extended(let duration):
      if let newest { extended[newest, default: 0] += duration }
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
    case .rekeyed(let question, .response(.choice(let id)), _):
      correctedTo[question] = items[question]?.ids.firstIndex(of: id)
    case .disqualified(let contestant, _): struckOffAfter[contestant.number] = openings.count
    case .reinstated(let contestant, _): struckOffAfter[contestant.number] = nil
    case .rescued(let contestants):
      if let newest { rescued[newest, default: []] += contestants.map(\.number) }
    case .staked(let contestant, let question):
      staked.insert(Stake(contestant: contestant.number, question: question))
    case .intervalRemoved(let interval): intervals.append(interval)
    case .intervalRestored(let number): restored.insert(number)
    default: break
    }
  }

  private mutating func goOn(at moment: Instant) {
    let end = min(moment, goesOnAt ?? moment)
    if let newest, !closed.contains(newest), let pausedSince {
      stoodStill[newest, default: 0] += end - pausedSince
    }
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
    /// How far, over all rounds of elimination.
    var reach = 0
  }

  var contestants: Int { schools.count }
}
