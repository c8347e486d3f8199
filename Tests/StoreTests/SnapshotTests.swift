import Assessment
import ContestEngine
import Cryptography
import Foundation
import TestSupport
import Testing

@testable import Store

/// A snapshot saves time and nothing else: whatever becomes of it, the contest is the journal's.
struct SnapshotTests {
  let directory: TemporaryDirectory
  let data: DataDirectory
  let journal: SQLiteJournal
  let folder: SnapshotFolder
  let entries: [JournalEntry]
  let program = SHA256.hash("this build")
  let id = "chup"

  /// A played contest in a journal.
  init() throws {
    directory = try TemporaryDirectory()
    data = try DataDirectory(directory.path("data"))
    journal = try data.openJournal()
    folder = SnapshotFolder(of: data)
    entries = try Self.played(id)
    let genesis = try journal.addContest(id, definition: "", at: Samples.start)
    _ = try journal.append(JournalBatch(contest: id, after: genesis, entries: entries))
  }

  private static func played(_ id: String) throws -> [JournalEntry] {
    var definition = ContestDefinition(
      id: id, title: LocalizedText("Chụp"), mode: .live,
      schools: [School(id: SchoolID("a"), name: "A")])
    let items = (1...4).map { number in
      Item(
        id: ItemID("i\(number)"), prompt: "Số nào là \(number)?",
        body: .single([
          Choice(text: "\(number)", fraction: .one), Choice(text: "khác", fraction: .zero),
        ]))
    }
    definition.rounds = [
      RoundDefinition(
        id: "r", title: LocalizedText("R"), rule: .speed, items: .named(items.map(\.id)))
    ]
    definition.standings.freezeLast = 2
    var entries: [JournalEntry] = []
    _ = try ContestSimulation(
      ContestProgram(definition: definition, pools: [items]), contestants: 12, seed: "chụp"
    ).played { entries.append($1) }
    return entries
  }

  private func state(to count: Int? = nil) -> Contest {
    entries.prefix(count ?? entries.count).reduce(into: Contest()) { $0.apply($1) }
  }

  /// Writes what the first entries came to.
  @discardableResult private func snap(at count: Int) throws -> KeptSnapshot {
    let snapshot = KeptSnapshot(
      contest: id, head: try journal.head(of: id, at: Int64(count)), program: program,
      content: ContestSnapshot(state(to: count)))
    try folder.write(snapshot)
    return snapshot
  }

  private func file(_ count: Int) -> URL {
    URL(filePath: data.path + "/snapshots/\(id).\(count).state")
  }

  /// Rebuilds, and says which snapshot was taken and which were not, and why.
  private func rebuild(
    _ program: SHA256Digest? = nil, _ journal: (any Journal)? = nil
  ) throws -> (at: Int64, misfits: [SnapshotMisfit]) {
    var misfits: [SnapshotMisfit] = []
    let rebuilt = try (journal ?? self.journal).rebuild(
      id, from: folder, program: program ?? self.program
    ) { misfits.append($0) }
    #expect(rebuilt.contest == state())
    #expect(rebuilt.contest.standings() == state().standings())
    #expect(rebuilt.head == (try self.journal.head(of: id)))
    return (rebuilt.snapshotAt, misfits)
  }

  @Test func `from every place in the journal it comes to the same`() throws {
    for count in stride(from: 1, through: entries.count, by: 3) {
      try snap(at: count)
      let (at, misfits) = try rebuild()
      #expect(at == count && misfits == [])
    }
    #expect(folder.sequences(of: id).count == SnapshotFolder.keptCount)
    #expect(folder.sequences(of: "khac") == [] && folder.sequences(of: "ch") == [])
  }

  @Test func `without one everything is applied`() throws {
    let (at, misfits) = try rebuild()
    #expect(at == 0 && misfits == [])
  }

  @Test func `the events that a snapshot leaves out are told by their first byte`() throws {
    var random = RandomEvents(seed: 5)
    for _ in 0..<3_000 {
      let event = random.event()
      try EventCodec.encode(event).withUnsafeBytes { bytes in
        #expect(EventTag.isGroundwork(bytes) == event.isGroundwork, "\(event)")
      }
    }
    let nothing: [UInt8] = []
    #expect(nothing.withUnsafeBytes { EventTag.isGroundwork($0) })
    #expect([UInt8(255)].withUnsafeBytes { EventTag.isGroundwork($0) })
  }

  /// Nothing is synced, so a power cut leaves any part of a file, or its length alone.
  @Test func `what a power cut leaves of it is set aside, and the older one is taken`() throws {
    try snap(at: 20)
    try snap(at: 60)
    let whole = try Data(contentsOf: file(60))
    for length in stride(from: 0, to: whole.count, by: 7) {
      for torn in [whole.prefix(length), whole.prefix(length) + Data(count: whole.count - length)]
      where torn != whole {
        try torn.write(to: file(60))
        let (at, misfits) = try rebuild()
        #expect(at == 20 && misfits == [.damaged], "\(length)")
        #expect(folder.sequences(of: id) == [20])
      }
    }
  }

  @Test func `what a killed writer leaves is nobody's snapshot`() throws {
    let whole = try Data(
      contentsOf: {
        try snap(at: 60); return file(60)
      }())
    try FileManager.default.removeItem(at: file(60))
    let draft = URL(filePath: data.path + "/snapshots/\(id).state.new")
    for length in [0, 10, whole.count] {
      try whole.prefix(length).write(to: draft)
      let (at, misfits) = try rebuild()
      #expect(at == 0 && misfits == [])
    }
    try snap(at: 60)
    #expect(!FileManager.default.fileExists(atPath: draft.path))
    #expect(try rebuild().at == 60)
  }

