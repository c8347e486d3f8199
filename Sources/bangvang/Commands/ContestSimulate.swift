import Assessment
import Authoring
import ContestEngine
import Foundation
import Publishing

extension ProgramCommand {
  static let contestSimulate = ProgramCommand(
    "contest", "simulate",
    about: LocalizedMessage(
      vi: "chạy thử cả cuộc thi với thí sinh giả, xem luật cho kết quả ra sao",
      en: "play a whole contest with made-up contestants, to see what its rules do"),
    operands: [Operand(name: "FILE")],
    options: [
      CommandOption(
        "--contestants", value: "N",
        about: LocalizedMessage(vi: "số thí sinh (100)", en: "how many contestants (100)")),
      CommandOption(
        "--seed", value: "TEXT",
        about: LocalizedMessage(
          vi: "cùng một hạt giống cho cùng một kết quả (1)",
          en: "the same seed gives the same contest (1)")),
      .json, .data,
    ]
  ) { invocation async throws(CommandFailure) in
    let count = try invocation.arguments.integer("--contestants", in: 1...200_000) ?? 100
    let read = try ReadContest(invocation)
    invocation.console.note(read.output.diagnostics)
    let program = try read.program()
    if let part = program.unsupportedParts().first {
      throw CommandFailure(
        .faulty, vi: "chưa chạy được '\(part)'", en: "'\(part)' cannot be run yet")
    }
    let seed = invocation.arguments.value("--seed") ?? "1"
    let played: ContestSimulation.Played
    do {
      played = try ContestSimulation(program, contestants: count, seed: seed).played()
    } catch {
      throw CommandFailure(
        .faulty, vi: "không rút được đủ câu hỏi: \(error)", en: "the draw failed: \(error)")
    }
    if program.definition.mode == .judged {
      let jury = SimulatedJury(
        contest: played.contest, program: program, language: invocation.language)
      try jury.tell(seed: seed, invocation)
      return .done
    }
    let outcome = SimulationOutcome(played: played, program: program)
    let joined = played.contest.contestants.count
    if joined < count {
      let most = program.definition.registration.perSchool
      invocation.console.note(
        LocalizedMessage(
          vi: "chỉ \(joined) em vào được: mỗi trường nhiều nhất \(most) em "
            + "(registration.perSchool)",
          en: "only \(joined) could join: a school has at most \(most) "
            + "(registration.perSchool)"))
    }
    if invocation.wantsJSON {
      try invocation.console.result(json: outcome.json)
    } else {
      invocation.console.result(outcome.text(seed: seed, language: invocation.language))
    }
    return .done
  }
}

/// What a simulated contest shows of its rules.
private struct SimulationOutcome {
  struct Question: Encodable {
    let question: String
    let answered: Int
    let right: Int?
    /// Of a round of elimination, after the question.
    let stillIn: Int?
  }

  struct JSON: Encodable {
    let contest: String
    let contestants: Int
    let durationMs: Int64
    let firstShared: Int
    let ranks: Int
    let best: Int
    let median: Int
    let questions: [Question]
  }

  let played: ContestSimulation.Played
  let program: ContestProgram

  private var contest: Contest { played.contest }
  private var standings: Standings { contest.standings() }

  private var questions: [Question] {
    contest.askedOrDefined.map { id in
      let tally = contest.tally(of: id)
      return Question(
        question: program.wireID(of: id), answered: tally?.answered ?? 0,
        right: contest.isSurvey(id) ? nil : tally?.correct, stillIn: played.stillIn[id])
    }
  }

  var json: JSON {
    let rows = standings.rows
    return JSON(
      contest: program.definition.id, contestants: rows.count, durationMs: duration,
      firstShared: rows.count { $0.rank == 1 }, ranks: Set(rows.map(\.rank)).count,
      best: rows.first?.points ?? 0, median: rows.isEmpty ? 0 : rows[rows.count / 2].points,
      questions: questions)
  }

  private var duration: Int64 {
    let times = contest.askedOrDefined.compactMap { contest.timing(of: $0) }
    guard let first = times.first, let last = times.last else { return 0 }
    return last.closesAt - first.opensAt
  }

  func text(seed: String, language: String) -> String {
    let isEnglish = language == "en"
    let facts = json
    var lines = [
      isEnglish
        ? "\(program.definition.title.text(in: language)): \(facts.contestants) made-up contestants, seed \(seed)"
        : "\(program.definition.title.text(in: language)): \(facts.contestants) thí sinh giả, hạt giống \(seed)",
      "",
    ]
    var rows = [
      isEnglish
        ? ["Question", "Answered", "Right", "Still in"]
        : ["Câu", "Trả lời", "Đúng", "Còn lại"]
    ]
    for question in facts.questions {
      rows.append([
        question.question, "\(question.answered)", question.right.map(String.init) ?? "–",
        question.stillIn.map(String.init) ?? "",
      ])
    }
    lines += TextTable(rows, rightAligned: [1, 2, 3]).lines
    // Opinions have no best.
    guard program.definition.rounds.contains(where: { $0.rule != .survey }) else {
      return lines.joined(separator: "\n")
    }
    lines += ["", summary(facts, isEnglish)]
    lines += [""] + top(isEnglish)
    return lines.joined(separator: "\n")
  }

  private func summary(_ facts: JSON, _ isEnglish: Bool) -> String {
    isEnglish
      ? "\(facts.ranks) different ranks, \(facts.firstShared) share the first; the best has \(facts.best) points, the middle \(facts.median)."
      : "\(facts.ranks) hạng khác nhau, \(facts.firstShared) thí sinh cùng hạng nhất; cao nhất \(facts.best) điểm, ở giữa \(facts.median) điểm."
  }

  private func top(_ isEnglish: Bool) -> [String] {
    var rows = [
      isEnglish
        ? ["Rank", "Contestant", "School", "Points", "Right"]
        : ["Hạng", "Thí sinh", "Trường", "Điểm", "Đúng"]
    ]
    for row in standings.rows.prefix(10) {
      rows.append([
        "\(row.rank)", row.contestant.description,
        program.definition.schools.first { $0.id == row.school }?.name ?? row.school.text,
        "\(row.points)", "\(row.correct)",
      ])
    }
    return TextTable(rows, rightAligned: [0, 3, 4]).lines
  }
}
