import CSQLite

/// The database that the store uses.
public enum SQLiteLibrary {
  /// As it was loaded, such as `3.40.1`.
  public static var version: String { String(cString: sqlite3_libversion()) }

  /// Strict tables came with this one; files of ours cannot be opened without.
  ///
  /// Source: <https://www.sqlite.org/stricttables.html>
  public static var isNewEnough: Bool { sqlite3_libversion_number() >= 3_037_000 }
}
