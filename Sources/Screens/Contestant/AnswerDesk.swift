import Assessment
import Terminal
import Wire

/// The question that a contestant works on, with what is marked and not sent yet.
struct AnswerDesk: Hashable, Sendable {
  let question: String
  var editor: AnswerEditor
  /// What was missing at the last try to send.
  var problem: String?
  /// When a key last changed the answer.
  var changedAt: Int64 = .min
  var scroll = Scroll.top

  init(_ view: QuestionView, texts: ScreenTexts) {
    question = view.id
    editor = AnswerEditor(view.item, given: view.answer.given, texts: texts)
  }

  /// What is marked and differs from what was given.
  func unsent(_ view: ContestView, texts: ScreenTexts) -> Response? {
    guard let current = view.question, current.id == question, view.canAnswer(question),
      let response = editor.response(texts)
    else { return nil }
    return response == current.answer.given ? nil : response
  }

  /// A marked choice goes out by itself so long before the end, in milliseconds.
  static let sendsBefore: Int64 = 1_500
  /// A typed text a little later: its writer may be in the middle of a word.
  static let typedSendsBefore: Int64 = 800
  /// A choice that is marked later still waits so long for second thoughts, in milliseconds.
  static let hesitation: Int64 = 400
  /// And goes at the latest so long before the end, in milliseconds.
  static let lastMoment: Int64 = 200

  /// When what is marked goes out by itself.
  ///
  /// - Parameter closesAt: in the client's milliseconds.
  func sendsAt(closesAt: Int64) -> Int64 {
    let due = closesAt - (editor.isTyping ? Self.typedSendsBefore : Self.sendsBefore)
    guard changedAt != .min else { return due }
    return max(due, min(changedAt + Self.hesitation, closesAt - Self.lastMoment))
  }
}
