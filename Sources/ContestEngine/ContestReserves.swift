// Reserve items: each may take the place of a question that was annulled, at the end of its round.
extension Contest {
  /// What `openReserve` would open: the next reserve of the round that is being played, where all of
  /// the round's own questions were asked and more of its questions are annulled for everyone than
  /// reserves were asked. Nil where there is none.
  public var nextReserve: QuestionID? {
    guard stage == .started, !isWindow, let newest else { return nil }
    let (round, place) = (questions[newest].id.round, questions[newest].id.place)
    let length = roundLength(round)
    let asked = place + 1 - length
    guard asked >= 0, newest + 1 < roundStarts[round + 1] else { return nil }
    let annulled = questions[roundStarts[round]...newest].count { $0.isAnnulled || $0.isExcused }
    return asked < annulled ? QuestionID(round: round, place: place + 1) : nil
  }

  public func isReserve(_ question: QuestionID) -> Bool {
    !isWindow && rules(of: question).map { question.place >= $0.count } ?? false
  }

  /// In order, without the reserves that were not asked. Empty before the start; of a self-paced
  /// contest everything that papers may be drawn from.
  public var askedOrDefined: [QuestionID] {
    questions.filter { $0.progress != .unopened || !isReserve($0.id) }.map(\.id)
  }

  /// How many questions the round has, without reserves.
  func roundLength(_ round: Int) -> Int {
    guard let rounds = program?.definition.rounds, rounds.indices.contains(round) else { return 0 }
    return rounds[round].count
  }

  var hasReserves: Bool {
    !isWindow && program?.definition.rounds.contains { $0.reserveCount > 0 } ?? false
  }

  /// The place among all of the next question that is no reserve; nil where there is none. Also
  /// before the start.
  var nextPlace: Int? {
    let from = newest.map { $0 + 1 } ?? 0
    guard let end = roundStarts.last, from < end else { return nil }
    for round in roundStarts.indices.dropLast() where from < roundStarts[round + 1] {
      let place = max(from, roundStarts[round])
      if place - roundStarts[round] < roundLength(round) { return place }
    }
    return nil
  }

  /// - Parameter end: a place among all.
  func reservesAsked(before end: Int) -> Int {
    guard hasReserves else { return 0 }
    return questions.prefix(end).count { isReserve($0.id) && $0.progress != .unopened }
  }
}
