import Assessment
import Terminal
import Wire

/// The place on a self-paced paper, to be found again by a later run on the same computer.
public struct KeptPlace: Hashable, Sendable {
  /// The question that was looked at. Its name belongs to one attempt alone.
  public var question: String
  /// Questions to come back to, in the order of the paper.
  public var marked: [String]

  public init(question: String, marked: [String]) {
    self.question = question
    self.marked = marked
  }
}

/// A self-paced paper under a contestant's hands: which question is looked at, which are marked for
/// later, and what was put together and is not given yet. What was given stands in the `PaperView`.
struct PaperDesk: Hashable, Sendable {
  /// What somebody put together, and when a key last changed it.
  struct Draft: Hashable, Sendable {
    var editor: AnswerEditor
    /// On the client's clock; nil where no key changed anything.
    var changedAt: Int64?
  }

  /// What a draft asks for.
  enum Wish: Hashable, Sendable {
    case nothing
    case save(Response)
    /// Everything was taken out again.
    case takeBack
    /// There is something, and it is no answer yet.
    case incomplete
  }

  private let attempt: Int
  private let opensAt: ServerTime
  private(set) var place: Int
  private(set) var marked: Set<String>
  private(set) var drafts: [String: Draft] = [:]
  /// What was missing at the last try to save.
  var problem: String?
  var scroll = Scroll.top
  /// The contestant asked to hand in; else the server did it.
  var isHandedInByHand = false

  init(_ paper: PaperView, kept: KeptPlace?) {
    attempt = paper.paper.attempt
    opensAt = paper.paper.opensAt
    let ids = paper.questions.map(\.id)
    marked = Set(kept?.marked ?? []).intersection(ids)
    // Whoever comes from another machine goes on with what is missing.
    place =
      kept.flatMap { ids.firstIndex(of: $0.question) }
      ?? paper.questions.firstIndex { $0.answer.held == nil } ?? 0
  }

  func isOf(_ paper: PaperView) -> Bool {
    attempt == paper.paper.attempt && opensAt == paper.paper.opensAt
  }

  func question(_ paper: PaperView) -> QuestionView? {
    paper.questions.indices.contains(place) ? paper.questions[place] : nil
  }

  func kept(_ paper: PaperView) -> KeptPlace? {
    question(paper).map { current in
      KeptPlace(
        question: current.id, marked: paper.questions.map(\.id).filter { marked.contains($0) })
    }
  }

  // MARK: Going about

  /// - Returns: false where there is no such place, or it is this one.
  @discardableResult
  mutating func go(to target: Int, in paper: PaperView, texts: ScreenTexts) -> Bool {
    guard target != place, paper.questions.indices.contains(target) else { return false }
    place = target
    problem = nil
    scroll = .top
    clear(paper, texts: texts)
    return true
  }

  /// Drafts that say no more than what was given are let go.
  private mutating func clear(_ paper: PaperView, texts: ScreenTexts) {
    for question in paper.questions where drafts[question.id] != nil {
      if wish(question, texts: texts) == .nothing { drafts[question.id] = nil }
    }
  }

  mutating func toggleMark(_ question: String) {
    if marked.remove(question) == nil { marked.insert(question) }
  }

  // MARK: Answering

  func editor(_ question: QuestionView, texts: ScreenTexts) -> AnswerEditor {
    drafts[question.id]?.editor
      ?? AnswerEditor(question.item, given: question.answer.given, texts: texts)
  }

  mutating func take(
    _ key: Key, _ question: QuestionView, texts: ScreenTexts, now: Int64
  ) -> AnswerEditor.Outcome {
    let before = editor(question, texts: texts)
    var editor = before
    let outcome = editor.take(key)
    guard outcome != .ignored else { return .ignored }
    problem = nil
    scroll.followsFocus = true
    if editor != before { put(editor, question.id, now: now) }
    return outcome
  }

  /// Takes out all that was put together or given.
  mutating func empty(_ question: QuestionView, texts: ScreenTexts, now: Int64) {
    problem = nil
    put(AnswerEditor(question.item, texts: texts), question.id, now: now)
  }

  private mutating func put(_ editor: AnswerEditor, _ id: String, now: Int64) {
    drafts[id] = Draft(editor: editor, changedAt: now)
  }

  func wish(_ question: QuestionView, texts: ScreenTexts) -> Wish {
    guard let draft = drafts[question.id] else { return .nothing }
    guard let response = draft.editor.response(texts) else {
      guard draft.editor.isBlank else { return .incomplete }
      return question.answer.given == nil ? .nothing : .takeBack
    }
    return response == question.answer.given ? .nothing : .save(response)
  }

  // MARK: Saving by itself

  /// A choice is saved so long after the last key, in milliseconds: who tries the arrows is not
  /// followed from choice to choice.
  static let savesAfter: Int64 = 700
  /// The same for what is typed.
  static let typedSavesAfter: Int64 = 1_500
  /// And at the latest so long before the paper closes, in milliseconds.
  static let lastMoment: Int64 = 300

  /// When a draft is saved by itself.
  ///
  /// - Parameter closesAt: in the client's milliseconds.
  func savesAt(
    _ question: QuestionView, texts: ScreenTexts, closesAt: Int64?
  ) -> Int64? {
    guard let draft = drafts[question.id], let changedAt = draft.changedAt else { return nil }
    switch wish(question, texts: texts) {
    case .nothing, .incomplete: return nil
    case .save, .takeBack: break
    }
    let due = changedAt + (draft.editor.isTyping ? Self.typedSavesAfter : Self.savesAfter)
    return closesAt.map { min(due, $0 - Self.lastMoment) } ?? due
  }
}
