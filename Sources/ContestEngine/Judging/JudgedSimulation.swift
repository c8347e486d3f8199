import Assessment

/// Made-up judges, to see what a rubric and its rules do before anyone judges.
///
/// Whole numbers only and a seeded generator: the same seed gives the same sheets on any machine.
struct JudgedSimulation {
  /// What a made-up judge is like, in thousandths of the most points.
  private struct Judge {
    let id: String
    /// Above 0 is kind.
    let leniency: Int
    /// How far marks stray.
    let noise: Int
  }

  private var generator: Xoshiro256
  private let watch: (Contest, JournalEntry) -> Void

  /// - Parameter watch: sees the contest after each event.
  init(seed: String, watch: @escaping (Contest, JournalEntry) -> Void = { _, _ in }) {
    generator = Xoshiro256(text: "judges of \(seed)")
    self.watch = watch
  }

  /// Every entry gets as many sheets as it needs, from judges who may judge it, in turn.
  mutating func judge(
    _ contest: inout Contest, at now: Instant, owners: [String: ContestantID]
  ) throws(Refusal) {
    try run(.start(owners: owners), &contest, now)
    guard let panel = contest.judging?.panel else { return }
    let judges = panel.judges.map { judge in
      Judge(id: judge.id, leniency: generator.below(201) - 100, noise: 20 + generator.below(120))
    }
    var turn = 0
    for entry in panel.entries {
      let quality = 350 + (generator.below(300) + generator.below(301))
      var sheets = 0
      for step in judges.indices where sheets < panel.judgesPerEntry {
        let judge = judges[(turn + step) % judges.count]
        guard panel.mayJudge(judge.id, entry.id) else { continue }
        try run(.enter(sheet(judge, entry.id, quality, panel.rubric)), &contest, now)
        sheets += 1
      }
      turn += panel.judgesPerEntry
    }
  }

  private mutating func sheet(
    _ judge: Judge, _ entry: String, _ quality: Int, _ rubric: Rubric
  ) -> JudgingPanel.Sheet {
    var marks: [String: Int] = [:]
    for criterion in rubric.criteria {
      let stray = generator.below(2 * judge.noise + 1) - judge.noise
      let share = min(1_000, max(0, quality + judge.leniency + stray))
      // To a quarter of a point, as judges mark.
      marks[criterion.id] = (criterion.max * 100 * share / 1_000 + 12) / 25 * 25
    }
    return JudgingPanel.Sheet(judge: judge.id, entry: entry, marks: marks)
  }

  private func run(
    _ command: JudgingCommand, _ contest: inout Contest, _ now: Instant
  ) throws(Refusal) {
    for event in try contest.decide(.judging(command), at: now) {
      contest.apply(event, at: now)
      watch(contest, JournalEntry(sequence: contest.sequence, at: now, event: event))
    }
  }
}
