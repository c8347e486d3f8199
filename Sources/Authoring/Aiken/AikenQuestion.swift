import Assessment

/// One question while its lines are read.
struct AikenQuestion {
  struct Option {
    let letter: UInt8
    let offset: Int
    var lines: [ArraySlice<UInt8>]

    /// True if this is the whole text of the choice.
    func isWritten(_ text: ArraySlice<UInt8>) -> Bool {
      lines.count == 1 && lines[0].elementsEqual(text)
    }

    /// The same, but for capitals.
    func isWritten(_ text: ArraySlice<UInt8>, inAnyCase: Bool) -> Bool {
      guard inAnyCase, let line = lines.first, lines.count == 1, line.count == text.count else {
        return isWritten(text)
      }
      return String(decoding: line, as: UTF8.self).lowercased()
        == String(decoding: text, as: UTF8.self).lowercased()
    }
  }

  struct Answer {
    let offset: Int
    let content: ArraySlice<UInt8>
  }

  let stem: [ArraySlice<UInt8>]
  var options: [Option] = []
  var answer: Answer?
  var explanation: [ArraySlice<UInt8>] = []
  var description: [ArraySlice<UInt8>] = []
  var tags: [ArraySlice<UInt8>] = []
  /// True where the last line was one that may go on in the next.
  var explanationGoesOn = false

  init(stem: [ArraySlice<UInt8>]) { self.stem = stem }

  var offset: Int { stem.first?.startIndex ?? 0 }

  var byteCount: Int {
    let lines = [stem, explanation, description, tags] + options.map(\.lines)
    return lines.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
  }

  /// The letter that the next choice should have.
  var nextLetter: UInt8 { UInt8(ascii: "A") + UInt8(min(options.count, 26)) }

  /// True where letters are left out or stand in another order: Moodle counts choices, and takes
  /// the second one for B whatever it is called.
  var hasLettersOutOfOrder: Bool {
    options.enumerated().contains { Int($1.letter) != Int(UInt8(ascii: "A")) + $0 }
  }

  mutating func append(_ lines: [ArraySlice<UInt8>]) {
    guard !options.isEmpty else { return }
    options[options.count - 1].lines += lines
  }
}
