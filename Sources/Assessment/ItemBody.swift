/// What an item asks for, with its key. The order of lists is the bank's.
public enum ItemBody: Hashable, Sendable, Codable {
  /// One choice; several may be worth something.
  case single([Choice])
  /// Any number of choices; their fractions add up.
  case multiple([Choice])
  case trueFalse(TrueFalseKey)
  case text([TextAnswer], caseSensitive: Bool)
  case numeric([NumericAnswer], unit: String?)
  case matching([Pair], distractors: [String])
  /// The entries in their right order.
  case ordering([String])
  case cloze([Blank])
  case essay
  case description

  public var kind: ItemKind {
    switch self {
    case .single: .single
    case .multiple: .multiple
    case .trueFalse: .trueFalse
    case .text: .text
    case .numeric: .numeric
    case .matching: .matching
    case .ordering: .ordering
    case .cloze: .cloze
    case .essay: .essay
    case .description: .description
    }
  }

  /// True if some response would have the whole mark, or a part of it.
  public var hasRightAnswer: Bool {
    switch self {
    case .single(let choices), .multiple(let choices): choices.contains { $0.fraction > .zero }
    case .trueFalse: true
    case .text(let answers, _): answers.contains { $0.fraction > .zero }
    case .numeric(let answers, _): answers.contains { $0.fraction > .zero }
    case .matching(let pairs, _): !pairs.isEmpty
    case .ordering(let entries): entries.count > 1
    case .cloze(let blanks): !blanks.isEmpty && blanks.allSatisfy(\.hasRightAnswer)
    case .essay, .description: false
    }
  }
}

public struct Choice: Hashable, Sendable, Codable {
  public var text: String
  public var fraction: Fraction
  public var feedback: String
  /// Shown at the end where choices are shuffled ("Tất cả các đáp án trên").
  public var last: Bool

  public init(text: String, fraction: Fraction, feedback: String = "", last: Bool = false) {
    self.text = text
    self.fraction = fraction
    self.feedback = feedback
    self.last = last
  }
}

public struct TrueFalseKey: Hashable, Sendable, Codable {
  public var truth: Bool
  public var feedbackWhenRight: String
  public var feedbackWhenWrong: String

  public init(truth: Bool, feedbackWhenRight: String = "", feedbackWhenWrong: String = "") {
    self.truth = truth
    self.feedbackWhenRight = feedbackWhenRight
    self.feedbackWhenWrong = feedbackWhenWrong
  }
}

/// A text that is accepted. `*` stands for any run of characters, `\*` for a star, as in Moodle.
public struct TextAnswer: Hashable, Sendable, Codable {
  public var text: String
  public var fraction: Fraction
  public var feedback: String

  public init(text: String, fraction: Fraction = .one, feedback: String = "") {
    self.text = text
    self.fraction = fraction
    self.feedback = feedback
  }
}

/// A range of numbers that is accepted, both ends included.
public struct NumericAnswer: Hashable, Sendable, Codable {
  public enum Range: Hashable, Sendable, Codable {
    case value(DecimalNumber, tolerance: DecimalNumber)
    case between(low: DecimalNumber, high: DecimalNumber)
    /// Any number: gives feedback to those who are wrong.
    case any
  }

  public var range: Range
  public var fraction: Fraction
  public var feedback: String

  public init(range: Range, fraction: Fraction = .one, feedback: String = "") {
    self.range = range
    self.fraction = fraction
    self.feedback = feedback
  }
}

public struct Pair: Hashable, Sendable, Codable {
  public var left: String
  public var right: String

  public init(left: String, right: String) {
    self.left = left
    self.right = right
  }
}

/// A gap in a cloze text. `{b1}`, `{b2}` … in the prompt show the places, in order.
public struct Blank: Hashable, Sendable, Codable {
  public enum Accepts: Hashable, Sendable, Codable {
    case text([TextAnswer], caseSensitive: Bool)
    case numeric([NumericAnswer])
    case choice([Choice])
  }

  public var accepts: Accepts
  /// The share of the item's mark, relative to the other blanks. At least 1.
  public var weight: Int

  public init(accepts: Accepts, weight: Int = 1) {
    self.accepts = accepts
    self.weight = weight
  }

  public var hasRightAnswer: Bool {
    switch accepts {
    case .text(let answers, _): answers.contains { $0.fraction > .zero }
    case .numeric(let answers): answers.contains { $0.fraction > .zero }
    case .choice(let choices): choices.contains { $0.fraction > .zero }
    }
  }
}
