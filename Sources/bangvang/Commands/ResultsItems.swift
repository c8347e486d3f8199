import Assessment
import ContestEngine
import Foundation
import Publishing
import Terminal

/// `bangvang results --items`: how the questions worked.
struct ResultsItems {
  let recorded: RecordedContest
  let table: ResponseTable
  let statistics: ItemStatistics
  let language: String

  init(_ recorded: RecordedContest, language: String) {
    self.recorded = recorded
    self.language = language
    table = recorded.contest.responseTable
    statistics = ItemStatistics(table)
  }

  private var isEnglish: Bool { language == "en" }
  private func say(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }
  private var shown: StatisticText { StatisticText(isEnglish: isEnglish) }

  // MARK: For people

  var text: String {
    guard !statistics.questions.isEmpty, statistics.contestants > 0 else {
      return say("Chưa có câu nào đã chấm.", "No question has been scored yet.")
    }
    let head = [recorded.program.definition.title.text(in: language), ""] + overview + [""]
    let words = (summary + legend).flatMap { TextWrapper.wrap($0, width: 80) }
    return (head + words + statistics.questions.indices.flatMap(distractors))
      .joined(separator: "\n")
  }

  private var overview: [String] {
    var rows = [
      isEnglish
        ? ["No.", "Asked", "p", "r", "D", "Rasch", "±", "Question"]
        : ["Câu", "Số HS", "p", "r", "D", "Rasch", "±", "Câu hỏi"]
    ]
    for (place, question) in statistics.questions.enumerated() {
      rows.append([
        "\(question.number)", "\(question.asked)", shown.number(question.difficulty, decimals: 2),
        shown.number(question.discrimination, decimals: 2),
        shown.number(question.upperLower, decimals: 2),
        shown.number(question.rasch?.value, decimals: 2),
        shown.number(question.rasch?.standardError, decimals: 2),
        prompt(place).truncated(toWidth: 30),
      ])
    }
    return TextTable(rows, rightAligned: [0, 1, 2, 3, 4, 5, 6]).lines
  }

  private var summary: [String] {
    let name = statistics.isKR20 ? "KR-20" : "Cronbach α"
    var lines = [
      say(
        "\(statistics.contestants) thí sinh, \(statistics.complete) em được hỏi mọi câu.",
        "\(statistics.contestants) contestants, \(statistics.complete) of them asked everything.")
    ]
    if let alpha = statistics.alpha {
      var parts = [
        say("Độ tin cậy", "Reliability") + " \(name) = \(shown.number(alpha, decimals: 2))",
        say("trung bình", "mean") + " \(shown.number(statistics.mean, decimals: 2))",
        say("độ lệch chuẩn", "standard deviation")
          + " \(shown.number(statistics.standardDeviation, decimals: 2))",
      ]
      if let error = statistics.standardError {
        parts.append(
          say("sai số chuẩn", "standard error") + " \(shown.number(error, decimals: 2))")
      }
      lines.append(parts.joined(separator: "; ") + say(" câu.", "."))
    }
    if statistics.rasch == nil {
      lines.append(
        say(
          "Chưa đủ câu trả lời để ước lượng Rasch (cần \(RaschEstimates.contestantsMin) thí sinh).",
          "Too few answers for Rasch estimates (\(RaschEstimates.contestantsMin) contestants needed)."
        ))
    }
    return lines
  }

  private var legend: [String] {
    isEnglish
      ? [
        "p: mean mark (1 is easiest); r: with the other questions (corrected point-biserial);",
        "D: best 27 % less weakest 27 %; Rasch: difficulty in logits, ±: its standard error.",
      ]
      : [
        "p: điểm trung bình của câu (1 là dễ nhất); r: tương quan với các câu khác;",
        "D: 27% giỏi nhất trừ 27% yếu nhất; Rasch: độ khó (logit), ±: sai số chuẩn.",
      ]
  }

  private func distractors(_ place: Int) -> [String] {
    let question = statistics.questions[place]
    let words = ResponseWords(item: table.questions[place].item, isEnglish: isEnglish)
    var rows = [
      [
        "", say("Trả lời", "Answer"), say("Số HS", "How many"), "%",
        say("TB câu khác", "Mean of others"),
      ]
    ]
    for line in question.answers.lines {
      rows.append([
        line.isKey ? "●" : "○", name(line.answer, words).truncated(toWidth: 40), "\(line.count)",
        shown.number(100 * Double(line.count) / Double(max(1, question.asked)), decimals: 0),
        shown.number(line.meanOfOthers, decimals: 2),
      ])
    }
    var lines = TextTable(rows, rightAligned: [2, 3, 4]).lines.map { "  " + $0 }
    for line in question.answers.lines {
      guard let notice = line.notice else { continue }
      let answer = name(line.answer, words).truncated(toWidth: 24)
      lines.append("  ! \(answer): \(self.words(notice))")
    }
    return ["", "\(question.number). " + prompt(place).truncated(toWidth: 74)] + lines
  }

