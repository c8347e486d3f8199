extension Schema {
  /// The layout of `library.sqlite`. "BVlb" in ASCII.
  ///
  /// Each bank has its items for itself: the same item may have other tags and other feedback in
  /// another bank, and importing the one must not change the other. Items stand in the order of
  /// their rows, which is the order in which they were first imported.
  /// `trace` has what an index finds alike items by, as 32-bit numbers, the lowest byte first.
  /// `kept_pair` are pairs that somebody looked at and kept both of, the smaller id first.
  /// `succession` leads from an item to the one that took its place, with the former's content;
  /// by ids, since a corrected item is the same in every bank.
  /// `imported` of an item is what a file last said of it, where its tags were changed since by hand:
  /// the same file again changes nothing then, either.
  /// `outcome` is how an item worked in a contest, shares and logits in millionths.
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
          """),
      // Traces of items that were there before are worked out when they are first needed.
      Migration(
        name: "no question twice",
        sql: """
          DROP INDEX item_by_likeness;
          ALTER TABLE item DROP COLUMN likeness;
          CREATE TABLE trace (
            item INTEGER PRIMARY KEY REFERENCES item (row) ON DELETE CASCADE,
            version INTEGER NOT NULL,
            numbers INTEGER NOT NULL,
            marks BLOB NOT NULL
          ) STRICT;
          CREATE TABLE kept_pair (
            first TEXT NOT NULL,
            second TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (first, second)
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE succession (
            earlier TEXT PRIMARY KEY,
            later TEXT NOT NULL,
            content TEXT NOT NULL,
            at INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX succession_by_later ON succession (later);
          """),
      Migration(
        name: "how items worked",
        sql: """
          CREATE TABLE outcome (
            item TEXT NOT NULL,
            contest TEXT NOT NULL,
            asked INTEGER NOT NULL,
            difficulty INTEGER NOT NULL,
            discrimination INTEGER,
            at INTEGER NOT NULL,
            PRIMARY KEY (item, contest)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX outcome_by_contest ON outcome (contest);
          """),
      Migration(
        name: "how items told apart, and on the Rasch scale",
        sql: """
          ALTER TABLE outcome ADD COLUMN upper_lower INTEGER;
          ALTER TABLE outcome ADD COLUMN rasch INTEGER;
          ALTER TABLE outcome ADD COLUMN rasch_error INTEGER;
          """),
      Migration(
        name: "what a file last said of an item that was changed by hand",
        sql: "ALTER TABLE item ADD COLUMN imported TEXT;"),
    ])
}
