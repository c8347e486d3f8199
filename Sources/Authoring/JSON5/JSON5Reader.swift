/// Reads JSON5, keeping the place of every key and value, and goes on after a fault so that an
/// author hears of all of them at once.
///
/// Two things are stricter than the grammar: no key twice in an object, and no half surrogate
/// pairs, which no text can hold.
///
/// Source: <https://spec.json5.org>
struct JSON5Reader {
  struct Output: Hashable, Sendable {
    /// Nil where nothing could be read.
    let root: JSON5Value?
    /// In the order of the text.
    let faults: [JSON5Fault]
  }

  private(set) var cursor: JSON5Cursor
  private(set) var faults: [JSON5Fault] = []
  private(set) var depth = 0
  /// A text ended with its line, and what should follow it was taken for a part of it.
  var hasBrokenOff = false
  private var values = 0
  private var hasStopped = false
  /// The ends that lists and objects around this place wait for, innermost last.
  private var awaitedEnds: [UInt8] = []

  static func read(_ text: String) -> Output { read(Array(text.utf8)) }

  static func read(_ bytes: [UInt8]) -> Output {
    if let fault = refusal(of: bytes) { return Output(root: nil, faults: [fault]) }
    var reader = JSON5Reader(cursor: JSON5Cursor(bytes: bytes))
    let root = reader.readDocument()
    return Output(root: root, faults: reader.faults.sorted { $0.place < $1.place })
  }

  private init(cursor: JSON5Cursor) { self.cursor = cursor }

  /// Why these bytes are not read at all.
  private static func refusal(of bytes: [UInt8]) -> JSON5Fault? {
    if bytes.count > JSON5Limits.bytesMax {
      return JSON5Fault(reason: .tooLarge(bytes: bytes.count), place: .start)
    }
    let start = Array(bytes.prefix(2))
    if start == [0xFF, 0xFE] || start == [0xFE, 0xFF] || start.count == 2 && start.contains(0) {
      return JSON5Fault(reason: .utf16, place: .start)
    }
    guard let invalid = JSON5Cursor.firstInvalid(in: bytes) else { return nil }
    var cursor = JSON5Cursor(bytes: bytes)
    return JSON5Fault(reason: .notUTF8, place: cursor.place(of: invalid))
  }

  private mutating func readDocument() -> JSON5Value? {
    if cursor.isAt("\u{FEFF}") {
      report(.byteOrderMark)
      cursor.advance(3)
    }
    skipSpace()
    guard !cursor.isAtEnd else {
      if !faults.contains(where: \.isError) { report(.empty) }
      return nil
    }
    let root = readValue()
    skipSpace()
    if !cursor.isAtEnd { report(.afterTheEnd) }
    return root
  }

  // MARK: What every part uses

  mutating func report(_ reason: JSON5Fault.Reason, at place: SourcePlace? = nil) {
    guard !hasStopped else { return }
    faults.append(JSON5Fault(reason: reason, place: place ?? cursor.place()))
    guard faults.count >= JSON5Limits.faultsMax else { return }
    faults.append(JSON5Fault(reason: .tooManyFaults, place: cursor.place()))
    stop()
  }

  /// Ends the reading: nothing after this is read or told.
  private mutating func stop() {
    hasStopped = true
    cursor.moveToEnd()
  }

  mutating func skipSpace() {
    while let (scalar, length) = cursor.scalar {
      if JSON5Characters.isSpace(scalar) {
        cursor.advance(length)
      } else if scalar == "/", cursor.byte(ahead: 1) == UInt8(ascii: "/") {
        skipLine()
      } else if scalar == "/", cursor.byte(ahead: 1) == UInt8(ascii: "*") {
        skipBlockComment()
      } else {
        return
      }
    }
  }

  private mutating func skipLine() {
    while let (scalar, length) = cursor.scalar, !JSON5Characters.isLineEnd(scalar) {
      cursor.advance(length)
    }
  }

