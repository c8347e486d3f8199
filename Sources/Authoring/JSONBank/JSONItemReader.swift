import Assessment

/// Makes an item of a JSON object.
struct JSONItemReader {
  private(set) var answerOffsets: [Int] = []
  /// Members that no item has: a typing error, perhaps.
  private(set) var strangers: [JSONMember] = []
  /// What is to be said of pictures and sounds that do not refuse the item.
  private(set) var mediaNotes: [(finding: BankFinding, offset: Int)] = []

  private static let known: Set<String> = [
    "id", "kind", "title", "prompt", "format", "feedback", "category", "tags", "idNumber", "source",
    "media", "choices", "truth", "feedbackWhenRight", "feedbackWhenWrong", "answers",
    "caseSensitive", "unit", "pairs", "distractors", "order", "blanks", "marking", "toneMarks",
    "slips", "otherUnits",
  ]

  mutating func read(_ object: JSONObject) throws(JSONItemFault) -> Item {
    let kinds = ItemKind.allCases.map(\.rawValue)
    let kind = try object.required(object.word("kind", of: kinds), "kind")
    let formats = [TextFormat.plain, .html, .markdown].map(\.rawValue)
    let format = try object.word("format", of: formats).flatMap(TextFormat.init) ?? .plain
    let media = try readMedia(object)
    let kindOfItem = ItemKind(rawValue: kind) ?? .description
    strangers = object.members.filter {
      !Self.known.contains($0.key) || ($0.key == "otherUnits" && kindOfItem != .numeric)
    }
    return Item(
      id: ItemID(""), title: try object.string("title") ?? "",
      prompt: try object.required(object.string("prompt"), "prompt"), format: format,
      body: try readBody(object, kindOfItem), marking: try object.marking(of: kindOfItem),
      feedback: try object.string("feedback") ?? "",
      category: try object.strings("category") ?? [], tags: try object.strings("tags") ?? [],
      idNumber: try object.string("idNumber"), media: media.isEmpty ? nil : media)
  }

  private mutating func readMedia(_ object: JSONObject) throws(JSONItemFault) -> [Media] {
    guard let nodes = try object.array("media") else { return [] }
    var reader = JSONMediaReader()
    try reader.read(nodes)
    mediaNotes = reader.notes
    return reader.media
  }

  private mutating func readBody(
    _ object: JSONObject, _ kind: ItemKind
  ) throws(JSONItemFault) -> ItemBody {
    switch kind {
    case .single: return .single(try readChoices(object))
    case .multiple: return .multiple(try readChoices(object))
    case .trueFalse:
      return .trueFalse(
        TrueFalseKey(
          truth: try object.required(object.bool("truth"), "truth"),
          feedbackWhenRight: try object.string("feedbackWhenRight") ?? "",
          feedbackWhenWrong: try object.string("feedbackWhenWrong") ?? ""))
    case .text:
      return .text(
        try readTexts(object), caseSensitive: try object.bool("caseSensitive") ?? false)
    case .numeric: return .numeric(try readNumbers(object), unit: try object.string("unit"))
    case .matching:
      return .matching(
        try readPairs(object), distractors: try object.strings("distractors") ?? [])
    case .ordering: return .ordering(try object.required(object.strings("order"), "order"))
    case .cloze: return .cloze(try readBlanks(object))
    case .essay: return .essay
    case .description: return .description
    }
  }

  private mutating func readChoices(_ object: JSONObject) throws(JSONItemFault) -> [Choice] {
    var choices: [Choice] = []
    for entry in try object.objects("choices") {
      answerOffsets.append(entry.offset)
      choices.append(
        Choice(
          text: try entry.required(entry.string("text"), "text"),
          fraction: try entry.fraction(default: nil),
          feedback: try entry.string("feedback") ?? "", last: try entry.bool("last") ?? false))
    }
    return choices
  }

  private mutating func readTexts(_ object: JSONObject) throws(JSONItemFault) -> [TextAnswer] {
    var answers: [TextAnswer] = []
    for entry in try object.objects("answers") {
      answerOffsets.append(entry.offset)
      answers.append(
        TextAnswer(
          text: try entry.required(entry.string("text"), "text"),
          fraction: try entry.fraction(default: .one),
          feedback: try entry.string("feedback") ?? ""))
    }
    return answers
  }

  private mutating func readNumbers(_ object: JSONObject) throws(JSONItemFault) -> [NumericAnswer] {
    var answers: [NumericAnswer] = []
    for entry in try object.objects("answers") {
      answerOffsets.append(entry.offset)
      answers.append(
        NumericAnswer(
          range: try readRange(entry), fraction: try entry.fraction(default: .one),
          feedback: try entry.string("feedback") ?? ""))
    }
    return answers
  }

  private func readRange(_ entry: JSONObject) throws(JSONItemFault) -> NumericAnswer.Range {
    if try entry.bool("any") == true { return .any }
    if let low = try entry.number("low") {
      let high = try entry.required(entry.number("high"), "high")
      return .between(low: min(low, high), high: max(low, high))
    }
    let value = try entry.required(entry.number("value"), "value")
    return try entry.range(about: value)
  }

  private mutating func readPairs(_ object: JSONObject) throws(JSONItemFault) -> [Pair] {
    var pairs: [Pair] = []
    for entry in try object.objects("pairs") {
      answerOffsets.append(entry.offset)
      pairs.append(
        Pair(
          left: try entry.required(entry.string("left"), "left"),
          right: try entry.required(entry.string("right"), "right")))
    }
    return pairs
  }

  private mutating func readBlanks(_ object: JSONObject) throws(JSONItemFault) -> [Blank] {
    var blanks: [Blank] = []
    for entry in try object.objects("blanks") {
      let kind = try entry.word("kind", of: ["text", "numeric", "single"])
      let accepts: Blank.Accepts =
        switch try entry.required(kind, "kind") {
        case "numeric": .numeric(try readNumbers(entry))
        case "single": .choice(try readChoices(entry))
        default:
          .text(try readTexts(entry), caseSensitive: try entry.bool("caseSensitive") ?? false)
        }
      let weight = try entry.number("weight") ?? DecimalNumber(1)
      guard weight.exponent >= 0, weight > .zero, weight <= DecimalNumber(1_000),
        let whole = Int(weight.description)
      else {
        throw JSONItemFault(reason: .outOfRange("weight"), offset: entry.offset)
      }
      blanks.append(Blank(accepts: accepts, weight: whole))
    }
    return blanks
  }
}
