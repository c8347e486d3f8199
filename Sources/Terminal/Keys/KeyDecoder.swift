/// Turns the bytes of a terminal into keys. Bytes may be split anywhere.
///
/// Knows the sequences of xterm, the Linux console, rxvt, tmux and screen, in normal and in
/// application mode. A sequence that is no key, such as a terminal's answer to a question, gives
/// nothing; its letters never appear as typed.
///
/// Source: ECMA-48, and "XTerm Control Sequences" by Thomas E. Dickey.
public struct KeyDecoder: Sendable {
  /// The most bytes kept of one paste; what is pasted beyond is dropped.
  public static let pasteBytesMax = 16 * 1024

  private enum State: Hashable {
    case ground
    case utf8(needed: Int)
    case escape(again: Bool)
    case control(alt: Bool)
    case application(alt: Bool)
    /// The Linux console's F1 to F5: `ESC [ [` and a letter.
    case console
    /// A mouse report of the old form: three bytes that may be anything.
    case mouse(left: Int)
    /// A string of the terminal's own, skipped to its end.
    case string(introducer: UInt8, isEmpty: Bool, sawEscape: Bool)
    case paste
  }

  private var state = State.ground
  private var buffer: [UInt8] = []
  private var lastWasReturn = false
  private var keys: [Key] = []

  public init() {}

  /// Whether a lone Escape, or one that begins something, waits to be told apart.
  ///
  /// The caller then calls `flush` when nothing came for a short time, such as 50 ms.
  public var isPending: Bool {
    switch state {
    case .escape: true
    case .control, .application: buffer.isEmpty
    case .string(_, let isEmpty, _): isEmpty
    default: false
    }
  }

  /// The keys that these bytes complete.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
    for byte in bytes { take(byte) }
    return takeKeys()
  }

  /// Decides what a waiting Escape was: nothing more is coming.
  public mutating func flush() -> [Key] {
    guard isPending else { return [] }
    switch state {
    case .escape(let again): keys += again ? [.escape, .escape] : [.escape]
    case .control(let alt): keys += alt ? [.escape, .alt("[")] : [.alt("[")]
    case .application(let alt): keys += alt ? [.escape, .alt("O")] : [.alt("O")]
    case .string(let introducer, _, _): keys.append(.alt(Character(UnicodeScalar(introducer))))
    default: break
    }
    state = .ground
    return takeKeys()
  }

  private mutating func takeKeys() -> [Key] {
    defer { keys = [] }
    return keys
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeGround(byte)
    case .utf8(let needed): takeUTF8(byte, needed: needed)
    case .escape(let again): takeEscape(byte, again: again)
    case .control(let alt): takeControl(byte, alt: alt)
    case .application(let alt): takeApplication(byte, alt: alt)
    case .console: takeConsole(byte)
    case .mouse(let left): state = left > 1 ? .mouse(left: left - 1) : .ground
    case .string(let introducer, _, let sawEscape):
      takeString(byte, introducer: introducer, sawEscape: sawEscape)
    case .paste: takePaste(byte)
    }
  }

  private mutating func finish(_ key: Key?) {
    if let key { keys.append(key) }
    buffer = []
    state = .ground
  }
}

extension KeyDecoder {
  private mutating func takeGround(_ byte: UInt8) {
    // Some lines send CR LF or CR NUL for one Enter.
    let followsReturn = lastWasReturn
    lastWasReturn = byte == 0x0D
    switch byte {
    case 0x0D: keys.append(.enter)
    case 0x0A: if !followsReturn { keys.append(.enter) }
    case 0x00: if !followsReturn { keys.append(.control("@")) }
    case 0x1B: state = .escape(again: false)
    case 0x20...0x7E: keys.append(.character(Character(UnicodeScalar(byte))))
    case 0x00..<0x20, 0x7F: keys.append(Self.key(forControl: byte))
    case 0xC2...0xDF: begin(byte, needed: 1)
    case 0xE0...0xEF: begin(byte, needed: 2)
    case 0xF0...0xF4: begin(byte, needed: 3)
    default: break
    }
  }

  private static func key(forControl byte: UInt8) -> Key {
    switch byte {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x01...0x1A: .control(Character(UnicodeScalar(byte + 0x60)))
    default: .control(Character(UnicodeScalar(byte + 0x40)))
    }
  }

  private mutating func begin(_ byte: UInt8, needed: Int) {
    buffer = [byte]
    state = .utf8(needed: needed)
  }

