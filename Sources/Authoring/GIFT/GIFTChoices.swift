import Assessment

extension GIFTItemReader {
  private struct Option {
    /// Where its mark stands.
    let mark: Int
    let range: Range<Int>
    /// Marked by `=`.
    let isRight: Bool
  }

  /// The `=` of a block with choices.
  private struct EqualSigns {
    var count = 0
    /// The first that stands right behind a text.
    var glued: Int?
  }

  /// `{~wrong ~%50%half =right}`: one choice where there is any `=`, else several.
  mutating func readChoices(_ range: Range<Int>, open: Int) -> ItemBody? {
    let options = splitOptions(range)
    guard check(count: options.count, atLeast: 2, open: open, .tooFewChoices()) else { return nil }
    let isSingle = block.first(UInt8(ascii: "="), in: range) != nil
    let filled = options.count { !$0.range.isEmpty }
    var choices: [Choice] = []
    choices.reserveCapacity(options.count)
    for option in options {
      let place = option.range.isEmpty ? option.mark : option.range.lowerBound
      if option.range.isEmpty, filled >= 2 {
        report(.emptyChoice(), at: place)
        continue
      }
      answerPlaces.append(place)
      choices.append(read(option))
    }
    return isSingle ? .single(choices) : .multiple(choices)
  }

  /// So many choices few items go beyond.
  private static let usualCount = 6

  /// A choice begins at `~` or at `=`.
  private mutating func splitOptions(_ range: Range<Int>) -> [Option] {
    var options: [Option] = []
    options.reserveCapacity(Self.usualCount)
    answerPlaces.reserveCapacity(Self.usualCount)
    var start = range.lowerBound
    var mark = start
    var isRight = false
    var equals = EqualSigns()
    for place in range {
      let byte = block.text[place]
      guard byte == UInt8(ascii: "~") || byte == UInt8(ascii: "=") else { continue }
      if byte == UInt8(ascii: "=") {
        equals.count += 1
        if isInTag(start..<place) {
          report(.unescapedEquals(), at: place)
        } else if equals.glued == nil, isWithinText(place, from: range.lowerBound) {
          equals.glued = place
        }
      }
      options.append(Option(mark: mark, range: block.trimmed(start..<place), isRight: isRight))
      mark = place
      start = place + 1
      isRight = byte == UInt8(ascii: "=")
    }
    // A single = is the key, wherever it stands.
    if equals.count > 1, let glued = equals.glued { report(.equalsWithinText(), at: glued) }
    let last = block.trimmed(start..<range.upperBound)
    options.append(Option(mark: mark, range: last, isRight: isRight))
    if let first = options.first {
      if first.range.isEmpty {
        options.removeFirst()
      } else {
        report(.choiceWithoutMark(), at: first.range.lowerBound)
      }
    }
    return options
  }

  /// True if a tag is open at the end of the range, as in `<img src`.
  private func isInTag(_ range: Range<Int>) -> Bool {
    let bytes = block.text[range]
    guard let open = bytes.lastIndex(of: UInt8(ascii: "<")), open + 1 < range.upperBound,
      !bytes[open...].contains(UInt8(ascii: ">"))
    else { return false }
    let next = bytes[open + 1] | 0x20
    return next >= UInt8(ascii: "a") && next <= UInt8(ascii: "z")
      && bytes[open...].contains(UInt8(ascii: " "))
  }

  private mutating func read(_ option: Option) -> Choice {
    var rest = option.range
    var fraction = option.isRight ? Fraction.one : .zero
    if option.isRight {
      if GIFTWeight(block.text[rest]) != nil { report(.weightIgnored(), at: rest.lowerBound) }
    } else {
      let weight = readWeight(rest, default: .zero)
      if weight.rest.isEmpty, !rest.isEmpty { report(.weightWithoutText(), at: rest.lowerBound) }
      reportOpenWeight(weight.rest)
      (fraction, rest) = (weight.fraction, weight.rest)
    }
    let (text, feedback) = splitFeedback(of: rest)
    if text != rest { reportEmptyFeedback(rest, hash: text.upperBound) }
    return Choice(text: texts.read(text, in: block), fraction: fraction, feedback: feedback)
  }
}
