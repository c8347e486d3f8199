public import Assessment

/// Why a contestant has these points and this rank, line by line.
public struct ScoreExplanation: Hashable, Sendable {
  /// What one question that was told brought.
  public struct Line: Hashable, Sendable {
    /// Why it brought nothing, whatever was answered.
    public enum Exception: Hashable, Sendable {
      /// The question was annulled for everyone.
      case annulled
      /// A removed interval took it out for this contestant.
      case excused
      case trial
      case survey
      /// The contestant was out of the round already.
      case out
      /// The contestant joined after it was over.
      case late
    }

    public let question: QuestionID
    /// From 1, over the whole contest.
    public let number: Int
    /// Nil without an answer; of a survey always.
    public let response: Response?
    public let key: AnswerKey
    /// Its key was corrected after the fact.
    public let isCorrected: Bool
    public let exception: Exception?
    public let mark: Fraction?
    public let base: Int
    public let speed: Int
    public let streakBonus: Int
    public let star: Int
    /// In a round by order of speed: 1 + how many were right and strictly faster.
    public var placeBySpeed: Int?
    /// In a round of elimination: it put the contestant out, and nobody brought them back.
    public var putsOut = false
    /// t in milliseconds.
    public let timeMs: Int64?
    /// The sum of the parts, or 0 with an exception.
    public let points: Int
  }

  /// What placed a contestant above or below the next one.
  public struct Neighbour: Hashable, Sendable {
    public let contestant: ContestantID
    public let rank: Int
    /// The first criterion in which they differ; nil where they share the rank. `reach` is how far
    /// one got in a contest of elimination.
    public let decidedBy: String?
  }

  public let contestant: ContestantID
  public let lines: [Line]
  /// Nil where no jury's score joins the points.
  public let judged: JudgedPart?
  /// The sum of the lines and of what the jury gave.
  public let points: Int
  public let correct: Int
  /// The sum of t over right answers, in milliseconds.
  public let timeMs: Int64
  public let rank: Int
  public let of: Int
  public let isDisqualified: Bool
  public let above: Neighbour?
  public let below: Neighbour?
}

extension Contest {
  /// Nil for nobody.
  public func explanation(of contestant: ContestantID) -> ScoreExplanation? {
    guard let index = contestants.place(of: contestant) else { return nil }
    let order = RankOrder(self)
    let position = order.places.firstIndex(of: Int32(index)) ?? 0
    func neighbour(_ step: Int) -> ScoreExplanation.Neighbour? {
      guard order.places.indices.contains(position + step) else { return nil }
      let other = Int(order.places[position + step])
      return ScoreExplanation.Neighbour(
        contestant: ContestantID(place: other), rank: Int(order.ranks[other]),
        decidedBy: decidingMeasure(index, other))
    }
    let total = totals[index]
    let judged = judgedPart(of: contestant)
    return ScoreExplanation(
      contestant: contestant,
      lines: isWindow
        ? paperLines(of: index)
        : questions.indices.filter { questions[$0].isRevealed }.map { line(of: index, at: $0) },
      judged: judged, points: total.points + (judged?.points ?? 0), correct: total.correct,
      timeMs: total.time == .max ? 0 : total.time,
      rank: Int(order.ranks[index]), of: contestants.count,
      isDisqualified: isDisqualified(contestant), above: neighbour(-1), below: neighbour(1))
  }

  private func line(of index: Int, at place: Int) -> ScoreExplanation.Line {
    let question = questions[place]
    let answer = countedSlot(of: index, at: place)
    let score = index < question.scores.count ? question.scores[index] : .none
    let exception = exception(of: index, at: place)
    let isAnswered = answer?.response != nil
    var line = ScoreExplanation.Line(
      question: question.id, number: number(of: question.id), response: answer?.response,
      key: question.key,
      isCorrected: question.isCorrected, exception: exception,
      mark: isAnswered ? Fraction(tenMillionths: Int64(score.mark)) : nil,
      base: Int(score.base), speed: Int(score.speed), streakBonus: Int(score.streakBonus),
      star: Int(score.star), timeMs: isAnswered ? answer.map { Int64($0.time) } : nil,
      points: exception == nil ? score.points : 0)
    if exception == nil {
      line.placeBySpeed = placeBySpeed(of: index, at: place)
      line.putsOut = isPutOut(index, at: place)
    }
    return line
  }

  private func isPutOut(_ index: Int, at place: Int) -> Bool {
    let id = questions[place].id
    guard let elimination = eliminations[id.round] else { return false }
    return elimination.isOut(index) && Int(elimination.reach(of: index)) == id.place + 1
  }

  private func exception(of index: Int, at place: Int) -> ScoreExplanation.Line.Exception? {
    let question = questions[place]
    guard let round = rules(of: question.id) else { return nil }
    if round.rule == .survey { return .survey }
    if round.trial { return .trial }
    if question.isAnnulled { return .annulled }
    if isExcused(index, at: place) { return .excused }
    if index < question.scores.count, !question.scores[index].counts { return .out }
    if index >= question.presentAtOpening, question.answer(at: index) == nil { return .late }
    return nil
  }

  /// The name of the first criterion in which two contestants differ.
  private func decidingMeasure(_ left: Int, _ right: Int) -> String? {
    if isDisqualified(at: left) != isDisqualified(at: right) { return "disqualified" }
    if isDisqualified(at: left) { return nil }
    let values = RankValues(self, program?.definition.standings.by ?? [])
    return values.firstDifference(left, right)
  }
}

extension RankValues {
  fileprivate func firstDifference(_ left: Int, _ right: Int) -> String? {
    for start in stride(from: 0, to: count, by: RankKey.width) {
      let (a, b) = (key(of: left, from: start), key(of: right, from: start))
      let pairs = [(a.first, b.first), (a.second, b.second), (a.third, b.third)]
      for (offset, pair) in pairs.enumerated() where pair.0 != pair.1 {
        return name(of: start + offset)
      }
    }
    return nil
  }
}
