/// An accepted text with `*` for any run of characters and `\*` for a star.
struct TextPattern {
  /// The literal runs between the stars: one where there is no star.
  private let runs: [String]
  private let comparison: TextComparison

  init(_ text: String, _ comparison: TextComparison) {
    self.comparison = comparison
    runs = Self.split(TextNormaliser.display(text)).map(comparison.folded)
  }

  var hasStars: Bool { runs.count > 1 }

  /// True if a response means this text: white space, Unicode form, tone placement and
  /// look-alikes do not count, nor does case unless the item says so.
  func matches(_ response: String) -> Bool {
    meets(comparison.folded(TextNormaliser.display(response)), runs)
  }

  /// True if a response means this text once punctuation is left apart that people type beside an
  /// answer, or that stands at the end of the accepted one.
  func matchesApartFromPunctuation(_ response: String) -> Bool {
    let punctuation = TypedPunctuation(rules: comparison.rules)
    let eased = punctuation.eased(comparison.folded(TextNormaliser.display(response)))
    let bare = punctuation.bare(eased)
    var literals = runs.map(punctuation.eased)
    if meets(eased, literals) || meets(bare, literals) { return true }
    literals[literals.endIndex - 1] = punctuation.withoutEnd(literals[literals.endIndex - 1])
    return meets(bare, literals)
  }

  /// True if a response is this text with as many slips of the fingers as the item allows. A
  /// text with a star has none.
  func matchesWithSlips(_ response: String) -> Bool {
    guard comparison.slips > 0, !hasStars, let literal = runs.first else { return false }
    let punctuation = TypedPunctuation(rules: comparison.rules)
    let form = { punctuation.bare(punctuation.eased(TonePlacement.unified($0))) }
    let given = comparison.folded(TextNormaliser.display(response))
    return SlipDistance.isWithin(
      comparison.slips, form(given), of: form(literal),
      written: (punctuation.plain(given), punctuation.plain(literal)), rules: comparison.rules)
  }

  /// A star may cut a syllable whose tone moves, so the text is tried both ways.
  private func meets(_ text: String, _ literals: [String]) -> Bool {
    Self.matches(scalars(text), literals.map(scalars))
      || Self.matches(
        scalars(TonePlacement.unified(text)), literals.map { scalars(TonePlacement.unified($0)) })
      || (comparison.rules.movesTonesAmongVowels && literals.count == 1
        && literals.first.map(TonePlacement.leading) == TonePlacement.leading(text))
  }

  /// The text with its escaped stars as stars, to show as a right answer.
  static func shown(_ text: String) -> String { split(text).joined(separator: "*") }

  /// How a text is written to be accepted just as it stands, its stars being stars.
  static func written(_ text: String) -> String { text.replacing("*", with: "\\*") }

  private static func split(_ text: String) -> [String] {
    var runs: [String] = []
    var run = String.UnicodeScalarView()
    var escaped = false
    for scalar in text.unicodeScalars {
      if escaped {
        if scalar != "*" { run.append("\\") }
        run.append(scalar)
        escaped = false
      } else if scalar == "\\" {
        escaped = true
      } else if scalar == "*" {
        runs.append(String(run))
        run = String.UnicodeScalarView()
      } else {
        run.append(scalar)
      }
    }
    if escaped { run.append("\\") }
    runs.append(String(run))
    return runs
  }

  private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

  /// The first run is anchored at the start, the last at the end; the ones between are taken as
  /// early as possible, which is enough and needs no going back.
  private static func matches(_ text: [Unicode.Scalar], _ runs: [[Unicode.Scalar]]) -> Bool {
    guard let first = runs.first, let last = runs.last, runs.count > 1 else {
      return runs.first == text
    }
    guard text.starts(with: first), text.count >= first.count + last.count else { return false }
    var rest = text[first.count...]
    guard rest.suffix(last.count).elementsEqual(last) else { return false }
    rest = rest.dropLast(last.count)
    for run in runs.dropFirst().dropLast() {
      guard let found = end(of: run, in: rest) else { return false }
      rest = rest[found...]
    }
    return true
  }

  private static func end(of run: [Unicode.Scalar], in text: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let head = run.first else { return text.startIndex }
    var start = text.startIndex
    while start + run.count <= text.endIndex {
      if text[start] == head, text[start..<(start + run.count)].elementsEqual(run) {
        return start + run.count
      }
      start += 1
    }
    return nil
  }
}
