public import ContestEngine

/// What a contest did since its last batch. All of it is written, or nothing.
public struct JournalBatch: Sendable {
  public let contest: String
  /// The head that the entries go on from. A journal with another head refuses the batch, so two
  /// writers never fork it.
  public let after: JournalHead
  /// Without gaps, the first one after the head.
  public let entries: [JournalEntry]
  /// Persons that are new, or whose fields changed.
  public let persons: [PersonRow]
  /// What was said in surveys, to be kept beside the journal.
  public let opinions: [OpinionRow]
  /// Questions of surveys that were counted: what was said of them is to be gone.
  public let forgotten: [QuestionID]

  public init(
    contest: String, after: JournalHead, entries: [JournalEntry], persons: [PersonRow] = [],
    opinions: [OpinionRow] = [], forgotten: [QuestionID] = []
  ) {
    self.contest = contest
    self.after = after
    self.entries = entries
    self.persons = persons
    self.opinions = opinions
    self.forgotten = forgotten
  }
}

/// A contest that a journal holds.
public struct ContestSummary: Hashable, Sendable {
  public let id: String
  /// Where its definition was read.
  public let definition: String
  public let createdAt: Instant
  public let head: JournalHead
  /// The moment of the last entry; nil without one.
  public let lastAt: Instant?
}

/// The journals of contests, and beside them what must not be in a chain: persons and secrets.
///
/// One thread at a time uses a journal. The store in SQLite and the one in memory meet it; another
/// database can.
public protocol Journal: AnyObject {
  /// Makes an empty journal for a contest that has none, and notes where its definition is.
  ///
  /// - Returns: the head, which is not empty where the contest was there before.
  func addContest(
    _ contest: String, definition: String, at now: Instant
  ) throws(StoreError) -> JournalHead

  /// All contests, by id.
  func contests() throws(StoreError) -> [ContestSummary]

  func head(of contest: String) throws(StoreError) -> JournalHead

  /// Writes batches of different contests, all of them or none, and returns when they are durable.
  ///
  /// After `commitFailed` the same batches may be handed in again, any time: what is there already
  /// is made durable and not written twice.
  ///
  /// - Returns: the new heads, in the order of the batches.
  func append(_ batches: [JournalBatch]) throws(StoreError) -> [JournalHead]

  /// Hands over stored entries in order, from a sequence on, at most `limit` of them, each where it
  /// lies. `body` may not use the journal.
  ///
  /// - Returns: how many. Fewer than `limit`: these are all.
  func eachRow(
    of contest: String, from sequence: Int64, limit: Int,
    _ body: (RowInPlace) throws(StoreError) -> Void
  ) throws(StoreError) -> Int

  /// The persons of a contest, by contestant.
  func persons(of contest: String) throws(StoreError) -> [PersonRow]

  /// Makes the rows and keys of these contestants unrecoverable. The journal stays whole.
  ///
  /// - Returns: those who were there.
  func erasePersons(
    _ contestants: [ContestantID], of contest: String
  ) throws(StoreError) -> [ContestantID]

  /// What was said in surveys that are not counted yet, by question, then contestant.
  func opinions(of contest: String) throws(StoreError) -> [OpinionRow]

  /// The key under which opinions on a question are sealed: 32 bytes, made on the first call.
  func surveyKey(_ question: QuestionID, of contest: String) throws(StoreError) -> [UInt8]

  /// Makes the key unrecoverable, as far as the disk lets.
  func destroySurveyKey(_ question: QuestionID, of contest: String) throws(StoreError)

  /// A value kept with a contest that must be shown again after a restart, such as a host's token.
  func secret(_ name: String, of contest: String) throws(StoreError) -> String?

  func setSecret(_ name: String, of contest: String, to value: String) throws(StoreError)
}

extension Journal {
  /// Entries that are read at a time. Between two reads nothing holds the database.
  public static var pageSize: Int { 4_096 }

  public func append(_ batch: JournalBatch) throws(StoreError) -> JournalHead {
    try append([batch]).first ?? batch.after
  }

  /// Stored entries in order, from a sequence on, at most `limit` of them. Fewer: these are all.
  public func rows(
    of contest: String, from sequence: Int64, limit: Int
  ) throws(StoreError) -> [JournalRow] {
    var rows: [JournalRow] = []
    _ = try eachRow(of: contest, from: sequence, limit: limit) { (row) throws(StoreError) in
      rows.append(JournalRow(row))
    }
    return rows
  }

  /// Entries in order, from a sequence on, at most `limit` of them.
  public func entries(
    of contest: String, from sequence: Int64, limit: Int
  ) throws(StoreError) -> [JournalEntry] {
    var entries: [JournalEntry] = []
    _ = try page(of: contest, from: max(1, sequence), limit: limit) { entries.append($0) }
    return entries
  }

  /// Hands every entry to `body`, in order, from a sequence on. `body` may not use the journal.
  ///
  /// - Parameter last: what stands behind it is not looked at.
  public func replay(
    _ contest: String, from sequence: Int64 = 1, through last: Int64 = .max,
    _ body: (JournalEntry) -> Void
  ) throws(StoreError) {
    var next = max(1, sequence)
    while next <= last {
      let limit = Int(min(Int64(Self.pageSize), last - next + 1))
      let count = try page(of: contest, from: next, limit: limit, body)
      guard count == Self.pageSize else { return }
      next += Int64(count)
    }
  }

  /// - Returns: how many entries there were.
  private func page(
    of contest: String, from first: Int64, limit: Int, _ body: (JournalEntry) -> Void
  ) throws(StoreError) -> Int {
    var expected = first
    return try eachRow(of: contest, from: first, limit: limit) { (row) throws(StoreError) in
      guard row.sequence == expected else {
        throw .brokenJournal(
          contest: contest, JournalFault(sequence: expected, reason: .missing))
      }
      body(JournalEntry(sequence: expected, at: row.at, event: try row.event(of: contest)))
      expected += 1
    }
  }
}
