/// What a line at the margin begins, by the mark that it begins with.
///
/// Source: text2qti 0.8.0, README and text2qti/quiz.py (`start_patterns`).
enum Text2QTIMarker: Hashable {
  case question, rightChoice, wrongChoice, rightBox, wrongBox, shortAnswer, number
  case feedback, rightFeedback, wrongFeedback, solution
  case essay, upload
  case title, points, textTitle, text, quizTitle, quizDescription
  case groupStart, groupEnd, pick, solutionsPick, pointsPerQuestion
  case codeStart, codeEnd
  case option(Text2QTIOption)

  /// How far a mark's text may go on in the lines below.
  enum Extent { case none, line, paragraph, paragraphs }

  var extent: Extent {
    switch self {
    case .essay, .upload, .groupStart, .groupEnd, .codeStart, .codeEnd: .none
    case .shortAnswer, .number, .points, .pick, .solutionsPick, .pointsPerQuestion, .option: .line
    case .title, .textTitle, .quizTitle: .paragraph
    default: .paragraphs
    }
  }

  /// True for what belongs to the question above it.
  var isPartOfQuestion: Bool {
    switch self {
    case .rightChoice, .wrongChoice, .rightBox, .wrongBox, .shortAnswer, .number, .feedback,
      .rightFeedback, .wrongFeedback, .solution, .essay, .upload:
      true
    default: false
    }
  }

  /// True for words such as `Text:`, whose further lines have any indentation from two spaces on;
  /// the others must stand below the text of the first line.
  var isWord: Bool {
    switch self {
    case .title, .textTitle, .text, .quizTitle, .quizDescription: true
    default: false
    }
  }
}

/// Settings of a quiz that are switched on or off.
enum Text2QTIOption: String, Hashable, CaseIterable {
  case shuffleAnswers = "shuffle answers:"
  case showCorrectAnswers = "show correct answers:"
  case oneQuestionAtATime = "one question at a time:"
  case cantGoBack = "can't go back:"
  case feedbackIsSolution = "feedback is solution:"
  case solutionsSampleGroups = "solutions sample groups:"
  case solutionsRandomizeGroups = "solutions randomize groups:"
}

/// A line at the margin, matched against all marks.
enum Text2QTILine {
  case marker(Text2QTIMarker, content: ArraySlice<UInt8>)
  /// - Parameter mark: the part of the line that is one.
  case missingSpace(Text2QTIMarker, mark: ArraySlice<UInt8>)
  case missingContent(Text2QTIMarker, mark: ArraySlice<UInt8>)
  case unknown

  /// - Parameter line: without white space at its end, and with none at its start.
  init(_ line: ArraySlice<UInt8>) {
    let candidates = Self.candidates(line)
    var missing: Text2QTILine?
    for (marker, length) in candidates {
      let rest = line.dropFirst(length)
      let content = rest.drop { $0 == 32 || $0 == 9 }
      if marker.extent == .none {
        guard rest.isEmpty || marker == .codeStart else { continue }
        self = .marker(marker, content: rest)
        return
      }
      if content.isEmpty {
        missing = missing ?? .missingContent(marker, mark: line.prefix(length))
      } else if content.startIndex == rest.startIndex {
        missing = missing ?? .missingSpace(marker, mark: line.prefix(length))
      } else {
        self = .marker(marker, content: content)
        return
      }
    }
    self = missing ?? .unknown
  }

  /// The marks that the line may begin with, and their lengths.
  private static func candidates(
    _ line: ArraySlice<UInt8>
  ) -> [(marker: Text2QTIMarker, length: Int)] {
    guard let first = line.first else { return [] }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = line.prefix { (0x30...0x39).contains($0) }.count
      return line.dropFirst(digits).first == UInt8(ascii: ".") ? [(.question, digits + 1)] : []
    case UInt8(ascii: "*"):
      return isLetterAndBracket(line.dropFirst())
        ? [(.rightChoice, 3), (.shortAnswer, 1)] : [(.shortAnswer, 1)]
    case UInt8(ascii: "["):
      if line.starts(with: "[*]".utf8) { return [(.rightBox, 3)] }
      if line.starts(with: "[ ]".utf8) { return [(.wrongBox, 3)] }
      return line.starts(with: "[]".utf8) ? [(.wrongBox, 2)] : []
    case UInt8(ascii: "."): return line.starts(with: "...".utf8) ? [(.feedback, 3)] : []
    case UInt8(ascii: "+"): return [(.rightFeedback, 1)]
    case UInt8(ascii: "-"): return [(.wrongFeedback, 1)]
    case UInt8(ascii: "!"): return [(.solution, 1)]
    case UInt8(ascii: "="): return [(.number, 1)]
    case UInt8(ascii: "_"), UInt8(ascii: "^"):
      let length = line.prefix { $0 == first }.count
      return length < 3 ? [] : [(first == UInt8(ascii: "_") ? .essay : .upload, length)]
    case UInt8(ascii: "`"):
      let length = line.prefix { $0 == first }.count
      guard length >= 3 else { return [] }
      return [(length == line.count ? .codeEnd : .codeStart, length)]
    default: return isLetterAndBracket(line) ? [(.wrongChoice, 2)] : words(line)
    }
  }

  private static func isLetterAndBracket(_ line: ArraySlice<UInt8>) -> Bool {
    guard let letter = line.first, line.dropFirst().first == UInt8(ascii: ")") else { return false }
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter | 0x20)
  }

  private static func words(
    _ line: ArraySlice<UInt8>
  ) -> [(marker: Text2QTIMarker, length: Int)] {
    if line.elementsEqual("GROUP".utf8) { return [(.groupStart, 5)] }
    if line.elementsEqual("END_GROUP".utf8) { return [(.groupEnd, 9)] }
    for (word, marker) in named where LineText.begins(line, withAnyCase: word) {
      return [(marker, word.utf8CodeUnitCount)]
    }
    for option in Text2QTIOption.allCases {
      let word = option.rawValue.utf8
      let start = line.prefix(word.count).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      if start.elementsEqual(word) { return [(.option(option), word.count)] }
    }
    return []
  }

  private static let named: [(StaticString, Text2QTIMarker)] = [
    ("title:", .title), ("points:", .points), ("text title:", .textTitle), ("text:", .text),
    ("quiz title:", .quizTitle), ("quiz description:", .quizDescription), ("pick:", .pick),
    ("solutions pick:", .solutionsPick), ("points per question:", .pointsPerQuestion),
  ]
}
