import Assessment
import ContestEngine
import Foundation
import Store

/// A journal of a whole contest, read again.
struct Replay {
  let contestants: Int
  let questions: Int

  private var program: ContestProgram {
    var definition = ContestDefinition(
      id: "do", title: LocalizedText("Đo"), mode: .live,
      schools: (1...20).map { School(id: SchoolID("truong-\($0)"), name: "Trường \($0)") })
    definition.registration.perSchool = contestants
    let ids = (1...questions).map { ItemID("cau-\($0)") }
    definition.rounds = [
      RoundDefinition(
        id: "vong", title: LocalizedText("Vòng"), rule: .speed, items: .named(ids))
    ]
    let items = ids.map { id in
      Item(
        id: id, title: id.text, prompt: "Hỏi \(id.text)?",
        body: .single(
          ["một", "hai", "ba", "bốn"].enumerated().map {
            Choice(text: $1, fraction: $0 == 0 ? .one : .zero)
          }))
    }
    return ContestProgram(definition: definition, pools: [items])
  }

  func measure(in folder: URL) throws {
    var entries: [JournalEntry] = []
    let played = try ContestSimulation(program, contestants: contestants, seed: "đo")
      .played { entries.append($1) }
    let bytes = try entries.map { try EventCodec.encode($0.event) }
    var again = Contest()
    let decoded = try Self.seconds {
      for (entry, event) in zip(entries, bytes) {
        again.apply(try EventCodec.decode(event), at: entry.at)
      }
    }
    guard again == played.contest else { throw Trouble.notTheSame }
    report("replay: decoded and applied", entries.count, decoded)

    let journal = try SQLiteJournal(file: folder.appending(path: "contests.sqlite").path)
    var head = try journal.addContest("do", definition: "", at: entries[0].at)
    for start in stride(from: 0, to: entries.count, by: 10_000) {
      let part = Array(entries[start..<min(start + 10_000, entries.count)])
      head = try journal.append(JournalBatch(contest: "do", after: head, entries: part))
    }
    var stored = Contest()
    let read = try Self.seconds { try journal.replay("do") { stored.apply($0) } }
    guard stored == played.contest else { throw Trouble.notTheSame }
    report("replay: from SQLite", entries.count, read)
    try Restart(journal: journal, id: "do", entries: entries).measure(in: folder)
  }

  enum Trouble: Error { case notTheSame }

  private func report(_ what: String, _ events: Int, _ seconds: Double) {
    Self.report(what, events, seconds)
  }

  static func report(_ what: String, _ events: Int, _ seconds: Double) {
    let rate = Int(Double(events) / seconds)
    print("\(what): \(events) events in \(Int(seconds * 1_000)) ms, \(rate) a second")
  }

  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let took = try clock.measure(body)
    return Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
  }
}
