/// "#toan-lop4 #phan-so": a line of tags above a question.
enum PaperHashtags {
  /// - Returns: the tags; nil for a line that holds anything else.
  static func tags(in line: PaperLine) -> [String]? {
    guard !line.isBlank, line.bytes[line.start] == UInt8(ascii: "#"),
      line.end - line.start <= bytesMax
    else { return nil }
    var tags: [String] = []
    for word in line.bytes[line.start..<line.end].split(whereSeparator: { $0 == 32 || $0 == 9 }) {
      let tag = String(decoding: word.dropFirst(), as: UTF8.self)
      // "#B" marks a choice.
      guard word.first == UInt8(ascii: "#"), tag.count(where: \.isLetter) >= 2,
        tag.allSatisfy({ $0.isLetter || $0.isNumber || "-_/".contains($0) })
      else { return nil }
      if !tags.contains(tag) { tags.append(tag) }
    }
    return tags
  }

  private static let bytesMax = 300
}

extension PaperOutliner {
  /// The same of a question without a number, whose tags stand first among the lines of the next one.
  mutating func takeHashtagsBelow(_ parts: inout [PaperChunk.Part]) {
    guard let last = outline.questions.indices.last, let first = parts.first?.line,
      outline.questions[last].number == nil
    else { return }
    var rest = parts.map(\.line)
    takeHashtagsBelow(&outline.questions[last], &rest)
    if rest.first != first { parts.removeFirst(parts.count - rest.count) }
  }

  /// Takes the lines of tags away that stand first among the lines of a question.
  func takeHashtags(_ parts: inout [PaperChunk.Part]) -> [String] {
    var tags: [String] = []
    var rest = parts[...]
    while let first = rest.first, first.start <= lines[first.line].start {
      if lines[first.line].isBlank, !tags.isEmpty {
        rest = rest.dropFirst()
      } else if let found = PaperHashtags.tags(in: lines[first.line]) {
        tags += found
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    if !rest.isEmpty { parts = Array(rest) }
    return rest.isEmpty ? [] : tags
  }

  /// Takes the lines of tags away that stand last among those above a number, unless a text goes on
  /// with them.
  mutating func takeHashtagsAbove() -> [String] {
    var tags: [String] = []
    while let last = pending.lastIndex(where: { !lines[$0].isBlank }),
      let found = PaperHashtags.tags(in: lines[pending[last]]),
      last == 0 || lines[pending[last - 1]].isBlank
        || PaperHashtags.tags(in: lines[pending[last - 1]]) != nil
    {
      tags = found + tags
      pending.removeSubrange(last...)
    }
    return tags
  }

  /// Tags right below a question, with a gap below them, are its own.
  func takeHashtagsBelow(_ question: inout PaperQuestion, _ rest: inout [Int]) {
    while let first = rest.first, first > question.place.line, !lines[first - 1].isBlank,
      first + 1 == lines.count || lines[first + 1].isBlank,
      let found = PaperHashtags.tags(in: lines[first])
    {
      question.tags += found
      rest = Array(rest.dropFirst().drop { lines[$0].isBlank })
    }
  }

  /// The place among the lines that wait at which tags above a place begin; nil where none do.
  func hashtags(above place: Int) -> Int? {
    guard let last = pending[..<max(0, place)].lastIndex(where: { !lines[$0].isBlank }),
      PaperHashtags.tags(in: lines[pending[last]]) != nil
    else { return nil }
    return hashtags(above: last) ?? last
  }
}
