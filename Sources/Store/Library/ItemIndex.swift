import Assessment

/// What the library finds an item by.
struct ItemIndex: Sendable {
  /// What a search looks at: title, prompt, answers, category and tags, loosely.
  let words: String
  /// What alike items are found by, where that was asked for.
  let traces: LikenessTraces?

  init(_ item: Item, withTraces: Bool) {
    words = Self.words(of: item)
    traces = withTraces ? LikenessTraces(item) : nil
  }

  private static func words(of item: Item) -> String {
    let written = ([item.prompt] + answers(of: item.body)).map {
      PlainText.from($0, format: item.format)
    }
    let all = [item.id.text, item.title] + written + item.category + item.tags
    return TextNormaliser.looseKey(all.joined(separator: "\n"))
  }

  private static func answers(of body: ItemBody) -> [String] {
    switch body {
    case .single(let choices), .multiple(let choices): choices.map(\.text)
    case .text(let answers, _): answers.map(\.text)
    case .matching(let pairs, let distractors): pairs.flatMap { [$0.left, $0.right] } + distractors
    case .ordering(let entries): entries
    case .cloze(let blanks): blanks.flatMap(answers)
    case .trueFalse, .numeric, .essay, .description: []
    }
  }

  private static func answers(of blank: Blank) -> [String] {
    switch blank.accepts {
    case .text(let answers, _): answers.map(\.text)
    case .choice(let choices): choices.map(\.text)
    case .numeric: []
    }
  }
}
