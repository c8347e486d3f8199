// Stars that contestants stake on a question before it opens.
extension Contest {
  func decideStar(
    on question: QuestionID, by contestant: ContestantID
  ) throws(Refusal) -> [Event] {
    guard contestants.contains(contestant) else { throw .unknownContestant }
    guard let place = definedPlace(of: question), let round = rules(of: question) else {
      throw .unknownQuestion
    }
    if let receipt = stars(at: place)[contestant] { throw .alreadyHeld(receipt: receipt) }
    guard stage != .ended, place == nextPlace else { throw .notOpen }
    guard round.rule != .survey, !round.trial, starsStaked(by: contestant) < round.star else {
      throw .attemptsUsed
    }
    return [.staked(contestant, question)]
  }

  /// The sequence of the event; nil without a star.
  public func star(of contestant: ContestantID, on question: QuestionID) -> Int64? {
    definedPlace(of: question).flatMap { stars(at: $0)[contestant] }
  }

  /// The question on which a star may be staked now; nil where its round has none.
  public var nextStar: QuestionID? {
    guard stage != .ended, let definition = program?.definition, let place = nextPlace,
      let round = roundStarts.lastIndex(where: { $0 <= place }),
      definition.rounds.indices.contains(round),
      definition.rounds[round].star > 0, definition.rounds[round].rule != .survey,
      !definition.rounds[round].trial
    else { return nil }
    return QuestionID(round: round, place: place - roundStarts[round])
  }

  /// How many stars a contestant may still stake in the question's round.
  public func starsLeft(of contestant: ContestantID, on question: QuestionID) -> Int {
    guard let round = rules(of: question), round.rule != .survey, !round.trial else { return 0 }
    return max(0, round.star - starsStaked(by: contestant))
  }

  /// In the whole contest. A star on a question that was annulled comes back.
  private func starsStaked(by contestant: ContestantID) -> Int {
    let early = earlyStars[contestant] == nil ? 0 : 1
    guard !questions.isEmpty else { return early }
    return questions.count { question in
      question.stars[contestant] != nil && !question.isAnnulled
        && !question.isExcused(for: contestants[contestant]?.school ?? SchoolID(""))
    }
  }

  /// Before the start there are no records of questions yet, but the first one may have stars.
  private func stars(at place: Int) -> [ContestantID: Int64] {
    questions.indices.contains(place) ? questions[place].stars : place == 0 ? earlyStars : [:]
  }

  mutating func stake(_ contestant: ContestantID, at place: Int) {
    if questions.indices.contains(place) {
      questions[place].stars[contestant] = sequence
    } else if place == 0 {
      earlyStars[contestant] = sequence
    }
  }
}