  private func words(_ notice: AnswerCounts.Notice) -> String {
    switch notice {
    case .drawsBetter:
      say("thí sinh giỏi hơn chọn; xem lại đáp án", "better contestants chose it; check the key")
    case .rarelyChosen: say("gần như không ai chọn", "hardly anybody chose it")
    }
  }

  private func name(_ answer: AnswerCounts.Answer, _ words: ResponseWords) -> String {
    switch answer {
    case .choice(let id): Sanitiser.clean(words.text(.choice(id)))
    case .response(let response): Sanitiser.clean(words.text(response))
    case .others: say("(trả lời khác)", "(other answers)")
    case .none: say("(không trả lời)", "(no answer)")
    }
  }

  private func prompt(_ place: Int) -> String {
    let item = table.questions[place].item.item
    return Sanitiser.clean(PlainText.from(item.prompt, format: item.format))
  }

  // MARK: For programs

  struct JSON: Encodable {
    struct Question: Encodable {
      struct Answer: Encodable {
        let answer: String
        let key: Bool
        let count: Int
        let meanOfOthers: Double?
        let notice: String?
      }

      let question: String
      let number: Int
      let item: String
      let asked: Int
      let answered: Int
      let right: Int
      let difficulty: Double?
      let discrimination: Double?
      let upperLower: Double?
      let rasch: Double?
      let raschError: Double?
      let answers: [Answer]
    }

    let contest: String
    let contestants: Int
    let complete: Int
    let alpha: Double?
    let isKR20: Bool
    let mean: Double?
    let standardDeviation: Double?
    let standardError: Double?
    let questions: [Question]
  }

  /// Numbers to six decimals.
  var json: JSON {
    let rounded = StatisticText.rounded
    return JSON(
      contest: recorded.program.definition.id, contestants: statistics.contestants,
      complete: statistics.complete, alpha: rounded(statistics.alpha), isKR20: statistics.isKR20,
      mean: rounded(statistics.mean), standardDeviation: rounded(statistics.standardDeviation),
      standardError: rounded(statistics.standardError),
      questions: statistics.questions.enumerated().map { place, question in
        let words = ResponseWords(item: table.questions[place].item, isEnglish: isEnglish)
        return JSON.Question(
          question: recorded.program.wireID(of: question.id), number: question.number,
          item: table.questions[place].item.item.id.text, asked: question.asked,
          answered: question.answered, right: question.right,
          difficulty: rounded(question.difficulty),
          discrimination: rounded(question.discrimination),
          upperLower: rounded(question.upperLower), rasch: rounded(question.rasch?.value),
          raschError: rounded(question.rasch?.standardError),
          answers: question.answers.lines.map { line in
            JSON.Question.Answer(
              answer: name(line.answer, words), key: line.isKey, count: line.count,
              meanOfOthers: rounded(line.meanOfOthers), notice: line.notice?.rawValue)
          })
      })
  }

  /// A row for each answer to each question.
  var csv: [UInt8] {
    var rows = CSVTable(
      header: isEnglish
        ? [
          "Question", "Prompt", "Asked", "Right", "p", "r", "D", "Rasch", "Rasch error", "Answer",
          "Key", "Count", "Mean of others", "Notice",
        ]
        : [
          "Câu", "Câu hỏi", "Số HS", "Đúng", "p", "r", "D", "Rasch", "Sai số Rasch", "Trả lời",
          "Đáp án", "Số chọn", "TB câu khác", "Ghi chú",
        ])
    func text(_ value: Double?) -> String {
      value == nil ? "" : shown.number(value, decimals: 3)
    }
    for (place, question) in statistics.questions.enumerated() {
      let words = ResponseWords(item: table.questions[place].item, isEnglish: isEnglish)
      for line in question.answers.lines {
        rows.append([
          "\(question.number)", prompt(place), "\(question.asked)", "\(question.right)",
          text(question.difficulty), text(question.discrimination), text(question.upperLower),
          text(question.rasch?.value), text(question.rasch?.standardError),
          name(line.answer, words), line.isKey ? "1" : "0", "\(line.count)",
          text(line.meanOfOthers), line.notice.map { self.words($0) } ?? "",
        ])
      }
    }
    return rows.bytes
  }
}
