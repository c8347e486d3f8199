public import ContestEngine

extension SQLiteJournal {
  public func persons(of contest: String) throws(StoreError) -> [PersonRow] {
    try database.rows(
      """
      SELECT contestant, key, consents, school,
        name, birth_date, class, grade, team, ward, phone, email, number
      FROM person WHERE contest = ? ORDER BY contestant
      """, [.integer(try row(of: contest))], PersonRow.init(row:))
  }

  /// Inside a transaction.
  func write(_ person: PersonRow, contest: Int64) throws(StoreError) {
    let values = PersonRow.columns.map { Value.optional(person.fields[field: $0]) }
    try database.run(
      """
      INSERT OR REPLACE INTO person (contest, contestant, key, consents, school,
        name, birth_date, class, grade, team, ward, phone, email, number)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(contest), .integer(Int64(person.contestant.number)), .blob(person.key),
        .integer(Int64(person.consents.rawValue)), .optional(person.fields.school?.text),
      ] + values)
  }

  public func erasePersons(
    _ contestants: [ContestantID], of contest: String
  ) throws(StoreError) -> [ContestantID] {
    let row = try row(of: contest)
    let erased = try database.transaction { () throws(StoreError) -> [ContestantID] in
      var erased: [ContestantID] = []
      for contestant in contestants {
        try database.run(
          "DELETE FROM person WHERE contest = ? AND contestant = ?",
          [.integer(row), .integer(Int64(contestant.number))])
        if database.changes > 0 { erased.append(contestant) }
      }
      return erased
    }
    // The log still has the rows as they were.
    guard try database.checkpoint() else { throw .logStillHeld(file: database.path) }
    return erased
  }

  public func secret(_ name: String, of contest: String) throws(StoreError) -> String? {
    try database.row(
      "SELECT value FROM secret WHERE contest = ? AND name = ?",
      [.integer(try row(of: contest)), .text(name)]
    ) { $0.text(0) }
  }

  public func setSecret(
    _ name: String, of contest: String, to value: String
  ) throws(StoreError) {
    try database.run(
      "INSERT OR REPLACE INTO secret (contest, name, value) VALUES (?, ?, ?)",
      [.integer(try row(of: contest)), .text(name), .text(value)])
  }
}

extension PersonRow {
  /// In the order of the table's columns.
  fileprivate static let columns: [RegistrationRules.Field] = [
    .name, .birthDate, .class, .grade, .team, .ward, .phone, .email, .number,
  ]

  fileprivate init(row: Statement) {
    var fields = PersonFields(school: row.optionalText(3).map { SchoolID($0) })
    for (place, field) in Self.columns.enumerated() {
      fields[field: field] = row.optionalText(Int32(4 + place))
    }
    self.init(
      contestant: ContestantID(number: Int32(truncatingIfNeeded: row.integer(0))),
      key: row.blob(1), fields: fields,
      consents: Consents(rawValue: Int(row.integer(2))))
  }
}
