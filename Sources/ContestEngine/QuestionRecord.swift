import Assessment

/// What has happened to one question so far.
struct QuestionRecord: Equatable, Sendable {
  enum Progress: Hashable, Sendable {
    case unopened, open, closed
  }

  let id: QuestionID
  /// With the key that holds.
  private(set) var marked: CorrectedItem
  private let rules: MarkingRules
  let presented: PresentedItem
  /// True where the round lets answers change.
  let isChangeable: Bool
  var progress = Progress.unopened
  var isRevealed = false
  var isAnnulled = false
  /// As moved by pauses and extensions.
  var timing = Timing(
    opensAt: Instant(milliseconds: 0), choicesAt: nil, closesAt: Instant(milliseconds: 0))
  /// T in milliseconds: the answering time as it was when the question opened. Neither pauses nor
  /// extensions nor an early close change it.
  var limit: Int64 = 0
  /// The end of the time in which it was open; nil while it is.
  var closedAt: Instant?
  /// How many contestants there were when it opened.
  var presentAtOpening = 0
  /// Who staked a star on it, and the sequence of the event.
  var stars: [ContestantID: Int64] = [:]
  /// Schools for which it was annulled afterwards, with an interval.
  var excusedSchools: Set<SchoolID> = []
  /// It was annulled for everyone, with an interval.
  var isExcused = false
  /// Whom it made the winners of its round of elimination.
  var winners: [ContestantID] = []
  /// By contestant number − 1; may be shorter than the contestants are many.
  var answers: [AnswerSlot] = []
  /// Contestants whose answer is held.
  var answered = 0
  /// How often each choice is held.
  var choiceCounts: [ChoiceID: Int] = [:]
  /// Of a survey, once closed and counted.
  var totals: [ChoiceID: Int]?
  /// By contestant number − 1, once scored; may be shorter than the contestants are many.
  var scores: [ItemScore] = []
  /// How many have mark 1, once scored.
  var correct = 0

  init(id: QuestionID, item: DrawnItem, isChangeable: Bool, rules: MarkingRules = .current) {
    self.id = id
    self.rules = rules
    marked = CorrectedItem(item, rules: rules)
    self.isChangeable = isChangeable
    presented = item.presented
  }

  var item: DrawnItem { marked.item }

  /// The key that was corrected after the fact; nil while the item's own stands.
  var correctedKey: AnswerKey? {
    get { marked.correctedKey }
    set { marked = CorrectedItem(item, correctedTo: newValue, rules: rules) }
  }

  /// What is right as the key stands now.
  var key: AnswerKey { marked.key }

  /// Whether another key than the item's own is held to be right. A key may be sent that is the one
  /// that stands, or be taken back; under rules that mark each of them anew even that counts.
  var isCorrected: Bool {
    correctedKey.map { $0 != item.key || !rules.correctsWholeItems } ?? false
  }

  func mark(of response: Response) -> Fraction { marked.mark(of: response) }

  /// How many equal parts a mark is counted in, by the rules that hold.
  var equalParts: Int? { rules.keepsQuotients ? item.equalParts : nil }

  /// Whether another key may have another mark for somebody.
  func isChanged(by key: AnswerKey) -> Bool {
    self.key != key || (correctedKey == nil && !rules.correctsWholeItems)
  }

  func isExcused(for school: SchoolID) -> Bool {
    isExcused || (!excusedSchools.isEmpty && excusedSchools.contains(school))
  }

  /// The end of the time of someone with this factor, in hundredths.
  func ownClose(extraTime: Int) -> Instant {
    timing.closesAt + (ownLimit(extraTime: extraTime) - limit)
  }

  /// T × the factor, in milliseconds.
  func ownLimit(extraTime: Int) -> Int64 { limit * Int64(extraTime) / 100 }

  /// What the contestant at this place sent; nil without an accepted answer.
  func answer(at place: Int) -> AnswerSlot? {
    guard place < answers.count, answers[place].receipt != 0 else { return nil }
    return answers[place]
  }
}

/// What is held of one contestant's answer to one question.
struct AnswerSlot: Equatable, Sendable {
  /// Nil: nothing sent yet, or taken back.
  var response: Response?
  /// Of an opinion in a survey, in the response's place; 0: nothing said, or taken back.
  var seal: UInt64 = 0
  /// The sequence of the event; 0: nothing sent yet.
  var receipt: Int64 = 0
  var receivedAt = Instant(milliseconds: 0)
  var change = 0
  /// In milliseconds, 0…250.
  var credit: Int32 = 0
  /// t in milliseconds, within 0…T.
  var time: Int32 = 0
  /// The contestant's own T in milliseconds.
  var limit: Int32 = 0

  static let none = AnswerSlot()
}

/// What the contestant got for one question. Points are kept in their parts, so that a contestant
/// can be told why.
struct ItemScore: Equatable, Sendable {
  /// In ten-millionths.
  var mark: Int32 = 0
  /// Points × mark without speed, or the points for a wrong answer.
  var base: Int32 = 0
  /// What the time took away: 0 or below.
  var speed: Int32 = 0
  var streakBonus: Int32 = 0
  /// What a star added, or took.
  var star: Int32 = 0
  /// Right answers in a row with this one.
  var streak: Int32 = 0
  /// False for those who were out, or for whom the question was annulled.
  var counts = true

  static let none = ItemScore()

  var points: Int { Int(base) + Int(speed) + Int(streakBonus) + Int(star) }
  var isRight: Bool { Int64(mark) == Fraction.scale }
}
