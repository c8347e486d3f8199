/// The rows that the pages of a database hold, whatever became of the tree that leads to them.
///
/// Source: <https://www.sqlite.org/fileformat2.html>, "B-tree Pages" and "Record Format".
struct PageRows {
  struct Row {
    /// Nil in a table without row ids.
    let rowID: Int64?
    let values: [Value]
    /// From a copy of a page that has a newer one: it may have been deleted since.
    var isStale = false
  }

  private let pages: DatabasePages

  init(_ pages: DatabasePages) { self.pages = pages }

  /// Hands over every row that can be read. Pages that hold none, or nothing that can be read, are
  /// passed over: SQLite overwrites what it frees (`secure_delete`), so nothing old comes up.
  ///
  /// Those of spoilt copies come first, so that who keeps the last of two keeps the sound one.
  func forEach(_ body: (Row) -> Void) {
    for (page, isStale) in pages.spoiltCopies {
      rows(on: page, isFirst: false) { row in
        body(Row(rowID: row.rowID, values: row.values, isStale: isStale))
      }
    }
    for number in 1...max(1, pages.count) {
      guard let page = pages.page(number) else { continue }
      rows(on: page, isFirst: number == 1, body)
    }
  }

  private enum Kind: UInt8 {
    case indexInterior = 2
    case indexLeaf = 10
    case tableLeaf = 13
  }

  private func rows(on page: ArraySlice<UInt8>, isFirst: Bool, _ body: (Row) -> Void) {
    let header = page.startIndex + (isFirst ? 100 : 0)
    guard let kind = Kind(rawValue: page[header]) else { return }
    let cells = Int(page[header + 3]) << 8 | Int(page[header + 4])
    let pointers = header + (kind == .indexInterior ? 12 : 8)
    guard cells > 0, pointers + 2 * cells <= page.endIndex else { return }
    for cell in 0..<cells {
      let pointer = pointers + 2 * cell
      let start = page.startIndex + (Int(page[pointer]) << 8 | Int(page[pointer + 1]))
      guard start > pointer, let row = row(kind, page, at: start) else { continue }
      body(row)
    }
  }

  private func row(_ kind: Kind, _ page: ArraySlice<UInt8>, at start: Int) -> Row? {
    var reader = CellReader(page, at: start + (kind == .indexInterior ? 4 : 0))
    guard let size = reader.varint(), size > 0, size < 1 << 30 else { return nil }
    var rowID: Int64?
    if kind == .tableLeaf {
      guard let id = reader.varint() else { return nil }
      rowID = id
    }
    guard let payload = payload(Int(size), kind, &reader), let values = record(payload) else {
      return nil
    }
    return Row(rowID: rowID, values: values)
  }

  /// A payload that does not fit its page goes on in others.
  private func payload(_ size: Int, _ kind: Kind, _ reader: inout CellReader) -> [UInt8]? {
    let most = kind == .tableLeaf ? pages.usable - 35 : (pages.usable - 12) * 64 / 255 - 23
    if size <= most { return reader.bytes(size) }
    let least = (pages.usable - 12) * 32 / 255 - 23
    let fitting = least + (size - least) % (pages.usable - 4)
    guard var payload = reader.bytes(fitting <= most ? fitting : least),
      var next = reader.bytes(4).map(Self.pageNumber)
    else { return nil }
    while payload.count < size {
      guard let page = pages.page(next) else { return nil }
      next = Self.pageNumber(Array(page.prefix(4)))
      payload += page.dropFirst(4).prefix(min(pages.usable - 4, size - payload.count))
    }
    return payload
  }

  private static func pageNumber(_ bytes: [UInt8]) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  private func record(_ payload: [UInt8]) -> [Value]? {
    var header = CellReader(payload[...], at: 0)
    guard let headerSize = header.varint(), headerSize <= payload.count else { return nil }
    var body = CellReader(payload[...], at: Int(headerSize))
    var values: [Value] = []
    while header.place < Int(headerSize) {
      guard let type = header.varint(), let value = body.value(ofType: type) else { return nil }
      values.append(value)
    }
    return header.place == Int(headerSize) && body.isAtEnd ? values : nil
  }
}

/// Takes numbers and bytes off a page that may hold anything.
private struct CellReader {
  private let source: ArraySlice<UInt8>
  private(set) var place: Int

  init(_ source: ArraySlice<UInt8>, at place: Int) {
    self.source = source
    self.place = place
  }

  var isAtEnd: Bool { place == source.endIndex }

  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count >= 0, place >= source.startIndex, count <= source.endIndex - place else {
      return nil
    }
    defer { place += count }
    return Array(source[place..<place + count])
  }

  /// Seven bits a byte, the highest first; a ninth byte has eight.
  mutating func varint() -> Int64? {
    var value: UInt64 = 0
    for count in 1...9 {
      guard place >= source.startIndex, place < source.endIndex else { return nil }
      let byte = source[place]
      place += 1
      if count == 9 { return Int64(bitPattern: value << 8 | UInt64(byte)) }
      value = value << 7 | UInt64(byte & 0x7F)
      if byte & 0x80 == 0 { return Int64(bitPattern: value) }
    }
    return nil
  }

  mutating func value(ofType type: Int64) -> Value? {
    switch type {
    case 0: return .null
    case 1...4: return integer(Int(type))
    case 5: return integer(6)
    case 6: return integer(8)
    case 8, 9: return .integer(type - 8)
    case 12...:
      guard let bytes = bytes(Int(clamping: (type - 12) / 2)) else { return nil }
      if type % 2 == 0 { return .blob(bytes) }
      // One spoilt letter does not cost a person the row.
      return .text(String(decoding: bytes, as: UTF8.self))
    // No table of ours has broken numbers.
    default: return nil
    }
  }

  private mutating func integer(_ count: Int) -> Value? {
    guard let bytes = bytes(count), let first = bytes.first else { return nil }
    let start: Int64 = first & 0x80 == 0 ? 0 : -1
    return .integer(bytes.reduce(start) { $0 << 8 | Int64($1) })
  }
}
