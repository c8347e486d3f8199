/// Whether the gaps of a text and their answers belong together: `{b1}`, `{b2}` … each once.
enum GapCheck {
  /// - Parameter count: gaps that have answers.
  static func findings(_ count: Int, in prompt: String) -> [BankFinding] {
    let shown = numbers(in: prompt)
    let hidden = (0..<count).filter { !shown.contains($0 + 1) }
    let unanswered = shown.filter { $0 > count }
    let twice = shown.indices.filter { shown[..<$0].contains(shown[$0]) }
    return [
      hidden.first.map { BankFinding.gapNotShown($0 + 1) },
      unanswered.first.map { BankFinding.gapWithoutAnswer($0) },
      twice.first.map { BankFinding.gapShownTwice(shown[$0]) },
    ].compactMap { $0 }
  }

  private static func numbers(in prompt: String) -> [Int] {
    prompt.split(separator: "{b").dropFirst(prompt.hasPrefix("{b") ? 0 : 1).compactMap { piece in
      guard let end = piece.firstIndex(of: "}") else { return nil }
      return Int(piece[..<end]).flatMap { $0 > 0 ? $0 : nil }
    }
  }
}
