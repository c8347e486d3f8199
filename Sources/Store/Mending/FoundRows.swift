import ContestEngine
import Cryptography

/// Everything that a database of contests still holds, whatever shape it is in.
struct FoundRows {
  struct Contest: Hashable {
    let id: String
    var definition = ""
    var createdAt: Int64 = 0
  }

  /// By the contest's row, which names of keys begin with.
  private(set) var contests: [Int64: Contest] = [:]
  private(set) var events: [Int64: [JournalRow]] = [:]
  /// As they stand in their tables, the contest's row first.
  private(set) var persons: [[Value]] = []
  private(set) var secrets: [[Value]] = []
  private(set) var opinions: [[Value]] = []
  /// Pages were damaged: what they held may be missing here.
  let isDamaged: Bool
  /// Contests whose name was spoilt, or is known from their journal alone.
  private(set) var renamed: Set<Int64> = []

  static let personColumns = 14

  /// What stands on the pages, whatever became of the rest.
  init(pages: DatabasePages) {
    isDamaged = true
    let rows = PageRows(pages)
    var namesInIndex: [Int64: String] = [:]
    var persons: [PersonKey: [Value]] = [:]
    var secrets: [[Value]: [Value]] = [:]
    var opinions: [[Value]: [Value]] = [:]
    rows.forEach { row in
      let found = TableRow(row)
      // Entries alone are never deleted.
      if row.isStale { guard case .event = found else { return } }
      switch found {
      case .contest(let number, let contest): contests[number] = contest
      case .contestName(let number, let id): namesInIndex[number] = id
      case .event(let contest, let event): events[contest, default: []].append(event)
      case .person(let key, let values): persons[key] = values
      case .secret(let values): secrets[Array(values.prefix(2))] = values
      case .opinion(let values): opinions[Array(values.prefix(4))] = values
      case nil: break
      }
    }
    self.persons = persons.sorted { $0.key < $1.key }.map(\.value)
    self.secrets = Array(secrets.values)
    self.opinions = Array(opinions.values)
    for (number, id) in namesInIndex where contests[number] == nil {
      contests[number] = Contest(id: id)
    }
    nameByJournals()
    keepWhatHasAContest()
  }

  /// Nil where SQLite finds a page damaged, or no database at all.
  ///
  /// - Parameter file: a copy that may be written to, with its log beside it.
  init?(copy file: String) throws(StoreError) {
    do throws(StoreError) {
      let database = try Database.open(file)
      _ = try Schema.contests.migrate(database)
      guard try database.isWhole() else { return nil }
      isDamaged = false
      try read(database)
    } catch {
      switch error {
      case .database(let failure) where failure.isCorrupt: return nil
      case .notOurs: return nil
      default: throw error
      }
    }
  }

  private mutating func read(_ database: borrowing Database) throws(StoreError) {
    for row in try database.rows(
      "SELECT row, id, definition, created_at FROM contest", [],
      { ($0.integer(0), Contest(id: $0.text(1), definition: $0.text(2), createdAt: $0.integer(3))) }
    ) { contests[row.0] = row.1 }
    for (contest, row) in try database.rows(
      "SELECT contest, sequence, at, payload, hash FROM event ORDER BY contest, sequence", [],
      {
        (
          $0.integer(0),
          JournalRow(
            sequence: $0.integer(1), at: Instant(milliseconds: $0.integer(2)),
            payload: $0.blob(3), hash: $0.blob(4))
        )
      })
    { events[contest, default: []].append(row) }
    persons = try database.rows("SELECT * FROM person", [], { $0.values(Self.personColumns) })
    secrets = try database.rows("SELECT * FROM secret", [], { $0.values(3) })
    opinions = try database.rows("SELECT * FROM opinion", [], { $0.values(5) })
    nameByJournals()
  }

  /// A contest's first entry says what it is called, where its row is gone or says something else.
  private mutating func nameByJournals() {
    for (number, rows) in events {
      let known = contests[number]
      guard let first = rows.first(where: { $0.sequence == 1 }),
        case .prepared(let program) = first.event, known?.id != program.definition.id,
        JournalHead.genesis(of: program.definition.id).isFollowed(by: first)
      else { continue }
      contests[number] = Contest(
        id: program.definition.id, definition: known?.definition ?? "",
        createdAt: known?.createdAt ?? first.at.milliseconds)
      renamed.insert(number)
    }
    // One name is one contest: the journal that has more of it.
    for (number, contest) in contests {
      let has = events[number]?.count ?? 0
      let isAnother = contests.contains {
        $0.value.id == contest.id && $0.key != number
          && (events[$0.key]?.count ?? 0, $0.key) > (has, number)
      }
      if isAnother { contests[number] = nil }
    }
  }

