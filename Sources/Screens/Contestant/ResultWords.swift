import Assessment
import Terminal
import Wire

/// What a question that is over meant for a contestant, in words.
struct ResultWords {
  let finished: FinishedQuestion
  let texts: ScreenTexts
  private let answers: AnswerWords

  init(_ finished: FinishedQuestion, texts: ScreenTexts) {
    self.finished = finished
    self.texts = texts
    answers = AnswerWords(item: finished.question.item, texts: texts)
  }

  private var isTrial: Bool { finished.question.question.points == 0 }

  var verdict: (sign: String, words: String, style: Style) {
    switch finished.verdict {
    case .right: ("✓", texts.right + gained, Look.good)
    case .partlyRight(let percent):
      ("◐", texts.partlyRight(percent: percent) + gained, Look.warning)
    case .wrong: ("✗", texts.wrong + gained, Look.bad)
    case .unanswered: ("–", texts.notAnswered, Look.warning)
    case .missed(let miss): ("–", texts.missed(miss), Look.warning)
    case .annulled: ("–", texts.annulled, Look.warning)
    case .opinion: ("✓", texts.thanksForOpinion, Look.good)
    case .waitingForReveal: ("…", texts.waitingForReveal, Look.title)
    case .unknown: ("–", texts.waitingForQuestion, Look.title)
    }
  }

  /// "  +894 điểm"
  private var gained: String {
    if isTrial { return "  " + texts.notScored }
    guard let points = finished.closed?.own.you?.points, points != 0 else { return "" }
    return "  " + (points > 0 ? "+" : "−") + texts.points(points.magnitude > 0 ? abs(points) : 0)
  }

  /// The right answer, without anything else.
  var keyLines: [String] {
    (finished.closed?.key).map { key in
      answers.lines(key).map { $0.replacing("   ", with: ". ", maxReplacements: 1) }
    } ?? []
  }

  /// The verdict without what it brought.
  var verdictWords: String {
    switch finished.verdict {
    case .right: texts.right
    case .partlyRight(let percent): texts.partlyRight(percent: percent)
    case .wrong: texts.wrong
    default: verdict.words
    }
  }

  /// The right answer; on one line with the explanation where both are short.
  var key: [String] {
    guard let key = finished.closed?.key else { return [] }
    let lines = labelled(answers.lines(key))
    guard joinsExplanation(lines), let line = lines.first, let explanation = cleanExplanation
    else { return lines }
    return [line + " — " + explanation]
  }

  var explanation: String? {
    guard let key = finished.closed?.key else { return cleanExplanation }
    return joinsExplanation(answers.lines(key)) ? nil : cleanExplanation
  }

  /// An answer without a letter is told to be the answer.
  private func labelled(_ lines: [String]) -> [String] {
    switch finished.question.item.form {
    case .single, .multiple, .ordering, .matching: lines
    case .trueFalse, .numeric, .text, .cloze:
      lines.count == 1 ? lines.map { texts.rightAnswer + ": " + $0 } : lines
    }
  }

  private func joinsExplanation(_ lines: [String]) -> Bool { lines.count == 1 }

  var cleanExplanation: String? {
    guard let text = finished.closed?.explanation else { return nil }
    let plain = PlainText.from(text, format: finished.question.item.format)
    let clean = Sanitiser.clean(plain, keepsNewlines: true)
    return clean.isEmpty ? nil : clean
  }

  /// What was answered, where that differs from what is right.
  var own: [String] {
    if case .right = finished.verdict { return [] }
    let given = finished.closed?.own.you?.response ?? finished.question.answer.given
    guard let given else { return [] }
    return [texts.yourAnswer + ": " + answers.lines(given).joined(separator: ", ")]
  }

  /// A survey: how many chose what.
  var totals: [String] {
    guard let totals = finished.closed?.totals, !totals.isEmpty else { return [] }
    let entries: [PresentedItem.Entry] =
      switch finished.question.item.form {
      case .single(let entries), .multiple(let entries, _), .ordering(let entries): entries
      default: []
      }
    let most = Int64(totals.values.max() ?? 0)
    return entries.enumerated().map { place, entry in
      let count = totals[entry.id] ?? 0
      let bar = ProgressBar.cells(Int64(count), of: most, width: 20, empty: " ")
      let text = oneLine(PlainText.from(entry.text, format: finished.question.item.format))
      return "\(ChoiceLabel.letter(place))  \(bar) \(count)  \(text)"
    }
  }

  /// "Hạng 12 (▲ 3) · 894 điểm · THCS Lê Mao hạng 2", broken only between its parts.
  func standing(_ view: ContestView, width: Int) -> [String] {
    var parts: [String] = []
    if view.isFrozen {
      parts.append(texts.frozen)
    } else if let rank = view.shownRank {
      let moved = finished.rankBefore.map { $0 - rank } ?? 0
      parts.append(texts.rank(rank) + (moved == 0 ? "" : " (\(texts.moved(moved)))"))
    }
    if let points = view.points { parts.append(texts.points(points)) }
    let schools = view.standings?.schools ?? []
    if !view.isFrozen, let own = view.me?.school,
      let row = schools.first(where: { $0.school == own }),
      row.points != 0 || schools.contains(where: { $0.rank > 1 })
    {
      parts.append("\(oneLine(row.schoolName)) \(texts.rank(row.rank))")
    }
    var lines: [String] = []
    for part in parts {
      if let last = lines.last, (last + " · " + part).cellWidth <= width {
        lines[lines.count - 1] = last + " · " + part
      } else {
        lines.append(lines.isEmpty ? part.capitalizedFirst : part)
      }
    }
    return lines
  }
}
