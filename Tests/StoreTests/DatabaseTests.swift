import ContestEngine
import Foundation
import TestSupport
import Testing

@testable import Store

struct DatabaseTests {
  let directory: TemporaryDirectory
  let data: DataDirectory

  init() throws {
    directory = try TemporaryDirectory()
    data = try DataDirectory(directory.path("data"))
  }

  @Test(arguments: [
    Value.null, .integer(.min), .integer(0), .integer(.max), .text(""), .text("Ánh\0\u{202E}'"),
    .blob([]), .blob([0, 255, 0]),
  ])
  func `every kind of value comes back as it was`(value: Value) throws {
    _ = try data.openJournal()
    let database = try Database.open(data.contestsFile)
    let found = try database.row("SELECT ?1, typeof(?1)", [value]) { row -> Value in
      switch row.text(1) {
      case "null": .null
      case "integer": .integer(row.integer(0))
      case "text": .text(row.text(0))
      default: .blob(row.blob(0))
      }
    }
    #expect(found == value)
  }

  /// Each of these loses answers, or keeps names, when it is forgotten; nothing else would show it
  /// before the power fails.
  @Test func `a connection is set to be durable and to forget`() throws {
    let journal = try data.openJournal()
    let database = { try journal.database.integer("PRAGMA \($0)") } as (String) throws -> Int64
    #expect(try database("synchronous") == 2, "FULL")
    #expect(try database("secure_delete") == 1)
    #expect(try database("foreign_keys") == 1)
    let mode = try journal.database.row("PRAGMA journal_mode") { $0.text(0) }
    #expect(mode == "wal")
  }

  @Test func `a lock that somebody else holds is told as such`() throws {
    let journal = try data.openJournal()
    let genesis = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
    try journal.database.execute("PRAGMA busy_timeout = 1")
    let other = try Database.open(data.contestsFile)
    try other.execute("BEGIN IMMEDIATE")
    let error = try #require(throws: StoreError.self) {
      try journal.append(Samples.batch([.marked], after: genesis))
    }
    #expect(error.isBusy)
    #expect(error.outcome == .absent)
    try other.execute("ROLLBACK")
    #expect(try journal.append(Samples.batch([.marked], after: genesis)).sequence == 1)
  }

  @Test func `nothing to write asks for no lock`() throws {
    let journal = try data.openJournal()
    try journal.database.execute("PRAGMA busy_timeout = 1")
    let other = try Database.open(data.contestsFile)
    try other.execute("BEGIN IMMEDIATE")
    #expect(try journal.append([]) == [])
  }

  @Test func `a failure tells its code, its message and its SQL`() throws {
    _ = try data.openJournal()
    let database = try Database.open(data.contestsFile)
    #expect {
      try database.run("SELECT 1 FROM nowhere")
    } throws: { error in
      guard let error = (error as? StoreError)?.databaseError else { return false }
      return error.code == 1 && error.message == "no such table: nowhere"
        && error.sql == "SELECT 1 FROM nowhere"
    }
  }

  @Test func `a file that is missing is not made for a reader`() throws {
    #expect(throws: StoreError.missing(file: data.contestsFile)) {
      try data.openJournal(creating: false)
    }
    let nowhere = directory.path("nowhere")
    #expect(throws: StoreError.missing(file: nowhere)) { try DataDirectory(existing: nowhere) }
    #expect(!FileManager.default.fileExists(atPath: nowhere))
    #expect(!FileManager.default.fileExists(atPath: data.contestsFile))
  }
}
