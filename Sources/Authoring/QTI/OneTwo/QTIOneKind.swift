/// What an item of QTI 1.2 asks for: as the program that wrote it says, else as it is built.
enum QTIOneKind: Hashable {
  case single, multiple, trueFalse, text, numeric, matching, ordering, essay, description
  /// Gaps in a text, each with its accepted texts (Canvas writes them as choices).
  case blanks
  /// Gaps in a text to choose or to type for.
  case cloze
  /// By its name.
  case unsupported(String)

  /// Source: Canvas, instructure/qti (question_type).
  static let canvas: [String: QTIOneKind] = [
    "multiple_choice_question": .single, "true_false_question": .trueFalse,
    "multiple_answers_question": .multiple, "short_answer_question": .text,
    "fill_in_multiple_blanks_question": .blanks, "multiple_dropdowns_question": .cloze,
    "matching_question": .matching, "numerical_question": .numeric, "essay_question": .essay,
    "text_only_question": .description, "calculated_question": .unsupported("calculated"),
    "file_upload_question": .unsupported("upload"),
    "categorization_question": .unsupported("categorization"),
    "hot_spot_question": .unsupported("hotspot"), "ordering_question": .ordering,
  ]

  /// Source: Moodle 4.1, question/format/blackboard_six; what is not here is told by its build.
  static let blackboard: [String: QTIOneKind] = [
    "True/False": .trueFalse, "Essay": .essay, "Short Response": .essay, "Numeric": .numeric,
    "Multiple Choice": .single, "Multiple Answer": .multiple, "Matching": .matching,
    "Ordering": .ordering, "Fill in the Blank": .text, "Fill in the Blank Plus": .cloze,
    "Jumbled Sentence": .cloze, "Calculated": .unsupported("calculated"),
    "Calculated Numeric": .numeric, "File Upload": .unsupported("upload"),
    "Hot Spot": .unsupported("hotspot"), "Quiz Bowl": .essay,
  ]

  /// By how an item is built.
  ///
  /// - Parameters:
  ///   - hasKey: true if any rule compares the answer with something.
  ///   - leftSides: of how many choices something is said before them, as of the left sides of a
  ///     matching item.
  init(_ responses: [QTIOneResponse], hasKey: Bool, leftSides: Int) {
    guard let first = responses.first else {
      self = .description
      return
    }
    for case .other(let name) in responses.map(\.kind) {
      self = .unsupported(name)
      return
    }
    if responses.count > 1 {
      if responses.contains(where: { $0.kind == .group }) {
        self = .unsupported("response_grp")
        return
      }
      self = leftSides > 0 && Self.haveSameChoices(responses) ? .matching : .cloze
      return
    }
    switch (first.kind, first.declaration.cardinality) {
    case (.group, _): self = .matching
    case (.choice, .multiple): self = .multiple
    case (.choice, .ordered): self = .ordering
    case (.choice, _): self = .single
    default:
      self = !hasKey ? .essay : first.declaration.baseType.isNumber ? .numeric : .text
    }
  }

  /// Left sides choose among the same right sides; other questions have choices of their own.
  private static func haveSameChoices(_ responses: [QTIOneResponse]) -> Bool {
    guard responses.allSatisfy({ $0.kind == .choice }), let first = responses.first else {
      return false
    }
    let names = Set(first.labels.map(\.identifier))
    let texts = Set(first.labels.map(\.element.deepText.trimmedOfSpaces))
    return responses.dropFirst().allSatisfy { response in
      response.labels.contains {
        names.contains($0.identifier) || texts.contains($0.element.deepText.trimmedOfSpaces)
      }
    }
  }
}
