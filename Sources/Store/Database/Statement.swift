import CSQLite

/// A prepared statement of one connection. It is reset when its user is done, and used again.
final class Statement {
  private let handle: OpaquePointer
  private let connection: OpaquePointer

  /// SQLite copies what is bound before the call returns (`SQLITE_TRANSIENT`).
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  init(_ sql: String, on connection: OpaquePointer) throws(StoreError) {
    var handle: OpaquePointer?
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    let code = sqlite3_prepare_v3(connection, sql, -1, flags, &handle, nil)
    guard code == SQLITE_OK, let handle else {
      throw .database(DatabaseError(of: connection, sql: sql))
    }
    self.handle = handle
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  /// Runs a statement whose rows nobody wants.
  func run(_ values: [Value] = []) throws(StoreError) {
    defer { reset() }
    try bind(values)
    while try step() {}
  }

  func bind(_ values: [Value]) throws(StoreError) {
    for (index, value) in values.enumerated() { try bind(value, at: Int32(index + 1)) }
  }

  /// `place` counts from 1.
  func bind(_ value: Value, at place: Int32) throws(StoreError) {
    let code =
      switch value {
      case .null: sqlite3_bind_null(handle, place)
      case .integer(let integer): sqlite3_bind_int64(handle, place, integer)
      case .text(let text): bind(text, at: place)
      case .blob(let bytes): bind(bytes, at: place)
      }
    guard code == SQLITE_OK else { throw .database(DatabaseError(of: connection, sql: sql)) }
  }

  private func bind(_ text: String, at place: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { utf8 in
      // A null pointer would bind NULL.
      guard let start = utf8.baseAddress else {
        return sqlite3_bind_text(handle, place, "", 0, Self.copied)
      }
      return start.withMemoryRebound(to: CChar.self, capacity: utf8.count) {
        sqlite3_bind_text64(
          handle, place, $0, UInt64(utf8.count), Self.copied, UInt8(SQLITE_UTF8))
      }
    }
  }

  private func bind(_ bytes: [UInt8], at place: Int32) -> Int32 {
    bytes.isEmpty
      ? sqlite3_bind_zeroblob(handle, place, 0)
      : sqlite3_bind_blob64(handle, place, bytes, UInt64(bytes.count), Self.copied)
  }

  /// Goes on to the next row.
  ///
  /// - Returns: false when there are no more.
  func step() throws(StoreError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw .database(DatabaseError(of: connection, sql: sql))
    }
  }

  /// Ends the statement's part in a transaction. What was bound is forgotten.
  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// `column` counts from 0, here and below.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  enum StoredType: Hashable {
    case null, integer, text, blob
  }

  /// Of the value as it is stored; no table of ours has broken numbers.
  func type(_ column: Int32) -> StoredType {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: .integer
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .null
    }
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func text(_ column: Int32) -> String {
    withBytes(column) { String(decoding: $0, as: UTF8.self) }
  }

  /// Nil for NULL.
  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  func blob(_ column: Int32) -> [UInt8] { withBytes(column) { Array($0) } }

  /// The bytes of a text or a blob. They are gone after `body`.
  func withBytes<Result, Failure: Error>(
    _ column: Int32, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(bytes(column))
  }

  /// The bytes of a text or a blob, which are there until the next step.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    // The pointer first: asking for it may convert the value, which changes the count.
    let start = sqlite3_column_blob(handle, column)
    let count = start == nil ? 0 : Int(sqlite3_column_bytes(handle, column))
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  private var sql: String { sqlite3_sql(handle).map { String(cString: $0) } ?? "" }
}
