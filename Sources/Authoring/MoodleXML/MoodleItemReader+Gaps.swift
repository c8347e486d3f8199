import Assessment

extension MoodleItemReader {
  mutating func readCloze() -> ItemBody? {
    let reading = ClozeReader.read(prompt, format: texts.format)
    for (finding, place) in reading.findings {
      report(finding, atOffset: offset(ofGapAt: place))
    }
    guard reading.isWhole else { return nil }
    prompt = texts.promptKeepsLines ? MoodleLines.read(reading.prompt) : reading.prompt
    keyNotes = reading.notes
    return .cloze(reading.blanks)
  }

  /// Where in the file a gap of the prompt stands: as many braces are before it there as here.
  private func offset(ofGapAt place: Int) -> Int {
    guard let start = parts.prompt?.offset else { return element.offset }
    let brace = UInt8(ascii: "{")
    let text = Array(prompt.utf8)
    guard text.indices.contains(place), text[place] == brace else { return start }
    var before = text[..<place].count { $0 == brace }
    var index = start
    while index < source.bytes.count {
      if source.bytes[index] == brace {
        if before == 0 { return index }
        before -= 1
      }
      index += 1
    }
    return start
  }

  // Texts in which words are chosen: `[[1]]` is where the first of them belongs.

  private struct Option {
    let text: String
    let group: String
  }

  /// `gapselect` and `ddwtos`: each gap offers the words of its group.
  ///
  /// Source: Moodle 4.1, question/type/gapselect/questiontypebase.php.
  mutating func readGaps() -> ItemBody? {
    guard check(count: parts.options.count, atLeast: 1, .moodleGapsWithoutWords()) else {
      return nil
    }
    let options = parts.options.map { option in
      let text = MoodleMarkup.raw(option)
      // Only what is dragged may have markup.
      return Option(
        text: type == "ddwtos" ? text : texts.encode(text),
        group: option.first("group").map { plain($0) } ?? "1")
    }
    let gaps = MoodleGaps(prompt, format: texts.format)
    guard !gaps.numbers.isEmpty, gaps.numbers.count <= ClozeLimits.gapsMax else {
      report(gaps.numbers.isEmpty ? .moodleNoGap() : .clozeHasTooManyGaps(), at: parts.prompt)
      return nil
    }
    var blanks: [Blank] = []
    for number in gaps.numbers {
      guard options.indices.contains(number - 1) else {
        report(.moodleGapWithoutWord(number), at: parts.prompt)
        return nil
      }
      blanks.append(blank(options, number - 1))
    }
    noteCombinedFeedback()
    prompt = gaps.prompt
    return .cloze(blanks)
  }

  private mutating func blank(_ options: [Option], _ right: Int) -> Blank {
    let choices = options.indices.filter { options[$0].group == options[right].group }
    if choices.count == 1 { report(.moodleGapWithOneWord(right + 1), at: parts.options[right]) }
    return Blank(
      accepts: .choice(
        choices.map { Choice(text: options[$0].text, fraction: $0 == right ? .one : .zero) }))
  }
}

/// A text with gaps `[[1]]`, read as one with gaps `{b1}` … in the order of the text.
struct MoodleGaps {
  /// What each gap is numbered by in the file.
  private(set) var numbers: [Int] = []
  private var text: [UInt8] = []

  init(_ prompt: String, format: TextFormat) {
    let bytes = Array(prompt.utf8)
    var index = 0
    while index < bytes.count {
      if let (number, end) = Self.gap(bytes, at: index) {
        numbers.append(number)
        text += Array("{b\(numbers.count)}".utf8)
        index = end
      } else if bytes[index] == UInt8(ascii: "{") {
        text += ClozeText.brace(before: bytes[(index + 1)...], format: format)
        index += 1
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
  }

  var prompt: String { String(decoding: text, as: UTF8.self) }

  private static func gap(_ bytes: [UInt8], at open: Int) -> (number: Int, end: Int)? {
    let bracket = UInt8(ascii: "[")
    guard bytes[open] == bracket, open + 1 < bytes.count, bytes[open + 1] == bracket else {
      return nil
    }
    let digits = bytes[(open + 2)...].prefix(5).prefix {
      $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
    }
    guard !digits.isEmpty, bytes[digits.endIndex...].starts(with: "]]".utf8) else { return nil }
    return (digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }, digits.endIndex + 2)
  }
}
