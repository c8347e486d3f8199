import Assessment

/// Reads which typed texts are accepted.
struct QTITextKey {
  /// With those worth nothing, which may have a feedback.
  private(set) var answers: [TextAnswer] = []
  /// A response that each answer accepts.
  private(set) var samples: [String] = []
  private(set) var isCaseSensitive = false
  private(set) var notes = QTIKeyNotes()

  /// Nobody types it, so it stands for any text that is not named.
  static let anything = "\u{2042}"

  init(_ worth: QTIWorth) {
    let constants = QTIConstants(of: worth.response, in: worth.scoring)
    add(worth.response.correct)
    add(worth.response.mapping?.entries.map(\.key) ?? [])
    add(constants.values.compactMap(\.text))
    add(constants.lists.flatMap { $0.values.compactMap(\.text) })
    for pattern in constants.patterns where !samples.contains(pattern.sample) {
      samples.append(pattern.sample)
      answers.append(TextAnswer(text: pattern.accepted))
    }
    let parts = constants.parts.filter { !$0.isEmpty }.prefix(BankLimits.answersMax)
    let holders = parts.map { Self.anything + $0 + Self.anything }
    let worth = worth.effective(
      for: (samples + holders).map(worth.response.baseType.value), &notes)
    add(parts: zip(parts, holders).map { ($0, $1, worth.points($1) ?? 0) }, worth)
    let points = samples.map { value(of: $0, worth) }
    let rest = worth.points(Self.anything) ?? 0
    let best = max(rest, points.max() ?? 0)
    for index in answers.indices {
      answers[index].fraction = best > 0 ? Fraction(points[index], of: best) : .zero
    }
    readCase(worth)
    if !isCaseSensitive { removeRepeated() }
    if rest > 0 {
      samples.append(Self.anything)
      answers.append(TextAnswer(text: "*", fraction: Fraction(rest, of: best)))
    }
  }

  private mutating func add(_ texts: [String]) {
    for text in texts where !text.isEmpty && !samples.contains(text) {
      guard answers.count < BankLimits.answersMax else { return }
      samples.append(text)
      answers.append(TextAnswer(text: text.replacing(each: "*", with: "\\*")))
    }
  }

  /// Any text with a part in it, the better ones first; the part alone is one of them, unless it is
  /// worth something else.
  private mutating func add(
    parts: [(text: String, sample: String, points: Double)], _ worth: QTIWorth
  ) {
    let parts = parts.filter { $0.points > 0 }
    for part in parts {
      guard let place = samples.firstIndex(of: part.text),
        value(of: part.text, worth) == part.points
      else { continue }
      samples.remove(at: place)
      answers.remove(at: place)
    }
    for part in parts.sorted(by: { $0.points > $1.points }) {
      samples.append(part.sample)
      let text = part.text.replacing(each: "*", with: "\\*")
      answers.append(TextAnswer(text: "*\(text)*"))
    }
  }

  /// Mapped points are taken as they are, below a bound too.
  private func value(of sample: String, _ worth: QTIWorth) -> Double {
    let points = worth.points(sample) ?? 0
    guard let mapping = worth.response.mapping else { return points }
    let type = worth.response.baseType
    let mapped = mapping.points(type.value(sample), type)
    return abs(mapped - points) < 1e-9
      ? mapping.value(of: type.value(sample), type).double : points
  }

  /// Texts that differ in their capitals alone.
  private mutating func removeRepeated() {
    var seen: Set<String> = []
    let kept = answers.indices.filter { seen.insert(answers[$0].text.lowercased()).inserted }
    guard kept.count < answers.count else { return }
    answers = kept.map { answers[$0] }
    samples = kept.map { samples[$0] }
  }

  /// Case counts where a text in the other case is worth something else.
  private mutating func readCase(_ worth: QTIWorth) {
    var sensitive = 0
    var insensitive = 0
    for (sample, answer) in zip(samples, answers) where answer.fraction != .zero {
      let (upper, lower) = (sample.uppercased(), sample.lowercased())
      let mixed = upper.prefix(1) + lower.dropFirst()
      let turned = lower.prefix(1) + upper.dropFirst()
      // One that no answer names tells how they are compared.
      guard
        let other = [upper, lower, String(mixed), String(turned)]
          .first(where: { $0 != sample && !samples.contains($0) })
      else { continue }
      if worth.points(other) == worth.points(sample) { insensitive += 1 } else { sensitive += 1 }
    }
    isCaseSensitive = sensitive > 0 && insensitive == 0
    notes.hasMixedCase = sensitive > 0 && insensitive > 0
  }
}
