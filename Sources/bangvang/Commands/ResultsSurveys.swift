import Assessment
import Authoring
import ContestEngine
import Foundation
import Publishing
import Terminal

/// `bangvang results --surveys`: what was said, as far as it may be told.
struct ResultsSurveys {
  let recorded: RecordedContest
  let language: String

  private var isEnglish: Bool { language == "en" }
  private func say(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }

  private struct Question {
    let id: QuestionID
    let prompt: String
    let answered: Int
    /// Nil where it was not counted, or of too few.
    let counts: [(words: String, count: Int)]?
  }

  private var questions: [Question] {
    let contest = recorded.contest
    return contest.askedOrDefined.filter { contest.isSurvey($0) && contest.isClosed($0) }
      .compactMap { id in
        guard let item = contest.item(id) else { return nil }
        return Question(
          id: id,
          prompt: Sanitiser.clean(PlainText.from(item.item.prompt, format: item.item.format)),
          answered: contest.tally(of: id)?.answered ?? 0,
          counts: contest.totals(of: id).map { counts($0, item) })
      }
  }

  /// The choices in the bank's order; none where something else was asked than to choose.
  private func counts(
    _ totals: [ChoiceID: Int], _ item: DrawnItem
  ) -> [(words: String, count: Int)] {
    let words = ResponseWords(item: item, isEnglish: isEnglish)
    switch item.presented.form {
    case .trueFalse:
      return [true, false].map { truth in
        (
          Sanitiser.clean(words.text(.truth(truth))),
          totals[ChoiceID(truth ? "true" : "false")] ?? 0
        )
      }
    case .single, .multiple:
      return item.ids.map { (Sanitiser.clean(words.text(.choice($0))), totals[$0] ?? 0) }
    default: return []
    }
  }

  var text: String {
    let questions = questions
    guard !questions.isEmpty else {
      return say("Chưa có câu khảo sát nào đã đóng.", "No survey question has been closed yet.")
    }
    var lines = [recorded.program.definition.title.text(in: language)]
    for question in questions {
      lines += ["", "\(recorded.program.wireID(of: question.id)). \(question.prompt)"]
      lines.append("  " + say("\(question.answered) em trả lời", "\(question.answered) answered"))
      guard let counts = question.counts else {
        lines.append(
          "  "
            + say(
              "Dưới \(SurveyRules.groupMin) em nên không nêu, hoặc chưa đếm.",
              "Fewer than \(SurveyRules.groupMin), so nothing is told, or not counted yet."))
        continue
      }
      let rows = counts.map { [$0.words, "\($0.count)", share($0.count, of: question.answered)] }
      lines += TextTable(rows, rightAligned: [1, 2]).lines.map { "  " + $0 }
    }
    return lines.joined(separator: "\n")
  }

  private func share(_ count: Int, of answered: Int) -> String {
    "\(answered > 0 ? (200 * count + answered) / (2 * answered) : 0) %"
  }

  // MARK: For programs

  struct JSON: Encodable {
    struct Question: Encodable {
      struct Count: Encodable {
        let answer: String
        let count: Int
      }

      let question: String
      let prompt: String
      let answered: Int
      let counts: [Count]?
    }

    let contest: String
    let questions: [Question]
  }

  var json: JSON {
    JSON(
      contest: recorded.program.definition.id,
      questions: questions.map { question in
        JSON.Question(
          question: recorded.program.wireID(of: question.id), prompt: question.prompt,
          answered: question.answered,
          counts: question.counts?.map { JSON.Question.Count(answer: $0.words, count: $0.count) })
      })
  }

  /// A row for each choice that may be told.
  var csv: [UInt8] {
    var rows = CSVTable(
      header: isEnglish
        ? ["Question", "Prompt", "Answered", "Answer", "Count"]
        : ["Câu", "Câu hỏi", "Số trả lời", "Trả lời", "Số chọn"])
    for question in questions {
      for count in question.counts ?? [] {
        rows.append([
          recorded.program.wireID(of: question.id), question.prompt, "\(question.answered)",
          count.words, "\(count.count)",
        ])
      }
    }
    return rows.bytes
  }
}

extension ResultsCommand {
  static func surveys(
    _ recorded: RecordedContest, _ call: Invocation
  ) throws(CommandFailure) -> ExitStatus {
    let surveys = ResultsSurveys(recorded: recorded, language: call.language)
    if call.wantsJSON {
      try call.console.result(json: surveys.json)
    } else if call.arguments.has("--csv") {
      call.console.resultBytes(surveys.csv)
    } else {
      call.console.result(surveys.text)
    }
    return .done
  }
}
