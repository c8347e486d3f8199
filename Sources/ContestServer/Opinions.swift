import Assessment
import ContestEngine
import Cryptography
import Store

/// What is being said in surveys: only while their questions are open, and on the disk only sealed
/// under keys that are destroyed at the close. The journal never sees it.
///
/// Source: "survey" in the contest definition's documentation.
struct Opinions {
  private let journal: any Journal
  private let contest: String
  private var keys: [QuestionID: [UInt8]] = [:]
  private var said: [QuestionID: [ContestantID: Response]] = [:]
  /// To be written with the next batch.
  private(set) var unsaved: [OpinionRow] = []
  private(set) var counted: [QuestionID] = []

  init(journal: any Journal, contest: String) {
    self.journal = journal
    self.contest = contest
  }

  /// The key's file is made before the first opinion comes.
  ///
  /// - Throws: where the disk does not take the key; opinions are refused until it does.
  mutating func begin(_ question: QuestionID) throws(StoreError) {
    if keys[question] == nil { keys[question] = try journal.surveyKey(question, of: contest) }
  }

  /// What the journal may know of a response: enough to know a resend by, and nothing after the key
  /// is gone. Nil without a key.
  func seal(_ response: Response, of contestant: ContestantID, to question: QuestionID) -> UInt64? {
    guard let key = keys[question] else { return nil }
    let message = context(contestant, question) + ResponseBytes.encode(response.normalised)
    // OpenSSL refuses only where memory ran out.
    guard let digest = try? HMACSHA256.authenticate(message, key: key) else { return nil }
    return max(1, digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// Takes an opinion that the engine accepted.
  mutating func take(_ opinion: Opinion, response: Response?) {
    let (contestant, question) = (opinion.contestant, opinion.question)
    said[question, default: [:]][contestant] = response?.normalised
    unsaved.append(
      OpinionRow(
        contestant: contestant, question: question,
        sealed: response.flatMap { sealed($0, contestant, question) }))
  }

  func said(by contestant: ContestantID, to question: QuestionID) -> Response? {
    said[question]?[contestant]
  }

  /// How often each choice was taken; empty for what has no choices.
  func totals(of question: QuestionID) -> [ChoiceID: Int] {
    var totals: [ChoiceID: Int] = [:]
    for response in (said[question] ?? [:]).values {
      switch response {
      case .choice(let id): totals[id, default: 0] += 1
      case .choices(let ids): for id in ids { totals[id, default: 0] += 1 }
      case .truth(let truth): totals[ChoiceID(truth ? "true" : "false"), default: 0] += 1
      case .number, .text, .pairs, .order, .blanks: break
      }
    }
    return totals
  }

  /// The question was counted: what was said of it is to be gone with the next batch.
  mutating func forget(_ question: QuestionID) { counted.append(question) }

  /// After the commit.
  mutating func committed() {
    unsaved.removeAll(keepingCapacity: true)
    for question in counted { destroy(question) }
    counted.removeAll()
  }

  /// Takes back in what was said before a restart, and destroys keys that have nothing to keep.
  mutating func restore(_ rows: [OpinionRow], for state: Contest) throws(StoreError) {
    for row in rows where row.sealed != nil {
      try begin(row.question)
      guard let key = keys[row.question], let sealed = row.sealed,
        let bytes = try? AES256GCM.open(
          sealed, key: key, context: context(row.contestant, row.question)),
        // Sealed by this program: it opens, or its key was another and it is lost on purpose.
        let response = try? ResponseBytes.decode(bytes)
      else { continue }
      said[row.question, default: [:]][row.contestant] = response
    }
    for (round, items) in state.rounds.enumerated() {
      for place in items.indices {
        let question = QuestionID(round: round, place: place)
        guard state.isSurvey(question), state.isClosed(question) else { continue }
        if !state.untallied.contains(question) { destroy(question) }
      }
    }
    if let open = state.current, state.isSurvey(open.question), !open.isClosed {
      try begin(open.question)
    }
    for question in state.openPaperSurveys { try begin(question) }
  }

  private mutating func destroy(_ question: QuestionID) {
    keys[question] = nil
    said[question] = nil
    // A disk that is away keeps the key a little longer; the next start destroys it.
    try? journal.destroySurveyKey(question, of: contest)
  }

  private func sealed(
    _ response: Response, _ contestant: ContestantID, _ question: QuestionID
  ) -> [UInt8]? {
    guard let key = keys[question] else { return nil }
    // OpenSSL refuses only where memory ran out.
    return try? AES256GCM.seal(
      ResponseBytes.encode(response.normalised), key: key,
      context: context(contestant, question))
  }

  private func context(_ contestant: ContestantID, _ question: QuestionID) -> [UInt8] {
    Array("\(contest) \(question.round).\(question.place) \(contestant)".utf8)
  }
}