  private mutating func takeUTF8(_ byte: UInt8, needed: Int) {
    guard (0x80...0xBF).contains(byte) else {
      // A broken letter is dropped; what broke it is a key of its own.
      finish(nil)
      return take(byte)
    }
    buffer.append(byte)
    if needed > 1 {
      state = .utf8(needed: needed - 1)
    } else {
      let scalar = String(validating: buffer, as: UTF8.self)?.unicodeScalars.first
      finish(
        scalar.flatMap {
          $0.properties.generalCategory == .control ? nil : .character(Character($0))
        })
    }
  }

  private mutating func takeEscape(_ byte: UInt8, again: Bool) {
    buffer = []
    switch byte {
    case 0x1B:
      if again { keys.append(.escape) }
      state = .escape(again: true)
    case UInt8(ascii: "["): state = .control(alt: again)
    case UInt8(ascii: "O"): state = .application(alt: again)
    case UInt8(ascii: "P"), UInt8(ascii: "]"), UInt8(ascii: "^"), UInt8(ascii: "_"),
      UInt8(ascii: "X"):
      if again { keys.append(.escape) }
      state = .string(introducer: byte, isEmpty: true, sawEscape: false)
    default:
      if again { keys.append(.escape) }
      takeAlt(byte)
    }
  }

  /// Escape and another key in one breath is Alt with that key.
  private mutating func takeAlt(_ byte: UInt8) {
    switch byte {
    case 0x08, 0x7F: finish(.deleteWord)
    case 0x20...0x7E: finish(.alt(Character(UnicodeScalar(byte))))
    default:
      finish(byte < 0x80 ? nil : .escape)
      if byte < 0x80 { keys.append(.escape) }
      take(byte)
    }
  }

  private mutating func takeControl(_ byte: UInt8, alt: Bool) {
    switch byte {
    case UInt8(ascii: "[") where buffer.isEmpty: state = .console
    case UInt8(ascii: "M") where buffer.isEmpty: state = .mouse(left: 3)
    case UInt8(ascii: "$") where KeySequence.endsWithDollar(buffer): endControl(byte, alt: alt)
    case 0x20...0x3F: if buffer.count < 64 { buffer.append(byte) }
    case 0x40...0x7E: endControl(byte, alt: alt)
    default:
      // Not a sequence after all: dropped, and the byte starts anew.
      finish(nil)
      take(byte)
    }
  }

  private mutating func endControl(_ byte: UInt8, alt: Bool) {
    let sequence = KeySequence(parameters: buffer, final: byte)
    if sequence.beginsPaste {
      buffer = []
      state = .paste
    } else {
      finish(sequence.key(alt: alt))
    }
  }

  private mutating func takeApplication(_ byte: UInt8, alt: Bool) {
    switch byte {
    case 0x30...0x39 where buffer.count < 4: buffer.append(byte)
    case 0x20...0x7E: finish(KeySequence(parameters: buffer, final: byte).applicationKey(alt: alt))
    default:
      finish(nil)
      take(byte)
    }
  }

  private mutating func takeConsole(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "E"): finish(.function(Int(byte) - 0x40))
    case 0x20...0x7E: finish(.unknown)
    default:
      finish(nil)
      take(byte)
    }
  }

  private mutating func takeString(_ byte: UInt8, introducer: UInt8, sawEscape: Bool) {
    switch byte {
    case 0x07,
      UInt8(ascii: "\\") where byte == 0x07 || sawEscape:
      finish(nil)
    case 0x03:
      finish(nil)
      take(byte)
    default:
      state = .string(introducer: introducer, isEmpty: false, sawEscape: byte == 0x1B)
    }
  }

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private mutating func takePaste(_ byte: UInt8) {
    buffer.append(byte)
    if byte == UInt8(ascii: "~") && buffer.suffix(Self.pasteEnd.count) == Self.pasteEnd[...] {
      buffer.removeLast(Self.pasteEnd.count)
      finishPaste()
    } else if byte == 0x03 {
      // Terminals do not paste Ctrl-C, so the end was lost and someone wants to get out.
      buffer.removeLast()
      finishPaste()
      keys.append(.control("c"))
    } else if buffer.count > Self.pasteBytesMax + 2 * Self.pasteEnd.count {
      buffer.remove(at: Self.pasteBytesMax)
    }
  }

  private mutating func finishPaste() {
    let kept = buffer.prefix(Self.pasteBytesMax)
    var text = ""
    var previous: Unicode.Scalar?
    for scalar in String(decoding: kept, as: UTF8.self).unicodeScalars {
      if scalar == "\n" && previous == "\r" {
      } else if scalar == "\r" {
        text.unicodeScalars.append("\n")
      } else {
        text.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    finish(.paste(text))
  }
}
