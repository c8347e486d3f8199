import Assessment
import ContestEngine
import Testing

@Suite struct AnswerCountsTests {
  /// Item 1 with choices 0 (key), 1, 2 (half), 3; and as many true-or-false questions as `others`
  /// has digits.
  private func table(_ rows: [(choice: Int?, others: String, times: Int)]) throws -> ResponseTable {
    var generator = Plain()
    let item = try #require(DrawnItem(drawing: Sample.item(1), shuffle: false, using: &generator))
    var number: Int32 = 0
    let other = LawSchoolData.table(of: [(rows[0].others, 1)])
    return ResponseTable(
      questions: [
        ResponseTable.Question(id: QuestionID(round: 1, place: 0), number: 9, item: item)
      ] + other.questions,
      rows: rows.flatMap { row in
        (0..<row.times).map { _ in
          number += 1
          let entry = row.choice.map { choice -> ResponseTable.Entry in
            let response = Response.choice(item.ids[choice])
            return .answer(response, mark: item.mark(of: response))
          }
          return ResponseTable.Row(
            contestant: ContestantID(number: number), school: SchoolID("a"),
            entries: [entry ?? .noAnswer]
              + LawSchoolData.table(of: [(row.others, 1)]).rows[0].entries)
        }
      })
  }

  private struct Plain: RandomNumberGenerator {
    var state: UInt64 = 1
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state
    }
  }

  @Test func `each choice has its number and the mean of its choosers on the other questions`()
    throws
  {
    let table = try table([
      (0, "1100", 4), (0, "1110", 2), (1, "1000", 3), (2, "1111", 1), (nil, "0000", 2),
    ])
    let lines = ItemStatistics(table).questions[0].answers.lines
    #expect(lines.map(\.count) == [6, 3, 1, 0, 2])
    #expect(lines.map(\.isKey) == [true, false, false, false, false])
    #expect(lines.map(\.meanOfOthers) == [14.0 / 6, 1, 4, nil, 0])
    #expect(lines.last?.answer == AnswerCounts.Answer.none)
    #expect(lines.allSatisfy { $0.notice == nil }, "one chooser is no ground for a warning")
  }

  @Test func `a distractor that draws better contestants than the key is told`() throws {
    let even = try table([(0, "1100", 5), (1, "1100", 5), (3, "1000", 5)])
    #expect(ItemStatistics(even).questions[0].answers.lines.allSatisfy { $0.notice == nil })
    let noise = try table([(0, "1100", 4), (0, "1000", 1), (1, "1100", 5), (3, "1000", 5)])
    #expect(
      ItemStatistics(noise).questions[0].answers.lines.allSatisfy { $0.notice == nil },
      "1.8 and 2 differ by one standard error")
    let better = try table([(0, "1100", 1), (0, "1000", 4), (1, "1100", 5), (3, "1000", 5)])
    let notices = ItemStatistics(better).questions[0].answers.lines.map(\.notice)
    #expect(notices == [nil, .drawsBetter, nil, nil])
    let few = try table([(0, "1000", 5), (1, "1100", 4)])
    #expect(ItemStatistics(few).questions[0].answers.lines.allSatisfy { $0.notice == nil })
  }

  @Test func `a choice that hardly anybody takes is told where enough were asked`() throws {
    let many = try table([(0, "1100", 30), (1, "1000", 8), (2, "1000", 2)])
    #expect(
      ItemStatistics(many).questions[0].answers.lines.map(\.notice)
        == [nil, nil, nil, .rarelyChosen], "2 of 40 are 5 in 100")
    let fewer = try table([(0, "1100", 29), (1, "1000", 8), (2, "1000", 2)])
    #expect(ItemStatistics(fewer).questions[0].answers.lines.allSatisfy { $0.notice == nil })
  }

  @Test func `typed answers are listed by how often they came, whatever their case`() {
    let item = DrawnItem(
      item: Item(
        id: ItemID("t"), prompt: "?",
        body: .text([TextAnswer(text: "Hà Nội")], caseSensitive: false)),
      ids: [], otherIDs: [], order: [], otherOrder: [])
    let typed = ["Huế", "huế", "Hà Nội", "hà nội", "Hà Nội", "a", "b", "c", "d", "e"]
    let rows = typed.enumerated().map { number, text in
      ResponseTable.Row(
        contestant: ContestantID(number: Int32(number + 1)), school: SchoolID("a"),
        entries: [.answer(.text(text), mark: item.mark(of: .text(text)))])
    }
    let table = ResponseTable(
      questions: [.init(id: QuestionID(round: 0, place: 0), number: 1, item: item)], rows: rows)
    let lines = ItemStatistics(table).questions[0].answers.lines
    #expect(lines.map(\.count) == [3, 2, 1, 1, 1, 1, 1])
    #expect(lines[0].isKey && lines[0].answer == .response(.text("Hà Nội")))
    #expect(lines[1].answer == .response(.text("Huế")))
    #expect(lines.last?.answer == .others)
    #expect(!lines[1].isKey)
  }

  @Test func `a contest's own journal is what the statistics are made from`() throws {
    var live = try LiveContest(
      Sample.program(
        Sample.round("thu", 9...9) { $0.trial = true }, Sample.round("mot", 1...3)),
      contestants: 4)
    for choices in [[0, 0, 0, 0], [0, 1, 3, nil], [0, 0, nil, nil], [1, 0, 1, nil]] {
      try live.open()
      for (number, choice) in choices.enumerated() {
        if let choice { try live.answer(Int32(number + 1), choice) }
      }
      try live.close()
    }
    var table = live.contest.responseTable
    #expect(table.questions.map(\.number) == [2, 3, 4], "a trial does not count")
    #expect(table.rows.map(\.contestant.number) == [1, 2, 3], "who answered nothing does not")
    #expect(ItemStatistics(table).questions.map(\.right) == [1, 2, 1])
    try live.run(.annul(QuestionID(round: 1, place: 1), reason: "x"))
    try live.run(.disqualify(ContestantID(number: 3), reason: "y"))
    table = live.contest.responseTable
    #expect(table.questions.map(\.number) == [2, 4])
    #expect(table.rows.map(\.contestant.number) == [1, 2])
  }
}