  @Test func `every flipped byte is found`() throws {
    try snap(at: 60)
    let whole = try Data(contentsOf: file(60))
    for place in stride(from: 0, to: whole.count, by: 5) {
      var flipped = whole
      flipped[place] ^= 1 << UInt8(place % 8)
      try flipped.write(to: file(60))
      let (at, misfits) = try rebuild()
      #expect(at == 0 && misfits == [.damaged], "\(place)")
    }
  }

  @Test func `another build's, another journal's and another layout's are not taken`() throws {
    try snap(at: 60)
    #expect(try rebuild(SHA256.hash("the next build")).misfits == [.otherProgram])
    #expect(folder.sequences(of: id) == [])

    let snapshot = try snap(at: 60)
    func write(
      _ head: JournalHead, contest: String = "chup", _ content: ContestSnapshot? = nil
    ) throws {
      let other = KeptSnapshot(
        contest: contest, head: head, program: program, content: content ?? snapshot.content)
      try Data(other.bytes).write(to: file(Int(head.sequence)))
    }
    try FileManager.default.removeItem(at: file(60))
    // Of a journal that went another way at this place.
    try write(JournalHead(sequence: 60, hash: SHA256.hash("another")))
    #expect(try rebuild().misfits == [.otherJournal])
    // Of one that was longer: a backup is older than the snapshot beside it.
    try write(JournalHead(sequence: 9_999, hash: SHA256.hash("later")))
    #expect(try rebuild().misfits == [.otherJournal])
    try write(snapshot.head, contest: "khac")
    #expect(try rebuild().misfits == [.otherJournal])
    // A state that counts other events than its place says.
    try write(snapshot.head, ContestSnapshot(state(to: 61)))
    #expect(try rebuild().misfits == [.state(.outOfRange)])
    try write(snapshot.head, ContestSnapshot(responses: [], state: snapshot.content.state))
    #expect(try rebuild().misfits == [.state(.outOfRange)])

    var bytes = snapshot.bytes
    let start = 16 + SHA256Digest.byteCount
    bytes[start + 33] = 99
    bytes.replaceSubrange(16..<start, with: SHA256.hash(Array(bytes[start...])).bytes)
    try Data(bytes).write(to: file(60))
    #expect(try rebuild().misfits == [.otherLayout])
  }

  @Test func `the whole chain is checked, before a snapshot as after it`() throws {
    try journal.database.execute("DROP TRIGGER event_is_never_changed")
    for sequence in [1, 30, 60, 61, entries.count] as [Int] {
      try snap(at: 60)
      let row = try #require(
        try journal.rows(of: id, from: Int64(sequence), limit: 1).first)
      var payload = row.payload
      payload[payload.count - 1] ^= 1
      func set(_ bytes: [UInt8]) throws {
        try journal.database.run(
          "UPDATE event SET payload = ? WHERE sequence = ?",
          [.blob(bytes), .integer(Int64(sequence))])
      }
      try set(payload)
      let fault = JournalFault(sequence: Int64(sequence), reason: .altered)
      #expect(throws: StoreError.brokenJournal(contest: id, fault)) { try rebuild() }
      #expect(throws: StoreError.brokenJournal(contest: id, fault)) {
        try journal.rebuild(id)
      }
      try set(row.payload)
    }
    #expect(try rebuild().at == 60)
  }

  @Test func `a journal in memory rebuilds the same`() throws {
    let memory = MemoryJournal()
    let genesis = try memory.addContest(id, definition: "", at: Samples.start)
    _ = try memory.append(JournalBatch(contest: id, after: genesis, entries: entries))
    try snap(at: 60)
    #expect(try rebuild(nil, memory).at == 60)
  }

  @Test func `a snapshot is its owner's alone, stays at home, and has no names`() throws {
    let head = try journal.head(of: id)
    let name = "Nguyễn Thị Ánh"
    _ = try journal.append(
      JournalBatch(
        contest: id, after: head, entries: [], persons: [Samples.person(1, name: name)]))
    try snap(at: entries.count)
    let rights = try FileManager.default.attributesOfItem(atPath: file(entries.count).path)
    #expect(rights[.posixPermissions] as? Int == 0o600)
    #expect(try Data(contentsOf: file(entries.count)).range(of: Data(name.utf8)) == nil)

    // Erasing needs nothing of a snapshot: what it says of somebody is what the journal says.
    _ = try journal.erasePersons([ContestantID(number: 1)], of: id)
    #expect(try rebuild().at == entries.count)

    let tape = directory.path("b.tar")
    let made = try data.backUp(to: tape, note: "")
    #expect(made.files.map(\.name) == ["contests.sqlite"])
    let elsewhere = try DataDirectory(directory.path("restored"))
    _ = try elsewhere.restore(from: tape)
    let restored = try elsewhere.openJournal(creating: false)
    let rebuilt = try restored.rebuild(
      id, from: SnapshotFolder(of: elsewhere), program: program
    ) { _ in }
    #expect(rebuilt.snapshotAt == 0 && rebuilt.contest == state())
  }

  @Test func `a folder that cannot be written says so, and the contest is there`() throws {
    try Data().write(to: URL(filePath: data.path + "/snapshots"))
    #expect(throws: StoreError.self) { try snap(at: 60) }
    #expect(try rebuild().at == 0)
  }

  @Test func `this program has a hash of its own`() throws {
    let digest = try #require(SHA256Digest.ofThisProgram())
    #expect(digest == SHA256Digest.ofThisProgram())
    #expect(digest != SHA256.hash(""))
  }
}
