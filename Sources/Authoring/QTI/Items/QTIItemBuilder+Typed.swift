import Assessment

/// Items that are answered by typing, and texts with several gaps.
extension QTIItemBuilder {
  /// - Parameter prompt: its gap at the end is where the answer goes anyway.
  mutating func typed(_ response: QTIDeclarations.Response?, _ prompt: QTIText) -> Draft {
    let prompt = Self.withoutGapAtEnd(prompt)
    if let response, response.baseType.isNumber {
      let (answers, texts, general) = numbers(response, takesFeedback: true)
      return typedDraft(prompt, general, texts) { texts in
        .numeric(Self.withFeedback(answers, texts), unit: nil)
      }
    }
    let (answers, isCaseSensitive, texts, general) = texts(response, takesFeedback: true)
    return typedDraft(prompt, general, texts) { texts in
      .text(Self.withFeedback(answers, texts), caseSensitive: isCaseSensitive)
    }
  }

  private func typedDraft(
    _ prompt: QTIText, _ general: QTIText, _ feedback: [QTIText],
    _ body: @escaping ([String]) -> ItemBody
  ) -> Draft {
    var draft = Draft(prompt: prompt, feedback: general) { format in
      body(feedback.map { $0.text(in: format) })
    }
    draft.texts = feedback
    return draft
  }

  private static func withFeedback(
    _ answers: [NumericAnswer], _ feedback: [String]
  ) -> [NumericAnswer] {
    zip(answers, feedback).map {
      NumericAnswer(range: $0.range, fraction: $0.fraction, feedback: $1)
    }
  }

  private static func withFeedback(
    _ answers: [TextAnswer], _ feedback: [String]
  ) -> [TextAnswer] {
    zip(answers, feedback).map {
      TextAnswer(text: $0.text, fraction: $0.fraction, feedback: $1)
    }
  }

  /// What stands for a gap that is typed into.
  static let gap = "_____"

  private static func withoutGapAtEnd(_ text: QTIText) -> QTIText {
    if let plain = text.plain, plain.hasSuffix(gap) {
      return QTIText(plain: String(plain.dropLast(gap.count)).trimmedOfSpaces)
    }
    for end in [gap, gap + "</p>", gap + "</div>"] where text.html.hasSuffix(end) {
      var html = String(text.html.dropLast(end.count)).trimmedOfSpaces
      for open in ["<p>", "<div>"] where html.hasSuffix(open) {
        return QTIText(html: String(html.dropLast(open.count)), plain: nil)
      }
      html += end.dropFirst(gap.count)
      return QTIText(html: html, plain: nil)
    }
    return text
  }

  // Answers.

  /// The accepted texts, and a feedback for each of them.
  mutating func texts(
    _ response: QTIDeclarations.Response?,
    others: [String: QTIValue] = [:], takesFeedback: Bool
  ) -> ([TextAnswer], isCaseSensitive: Bool, [QTIText], general: QTIText) {
    guard let response, !isWithoutKey else { return ([], false, [], .empty) }
    var worth = worth(response)
    worth.others = others
    let key = QTITextKey(worth)
    notes.add(key.notes)
    var (answers, samples) = (key.answers, key.samples)
    let isCaseSensitive = key.isCaseSensitive
    guard takesFeedback else {
      return (answers, isCaseSensitive, answers.map { _ in .empty }, .empty)
    }
    if feedback.isEmpty {
      answers.removeAll { $0.fraction == .zero }
      return (answers, isCaseSensitive, answers.map { _ in .empty }, .empty)
    }
    if !samples.contains(QTITextKey.anything) {
      samples.append(QTITextKey.anything)
      answers.append(TextAnswer(text: "*", fraction: .zero))
    }
    let placing = place(
      samples: samples.map {
        var responses = others
        responses[response.identifier] = response.value([$0])
        return QTIFeedbackPlacing.Sample(responses: responses)
      }, others: [], right: nil)
    let kept = answers.indices.filter {
      answers[$0].fraction != .zero || !placing.byAnswer[$0].isEmpty
    }
    return (
      kept.map { answers[$0] }, isCaseSensitive, kept.map { placing.byAnswer[$0] }, placing.general
    )
  }

  /// The accepted numbers, and a feedback for each of them.
  mutating func numbers(
    _ response: QTIDeclarations.Response,
    others: [String: QTIValue] = [:], takesFeedback: Bool
  ) -> ([NumericAnswer], [QTIText], general: QTIText) {
    guard !isWithoutKey else { return ([], [], .empty) }
    var worth = worth(response)
    worth.others = others
    let key = QTINumericKey(worth)
    notes.add(key.notes)
    var answers = key.answers
    guard takesFeedback else { return (answers, answers.map { _ in .empty }, .empty) }
    if feedback.isEmpty {
      answers.removeAll { $0.fraction == .zero }
      return (answers, answers.map { _ in .empty }, .empty)
    }
    if !answers.contains(where: { $0.range == .any }) {
      answers.append(NumericAnswer(range: .any, fraction: .zero))
    }
    let samples = Self.samples(of: answers)
    let placing = place(
      samples: samples.map {
        var responses = others
        responses[response.identifier] = .number($0)
        return QTIFeedbackPlacing.Sample(responses: responses)
      }, others: [], right: nil)
    let kept = answers.indices.filter {
      answers[$0].fraction != .zero || !placing.byAnswer[$0].isEmpty
    }
    return (kept.map { answers[$0] }, kept.map { placing.byAnswer[$0] }, placing.general)
  }

  /// A number that each answer accepts.
  private static func samples(of answers: [NumericAnswer]) -> [Double] {
    var highest = 0.0
    for answer in answers {
      switch answer.range {
      case .value(let value, let tolerance):
        highest = max(highest, abs(value.double) + abs(tolerance.double))
      case .between(let low, let high): highest = max(highest, abs(low.double), abs(high.double))
      case .any: break
      }
    }
    return answers.map { answer in
      switch answer.range {
      case .value(let value, _): value.double
      case .between(let low, _): low.double
      case .any: highest * 2 + 12_345.678
      }
    }
  }
}
