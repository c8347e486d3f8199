import Assessment

/// Whether an item can be played on a terminal and be marked.
enum TerminalFitness {
  enum Problem: Hashable, Sendable, CaseIterable {
    /// An essay or a description.
    case cannotBeMarked
    /// No answer is right.
    case withoutKey
    case picture
    case soundOrVideo
    case nothingToRead
    case tooLong
    case tooManyChoices
    case emptyChoice
    /// What is asked for is which part is underlined where.
    case underlinedParts

    var vi: String {
      switch self {
      case .cannotBeMarked: "tự luận hoặc mô tả, máy không chấm được"
      case .withoutKey: "chưa có đáp án đúng"
      case .picture: "có hình không kèm chữ thay thế"
      case .soundOrVideo: "có âm thanh hoặc phim"
      case .nothingToRead: "không có chữ để đọc"
      case .tooLong: "dài hơn \(promptMax) ký tự"
      case .tooManyChoices: "có hơn \(choicesMax) phương án"
      case .emptyChoice: "có phương án trống"
      case .underlinedParts: "hỏi về phần gạch chân mà màn hình chữ không hiện"
      }
    }

    var en: String {
      switch self {
      case .cannotBeMarked: "essays or descriptions, which cannot be marked"
      case .withoutKey: "without a right answer"
      case .picture: "with a picture without words for it"
      case .soundOrVideo: "with sound or video"
      case .nothingToRead: "without anything to read"
      case .tooLong: "longer than \(promptMax) characters"
      case .tooManyChoices: "with more than \(choicesMax) choices"
      case .emptyChoice: "with an empty choice"
      case .underlinedParts: "about underlined parts, which a terminal does not show"
      }
    }
  }

  /// Characters of a prompt: more is no question on a screen of 80 × 24.
  static let promptMax = 4_000
  /// Choices are named by letters.
  static let choicesMax = 26

  static func problem(of item: Item) -> Problem? {
    problemWithoutMarking(of: item) ?? (item.isReady ? nil : .withoutKey)
  }

  /// As `problem`, for a round in which nothing is right.
  static func problemWithoutMarking(of item: Item) -> Problem? {
    guard item.kind.canBeMarked else { return .cannotBeMarked }
    let texts = [item.prompt] + choices(of: item.body)
    if choices(of: item.body).count > choicesMax { return .tooManyChoices }
    if item.format != .plain {
      for text in texts {
        if hasTag(["<audio", "<video", "<object", "<embed", "<iframe"], in: text) {
          return .soundOrVideo
        }
        if hasPictureWithoutWords(text, format: item.format) { return .picture }
      }
    }
    let prompt = PlainText.from(item.prompt, format: item.format)
    if prompt.isEmpty { return .nothingToRead }
    if let problem = problem(ofChoices: choices(of: item.body), item.format) { return problem }
    return prompt.count > promptMax ? .tooLong : nil
  }

  private static func problem(ofChoices choices: [String], _ format: TextFormat) -> Problem? {
    if choices.contains(where: { PlainText.from($0, format: format).isEmpty }) {
      return .emptyChoice
    }
    let isUnderlined = format == .html && choices.count > 1
    return isUnderlined && choices.allSatisfy { hasTag(["<u>"], in: $0) } ? .underlinedParts : nil
  }

  private static func choices(of body: ItemBody) -> [String] {
    switch body {
    case .single(let choices), .multiple(let choices): choices.map(\.text)
    case .matching(let pairs, let distractors):
      pairs.map(\.left) + pairs.map(\.right) + distractors
    case .ordering(let entries): entries
    case .trueFalse, .text, .numeric, .cloze, .essay, .description: []
    }
  }

  private static func hasTag(_ tags: [String], in text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return false }
    let lowered = text.lowercased()
    return tags.contains { lowered.contains($0) }
  }

  /// `PlainText` shows a picture as its words, or as an empty frame.
  private static func hasPictureWithoutWords(_ text: String, format: TextFormat) -> Bool {
    guard hasTag(["<img"], in: text) || format == .markdown && text.contains("![") else {
      return false
    }
    return PlainText.from(text, format: format).contains("[▣]") && !text.contains("[▣]")
  }
}
