import Assessment

/// The answers of a table as small numbers: 0 right, 1 none, 2 any wrong one that is too rare to
/// be named, from 3 on the wrong ones by their frequency.
struct AnswerCodes {
  static let notAsked: Int8 = -1
  static let right: Int8 = 0
  static let none: Int8 = 1
  static let rare: Int8 = 2
  static let firstWrong: Int8 = 3
  /// So many wrong answers of a question are told apart; two equal ones of the others count for
  /// nothing.
  static let wrongMax = 12

  /// Row after row of the table.
  let rows: [[Int8]]
  /// Of each question, how many codes it has.
  let counts: [Int]

  init(_ table: ResponseTable) {
    var columns: [[Int8]] = []
    var counts: [Int] = []
    for place in table.questions.indices {
      let (codes, count) = Self.codes(table, place)
      columns.append(codes)
      counts.append(count)
    }
    rows = table.rows.indices.map { row in columns.map { $0[row] } }
    self.counts = counts
  }

  private static func codes(_ table: ResponseTable, _ place: Int) -> ([Int8], Int) {
    let question = table.questions[place]
    let wrong = table.rows.map { row -> Response? in
      guard case .answer(let response, let mark) = row.entries[place], mark < .one else {
        return nil
      }
      return question.comparable(response)
    }
    var frequency: [Response: Int] = [:]
    for case let response? in wrong { frequency[response, default: 0] += 1 }
    let named = frequency.map { (count: $0.value, text: $0.key.sortText, response: $0.key) }
      .filter { $0.count > 1 }
      .sorted { ($1.count, $0.text) < ($0.count, $1.text) }.prefix(wrongMax)
    var codes: [Response: Int8] = [:]
    for (number, entry) in named.enumerated() {
      codes[entry.response] = firstWrong + Int8(number)
    }
    let column = zip(table.rows, wrong).map { row, response -> Int8 in
      switch row.entries[place] {
      case .notAsked: notAsked
      case .noAnswer: none
      case .answer: response.map { codes[$0] ?? rare } ?? right
      }
    }
    return (column, Int(firstWrong) + named.count)
  }

  /// The logit of the share that a row has right, half an answer added on both sides so that it is
  /// finite; two rows with the same numbers have the same.
  func score(of row: Int) -> (right: Int, asked: Int) {
    (rows[row].count { $0 == Self.right }, rows[row].count { $0 != Self.notAsked })
  }

  static func ability(right: Int, asked: Int) -> Double {
    RepeatableMath.log((Double(right) + 0.5) / (Double(asked - right) + 0.5))
  }
}
