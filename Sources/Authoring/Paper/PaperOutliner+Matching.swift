/// Questions that ask to match two columns.
extension PaperOutliner {
  /// Finds the columns below a question's number, and whose key stands below them.
  mutating func findColumns(of question: inout PaperQuestion, _ index: Int, _ start: Int) {
    guard var matching = PaperMatchingFinder.find(lines, signs, from: index, start) else { return }
    if matching.choicesFollow {
      // Its numbers open no questions.
      matchingEnd = matching.end
      return
    }
    switch owner(of: matching, question) {
    case .itself: break
    case .others:
      matching.keys = []
      matching.keysEnd = matching.end
    case .either(let numbers):
      if let first = matching.keys.first {
        question.doubtfulPairs = PaperDoubtfulPairs(place: first, numbers: numbers)
      }
      matching.keys = []
    }
    question.matching = matching
    matchingEnd = matching.keysEnd
  }

  private enum Owner {
    case itself, others
    case either([Int])
  }

  /// "1-B, 2-A" may be the keys of questions 1 and 2, where these have none of their own.
  private func owner(of matching: PaperMatching, _ question: PaperQuestion) -> Owner {
    let pairs = matching.keys.flatMap { key in
      PaperPairList(lines[key.line], key.range)?.pairs ?? []
    }
    guard !pairs.isEmpty else { return .itself }
    let numbers = Set(pairs.map(\.number))
    let open = outline.questions.filter { earlier in
      earlier.scope == question.scope && earlier.choices.count >= 2 && earlier.keys.isEmpty
        && !earlier.choices.contains(where: \.isStarred)
        && earlier.number.map(numbers.contains) == true
    }
    let known = Set(open.compactMap(\.number)).union([question.number ?? 0])
    guard !open.isEmpty, numbers.isSubset(of: known) else { return .itself }
    // Keys are written in the letters that they name.
    let hasCapitals = pairs.contains(where: \.isCapital)
    if open.allSatisfy({ $0.hasCapitals != matching.hasCapitals }) {
      if hasCapitals == matching.hasCapitals { return .itself }
      if !numbers.contains(question.number ?? 0) { return .others }
    }
    return .either(open.compactMap(\.number).sorted())
  }
}

/// Lists of pairs in the tables of keys.
extension PaperOutliner {
  /// "3. 1-b, 2-a" for question 3, which asks to match.
  func pairsEntry(_ index: Int) -> PaperKeyPairs.Pair? {
    guard let label = signs[index].label, label.last == nil, asksToMatch(label.number) else {
      return nil
    }
    let line = lines[index]
    let value = label.contentStart..<max(label.contentStart, line.end)
    guard PaperPairList(line, value) != nil else { return nil }
    return PaperKeyPairs.Pair(number: label.number, start: line.start, value: value)
  }

  private func asksToMatch(_ number: Int) -> Bool {
    asked[number].map { outline.questions[$0].matching != nil } ?? false
  }

  /// "2-A, 3: 1-b; 2-a" holds no key for question 2 behind that of question 3: what is behind the
  /// number of a question that asks to match is its own.
  func keepingPairsWhole(
    _ pairs: [PaperKeyPairs.Pair], _ index: Int
  ) -> [PaperKeyPairs.Pair] {
    for (place, pair) in pairs.enumerated().dropLast()
    where asksToMatch(pair.number) && pairs[place + 1].number <= pair.number {
      let value = pair.value.lowerBound..<lines[index].end
      return pairs[..<place] + [
        PaperKeyPairs.Pair(number: pair.number, start: pair.start, value: value)
      ]
    }
    return pairs
  }
}
