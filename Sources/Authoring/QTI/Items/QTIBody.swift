/// The body of an item taken apart: what it asks, what it says after the answer, and what only
/// others than candidates see.
struct QTIBody {
  struct Question {
    let kind: QTIInteraction
    let element: XMLElement
  }

  private(set) var questions: [Question] = []
  /// Feedback that stands in the text.
  private(set) var feedback: [XMLElement] = []
  /// What is not shown to candidates.
  private(set) var rubrics: [XMLElement] = []
  private(set) var printedVariables: [XMLElement] = []
  /// Elements of the body that are not part of its text.
  var replacements: QTIMarkup.Replacements = [:]

  init(_ body: XMLElement) { collect(body) }

  private mutating func collect(_ element: XMLElement) {
    for child in element.children {
      let name = child.name
      if let kind = QTIInteraction(name) {
        if kind == .endAttempt {
          replacements[child.index] = ""
        } else {
          questions.append(Question(kind: kind, element: child))
        }
        // A text with gaps stands within one of these.
        if kind == .gapMatch || kind == .other("hottext") { collectFeedback(child) }
        continue
      }
      switch name {
      case "feedbackInline", "feedbackBlock":
        // Adaptive items put their next question into one.
        if child.all({ QTIInteraction($0) != nil }).allSatisfy({ Self.endsAttempt($0) }) {
          feedback.append(child)
          replacements[child.index] = ""
        } else {
          collect(child)
        }
      case "rubricBlock" where !Self.isForCandidates(child):
        rubrics.append(child)
        replacements[child.index] = ""
      case "printedVariable": printedVariables.append(child)
      default: collect(child)
      }
    }
  }

  private mutating func collectFeedback(_ element: XMLElement) {
    for child in element.all({ $0 == "feedbackInline" || $0 == "feedbackBlock" }) {
      feedback.append(child)
      replacements[child.index] = ""
    }
  }

  private static func endsAttempt(_ element: XMLElement) -> Bool {
    QTIInteraction(element.name) == .endAttempt
  }

  static func isForCandidates(_ rubric: XMLElement) -> Bool {
    guard let view = rubric.attribute("view") else { return true }
    return view.split(separator: " ").contains("candidate")
  }
}
