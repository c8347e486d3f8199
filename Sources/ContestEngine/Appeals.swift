/// An objection to the results, and what the organizer answered. What follows from it is a correction
/// of its own: another key, an annulled question, somebody reinstated.
public struct Appeal: Hashable, Sendable {
  public struct Answer: Hashable, Sendable {
    public let isUpheld: Bool
    public let text: String
  }

  public let contestant: ContestantID
  /// What it is about; nil for the results as a whole.
  public let question: QuestionID?
  public let reason: String
  /// Nil while it is open: results are not final before.
  public internal(set) var answer: Answer?
}

// Appeals in contests of questions; those about a jury's entries are the jury's.
extension Contest {
  /// The numbers of those that are not answered, from 1.
  public var openAppeals: [Int] {
    appeals.indices.filter { appeals[$0].answer == nil }.map { $0 + 1 }
  }

  /// Once the contest has begun, and until its results are final.
  func decideAppeal(
    of contestant: ContestantID, about question: QuestionID?, _ reason: String
  ) throws(Refusal) -> [Event] {
    guard contestants.contains(contestant) else { throw .unknownContestant }
    guard stage != .lobby, !isFinalized else { throw .invalidCommand }
    guard !reason.isEmpty else { throw .badValue }
    if let question {
      guard let place = drawnPlace(of: question) else { throw .unknownQuestion }
      guard isWindow || questions[place].progress != .unopened else { throw .invalidCommand }
    }
    return [.appealed(contestant, question, reason: reason)]
  }

  func decideAppealAnswer(
    _ number: Int, isUpheld: Bool, _ answer: String
  ) throws(Refusal) -> [Event] {
    guard appeals.indices.contains(number - 1), appeals[number - 1].answer == nil else {
      throw .invalidCommand
    }
    guard !answer.isEmpty else { throw .badValue }
    return [.appealDecided(number, isUpheld: isUpheld, answer: answer)]
  }

  mutating func answerAppeal(_ number: Int, isUpheld: Bool, _ answer: String) {
    guard appeals.indices.contains(number - 1) else { return }
    appeals[number - 1].answer = Appeal.Answer(isUpheld: isUpheld, text: answer)
  }
}
