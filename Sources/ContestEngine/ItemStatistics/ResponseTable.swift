public import Assessment

/// Who gave what to each question that counts: what the statistics of a contest are made from. In a
/// self-paced contest these are the papers that count.
///
/// Left out are surveys, trials, questions that were annulled or whose key was not told yet,
/// contestants who were disqualified, and those who answered nothing at all.
public struct ResponseTable: Hashable, Sendable {
  public struct Question: Hashable, Sendable {
    public let id: QuestionID
    /// From 1, over the whole contest.
    public let number: Int
    /// With the key that holds.
    let marked: CorrectedItem

    public init(id: QuestionID, number: Int, item: DrawnItem, correctedKey: AnswerKey? = nil) {
      self.init(id: id, number: number, CorrectedItem(item, correctedTo: correctedKey))
    }

    init(id: QuestionID, number: Int, _ marked: CorrectedItem) {
      self.id = id
      self.number = number
      self.marked = marked
    }

    public var item: DrawnItem { marked.item }
    /// Nil where the bank's own key stands.
    public var correctedKey: AnswerKey? { marked.correctedKey }
  }

  public enum Entry: Hashable, Sendable {
    /// Joined later, was out of the round, or a removed interval took it out.
    case notAsked
    case noAnswer
    case answer(Response, mark: Fraction)

    /// Without an answer 0; nil where nothing was asked.
    public var mark: Fraction? {
      switch self {
      case .notAsked: nil
      case .noAnswer: .zero
      case .answer(_, let mark): mark
      }
    }

    public var response: Response? {
      if case .answer(let response, _) = self { return response }
      return nil
    }
  }

  public struct Row: Hashable, Sendable {
    public let contestant: ContestantID
    public let school: SchoolID
    /// One for each question.
    public let entries: [Entry]

    public init(contestant: ContestantID, school: SchoolID, entries: [Entry]) {
      self.contestant = contestant
      self.school = school
      self.entries = entries
    }
  }

  public let questions: [Question]
  public let rows: [Row]

  /// - Parameter rows: each with an entry for each question.
  public init(questions: [Question], rows: [Row]) {
    self.questions = questions
    self.rows = rows
  }
}

extension ResponseTable.Question {
  /// What a response is worth as the key stands now.
  func mark(of response: Response) -> Fraction { marked.mark(of: response) }
}

extension Contest {
  /// The answers as they are held now, for statistics.
  public var responseTable: ResponseTable {
    let places = questions.indices.filter(countsForStatistics)
    let rows: [ResponseTable.Row] = contestants.indices.compactMap { index in
      let contestant = ContestantID(place: index)
      guard !isDisqualified(contestant) else { return nil }
      let entries =
        isWindow
        ? paperEntries(of: index, at: places) : places.map { entry(of: index, at: $0) }
      guard entries.contains(where: { $0.response != nil }) else { return nil }
      return ResponseTable.Row(
        contestant: contestant, school: contestants.school(at: index), entries: entries)
    }
    return ResponseTable(
      questions: places.map { place in
        ResponseTable.Question(
          id: questions[place].id, number: number(of: questions[place].id),
          questions[place].marked)
      }, rows: rows)
  }

  private func countsForStatistics(_ place: Int) -> Bool {
    guard let round = rules(of: questions[place].id), round.rule != .survey, !round.trial else {
      return false
    }
    if isWindow { return !questions[place].isAnnulled }
    return questions[place].isRevealed && !questions[place].isAnnulled
      && !questions[place].isExcused
  }

  /// What the papers that count had, and how it was answered.
  private func paperEntries(of index: Int, at places: [Int]) -> [ResponseTable.Entry] {
    var entries: [Int: ResponseTable.Entry] = [:]
    for place in countingAttempts(of: index) {
      for (position, asked) in attempts[place].questions.enumerated() {
        let question = questions[Int(asked)]
        let response = attempts[place].answers[position].response
        entries[Int(asked)] = response.map { .answer($0, mark: question.mark(of: $0)) } ?? .noAnswer
      }
    }
    return places.map { entries[$0] ?? .notAsked }
  }

  private func entry(of index: Int, at place: Int) -> ResponseTable.Entry {
    let question = questions[place]
    if isExcused(index, at: place) { return .notAsked }
    if index < question.scores.count {
      if !question.scores[index].counts { return .notAsked }
    } else if let elimination = eliminations[question.id.round],
      elimination.reach(of: index) < question.id.place + 1
    {
      return .notAsked
    }
    guard let answer = question.answer(at: index), let response = answer.response else {
      return index < question.presentAtOpening ? .noAnswer : .notAsked
    }
    let mark = index < question.scores.count ? Int64(question.scores[index].mark) : 0
    return .answer(response, mark: Fraction(tenMillionths: mark))
  }
}
