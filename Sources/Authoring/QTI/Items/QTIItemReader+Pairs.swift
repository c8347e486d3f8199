import Assessment

/// Items that are answered by putting together what belongs together.
extension QTIItemReader {
  mutating func match(
    _ question: XMLElement, _ prompt: QTIText, _ kind: QTIInteraction
  ) -> Draft {
    let name = "simpleAssociableChoice"
    let sets = question.children("simpleMatchSet")
    guard kind == .match, sets.count == 2 else {
      let all = choices(in: question, name)
      return pairs(question, prompt, all, all)
    }
    let lefts = choices(in: sets[0], name)
    let rights = choices(in: sets[1], name)
    return pairs(question, prompt, lefts, rights)
  }

  /// Words that go into gaps: the gaps are numbered, and each is a left side.
  mutating func gapMatch(
    _ question: XMLElement, _ element: XMLElement, _ body: inout QTIBody
  ) -> Draft {
    var gaps: [ReadChoice] = []
    for gap in question.all("gap") {
      let label = "[\(gaps.count + 1)]"
      body.replacements[gap.index] = label
      gaps.append(
        ReadChoice(
          identifier: gap.attribute("identifier") ?? "", text: QTIText(plain: label),
          isFixed: false))
    }
    var words: [ReadChoice] = []
    for word in question.children where word.name == "gapText" || word.name == "gapImg" {
      body.replacements[word.index] = ""
      answerOffsets.append(word.offset)
      words.append(
        ReadChoice(
          identifier: word.attribute("identifier") ?? "",
          text: QTIMarkup.text(of: word, sources), isFixed: false))
    }
    let prompt = QTIMarkup.text(of: element, sources, replacing: body.replacements)
    return pairs(question, prompt, gaps, words)
  }

  private mutating func pairs(
    _ question: XMLElement, _ prompt: QTIText, _ lefts: [ReadChoice], _ rights: [ReadChoice]
  ) -> Draft {
    let response = response(of: question)
    var key: QTIPairKey?
    if let response, !isWithoutKey {
      let read = QTIPairKey(worth(response))
      notes.add(read.notes)
      key = read
    }
    let given = key.map { key in key.pairs.map(\.text) } ?? []
    let right = given.isEmpty ? nil : response.map { [$0.identifier: $0.value(given)] }
    let placing = place(samples: [], others: [[:]] + wrongPairs(response, given), right: right)
    let sides = PairSides(key?.pairs ?? [], lefts, rights)
    if sides.isManyToMany { report(.qtiManyToMany(), at: question.offset) }
    guard !sides.pairs.isEmpty else {
      let all = lefts.map(\.identifier) == rights.map(\.identifier) ? [] : rights
      var draft = listing(prompt, lefts, placing, .matching([], distractors: []))
      draft.body = { format in
        .matching([], distractors: all.map { $0.text.text(in: format) })
      }
      draft.texts = all.map(\.text)
      return draft
    }
    if sides.leftsWithoutRight > 0 {
      report(.qtiLeftWithoutRight(sides.leftsWithoutRight), at: question.offset)
    }
    var draft = Draft(prompt: prompt, feedback: placing.general) { format in
      .matching(
        sides.pairs.map { Pair(left: $0.0.text(in: format), right: $0.1.text(in: format)) },
        distractors: sides.distractors.map { $0.text(in: format) })
    }
    draft.texts = sides.pairs.flatMap { [$0.0, $0.1] } + sides.distractors
    return draft
  }

  private func wrongPairs(
    _ response: QTIDeclarations.Response?, _ right: [String]
  ) -> [[String: QTIValue]] {
    guard let response, let first = right.first.flatMap({ QTIPair($0) }) else { return [] }
    return [[response.identifier: response.value([QTIPair(first.first, first.first).text])]]
  }
}

/// The two sides of a matching item: each left side has one right side.
private struct PairSides {
  private(set) var pairs: [(QTIText, QTIText)] = []
  private(set) var distractors: [QTIText] = []
  private(set) var leftsWithoutRight = 0
  /// Sides go with several others both ways, so that neither can be the left one.
  private(set) var isManyToMany = false

  init(
    _ key: [QTIPair], _ lefts: [QTIItemReader.ReadChoice], _ rights: [QTIItemReader.ReadChoice]
  ) {
    let leftNames = Set(lefts.map(\.identifier))
    // In a gap match the word comes first and the gap second; pairs may be written either way.
    let oriented = key.map { pair in
      leftNames.contains(pair.first) ? pair : QTIPair(pair.second, pair.first)
    }
    if Self.isFunction(oriented.map(\.first)) {
      read(oriented, lefts, rights)
    } else if Self.isFunction(oriented.map(\.second)) {
      read(oriented.map { QTIPair($0.second, $0.first) }, rights, lefts)
    } else {
      isManyToMany = true
    }
  }

  /// True if nothing stands there twice.
  private static func isFunction(_ names: [String]) -> Bool { Set(names).count == names.count }

  private mutating func read(
    _ key: [QTIPair], _ lefts: [QTIItemReader.ReadChoice], _ rights: [QTIItemReader.ReadChoice]
  ) {
    func texts(_ choices: [QTIItemReader.ReadChoice]) -> [String: QTIText] {
      Dictionary(
        choices.map { ($0.identifier, $0.text) }, uniquingKeysWith: { first, _ in first })
    }
    let rightTexts = texts(rights)
    let rightOf = Dictionary(
      key.map { ($0.first, $0.second) }, uniquingKeysWith: { first, _ in first })
    var used: Set<String> = []
    for left in lefts {
      guard let name = rightOf[left.identifier], let right = rightTexts[name] else { continue }
      pairs.append((left.text, right))
      used.formUnion([name, left.identifier])
    }
    let isOneSet = lefts.map(\.identifier) == rights.map(\.identifier)
    for right in rights where !used.contains(right.identifier) { distractors.append(right.text) }
    leftsWithoutRight = isOneSet ? 0 : lefts.count - pairs.count
  }
}
