import Assessment
import ContestEngine
import Wire

/// What a question of a paper is called on the wire: `<round>.<n>`, and behind a contestant's first
/// attempt `-2`, `-3` …, so that a late answer to an older paper never reaches a newer one.
struct PaperQuestionName: Hashable {
  let question: QuestionID
  /// Of the attempt, from 1.
  let ordinal: Int

  init(_ question: QuestionID, ordinal: Int) {
    self.question = question
    self.ordinal = ordinal
  }

  /// Nil for what names no question.
  init?(_ text: String, in program: ContestProgram) {
    var name = text[...]
    var ordinal = 1
    if let dot = text.lastIndex(of: "."), let dash = text[dot...].lastIndex(of: "-") {
      let digits = text[text.index(after: dash)...]
      guard let number = Int(digits), number > 1, "\(number)" == digits else { return nil }
      ordinal = number
      name = text[..<dash]
    }
    guard let question = program.question(wireID: String(name)) else { return nil }
    self.init(question, ordinal: ordinal)
  }

  func text(in program: ContestProgram) -> String {
    program.wireID(of: question) + (ordinal > 1 ? "-\(ordinal)" : "")
  }
}

/// What a self-paced contest says of papers. Reads, changes nothing.
struct PaperLines {
  private var contest: Contest {
    _read { yield served.contest }
  }
  private let served: ServedContest
  private let program: ContestProgram

  init?(_ served: ServedContest) {
    guard let program = served.contest.program, served.contest.isWindow else { return nil }
    self.served = served
    self.program = program
  }

  /// The newest attempt with what is saved.
  ///
  /// - Parameter opinion: what the contestant said in a survey, which the contest does not know.
  func paper(
    of contestant: ContestantID, opinion: (QuestionID) -> Response?
  ) -> ServerMessage? {
    guard let paper = contest.paper(of: contestant) else { return nil }
    var saved: [String: Response] = [:]
    var changes: [String: Int] = [:]
    var questions: [ServerMessage.Question] = []
    for (place, id) in paper.questions.enumerated() {
      let name = PaperQuestionName(id, ordinal: paper.ordinal).text(in: program)
      let round = program.definition.rounds[id.round]
      questions.append(
        ServerMessage.Question(
          question: name, number: place + 1, of: paper.questions.count, round: round.id,
          item: contest.rounds[id.round][id.place].presented.asPlainText, shuffle: round.shuffle,
          points: round.pointsAtMost))
      if let answer = paper.answers[place] {
        saved[name] = answer.response ?? (round.rule == .survey ? opinion(id) : nil)
        changes[name] = answer.change
      }
    }
    let rounds = program.definition.rounds.map { round in
      ServerMessage.Paper.Round(
        round: round.id, title: round.title.text(in: program.definition.language))
    }
    return .paper(
      ServerMessage.Paper(
        attempt: paper.attempt, of: paper.of, questions: questions, opensAt: paper.begunAt.wire,
        closesAt: paper.closesAt.wire, saved: saved, changes: changes,
        rounds: rounds.count > 1 ? rounds : []))
  }

  /// All attempts of a contestant, in order.
  func attempts(of contestant: ContestantID) -> [ServerMessage.PaperAttempt] {
    contest.papers(of: contestant).map { paper in
      ServerMessage.PaperAttempt(
        attempt: paper.attempt, opensAt: paper.begunAt.wire, closesAt: paper.closesAt.wire,
        receipt: paper.submission.map { Receipt.text($0.receipt) }, points: points(of: paper))
    }
  }

  /// Nil unless they are told at once.
  private func points(of paper: ContestEngine.PaperView) -> Int? {
    program.definition.window?.show == .submit ? paper.submission?.points : nil
  }

  /// Nil for a paper that was not handed in.
  func submitted(_ paper: ContestEngine.PaperView) -> ServerMessage? {
    paper.submission.map {
      .submitted(
        ServerMessage.Submitted(
          attempt: paper.attempt, receipt: Receipt.text($0.receipt), points: points(of: paper)))
    }
  }
}

extension ServerMessage.PaperOutline.Estimate {
  init(_ estimate: WindowRules.Estimate) {
    self =
      switch estimate {
      case .none: .none
      case .allRight: .allRight
      case .entrants: .entrants
      case .percent: .percent
      }
  }
}

extension ServerMessage.PaperOutline.Take {
  init(_ take: WindowRules.Take) {
    self =
      switch take {
      case .best: .best
      case .last: .last
      case .first: .first
      }
  }
}

extension ServerMessage.PaperOutline.Show {
  init(_ show: WindowRules.Show) {
    self =
      switch show {
      case .end: .end
      case .submit: .submit
      case .never: .never
      }
  }
}