  private mutating func skipBlockComment() {
    let start = cursor.place()
    cursor.advance(2)
    while let byte = cursor.byte {
      if byte == UInt8(ascii: "*"), cursor.byte(ahead: 1) == UInt8(ascii: "/") {
        cursor.advance(2)
        return
      }
      cursor.advance()
    }
    report(.unclosedComment, at: start)
  }

  /// Skips what could not be read: up to a comma, an end, or the end of the line.
  mutating func skipBroken() {
    while let (scalar, length) = cursor.scalar, !JSON5Characters.isLineEnd(scalar) {
      if scalar == "," || scalar == "}" || scalar == "]" { return }
      cursor.advance(length)
    }
  }

  /// A word: a number, a literal, or a text that should have quotes.
  private mutating func takeWord() -> String {
    let start = cursor.index
    while let (scalar, length) = cursor.scalar, JSON5Characters.continuesWord(scalar) {
      cursor.advance(length)
    }
    return cursor.text(start..<cursor.index)
  }

  mutating func advance(_ count: Int) { cursor.advance(count) }

  mutating func take(_ byte: UInt8) -> Bool { cursor.take(byte) }

  mutating func place() -> SourcePlace { cursor.place() }

  mutating func place(after index: Int) -> SourcePlace { cursor.place(of: index) }

  // MARK: Values

  /// Reads the value that begins here. Leaves the cursor on what ends it where nothing does.
  mutating func readValue() -> JSON5Value {
    let place = cursor.place()
    values += 1
    guard values <= JSON5Limits.valuesMax else {
      report(.tooManyValues)
      stop()
      return JSON5Value(.unreadable, at: place)
    }
    guard let (scalar, length) = cursor.scalar else {
      report(.missingValue)
      return JSON5Value(.unreadable, at: place)
    }
    switch scalar {
    case "{": return readNested(end: UInt8(ascii: "}")) { $0.readMembers(from: place) }
    case "[": return readNested(end: UInt8(ascii: "]")) { $0.readElements(from: place) }
    case "\"", "'", "“", "”", "‘", "’": return JSON5Value(.text(readText()), at: place)
    case ",", "}", "]":
      report(.missingValue)
      return JSON5Value(.unreadable, at: place)
    case let other where JSON5Characters.continuesWord(other):
      return JSON5Value(readWord(from: place), at: place)
    default:
      report(.unexpected(Character(scalar)))
      cursor.advance(length)
      skipBroken()
      return JSON5Value(.unreadable, at: place)
    }
  }

  private mutating func readNested(
    end: UInt8, _ read: (inout JSON5Reader) -> JSON5Value
  ) -> JSON5Value {
    guard depth < JSON5Limits.depthMax else {
      let place = cursor.place()
      report(.tooDeep)
      stop()
      return JSON5Value(.unreadable, at: place)
    }
    depth += 1
    awaitedEnds.append(end)
    cursor.advance()
    let value = read(&self)
    awaitedEnds.removeLast()
    depth -= 1
    return value
  }

  private mutating func readWord(from place: SourcePlace) -> JSON5Value.Content {
    let word = takeWord()
    switch word {
    case "null": return .null
    case "true": return .truth(true)
    case "false": return .truth(false)
    default: break
    }
    if let number = JSON5Number(word: word) { return .number(number) }
    let isNumberLike = word.first.map { "+-.0123456789".contains($0) } ?? false
    report(isNumberLike ? .badNumber(word) : .unknownWord(word), at: place)
    skipBroken()
    return .unreadable
  }

  /// Reports an end that does not belong here.
  ///
  /// - Returns: whether something further out waits for it, so that this list or object is over.
  mutating func isEndOfOuter(_ byte: UInt8) -> Bool {
    if awaitedEnds.dropLast().contains(byte) { return true }
    report(.strayEnd(Character(Unicode.Scalar(byte))))
    cursor.advance()
    skipSpace()
    _ = cursor.take(UInt8(ascii: ","))
    return false
  }
}
