import Assessment
import Wire

/// What the console remembers of a contest besides what the session's view holds.
struct HostRecord: Hashable, Sendable {
  /// A question that was opened.
  struct Asked: Hashable, Sendable {
    let id: String
    /// Known where it was opened while this console was there.
    var prompt: String?
    /// Known where the prompt is.
    var item: PresentedItem?
    /// How often each choice was given, as far as it was told here.
    var choices: [ChoiceID: Int] = [:]
    var answered = 0
    var correct: Int?
    var isAnnulled = false
    /// Nothing is right, so that there is no key to correct.
    var isSurvey = false
  }

  private(set) var asked: [Asked] = []
  private(set) var isFinal = false
  /// Questions whose key was told.
  private(set) var revealed: Set<String> = []
  /// What the server has refused since something last changed.
  var refused: Set<HostOrder.Verb> = []
  /// The server's trouble, until it is over.
  var fault: Notice.Fault?
  var log = HostLog()
  /// How often each choice of the newest question was given.
  private(set) var choices: [ChoiceID: Int] = [:]
  private(set) var schools: [ServerMessage.Progress.School] = []
  /// Of the newest question, where it has decided a round of elimination.
  var winners: [String] = []

  var askedCount: Int { asked.count }

  subscript(id: String) -> Asked? { asked.first { $0.id == id } }

  /// From 1; nil for a question that was never opened.
  func number(of id: String) -> Int? { asked.firstIndex { $0.id == id }.map { $0 + 1 } }

  mutating func hear(_ notice: Notice, view: ContestView) {
    switch notice {
    case .question(let id):
      if let question = view.question, question.id == id { opened(question) }
    case .closed(let id):
      refused = []
      guard let result = view.result, result.question == id,
        let place = asked.firstIndex(where: { $0.id == id })
      else { return }
      asked[place].answered = result.answered ?? asked[place].answered
      asked[place].correct = result.correct ?? asked[place].correct
      asked[place].isAnnulled = asked[place].isAnnulled || result.annulled
      asked[place].isSurvey = result.survey
    case .progress: if let progress = view.progress { take(progress) }
    case .event(let event): take(event)
    case .state, .contestEnded: refused = []
    case .authenticated:
      fault = nil
      refused = []
    default: break
    }
  }

  private mutating func opened(_ question: QuestionView) {
    refused = []
    if let place = asked.firstIndex(where: { $0.id == question.id }) {
      asked[place].prompt = question.item.shownPrompt
      asked[place].item = question.item
    } else {
      asked.append(
        Asked(id: question.id, prompt: question.item.shownPrompt, item: question.item))
      choices = [:]
      winners = []
    }
  }

  /// What a question is that this console did not see opened.
  mutating func learn(_ question: ServerMessage.Question) {
    guard let place = asked.firstIndex(where: { $0.id == question.question }) else { return }
    asked[place].prompt = question.item.shownPrompt
    asked[place].item = question.item
  }

  /// The places of questions whose key may be corrected.
  var correctable: [Int] { asked.indices.filter { !asked[$0].isSurvey } }

  private mutating func take(_ progress: ServerMessage.Progress) {
    schools = progress.schools
    if progress.question == asked.last?.id || progress.question == progress.asked.last?.question {
      choices = progress.choices
    }
    isFinal = progress.isFinal
    if let place = asked.firstIndex(where: { $0.id == progress.question }),
      !progress.choices.isEmpty
    {
      asked[place].choices = progress.choices
    }
    // A server that does not tell what was asked leaves it to what was seen here.
    guard progress.asked.count >= asked.count else { return }
    let known = Dictionary(asked.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    asked = progress.asked.map { told in
      var asked = known[told.question] ?? Asked(id: told.question)
      asked.answered = told.answered
      asked.correct = told.correct
      asked.isAnnulled = told.annulled
      return asked
    }
  }

  private mutating func take(_ event: ServerMessage.JournalEvent) {
    switch event.kind {
    case "revealed": if let id = event.text("question") { revealed.insert(id) }
    case "annulled":
      if let id = event.text("question"), let place = asked.firstIndex(where: { $0.id == id }) {
        asked[place].isAnnulled = true
      }
    case "finalized": isFinal = true
    default: break
    }
    log.take(event)
  }
}

extension ServerMessage.JournalEvent {
  func text(_ key: String) -> String? {
    if case .string(let text)? = details[key] { text } else { nil }
  }

  func truth(_ key: String) -> Bool? {
    if case .bool(let truth)? = details[key] { truth } else { nil }
  }

  func whole(_ key: String) -> Int64? {
    if case .number(let number)? = details[key] { number.wholeNumber } else { nil }
  }
}
