import CSQLite
import Glibc

/// A failure reported by SQLite.
///
/// Values are always bound, so neither message nor SQL holds anything of a person.
/// Source: <https://www.sqlite.org/rescode.html>
public struct DatabaseError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Extended result code; the low eight bits are the primary code.
  public let code: Int32
  public let message: String
  public let sql: String
  /// `errno` of the system call that failed; 0 where none did.
  public let systemCode: Int32
  /// The path of the database; empty where it is in memory or was not opened.
  public let file: String

  public init(
    code: Int32, message: String, sql: String, systemCode: Int32 = 0, file: String = ""
  ) {
    self.file = file
    self.code = code
    self.message = message
    self.sql = sql
    self.systemCode = systemCode
  }

  private var primaryCode: Int32 { code & 0xFF }

  public var isConstraintViolation: Bool { primaryCode == SQLITE_CONSTRAINT }

  /// No room: on the disk, in the user's quota, or under the limit for a file.
  public var isDiskFull: Bool {
    primaryCode == SQLITE_FULL || [ENOSPC, EDQUOT, EFBIG].contains(systemCode)
  }

  public var isReadOnly: Bool { primaryCode == SQLITE_READONLY || systemCode == EROFS }

  /// The file, or one that has to be beside it.
  var isUnopenable: Bool { primaryCode == SQLITE_CANTOPEN || primaryCode == SQLITE_READONLY }

  /// Another process held the lock for longer than the timeout.
  public var isBusy: Bool { primaryCode == SQLITE_BUSY }

  /// The file is damaged, or no database.
  public var isCorrupt: Bool { primaryCode == SQLITE_CORRUPT || primaryCode == SQLITE_NOTADB }

  public var description: String {
    let system = systemCode == 0 ? "" : ", errno \(systemCode)"
    return "\(message) (SQLite \(code)\(system)) in: \(sql)"
  }
}

extension DatabaseError {
  /// What a connection says of its last failure.
  init(of handle: OpaquePointer, sql: String) {
    let code = sqlite3_extended_errcode(handle)
    self.init(
      code: code, message: String(cString: sqlite3_errmsg(handle)), sql: sql,
      systemCode: Self.systemCode(of: code, on: handle),
      file: sqlite3_db_filename(handle, "main").map { String(cString: $0) } ?? "")
  }

  /// `errno` of the call behind a failure. SQLite does not pass on that of a failed commit, but
  /// the log's file keeps its own.
  private static func systemCode(of code: Int32, on handle: OpaquePointer) -> Int32 {
    switch code & 0xFF {
    case SQLITE_CANTOPEN: sqlite3_system_errno(handle)
    case SQLITE_IOERR: lastError(ofLog: handle) ?? sqlite3_system_errno(handle)
    default: 0
    }
  }

  private static func lastError(ofLog handle: OpaquePointer) -> Int32? {
    var file: UnsafeMutablePointer<sqlite3_file>?
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file)
    guard let file, let control = file.pointee.pMethods?.pointee.xFileControl else { return nil }
    var last: Int32 = 0
    guard control(file, SQLITE_FCNTL_LAST_ERRNO, &last) == SQLITE_OK, last != 0 else { return nil }
    return last
  }
}
