public import Assessment

/// An item with its key as an author reads it over: plain text, ready to be shown anywhere.
public struct ItemListing: Hashable, Sendable {
  /// One answer of the key, or one choice.
  public struct Answer: Hashable, Sendable {
    public enum Mark: Hashable, Sendable { case right, wrong, none }

    public let mark: Mark
    /// "A", "1", "{b1}"; empty where answers have no names.
    public let name: String
    public let text: String
    /// The share of the item's mark where it is neither all nor nothing: "50 %".
    public let share: String
    /// What is said to those who chose it.
    public let feedback: [String]
    /// Where the pictures and sounds in its text come from.
    let pictures: [String]
  }

  public let title: String
  public let kind: String
  /// The category, then the tags.
  public let labels: [String]
  public let prompt: [String]
  public let answers: [Answer]
  public let feedback: [String]
  let promptPictures: [String]
  let feedbackPictures: [String]

  /// - Parameter language: "vi" or "en".
  public init(_ item: Item, language: String) {
    self.init(item, language: language, keepsUnderlines: false)
  }

  /// - Parameter keepsUnderlines: underlined parts stay between `UnderlineMarks`.
  init(_ item: Item, language: String, keepsUnderlines: Bool) {
    let writer = AnswerWriter(item: item, language: language, keepsUnderlines: keepsUnderlines)
    title = item.title
    kind = Self.name(of: item.kind, in: language)
    labels = ([item.category.joined(separator: "/")] + item.tags).filter { !$0.isEmpty }
    prompt = writer.lines(item.prompt)
    answers = writer.answers
    feedback = writer.lines(item.feedback)
    promptPictures = writer.pictures(item.prompt)
    feedbackPictures = writer.pictures(item.feedback)
  }

  /// What people call an item: its title, else its first words.
  public static func name(of item: Item) -> String {
    if !item.title.isEmpty { return item.title }
    let prompt = PlainText.from(item.prompt, format: item.format)
    let line = String(prompt.prefix { !$0.isNewline })
    return line.count > 60 ? line.prefix(59) + "…" : line
  }

  /// Its title with its first words, since many papers have a “Câu 4”.
  public static func nameAndWords(of item: Item) -> String {
    let prompt = PlainText.from(item.prompt, format: item.format)
    let line = String(prompt.prefix { !$0.isNewline })
    guard !item.title.isEmpty, !line.isEmpty, !line.hasPrefix(item.title) else {
      return name(of: item)
    }
    return "\(item.title): " + (line.count > 50 ? line.prefix(49) + "…" : line)
  }

  /// What people call a kind of item.
  public static func name(of kind: ItemKind, in language: String) -> String {
    let (vi, en) =
      switch kind {
      case .single: ("chọn một", "single choice")
      case .multiple: ("chọn nhiều", "multiple choice")
      case .trueFalse: ("đúng sai", "true/false")
      case .text: ("trả lời ngắn", "short answer")
      case .numeric: ("điền số", "number")
      case .matching: ("ghép đôi", "matching")
      case .ordering: ("sắp xếp", "ordering")
      case .cloze: ("điền chỗ trống", "cloze")
      case .essay: ("tự luận", "essay")
      case .description: ("mô tả", "description")
      }
    return language == "en" ? en : vi
  }
}

private struct AnswerWriter {
  typealias Answer = ItemListing.Answer

  let item: Item
  let language: String
  let keepsUnderlines: Bool

  func lines(_ text: String) -> [String] {
    plain(text).split(whereSeparator: \.isNewline).map(String.init)
  }

  private func plain(_ text: String) -> String {
    let text = keepsUnderlines && item.format == .html ? UnderlineMarks.marked(text) : text
    return PlainText.from(text, format: item.format)
  }

  func pictures(_ texts: String...) -> [String] {
    texts.filter { MarkupSigns($0, format: item.format).mayHaveTags }.flatMap { text in
      MarkupTag.all(in: text, format: item.format).compactMap { $0.isEnd ? nil : $0.source }
    }
  }

