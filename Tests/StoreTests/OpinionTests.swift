import ContestEngine
import Foundation
import TestSupport
import Testing

@testable import Store

/// What is said in surveys lies beside the journal, and only for as long as it must.
struct OpinionTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private static let question = QuestionID(round: 1, place: 2)
  private static let other = QuestionID(round: 1, place: 3)

  private func batch(
    _ number: Int32, after head: JournalHead, _ opinions: [OpinionRow] = [],
    forgotten: [QuestionID] = []
  ) -> JournalBatch {
    JournalBatch(
      contest: Samples.contest, after: head,
      entries: [
        JournalEntry(sequence: head.sequence + 1, at: Samples.start, event: .marked)
      ], opinions: opinions, forgotten: forgotten)
  }

  private func row(_ number: Int32, _ sealed: [UInt8]?, on question: QuestionID = Self.question)
    -> OpinionRow
  {
    OpinionRow(contestant: ContestantID(number: number), question: question, sealed: sealed)
  }

  @Test(arguments: JournalKind.allCases)
  func `an opinion is kept, replaced, taken back, and forgotten with its question`(
    kind: JournalKind
  ) throws {
    let journal = try kind.make(in: directory)
    let genesis = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
    let first = try journal.append(
      batch(1, after: genesis, [row(1, [1]), row(2, [2]), row(1, [9], on: Self.other)]))
    let second = try journal.append(batch(1, after: first, [row(1, [3]), row(2, nil)]))
    #expect(
      try journal.opinions(of: Samples.contest) == [row(1, [3]), row(1, [9], on: Self.other)])
    _ = try journal.append(batch(1, after: second, forgotten: [Self.question]))
    #expect(try journal.opinions(of: Samples.contest) == [row(1, [9], on: Self.other)])
  }

  @Test(arguments: JournalKind.allCases)
  func `a question's key stays the same until it is destroyed`(kind: JournalKind) throws {
    let journal = try kind.make(in: directory)
    _ = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
    let key = try journal.surveyKey(Self.question, of: Samples.contest)
    #expect(key.count == 32)
    #expect(try journal.surveyKey(Self.question, of: Samples.contest) == key)
    #expect(try journal.surveyKey(Self.other, of: Samples.contest) != key)
    try journal.destroySurveyKey(Self.question, of: Samples.contest)
    try journal.destroySurveyKey(Self.question, of: Samples.contest)
    #expect(try journal.surveyKey(Self.question, of: Samples.contest) != key)
  }

  @Test func `a key is in a file of its own, for its owner alone, and gone afterwards`() throws {
    let data = try DataDirectory(directory.path("data"))
    let journal = try data.openJournal()
    _ = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
    let key = try journal.surveyKey(Self.question, of: Samples.contest)
    let folder = directory.path("data/surveys")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    let file = try #require(files.first)
    #expect(files.count == 1)
    let path = folder + "/" + file
    let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(rights as? Int == 0o600)
    #expect(FileManager.default.contents(atPath: path).map { Array($0) } == key)
    let database = try Data(contentsOf: URL(fileURLWithPath: data.contestsFile))
    #expect(database.range(of: Data(key)) == nil)
    let reopened = try data.openJournal()
    #expect(try reopened.surveyKey(Self.question, of: Samples.contest) == key)
    try reopened.destroySurveyKey(Self.question, of: Samples.contest)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }

  @Test func `a key that a crash cut off is made anew`() throws {
    let data = try DataDirectory(directory.path("data"))
    let journal = try data.openJournal()
    _ = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
    _ = try journal.surveyKey(Self.question, of: Samples.contest)
    let folder = directory.path("data/surveys")
    let file = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: folder + "/" + file))
    #expect(try journal.surveyKey(Self.question, of: Samples.contest).count == 32)
  }
}
