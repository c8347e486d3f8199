/// A text of lines without what nobody sees in it, and with one kind of line end: copying from web
/// pages, PDF and chat programs leaves characters behind that would keep `ANSWER: B` from being read.
///
/// Source: The Unicode Standard, sections 23.2 (layout controls) and 5.8 (newline guidelines).
struct InvisibleText {
  /// How many characters were left out.
  private(set) var count = 0
  /// The first of them, and where it stood in the text as it is now.
  private(set) var first: (scalar: UInt32, offset: Int)?
  private(set) var bytes: [UInt8] = []
  private(set) var broken: [Int] = []

  /// What else is made plain.
  struct Scope: OptionSet {
    let rawValue: Int
    /// Every break is a line end.
    static let lineEnds = Scope(rawValue: 1)
    /// Every space is U+0020, as in formats that know no other.
    static let spaces = Scope(rawValue: 2)
  }

  /// - Returns: nil where nothing has to be changed.
  init?(_ source: SourceText, _ scope: Scope) {
    let text = source.bytes
    var from = 0
    var index = source.contentStart
    while let place = Self.next(in: text, from: index, scope),
      let plain = Self.change(in: text, at: place, scope)
    {
      if from == 0 { bytes.reserveCapacity(text.count) }
      bytes += text[from..<place]
      move(source.broken, to: place)
      if plain.text.isEmpty {
        count += 1
        if first == nil { first = (Self.scalar(text, place), bytes.count) }
      }
      bytes += plain.text
      index = place + plain.length
      from = index
    }
    guard from > 0 else { return nil }
    bytes += text[from...]
    move(source.broken, to: text.count)
  }

  private var moved = 0

  /// Takes the offsets of broken characters up to a byte, when the text before it was taken.
  private mutating func move(_ broken: [Int], to end: Int) {
    while moved < broken.count, broken[moved] < end {
      self.broken.append(broken[moved] + bytes.count - end)
      moved += 1
    }
  }

  private static let lineEnd: [UInt8] = [10]
  private static let space: [UInt8] = [32]

  /// What stands for the character at a byte, and how long that is; nil where it stays.
  private static func change(
    in bytes: [UInt8], at index: Int, _ scope: Scope
  ) -> (text: [UInt8], length: Int)? {
    switch bytes[index] {
    // What Word leaves for a break within a paragraph, and for one between pages.
    case 0x0B, 0x0C: return scope.contains(.lineEnds) ? (lineEnd, 1) : nil
    case 0xC2, 0xE1, 0xE2, 0xE3, 0xEF: break
    default: return nil
    }
    let scalar = scalar(bytes, index)
    let length = scalar < 0x800 ? 2 : 3
    switch scalar {
    case 0x85, 0x2028, 0x2029: return scope.contains(.lineEnds) ? (lineEnd, length) : nil
    // The soft hyphen, zero-width spaces, marks of direction, the byte-order mark.
    case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF:
      return ([], length)
    // Says how a sign is drawn: behind one of ASCII nothing, unless it is a key cap.
    case 0xFE0F
    where index > 0 && bytes[index - 1] < 0x80 && Self.scalar(bytes, index + length) != 0x20E3:
      return ([], length)
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
      return scope.contains(.spaces) ? (space, length) : nil
    default: return nil
    }
  }

  /// The character of two or three bytes that begins here; 0 where none does.
  private static func scalar(_ bytes: [UInt8], _ index: Int) -> UInt32 {
    guard index < bytes.count else { return 0 }
    let length = bytes[index] < 0xE0 ? 2 : 3
    guard bytes[index] >= 0xC2, bytes[index] < 0xF0, index + length <= bytes.count else { return 0 }
    let first = UInt32(bytes[index] & (length == 2 ? 0x1F : 0x0F))
    return bytes[(index + 1)..<(index + length)].reduce(first) { $0 << 6 | UInt32($1 & 0x3F) }
  }

  /// Most letters are told from these by their second byte.
  private static func mayChange(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    guard index + 1 < bytes.count else { return bytes[index] < 0x80 }
    let second = bytes[index + 1]
    switch bytes[index] {
    case 0xC2: return second == 0x85 || second == 0xA0 || second == 0xAD
    case 0xE1: return second == 0x9A
    case 0xE2: return second == 0x80 || second == 0x81
    case 0xE3: return second == 0x80
    case 0xEF: return second == 0xB8 || second == 0xBB
    default: return true
    }
  }

  /// The next byte that has to be changed.
  private static func next(in bytes: [UInt8], from start: Int, _ scope: Scope) -> Int? {
    bytes.withUnsafeBytes { raw in
      var index = start
      while index < raw.count {
        if let eight = EightBytes(raw, at: index), !eight.hasHigh, !eight.hasLess(than: 13) {
          index += EightBytes.count
          continue
        }
        switch raw[index] {
        case 0x0B, 0x0C, 0xC2, 0xE1, 0xE2, 0xE3, 0xEF:
          if mayChange(raw, index), change(in: bytes, at: index, scope) != nil { return index }
        default: break
        }
        index += 1
      }
      return nil
    }
  }
}

extension SourceText {
  /// The text without what nobody sees, and what is to be said of that.
  ///
  /// - Parameter scope: what else is made plain.
  func visible(_ scope: InvisibleText.Scope) -> (text: SourceText, told: Diagnostic?) {
    guard let visible = InvisibleText(self, scope) else { return (self, nil) }
    var text = SourceText(
      visible.bytes, file: file, broken: visible.broken,
      mayHaveLostCharacters: mayHaveLostCharacters)
    text.itemsMax = itemsMax
    guard let first = visible.first else { return (text, nil) }
    var bank = BankAssembler(text)
    bank.report(
      .invisibleCharacters(visible.count, first: first.scalar), at: .offset(first.offset))
    return (text, bank.finish(nil).diagnostics.first)
  }
}
