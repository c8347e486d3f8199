import Assessment
import Authoring
import Terminal

/// Two alike items beside each other, what differs in brackets, so that it is seen without colour.
struct PairText {
  /// Narrower terminals show one item above the other.
  static let columnsMin = 80

  private let left: [String]
  private let right: [String]

  init(_ first: Item, _ second: Item, language: String) {
    let (one, other) = (
      ItemListing(first, language: language), ItemListing(second, language: language)
    )
    let prompts = WordDifference(
      one.prompt.joined(separator: "\n"), other.prompt.joined(separator: "\n"))
    let (answers, others) = (one.answers.map(Self.line), other.answers.map(Self.line))
    left = [prompts.left] + Self.marked(answers, against: others)
    right = [prompts.right] + Self.marked(others, against: answers)
  }

  /// - Parameter width: of the terminal, in cells.
  func lines(width: Int) -> [String] {
    guard width >= Self.columnsMin else {
      return block(left, "1", width) + [""] + block(right, "2", width)
    }
    let half = (width - 3) / 2
    let (one, other) = (block(left, "1", half), block(right, "2", half))
    return (0..<max(one.count, other.count)).map { row in
      let start = row < one.count ? one[row] : ""
      let end = row < other.count ? other[row] : ""
      return start.padded(toWidth: half) + " │ " + end
    }
  }

  private func block(_ texts: [String], _ name: String, _ width: Int) -> [String] {
    texts.enumerated().flatMap { place, text in
      TextWrapper.wrap(text, width: width - 3).enumerated().map { row, line in
        (place == 0 && row == 0 ? name + "  " : "   ") + line
      }
    }
  }

  /// A choice without its letter: the order of choices is no difference.
  private static func line(of answer: ItemListing.Answer) -> String {
    let share = answer.share.isEmpty ? "" : " (\(answer.share))"
    return (answer.mark == .right ? "● " : "○ ") + answer.text + share
  }

  private static func marked(_ lines: [String], against others: [String]) -> [String] {
    let known = Set(others)
    return lines.map { known.contains($0) ? $0 : "[\($0)]" }
  }
}

/// Two texts with the words that only one of them has in brackets.
struct WordDifference {
  let left: String
  let right: String

  /// Longer texts are not compared word by word: their product is the work.
  private static let wordsMax = 1_000

  init(_ left: String, _ right: String) {
    let (a, b) = (Self.words(left), Self.words(right))
    guard a.count <= Self.wordsMax, b.count <= Self.wordsMax else {
      (self.left, self.right) = (left, right)
      return
    }
    let difference = b.difference(from: a)
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in difference {
      switch change {
      case .remove(let place, _, _): removed.insert(place)
      case .insert(let place, _, _): inserted.insert(place)
      }
    }
    self.left = Self.marked(a, removed)
    self.right = Self.marked(b, inserted)
  }

  private static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0.isNewline }.map(String.init)
  }

  /// One pair of brackets around words that follow each other.
  private static func marked(_ words: [String], _ places: Set<Int>) -> String {
    words.enumerated().map { place, word in
      guard places.contains(place) else { return word }
      let start = places.contains(place - 1) ? "" : "["
      return start + word + (places.contains(place + 1) ? "" : "]")
    }.joined(separator: " ")
  }
}
