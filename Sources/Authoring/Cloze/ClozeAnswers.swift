import Assessment

/// Makes of a gap's alternatives what the gap accepts.
struct ClozeAnswers {
  private let bytes: [UInt8]
  private let gap: ClozeGap
  private let format: TextFormat
  private(set) var findings: [BankFinding] = []
  /// What is right where several choices are at once.
  private(set) var rightOfSeveral: [String] = []

  init(_ bytes: [UInt8], _ gap: ClozeGap, _ format: TextFormat) {
    self.bytes = bytes
    self.gap = gap
    self.format = format
  }

  private struct Answer {
    let text: String
    let feedback: String
    var fraction: Fraction
    let hasShare: Bool
  }

  /// - Parameter excerpt: the gap as people see it, for what is wrong in it.
  mutating func read(excerpt: String) -> Blank.Accepts {
    let answers = readAnswers(excerpt)
    switch gap.kind {
    case .text(let caseSensitive):
      check(answers, atLeast: 1, excerpt)
      return .text(
        answers.map { TextAnswer(text: $0.text, fraction: $0.fraction, feedback: $0.feedback) },
        caseSensitive: caseSensitive)
    case .numeric:
      check(answers, atLeast: 1, excerpt)
      return .numeric(answers.compactMap { number($0, excerpt) })
    case .choice:
      check(answers, atLeast: 2, excerpt)
      return .choice(answers.map(choice))
    case .several:
      if answers.count < 2 { findings.append(.clozeHasFewChoices(excerpt)) }
      return .choice(several(answers, excerpt).map(choice))
    }
  }

  private mutating func readAnswers(_ excerpt: String) -> [Answer] {
    var answers: [Answer] = []
    for alternative in gap.alternatives {
      let text = decoded(alternative.text)
      if text.isEmpty {
        if gap.alternatives.count > 1 { findings.append(.clozeHasEmptyAnswer(excerpt)) }
        continue
      }
      var fraction = alternative.isWhole ? Fraction.one : .zero
      if let weight = alternative.weight {
        let share = weight.share
        fraction = share.fraction
        if let doubt = share.doubt {
          findings.append(.share(doubt, weight.percent, fraction, format: "cloze"))
        }
      }
      answers.append(
        Answer(
          text: text, feedback: alternative.feedback.map { markup($0) } ?? "", fraction: fraction,
          hasShare: alternative.weight != nil))
    }
    return answers
  }

  /// Moodle's own conditions: enough answers, and one of them worth the whole mark. A gap in which
  /// nothing is right at all makes a draft.
  private mutating func check(_ answers: [Answer], atLeast least: Int, _ excerpt: String) {
    if answers.isEmpty {
      findings.append(.clozeHasNoAnswer(excerpt))
    } else if answers.count < least {
      findings.append(.clozeHasFewChoices(excerpt))
    } else if let best = answers.map(\.fraction).max(), best > .zero, best.mark != .one {
      findings.append(.clozeHasNoWholeAnswer(excerpt, best: best))
    }
  }

  /// What is right shares the mark. A gap that takes several choices cannot be marked here unless
  /// one of them alone is right.
  private mutating func several(_ answers: [Answer], _ excerpt: String) -> [Answer] {
    let right = answers.count { $0.fraction > .zero }
    if right > 1 {
      findings.append(.clozeTakesSeveral(excerpt))
      rightOfSeveral = answers.filter { $0.fraction > .zero }.map(\.text)
    }
    return answers.map { answer in
      var answer = answer
      answer.fraction = right == 1 && answer.fraction > .zero ? .one : .zero
      return answer
    }
  }

  private func choice(_ answer: Answer) -> Choice {
    Choice(text: answer.text, fraction: answer.fraction, feedback: answer.feedback)
  }

  /// `5.17`, `5,17:0.01` or `*`.
  ///
  /// Source: as above, NUMERICAL_ALTERNATIVE_REGEX; both decimal marks.
  private mutating func number(_ answer: Answer, _ excerpt: String) -> NumericAnswer? {
    func made(_ range: NumericAnswer.Range) -> NumericAnswer {
      NumericAnswer(range: range, fraction: answer.fraction, feedback: answer.feedback)
    }
    let text = answer.text
    if text == "*" { return made(.any) }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = parts.map { DecimalNumber(program: Self.withPoint($0)) }
    guard let value = numbers.first ?? nil, numbers.count == 1 || numbers[1] != nil else {
      findings.append(.clozeHasNoNumber(text.abridged, excerpt))
      return nil
    }
    let tolerance = numbers.count == 2 ? numbers[1] ?? .zero : .zero
    return made(.value(value, tolerance: tolerance.magnitude))
  }

  private static func withPoint(_ text: Substring) -> [UInt8] {
    text.utf8.drop { $0 == 32 }.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
      .reversed().drop { $0 == 32 }.reversed()
  }

  /// A text of the gap: a choice is markup, what is typed is plain.
  private func decoded(_ range: Range<Int>) -> String {
    switch gap.kind {
    case .choice, .several: markup(range)
    case .text, .numeric: plain(range)
    }
  }

  private func markup(_ range: Range<Int>) -> String { ClozeText.unescaped(bytes[range]) }

  private func plain(_ range: Range<Int>) -> String {
    format == .html ? ClozeText.decoded(bytes[range]) : ClozeText.unescaped(bytes[range])
  }
}
