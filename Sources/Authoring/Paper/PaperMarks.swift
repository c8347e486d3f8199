/// Which choices of a question are set apart by the way they are written.
///
/// A choice is marked if its letter is, or all of its text; a word in its text is only emphasised.
/// What all choices have says nothing.
struct PaperMarks: Sendable {
  enum Property: Int, CaseIterable, Sendable {
    /// Typed at the beginning or the end of a choice's text.
    case star
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
    let isPlain = choices.allSatisfy { choice in
      lines[choice.place.line].spans.isEmpty
        && choice.text.allSatisfy { lines[$0.line].spans.isEmpty }
    }
    guard !isPlain, choices.count >= 2 else { return }
    let letters = choices.map { choice in
      choice.letterRange.map { lines[$0.line].style(at: $0.range.lowerBound) }
    }
    let texts = choices.map { Self.uniformStyle($0.text, lines) }
    for property in Property.allCases where property != .star {
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
    case .star: return []
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

/// Which of the ways of writing mark the right answers of a paper.
///
/// Told from the whole paper: a way counts if it sets choices apart in at least half of the
/// questions that have no other key, or in three of them, does not speak against the keys that are
/// written out, and mostly sets one choice apart where one is asked for.
struct PaperMarkEvidence: Sendable {
  /// A question: what is marked in it, and its key where that is written out.
  struct Case: Sendable {
    let marks: PaperMarks
    let key: Set<Int>?
    /// True where more than one choice may be right.
    var asksForSeveral = false
  }

  private(set) var established: [PaperMarks.Property] = []

  private static let enough = 3
  private static let starsMin = 2

  init(_ cases: [Case]) {
    var remaining = cases.filter { $0.key == nil }
    var candidates = PaperMarks.Property.allCases.filter {
      !Self.isContradicted($0, by: cases) && Self.setsOneApart($0, in: cases)
    }
    while !remaining.isEmpty {
      let counts = candidates.map { property in
        remaining.count { !$0.marks.marked(property).isEmpty }
      }
      guard let most = counts.max(), most > 0, let place = counts.firstIndex(of: most),
        most >= Self.enough || 2 * most >= remaining.count
      else { return }
      let property = candidates.remove(at: place)
      // A star is a sign of formulas and programs, too.
      if property == .star, most < Self.starsMin { continue }
      if !isContradicted(property, in: cases) {
        established.append(property)
        remaining.removeAll { !$0.marks.marked(property).isEmpty }
      }
    }
  }

  /// True if the property marks other choices than the written keys in most cases.
  private static func isContradicted(_ property: PaperMarks.Property, by cases: [Case]) -> Bool {
    var (agreeing, differing) = (0, 0)
    for entry in cases {
      let marked = entry.marks.marked(property)
      guard let key = entry.key, !marked.isEmpty else { continue }
      if marked == key { agreeing += 1 } else { differing += 1 }
    }
    return differing > agreeing
  }

  /// False if it marks several choices in most questions that ask for one: so are all labels
  /// written but the right one, whose own mark a PDF has lost.
  private static func setsOneApart(_ property: PaperMarks.Property, in cases: [Case]) -> Bool {
    var (one, several) = (0, 0)
    for entry in cases where entry.key == nil {
      let count = entry.marks.marked(property).count
      if count == 0 { continue }
      if count == 1 || entry.asksForSeveral { one += 1 } else { several += 1 }
    }
    return several <= one
  }

  /// True if it marks other choices than a stronger property in most questions that have both.
  private func isContradicted(_ property: PaperMarks.Property, in cases: [Case]) -> Bool {
    var (agreeing, differing) = (0, 0)
    for entry in cases {
      let marked = entry.marks.marked(property)
      guard !marked.isEmpty else { continue }
      for stronger in established where !entry.marks.marked(stronger).isEmpty {
        if entry.marks.marked(stronger) == marked { agreeing += 1 } else { differing += 1 }
      }
    }
    return differing > agreeing
  }
}
