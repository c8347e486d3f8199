// Papers of a self-paced contest.

extension Attempt: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.write(contestant)
    for number in [week, number, ordinal] { writer.signed(number) }
    writer.numbers(questions)
    writer.write(begunAt)
    writer.write(closesAt)
    for answer in answers { answer.write(to: &writer, after: .none) }
    writer.optional(lastChangeAt)
    writer.optional(submission)
    for number in [score.points, score.correct, score.outOf] { writer.signed(number) }
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    contestant = try reader.read()
    week = try reader.signed()
    number = try reader.signed()
    ordinal = try reader.signed()
    questions = try reader.numbers()
    begunAt = try reader.read()
    closesAt = try reader.read()
    answers = []
    answers.reserveCapacity(questions.count)
    for _ in questions { answers.append(try AnswerSlot(from: &reader, after: .none)) }
    lastChangeAt = try reader.optional()
    submission = try reader.optional()
    score = Score(
      points: try reader.signed(), correct: try reader.signed(), outOf: try reader.signed())
  }
}

extension Attempt.Submission: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.write(at)
    writer.signed(receipt)
    writer.flag(estimate != nil)
    if let estimate { writer.signed(estimate.millionths) }
    writer.flag(isAutomatic)
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self.init(
      at: try reader.read(), receipt: try reader.signed(),
      estimate: try reader.flag() ? Estimate(millionths: try reader.signed()) : nil,
      isAutomatic: try reader.flag())
  }
}

extension Attempts {
  func writeState(to writer: inout StateWriter) {
    writer.list(all)
    writer.numbers(duePlaces)
  }

  /// - Parameters:
  ///   - contestants: how many there are.
  ///   - questions: how many there are.
  init(
    from reader: inout StateReader, contestants: Int, questions: Int
  ) throws(SnapshotFault) {
    let all: [Attempt] = try reader.list()
    let due = try reader.numbers()
    guard due.allSatisfy({ all.indices.contains(Int($0)) }) else { throw .outOfRange }
    for attempt in all {
      guard (1...max(1, contestants)).contains(Int(attempt.contestant.number)), contestants > 0,
        attempt.questions.allSatisfy({ (0..<questions).contains(Int($0)) })
      else { throw .outOfRange }
    }
    self.init(all, due: due)
  }
}
