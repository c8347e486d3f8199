import ContestEngine
import Cryptography
import Foundation
import Store

/// What a server does before it serves a contest that has a journal.
struct Restart {
  let journal: SQLiteJournal
  let id: String
  let entries: [JournalEntry]

  func measure(in folder: URL) throws {
    var head = JournalHead.genesis(of: id)
    let chain = try Replay.seconds {
      while true {
        let count = try journal.eachRow(of: id, from: head.sequence + 1, limit: 4_096) { row in
          head = head.adding(row.payload, at: row.at)
        }
        if count < 4_096 { break }
      }
    }
    guard head == (try journal.head(of: id)) else { throw Replay.Trouble.notTheSame }
    Replay.report("restart: rows read and hashed alone", entries.count, chain)

    var whole: RebuiltContest?
    let everything = try Replay.seconds { whole = try journal.rebuild(id) }
    Replay.report("restart: chain checked, every event applied", entries.count, everything)

    // The last tenth came after the snapshot.
    let place = entries.count * 9 / 10
    var before = Contest()
    for entry in entries.prefix(place) { before.apply(entry) }
    let snapshots = SnapshotFolder(of: try DataDirectory(folder.path))
    let program = SHA256.hash("bench")
    let at = try journal.head(of: id, at: Int64(place))
    let writing = try Replay.seconds {
      try snapshots.write(
        KeptSnapshot(
          contest: id, head: at, program: program, content: ContestSnapshot(before)))
    }
    let file = folder.appending(path: "snapshots/\(id).\(place).state").path
    let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
    print("snapshot: \(size / 1_000) kB written in \(Int(writing * 1_000)) ms")
    var quick: RebuiltContest?
    let restart = try Replay.seconds {
      quick = try journal.rebuild(id, from: snapshots, program: program) { print("misfit: \($0)") }
    }
    guard quick?.contest == whole?.contest, quick?.snapshotAt == Int64(place) else {
      throw Replay.Trouble.notTheSame
    }
    Replay.report(
      "restart from a snapshot: chain checked, a tenth applied", entries.count, restart)
  }
}
