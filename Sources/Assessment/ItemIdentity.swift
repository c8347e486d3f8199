/// What makes two items the same item: kind, prompt and answers, and nothing else.
public enum ItemIdentity {
  /// One text for each item, the same for the same item read from another file or format.
  ///
  /// Markup is reduced to plain text, white space collapsed, texts in NFC; choices, answers and
  /// pairs are sorted, so their order does not count (except in ordering and cloze). Title,
  /// feedback, category and tags are left out. The hash of this text is the item's id, so its
  /// form never changes.
  public static func canonicalText(of item: Item) -> String {
    let writer = Canonical(format: item.format)
    var lines = [item.kind.rawValue, "prompt " + writer.plain(item.prompt)]
    lines += writer.lines(of: item.body)
    return lines.joined(separator: "\n")
  }

  private struct Canonical {
    let format: TextFormat

    func plain(_ text: String) -> String {
      TextNormaliser.collapsed(PlainText.from(text, format: format, pictures: .identified))
    }

    func lines(of body: ItemBody) -> [String] {
      switch body {
      case .single(let choices), .multiple(let choices): lines(of: choices)
      case .trueFalse(let key): [key.truth ? "true" : "false"]
      case .text(let answers, let caseSensitive): lines(of: answers, caseSensitive)
      case .numeric(let answers, let unit): lines(of: answers) + (unit.map { ["unit " + $0] } ?? [])
      case .matching(let pairs, let distractors):
        sorted(pairs.map { "pair \(plain($0.left))\t\(plain($0.right))" })
          + sorted(distractors.map { "distractor \(plain($0))" })
      case .ordering(let entries): entries.map { "then \(plain($0))" }
      case .cloze(let blanks): blanks.flatMap(lines)
      case .essay, .description: []
      }
    }

    private func lines(of choices: [Choice]) -> [String] {
      sorted(choices.map { "choice \($0.fraction.tenMillionths) \(plain($0.text))" })
    }

    private func lines(of answers: [TextAnswer], _ caseSensitive: Bool) -> [String] {
      sorted(
        answers.map {
          "text \($0.fraction.tenMillionths) \(TextNormaliser.collapsed($0.text))"
        }) + (caseSensitive ? ["case"] : [])
    }

    private func lines(of answers: [NumericAnswer]) -> [String] {
      sorted(answers.map { "number \($0.fraction.tenMillionths) \(range($0.range))" })
    }

    /// By its ends, since formats write the same range in different ways.
    private func range(_ range: NumericAnswer.Range) -> String {
      if let ends = range.ends { return "\(ends.low)..\(ends.high)" }
      if case .value(let value, let tolerance) = range { return "\(value):\(tolerance)" }
      return "*"
    }

    private func lines(of blank: Blank) -> [String] {
      let answers =
        switch blank.accepts {
        case .text(let answers, let caseSensitive): lines(of: answers, caseSensitive)
        case .numeric(let answers): lines(of: answers)
        case .choice(let choices): lines(of: choices)
        }
      return ["blank \(blank.weight)"] + answers
    }

    /// By bytes, which is the same on every machine.
    private func sorted(_ lines: [String]) -> [String] {
      lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }
}
