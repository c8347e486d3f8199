import ContestEngine
import Foundation
import TestSupport
import Testing

@testable import Store

/// Mending while others are there, on a full disk, and killed in the middle.
struct MendingCrashTests {
  let files: BrokenFiles

  init() throws {
    files = try BrokenFiles(answers: 40)
    try files.change("DELETE FROM event WHERE contest = 1 AND sequence = 6")
  }

  @Test func `a directory that is served or open is left alone`() throws {
    let before = try files.bytes()
    let lock = try files.data.lockForServing()
    #expect(throws: StoreError.alreadyServed(directory: files.data.path)) { try files.mend() }
    _ = consume lock
    do {
      let journal = try files.data.openJournal()
      #expect(throws: StoreError.inUse(file: files.data.contestsFile)) { try files.mend() }
      _ = try journal.contests()
    }
    #expect(try files.bytes() == before)
    #expect(try files.mend().aside != nil)
  }

  /// The system ends the process's files at a size, in a process of its own.
  @Test(arguments: [1_000, 20_000, 40_000])
  func `a full disk leaves the old one as it was`(room: Int) async throws {
    let before = try files.bytes()
    await #expect(processExitsWith: .exitCode(7)) {
      [path = files.data.path as String, room = room as Int] in
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: rlim_t(room), rlim_max: 4_000_000_000)
      setrlimit(__rlimit_resource_t(1), &limit)
      do {
        _ = try DataDirectory(path).mendContests(
          at: BrokenFiles.now, stamp: "20261129-163501", by: "btc")
        exit(1)
      } catch let error as StoreError { exit(error.isDiskFull ? 7 : 2) }
    }
    #expect(try files.bytes() == before)
    #expect(
      try files.names().filter { $0 != "serve.lock" && !$0.hasPrefix("contests.broken-") }
        == ["contests.sqlite"])
    #expect(try files.mend().aside != nil)
  }

  @Test(arguments: 0..<12)
  func `killed at any moment there is the old one or the new one`(part: Int) async throws {
    let before = try files.bytes()
    // A process of its own that only mends; killed after a while that is another each time.
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = files.data.path as String, part = part as Int] in
      let after = DispatchTime.now() + .microseconds(500 + 1_700 * part)
      let killer = Thread {
        while DispatchTime.now() < after {}
        kill(getpid(), SIGKILL)
      }
      killer.start()
      _ = try DataDirectory(path).mendContests(
        at: BrokenFiles.now, stamp: "20261129-163501", by: "btc")
      while true { pause() }
    }
    let journal = try files.data.openJournal(creating: false)
    let verified = try journal.verify(Samples.contest)
    if verified.fault == nil {
      #expect(verified.mendings.count == 1)
      #expect(try journal.verify(BrokenFiles.other).fault == nil)
    } else {
      #expect(try files.bytes() == before)
    }
  }

  @Test func `whoever comes next finishes a replacement that was broken off`() throws {
    let report = try files.mend()
    let head = try #require(report.contest(Samples.contest)).head
    let file = files.data.contestsFile
    let aside = files.data.path + "/" + (report.aside ?? "")
    // As after a crash between the two names: the old one still has its name, and a log.
    try FileManager.default.moveItem(atPath: file, toPath: file + ".mended")
    try FileManager.default.copyItem(atPath: aside, toPath: file)
    try Data([1, 2, 3]).write(to: URL(filePath: file + "-wal"))
    let found = try files.data.openJournal(creating: false)
    #expect(try found.verify(Samples.contest, known: head).fault == nil)
    #expect(!StoreFile.exists(file + ".mended"))
  }
}
