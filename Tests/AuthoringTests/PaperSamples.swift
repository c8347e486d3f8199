import Assessment
import Authoring

/// Reads a typed paper for tests.
func readPaper(_ text: String, file: String = "de.txt") -> BankReading {
  BankReader.read(bytes: Array(text.utf8), file: file, format: .paper)
}

/// The items of a paper, each on a line: kind, prompt, and its choices with a star before the right
/// ones, or its other answers.
func outline(_ reading: BankReading) -> [String] { reading.items.map(outline) }

func outline(_ item: Item) -> String {
  let prompt = item.prompt.replacing("\n", with: "⏎")
  return "\(item.title.isEmpty ? "–" : item.title)|\(prompt)|\(answers(item.body))"
}

func outlinePaper(_ text: String) -> [String] { outline(readPaper(text)) }

/// The codes of a paper's diagnostics with their places: "paper.no-text 3:1".
func findings(_ reading: BankReading) -> [String] {
  reading.diagnostics.map { "\($0.code) \($0.line):\($0.column)" }
}

private func answers(_ body: ItemBody) -> String {
  switch body {
  case .single(let choices):
    choices.map { ($0.fraction > .zero ? "*" : "") + $0.text }.joined(separator: "/")
  case .multiple(let choices):
    "[]" + choices.map { ($0.fraction > .zero ? "*" : "") + $0.text }.joined(separator: "/")
  case .trueFalse(let key): "\(key.truth)"
  case .text(let answers, _): "text " + answers.map(\.text).joined(separator: "/")
  case .numeric(let answers, let unit):
    "number " + answers.map { value($0.range) }.joined(separator: "/")
      + (unit.map { " " + $0 } ?? "")
  case .matching(let pairs, let distractors):
    pairs.map { "\($0.left)=\($0.right)" }.joined(separator: "/")
      + (distractors.isEmpty ? "" : "+" + distractors.joined(separator: "/"))
  case .essay: "essay"
  default: "?"
  }
}

private func value(_ range: NumericAnswer.Range) -> String {
  if case .value(let value, _) = range { return "\(value)" }
  return "?"
}
