import Assessment

/// Puts what may be shown of a person in place of the full name, in a text that somebody typed.
///
/// Names are found whatever their case and tone marks are. A given name alone is left: it is a word
/// like others.
public struct NameRedaction: Sendable {
  private struct Name {
    let words: [String]
    let shown: String
  }

  /// By the first word; the longest first, so that no part of one is taken for another.
  private var names: [String: [Name]] = [:]

  /// - Parameter people: full names, and what is shown in their place.
  public init(_ people: [(full: String, shown: String)]) {
    for person in people where person.full != person.shown {
      let words = Self.words(of: person.full).map { Self.key(person.full[$0]) }
      guard words.count > 1, let first = words.first else { continue }
      names[first, default: []].append(Name(words: words, shown: person.shown))
    }
    for first in names.keys { names[first]?.sort { $0.words.count > $1.words.count } }
  }

  public func applied(to text: String) -> String {
    if names.isEmpty { return text }
    let ranges = Self.words(of: text)
    let keys = ranges.map { Self.key(text[$0]) }
    var result = ""
    var end = text.startIndex
    var place = 0
    while place < keys.count {
      guard let name = names[keys[place]]?.first(where: { keys[place...].starts(with: $0.words) })
      else {
        place += 1
        continue
      }
      let last = place + name.words.count - 1
      result += text[end..<ranges[place].lowerBound] + name.shown
      end = ranges[last].upperBound
      place = last + 1
    }
    return result + text[end...]
  }

  private static func words(of text: String) -> [Range<String.Index>] {
    text.split { !($0.isLetter || $0.isNumber) }.map { $0.startIndex..<$0.endIndex }
  }

  private static func key(_ word: Substring) -> String { TextNormaliser.looseKey(String(word)) }
}
