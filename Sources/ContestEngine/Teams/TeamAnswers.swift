import Assessment

// In a round of team answers a team has one answer, and everyone in it is scored by it.
extension Contest {
  /// What everyone is scored by, by contestant number − 1: the own answer, or the team's. Whoever
  /// was not there when the question opened and has not answered it has none.
  func scoredAnswers(at place: Int, _ round: RoundDefinition) -> [AnswerSlot] {
    let question = questions[place]
    guard let rule = round.teamAnswer, !contestants.teams.isEmpty else { return question.answers }
    var scored = question.answers
    for number in contestants.teams.numbers {
      guard let team = contestants.teams[number] else { continue }
      let deciding = decider(of: team, by: rule, at: place)
      let answer = deciding.map { question.answers[Int($0)] } ?? .none
      for member in team.members.map({ Int($0) }) where isAsked(member, at: place) {
        while scored.count <= member { scored.append(.none) }
        scored[member] = answer
      }
    }
    return scored
  }

  func isAsked(_ index: Int, at place: Int) -> Bool {
    index < questions[place].presentAtOpening || questions[place].answer(at: index) != nil
  }

  /// The place of the member whose answer is the team's; nil where it has none. Who is disqualified
  /// speaks for nobody.
  func decider(
    of team: Teams.Team, by rule: RoundDefinition.TeamAnswer, at place: Int
  ) -> Int32? {
    let question = questions[place]
    let answering = team.members.filter { member in
      question.answer(at: Int(member))?.response != nil && !isDisqualified(at: Int(member))
    }.sorted { question.answers[Int($0)].isBefore(question.answers[Int($1)]) }
    switch rule {
    case .first: return answering.first
    case .captain:
      // Who joins later is no captain of what was asked before.
      let isAsked = { (member: Int32) in self.isAsked(Int(member), at: place) }
      let captain = team.captains.first(where: isAsked) ?? team.members.first(where: isAsked)
      return answering.first { $0 == captain }
    case .majority:
      var counts: [Response: Int] = [:]
      for member in answering {
        if let response = question.answers[Int(member)].response {
          counts[response, default: 0] += 1
        }
      }
      let most = counts.values.max()
      // Of answers that equally many gave, the one that was there first.
      return answering.first { member in
        question.answers[Int(member)].response.flatMap { counts[$0] } == most
      }
    }
  }

  /// The answer that a contestant's points come from: the team's, in a round of team answers. Nil
  /// where there is none.
  public func countedAnswer(of contestant: ContestantID, to question: QuestionID) -> HeldAnswer? {
    guard let place = drawnPlace(of: question), let index = contestants.place(of: contestant)
    else { return nil }
    return countedSlot(of: index, at: place).map(HeldAnswer.init)
  }

  func countedSlot(of index: Int, at place: Int) -> AnswerSlot? {
    guard let rule = rules(of: questions[place].id)?.teamAnswer,
      let number = contestants[index].terms.team, let team = contestants.teams[number]
    else { return questions[place].answer(at: index) }
    guard isAsked(index, at: place), let decider = decider(of: team, by: rule, at: place) else {
      return nil
    }
    return questions[place].answer(at: Int(decider))
  }
}

extension AnswerSlot {
  fileprivate func isBefore(_ other: AnswerSlot) -> Bool {
    (receivedAt, receipt) < (other.receivedAt, other.receipt)
  }
}
