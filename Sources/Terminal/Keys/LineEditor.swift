/// A text of one line while it is being edited.
///
/// The cursor counts characters, so a letter with its marks is one step, however it was typed.
public struct LineEditor: Hashable, Sendable {
  public private(set) var text: String
  /// How many characters stand before the cursor.
  public private(set) var cursor: Int
  /// The most characters the text may have; more are not taken.
  public let lengthMax: Int
  /// Something of what was typed last found no room.
  public private(set) var isCut = false

  public init(text: String = "", lengthMax: Int = 200) {
    self.lengthMax = max(0, lengthMax)
    self.text = String(Sanitiser.clean(text).prefix(self.lengthMax))
    cursor = self.text.count
  }

  public var isEmpty: Bool { text.isEmpty }

  /// Takes a key. Returns false, and changes nothing, for a key that does not edit: Enter, Tab,
  /// Escape, up, down and the like are the caller's.
  public mutating func handle(_ key: Key) -> Bool {
    let length = text.count
    defer { if text.count < length { isCut = false } }
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text): insert(text)
    case .backspace: remove(before: cursor - 1)
    case .delete, .control("d"): removeAfter(to: cursor + 1)
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .wordLeft, .alt("b"): cursor = wordStart
    case .wordRight, .alt("f"): cursor = wordEnd
    case .deleteWord, .control("w"): remove(before: wordStart)
    case .alt("d"): removeAfter(to: wordEnd)
    case .control("u"): remove(before: 0)
    case .control("k"): removeAfter(to: text.count)
    default: return false
    }
    return true
  }

  /// Inserts at the cursor. Line ends become spaces, what may not be shown is left out, and what
  /// would make the text longer than `lengthMax` is not taken.
  public mutating func insert(_ inserted: String) {
    // A mark changes the letter before it, so both are cleaned and counted together.
    var head = Sanitiser.clean(before + inserted)
    let tail = after
    isCut = (head + tail).count > lengthMax
    while !head.isEmpty && (head + tail).count > lengthMax && head.count > cursor {
      head.removeLast()
    }
    let whole = head + tail
    guard whole.count <= lengthMax else { return }
    text = whole
    cursor = min(head.count, whole.count)
  }

  /// Empties the text.
  public mutating func clear() {
    text = ""
    cursor = 0
  }

  private var before: String { String(text.prefix(cursor)) }
  private var after: String { String(text.dropFirst(cursor)) }

  private mutating func remove(before start: Int) {
    guard start >= 0, start < cursor else { return }
    text = String(text.prefix(start)) + after
    cursor = start
  }

  private mutating func removeAfter(to end: Int) {
    text = before + String(text.dropFirst(end))
    cursor = min(cursor, text.count)
  }

  /// Where the word before the cursor begins.
  private var wordStart: Int {
    let characters = Array(text)
    var place = cursor
    while place > 0 && !Self.isWord(characters[place - 1]) { place -= 1 }
    while place > 0 && Self.isWord(characters[place - 1]) { place -= 1 }
    return place
  }

  /// Where the word after the cursor ends.
  private var wordEnd: Int {
    let characters = Array(text)
    var place = cursor
    while place < characters.count && !Self.isWord(characters[place]) { place += 1 }
    while place < characters.count && Self.isWord(characters[place]) { place += 1 }
    return place
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}

extension LineEditor {
  /// The part of a line that a field shows.
  public struct View: Hashable, Sendable {
    public let text: String
    /// The cell of the cursor, from 0, always within the field.
    public let cursorColumn: Int
    public let hidesLeft: Bool
    public let hidesRight: Bool
  }

  /// What a field of `width` cells shows, scrolled by half fields so that the cursor is in it.
  public func visible(width: Int) -> View {
    let width = max(1, width)
    let step = max(1, width / 2)
    let cursorCell = text.prefix(cursor).cellWidth
    let offset = cursorCell < width ? 0 : (cursorCell - width) / step * step + step
    var shown = ""
    var cell = 0
    var start: Int?
    var hidesRight = false
    for character in text {
      let taken = CellWidth.of(character)
      if cell >= offset {
        let first = start ?? cell
        start = first
        if cell + taken > first + width {
          hidesRight = true
          break
        }
        shown.append(character)
      }
      cell += taken
    }
    return View(
      text: shown, cursorColumn: min(width - 1, max(0, cursorCell - (start ?? offset))),
      hidesLeft: offset > 0, hidesRight: hidesRight)
  }
}
