/// A mark with all of its text.
struct Text2QTIChunk {
  enum Content {
    case text(Text2QTIMarker, String)
    case missingSpace(Text2QTIMarker, mark: String)
    case missingContent(Text2QTIMarker, mark: String)
    /// A text that belongs to nothing.
    case stray
    /// A further line of a text that is not far enough to the right.
    case badIndentation
    /// Code that would be run. It never is.
    case code(isMeantToRun: Bool)
    case openComment
    case commentEndAlone
    case textAfterComment
  }

  let content: Content
  let offset: Int
  let byteCount: Int
  let followsEmptyLine: Bool
}

/// Cuts a file into marks with their texts; comments are left out.
///
/// Source: text2qti 0.8.0, text2qti/quiz.py (`Quiz.__init__`).
struct Text2QTIChunks {
  private let source: SourceText
  private let texts: LineText
  private var line = 1
  private var emptyLineSeen = false

  init(_ source: SourceText, _ texts: LineText) {
    self.source = source
    self.texts = texts
  }

  /// The next chunk; nil at the end of the file.
  mutating func next() -> Text2QTIChunk? {
    emptyLineSeen = line > 1 && source.lineBytes(line - 1).allSatisfy { $0 <= 32 }
    while let bytes = current() {
      guard let first = bytes.first else {
        line += 1
        emptyLineSeen = true
        continue
      }
      if first == 32 || first == 9 || Self.isRule(bytes) { return takeStray(bytes) }
      switch Text2QTILine(bytes) {
      case .marker(.codeStart, let info): return takeCode(bytes, info)
      case .marker(let marker, let content): return takeText(marker, bytes, content)
      case .missingSpace(let marker, let mark):
        line += 1
        return chunk(.missingSpace(marker, mark: texts.string(mark)), bytes)
      case .missingContent(let marker, let mark):
        line += 1
        return chunk(.missingContent(marker, mark: texts.string(mark)), bytes)
      case .unknown:
        if first == UInt8(ascii: "%") {
          line += 1
        } else if bytes.starts(with: "COMMENT".utf8) {
          if let fault = skipComment(bytes) { return fault }
        } else if bytes.starts(with: "END_COMMENT".utf8) {
          line += 1
          return chunk(.commentEndAlone, bytes)
        } else {
          return takeStray(bytes)
        }
      }
    }
    return nil
  }

  /// The line without white space at its end.
  private func current() -> ArraySlice<UInt8>? {
    guard line <= source.lineCount else { return nil }
    let bytes = source.lineBytes(line)
    guard let last = bytes.lastIndex(where: { $0 > 32 }) else { return bytes.prefix(0) }
    return bytes[...last]
  }

  private func chunk(_ content: Text2QTIChunk.Content, _ bytes: ArraySlice<UInt8>) -> Text2QTIChunk
  {
    Text2QTIChunk(
      content: content, offset: bytes.startIndex, byteCount: bytes.count,
      followsEmptyLine: emptyLineSeen)
  }

  private mutating func takeText(
    _ marker: Text2QTIMarker, _ bytes: ArraySlice<UInt8>, _ content: ArraySlice<UInt8>
  ) -> Text2QTIChunk {
    line += 1
    let first = texts.string(content)
    guard marker.extent == .paragraph || marker.extent == .paragraphs else {
      return chunk(.text(marker, first), bytes)
    }
    var indent =
      marker.isWord ? nil : Text2QTIIndent.width(of: bytes.prefix(upTo: content.startIndex))
    var lines = [first]
    var emptyLines = 0
    var byteCount = bytes.count
    let start = line
    while let next = current() {
      if next.isEmpty {
        if marker.extent == .paragraph { break }
        emptyLines += 1
      } else {
        if indent == nil, next[next.startIndex] == 32 || next[next.startIndex] == 9 {
          let width = Text2QTIIndent.width(of: next.prefix { $0 == 32 || $0 == 9 })
          guard width >= 2 else {
            line += 1
            return chunk(.badIndentation, next)
          }
          indent = width
        }
        guard let indent, let text = Text2QTIIndent.text(next, below: indent) else { break }
        for _ in 0..<emptyLines { lines.append("") }
        emptyLines = 0
        lines.append(texts.string(text))
        byteCount += next.count
      }
      line += 1
    }
    if line == start { return chunk(.text(marker, first), bytes) }
    let text = lines.joined(separator: marker.extent == .paragraph ? " " : "\n")
    return Text2QTIChunk(
      content: .text(marker, text), offset: bytes.startIndex, byteCount: byteCount,
      followsEmptyLine: emptyLineSeen)
  }

