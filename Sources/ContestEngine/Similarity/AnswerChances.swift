/// The chances of all answers of all contestants, by all contestants' answers.
struct AnswerChances {
  /// Of each row and question the chances by code; empty where it was not asked.
  let rows: [[[Double]]]

  init(_ codes: AnswerCodes) {
    struct Score: Hashable {
      let right: Int
      let asked: Int
    }
    let scores = codes.rows.indices.map { row in
      let score = codes.score(of: row)
      return Score(right: score.right, asked: score.asked)
    }
    let abilities = Set(scores).sorted { ($0.asked, $0.right) < ($1.asked, $1.right) }
    let places = Dictionary(uniqueKeysWithValues: abilities.enumerated().map { ($1, $0) })
    let values = abilities.map { AnswerCodes.ability(right: $0.right, asked: $0.asked) }
    let byScore = codes.counts.enumerated().map { question, count -> [[Double]] in
      var counts = abilities.map { _ in [Int](repeating: 0, count: count) }
      for (row, score) in scores.enumerated() {
        let code = Int(codes.rows[row][question])
        if code >= 0, let place = places[score] { counts[place][code] += 1 }
      }
      let model = ChoiceModel(
        zip(values, counts).map { ChoiceModel.Group(ability: $0, counts: $1) }, codes: count)
      return values.map(model.chances)
    }
    rows = codes.rows.enumerated().map { row, answers in
      let place = places[scores[row]] ?? 0
      return answers.enumerated().map { question, code in
        code == AnswerCodes.notAsked ? [] : byScore[question][place]
      }
    }
  }
}
