import Assessment

/// Formulas of MathType 4 and later: read as far as their records are understood, else not at all.
///
/// Source: "MathType MTEF v.5" and "How MTEF is stored in files and objects", docs.wiris.com.
struct MathTypeFormula {
  private let bytes: [UInt8]
  private var index: Int

  private static let stream = "Equation Native"

  /// - Parameter object: the OLE file that holds it.
  /// - Returns: nil where it cannot be read as text.
  static func read(_ object: [UInt8]) -> Formula? {
    guard let stream = CompoundFile(object)?.stream(stream) else { return nil }
    return read(stream: stream)
  }

  /// True for an OLE file that holds a formula, whether that can be read or not.
  static func isFormula(_ object: [UInt8]) -> Bool {
    CompoundFile(object)?.streamNames.contains(stream) == true
  }

  /// - Parameter stream: a header of 28 bytes, which tells its own length, and the formula.
  static func read(stream: [UInt8]) -> Formula? {
    guard stream.count > 28, stream[0] == 28, stream[1] == 0 else { return nil }
    var reader = MathTypeFormula(bytes: stream, index: 28)
    return reader.document()
  }

  private init(bytes: [UInt8], index: Int) {
    self.bytes = bytes
    self.index = index
  }

  private enum Record {
    static let end: UInt8 = 0
    static let line: UInt8 = 1
    static let character: UInt8 = 2
    static let template: UInt8 = 3
    static let pile: UInt8 = 4
    static let embellishment: UInt8 = 6
  }

  /// A part of a template: a line, or a character such as a bracket.
  private enum Part {
    case line(Formula)
    /// A line that is not there.
    case empty
    case character(String)
  }

  /// The parts of a line so far.
  private struct Row {
    var parts: [Formula] = []
    /// The name of a function stands last, with its scripts or without.
    private var isFunction = false
    /// Its letters stand last.
    private var isOpen = false

    /// Digits in a row are one text, and so are the letters of a function; of other letters a script
    /// belongs to the last alone.
    mutating func append(_ character: Character) {
      let text = character.text
      if let mark = character.mark {
        separate()
        parts.append(.accent(mark, .text(text, .plain), mayBeLong: true))
      } else if case .text(let before, _)? = parts.last,
        character.isFunction ? isOpen : character.isDigit && before.last?.isNumber == true
      {
        parts[parts.count - 1] = .text(before + text, .plain)
      } else {
        if text.unicodeScalars.allSatisfy(\.properties.isAlphabetic) || character.isDigit {
          separate()
        }
        isFunction = false
        parts.append(.text(text, .plain))
      }
      isOpen = character.isFunction
      if isOpen { isFunction = true }
    }

    /// Between the name of a function and what it is of.
    mutating func separate() {
      if isFunction, !parts.isEmpty { parts.append(.text(" ", .plain)) }
      isFunction = false
      isOpen = false
    }
  }

  private mutating func byte() -> UInt8? {
    guard index < bytes.count else { return nil }
    defer { index += 1 }
    return bytes[index]
  }

  private mutating func skip(_ count: Int) -> Bool {
    guard index + count <= bytes.count else { return false }
    index += count
    return true
  }

  private mutating func skipString() -> Bool {
    while let byte = byte() { if byte == 0 { return true } }
    return false
  }

  /// A number of one byte, or of two after 255.
  private mutating func skipNumber() -> Bool {
    guard let first = byte() else { return false }
    return first != 255 || skip(2)
  }

  // MARK: Records

  private mutating func document() -> Formula? {
    // Version 5, platform, product, its version; its key as a string; options.
    guard byte() == 5, skip(4), skipString(), skip(1) else { return nil }
    guard let parts = list(0, isTop: true) else { return nil }
    // Several lines under each other are no line of text.
    var lines: [Formula] = []
    for part in parts {
      guard case .line(let line) = part else { continue }
      lines.append(line)
    }
    return lines.count == 1 ? lines[0] : nil
  }

  /// Lines and characters up to the end of a list.
  private mutating func list(_ depth: Int, isTop: Bool = false) -> [Part]? {
    guard depth < WordLimits.formulaDeep else { return nil }
    var parts: [Part] = []
    while true {
      guard let record = byte() else { return isTop ? parts : nil }
      switch record {
      case Record.end: return parts
      case Record.line:
        guard let part = line(depth) else { return nil }
        parts.append(part)
      case Record.pile:
        guard let part = pile(depth) else { return nil }
        parts.append(part)
      case Record.character:
        guard let character = character() else { return nil }
        parts.append(.character(character.text))
      default: guard skipRecord(record) else { return nil }
      }
    }
  }

