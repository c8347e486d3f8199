extension PresentedItem {
  /// A text answer may have this many characters, or more where the longest right one needs it.
  public static let textLengthMax = 200

  /// True if the response is one that this item takes: of its kind, of the right length, naming
  /// only what was presented. It says nothing of whether it is right.
  ///
  /// Texts are judged as `Response.normalised` leaves them.
  public func accepts(_ response: Response) -> Bool {
    switch (form, response) {
    case (.single(let choices), .choice(let id)):
      choices.contains { $0.id == id }
    case (.multiple(let choices, let select), .choices(let ids)):
      (select.map { ids.count == $0 } ?? !ids.isEmpty) && Self.allNamed(ids, in: choices)
    case (.trueFalse, .truth), (.numeric, .number): true
    case (.text(let maxLength), .text(let text)):
      Self.isAnswer(text, maxLength: maxLength)
    case (.matching(let left, let right), .pairs(let pairs)):
      !pairs.isEmpty && Self.allNamed(pairs.keys, in: left)
        && Self.allNamed(pairs.values, in: right)
    case (.ordering(let choices), .order(let ids)):
      ids.count == choices.count && Set(ids).count == ids.count && Self.allNamed(ids, in: choices)
    case (.cloze(let gaps), .blanks(let blanks)):
      Self.accepts(blanks, in: gaps)
    default: false
    }
  }

  private static func allNamed(_ ids: some Collection<ChoiceID>, in entries: [Entry]) -> Bool {
    let known = Set(entries.map(\.id))
    return ids.allSatisfy(known.contains)
  }

  /// Characters are Unicode scalars of the NFC form.
  private static func isAnswer(_ text: String, maxLength: Int) -> Bool {
    let normalised = Response.text(text).normalised
    guard case .text(let answer) = normalised, !answer.isEmpty else { return false }
    return answer.unicodeScalars.count <= maxLength
  }

  /// A gap may be left empty, but not all of them.
  private static func accepts(_ blanks: [ChoiceID: String], in gaps: [Gap]) -> Bool {
    var filled = 0
    for (id, text) in blanks {
      guard let gap = gaps.first(where: { $0.id == id }) else { return false }
      if text.isEmpty { continue }
      switch gap.kind {
      case .single: guard gap.choices.contains(where: { $0.id.text == text }) else { return false }
      case .text, .numeric: guard isAnswer(text, maxLength: textLengthMax) else { return false }
      }
      filled += 1
    }
    return filled > 0
  }
}

extension Response {
  /// The response with its texts as they are kept and compared: NFC, trimmed, nothing in them that steers
  /// whatever shows them.
  public var normalised: Response {
    switch self {
    case .text(let text): .text(Self.trimmed(text))
    case .blanks(let blanks): .blanks(blanks.mapValues(Self.trimmed))
    default: self
    }
  }

  /// Control characters, and the signs that turn the direction of writing. No key types one into an answer;
  /// what was pasted is right or wrong without it. White space is marked as such.
  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x85: false
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func trimmed(_ text: String) -> String {
    let isEdge = { TextNormaliser.isSpace($0) || TextNormaliser.isInvisible($0) }
    let shown =
      text.unicodeScalars.contains(where: steers)
      ? TextNormaliser.string(text.unicodeScalars.filter { !steers($0) }) : text
    var scalars = shown.inNFC.unicodeScalars[...]
    while let first = scalars.first, isEdge(first) { scalars.removeFirst() }
    while let last = scalars.last, isEdge(last) { scalars.removeLast() }
    return String(scalars)
  }
}
