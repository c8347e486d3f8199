/// Marks that a typed text has for bold, underlined and coloured letters: `<u>C.</u>`, `**B.**`,
/// `__A.__`. What is no pair stays as it is.
struct PaperInlineMarks {
  private struct Tag {
    let range: Range<Int>
    let name: String
    let isEnd: Bool
    let style: PaperStyle
  }

  private let bytes: [UInt8]
  /// What begins at a byte: its end, and the style that is added, or ended, there.
  private var changes: [Int: (end: Int, style: PaperStyle?)] = [:]
  /// What is left out without any change of style, by where it begins.
  private var gaps: [Int: Int] = [:]
  /// What stands for a space, by where it begins.
  private var spaces: [Int: Int] = [:]

  /// - Parameters:
  ///   - prefix: bytes at the beginning that are left out.
  ///   - isEmphasised: true where a star behind them and one at the end are left out, too.
  static func line(
    _ characters: PaperCharacters, start: Int, prefix: Int, isEmphasised: Bool, teachesHTML: Bool
  ) -> PaperLine {
    let origin = PaperOrigin.text(start: start, offsets: characters.offsets)
    guard
      prefix > 0
        || characters.bytes.contains(where: {
          $0 == 0x3C || $0 == 0x2A || $0 == 0x5F || $0 == 0xEF || $0 == 0x26
        })
    else { return PaperLine(bytes: characters.bytes, origin: origin) }
    var marks = PaperInlineMarks(bytes: characters.bytes)
    let left = isEmphasised ? prefix + 1 : prefix
    if left > 0 { marks.changes[0] = (left, nil) }
    if isEmphasised { marks.changes[marks.bytes.count - 1] = (marks.bytes.count, nil) }
    if !teachesHTML {
      marks.findDisclosures()
      marks.findSpaces()
    }
    marks.findTags(onlyLabels: teachesHTML)
    marks.findPairs()
    return marks.line(characters.offsets, start)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func line(_ offsets: [Int32]?, _ start: Int) -> PaperLine {
    var builder = PaperLineBuilder()
    var moved: [Int32] = []
    var styles: [PaperStyle] = [.plain]
    var index = 0
    func offset(_ index: Int) -> Int32 { offsets.map { $0[index] } ?? Int32(clamping: index) }
    while index < bytes.count {
      if let end = gaps[index] {
        index = end
      } else if let end = spaces[index] {
        builder.append(CollectionOfOne(UInt8(ascii: " ")), styles.last ?? .plain)
        moved.append(offset(index))
        index = end
      } else if let change = changes[index] {
        if let style = change.style {
          styles.append((styles.last ?? .plain).adding(style))
        } else if styles.count > 1 {
          styles.removeLast()
        }
        index = change.end
      } else if bytes[index...].starts(with: PaperLineBuilder.objectBytes) {
        // A picture that copying has left behind.
        builder.append(.picture(PaperPicture(name: "missing", words: "", media: nil)))
        for _ in 0..<3 { moved.append(offset(index)) }
        index += 3
      } else {
        builder.append(CollectionOfOne(bytes[index]), styles.last ?? .plain)
        moved.append(offset(index))
        index += 1
      }
    }
    let isSame = changes.isEmpty && gaps.isEmpty && spaces.isEmpty && offsets == nil
    return builder.line(.text(start: start, offsets: isSame ? nil : moved))
  }

  /// "&nbsp;" between choices, as pages have it.
  private mutating func findSpaces() {
    let space = Array("&nbsp;".utf8)
    for start in bytes.indices where bytes[start] == space[0] {
      if bytes[start...].starts(with: space) { spaces[start] = start + space.count }
    }
  }

  // MARK: Tags

  private mutating func findDisclosures() {
    for tag in PaperDisclosure.tags(in: bytes) {
      let title = PaperDisclosure.title(bytes, after: tag)
      gaps[tag.lowerBound] = title?.start ?? tag.upperBound
      if let rest = title?.rest, !rest.isEmpty { gaps[rest.lowerBound] = rest.upperBound }
    }
  }

  private mutating func findTags(onlyLabels: Bool) {
    var open: [Tag] = []
    var counts: [String: Int] = [:]
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x3C, let tag = tag(at: index) else {
        index += 1
        continue
      }
      index = tag.range.upperBound
      if !tag.isEnd {
        open.append(tag)
        counts[tag.name, default: 0] += 1
      } else if counts[tag.name, default: 0] > 0,
        let place = open.lastIndex(where: { $0.name == tag.name })
      {
        let begin = open[place]
        for left in open[place...] { counts[left.name, default: 0] -= 1 }
        open.removeSubrange(place...)
        if onlyLabels, !standsBeforeLabel(begin) { continue }
        changes[begin.range.lowerBound] = (begin.range.upperBound, begin.style)
        changes[tag.range.lowerBound] = (tag.range.upperBound, nil)
      }
    }
  }