  /// Lines under each other: one alone is a line.
  private mutating func pile(_ depth: Int) -> Part? {
    guard let options = byte(), skipNudge(options), skip(2), options & 0x02 == 0 || skipRuler(),
      let parts = list(depth + 1)
    else { return nil }
    return parts.count == 1 ? parts[0] : nil
  }

  private mutating func line(_ depth: Int) -> Part? {
    guard let options = byte(), skipNudge(options) else { return nil }
    if options & 0x04 != 0, !skip(2) { return nil }
    if options & 0x02 != 0, !skipRuler() { return nil }
    if options & 0x01 != 0 { return .empty }
    var row = Row()
    while true {
      guard let record = byte() else { return nil }
      switch record {
      case Record.end: return .line(row.parts.count == 1 ? row.parts[0] : .row(row.parts))
      case Record.character:
        guard let character = character() else { return nil }
        row.append(character)
      case Record.template: guard template(depth + 1, &row) else { return nil }
      case Record.line:
        guard let part = line(depth + 1) else { return nil }
        if case .line(let inner) = part { row.parts.append(inner) }
      case Record.pile:
        guard case .line(let inner)? = pile(depth) else { return nil }
        row.parts.append(inner)
      default: guard skipRecord(record) else { return nil }
      }
    }
  }

  /// Records that only tell how a formula looks.
  private mutating func skipRecord(_ record: UInt8) -> Bool {
    switch record {
    case 7: return skipRuler()
    case 8: return skipNumber() && skip(1)
    case 9:
      guard let size = byte() else { return false }
      return size == 101 ? skip(2) : size == 100 ? skip(3) : skip(1)
    case 10...14: return true
    case 15: return skipNumber()
    case 16:
      guard let options = byte(), skip(options & 0x01 != 0 ? 8 : 6) else { return false }
      return options & 0x04 == 0 || skipString()
    case 17: return skipNumber() && skipString()
    case 18: return skipPreferences()
    case 19: return skipString()
    case 100...255:
      // Records of later versions tell their length.
      guard let length = byte() else { return false }
      guard length == 255 else { return skip(Int(length)) }
      guard let low = byte(), let high = byte() else { return false }
      return skip(Int(low) | Int(high) << 8)
    default: return false
    }
  }

  private mutating func skipNudge(_ options: UInt8) -> Bool {
    guard options & 0x08 != 0 else { return true }
    guard let x = byte(), let y = byte() else { return false }
    return x != 128 || y != 128 || skip(4)
  }

  private mutating func skipRuler() -> Bool {
    guard let stops = byte() else { return false }
    return skip(3 * Int(stops))
  }

  private mutating func skipPreferences() -> Bool {
    guard skip(1), skipDimensions(), skipDimensions(), let styles = byte() else { return false }
    for _ in 0..<styles {
      guard let font = byte(), font == 0 || skip(1) else { return false }
    }
    return true
  }

  /// Dimensions are written in half bytes, each ended by 15.
  private mutating func skipDimensions() -> Bool {
    guard let count = byte() else { return false }
    var ended = 0
    while ended < count {
      guard let pair = byte() else { return false }
      if pair >> 4 == 15 { ended += 1 }
      if ended < count, pair & 15 == 15 { ended += 1 }
    }
    return true
  }

  // MARK: Characters

  private struct Character {
    var text: String
    var mark: Unicode.Scalar?
    var isFunction = false
    var isDigit = false
  }

  private mutating func character() -> Character? {
    guard let options = byte(), skipNudge(options), let typeface = byte(),
      typeface != 255 || skip(2)
    else { return nil }
    var code: UInt32?
    if options & 0x20 == 0 {
      guard let low = byte(), let high = byte() else { return nil }
      code = UInt32(low) | UInt32(high) << 8
    }
    if options & 0x04 != 0, !skip(1) { return nil }
    if options & 0x10 != 0, !skip(2) { return nil }
    guard let code, let text = Self.text(code) else { return nil }
    // 130 is the style of functions, 136 that of numbers.
    var character = Character(text: text, isFunction: typeface == 130, isDigit: typeface == 136)
    if options & 0x01 != 0, !readEmbellishments(&character) { return nil }
    return character
  }

