// Questions as they are named to people and on the wire: `<round id>.<n>`, n from 1.
extension ContestProgram {
  public func wireID(of question: QuestionID) -> String {
    let rounds = definition.rounds
    let round = rounds.indices.contains(question.round) ? rounds[question.round].id : ""
    return "\(round).\(question.place + 1)"
  }

  /// Nil for what names no question of this contest.
  public func question(wireID: String) -> QuestionID? {
    guard let dot = wireID.lastIndex(of: ".") else { return nil }
    let number = wireID[wireID.index(after: dot)...]
    guard let place = Int(number), place > 0, "\(place)" == number,
      let round = definition.rounds.firstIndex(where: { $0.id == wireID[..<dot] }),
      definition.mode == .window || place <= definition.rounds[round].slots
    else { return nil }
    return QuestionID(round: round, place: place - 1)
  }
}
