import Assessment

/// Finds items of another program in a file of JSON, and reads them as a table.
struct JSONRowsReader {
  private let source: SourceText
  private var rows: JSONRows
  private var notes: [TableNote] = []

  private init(_ source: SourceText) {
    self.source = source
    rows = JSONRows(source)
  }

  /// - Returns: nil where the first item is no item of another program.
  static func read(_ source: SourceText) -> BankReading? {
    var cursor = JSONCursor(source.bytes, from: source.contentStart)
    guard find(&cursor, in: source, depth: 0) else { return nil }
    var reader = JSONRowsReader(source)
    reader.readList(&cursor)
    return reader.reading(as: .json)
  }

  /// One item on each line, or an object around a list of items in the only one.
  ///
  /// - Returns: nil where the first line is no item of another program.
  static func read(lines source: SourceText) -> BankReading? {
    var reader = JSONRowsReader(source)
    var isFirst = true
    for line in 1...max(source.lineCount, 1) {
      let bytes = LineText.trimmed(source.lineBytes(line))
      if bytes.isEmpty { continue }
      var cursor = JSONCursor(source.bytes, from: bytes.startIndex, to: bytes.endIndex)
      do throws(JSONFault) {
        let node = try cursor.readValue()
        if isFirst, !JSONRows.begins(node, in: source) { return read(source) }
        guard cursor.byte == nil else {
          throw JSONFault(reason: .textAfterEnd, offset: cursor.index)
        }
        reader.take(node)
      } catch {
        if isFirst { return nil }
        reader.note(.jsonLine(error), at: error.offset)
      }
      isFirst = false
    }
    return isFirst ? nil : reader.reading(as: .jsonLines)
  }

  private func reading(as format: BankFormat) -> BankReading {
    var notes = notes
    let table = rows.table
    if let first = table.rows.first?.cells.first {
      let finding = BankFinding.jsonOtherNames(read: rows.read, leftOut: rows.leftOut)
      notes.insert(TableNote(finding: finding, place: first.place), at: 0)
    }
    return TableBankReader.read(table, notes: notes, of: source, as: format)
  }

  private mutating func note(_ finding: BankFinding, at offset: Int) {
    notes.append(
      TableNote(
        finding: finding, place: source.place(at: offset),
        excerpt: source.excerpt(at: offset, limit: BankLimits.excerptMax)))
  }

  // MARK: Where the items are

  /// A list of items may stand in an object: `{"quiz": {"title": …, "questions": [ … ]}}`.
  private static let wrapsMax = 2
  /// What such lists, and objects around them, are called.
  private static let wraps: Set<String> = [
    "questions", "quiz", "quizzes", "quizquestions", "questionbank", "bank", "mcqs", "cards",
    "flashcards", "exam", "test", "assessment", "data", "list", "rows", "results", "cauhoi",
    "danhsach", "danhsachcauhoi", "nganhang", "nganhangcauhoi", "dethi", "baithi",
  ]

  /// Goes to the list of items.
  private static func find(
    _ cursor: inout JSONCursor, in source: SourceText, depth: Int
  ) -> Bool {
    if cursor.byte == UInt8(ascii: "[") {
      var ahead = cursor
      _ = ahead.take("[")
      guard ahead.byte == UInt8(ascii: "{"), let first = try? ahead.readNoting().node else {
        return false
      }
      return JSONRows.begins(first, in: source)
    }
    guard depth <= wrapsMax, cursor.take("{") else { return false }
    while let key = try? cursor.readKey() {
      // Ours, whatever is in them.
      if key == "items", depth == 0 { return false }
      if wraps.contains(BankColumnNames.key(key)), let byte = cursor.byte,
        byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
      {
        var ahead = cursor
        if find(&ahead, in: source, depth: depth + 1) {
          cursor = ahead
          return true
        }
      }
      guard (try? cursor.readNoting()) != nil, cursor.take(",") else { return false }
    }
    return false
  }

  // MARK: Items

  private mutating func readList(_ cursor: inout JSONCursor) {
    _ = cursor.take("[")
    do throws(JSONFault) {
      while true {
        try readOne(&cursor)
        if cursor.byte == UInt8(ascii: "{") {
          note(.jsonMissingComma(), at: cursor.index)
        } else if try cursor.endsList(with: "]") {
          return
        }
      }
    } catch {
      note(.json(error), at: error.offset)
    }
  }

  private mutating func readOne(_ cursor: inout JSONCursor) throws(JSONFault) {
    let start = cursor.index
    do throws(JSONFault) {
      let (node, faults) = try cursor.readNoting()
      if let fault = faults.first {
        note(.jsonItem(fault), at: fault.offset)
      } else {
        take(node)
      }
    } catch {
      guard cursor.skipElement(from: start) else { throw error }
      note(.jsonItem(error), at: error.offset)
    }
  }

  private mutating func take(_ node: JSONNode) {
    if !rows.add(node) { note(.jsonOtherShape(), at: node.offset) }
  }
}