  /// Lines that follow each other and belong to nothing are one fault.
  private mutating func takeStray(_ bytes: ArraySlice<UInt8>) -> Text2QTIChunk {
    let start = bytes.startIndex + bytes.prefix { $0 == 32 || $0 == 9 }.count
    line += 1
    while let next = current(), let first = next.first {
      if first != 32, first != 9 {
        guard Self.isStray(next), first != UInt8(ascii: "%"),
          !next.starts(with: "COMMENT".utf8), !next.starts(with: "END_COMMENT".utf8)
        else { break }
      }
      line += 1
    }
    return Text2QTIChunk(
      content: .stray, offset: start, byteCount: bytes.count, followsEmptyLine: emptyLineSeen)
  }

  private static func isStray(_ line: ArraySlice<UInt8>) -> Bool {
    if case .unknown = Text2QTILine(line) { return true }
    return isRule(line)
  }

  /// A line that somebody drew between questions: `-----`, `=====`.
  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count >= 3, let first = line.first, "-=*+".utf8.contains(first) else { return false }
    return line.allSatisfy { $0 == first }
  }

  /// A fenced block at the margin, to its closing fence or to the end of the file.
  private mutating func takeCode(
    _ bytes: ArraySlice<UInt8>, _ info: ArraySlice<UInt8>
  ) -> Text2QTIChunk {
    let fence = bytes.prefix { $0 == UInt8(ascii: "`") }
    line += 1
    while let next = current() {
      line += 1
      if next.count >= fence.count, next.allSatisfy({ $0 == UInt8(ascii: "`") }) { break }
    }
    let words = info.split { $0 <= 32 || $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "{") }
    let isMeantToRun = words.contains { $0.elementsEqual(".run".utf8) }
    return chunk(.code(isMeantToRun: isMeantToRun), bytes)
  }

  /// Skips a comment of several lines, or says why it is none.
  private mutating func skipComment(_ bytes: ArraySlice<UInt8>) -> Text2QTIChunk? {
    line += 1
    guard bytes.elementsEqual("COMMENT".utf8) else { return chunk(.textAfterComment, bytes) }
    while let next = current() {
      line += 1
      if next.starts(with: "END_COMMENT".utf8) {
        return next.elementsEqual("END_COMMENT".utf8) ? nil : chunk(.textAfterComment, next)
      }
    }
    return chunk(.openComment, bytes)
  }
}

/// Indentation, with tab stops at every fourth column.
enum Text2QTIIndent {
  /// The columns that a text takes, in characters.
  static func width(of bytes: ArraySlice<UInt8>) -> Int {
    var width = 0
    for byte in bytes {
      if byte == 9 {
        width += 4 - width % 4
      } else if byte & 0xC0 != 0x80 {
        width += 1
      }
    }
    return width
  }

  /// What stands at a column and after it; nil where something stands before it.
  static func text(_ line: ArraySlice<UInt8>, below indent: Int) -> ArraySlice<UInt8>? {
    var width = 0
    var index = line.startIndex
    while width < indent {
      guard index < line.endIndex, line[index] == 32 || line[index] == 9 else { return nil }
      width += line[index] == 9 ? 4 - width % 4 : 1
      index += 1
    }
    // A tab that reaches beyond the column leaves spaces.
    if width == indent { return line[index...] }
    return ArraySlice([UInt8](repeating: 32, count: width - indent) + line[index...])
  }
}
