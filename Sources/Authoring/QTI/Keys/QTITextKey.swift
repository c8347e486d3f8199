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
    let worth = worth.effective(for: samples.map(worth.response.baseType.value), &notes)
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
      let upper = sample.uppercased()
      let other = upper == sample ? sample.lowercased() : upper
      if other == sample || samples.contains(other) { continue }
      if worth.points(other) == worth.points(sample) { insensitive += 1 } else { sensitive += 1 }
    }
    isCaseSensitive = sensitive > 0 && insensitive == 0
    notes.hasMixedCase = sensitive > 0 && insensitive > 0
  }
}
