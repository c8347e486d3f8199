public import ContestEngine

/// What somebody said in a survey whose question is still open, sealed under a key of the
/// question. It stands beside the journal, and is gone once the question is closed and counted.
public struct OpinionRow: Hashable, Sendable {
  public let contestant: ContestantID
  public let question: QuestionID
  /// Nil: taken back.
  public let sealed: [UInt8]?

  public init(contestant: ContestantID, question: QuestionID, sealed: [UInt8]?) {
    self.contestant = contestant
    self.question = question
    self.sealed = sealed
  }
}

extension SQLiteJournal {
  public func opinions(of contest: String) throws(StoreError) -> [OpinionRow] {
    try database.rows(
      """
      SELECT contestant, round, place, sealed FROM opinion WHERE contest = ?
      ORDER BY round, place, contestant
      """, [.integer(try row(of: contest))]
    ) {
      OpinionRow(
        contestant: ContestantID(number: Int32(clamping: $0.integer(0))),
        question: QuestionID(round: Int($0.integer(1)), place: Int($0.integer(2))),
        sealed: $0.blob(3))
    }
  }

  /// Inside a transaction.
  func write(_ opinion: OpinionRow, contest: Int64) throws(StoreError) {
    let key: [Value] = [
      .integer(contest), .integer(Int64(opinion.question.round)),
      .integer(Int64(opinion.question.place)), .integer(Int64(opinion.contestant.number)),
    ]
    guard let sealed = opinion.sealed else {
      return try database.run(
        "DELETE FROM opinion WHERE contest = ? AND round = ? AND place = ? AND contestant = ?", key)
    }
    try database.run(
      """
      INSERT INTO opinion (contest, round, place, contestant, sealed) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET sealed = excluded.sealed
      """, key + [.blob(sealed)])
  }

  /// Inside a transaction.
  func forgetOpinions(on question: QuestionID, contest: Int64) throws(StoreError) {
    try database.run(
      "DELETE FROM opinion WHERE contest = ? AND round = ? AND place = ?",
      [
        .integer(contest), .integer(Int64(question.round)), .integer(Int64(question.place)),
      ])
  }

  /// In files beside the database: what is deleted from a database may stay in its log for long.
  public func surveyKey(
    _ question: QuestionID, of contest: String
  ) throws(StoreError) -> [UInt8] {
    try surveyKeys.key(keyName(question, contest))
  }

  public func destroySurveyKey(
    _ question: QuestionID, of contest: String
  ) throws(StoreError) {
    try surveyKeys.destroy(keyName(question, contest))
  }

  private func keyName(_ question: QuestionID, _ contest: String) throws(StoreError) -> String {
    "\(try row(of: contest)).\(question.round).\(question.place)"
  }

  private var surveyKeys: SecretFiles {
    SecretFiles(directory: Path.joining(Path.directory(of: file), "surveys"))
  }
}
