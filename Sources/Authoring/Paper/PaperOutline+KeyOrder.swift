extension PaperOutline {
  /// True where no question has a number and none its own key, and the list of keys below them counts
  /// from 1 on, as many as there are questions, each with letters that its question has.
  func keysAreInOrder(_ lines: [PaperLine]) -> Bool {
    guard questions.count > 1, entries.count == questions.count,
      questions.allSatisfy({ $0.number == nil && $0.hasNoKey }),
      entries.map(\.number) == Array(1...entries.count)
    else { return false }
    return zip(entries, questions).allSatisfy { entry, question in
      guard let key = entry.key, key.origin == .table, entry.code == nil, entry.part == nil,
        entry.exercise == nil, entry.questionsBefore == questions.count
      else { return false }
      return question.has(key, lines)
    }
  }
}

extension PaperQuestion {
  var hasNoKey: Bool {
    keys.isEmpty && listedTruths == nil && !choices.contains(where: \.isStarred)
  }

  /// True where a key names choices of the question, or gives each of its statements its truth.
  fileprivate func has(_ key: PaperStatedKey, _ lines: [PaperLine]) -> Bool {
    let (line, range) = (lines[key.value.line], key.value.range)
    if let letters = PaperLetters(line, range), letters.end >= range.upperBound {
      return letters.letters.allSatisfy { letter in choices.contains { $0.letter == letter } }
    }
    guard choices.count > 1, let truths = PaperTruths(line, range) else { return false }
    return truths.isWhole && truths.truths.count == choices.count
  }
}
