import Assessment
import ContestEngine
import Publishing

// The explanation for programs and spreadsheets: the same lines, with every part by itself.
extension ResultsExplanation {
  struct JSON: Encodable {
    struct Line: Encodable {
      let question: String
      let number: Int
      let response: String?
      /// Nil of a survey, in which nothing is right.
      let key: String?
      /// 0…1; nil without an answer.
      let mark: Double?
      let base: Int
      let speed: Int
      let streak: Int
      let star: Int
      let points: Int
      let timeMs: Int64?
      let placeBySpeed: Int?
      /// `annulled`, `excused`, `trial`, `survey`, `out` or `late`; nil where it counts.
      let exception: String?
      let reason: String?
    }

    struct Judged: Encodable {
      let entry: String
      /// Of 100; nil without a sheet.
      let score: Double?
      let points: Int
    }

    struct Neighbour: Encodable {
      let contestant: String
      let rank: Int
      /// Nil where the rank is shared.
      let decidedBy: String?
    }

    let contest: String
    let contestant: String
    let name: String?
    let rank: Int
    let of: Int
    let points: Int
    let correct: Int
    let timeMs: Int64?
    let disqualified: Bool
    let disqualifiedFor: String?
    let lines: [Line]
    let judged: Judged?
    let above: Neighbour?
    let below: Neighbour?
  }

  var json: JSON {
    JSON(
      contest: recorded.program.definition.id, contestant: explanation.contestant.description,
      name: recorded.names[explanation.contestant], rank: explanation.rank, of: explanation.of,
      points: explanation.points, correct: explanation.correct,
      timeMs: explanation.timeMs == .max ? nil : explanation.timeMs,
      disqualified: explanation.isDisqualified,
      disqualifiedFor: reasons.disqualifications[explanation.contestant],
      lines: explanation.lines.map(json), judged: explanation.judged.map(json),
      above: explanation.above.map(json), below: explanation.below.map(json))
  }

  /// A row for each question, with what a jury gave as the last one.
  var csv: [UInt8] {
    var table = CSVTable(
      header: [
        "question", "number", "response", "key", "mark", "base", "speed", "streak", "star",
        "points",
        "timeMs", "placeBySpeed", "exception", "reason",
      ])
    for line in json.lines {
      table.append([
        line.question, "\(line.number)", line.response ?? "", line.key ?? "",
        line.mark.map { "\($0)" } ?? "", "\(line.base)", "\(line.speed)", "\(line.streak)",
        "\(line.star)", "\(line.points)", line.timeMs.map { "\($0)" } ?? "",
        line.placeBySpeed.map { "\($0)" } ?? "", line.exception ?? "", line.reason ?? "",
      ])
    }
    if let judged = json.judged {
      let empty = [String](repeating: "", count: 7)
      table.append([judged.entry, ""] + empty + ["\(judged.points)", "", "", "", ""])
    }
    return table.bytes
  }

  private func json(_ line: ScoreExplanation.Line) -> JSON.Line {
    let words = ResponseWords(item: recorded.contest.item(line.question), isEnglish: true)
    return JSON.Line(
      question: recorded.program.wireID(of: line.question), number: line.number,
      response: line.exception == .survey ? nil : line.response.map(words.text),
      key: line.exception == .survey ? nil : words.text(line.key),
      mark: line.mark.map { Double($0.tenMillionths) / Double(Fraction.scale) }, base: line.base,
      speed: line.speed, streak: line.streakBonus, star: line.star, points: line.points,
      timeMs: line.timeMs, placeBySpeed: line.placeBySpeed, exception: name(of: line.exception),
      reason: reasonOfCorrection(line))
  }

  private func name(of exception: ScoreExplanation.Line.Exception?) -> String? {
    switch exception {
    case .annulled: "annulled"
    case .excused: "excused"
    case .trial: "trial"
    case .survey: "survey"
    case .out: "out"
    case .late: "late"
    case nil: nil
    }
  }

  private func json(_ judged: JudgedPart) -> JSON.Judged {
    JSON.Judged(
      entry: judged.entry, score: judged.score.map { Double($0.hundredths) / 100 },
      points: judged.points)
  }

  private func json(_ other: ScoreExplanation.Neighbour) -> JSON.Neighbour {
    JSON.Neighbour(
      contestant: other.contestant.description, rank: other.rank, decidedBy: other.decidedBy)
  }
}
