import Assessment

/// A text with gaps between stars: `*answer/another:tip*`, and `**` for a star.
///
/// Source: h5p-blanks, semantics.json and tests/text-parser.test.js; h5p-drag-text, semantics.json.
struct H5PGaps {
  enum Part: Hashable {
    case text(String)
    /// What stands between the stars.
    case gap(String)
  }

  let parts: [Part]

  /// - Parameter withinLine: true where a gap ends on the line that it begins on.
  init(_ text: String, withinLine: Bool) {
    let bytes = Array(text.utf8)
    var parts: [Part] = []
    var open: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == Self.star else {
        open.append(bytes[index])
        index += 1
        continue
      }
      if index + 1 < bytes.count, bytes[index + 1] == Self.star {
        open.append(Self.star)
        index += 2
        continue
      }
      let rest = bytes[(index + 1)...]
      guard let end = rest.firstIndex(where: { $0 == Self.star || (withinLine && $0 == 10) }),
        bytes[end] == Self.star
      else {
        open.append(Self.star)
        index += 1
        continue
      }
      if !open.isEmpty { parts.append(.text(String(decoding: open, as: UTF8.self))) }
      open = []
      parts.append(.gap(String(decoding: rest[..<end], as: UTF8.self)))
      index = end + 1
    }
    if !open.isEmpty { parts.append(.text(String(decoding: open, as: UTF8.self))) }
    self.parts = parts
  }

  private static let star = UInt8(ascii: "*")
}

/// What stands between the stars of a gap, as plain text.
struct H5PGap {
  private(set) var answers: [String]
  private(set) var tip: String
  private(set) var feedbackWhenRight = ""
  private(set) var feedbackWhenWrong = ""

  /// - Parameter hasAlternatives: true where `/` stands between several answers.
  init(_ html: String, hasAlternatives: Bool) {
    var parts: [Mark: String] = [:]
    var answers: [String] = [""]
    var mark = Mark.answer
    let text = H5PText.plain(html)
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      let follower = next < text.endIndex ? text[next] : nil
      index = next
      if character == "\\", let follower, "/:+-*".contains(follower) {
        index = text.index(after: next)
        switch follower {
        case "+" where !hasAlternatives: mark = .whenRight
        case "-" where !hasAlternatives: mark = .whenWrong
        default: Self.append(follower, to: mark, &answers, &parts)
        }
      } else if character == ":", mark == .answer {
        mark = .tip
      } else if character == "/", mark == .answer, hasAlternatives {
        answers.append("")
      } else {
        Self.append(character, to: mark, &answers, &parts)
      }
    }
    self.answers = answers.map(TextNormaliser.collapsed).filter { !$0.isEmpty }
    tip = (parts[.tip] ?? "").trimmedOfSpaces
    feedbackWhenRight = (parts[.whenRight] ?? "").trimmedOfSpaces
    feedbackWhenWrong = (parts[.whenWrong] ?? "").trimmedOfSpaces
  }

  private enum Mark { case answer, tip, whenRight, whenWrong }

  private static func append(
    _ character: Character, to mark: Mark, _ answers: inout [String],
    _ parts: inout [Mark: String]
  ) {
    if mark == .answer {
      answers[answers.count - 1].append(character)
    } else {
      parts[mark, default: ""].append(character)
    }
  }
}
