extension Item {
  /// True if any of the item's texts is so.
  public func hasText(where test: (String) -> Bool) -> Bool {
    test(prompt) || test(title) || test(feedback) || category.contains(where: test)
      || tags.contains(where: test) || (idNumber.map(test) ?? false)
      || (media?.contains { test($0.name) } ?? false) || body.hasText(where: test)
      || (marking?.otherUnits.contains { test($0.name) } ?? false)
  }

  /// Replaces every text of the item: what it asks, its answers and what is said of them, its
  /// names and those of its media.
  public mutating func changeTexts(_ change: (String) -> String) {
    prompt = change(prompt)
    title = change(title)
    feedback = change(feedback)
    category = category.map(change)
    tags = tags.map(change)
    idNumber = idNumber.map(change)
    // The texts name media by their names.
    media = media?.map { medium in
      var medium = medium
      medium.name = change(medium.name)
      return medium
    }
    body.changeTexts(change)
    if let units = marking?.otherUnits, !units.isEmpty {
      marking?.otherUnits = units.map { $0.changed(change) }
    }
  }

  /// Puts every text into Normalization Form C; cheap where they are already.
  public mutating func compose() {
    if hasText(where: { !$0.isSeenInNFC }) { changeTexts(\.inNFC) }
  }
}

extension String {
  /// True if one look at the bytes shows that the text is in Normalization Form C.
  fileprivate var isSeenInNFC: Bool { TextScan(self).isNFC }
}

extension ItemBody {
  fileprivate func hasText(where test: (String) -> Bool) -> Bool {
    switch self {
    case .single(let choices), .multiple(let choices):
      choices.contains { test($0.text) || test($0.feedback) }
    case .trueFalse(let key): test(key.feedbackWhenRight) || test(key.feedbackWhenWrong)
    case .text(let answers, _): answers.contains { test($0.text) || test($0.feedback) }
    case .numeric(let answers, let unit):
      answers.contains { test($0.feedback) } || (unit.map(test) ?? false)
    case .matching(let pairs, let distractors):
      pairs.contains { test($0.left) || test($0.right) } || distractors.contains(where: test)
    case .ordering(let entries): entries.contains(where: test)
    case .cloze(let blanks): blanks.contains { $0.accepts.hasText(where: test) }
    case .essay, .description: false
    }
  }

  fileprivate mutating func changeTexts(_ change: (String) -> String) {
    switch self {
    case .single(let choices): self = .single(choices.map { $0.changed(change) })
    case .multiple(let choices): self = .multiple(choices.map { $0.changed(change) })
    case .trueFalse(var key):
      key.feedbackWhenRight = change(key.feedbackWhenRight)
      key.feedbackWhenWrong = change(key.feedbackWhenWrong)
      self = .trueFalse(key)
    case .text(let answers, let caseSensitive):
      self = .text(answers.map { $0.changed(change) }, caseSensitive: caseSensitive)
    case .numeric(let answers, let unit):
      self = .numeric(answers.map { $0.changed(change) }, unit: unit.map(change))
    case .matching(let pairs, let distractors):
      self = .matching(
        pairs.map { Pair(left: change($0.left), right: change($0.right)) },
        distractors: distractors.map(change))
    case .ordering(let entries): self = .ordering(entries.map(change))
    case .cloze(let blanks):
      self = .cloze(
        blanks.map { Blank(accepts: $0.accepts.changed(change), weight: $0.weight) })
    case .essay, .description: break
    }
  }
}

extension Blank.Accepts {
  fileprivate func hasText(where test: (String) -> Bool) -> Bool {
    switch self {
    case .text(let answers, _): answers.contains { test($0.text) || test($0.feedback) }
    case .numeric(let answers): answers.contains { test($0.feedback) }
    case .choice(let choices): choices.contains { test($0.text) || test($0.feedback) }
    }
  }

  fileprivate func changed(_ change: (String) -> String) -> Blank.Accepts {
    switch self {
    case .text(let answers, let caseSensitive):
      .text(answers.map { $0.changed(change) }, caseSensitive: caseSensitive)
    case .numeric(let answers): .numeric(answers.map { $0.changed(change) })
    case .choice(let choices): .choice(choices.map { $0.changed(change) })
    }
  }
}

extension Choice {
  fileprivate func changed(_ change: (String) -> String) -> Choice {
    Choice(text: change(text), fraction: fraction, feedback: change(feedback), last: last)
  }
}

extension TextAnswer {
  fileprivate func changed(_ change: (String) -> String) -> TextAnswer {
    TextAnswer(text: change(text), fraction: fraction, feedback: change(feedback))
  }
}

extension NumericAnswer {
  fileprivate func changed(_ change: (String) -> String) -> NumericAnswer {
    NumericAnswer(range: range, fraction: fraction, feedback: change(feedback))
  }
}
