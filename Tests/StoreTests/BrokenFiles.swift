import ContestEngine
import Foundation
import TestSupport

@testable import Store

/// A data directory with a small contest, its person, its secrets and a second contest, to be broken.
struct BrokenFiles {
  static let other = "thi-thu"
  static let now = Samples.start + 3_600_000

  let directory: TemporaryDirectory
  let data: DataDirectory
  /// As it was written, by contest.
  let written: [String: [JournalRow]]

  /// - Parameter answers: of each of two contestants, after the four entries before them.
  init(answers: Int = 4) throws {
    directory = try TemporaryDirectory()
    data = try DataDirectory(directory.path("data"))
    let journal = try data.openJournal()
    var written: [String: [JournalRow]] = [:]
    for contest in [Samples.contest, Self.other] {
      let genesis = try journal.addContest(contest, definition: "a", at: Samples.start)
      var definition = Samples.definition
      definition.id = contest
      var events: [Event] = [
        .prepared(ContestProgram(definition: definition, pools: Samples.program.pools)),
        Samples.registered(1), Samples.registered(2), .paused,
      ]
      for place in 0..<answers {
        events += [Samples.responded(1, place: place), Samples.responded(2, place: place)]
      }
      _ = try journal.append(
        Samples.batch(
          events + [.marked, .finished], after: genesis, contest: contest,
          persons: [
            Samples.person(1, name: "Nguyễn Thị Ánh"), Samples.person(2, name: "Lô Văn Páo"),
          ]))
      try journal.setSecret("host-token", of: contest, to: "t-\(contest)")
      written[contest] = try journal.rows(of: contest, from: 1, limit: 10_000)
    }
    _ = try journal.append(
      JournalBatch(
        contest: Samples.contest,
        after: try journal.head(of: Samples.contest), entries: [],
        opinions: [
          OpinionRow(
            contestant: ContestantID(number: 1), question: QuestionID(round: 0, place: 1),
            sealed: [1, 2, 3])
        ]))
    try journal.database.checkpoint()
    self.written = written
  }

  var sample: [JournalRow] { written[Samples.contest] ?? [] }

  /// Changes rows behind the program's back.
  func change(_ sql: String, _ values: [Value] = []) throws {
    let database = try Database.open(data.contestsFile)
    try database.execute(
      """
      DROP TRIGGER IF EXISTS event_is_never_changed; DROP TRIGGER IF EXISTS event_is_never_deleted
      """)
    try database.run(sql, values)
    try database.checkpoint()
  }

  func bytes() throws -> [UInt8] { try FileStream.bytes(of: data.contestsFile) }

  func write(_ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: data.contestsFile))
  }

  @discardableResult func mend(
    _ place: DataDirectory? = nil, definitions: [ContestProgram] = []
  ) throws -> MendReport {
    try (place ?? data).mendContests(
      at: Self.now, stamp: "20261129-163501", by: "btc", definitions: definitions)
  }

  /// Another directory with these bytes as its database.
  func copy(_ name: String, _ bytes: [UInt8]) throws -> DataDirectory {
    let copy = try DataDirectory(directory.path(name))
    try Data(bytes).write(to: URL(filePath: copy.contestsFile))
    return copy
  }

  func names(in place: DataDirectory? = nil) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: (place ?? data).path).sorted()
  }
}

extension MendReport {
  func contest(_ id: String) -> Contest? { contests.first { $0.id == id } }
}
