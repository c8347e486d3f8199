/// What lists of examination questions from the web have around them: "Section: (none)" and
/// "Explanation/Reference:" of one kind, "Most Voted" and "Community vote distribution" of another.
struct PaperDump {
  /// Lines that belong to no question.
  private(set) var whole: [Int] = []
  /// Where lines end before words that are none of theirs.
  private(set) var ends: [Int: Int] = [:]

  /// Longer lines are nobody's page.
  private static let bytesMax = 120

  init(_ lines: [PaperLine]) {
    let texts = lines.map { line in
      line.isBlank || line.isKeyEntry || line.end - line.start > Self.bytesMax
        ? "" : line.text(line.start..<line.end)
    }
    let lowered = texts.map { $0.lowercased() }
    guard lowered.contains(where: Self.isCertain) else { return }
    for (index, text) in lowered.enumerated() where !text.isEmpty {
      if Self.isAround(text) || Self.isVote(text) {
        whole.append(index)
      } else if let kept = Self.kept(text), kept < text.utf8.count,
        text.utf8.count == texts[index].utf8.count
      {
        ends[index] = lines[index].start + kept
      }
    }
    // "Explanation" stands over "Explanation/Reference:", which explains.
    for index in lowered.indices where lowered[index].hasPrefix(Self.reference) {
      let above = lowered[..<index].lastIndex { !$0.isEmpty }
      if let above, lowered[above] == "explanation" { whole.append(above) }
    }
    whole.sort()
  }

  private static let reference = "explanation/reference"
  private static let votes = "community vote distribution"

  private static func isCertain(_ text: String) -> Bool {
    text.hasPrefix(reference) || text == "section: (none)" || text == votes
      || text.hasPrefix("question #") && text.contains(" topic ")
  }

  private static func isAround(_ text: String) -> Bool {
    text.hasPrefix("section:") || text == votes || text.hasPrefix("discussion ")
      || ["reveal solution", "hide solution", "hide answer", "reveal answer"].contains {
        text.hasPrefix($0)
      }
  }

  /// "B (100%)", "AC (83%) BC (17%)".
  private static func isVote(_ text: String) -> Bool {
    let words = text.split { $0 == " " || $0 == "\t" }
    guard words.count >= 2, words.count.isMultiple(of: 2) else { return false }
    return words.enumerated().allSatisfy { place, word in
      place.isMultiple(of: 2)
        ? word.count <= 8 && word.allSatisfy(\.isLetter)
        : word.hasPrefix("(") && word.hasSuffix("%)")
    }
  }

  /// The bytes of a text before "Most Voted", a ballot box, or the topic beside a question's number.
  private static func kept(_ text: String) -> Int? {
    for tail in ["most voted", "🗳️", "🗳"] where text.hasSuffix(tail) {
      return length(text.dropLast(tail.count))
    }
    guard text.hasPrefix("question #"), let topic = text.firstRange(of: " topic "),
      text[topic.upperBound...].allSatisfy(\.isNumber)
    else { return nil }
    return length(text[..<topic.lowerBound])
  }

  private static func length(_ text: Substring) -> Int {
    guard let last = text.lastIndex(where: { !$0.isWhitespace }) else { return 0 }
    return text[...last].utf8.count
  }
}
