import Assessment
import ContestEngine
import TestSupport
import Testing

@Suite struct PaperDrawTests {
  private static func item(_ number: Int, _ difficulty: String) -> Item {
    var item = Sample.item(number)
    item.tags = [difficulty]
    return item
  }

  @Test func `every paper has as many questions of each difficulty as every other`() throws {
    let pool = (1...30).map { Self.item($0, $0 <= 15 ? "de" : $0 <= 24 ? "vua" : "kho") }
    var program = WindowContest.program(count: 10)
    program = ContestProgram(definition: program.definition, pools: [pool])
    var window = try WindowContest(program, contestants: 20)
    var papers: Set<[QuestionID]> = []
    for number in 1...20 {
      let paper = try window.begin(Int32(number))
      papers.insert(paper.questions)
      var counts: [String: Int] = [:]
      for question in paper.questions {
        let tag = try #require(window.contest.item(question)?.item.tags.first)
        counts[tag, default: 0] += 1
      }
      #expect(counts == ["de": 5, "vua": 3, "kho": 2])
    }
    #expect(papers.count == 20)
  }

  @Test func `no paper has two items that are alike`() throws {
    var twin = Sample.item(1)
    twin.id = ItemID("twin")
    let pool = [Sample.item(1), twin] + Sample.items(2...4)
    var program = WindowContest.program(count: 4)
    program = ContestProgram(definition: program.definition, pools: [pool])
    var window = try WindowContest(program, contestants: 30)
    for number in 1...30 {
      let paper = try window.begin(Int32(number))
      let ids = paper.questions.compactMap { window.contest.item($0)?.item.id }
      #expect(!(ids.contains(twin.id) && ids.contains(ItemID("item-1"))))
      #expect(ids.count == 4)
    }
  }

  @Test func `a paper has both of two alike items that are wanted`() throws {
    var twin = Sample.item(1)
    twin.id = ItemID("twin")
    let program = ContestProgram(
      definition: WindowContest.program(count: 2).definition, pools: [[Sample.item(1), twin]],
      keptPairs: [ItemPair(ItemID("item-1"), twin.id)])
    var window = try WindowContest(program)
    #expect(try window.begin(1).questions.count == 2)
  }

  @Test func `a stock that is too small is known at the start`() throws {
    var twin = Sample.item(1)
    twin.id = ItemID("twin")
    var program = WindowContest.program(count: 3)
    program = ContestProgram(
      definition: program.definition, pools: [[Sample.item(1), twin, Sample.item(2)]])
    #expect(throws: Refusal.drawTooSmall(round: 0, found: 2)) { try WindowContest(program) }
  }

  @Test func `named items are on every paper`() throws {
    let program = ContestProgram(
      definition: WindowContest.program {
        $0.rounds = [Sample.round("n", 1...3)]
      }.definition, pools: [Sample.items(1...3)])
    var window = try WindowContest(program)
    let places = try (1...3).map { try window.begin(Int32($0)).questions.map(\.place) }
    // The round does not shuffle.
    #expect(places == [[0, 1, 2], [0, 1, 2], [0, 1, 2]])
  }

  /// Random commands; a second, slow scorer that knows only the journal agrees, and a replay of
  /// any beginning and then the rest is the whole.
  @Test(arguments: 0..<60) func `a contest by chance is scored as its journal says`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    var window = try WindowContest(
      WindowContest.program(pool: 9, count: 3) {
        $0.window?.attempts = 2
        $0.window?.take = WindowRules.Take.allCases[Int(seed % 3)]
        $0.rounds[0].wrong = -25
      }, contestants: 4)
    for _ in 0..<120 {
      let number = Int32.random(in: 1...4, using: &random)
      let hasPaper = window.contest.paper(of: ContestantID(number: number)) != nil
      switch Int.random(in: 0..<12, using: &random) {
      case 0...1:
        _ = try? window.run(
          .begin(
            ContestantID(number: number),
            seed: (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }))
      case 2...7 where hasPaper:
        try? window.save(
          number, Int.random(in: 0..<3, using: &random),
          [0, 1, 2, 3, nil].randomElement(using: &random) ?? 0,
          change: Int.random(in: 0..<6, using: &random))
      case 8 where hasPaper: try? window.handIn(number)
      case 9: window.wait(Int64.random(in: 0...400_000, using: &random))
      case 10: _ = try window.run(.tick)
      default:
        let question = QuestionID(round: 0, place: Int.random(in: 0..<9, using: &random))
        if Int.random(in: 0..<4, using: &random) == 0 {
          _ = try? window.run(.annul(question, reason: "x"))
        }
      }
    }
    let slow = SlowPapers(window.journal, window.contest)
    for number in Int32(1)...4 {
      #expect(window.points(number) == slow.points(of: number))
    }
    let cut = Int.random(in: 0...window.journal.count, using: &random)
    var replayed = Contest()
    for entry in window.journal.prefix(cut) { replayed.apply(entry) }
    for entry in window.journal.dropFirst(cut) { replayed.apply(entry) }
    #expect(replayed == window.contest)
  }
}

/// Scores a journal of a self-paced contest slowly and plainly.
private struct SlowPapers {
  private struct Paper {
    let contestant: Int32
    let begunAt: Instant
    let questions: [QuestionID]
    let closesAt: Instant
    var responses: [QuestionID: Response] = [:]
    var handedInAt: Instant?
  }

  private var papers: [Paper] = []
  private var annulled: Set<QuestionID> = []
  private let contest: Contest

  init(_ journal: [JournalEntry], _ contest: Contest) {
    self.contest = contest
    for entry in journal {
      switch entry.event {
      case .begun(let paper):
        papers.append(
          Paper(
            contestant: paper.contestant.number, begunAt: entry.at, questions: paper.questions,
            closesAt: paper.closesAt))
      case .responded(let answer):
        let place = papers.lastIndex { $0.contestant == answer.contestant.number }
        if let place { papers[place].responses[answer.question] = answer.response }
      case .handedIn(let paper):
        let place = papers.lastIndex { $0.contestant == paper.contestant.number }
        if let place {
          papers[place].handedInAt =
            paper.isAutomatic ? min(entry.at, papers[place].closesAt) : entry.at
        }
      case .annulled(let question, _): annulled.insert(question)
      default: break
      }
    }
  }

  func points(of contestant: Int32) -> Int {
    let own = papers.filter { $0.contestant == contestant && $0.handedInAt != nil }
    switch contest.program?.definition.window?.take {
    case .first: return own.first.map(points) ?? 0
    case .last: return own.last.map(points) ?? 0
    default: return own.map(points).max() ?? 0
    }
  }

  private func points(_ paper: Paper) -> Int {
    paper.questions.reduce(0) { sum, question in
      guard !annulled.contains(question), let response = paper.responses[question],
        case .choice(let id) = response, let ids = contest.item(question)?.ids
      else { return sum }
      return switch ids.firstIndex(of: id) {
      case 0: sum + 100
      case 2: sum + 50
      default: sum - 25
      }
    }
  }
}
