/// Which choices of a question are set apart by the way they are written.
///
/// A choice is marked if its letter is, or all of its text; a word in its text is only emphasised.
/// What all choices have says nothing.
struct PaperMarks: Sendable {
  enum Property: Int, CaseIterable, Sendable {
    /// Typed at the beginning or the end of a choice's text.
    case star
    /// A box before its letter: "☒ A. …" among "☐ B. …".
    case box
    case underline, highlight, colour, bold, italic
  }

  /// By property: the places of the marked choices; empty where none or all are.
  private var sets: [Property: Set<Int>] = [:]
  /// By property: true where all choices have it.
  private(set) var onAll: Set<Property> = []

  func marked(_ property: Property) -> Set<Int> { sets[property] ?? [] }

  var isEmpty: Bool { sets.isEmpty && onAll.isEmpty }

  /// True where a way of writing sets more than one choice apart.
  var holdsSeveral: Bool { sets.values.contains { $0.count > 1 } }

  init(_ choices: [PaperChoice], _ lines: [PaperLine]) {
    let starred = choices.indices.filter { Self.withoutStar(choices[$0].text, lines) != nil }
    if !starred.isEmpty, starred.count < choices.count { sets[.star] = Set(starred) }
    let boxes = choices.map { choice in
      let line = lines[choice.place.line]
      return PaperPictographs.isTicked(
        line.bytes, from: choice.place.range.lowerBound, to: line.end)
    }
    if boxes.allSatisfy({ $0 != nil }) {
      let ticked = Set(boxes.indices.filter { boxes[$0] == true })
      if !ticked.isEmpty, ticked.count < boxes.count { sets[.box] = ticked }
    }
    let isPlain = choices.allSatisfy { choice in
      lines[choice.place.line].spans.isEmpty
        && choice.text.allSatisfy { lines[$0.line].spans.isEmpty }
    }
    guard !isPlain, choices.count >= 2 else { return }
    let letters = choices.map { choice in
      choice.letterRange.map { lines[$0.line].style(at: $0.range.lowerBound) }
    }
    let texts = choices.map { Self.uniformStyle($0.text, lines) }
    for property in Property.allCases where property != .star && property != .box {
      let byLetter = Self.set(letters, property)
      let byText = Self.set(texts, property)
      let marked = Self.proper(byLetter, of: choices.count).union(
        Self.proper(byText, of: choices.count))
      if !marked.isEmpty {
        sets[property] = marked
      } else if byLetter.count == choices.count || byText.count == choices.count {
        onAll.insert(property)
      }
    }
  }

  private static func proper(_ set: Set<Int>, of count: Int) -> Set<Int> {
    set.count < count ? set : []
  }

  private static func set(_ styles: [PaperStyle?], _ property: Property) -> Set<Int> {
    func places(_ isMarked: (PaperStyle) -> Bool) -> Set<Int> {
      Set(styles.indices.filter { styles[$0].map(isMarked) ?? false })
    }
    switch property {
    case .underline: return places { $0.traits.contains(.underline) }
    case .bold: return places { $0.traits.contains(.bold) }
    case .italic: return places { $0.traits.contains(.italic) }
    case .colour: return Self.different(styles.map { $0?.colour ?? 0 })
    case .highlight: return Self.different(styles.map { $0?.highlight ?? 0 })
    // Told from the text itself.
    case .star, .box: return []
    }
  }

  /// A text without the star that it begins or ends with: "*Hà Nội", "Hà Nội *". Nil where there is
  /// none, or where stars stand around it as around words that are emphasised.
  static func withoutStar(_ text: [PaperSlice], _ lines: [PaperLine]) -> [PaperSlice]? {
    guard let first = text.first, let last = text.last else { return nil }
    let star = UInt8(ascii: "*")
    let head = lines[first.line].trimmed(first.range)
    let tail = lines[last.line].trimmed(last.range)
    guard head.count > 1, tail.count > 1 else { return nil }
    let (front, back) = (lines[first.line].bytes[head], lines[last.line].bytes[tail])
    let begins = front.first == star && front.dropFirst().first != star
    let ends = back.last == star && back.dropLast().last != star
    guard begins != ends else { return nil }
    var text = text
    if begins {
      text[0] = PaperSlice(
        line: first.line,
        range: lines[first.line].trimmed((head.lowerBound + 1)..<head.upperBound))
    } else {
      text[text.count - 1] = PaperSlice(
        line: last.line,
        range: lines[last.line].trimmed(tail.lowerBound..<(tail.upperBound - 1)))
    }
    return text
  }

  /// Those that differ from what most have: letters may all be blue, and the right one red.
  private static func different(_ values: [UInt32]) -> Set<Int> {
    var counts: [UInt32: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    let usual = counts.first { 2 * $0.value > values.count }?.key ?? 0
    return Set(values.indices.filter { values[$0] != usual })
  }

  /// What all letters of a text have in common.
  static func uniformStyle(_ slices: [PaperSlice], _ lines: [PaperLine]) -> PaperStyle? {
    var common: PaperStyle?
    for slice in slices {
      let line = lines[slice.line]
      var place = slice.range.lowerBound
      func add(_ range: Range<Int>, _ style: PaperStyle) {
        guard line.bytes[range].contains(where: { $0 != 32 && $0 != 9 }) else { return }
        common =
          common.map { earlier in
            PaperStyle(
              traits: earlier.traits.intersection(style.traits),
              colour: earlier.colour == style.colour ? style.colour : 0,
              highlight: earlier.highlight == style.highlight ? style.highlight : 0)
          } ?? style
      }
      for span in line.spans where span.range.overlaps(slice.range) {
        let part = span.range.clamped(to: slice.range)
        add(place..<part.lowerBound, .plain)
        add(part, span.style)
        place = part.upperBound
      }
      add(place..<max(place, slice.range.upperBound), .plain)
    }
    return common
  }
}
