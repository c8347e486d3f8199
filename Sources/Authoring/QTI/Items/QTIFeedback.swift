import Assessment

/// A feedback of an item, and the outcome that shows or hides it.
struct QTIFeedback {
  let outcome: String
  let identifier: String
  /// True if it is shown when the outcome has the identifier, false if it is hidden then.
  let isShown: Bool
  let text: QTIText
  /// The choice that it stands in.
  let choice: Int?
  let offset: Int

  init(_ element: XMLElement, _ sources: QTISources, choice: Int? = nil) {
    outcome = element.attribute("outcomeIdentifier") ?? ""
    identifier = element.attribute("identifier") ?? ""
    isShown = element.attribute("showHide") != "hide"
    let content = QTIMarkup.text(of: element, sources)
    let title = element.attribute("title")?.trimmedOfSpaces ?? ""
    text = title.isEmpty ? content : QTIText(plain: title).followed(by: content)
    self.choice = choice
    offset = element.offset
  }

  /// A feedback of an older version, which is shown by its name.
  init(identifier: String, text: QTIText, offset: Int) {
    outcome = QTIOneRules.feedbackOutcome
    self.identifier = identifier
    isShown = true
    self.text = text
    choice = nil
    self.offset = offset
  }

  /// Nil where that depends on what is not understood.
  func isVisible(_ outcomes: [String: QTIValue]) -> Bool? {
    guard let value = outcomes[outcome], value != .unknown else { return nil }
    return value.values.contains(.text(identifier)) == isShown
  }
}

/// Finds the place of each feedback by playing responses.
struct QTIFeedbackPlacing {
  /// One text a response that was played, in their order.
  private(set) var byAnswer: [QTIText]
  /// For every response.
  private(set) var general: QTIText = .empty
  /// Those that have no place.
  private(set) var leftOut: [QTIFeedback] = []

  /// A response to be played.
  struct Sample {
    let responses: [String: QTIValue]
    /// The identifier of the choice that it is, where it is one.
    var identifier: String?
  }

  /// Without any feedback there is nothing to play.
  init(ofNone count: Int) { byAnswer = Array(repeating: .empty, count: count) }

  /// - Parameters:
  ///   - samples: those that have a feedback of their own, such as each choice.
  ///   - others: further responses: a feedback is for all only if it is shown for these too.
  ///   - alone: false where several samples can be given at once.
  init(
    _ feedback: [QTIFeedback], samples: [Sample], others: [[String: QTIValue]],
    right: [String: QTIValue]?, _ scoring: QTIScoring
  ) {
    byAnswer = samples.map { _ in .empty }
    guard !feedback.isEmpty else { return }
    let played = samples.map { scoring.outcomes($0.responses) }
    let rest = others.map(scoring.outcomes)
    let whole = right.map(scoring.outcomes)
    for group in Self.groups(feedback) {
      place(group, samples, played, rest, whole)
    }
  }

  /// Feedback with one text may be shown for different reasons.
  private static func groups(_ feedback: [QTIFeedback]) -> [[QTIFeedback]] {
    var groups: [[QTIFeedback]] = []
    var places: [String: Int] = [:]
    for one in feedback where !one.text.isEmpty {
      if let place = places[one.text.html] {
        groups[place].append(one)
      } else {
        places[one.text.html] = groups.count
        groups.append([one])
      }
    }
    return groups
  }

  private mutating func place(
    _ group: [QTIFeedback], _ samples: [Sample], _ played: [[String: QTIValue]],
    _ rest: [[String: QTIValue]], _ whole: [String: QTIValue]?
  ) {
    guard let text = group.first?.text else { return }
    func isVisible(_ outcomes: [String: QTIValue]) -> Bool {
      group.contains { $0.isVisible(outcomes) ?? false }
    }
    let shown = played.map(isVisible)
    let isForRest = rest.allSatisfy(isVisible)
    let isForRight = whole.map(isVisible) ?? true
    if shown.allSatisfy(\.self), isForRest, isForRight, !(shown.isEmpty && rest.isEmpty) {
      general = general.followed(by: text)
      return
    }
    let places = shown.indices.filter { shown[$0] }
    let isConsistent = whole == nil || isForRight || places.count < shown.count
    if !places.isEmpty, isConsistent {
      for place in places { byAnswer[place] = byAnswer[place].followed(by: text) }
      return
    }
    // Where no rule shows it, its name or its place says whose it is.
    var isPlaced = false
    for one in group where places.isEmpty {
      guard
        let place = one.choice
          ?? samples.firstIndex(where: { $0.identifier == one.identifier && one.isShown })
      else { continue }
      byAnswer[place] = byAnswer[place].followed(by: text)
      isPlaced = true
    }
    if !isPlaced { leftOut += group }
  }
}
