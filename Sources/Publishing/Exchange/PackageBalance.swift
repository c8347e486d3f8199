import ContestEngine

/// What a contestant's points have beside the gains on questions: losses, and what a jury gave.
///
/// The package has no score of a problem below 0, and a row's score is the sum of its problems'.
/// So a question that cost points has 0, and there is one more problem in which everyone begins with
/// the same number of points, the most that anybody lost, and has left what they did not lose.
/// Totals are higher than the standings' by that number; ranks and distances are the same.
struct PackageBalance {
  /// What everyone begins with; 0 where nobody lost more than was gained beside the questions.
  let start: Int
  /// In the order of the standings; empty where all points are of questions.
  private let scores: [(contestant: ContestantID, score: Int)]
  private let scoreOf: [ContestantID: Int]

  /// - Parameter rows: whose points, and how many were gained on questions.
  init(_ rows: [(contestant: ContestantID, points: Int, gained: Int)]) {
    let rests = rows.map { ($0.contestant, $0.points - $0.gained) }
    let start = max(0, -(rests.map(\.1).min() ?? 0))
    self.start = start
    scores = rests.allSatisfy { $0.1 == 0 } ? [] : rests.map { ($0.0, $0.1 + start) }
    scoreOf = Dictionary(
      scores.map { ($0.contestant, $0.score) }, uniquingKeysWith: { first, _ in first })
  }

  private static let problemID = "start"

  func problem(after ordinal: Int, language: String) -> PackageRecords.Problem? {
    guard let most = scores.map(\.score).max() else { return nil }
    let isEnglish = PublishingTexts(language: language).isEnglish
    let name =
      start > 0
      ? isEnglish ? "Start of \(start), less what was lost" : "Vốn \(start), trừ điểm đã mất"
      : isEnglish ? "Points beside the questions" : "Điểm ngoài câu hỏi"
    return PackageRecords.Problem(
      id: Self.problemID, label: "±", name: name, ordinal: ordinal, max_score: max(most, start))
  }

  /// Told at the end, so that what was lost while standings were frozen shows no earlier.
  func judged(
    at end: Instant, contestTime: Int64
  ) -> [(submission: PackageRecords.Submission, judgement: PackageRecords.Judgement)] {
    let (time, relative) = (PackageTime.absolute(end), PackageTime.relative(contestTime))
    return scores.sorted { $0.contestant < $1.contestant }.map { contestant, score in
      let id = "start-\(contestant)"
      return (
        PackageRecords.Submission(
          id: id, problem_id: Self.problemID, team_id: contestant.description, time: time,
          contest_time: relative),
        PackageRecords.Judgement(
          id: "j-\(id)", submission_id: id, judgement_type_id: score >= start ? "AC" : "WA",
          score: score, start_time: time, start_contest_time: relative, end_time: time,
          end_contest_time: relative)
      )
    }
  }

  func result(
    of contestant: ContestantID, after milliseconds: Int64
  ) -> PackageRecords.Scoreboard.Result? {
    scoreOf[contestant].map { score in
      PackageRecords.Scoreboard.Result(
        problem_id: Self.problemID, num_judged: 1, score: score,
        time: score > 0 ? Int(max(0, milliseconds) / 60_000) : nil)
    }
  }
}
