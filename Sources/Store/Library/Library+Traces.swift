import Assessment

extension Library {
  /// All traces that are kept, in the order of the items' rows.
  func traces(ofBank bank: Int64? = nil) throws(StoreError) -> [(
    row: Int64, traces: LikenessTraces
  )] {
    let condition = bank == nil ? "" : " AND item IN (SELECT row FROM item WHERE bank = ?)"
    let version = Value.integer(Int64(LikenessTraces.version))
    return try database.rows(
      "SELECT item, numbers, marks FROM trace WHERE version = ?" + condition + " ORDER BY item",
      [version] + (bank.map { [.integer($0)] } ?? [])
    ) { row in
      let marks = row.withBytes(2) { bytes in
        (0..<bytes.count / 4).map {
          UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self))
        }
      }
      return (
        row.integer(0),
        LikenessTraces(numbers: UInt32(truncatingIfNeeded: row.integer(1)), marks: marks)
      )
    }
  }

  /// Of items that were imported by a program without traces, or with others.
  ///
  /// - Parameter known: how many items have theirs; where all have, none is looked for.
  func missingTraces(
    known: Int
  ) throws(StoreError) -> [(row: Int64, traces: LikenessTraces)] {
    guard try database.integer("SELECT count(*) FROM item") > known else { return [] }
    let rows = try database.rows(
      """
      SELECT item.row FROM item LEFT JOIN trace ON trace.item = item.row AND trace.version = ?
      WHERE trace.item IS NULL ORDER BY item.row
      """, [.integer(Int64(LikenessTraces.version))]
    ) { $0.integer(0) }
    var missing: [(row: Int64, traces: LikenessTraces)] = []
    for row in rows {
      guard let item = try found("item.row = ?", [.integer(row)]).first?.item else { continue }
      missing.append((row, LikenessTraces(item)))
    }
    return missing
  }

  func keep(_ traces: LikenessTraces, ofRow row: Int64) throws(StoreError) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * traces.marks.count)
    for mark in traces.marks {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: mark >> shift))
      }
    }
    try database.run(
      "INSERT OR REPLACE INTO trace (item, version, numbers, marks) VALUES (?, ?, ?, ?)",
      [
        .integer(row), .integer(Int64(LikenessTraces.version)), .integer(Int64(traces.numbers)),
        .blob(bytes),
      ])
  }
}