  private static let styles: [String: PaperStyle] = [
    "u": PaperStyle(traits: .underline), "ins": PaperStyle(traits: .underline),
    "b": PaperStyle(traits: .bold), "strong": PaperStyle(traits: .bold),
    "i": PaperStyle(traits: .italic), "em": PaperStyle(traits: .italic),
    "sup": PaperStyle(traits: .raised), "sub": PaperStyle(traits: .lowered),
    "mark": PaperStyle(highlight: 1), "span": .plain, "font": .plain,
  ]

  private static let tagBytesMax = 200

  private func tag(at start: Int) -> Tag? {
    var index = start + 1
    let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    let nameStart = index
    while index < bytes.count, PaperScan.isLetter(bytes[index] | 0x20), bytes[index] >= 0x41 {
      index += 1
    }
    let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
    guard let style = Self.styles[name], index < bytes.count,
      let end = bytes[index...].prefix(Self.tagBytesMax).firstIndex(of: 0x3E),
      end == index || bytes[index] == 32
    else { return nil }
    return Tag(
      range: start..<(end + 1), name: name, isEnd: isEnd,
      style: style.adding(PaperTagColours.style(bytes[index..<end])))
  }

  /// True for a tag at the beginning of a line or a column, before a letter with its sign.
  private func standsBeforeLabel(_ tag: Tag) -> Bool {
    isColumnStart(tag.range.lowerBound) && isLabel(tag.range.upperBound)
  }

  private func isColumnStart(_ index: Int) -> Bool {
    var before = index
    while before > 0, bytes[before - 1] == 32 { before -= 1 }
    return before == 0 || bytes[before - 1] == 9 || index - before > 1
  }

  private func isLabel(_ index: Int) -> Bool {
    guard index + 1 < bytes.count, PaperLetters.number(bytes[index] | 0x20) != nil else {
      return false
    }
    return [UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: ":"), 0x3C, 0x5F].contains(
      bytes[index + 1])
  }

  // MARK: Stars and underscores

  private mutating func findPairs() {
    findPairs(of: 0x2A, PaperStyle(traits: .bold)) { marks, open in
      // "2**3" is a power.
      open == 0 || !marks.isWord(marks.bytes[open - 1])
    }
    findPairs(of: 0x5F, PaperStyle(traits: .underline)) { marks, open in
      // "__init__" is a name; only the letter of a choice is marked like this.
      marks.isColumnStart(open) && marks.isLabel(open + 2)
    }
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || PaperScan.isLetter(byte | 0x20) || PaperScan.isDigit(byte)
  }

  private mutating func findPairs(
    of sign: UInt8, _ style: PaperStyle, mayOpen: (PaperInlineMarks, Int) -> Bool
  ) {
    var open: Int?
    var index = 0
    while index + 1 < bytes.count {
      guard bytes[index] == sign, bytes[index + 1] == sign else {
        index += 1
        continue
      }
      var end = index
      while end < bytes.count, bytes[end] == sign { end += 1 }
      defer { index = end }
      guard end - index == 2 else { continue }
      if let begin = open, bytes[index - 1] != 32,
        end == bytes.count || !isWord(bytes[end]) || sign == 0x5F
      {
        changes[begin] = (begin + 2, style)
        changes[index] = (end, nil)
        open = nil
      } else if end < bytes.count, bytes[end] != 32, mayOpen(self, index) {
        open = index
      }
    }
  }
}
