import Assessment

/// An item with its key, as an author reads it over.
struct ItemText {
  let item: Item
  let number: Int
  let language: String

  /// What people call an item: its title, else its first words.
  static func name(of item: Item) -> String {
    if !item.title.isEmpty { return item.title }
    let prompt = PlainText.from(item.prompt, format: item.format)
    let line = String(prompt.prefix { !$0.isNewline })
    return line.count > 60 ? line.prefix(59) + "…" : line
  }

  var text: String {
    let kind = BankWords.name(of: item.kind, in: language)
    let labels = ([item.category.joined(separator: "/")] + item.tags).filter { !$0.isEmpty }
    let tail = labels.isEmpty ? "" : " · " + labels.joined(separator: " · ")
    var lines = ["\(number). \(item.title) [\(kind)]\(tail)"]
    lines += indented(item.prompt)
    lines += answers.map { "   " + $0 }
    if !item.feedback.isEmpty { lines += indented(item.feedback, mark: "» ") }
    lines.append("   \(item.id.text)")
    return lines.joined(separator: "\n")
  }

  private func plain(_ text: String) -> String { PlainText.from(text, format: item.format) }

  private func indented(_ text: String, mark: String = "") -> [String] {
    plain(text).split(whereSeparator: \.isNewline).map { "   " + mark + $0 }
  }

  private var answers: [String] {
    switch item.body {
    case .single(let choices), .multiple(let choices): choices.enumerated().map(choice)
    case .trueFalse(let key): [language == "en" ? "= \(key.truth)" : key.truth ? "= đúng" : "= sai"]
    case .text(let answers, _): answers.map { "= \(plain($0.text))\(share($0.fraction))" }
    case .numeric(let answers, let unit):
      answers.map { "= \(range($0.range))\(unit.map { " " + $0 } ?? "")\(share($0.fraction))" }
    case .matching(let pairs, let distractors):
      pairs.map { "\(plain($0.left)) → \(plain($0.right))" } + distractors.map { "– \(plain($0))" }
    case .ordering(let entries): entries.enumerated().map { "\($0 + 1). \(plain($1))" }
    case .cloze(let blanks): blanks.enumerated().map { "{b\($0 + 1)} = \(accepted($1))" }
    case .essay, .description: []
    }
  }

  private func choice(_ place: Int, _ choice: Choice) -> String {
    let letter = place < 26 ? String(UnicodeScalar(UInt8(65 + place))) : "\(place + 1)"
    let mark = choice.fraction > .zero ? "●" : "○"
    return "\(mark) \(letter). \(plain(choice.text))\(share(choice.fraction))"
  }

  /// Nothing for all and for nothing, else the share in per cent.
  private func share(_ fraction: Fraction) -> String {
    if fraction == .one || fraction == .zero { return "" }
    let hundredths = (fraction.tenMillionths + (fraction < .zero ? -500 : 500)) / 1_000
    let (whole, rest) = (hundredths.magnitude / 100, hundredths.magnitude % 100)
    let sign = fraction < .zero ? "−" : ""
    let decimals =
      rest == 0 ? "" : (language == "en" ? "." : ",") + (rest < 10 ? "0" : "") + "\(rest)"
    return " (\(sign)\(whole)\(decimals) %)"
  }

  private func range(_ range: NumericAnswer.Range) -> String {
    switch range {
    case .value(let value, let tolerance):
      tolerance == .zero ? "\(value)" : "\(value) ± \(tolerance)"
    case .between(let low, let high): "\(low) … \(high)"
    case .any: "*"
    }
  }

  private func accepted(_ blank: Blank) -> String {
    switch blank.accepts {
    case .text(let answers, _):
      answers.map { plain($0.text) + share($0.fraction) }
        .joined(separator: " | ")
    case .numeric(let answers):
      answers.map { range($0.range) + share($0.fraction) }
        .joined(separator: " | ")
    case .choice(let choices):
      choices.map { plain($0.text) + share($0.fraction) }
        .joined(separator: " | ")
    }
  }
}
