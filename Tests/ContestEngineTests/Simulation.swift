import Assessment
import ContestEngine
import TestSupport

/// One contest, made up by a seed.
struct Simulation {
  private var random: SeededGenerator
  private var live = LiveContest()
  private var joined = 0
  /// The host freezes somewhere in the middle and does not unfreeze.
  private var freezes = false

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  /// Runs a few hundred commands; those that are refused are forgotten.
  func run() throws -> LiveContest {
    var simulation = self
    try simulation.play()
    return simulation.live
  }

  /// Played to its end with frozen standings; nil where a host's command is missing that only a
  /// person would give.
  func ended() throws -> LiveContest? {
    var simulation = self
    simulation.freezes = true
    try simulation.play()
    var live = simulation.live
    for _ in 0..<10 where live.contest.phase != .ended {
      if let deadline = live.contest.deadline { live.now = max(live.now, deadline) }
      for command in [Command.tick, .continue, .close, .reveal, .finish] {
        _ = try? live.run(command)
      }
    }
    return live.contest.phase == .ended && live.contest.isFrozen ? live : nil
  }

  private mutating func play() throws {
    try live.run(.prepare(program()))
    for _ in 0..<number(1...9) { attempt(join()) }
    try live.run(.start(seed: Sample.seed))
    let commands = number(50...500)
    for step in 0..<commands {
      if freezes, step == commands / 2 { attempt(.freeze) }
      if chance(70) { live.wait(Int64(number(0...1_200))) }
      if chance(4), let deadline = live.contest.deadline, deadline > live.now {
        live.now = deadline + Int64(number(-3...0))
      }
      attempt(.tick)
      // Now and then the host goes on as a host does, so that contests get somewhere.
      let eagerness = live.contest.phase == .open ? 1 : 40
      if chance(eagerness), let step = Self.command(for: live.contest.nextStep) { attempt(step) }
      attempt(command())
    }
  }

  private mutating func attempt(_ command: Command) {
    // What is refused is part of the play, and leaves nothing behind.
    _ = try? live.run(command)
  }

  private mutating func command() -> Command {
    switch number(0...99) {
    case 0..<77: answer()
    case 77..<80: correction()
    case 80..<83: chance(80) ? .open : .openReserve
    case 83: .close
    case 84..<86: .reveal
    case 86..<88: .pause
    case 88..<91: .continue
    case 91: .extend(Int64(number(-1...15_000)))
    case 92..<94: .recover
    case 94: .annul(question(), reason: "đề sai")
    case 95..<97: join()
    case 97: .grantExtraTime(contestant(), factor: number(90...310))
    case 98: .mark
    default: correction()
    }
  }

  private mutating func correction() -> Command {
    switch number(0...9) {
    case 0: .rekey(question(), key: key(), reason: "đáp án in sai")
    case 1: .disqualify(contestant(), reason: "nhờ người thi hộ")
    case 2: .reinstate(contestant(), reason: "khiếu nại đúng")
    case 3:
      chance(30)
        ? .revealNext(top: number(0...5))
        : .rescue(chance(50) ? .count(number(0...3)) : .named([contestant()]))
    case 4, 5: .stake(contestant(), live.contest.next() ?? question())
    case 6: .freeze
    case 7: freezes ? .freeze : .unfreeze
    case 8: .removeInterval(interval())
    default: .restoreInterval(number(0...3))
    }
  }

  private mutating func key() -> AnswerKey {
    let ids = live.contest.last.flatMap { live.contest.item($0)?.ids } ?? []
    return .response(.choice(ids.isEmpty ? ChoiceID("zz") : ids[number(0...(ids.count - 1))]))
  }

  private mutating func interval() -> RemovedInterval {
    let to = live.now + -Int64(number(0...30_000))
    return RemovedInterval(
      from: to + -Int64(number(-10...40_000)), to: to,
      school: chance(50) ? nil : SchoolID(chance(50) ? "a" : "b"), reason: "mất điện")
  }

  private static func command(for step: Contest.NextStep) -> Command? {
    switch step {
    case .open: .open
    case .close: .close
    case .reveal: .reveal
    case .continue: .continue
    case .start, .finish, .unfreeze, .finalize, .nothing: nil
    }
  }

  private mutating func join() -> Command {
    joined += 1
    var terms = EntryTerms()
    var school = chance(50) ? "a" : "b"
    if chance(60) {
      let team = number(1...3)
      terms.team = Int32(team)
      terms.isCaptain = chance(30)
      // A team is of one school.
      if chance(95) { school = team == 2 ? "b" : "a" }
    }
    terms.leagues = [0, 1].filter { _ in chance(50) }
    return .register(Sample.registration(joined, school: school, terms: terms))
  }

  private mutating func contestant() -> ContestantID {
    ContestantID(number: Int32(number(0...max(1, live.contest.contestants.count))))
  }

  private mutating func question() -> QuestionID {
    if chance(85), let last = live.contest.last { return last }
    return QuestionID(round: number(0...2), place: number(0...7))
  }

  private mutating func answer() -> Command {
    let question = question()
    // Mostly right, so that streaks grow.
    let choice = chance(50) ? 0 : number(0...5)
    let ids = live.contest.item(question)?.ids ?? []
    let response: Response? =
      choice == 5 ? nil : .choice(choice < ids.count ? ids[choice] : ChoiceID("zz"))
    return .respond(
      GivenAnswer(
        contestant: contestant(), question: question, response: response, change: number(0...4),
        elapsed: chance(50) ? Int64(number(-10...25_000)) : nil,
        leastRoundTrip: chance(50) ? Int64(number(-10...900)) : nil,
        seal: live.contest.isSurvey(question) ? UInt64(choice + 1) : nil))
  }

  private mutating func program() -> ContestProgram {
    var rounds: [RoundDefinition] = []
    let rules: [RoundDefinition.Rule] =
      chance(20) ? [.elimination] : [.classic, .speed, .ranked, .elimination, .survey]
    for place in 0..<3 {
      let last = place * 8 + number(1...8)
      let numbers = (place * 8 + 1)...last
      let rule = rules[number(0...(rules.count - 1))]
      var round = Sample.round("vong-\(place)", numbers, rule)
      round.points = number(0...1_000)
      round.secondsPerItem = number(3...20)
      round.answers = chance(50) ? .final : .changeable
      round.reveal = chance(70) ? .close : .host
      round.readingTime = chance(30)
      round.trial = chance(20)
      round.wrong = round.rule == .classic && chance(50) ? -number(0...50) : 0
      round.streakBonus = round.rule == .speed && chance(50) ? number(0...50) : 0
      round.decay = chance(50) ? .half : .full
      round.bandsRepeat = chance(50)
      round.rescues = chance(50) ? number(0...3) : 0
      if chance(40), last < place * 8 + 8 {
        round.reserve = Sample.items((last + 1)...(place * 8 + 8)).map(\.id)
      }
      round.star = rule != .survey && chance(50) ? number(0...2) : 0
      if rule != .survey, round.star == 0, chance(50) {
        round.teamAnswer = RoundDefinition.TeamAnswer.allCases[number(0...2)]
      }
      rounds.append(round)
    }
    var definition = Sample.definition(rounds)
    definition.leagues = ["mot", "hai"].map {
      League(id: $0, title: LocalizedText($0), conditions: [:], prizes: true)
    }
    definition.standings.freezeLast = chance(30) ? number(0...10) : 0
    return Sample.program(definition)
  }
}
