import Assessment

/// Items that are answered by putting together what belongs together.
extension QTIItemBuilder {
  /// - Parameter rights: the same as the left sides where pairs are made within one set.
  mutating func pairs(
    _ lefts: [ReadChoice], _ rights: [ReadChoice], _ response: QTIDeclarations.Response?,
    _ prompt: QTIText
  ) -> Draft {
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
    if sides.isManyToMany { report(.qtiManyToMany()) }
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
      report(.qtiLeftWithoutRight(sides.leftsWithoutRight))
    }
    var draft = Draft(prompt: prompt, feedback: placing.general) { format in
      .matching(
        sides.pairs.map { Pair(left: $0.0.text(in: format), right: $0.1.text(in: format)) },
        distractors: sides.distractors.map { $0.text(in: format) })
    }
    draft.texts = sides.pairs.flatMap { [$0.0, $0.1] } + sides.distractors
    return draft
  }

  /// A left side that is answered by itself.
  struct Row {
    let left: QTIText
    let rights: [ReadChoice]
    let response: QTIDeclarations.Response
  }

  /// Pairs of which each left side is a choice of its own, as in QTI 1.2.
  mutating func matching(_ rows: [Row], _ prompt: QTIText) -> Draft {
    let gaps = rows.map { Gap(choices: $0.rights, response: $0.response) }
    let plan = plan(gaps)
    var pairs: [(left: QTIText, right: ReadChoice)] = []
    for (row, gap) in zip(rows, gaps) {
      var worth = worth(row.response)
      worth.others = plan.others(of: gap)
      let key = QTIChoiceKey(single: row.rights.map(\.identifier), worth)
      let rights = zip(row.rights, key.fractions).filter { $0.1 == .one }.map(\.0)
      // Several right ones for one left side are no key that can be kept.
      guard rights.count == 1 else { continue }
      // Canvas writes rows that nobody filled in, and some of them twice.
      let isNew = !pairs.contains {
        $0.left.html == row.left.html && $0.right.text.html == rights[0].text.html
      }
      if isNew, !row.left.isEmpty { pairs.append((row.left, rights[0])) }
    }
    notes.hasUnequalParts = notes.hasUnequalParts || Set(plan.weights).count > 1
    let placing = place(samples: [], others: plan.wrong, right: plan.right)
    var distractors: [QTIText] = []
    var seen = Set(pairs.map(\.right.text.html))
    for right in rows.flatMap(\.rights)
    where !right.text.isEmpty && seen.insert(right.text.html).inserted {
      distractors.append(right.text)
    }
    let lefts = rows.map { ReadChoice(identifier: "", text: $0.left) }
    var draft = Draft(prompt: prompt, feedback: placing.general, body: { _ in .description })
    if pairs.isEmpty {
      draft.prompt = listing(prompt, lefts, placing, .description).prompt
    } else {
      let lefts = Set(rows.map(\.left.html).filter { !$0.isEmpty })
      let without = lefts.subtracting(pairs.map(\.left.html)).count
      if without > 0 { report(.qtiLeftWithoutRight(without)) }
    }
    draft.body = { format in
      .matching(
        pairs.map { Pair(left: $0.left.text(in: format), right: $0.right.text.text(in: format)) },
        distractors: distractors.map { $0.text(in: format) })
    }
    draft.texts = pairs.flatMap { [$0.left, $0.right.text] } + distractors
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
    _ key: [QTIPair], _ lefts: [QTIItemBuilder.ReadChoice], _ rights: [QTIItemBuilder.ReadChoice]
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
    _ key: [QTIPair], _ lefts: [QTIItemBuilder.ReadChoice], _ rights: [QTIItemBuilder.ReadChoice]
  ) {
    func texts(_ choices: [QTIItemBuilder.ReadChoice]) -> [String: QTIText] {
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
