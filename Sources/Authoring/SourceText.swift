/// The bytes of a file with the places of its lines, so that an offset becomes a place quickly.
///
/// Lines end with LF, CRLF or a lone CR. A byte-order mark at the start is no character.
public struct SourceText: Sendable {
  public let file: String
  public let bytes: [UInt8]
  /// Offsets of characters that were broken in the file and are U+FFFD here.
  let broken: [Int]
  /// The text may hold U+FFFD that the file has itself.
  let mayHaveLostCharacters: Bool
  /// Every part of the text is certainly in NFC.
  var isComposed = false
  /// Items that are read of it at most; tests hand in fewer.
  var itemsMax = BankLimits.itemsMax
  /// Offsets; a file is never so long that 32 bits do not hold them.
  private let lineStarts: [UInt32]
  private let columns: SourceColumns
  /// Further than so many lines a search by halves is faster.
  private static let stepsMax = 30

  public init(_ bytes: [UInt8], file: String) {
    self.init(bytes, file: file, broken: [], mayHaveLostCharacters: true)
  }

  init(_ bytes: [UInt8], file: String, broken: [Int], mayHaveLostCharacters: Bool) {
    self.file = file
    self.bytes = bytes
    self.broken = broken
    self.mayHaveLostCharacters = mayHaveLostCharacters
    lineStarts = Self.findLineStarts(bytes)
    columns = SourceColumns(bytes, lineStarts: lineStarts)
  }

  public init(_ text: String, file: String) { self.init(Array(text.utf8), file: file) }

  public var lineCount: Int { lineStarts.count }

  /// The offset of the first byte that is not the byte-order mark.
  public var contentStart: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The one-based line of a byte.
  public func line(at offset: Int) -> Int {
    lineIndex(of: min(max(offset, contentStart), bytes.count)) + 1
  }

  /// The same, faster where it is not far after `near`.
  func line(at offset: Int, near: Int) -> Int {
    var line = near
    for _ in 0..<Self.stepsMax {
      guard line >= 1, line <= lineStarts.count, Int(lineStarts[line - 1]) <= offset else { break }
      if line == lineStarts.count || Int(lineStarts[line]) > offset { return line }
      line += 1
    }
    return self.line(at: offset)
  }

  /// The place of a byte; an offset past the end is the end.
  public func place(at offset: Int) -> SourcePlace { place(at: offset, near: 0) }

  /// The same, faster where its line is not far after `near`.
  func place(at offset: Int, near: Int) -> SourcePlace {
    let (line, before) = lineBefore(offset, near: near)
    return SourcePlace(line: line, column: columns.count(before, in: bytes) + 1)
  }

  /// The bytes that are looked at to find the column of a byte.
  func columnWork(at offset: Int) -> Int { columns.work(lineBefore(offset, near: 0).before) }

  /// The line of a byte, and what stands before the byte on it.
  private func lineBefore(_ offset: Int, near: Int) -> (line: Int, before: Range<Int>) {
    let offset = min(max(offset, contentStart), bytes.count)
    let line = line(at: offset, near: near)
    let start = max(Int(lineStarts[line - 1]), contentStart)
    return (line, start..<max(start, offset))
  }

  /// The offset at which a line begins; nil past the last line. One-based.
  func lineStart(_ line: Int) -> Int? {
    lineStarts.indices.contains(line - 1) ? Int(lineStarts[line - 1]) : nil
  }

  /// The byte of a place; the end of its line where the line is shorter.
  func offset(of place: SourcePlace) -> Int {
    let line = lineBytes(place.line)
    var (offset, column) = (line.startIndex, 1)
    while offset < line.endIndex, column < place.column {
      offset += 1
      while offset < line.endIndex, line[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    return offset
  }

  /// The bytes of a line, without its end. One-based.
  public func lineBytes(_ line: Int) -> ArraySlice<UInt8> {
    guard lineStarts.indices.contains(line - 1) else { return [] }
    let start = max(Int(lineStarts[line - 1]), line == 1 ? contentStart : 0)
    var end = line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
    while end > start, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
    return bytes[start..<end]
  }

  /// The text from `offset` to the end of its line, at most `limit` characters, for an excerpt.
  public func excerpt(at offset: Int, limit: Int = 60) -> String {
    let offset = min(max(offset, 0), bytes.count)
    let rest = bytes[offset...].prefix(limit * 4 + 4).prefix { $0 != 10 && $0 != 13 }
    // Each byte of ASCII is a character of its own unless a mark follows it.
    let head = rest.prefix(limit + 1)
    if head.allSatisfy({ $0 < 0x80 }) {
      let text = String(decoding: head.prefix(limit), as: UTF8.self)
      return head.count > limit ? text + "…" : text
    }
    let text = String(decoding: rest, as: UTF8.self)
    return text.count > limit ? text.prefix(limit) + "…" : text
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  private static func findLineStarts(_ bytes: [UInt8]) -> [UInt32] {
    let pieces = Parallel.pieces(bytes.count, of: pieceBytes)
    var starts: [UInt32] = [0]
    for piece in Parallel.map(pieces.count, { lineStarts(in: pieces[$0], of: bytes) }) {
      starts += piece
    }
    return starts
  }

  private static let pieceBytes = 4 << 20

  /// Behind the ends of lines that end in a range.
  private static func lineStarts(in range: Range<Int>, of bytes: [UInt8]) -> [UInt32] {
    bytes.withUnsafeBytes { bytes in
      var starts: [UInt32] = []
      var index = range.lowerBound
      while index < range.upperBound {
        if let eight = EightBytes(bytes, at: index), !eight.hasLess(than: 14) {
          index += EightBytes.count
          continue
        }
        let end = min(index + EightBytes.count, range.upperBound)
        while index < end {
          let byte = bytes[index]
          index += 1
          if byte > 13 { continue }
          if byte == 13, index < bytes.count, bytes[index] == 10 { continue }
          if byte == 10 || byte == 13 { starts.append(UInt32(truncatingIfNeeded: index)) }
        }
      }
      return starts
    }
  }
}
