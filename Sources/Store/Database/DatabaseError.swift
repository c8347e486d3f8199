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

  public init(code: Int32, message: String, sql: String, systemCode: Int32 = 0) {
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

  /// Another process held the lock for longer than the timeout.
  public var isBusy: Bool { primaryCode == SQLITE_BUSY }

  /// The file is damaged, or no database.
  public var isCorrupt: Bool { primaryCode == SQLITE_CORRUPT || primaryCode == SQLITE_NOTADB }

  public var description: String { "\(message) (SQLite \(code)) in: \(sql)" }
}

extension DatabaseError {
  /// What a connection says of its last failure.
  init(of handle: OpaquePointer, sql: String) {
    let code = sqlite3_extended_errcode(handle)
    // The system's code is left over from earlier calls where this failure was none of a call's.
    let primary = code & 0xFF
    let isOfSystem = [SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_FULL].contains(primary)
    self.init(
      code: code, message: String(cString: sqlite3_errmsg(handle)), sql: sql,
      systemCode: isOfSystem ? sqlite3_system_errno(handle) : 0)
  }
}
