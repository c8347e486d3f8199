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
        let whose: [Value] = [.integer(row), .integer(Int64(contestant.number))]
        try database.run("DELETE FROM opinion WHERE contest = ? AND contestant = ?", whose)
        try database.run("DELETE FROM person WHERE contest = ? AND contestant = ?", whose)
        if database.changes > 0 { erased.append(contestant) }
      }
      try writePersonsAnew()
      return erased
    }
    // The log still has the rows as they were.
    guard try database.checkpoint() else { throw .logStillHeld(file: database.path) }
    return erased
  }

  /// Overwrites every page of the persons' table, inside a transaction.
  ///
  /// `secure_delete` overwrites what is deleted, but not the copies that SQLite leaves in a page when
  /// it moves rows to another one. Pages that are given back as a whole are overwritten as a whole.
  private func writePersonsAnew() throws(StoreError) {
    try database.execute(
      """
      CREATE TEMP TABLE kept_person AS SELECT * FROM main.person;
      DELETE FROM main.person;
      INSERT INTO main.person SELECT * FROM kept_person;
      DROP TABLE kept_person;
      """)
  }

  /// A number that is another one once somebody else has written to the file.
  public func changesOfOthers() throws(StoreError) -> Int64 {
    try database.integer("PRAGMA data_version")
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