  private mutating func readEmbellishments(_ character: inout Character) -> Bool {
    while true {
      guard let record = byte() else { return false }
      if record == Record.end { return true }
      guard record == Record.embellishment, let options = byte(), skipNudge(options),
        let kind = byte()
      else { return false }
      switch kind {
      case 5: character.text += "′"
      case 6: character.text += "″"
      case 18: character.text += "‴"
      default:
        guard let mark = Self.marks[kind], character.mark == nil else { return false }
        character.mark = mark
      }
    }
  }

  private static let marks: [UInt8: Unicode.Scalar] = [
    2: "\u{307}", 3: "\u{308}", 8: "\u{303}", 9: "\u{302}", 11: "\u{20D7}", 17: "\u{305}",
    20: "\u{306}", 29: "\u{332}",
  ]

  /// MTCode is Unicode, with spaces and fences of its own in the private area.
  private static func text(_ code: UInt32) -> String? {
    switch code {
    case 0xEF00, 0xEF01, 0xEF08, 0xEF09: return ""
    case 0xEF02...0xEF07: return " "
    case 0xEC07, 0xEC08: return "|"
    case 0xEC09, 0xEC0A: return "‖"
    case 0x2329: return "⟨"
    case 0x232A: return "⟩"
    case 0..<0x20, 0xE000...0xF8FF: return nil
    default: return Unicode.Scalar(code).map { WordFormula.upright(String($0)) }
    }
  }

  // MARK: Templates

  private mutating func template(_ depth: Int, _ row: inout Row) -> Bool {
    guard let options = byte(), skipNudge(options), let selector = byte(), let first = byte() else {
      return false
    }
    var variation = Int(first)
    if first & 0x80 != 0 {
      guard let second = byte() else { return false }
      variation = Int(first & 0x7F) | Int(second) << 7
    }
    guard skip(1), let parts = list(depth) else { return false }
    var lines: [Formula?] = []
    var signs: [String] = []
    for part in parts {
      switch part {
      case .line(let line): lines.append(line)
      case .empty: lines.append(nil)
      case .character(let text): signs.append(text)
      }
    }
    // A script follows the name of a function, which goes on: "sin²x".
    let isScript = (27...29).contains(selector)
    if !isScript { row.separate() }
    guard let formula = Self.formula(selector, variation, lines, signs, &row) else { return false }
    row.parts.append(formula)
    return true
  }

  private static func formula(
    _ selector: UInt8, _ variation: Int, _ lines: [Formula?], _ signs: [String],
    _ row: inout Row
  ) -> Formula? {
    switch selector {
    case 0...9:
      guard let content = lines.first ?? nil, signs.count == 2 else { return nil }
      return .fence(signs[0], [content], separator: "", signs[1])
    case 10:
      guard let content = lines.first ?? nil else { return nil }
      return .root(content, degree: lines.count > 1 ? lines[1] : nil)
    case 11:
      guard lines.count == 2, let upper = lines[0], let lower = lines[1] else { return nil }
      return .fraction(upper, lower)
    case 12, 13:
      guard variation & 1 == 0, let content = lines.first ?? nil else { return nil }
      return .accent(selector == 12 ? "\u{332}" : "\u{305}", content, mayBeLong: true)
    case 15...22:
      guard lines.count == 3, let content = lines[0], !signs.isEmpty else { return nil }
      return .large(signs.joined(), lower: lines[1], upper: lines[2], content)
    case 23:
      guard lines.count == 3, let content = lines[0], lines[2] == nil else { return nil }
      return .row([
        .scripts(content, lower: lines[1], upper: nil, areBefore: false), .text(" ", .plain),
      ])
    case 27...29: return scripts(variation, lines, &row)
    case 31:
      // An arrow to the right above.
      guard variation & 0x0F == 2, let content = lines.first ?? nil else { return nil }
      return .accent("\u{20D7}", content, mayBeLong: false)
    case 33:
      guard let content = lines.first ?? nil else { return nil }
      return .accent("\u{302}", content, mayBeLong: false)
    default: return nil
    }
  }

  /// Scripts belong to what stands before them in the line.
  private static func scripts(
    _ variation: Int, _ lines: [Formula?], _ row: inout Row
  ) -> Formula? {
    guard lines.count == 2 else { return nil }
    // Before its base a script would have to wait for what comes.
    guard variation & 1 == 0 else { return nil }
    let base = row.parts.popLast() ?? .nothing
    return .scripts(base, lower: lines[0], upper: lines[1], areBefore: false)
  }
}
