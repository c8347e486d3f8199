import Assessment
import ContestEngine
import Foundation
import Publishing
import Terminal

/// `bangvang results --similarity`: whose wrong answers agree beyond chance. Advice only.
struct ResultsSimilarity {
  let recorded: RecordedContest
  /// Nil where there is too little to compare.
  let report: AnswerSimilarity?
  let language: String

  init(_ recorded: RecordedContest, language: String) {
    self.recorded = recorded
    self.language = language
    report = AnswerSimilarity(recorded.contest.responseTable)
  }

  private var isEnglish: Bool { language == "en" }
  private func say(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }
  private var shown: StatisticText { StatisticText(isEnglish: isEnglish) }

  /// No line is wider than 80 columns.
  var text: String {
    lines.flatMap { TextWrapper.wrap($0, width: 80) }.joined(separator: "\n")
  }

  private var lines: [String] {
    guard let report else {
      return [
        say(
          "Cần ít nhất \(AnswerSimilarity.contestantsMin) thí sinh và \(AnswerSimilarity.questionsMin) câu để so sánh.",
          "At least \(AnswerSimilarity.contestantsMin) contestants and \(AnswerSimilarity.questionsMin) questions are needed to compare."
        )
      ]
    }
    let count = report.compared
    guard !report.groups.isEmpty else {
      return [
        say(
          "Không cặp nào nổi bật trong \(count) cặp cùng trường.",
          "No pair stands out of \(count) of the same school.")
      ]
    }
    return advice(count) + report.groups.flatMap(lines(of:))
  }

  private func advice(_ count: Int) -> [String] {
    [
      say(
        "Trong \(count) cặp cùng trường, các cặp sau có câu sai giống nhau nhiều hơn ngẫu nhiên.",
        "Of \(English.count(count, "pair")) of the same school these share more wrong answers than chance explains."
      ),
      say(
        "Đây là gợi ý để xem lại, không phải bằng chứng hay hình phạt: các em có thể đã học cùng một chỗ sai.",
        "It is a reason to look, no proof and no penalty: they may have learnt the same mistake."),
    ]
  }

  private func lines(of group: AnswerSimilarity.Group) -> [String] {
    ["", school(group.school) + ": " + group.contestants.map(name).joined(separator: ", ")]
      + group.pairs.flatMap { pair in
        let mean = shown.number(pair.expected, decimals: 1)
        return [
          "  \(pair.first) – \(pair.second): "
            + say(
              "\(pair.sameWrong) câu sai giống nhau trong \(pair.bothWrong) câu cùng sai;",
              "\(pair.sameWrong) same wrong answers of \(pair.bothWrong) both wrong;"),
          "    "
            + say(
              "ngẫu nhiên khoảng \(mean) câu, nhiều như vậy chỉ \(shown.oneIn(pair.chance))",
              "chance makes about \(mean), and this many only \(shown.oneIn(pair.chance))"),
        ]
      }
  }

  private func school(_ id: SchoolID) -> String {
    recorded.program.definition.schools.first { $0.id == id }?.name ?? id.text
  }

  private func name(_ contestant: ContestantID) -> String {
    recorded.names[contestant].map { "\($0) (\(contestant))" } ?? contestant.description
  }

  // MARK: For programs

  struct JSON: Encodable {
    struct Pair: Encodable {
      let contestants: [String]
      let sameWrong: Int
      let bothWrong: Int
      let expected: Double?
      let chance: Double
      let adjusted: Double
    }

    struct Group: Encodable {
      let school: String
      let contestants: [String]
      let pairs: [Pair]
    }

    let contest: String
    /// Nil where there is too little to compare.
    let compared: Int?
    let level: Double
    let groups: [Group]
  }

  var json: JSON {
    JSON(
      contest: recorded.program.definition.id, compared: report?.compared,
      level: AnswerSimilarity.level,
      groups: (report?.groups ?? []).map { group in
        JSON.Group(
          school: group.school.text, contestants: group.contestants.map(\.description),
          pairs: group.pairs.map { pair in
            JSON.Pair(
              contestants: [pair.first.description, pair.second.description],
              sameWrong: pair.sameWrong, bothWrong: pair.bothWrong,
              expected: StatisticText.rounded(pair.expected), chance: pair.chance,
              adjusted: pair.adjusted)
          })
      })
  }

  var csv: [UInt8] {
    var rows = CSVTable(
      header: isEnglish
        ? ["School", "First", "Second", "Same wrong", "Both wrong", "Expected", "Chance"]
        : [
          "Trường", "Em thứ nhất", "Em thứ hai", "Sai giống nhau", "Cùng sai", "Ngẫu nhiên",
          "Xác suất",
        ])
    for group in report?.groups ?? [] {
      for pair in group.pairs {
        rows.append([
          school(group.school), name(pair.first), name(pair.second), "\(pair.sameWrong)",
          "\(pair.bothWrong)", shown.number(pair.expected, decimals: 2), shown.oneIn(pair.chance),
        ])
      }
    }
    return rows.bytes
  }
}