  /// Rows that point to no contest are what a spoilt number made of others.
  private mutating func keepWhatHasAContest() {
    func isKnown(_ values: [Value]) -> Bool {
      guard case .integer(let number) = values.first else { return false }
      return contests[number] != nil
    }
    events = events.filter { contests[$0.key] != nil }
    persons = persons.filter(isKnown)
    secrets = secrets.filter(isKnown)
    opinions = opinions.filter(isKnown)
  }

  func persons(of contest: Int64) -> [PersonRow] {
    persons.filter { $0.first == .integer(contest) }.compactMap(PersonRow.init(values:))
  }

  func secretNames(of contest: Int64) -> Set<String> {
    Set(
      secrets.compactMap { values in
        guard values.first == .integer(contest), case .text(let name) = values[1] else {
          return nil
        }
        return name
      })
  }
}

struct PersonKey: Hashable, Comparable {
  let contest: Int64
  let contestant: Int64

  static func < (left: PersonKey, right: PersonKey) -> Bool {
    (left.contest, left.contestant) < (right.contest, right.contestant)
  }
}

/// A row that was found on a page, known by its shape.
private enum TableRow {
  case contest(Int64, FoundRows.Contest)
  case contestName(Int64, String)
  case event(Int64, JournalRow)
  case person(PersonKey, [Value])
  case secret([Value])
  case opinion([Value])

  init?(_ row: PageRows.Row) {
    let values = row.values
    switch values.count {
    case 2:
      guard row.rowID == nil, case .text(let id) = values[0], case .integer(let number) = values[1]
      else { return nil }
      self = .contestName(number, id)
    case 3:
      guard row.rowID == nil, case .integer = values[0], case .text = values[1],
        case .text = values[2]
      else { return nil }
      self = .secret(values)
    case 4:
      guard let number = row.rowID, case .text(let id) = values[1],
        case .text(let definition) = values[2], case .integer(let createdAt) = values[3]
      else { return nil }
      self = .contest(
        number, FoundRows.Contest(id: id, definition: definition, createdAt: createdAt))
    case 5: self.init(five: row)
    case FoundRows.personColumns:
      guard row.rowID == nil, case .integer(let contest) = values[0],
        case .integer(let contestant) = values[1], case .blob = values[2],
        case .integer = values[13],
        values[3..<13].allSatisfy({ if case .text = $0 { true } else { $0 == .null } })
      else { return nil }
      self = .person(PersonKey(contest: contest, contestant: contestant), values)
    default: return nil
    }
  }

  /// Entries and opinions have five columns; the fourth tells them apart.
  private init?(five row: PageRows.Row) {
    let values = row.values
    guard row.rowID == nil, case .integer(let contest) = values[0],
      case .integer(let second) = values[1], case .integer(let third) = values[2],
      case .blob(let last) = values[4]
    else { return nil }
    switch values[3] {
    case .blob(let payload) where second > 0 && last.count == SHA256Digest.byteCount:
      self = .event(
        contest,
        JournalRow(
          sequence: second, at: Instant(milliseconds: third), payload: payload, hash: last))
    case .integer: self = .opinion(values)
    default: return nil
    }
  }
}

extension PersonRow {
  /// From a row of the table.
  fileprivate init?(values: [Value]) {
    guard values.count == FoundRows.personColumns, case .integer(let number) = values[1],
      case .blob(let key) = values[2], case .integer(let consents) = values[13],
      let contestant = Int32(exactly: number)
    else { return nil }
    func text(_ place: Int) -> String? {
      if case .text(let text) = values[place] { text } else { nil }
    }
    var fields = PersonFields(school: text(12).map { SchoolID($0) })
    let columns: [RegistrationRules.Field] = [
      .name, .birthDate, .class, .grade, .team, .ward, .phone, .email, .number,
    ]
    for (place, field) in columns.enumerated() { fields[field: field] = text(3 + place) }
    self.init(
      contestant: ContestantID(number: contestant), key: key, fields: fields,
      consents: Consents(rawValue: Int(consents)))
  }
}

extension Statement {
  /// The first columns of a row, as they are stored.
  fileprivate func values(_ count: Int) -> [Value] {
    (0..<Int32(count)).map { column in
      switch type(column) {
      case .integer: .integer(integer(column))
      case .text: .text(text(column))
      case .blob: .blob(blob(column))
      case .null: .null
      }
    }
  }
}
