import Assessment
import ContestEngine
import Testing

/// Objections in a contest of questions: opened, answered, with effect; results wait for them.
@Suite struct AppealTests {
  private func contest() throws -> LiveContest {
    var live = LiveContest()
    try live.run(.prepare(Sample.program(Sample.definition([Sample.round("mot", 1...2)]))))
    for number in 1...2 { try live.run(.register(Sample.registration(number))) }
    try live.run(.start(seed: Sample.seed))
    return live
  }

  private let first = ContestantID(number: 1)

  @Test func `results are not final while an appeal is open`() throws {
    var live = try contest()
    let question = try live.open()
    try live.answer(1, 1)
    try live.answer(2, 0)
    try live.close()
    try live.run(.appeal(first, about: question, reason: "hai đáp án đều đúng"))
    try live.run(.appeal(first, about: nil, reason: "cộng sai"))
    #expect(live.contest.openAppeals == [1, 2])
    try live.run(.finish)
    #expect(live.contest.nextStep == .nothing)
    #expect(throws: Refusal.invalidCommand) { try live.run(.finalize) }
    #expect(live.contest.revision == 1)

    // What follows from an answer is a correction of its own.
    try live.run(.answerAppeal(1, isUpheld: true, answer: "đã xem lại"))
    #expect(live.points(1) == 0)
    let key = AnswerKey.anyOf([
      try LiveContest.response(0, to: question, in: live.contest),
      try LiveContest.response(1, to: question, in: live.contest),
    ])
    try live.run(.rekey(question, key: key, reason: "khiếu nại 1"))
    #expect((1...2).map(live.points) == [100, 100])
    #expect(throws: Refusal.invalidCommand) { try live.run(.finalize) }
    try live.run(.answerAppeal(2, isUpheld: false, answer: "cộng đúng"))
    #expect(live.contest.nextStep == .finalize)
    try live.run(.finalize)
    #expect(live.contest.isFinalized && live.contest.revision == 2)
    #expect(live.contest.appeals.map(\.answer?.isUpheld) == [true, false])
    #expect(throws: Refusal.invalidCommand) {
      try live.run(.appeal(first, about: nil, reason: "muộn"))
    }
  }

  @Test func `what an appeal cannot be about is refused and changes nothing`() throws {
    var live = LiveContest()
    try live.run(.prepare(Sample.program(Sample.definition([Sample.round("mot", 1...2)]))))
    try live.run(.register(Sample.registration(1)))
    #expect(throws: Refusal.invalidCommand) {
      try live.run(.appeal(first, about: nil, reason: "chưa thi"))
    }
    try live.run(.start(seed: Sample.seed))
    let before = live.contest
    let unopened = QuestionID(round: 0, place: 1)
    for (command, refusal) in [
      (Command.appeal(ContestantID(number: 9), about: nil, reason: "x"), .unknownContestant),
      (.appeal(first, about: unopened, reason: "x"), .invalidCommand),
      (.appeal(first, about: QuestionID(round: 3, place: 0), reason: "x"), .unknownQuestion),
      (.appeal(first, about: nil, reason: ""), .badValue),
      (.answerAppeal(1, isUpheld: true, answer: "x"), .invalidCommand),
    ] as [(Command, Refusal)] {
      #expect(throws: refusal) { try live.run(command) }
    }
    #expect(live.contest == before)
    try live.run(.appeal(first, about: nil, reason: "x"))
    #expect(throws: Refusal.badValue) {
      try live.run(.answerAppeal(1, isUpheld: true, answer: ""))
    }
    try live.run(.answerAppeal(1, isUpheld: true, answer: "y"))
    #expect(throws: Refusal.invalidCommand) {
      try live.run(.answerAppeal(1, isUpheld: false, answer: "z"))
    }
  }

  @Test func `a question of a self-paced contest can be objected to`() throws {
    var window = try WindowContest(WindowContest.program(), contestants: 1)
    let paper = try window.begin(1)
    try window.run(.appeal(first, about: paper.questions[0], reason: "in sai"))
    try window.run(.finish)
    #expect(throws: Refusal.invalidCommand) { try window.run(.finalize) }
    try window.run(.answerAppeal(1, isUpheld: true, answer: "huỷ câu"))
    try window.run(.annul(paper.questions[0], reason: "khiếu nại 1"))
    try window.run(.finalize)
  }
}
