public import Assessment

/// Writes items as JSON, one on each line, in the order of the list.
public enum JSONBankWriter {
  public static func write(_ items: [Item]) -> String {
    var bytes: [UInt8] = Array("[\n".utf8)
    for (index, item) in items.enumerated() {
      if index > 0 { bytes += Array(",\n".utf8) }
      json(item).write(to: &bytes)
    }
    bytes += Array(items.isEmpty ? "]\n".utf8 : "\n]\n".utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// One item.
  public static func json(_ item: Item) -> OrderedJSON {
    var members = JSONMembers()
    members.add("id", .string(item.id.text))
    members.add("kind", .string(item.kind.rawValue))
    members.add("title", .string(item.title))
    members.add("prompt", .string(item.prompt))
    members.add("format", .string(item.format.rawValue))
    members.add(item.body)
    if let marking = item.marking { members.add(marking) }
    members.add("feedback", .string(item.feedback))
    members.add("category", .array(item.category.map(OrderedJSON.string)))
    members.add("tags", .array(item.tags.map(OrderedJSON.string)))
    if let number = item.idNumber { members.add("idNumber", .string(number)) }
    if let media = item.media { members.add("media", .array(media.map(json))) }
    if let source = item.source {
      members.add(
        "source",
        .object([
          OrderedJSON.Member("file", .string(source.file)),
          OrderedJSON.Member("line", .whole(source.line)),
        ]))
    }
    return members.object
  }

  /// With its content, so that the bank is whole wherever it goes.
  private static func json(_ media: Media) -> OrderedJSON {
    .object([
      OrderedJSON.Member("name", .string(media.name)),
      OrderedJSON.Member("mediaType", .string(media.mediaType)),
      OrderedJSON.Member("sha256", .string(media.sha256)),
      OrderedJSON.Member("bytes", .whole(media.byteCount)),
      OrderedJSON.Member("data", .string(media.base64)),
    ])
  }
}

/// Collects the members of an object in their order.
private struct JSONMembers {
  private var members: [OrderedJSON.Member] = []

  var object: OrderedJSON { .object(members) }

  mutating func add(_ key: String, _ value: OrderedJSON) {
    members.append(OrderedJSON.Member(key, value))
  }

  mutating func add(unlessEmpty key: String, _ text: String) {
    if !text.isEmpty { add(key, .string(text)) }
  }

  mutating func add(_ body: ItemBody) {
    switch body {
    case .single(let choices), .multiple(let choices): add("choices", Self.json(choices))
    case .trueFalse(let key):
      add("truth", .bool(key.truth))
      add(unlessEmpty: "feedbackWhenRight", key.feedbackWhenRight)
      add(unlessEmpty: "feedbackWhenWrong", key.feedbackWhenWrong)
    case .text(let answers, let caseSensitive): add(answers, caseSensitive)
    case .numeric(let answers, let unit):
      add("answers", Self.json(answers))
      if let unit { add("unit", .string(unit)) }
    case .matching(let pairs, let distractors):
      add("pairs", .array(pairs.map(Self.json)))
      add("distractors", .array(distractors.map(OrderedJSON.string)))
    case .ordering(let entries): add("order", .array(entries.map(OrderedJSON.string)))
    case .cloze(let blanks): add("blanks", .array(blanks.map(Self.json)))
    case .essay, .description: break
    }
  }

  mutating func add(_ marking: ItemMarking) {
    if let parts = marking.parts { add("marking", .string(parts.rawValue)) }
    if marking.ignoresToneMarks { add("toneMarks", .bool(false)) }
    if marking.slips > 0 { add("slips", .whole(marking.slips)) }
    if !marking.otherUnits.isEmpty {
      add("otherUnits", .array(marking.otherUnits.map(Self.json)))
    }
  }

  private static func json(_ unit: OtherUnit) -> OrderedJSON {
    .object([
      OrderedJSON.Member("unit", .string(unit.name)),
      OrderedJSON.Member("multiplier", .number(unit.multiplier.description)),
    ])
  }

  private mutating func add(_ answers: [TextAnswer], _ caseSensitive: Bool) {
    add("answers", .array(answers.map(Self.json)))
    if caseSensitive { add("caseSensitive", .bool(true)) }
  }

  private static func json(_ choices: [Choice]) -> OrderedJSON {
    .array(
      choices.map { choice in
        var members = JSONMembers()
        members.add("text", .string(choice.text))
        members.add("fraction", json(choice.fraction))
        members.add(unlessEmpty: "feedback", choice.feedback)
        if choice.last { members.add("last", .bool(true)) }
        return members.object
      })
  }

  private static func json(_ answer: TextAnswer) -> OrderedJSON {
    var members = JSONMembers()
    members.add("text", .string(answer.text))
    members.add("fraction", json(answer.fraction))
    members.add(unlessEmpty: "feedback", answer.feedback)
    return members.object
  }

  private static func json(_ answers: [NumericAnswer]) -> OrderedJSON {
    .array(
      answers.map { answer in
        var members = JSONMembers()
        switch answer.range {
        case .value(let value, let tolerance):
          members.add("value", .number(value.description))
          members.add("tolerance", .number(tolerance.description))
        case .between(let low, let high):
          members.add("low", .number(low.description))
          members.add("high", .number(high.description))
        case .any: members.add("any", .bool(true))
        }
        members.add("fraction", json(answer.fraction))
        members.add(unlessEmpty: "feedback", answer.feedback)
        return members.object
      })
  }

  private static func json(_ pair: Pair) -> OrderedJSON {
    .object([
      OrderedJSON.Member("left", .string(pair.left)),
      OrderedJSON.Member("right", .string(pair.right)),
    ])
  }

  private static func json(_ blank: Blank) -> OrderedJSON {
    var members = JSONMembers()
    switch blank.accepts {
    case .text(let answers, let caseSensitive):
      members.add("kind", .string("text"))
      members.add(answers, caseSensitive)
    case .numeric(let answers):
      members.add("kind", .string("numeric"))
      members.add("answers", json(answers))
    case .choice(let choices):
      members.add("kind", .string("single"))
      members.add("choices", json(choices))
    }
    members.add("weight", .whole(blank.weight))
    return members.object
  }

  private static func json(_ fraction: Fraction) -> OrderedJSON {
    .number(DecimalNumber(checked: fraction.tenMillionths, exponent: -7)?.description ?? "0")
  }
}
