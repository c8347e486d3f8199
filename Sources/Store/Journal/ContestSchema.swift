extension Schema {
  /// The layout of `contests.sqlite`. "BVct" in ASCII.
  static let contests = Schema(
    applicationID: 0x4256_6374,
    migrations: [
      Migration(name: "contests and their journals", sql: journalTables),
      Migration(name: "persons and secrets", sql: personTables),
      Migration(name: "opinions of surveys", sql: opinionTable),
    ], isRefusedWithDamagedLog: true)

  /// The primary key refuses a second entry with one sequence, the triggers every change.
  private static let journalTables = """
    CREATE TABLE contest (
      row INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      definition TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE event (
      contest INTEGER NOT NULL REFERENCES contest (row),
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      at INTEGER NOT NULL,
      payload BLOB NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      PRIMARY KEY (contest, sequence)
    ) WITHOUT ROWID, STRICT;
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'an entry of a journal is never changed'); END;
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'an entry of a journal is never deleted'); END;
    """

  /// Sealed, and gone once its question is counted.
  private static let opinionTable = """
    CREATE TABLE opinion (
      contest INTEGER NOT NULL REFERENCES contest (row),
      round INTEGER NOT NULL,
      place INTEGER NOT NULL,
      contestant INTEGER NOT NULL,
      sealed BLOB NOT NULL,
      PRIMARY KEY (contest, round, place, contestant)
    ) WITHOUT ROWID, STRICT;
    """

  private static let personTables = """
    CREATE TABLE person (
      contest INTEGER NOT NULL REFERENCES contest (row),
      contestant INTEGER NOT NULL,
      key BLOB NOT NULL,
      name TEXT, birth_date TEXT, class TEXT, grade TEXT, team TEXT, ward TEXT,
      phone TEXT, email TEXT, number TEXT, school TEXT,
      consents INTEGER NOT NULL,
      PRIMARY KEY (contest, contestant)
    ) WITHOUT ROWID, STRICT;
    CREATE TABLE secret (
      contest INTEGER NOT NULL REFERENCES contest (row),
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (contest, name)
    ) WITHOUT ROWID, STRICT;
    """
}
