/// What stands at the head of a quiz and between its questions, and belongs to none.
struct Text2QTIQuiz {
  /// The questions of which some are drawn.
  struct Group {
    let offset: Int
    let number: Int
    var pick = 1
    var solutionsPick: Int?
    var questions = 0
  }

  private(set) var title = ""
  private(set) var feedbackIsSolution = false
  private(set) var group: Group?
  private var hasTitle = false
  private var hasDescription = false
  private var options: [Text2QTIOption: Bool] = [:]
  private var groups = 0
  /// True once anything but the head has been met.
  private var hasBegun = false

  /// Takes a mark of the head or of a group.
  ///
  /// - Returns: nil for a mark of neither; else what is wrong with it, and what it leaves.
  mutating func take(
    _ marker: Text2QTIMarker, _ text: String, at offset: Int
  ) -> (findings: [BankFinding], habit: Text2QTIHabit?)? {
    switch marker {
    case .quizTitle:
      if hasTitle || hasDescription || hasBegun || !options.isEmpty {
        return ([.text2QTIMisplaced(Self.name(marker))], nil)
      }
      (title, hasTitle) = (text, true)
      return ([], nil)
    case .quizDescription:
      if hasDescription || hasBegun || !options.isEmpty {
        return ([.text2QTIMisplaced(Self.name(marker))], nil)
      }
      hasDescription = true
      return ([], .description)
    case .option(let option): return take(option, text)
    case .pick, .solutionsPick, .pointsPerQuestion: return (takeGroupSetting(marker, text), nil)
    case .groupStart: return start(at: offset)
    case .groupEnd: return (end(), nil)
    default: return nil
    }
  }

  mutating func begin() { hasBegun = true }

  mutating func countQuestion() {
    hasBegun = true
    group?.questions += 1
  }

  private static func name(_ marker: Text2QTIMarker) -> String {
    switch marker {
    case .quizTitle: "Quiz title"
    case .quizDescription: "Quiz description"
    case .pick: "pick"
    case .solutionsPick: "solutions pick"
    case .pointsPerQuestion: "points per question"
    case .option(let option): String(option.rawValue.dropLast())
    default: ""
    }
  }

  private mutating func take(
    _ option: Text2QTIOption, _ text: String
  ) -> (findings: [BankFinding], habit: Text2QTIHabit?) {
    let name = Self.name(.option(option))
    guard !hasBegun, options[option] == nil else { return ([.text2QTIMisplaced(name)], nil) }
    guard ["true", "True", "false", "False"].contains(text) else {
      return ([.text2QTIBadValue(name, text, expected: "true, false")], nil)
    }
    if option == .cantGoBack, options[.oneQuestionAtATime] != true {
      return ([.text2QTIMisplaced(name)], nil)
    }
    options[option] = text.lowercased() == "true"
    if option == .feedbackIsSolution { feedbackIsSolution = options[option] == true }
    return ([], .option)
  }

  private mutating func start(
    at offset: Int
  ) -> (findings: [BankFinding], habit: Text2QTIHabit?) {
    hasBegun = true
    if group != nil { return ([.text2QTINestedGroup()], nil) }
    groups += 1
    group = Group(offset: offset, number: groups)
    return ([], .group)
  }

  private mutating func end() -> [BankFinding] {
    guard let ended = group else { return [.text2QTINoGroup("END_GROUP")] }
    group = nil
    let needed = max(ended.pick, ended.solutionsPick ?? 0)
    return ended.questions < needed
      ? [.text2QTISmallGroup(questions: ended.questions, needed: needed)] : []
  }

  private mutating func takeGroupSetting(_ marker: Text2QTIMarker, _ text: String) -> [BankFinding]
  {
    let name = Self.name(marker)
    guard var open = group else { return [.text2QTINoGroup(name)] }
    guard open.questions == 0 else { return [.text2QTIMisplaced(name)] }
    guard let number = Int(text), number > 0 else {
      return [.text2QTIBadValue(name, text, expected: "1, 2, 3…")]
    }
    switch marker {
    case .pick: open.pick = number
    case .solutionsPick: open.solutionsPick = number
    default: break
    }
    if let solutions = open.solutionsPick, solutions < open.pick {
      return [.text2QTIBadValue(name, text, expected: "pick ≤ solutions pick")]
    }
    group = open
    return []
  }
}