  var answers: [Answer] {
    switch item.body {
    case .single(let choices), .multiple(let choices): list(choices) { letter($0) }
    case .trueFalse(let key):
      [answer(language == "en" ? "\(key.truth)" : key.truth ? "đúng" : "sai", .one)]
    case .text(let answers, _): list(answers)
    case .numeric(let answers, let unit): list(answers, unit: unit)
    case .matching(let pairs, let distractors):
      pairs.map {
        answer(
          "\(plain($0.left)) → \(plain($0.right))", .one, pictures: pictures($0.left, $0.right))
      } + distractors.map { answer("… → \(plain($0))", .zero, pictures: pictures($0)) }
    case .ordering(let entries):
      entries.enumerated().map {
        answer(plain($1), .one, name: "\($0 + 1)", pictures: pictures($1))
      }
    case .cloze(let blanks):
      blanks.enumerated().flatMap { place, blank in accepted(blank, name: "{b\(place + 1)}") }
    case .essay, .description: []
    }
  }

  private func accepted(_ blank: Blank, name: String) -> [Answer] {
    switch blank.accepts {
    case .text(let answers, _): list(answers, name: name)
    case .numeric(let answers): list(answers, unit: nil, name: name)
    case .choice(let choices): list(choices) { _ in name }
    }
  }

  private func list(_ choices: [Choice], name: (Int) -> String) -> [Answer] {
    choices.enumerated().map { place, choice in
      answer(
        plain(choice.text), choice.fraction, name: name(place), feedback: choice.feedback,
        pictures: pictures(choice.text))
    }
  }

  private func list(_ answers: [TextAnswer], name: String = "") -> [Answer] {
    answers.map { answer(plain($0.text), $0.fraction, name: name, feedback: $0.feedback) }
  }

  private func list(_ answers: [NumericAnswer], unit: String?, name: String = "") -> [Answer] {
    answers.map {
      answer(
        range($0.range) + (unit.map { " " + $0 } ?? "") + inOtherUnits($0.range), $0.fraction,
        name: name, feedback: $0.feedback)
    }
  }

  /// " = 5,5 kW"
  private func inOtherUnits(_ range: NumericAnswer.Range) -> String {
    if range == .any { return "" }
    return (item.marking?.otherUnits ?? []).map { unit in
      let there = unit.range(of: range).map(self.range) ?? "× \(number(unit.multiplier))"
      return " = \(there) \(unit.name)"
    }.joined()
  }

  private func answer(
    _ text: String, _ fraction: Fraction, name: String = "", feedback: String = "",
    pictures: [String] = []
  ) -> Answer {
    Answer(
      mark: fraction > .zero ? .right : .wrong, name: name, text: text, share: share(fraction),
      feedback: lines(feedback), pictures: pictures)
  }

  private func letter(_ place: Int) -> String {
    place < 26 ? String(UnicodeScalar(UInt8(65 + place))) : "\(place + 1)"
  }

  private func share(_ fraction: Fraction) -> String {
    if fraction == .one || fraction == .zero { return "" }
    let hundredths = (fraction.tenMillionths + (fraction < .zero ? -500 : 500)) / 1_000
    let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    let point = language == "en" ? "." : ","
    let decimals = rest == 0 ? "" : point + (rest < 10 ? "0" : "") + "\(rest)"
    return "\(fraction < .zero ? "−" : "")\(whole)\(decimals) %"
  }

  private func range(_ range: NumericAnswer.Range) -> String {
    switch range {
    case .value(let value, let tolerance):
      tolerance == .zero ? number(value) : "\(number(value)) ± \(number(tolerance))"
    case .between(let low, let high): "\(number(low)) … \(number(high))"
    case .any: "*"
    }
  }

  /// With the decimal comma of Vietnam.
  private func number(_ number: DecimalNumber) -> String {
    language == "en" ? "\(number)" : "\(number)".replacing(".", with: ",")
  }
}
