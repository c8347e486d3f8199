extension DrawnItem {
  /// Draws the item: ids for the wire and the order in which choices are sent.
  ///
  /// What would give the key away is always drawn: the entries of an ordering and the right sides
  /// of a matching. The rest keeps the bank's order without `shuffle`; choices marked `last` stay
  /// at the end.
  ///
  /// - Returns: nil for an item that cannot be marked.
  public init?(
    drawing item: Item, shuffle: Bool, using generator: inout some RandomNumberGenerator
  ) {
    guard item.kind.canBeMarked else { return nil }
    let shape = DrawnShape(item.body)
    var allIDs = Self.drawIDs(shape.idCount + shape.otherCount, using: &generator)[...]
    let ids = Array(allIDs.prefix(shape.idCount))
    allIDs = allIDs.dropFirst(shape.idCount)
    var order = Array(0..<shape.idCount)
    if shuffle || item.kind == .ordering, item.kind != .cloze {
      order = Self.draw(order, keepingLast: shape.last, using: &generator)
    }
    var otherOrder: [Int] = []
    for group in shape.otherGroups {
      let places = Array(group.places)
      let draws = shuffle || item.kind == .matching
      otherOrder +=
        draws ? Self.draw(places, keepingLast: group.last, using: &generator) : places
    }
    self.init(
      item: item, ids: ids, otherIDs: Array(allIDs), order: order, otherOrder: otherOrder)
  }

  private static func draw(
    _ places: [Int], keepingLast last: Set<Int>, using generator: inout some RandomNumberGenerator
  ) -> [Int] {
    places.filter { !last.contains($0) }.shuffled(using: &generator)
      + places.filter(last.contains)
  }

  /// Distinct ids of a letter and a digit, or three digits where there are many.
  private static func drawIDs(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) -> [ChoiceID] {
    // Without i, l and o, which look like digits.
    let letters = Array("abcdefghjkmnpqrstuvwxyz")
    let bound = count <= 40 ? 10 : count <= 4_000 ? 1_000 : 1_000_000_000
    var seen: Set<String> = []
    var ids: [ChoiceID] = []
    while ids.count < count {
      let letter = letters[Int.random(in: letters.indices, using: &generator)]
      let text = "\(letter)\(Int.random(in: 0..<bound, using: &generator))"
      if seen.insert(text).inserted { ids.append(ChoiceID(text)) }
    }
    return ids
  }
}

/// How many ids an item needs, and which of them stay at the end.
struct DrawnShape {
  struct Group {
    let places: Range<Int>
    let last: Set<Int>
  }

  let idCount: Int
  let last: Set<Int>
  let otherGroups: [Group]

  var otherCount: Int { otherGroups.last?.places.upperBound ?? 0 }

  init(_ body: ItemBody) {
    switch body {
    case .single(let choices), .multiple(let choices):
      self.init(choices.count, last: Self.last(choices))
    case .ordering(let entries): self.init(entries.count)
    case .matching(let pairs, let distractors):
      let rights = DrawnItem.rights(of: pairs, distractors: distractors)
      self.init(pairs.count, others: [Group(places: 0..<rights.count, last: [])])
    case .cloze(let blanks): self.init(blanks.count, others: Self.groups(blanks))
    case .trueFalse, .text, .numeric, .essay, .description: self.init(0)
    }
  }

  private init(_ idCount: Int, last: Set<Int> = [], others: [Group] = []) {
    self.idCount = idCount
    self.last = last
    otherGroups = others
  }

  private static func last(_ choices: [Choice], from start: Int = 0) -> Set<Int> {
    Set(choices.indices.filter { choices[$0].last }.map { $0 + start })
  }

  private static func groups(_ blanks: [Blank]) -> [Group] {
    var groups: [Group] = []
    var start = 0
    for blank in blanks {
      guard case .choice(let choices) = blank.accepts else { continue }
      let end = start + choices.count
      groups.append(Group(places: start..<end, last: last(choices, from: start)))
      start = end
    }
    return groups
  }
}

extension DrawnItem {
  /// The right sides that are presented: distinct texts of the pairs in their order, then the
  /// distractors that are not among them.
  static func rights(of pairs: [Pair], distractors: [String]) -> [String] {
    var seen: Set<String> = []
    return (pairs.map(\.right) + distractors).filter { seen.insert($0).inserted }
  }
}
