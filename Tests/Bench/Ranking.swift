import Assessment
import ContestEngine

/// Standings from scratch beside the sorting of the same keys, in one run.
struct Ranking {
  let contestants: Int

  private struct Key: Comparable {
    let points: Int
    let correct: Int
    let time: Int64
    let number: Int32

    static func < (left: Key, right: Key) -> Bool {
      if left.points != right.points { return left.points > right.points }
      if left.correct != right.correct { return left.correct > right.correct }
      if left.time != right.time { return left.time < right.time }
      return left.number < right.number
    }
  }

  func measure() {
    let contest: Contest
    do {
      contest = try Self.played(contestants)
    } catch {
      print("ranking: \(error)")
      return
    }
    // Twice each, the better counts: the first pays for fresh memory.
    var keys: [Key] = []
    var (sorting, ranking) = (Double.infinity, Double.infinity)
    var rows = 0
    for _ in 0..<3 {
      let standings = contest.standings()
      keys = standings.rows.map {
        Key(
          points: $0.points, correct: $0.correct, time: $0.timeMs, number: $0.contestant.number)
      }
      // As they come: by number.
      keys.sort { $0.number < $1.number }
      sorting = min(sorting, Replay.seconds { keys.sort() })
      ranking = min(ranking, Replay.seconds { rows = contest.standings().rows.count })
    }
    var running = RunningStandings(contest)
    var first: [ContestantID] = []
    let looking = Replay.seconds {
      for number in 1...10_000 {
        let id = ContestantID(number: Int32(number * (contestants / 10_000)))
        if running.rank(of: id, in: contest) == 1 { first.append(id) }
      }
    }
    let building = Replay.seconds { running = RunningStandings(contest) }
    print(
      "ranking: \(rows) contestants in \(Int(ranking * 1_000)) ms, the same keys sorted in "
        + "\(Int(sorting * 1_000)) ms: \(Self.ratio(ranking, sorting)) x")
    print(
      "running standings: built in \(Int(building * 1_000)) ms, a rank in "
        + "\(Int(looking * 1e9 / 10_000)) ns")
  }

  private static func ratio(_ one: Double, _ other: Double) -> String {
    "\((one / other * 100).rounded() / 100)"
  }

  /// One question, so that making it does not take longer than what is measured.
  private static func played(_ contestants: Int) throws -> Contest {
    var definition = ContestDefinition(
      id: "hang", title: LocalizedText("Hạng"), mode: .live,
      schools: (1...1_000).map { School(id: SchoolID("truong-\($0)"), name: "Trường \($0)") })
    definition.registration.perSchool = contestants
    let id = ItemID("cau")
    definition.rounds = [
      RoundDefinition(id: "vong", title: LocalizedText("Vòng"), rule: .speed, items: .named([id]))
    ]
    let item = Item(
      id: id, title: "Câu", prompt: "Hỏi?",
      body: .single([
        Choice(text: "một", fraction: .one), Choice(text: "hai", fraction: .zero),
      ]))
    let program = ContestProgram(definition: definition, pools: [[item]])
    return try ContestSimulation(program, contestants: contestants, seed: "hạng").run()
  }
}
