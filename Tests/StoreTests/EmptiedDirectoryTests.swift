import ContestEngine
import Foundation
import TestSupport
import Testing

@testable import Store

/// A journal that is gone from a directory that was in use is not begun anew in silence.
struct EmptiedDirectoryTests {
  let directory: TemporaryDirectory
  let data: DataDirectory

  init() throws {
    directory = try TemporaryDirectory()
    data = try DataDirectory(directory.path("data"))
  }

  private func put(_ name: String, _ text: String = "1") throws {
    let url = URL(filePath: data.path).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private static let signs = [
    "listening.txt", "snapshots/x.10.state", "published.json", "certificates-x.json",
    "contests.sqlite-wal", "contests.broken-20261129-163501.sqlite",
  ]

  @Test(arguments: signs, [true, false])
  func `the file is missing or empty, and something shows that it was there`(
    sign: String, isThere: Bool
  ) throws {
    try put(sign)
    if isThere { try put("contests.sqlite", "") }
    let name = sign.hasPrefix("snapshots") ? "snapshots" : sign
    let refusal = StoreError.emptied(file: data.contestsFile, sign: name)
    for creating in [true, false] {
      #expect(throws: refusal) { try data.openJournal(creating: creating) }
    }
    #expect(throws: refusal) { try data.backUp(to: directory.path("b.tar"), note: "") }
    #expect(StoreFile.isEmpty(data.contestsFile))
    let lock = try data.lockForServing()
    try data.setLeftoversAside(stamp: "20261130-080000", holding: lock)
    let journal = try data.openJournal(anew: true)
    _ = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
    #expect(try data.openJournal().contests().count == 1)
  }

  @Test func `a journal without any contest is as good as none`() throws {
    _ = try data.openJournal()
    try put("listening.txt")
    #expect(throws: StoreError.emptied(file: data.contestsFile, sign: "listening.txt")) {
      try data.openJournal()
    }
  }

  /// What lies there after a first start that was broken off, or before the first one.
  @Test(arguments: [
    [], ["library.sqlite"], ["server-key.pem", "server-certificate.pem"], ["practice.json"],
    ["serve.lock", "server-key.pem", "contests.sqlite"],
    ["contests.sqlite", "contests.sqlite-wal", "contests.sqlite-shm"],
  ])
  func `a new directory starts`(names: [String]) throws {
    for name in names { try put(name, name.hasPrefix("contests") ? "" : "1") }
    #expect(try data.openJournal().contests().isEmpty)
  }

  @Test func `a log of another database stops a restoring`() throws {
    let journal = try data.openJournal()
    _ = try journal.addContest(Samples.contest, definition: "", at: Samples.start)
    let file = directory.path("b.tar")
    _ = try data.backUp(to: file, note: "")
    let other = try DataDirectory(directory.path("other"))
    try Data([1]).write(to: URL(filePath: other.contestsFile + "-wal"))
    #expect(throws: StoreError.alreadyThere(file: other.contestsFile + "-wal")) {
      try other.restore(from: file)
    }
  }
}
