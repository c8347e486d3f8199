import Assessment

/// Pins choices that speak of the others to the end.
enum ChoicePinning {
  static func pin(_ choices: inout [Choice]) -> [(BankFinding, answer: Int?)] {
    var findings: [(BankFinding, answer: Int?)] = []
    guard choices.contains(where: { !$0.last && ChoiceReference($0.text) != nil }) else {
      return []
    }
    let references = choices.map { $0.last ? nil : ChoiceReference($0.text) }
    for (index, reference) in references.enumerated() {
      switch reference {
      case .all?:
        choices[index].last = true
        findings.append((.pinned(choices[index].text), index))
      case .letters(let letters)?:
        // Where the letters are those of points, vitamins or persons, most choices have some.
        guard letters.allSatisfy({ $0 < choices.count }),
          2 * references.count(where: \.namesLetters) <= choices.count
        else { continue }
        choices[index].last = true
        findings.append((.namesLetters(choices[index].text), index))
      case nil: break
      }
    }
    return findings
  }

  /// Those of gaps that are chosen from a list.
  static func pin(_ blanks: inout [Blank]) -> [(BankFinding, answer: Int?)] {
    var findings: [(BankFinding, answer: Int?)] = []
    for index in blanks.indices {
      guard case .choice(var choices) = blanks[index].accepts else { continue }
      let found = pin(&choices)
      guard !found.isEmpty else { continue }
      blanks[index].accepts = .choice(choices)
      findings += found.map { ($0.0, nil) }
    }
    return findings
  }
}

extension ChoiceReference? {
  fileprivate var namesLetters: Bool {
    if case .letters? = self { true } else { false }
  }
}
