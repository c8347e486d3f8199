import Assessment
import Terminal

/// What a line of plain mode asks for on a self-paced paper, other than an answer.
enum PaperCommand: Hashable, Sendable {
  case next, previous, mark, takeBack, handIn, leave, hear, time
  case go(Int)

  /// Reads a line.
  ///
  /// `?` and `!` mean the same everywhere. Words and letters are commands where no text is typed
  /// and no choice has that letter; behind a `/` they are everywhere.
  init?(_ line: String, isText: Bool, labels: Int) {
    let typed = line.trimmingSpaces
    switch typed {
    case "?": self = .hear
    case "!": self = .time
    default:
      if typed.hasPrefix("/") {
        self.init(word: String(typed.dropFirst()).trimmingSpaces)
      } else {
        guard !isText, !Self.isLabel(typed, labels) else { return nil }
        self.init(word: typed)
      }
    }
  }

  private static func isLabel(_ typed: String, _ labels: Int) -> Bool {
    guard let character = typed.first, typed.count == 1, let folded = ChoiceKey.fold(character)
    else { return false }
    return ChoiceLabel.letterPlace(folded, count: labels) != nil
  }

  private init?(word: String) {
    let folded = ASCIIFallback.text(word.lowercased())
    let words = folded.split(separator: " ").map(String.init)
    switch words {
    case ["n"]: self = .next
    case ["p"]: self = .previous
    case ["m"]: self = .mark
    case ["x"]: self = .takeBack
    case ["s"], ["nop", "bai"], ["nop"]: self = .handIn
    case ["q"]: self = .leave
    default:
      let digits = words.count == 2 && words[0] == "g" ? words[1] : folded
      guard words.count == 2 || (folded.hasPrefix("g") && words.count == 1),
        let number = Int(digits.drop { $0 == "g" })
      else { return nil }
      self = .go(number)
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
