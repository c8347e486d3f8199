import ContestEngine
import Cryptography
import Glibc

/// A new database, made of what was found in a broken one.
struct MendedDatabase {
  private let found: FoundRows
  private let aside: String
  private let account: String
  private let now: Instant
  private let definitions: [ContestProgram]
  private var journals: [Int64: MendedEntries] = [:]
  var report = MendReport()

  init(
    _ found: FoundRows, aside: String, account: String, now: Instant,
    definitions: [ContestProgram]
  ) {
    self.definitions = definitions
    self.found = found
    self.aside = aside
    self.account = account
    self.now = now
    report.isDamaged = found.isDamaged
  }

  var isUntouched: Bool {
    !found.isDamaged && found.renamed.isEmpty && report.contests.allSatisfy(\.isUntouched)
  }

  /// - Throws: `brokenJournal` where an entry is what was written, and a later program wrote it: that is
  ///   no break, and this program must not touch what it does not know.
  ///
  /// - Parameter leftOut: contests that stay in the old database alone.
  mutating func salvage(except leftOut: Set<String>) throws(StoreError) {
    for (number, contest) in found.contests.sorted(by: { $0.value.id < $1.value.id })
    where !leftOut.contains(contest.id) {
      let chain = ChainSalvage(contest.id, found.events[number] ?? [])
      try refuseNewer(chain.entries, contest.id)
      // A contest that has begun has entries; where pages are damaged they are gone.
      let isGone = chain.entries.isEmpty && found.isDamaged
      try take(isGone ? .withoutItsFirst : chain, of: contest, number)
    }
  }

  private func refuseNewer(
    _ entries: [ChainSalvage.Entry], _ contest: String
  ) throws(StoreError) {
    for entry in entries where entry.standing != .changed && entry.standing != .absent {
      guard let row = entry.row else { continue }
      do { _ = try EventCodec.decode(row.payload) } catch {
        throw .brokenJournal(
          contest: contest,
          JournalFault(sequence: entry.sequence, reason: .unreadable(error)))
      }
    }
  }

  private mutating func take(
    _ chain: ChainSalvage, of contest: FoundRows.Contest, _ number: Int64
  ) throws(StoreError) {
    let persons = found.persons(of: number)
    var seals: [ContestantID: (school: SchoolID, seal: [UInt8])] = [:]
    for person in persons {
      seals[person.contestant] = (person.fields.school ?? SchoolID(""), try person.seal())
    }
    let program = try program(of: contest.id, chain.entries)
    var journal = try MendedEntries(
      contest.id, chain.entries, persons: seals, program: program,
      mayLackItsEnd: found.isDamaged)
    var told = MendReport.Contest(id: contest.id, chain)
    told.persons = persons.count
    told.isDefinedAnew = program != nil
    told.isJudged = Self.isJudged(journal.rows.first)
    told.reseated = journal.reseated
    // A contest that nobody has served has none.
    told.lacksTokens =
      !chain.entries.isEmpty && !told.isJudged
      && found.secretNames(of: number).isDisjoint(with: ["host-token"])
    if !told.isSound || found.isDamaged, !chain.entries.isEmpty {
      let from = chain.entries.first { $0.standing != .sound && $0.standing != .restored }
      try journal.append(
        .mended(
          Mending(
            from: from?.sequence ?? told.last + 1,
            lost: told.changed.count + told.absent.count, carried: told.carried,
            reseated: journal.reseated.count,
            formerHead: chain.entries.last?.row?.hash ?? [], file: aside, account: account)),
        at: max(now, journal.rows.last?.at ?? now))
    }
    told.head = journal.head
    journals[number] = journal
    report.contests.append(told)
  }

  private static func isJudged(_ first: JournalRow?) -> Bool {
    guard case .prepared(let program) = first?.event else { return false }
    return program.definition.mode == .judged
  }

  /// For the first entry, which everything else rests on, where it is gone: what somebody named, else as
  /// a later entry has it. Nil where it is there.
  private func program(
    of contest: String, _ entries: [ChainSalvage.Entry]
  ) throws(StoreError) -> ContestProgram? {
    guard let first = entries.first, !first.standing.isKept else { return nil }
    if let named = definitions.first(where: { $0.definition.id == contest }) { return named }
    for entry in entries.reversed() where entry.standing.isKept {
      if case .amended(let program) = entry.row?.event { return program }
    }
    throw .definitionGone(contest: contest)
  }

