import ContestEngine
import Foundation
import TestSupport
import Testing

@testable import Store

/// A backup of a broken directory is made: it is evidence, and may be all that there is.
struct BrokenBackupTests {
  let files: BrokenFiles
  let restored: DataDirectory
  let file: String

  init() throws {
    files = try BrokenFiles(answers: 40)
    restored = try DataDirectory(files.directory.path("restored"))
    file = files.directory.path("b.tar")
  }

  @Test func `a broken chain is told by whoever makes, checks and restores the backup`() throws {
    try files.change("DELETE FROM event WHERE contest = 1 AND sequence = 6")
    let fault = JournalFault(sequence: 6, reason: .missing)
    for report in [
      try files.data.backUp(to: file, note: ""), try DataDirectory.checkBackup(file),
      try restored.restore(from: file),
    ] {
      #expect(!report.isSound)
      #expect(report.contests.map(\.fault) == [fault, nil])
    }
    #expect(try files.mend(restored).aside != nil)
    #expect(try restored.openJournal().verify(Samples.contest).fault == nil)
  }

  @Test func `a sound one is said to be sound`() throws {
    #expect(try files.data.backUp(to: file, note: "").isSound)
    let checked = try DataDirectory.checkBackup(file)
    #expect(checked.isSound && checked.contests.map(\.persons) == [2, 2])
    #expect(try restored.restore(from: file).isSound)
  }

  @Test(arguments: [0, 5])
  func `damaged pages are carried byte for byte`(page: Int) throws {
    var bytes = try files.bytes()
    for place in page * 4_096..<(page + 1) * 4_096 { bytes[place] ^= 0xA5 }
    try files.write(bytes)
    let report = try files.data.backUp(to: file, note: "")
    #expect(report.damaged == ["contests.sqlite"])
    #expect(report.files.map(\.name) == ["contests.sqlite", "contests.sqlite-wal"])
    #expect(try DataDirectory.checkBackup(file).damaged == ["contests.sqlite"])
    #expect(try restored.restore(from: file).damaged == ["contests.sqlite"])
    #expect(try FileStream.bytes(of: restored.contestsFile) == bytes)
  }
}
