import Terminal
import Wire

/// How a host's console and a board come in: the line to the server, the token, the choice among contests.
///
/// The session goes on connecting by itself; this keeps what is asked and what people are told of it.
struct ConsoleEntry: Sendable {
  /// What is asked before it is in.
  enum Question: Hashable, Sendable {
    case token(LineEditor, isWrong: Bool)
    /// One of several contests, from 0.
    case contest(Int)
  }

  /// What a key leads to.
  enum Step: Hashable, Sendable {
    case enter(token: String)
    case choose(Int)
    case leave
  }

  /// Why nothing more can be done.
  enum End: Hashable, Sendable {
    case certificateChanged(found: String)
    case session(ContestView.EndReason)
  }

  /// The token was known from the start.
  let hasToken: Bool
  private(set) var question: Question?
  /// Why there is no line; nil again once it is in.
  private(set) var failure: LinkFailure?
  private(set) var trust: ServerTrust?
  private(set) var end: End?
  /// The token is the right one.
  private(set) var wasIn = false
  /// When nobody is expected to wait any longer for the first way in; nil for never.
  private let firstTryEndsAt: Int64?

  init(hasToken: Bool, givesUpAt: Int64? = nil) {
    self.hasToken = hasToken
    firstTryEndsAt = givesUpAt
  }

  /// Until when it is tried to come in, where that ends.
  var givesUpAt: Int64? { wasIn || end != nil || question != nil ? nil : firstTryEndsAt }

  // MARK: The line

  mutating func connected(_ trust: ServerTrust?) {
    // A later connection to the same server is no first visit any more, and still worth knowing.
    if self.trust?.pin != trust?.pin { self.trust = trust }
  }

  mutating func lost(_ failure: LinkFailure) { self.failure = failure }

  mutating func certificateChanged(found: String) { end = .certificateChanged(found: found) }

  mutating func ended(_ reason: ContestView.EndReason) {
    if end == nil, reason != .left { end = .session(reason) }
  }

  // MARK: What the server says

  /// Several contests, of which one has to be chosen.
  mutating func offered() { question = .contest(0) }

  /// - Parameter isBusy: something else is asked already.
  mutating func welcomed(isBusy: Bool) {
    if !hasToken, !wasIn, question == nil, !isBusy { askForToken(isWrong: false) }
  }

  /// - Returns: whether it was for the first time.
  mutating func authenticated() -> Bool {
    failure = nil
    if case .token = question { question = nil }
    defer { wasIn = true }
    return !wasIn
  }

  /// A server that is busy is asked again by the session; a wrong token is typed again.
  mutating func refused(_ error: ErrorMessage, view: ContestView) {
    if error.code.isTemporary { return }
    if view.link == .choosing {
      question = view.offered.isEmpty ? nil : .contest(0)
    } else {
      askForToken(isWrong: true)
    }
  }

  private mutating func askForToken(isWrong: Bool) {
    question = .token(.init(lengthMax: WireLimits.tokenBytesMax), isWrong: isWrong)
  }

  // MARK: Keys

  /// - Parameter contests: how many are offered.
  mutating func press(_ key: Key, contests: Int) -> Step? {
    switch question {
    case .token(let editor, _): pressInToken(key, editor)
    case .contest(let place): pressInContests(key, place, of: contests)
    case nil: nil
    }
  }

  private mutating func pressInToken(_ key: Key, _ editor: LineEditor) -> Step? {
    var editor = editor
    switch key {
    case .escape, .function(9): return .leave
    case .enter:
      let token = String(editor.text.filter { !$0.isWhitespace })
      if token.isEmpty { return nil }
      question = nil
      return .enter(token: token)
    default:
      if editor.handle(key) { question = .token(editor, isWrong: false) }
      return nil
    }
  }

  private mutating func pressInContests(_ key: Key, _ place: Int, of count: Int) -> Step? {
    switch key {
    case .up: question = .contest(max(0, place - 1))
    case .down: question = .contest(max(0, min(count - 1, place + 1)))
    case .enter: return choose(place, of: count)
    case .escape, .function(9), .character("q"): return .leave
    case .character(let digit):
      if let number = digit.wholeNumberValue { return choose(number - 1, of: count) }
    default: break
    }
    return nil
  }

  /// - Returns: nil for a contest that is not offered.
  mutating func choose(_ place: Int, of count: Int) -> Step? {
    guard (0..<count).contains(place) else { return nil }
    question = nil
    return .choose(place)
  }
}
