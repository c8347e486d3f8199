/// A control sequence of the keyboard: its parameter bytes and the byte that ended it.
struct KeySequence {
  private let parameters: [UInt8]
  private let final: UInt8
  private let numbers: [Int]
  /// Answers of the terminal carry one of `<=>?` in front; keys never do.
  private let isPrivate: Bool

  init(parameters: [UInt8], final: UInt8) {
    self.parameters = parameters
    self.final = final
    isPrivate = parameters.first.map { (0x3C...0x3F).contains($0) } ?? false
    numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      $0.prefix { (0x30...0x39).contains($0) }.prefix(7).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
  }

  /// rxvt ends a key with Shift by `$`, which is no final byte elsewhere.
  static func endsWithDollar(_ parameters: [UInt8]) -> Bool {
    !parameters.isEmpty && parameters.allSatisfy { (0x30...0x39).contains($0) }
  }

  var beginsPaste: Bool { final == UInt8(ascii: "~") && !isPrivate && numbers.first == 200 }

  /// The key of `ESC [ … final`; nil for what is no key.
  func key(alt: Bool) -> Key? {
    if isPrivate { return nil }
    let held = modifiers(alt: alt)
    switch final {
    case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "@"):
      return numberedKey(held)
    case UInt8(ascii: "u"): return numbers.count > 0 ? Self.key(code: numbers[0], held) : .unknown
    // A cursor report ends like F3; only the key has 1 and a modifier.
    case UInt8(ascii: "R") where !(numbers.first == 1 && (2...16).contains(numbers.last ?? 0)):
      return nil
    case UInt8(ascii: "I") where parameters.isEmpty: return nil
    case UInt8(ascii: "O") where parameters.isEmpty: return nil
    case UInt8(ascii: "c"), UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "y"): return nil
    case UInt8(ascii: "a")...UInt8(ascii: "d"): return Self.arrow(final - 0x20, [])
    default: return Self.letterKey(final, held) ?? .unknown
    }
  }

  /// The key of `ESC O … final`; nil for what is no key.
  func applicationKey(alt: Bool) -> Key? {
    var held = modifiers(alt: alt)
    // Here the modifier may stand alone: ESC O 5 P.
    if let modifier = numbers.first, numbers.count == 1 {
      held.formUnion(Modifiers(code: modifier))
    }
    switch final {
    case UInt8(ascii: "a")...UInt8(ascii: "d"): return Self.arrow(final - 0x20, .control)
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      return .character(Character(UnicodeScalar(final - 0x40)))
    case UInt8(ascii: "X"): return .character("=")
    case UInt8(ascii: "M"): return .enter
    case UInt8(ascii: "I"): return .tab
    case UInt8(ascii: " "): return .character(" ")
    default: return Self.letterKey(final, held) ?? .unknown
    }
  }

  private struct Modifiers: OptionSet {
    let rawValue: Int
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)

    init(rawValue: Int) { self.rawValue = rawValue }

    /// xterm sends one more than the sum: Shift 1, Alt 2, Ctrl 4.
    init(code: Int) { rawValue = max(0, code - 1) & 6 }
  }

  private func modifiers(alt: Bool) -> Modifiers {
    var held: Modifiers = alt ? .alt : []
    if numbers.count > 1 { held.formUnion(Modifiers(code: numbers[1])) }
    if final == UInt8(ascii: "^") || final == UInt8(ascii: "@") { held.insert(.control) }
    return held
  }

  private static func arrow(_ letter: UInt8, _ held: Modifiers) -> Key? {
    switch letter {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): held.isEmpty ? .right : .wordRight
    case UInt8(ascii: "D"): held.isEmpty ? .left : .wordLeft
    default: nil
    }
  }

  private static func letterKey(_ letter: UInt8, _ held: Modifiers) -> Key? {
    switch letter {
    case UInt8(ascii: "E"): .unknown
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(letter) - 0x4F)
    case UInt8(ascii: "Z"): .backTab
    default: arrow(letter, held)
    }
  }

  private func numberedKey(_ held: Modifiers) -> Key? {
    let number = numbers.first ?? 0
    switch number {
    case 1, 7: return .home
    case 2: return .insert
    case 3: return .delete
    case 4, 8: return .end
    case 5: return .pageUp
    case 6: return .pageDown
    case 11...15: return .function(number - 10)
    case 17...21: return .function(number - 11)
    case 23...26: return .function(number - 12)
    case 28, 29: return .function(number - 13)
    case 31...34: return .function(number - 14)
    case 27 where numbers.count == 3: return Self.key(code: numbers[2], held)
    case 201: return nil
    default: return .unknown
    }
  }

  /// A key told by its code point and modifiers, as some terminals do on their own.
  private static func key(code: Int, _ held: Modifiers) -> Key? {
    guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else {
      return .unknown
    }
    switch value {
    case 9: return .tab
    case 13: return .enter
    case 27: return .escape
    case 8, 127: return held.isEmpty ? .backspace : .deleteWord
    case 0..<0x20, 0x80..<0xA0, 0xE000...0xF8FF: return .unknown
    default: break
    }
    let character = Character(scalar)
    if held.contains(.control) { return .control(character.lowercased().first ?? character) }
    return held.contains(.alt) ? .alt(character) : .character(character)
  }
}
