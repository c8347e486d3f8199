import Assessment
import Terminal
import Wire

/// The question before a paper is handed in, with the guess that some contests ask for.
struct HandInDialog: Hashable, Sendable {
  enum Outcome: Hashable, Sendable {
    case goesOn
    case closed
    case handIn(DecimalNumber?)
  }

  private let kind: ServerMessage.PaperOutline.Estimate
  /// The guess as it is typed.
  private(set) var line = LineEditor(lengthMax: 20)
  private(set) var isTyping: Bool
  private(set) var staysChosen: Bool
  var problem: String?

  /// - Parameter staysChosen: what Enter alone does.
  init(_ kind: ServerMessage.PaperOutline.Estimate, staysChosen: Bool) {
    self.kind = kind
    self.staysChosen = staysChosen
    isTyping = kind != .none
  }

  var asksGuess: Bool { kind != .none }

  /// Asks for the guess again.
  mutating func refuse(_ words: String) {
    problem = words
    isTyping = asksGuess
  }

  mutating func take(_ key: Key, texts: ScreenTexts) -> Outcome {
    if key == .escape || key == .function(10) { return .closed }
    return isTyping ? takeTyped(key, texts: texts) : takeChoice(key, texts: texts)
  }

  private mutating func takeTyped(_ key: Key, texts: ScreenTexts) -> Outcome {
    switch key {
    case .enter, .down, .tab:
      problem = nil
      if !line.isEmpty, case .failure(let fault) = PaperGuess.read(line.text, kind, texts) {
        problem = texts.guessFault(fault, of: kind)
      } else {
        isTyping = false
      }
    // A number; letters that mean something elsewhere are nothing here.
    case .character(let character) where !"0123456789., %".contains(character): break
    default: _ = line.handle(key)
    }
    return .goesOn
  }

  private mutating func takeChoice(_ key: Key, texts: ScreenTexts) -> Outcome {
    switch key {
    case .up where staysChosen && asksGuess, .backTab where asksGuess: isTyping = true
    case .up, .down, .left, .right, .tab, .backTab: staysChosen.toggle()
    case .enter: return staysChosen ? .closed : handIn(texts)
    default:
      switch ChoiceKey.fold(key) {
      case "C", "Y": return handIn(texts)
      case "K", "N": return .closed
      default: break
      }
    }
    return .goesOn
  }

  private func handIn(_ texts: ScreenTexts) -> Outcome {
    .handIn(try? PaperGuess.read(line.text, kind, texts).get())
  }
}

/// Reads the number that a contestant guesses, by the rules of the server: what it would refuse is told
/// before anything is confirmed.
enum PaperGuess {
  /// Why a guess is none.
  enum Fault: Error, Hashable, Sendable {
    case unread
    /// A part of one, where people are counted.
    case notWhole
    /// Below 0, or above what the kind takes.
    case outside
    case tooManyDecimals
  }

  private static let decimalsMax = 6
  /// Of people.
  private static let countMax = DecimalNumber(1_000_000_000)

  static func read(
    _ typed: String, _ kind: ServerMessage.PaperOutline.Estimate, _ texts: ScreenTexts
  ) -> Result<DecimalNumber, Fault> {
    let digits = typed.filter { $0 != "%" }
    guard kind != .none,
      let number = DecimalNumber(typed: digits, decimalComma: texts.usesDecimalComma)
    else { return .failure(.unread) }
    let isPercent = kind == .percent
    if number.significand < 0 || number > (isPercent ? DecimalNumber(100) : countMax) {
      return .failure(.outside)
    }
    if !isPercent, number.exponent < 0 { return .failure(.notWhole) }
    return number.exponent < -decimalsMax ? .failure(.tooManyDecimals) : .success(number)
  }
}
