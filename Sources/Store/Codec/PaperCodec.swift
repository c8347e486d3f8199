import ContestEngine

// Events of self-paced contests.
extension ByteWriter {
  mutating func put(_ paper: DrawnPaper) {
    put(
      .begun, Int64(paper.contestant.number), Int64(paper.week), Int64(paper.attempt),
      paper.closesAt.milliseconds)
    unsigned(UInt64(paper.questions.count))
    for question in paper.questions {
      signed(question.round)
      signed(question.place)
    }
  }

  mutating func put(_ paper: HandedInPaper) {
    put(.handedIn, Int64(paper.contestant.number))
    byte(paper.isAutomatic ? 1 : 0)
    byte(paper.estimate == nil ? 0 : 1)
    if let estimate = paper.estimate { signed(estimate.millionths) }
  }
}

extension ByteReader {
  mutating func drawnPaper() throws(MalformedEvent) -> DrawnPaper {
    let contestant = try contestant()
    let week: Int = try integer()
    let attempt: Int = try integer()
    let closesAt = try instant()
    var questions: [QuestionID] = []
    for _ in 0..<(try count()) { questions.append(try question()) }
    return DrawnPaper(
      contestant: contestant, week: week, attempt: attempt, questions: questions,
      closesAt: closesAt)
  }

  mutating func handedInPaper() throws(MalformedEvent) -> HandedInPaper {
    let contestant = try contestant()
    let isAutomatic = try flag()
    let estimate = try flag() ? Estimate(millionths: try signed()) : nil
    return HandedInPaper(contestant: contestant, estimate: estimate, isAutomatic: isAutomatic)
  }
}
