extension AnswerKey {
  /// True if the response is what this key names: the whole mark after a key was corrected.
  public func isMet(by response: Response) -> Bool {
    switch self {
    case .response(let right): Self.same(right, response)
    case .anyOf(let all): all.contains { Self.same($0, response) }
    case .range(let low, let high):
      if case .number(let number) = response {
        min(low, high) <= number && number <= max(low, high)
      } else {
        false
      }
    }
  }

  private static func same(_ right: Response, _ given: Response) -> Bool {
    switch (right, given) {
    case (.text(let text), .text(let answer)):
      TextNormaliser.strictKey(text) == TextNormaliser.strictKey(answer)
    case (.blanks(let blanks), .blanks(let answers)):
      blanks.allSatisfy { id, text in
        guard let answer = answers[id] else { return false }
        if TextNormaliser.strictKey(text) == TextNormaliser.strictKey(answer) { return true }
        guard let number = DecimalNumber(program: text) else { return false }
        return number == DecimalNumber(answered: answer)
      }
    default: right == given
    }
  }
}

extension AnswerKey {
  /// True if responses to the item can meet the key, each part of it.
  public func fits(_ item: PresentedItem) -> Bool {
    switch self {
    case .response(let response): item.accepts(response)
    case .anyOf(let responses): !responses.isEmpty && responses.allSatisfy(item.accepts)
    case .range(let low, let high): low <= high && item.accepts(.number(low))
    }
  }
}
