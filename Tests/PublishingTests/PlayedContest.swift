import Assessment
import ContestEngine
import Publishing

/// A small live contest that made-up contestants played, with what is done to it afterwards.
struct PlayedContest {
  let program: ContestProgram
  private(set) var contest: Contest
  private(set) var corrections = CorrectionList()
  private var now: Instant
  private var sequence: Int64 = 100_000

  init(
    contestants: Int = 12, change: (inout ContestDefinition) -> Void = { _ in }
  ) throws {
    var definition = ContestDefinition(
      id: "thi-thu", title: LocalizedText("Thi thử"), mode: .live,
      schools: SampleContest.schools)
    let ids = (1...4).map { ItemID("cau-\($0)") }
    definition.rounds = [
      RoundDefinition(
        id: "v", title: LocalizedText("Vòng"), rule: .classic, items: .named(ids))
    ]
    change(&definition)
    let items = ids.map { id in
      Item(
        id: id, title: "", prompt: "Câu \(id.text) hỏi gì?",
        body: .single([
          Choice(text: "đúng", fraction: .one), Choice(text: "sai", fraction: .zero),
        ]))
    }
    program = ContestProgram(definition: definition, pools: [items])
    var last = Instant(milliseconds: 0)
    var noted = CorrectionList()
    contest = try ContestSimulation(program, contestants: contestants, seed: "sửa").played {
      noted.note($1, in: $0)
      last = $1.at
    }.contest
    now = last
    corrections = noted
  }

  /// A minute later.
  mutating func does(_ command: Command) throws {
    now = now + 60_000
    for event in try contest.decide(command, at: now) {
      sequence += 1
      let entry = JournalEntry(sequence: sequence, at: now, event: event)
      contest.apply(entry)
      corrections.note(entry, in: contest)
    }
  }
}