  /// Whole, checked and durable when it returns.
  func write(to draft: String) throws(StoreError) {
    try StoreFile.makeEmpty(draft)
    do {
      let database = try Database.open(draft)
      _ = try Schema.contests.migrate(database)
      try database.transaction { () throws(StoreError) in try insert(into: database) }
    }
    try check(draft)
    try FileLock.sync(file: draft)
  }

  private func insert(into database: borrowing Database) throws(StoreError) {
    for (number, journal) in journals {
      guard let contest = found.contests[number] else { continue }
      try database.run(
        "INSERT INTO contest (row, id, definition, created_at) VALUES (?, ?, ?, ?)",
        [
          .integer(number), .text(contest.id), .text(contest.definition),
          .integer(contest.createdAt),
        ])
      for row in journal.rows {
        try database.run(
          "INSERT INTO event (contest, sequence, at, payload, hash) VALUES (?, ?, ?, ?, ?)",
          [
            .integer(number), .integer(row.sequence), .integer(row.at.milliseconds),
            .blob(row.payload), .blob(row.hash),
          ])
      }
    }
    for (table, rows) in [
      ("person", found.persons), ("secret", found.secrets), ("opinion", found.opinions),
    ] {
      for row in rows where isTaken(row) {
        let places = Array(repeating: "?", count: row.count).joined(separator: ", ")
        try database.run("INSERT OR REPLACE INTO \(table) VALUES (\(places))", row)
      }
    }
  }

  private func isTaken(_ row: [Value]) -> Bool {
    guard case .integer(let contest) = row.first else { return false }
    return journals[contest] != nil
  }

  /// Nothing takes the old one's place that was not read back and found whole.
  private func check(_ draft: String) throws(StoreError) {
    let journal = SQLiteJournal(opened: try Database.open(draft), file: draft)
    guard try journal.database.isWhole() else {
      throw .file(path: draft, operation: "check", errno: EIO)
    }
    for contest in report.contests {
      let verified = try journal.verify(contest.id, known: contest.head)
      if let fault = verified.fault { throw .brokenJournal(contest: contest.id, fault) }
    }
  }
}

extension MendReport.Contest {
  fileprivate init(id: String, _ chain: ChainSalvage) {
    self.init(id: id)
    for entry in chain.entries {
      let told = MendReport.Entry(entry)
      switch entry.standing {
      case .sound, .restored:
        if carried == 0, changed.isEmpty, absent.isEmpty {
          soundUpTo = entry.sequence
          soundAt = entry.row?.at
        } else {
          carry(told)
        }
        if entry.standing == .restored { restored.append(told) }
      case .linked: carry(told)
      case .unproven:
        carry(told)
        unproven.append(told)
      case .changed: changed.append(told)
      case .absent: absent.append(entry.sequence)
      }
    }
    lacksDraw = chain.lacksDraw
    last = chain.entries.last?.sequence ?? 0
    lastAt = chain.entries.last { $0.standing.isKept }?.row?.at
    strays = chain.strays.map { MendReport.Entry($0) }
  }

  private mutating func carry(_ entry: MendReport.Entry) {
    carried += 1
    switch entry.event {
    case .responded, .opined: carriedAnswers += 1
    default: break
    }
  }
}

extension ChainSalvage {
  /// Whether questions were asked, and the entry that says which is not among those that are kept.
  fileprivate var lacksDraw: Bool {
    var wasAsked = false
    for entry in entries where entry.standing.isKept {
      switch entry.row?.event {
      case .started: return false
      case .opened, .responded, .opined, .begun: wasAsked = true
      default: break
      }
    }
    return wasAsked
  }
}

extension MendReport.Entry {
  fileprivate init(_ entry: ChainSalvage.Entry) {
    self.init(
      sequence: entry.sequence, at: entry.row?.at,
      event: entry.row?.event)
  }

  fileprivate init(_ row: JournalRow) {
    self.init(sequence: row.sequence, at: row.at, event: row.event)
  }
}
