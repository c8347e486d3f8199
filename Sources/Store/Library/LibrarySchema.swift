extension Schema {
  /// The layout of `library.sqlite`. "BVlb" in ASCII.
  ///
  /// Each bank has its items for itself: the same item may have other tags and other feedback in
  /// another bank, and importing the one must not change the other. Items stand in the order of
  /// their rows, which is the order in which they were first imported.
  static let library = Schema(
    applicationID: 0x4256_6C62,
    migrations: [
      Migration(
        name: "banks and their items",
        sql: """
          CREATE TABLE bank (
            row INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL
          ) STRICT;
          CREATE TABLE item (
            row INTEGER PRIMARY KEY,
            bank INTEGER NOT NULL REFERENCES bank (row) ON DELETE CASCADE,
            id TEXT NOT NULL,
            kind TEXT NOT NULL,
            content TEXT NOT NULL,
            source_file TEXT,
            source_line INTEGER,
            words TEXT NOT NULL,
            likeness INTEGER NOT NULL,
            first_seen INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            UNIQUE (id, bank)
          ) STRICT;
          CREATE INDEX item_by_bank ON item (bank);
          CREATE INDEX item_by_likeness ON item (likeness);
          """)
    ])
}
