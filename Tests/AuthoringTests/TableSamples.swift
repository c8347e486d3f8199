import Assessment
import Authoring

/// Reads a table for tests; nil for the format lets the content tell.
func readTable(_ text: String, format: BankFormat? = nil) -> BankReading {
  BankReader.read(bytes: Array(text.utf8), file: "a.csv", format: format)
}

/// What an item is, on one line: the kind and its answers.
func summary(_ item: Item) -> String {
  "\(item.kind.rawValue): " + summary(item.body)
}

private func summary(_ body: ItemBody) -> String {
  func percent(_ fraction: Fraction) -> String { "\(fraction.tenMillionths / 100_000)" }
  func texts(_ answers: [TextAnswer]) -> String {
    answers.map { "\($0.text)/\(percent($0.fraction))" }.joined(separator: " | ")
  }
  func numbers(_ answers: [NumericAnswer]) -> String {
    answers.map { answer in
      switch answer.range {
      case .any: "*"
      case .value(let value, let tolerance): "\(value)±\(tolerance)/\(percent(answer.fraction))"
      case .between(let low, let high): "\(low)..\(high)/\(percent(answer.fraction))"
      }
    }.joined(separator: " | ")
  }
  switch body {
  case .single(let choices), .multiple(let choices):
    return choices.map { "\($0.text)/\(percent($0.fraction))" }.joined(separator: " | ")
  case .trueFalse(let key): return "\(key.truth)"
  case .text(let answers, let caseSensitive):
    return texts(answers) + (caseSensitive ? " (Aa)" : "")
  case .numeric(let answers, let unit): return numbers(answers) + (unit.map { " \($0)" } ?? "")
  case .matching(let pairs, let distractors):
    return (pairs.map { "\($0.left)=\($0.right)" } + distractors.map { "=\($0)" })
      .joined(separator: " | ")
  case .ordering(let entries): return entries.joined(separator: " < ")
  case .cloze(let blanks):
    return blanks.map { blank in
      switch blank.accepts {
      case .text(let answers, _): "[\(texts(answers))]"
      case .numeric(let answers): "#[\(numbers(answers))]"
      case .choice(let choices): "?[\(choices.map(\.text).joined(separator: "~"))]"
      }
    }.joined(separator: " ")
  case .essay, .description: return ""
  }
}
