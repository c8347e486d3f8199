public import Assessment

/// What happened. Written once to the journal; a case is never renamed, only added. Facts only, no
/// scores: an annulled item re-scores everybody on replay.
///
/// The moment of an event stands beside it in the journal.
public enum Event: Hashable, Sendable {
  case prepared(ContestProgram)
  case amended(ContestProgram)

  indirect case registered(RegisteredContestant)
  case tokenReplaced(ContestantID, token: SecretDigest)
  case ticketReplaced(ContestantID, ticket: SecretDigest)
  case renamed(ContestantID, seal: [UInt8])
  /// In hundredths, 100…300.
  case extraTimeGranted(ContestantID, factor: Int)

  case started(Draw)
  case opened(QuestionID, Timing)
  case closed(QuestionID)
  case revealed(QuestionID)
  case paused
  case continued
  /// In milliseconds.
  case extended(Int64)
  case announced(String)
  case annulled(QuestionID, reason: String)
  case finished
  case finalized

  case responded(AcceptedAnswer)
  case marked
  /// The server was gone: time stood still from `since` until the event's own moment, and goes on
  /// at `until`.
  case interrupted(since: Instant, until: Instant)

  case rekeyed(QuestionID, key: AnswerKey, reason: String)
  case disqualified(ContestantID, reason: String)
  case reinstated(ContestantID, reason: String)
  /// Back in the round of elimination that was last played.
  case rescued([ContestantID])
  case staked(ContestantID, QuestionID)
  case frozen
  case unfrozen
  /// Everyone's standing is shown but that of these, who follow one by one in this order.
  case revealBegun([ContestantID])
  case placeRevealed(ContestantID)
  /// The interval's number is its place among all removed ones, from 1.
  case intervalRemoved(RemovedInterval)
  case intervalRestored(Int)

  /// Somebody took part in a survey; what was said stands nowhere in the journal.
  case opined(Opinion)
  /// What all said together.
  case tallied(QuestionID, [ChoiceID: Int])

  case begun(DrawnPaper)
  case handedIn(HandedInPaper)

  case judging(JudgingEvent)
  /// Who is younger than whom, by contestant number − 1: 1 for the youngest, 0 for not known.
  case agesOrdered([Int32])
  /// From here on newcomers wait for a host, or do not, whatever the definition says.
  case approvalOrdered(Bool)
  /// Its number is its place among all appeals, from 1.
  case appealed(ContestantID, QuestionID?, reason: String)
  case appealDecided(Int, isUpheld: Bool, answer: String)

  /// Stands in the place of an entry that could not be read when the journal was mended: those after
  /// it keep their numbers, which are receipts.
  case lost
  indirect case mended(Mending)
}

/// That an opinion was given. Its moment is the receipt.
public struct Opinion: Hashable, Sendable {
  public let contestant: ContestantID
  public let question: QuestionID
  public let change: Int
  /// Taken off the time, in milliseconds, 0…250.
  public let credit: Int64
  /// A hash under a key that is destroyed at the close, to know a resend by; 0: taken back.
  public let seal: UInt64

  public init(
    contestant: ContestantID, question: QuestionID, change: Int, credit: Int64, seal: UInt64
  ) {
    self.contestant = contestant
    self.question = question
    self.change = change
    self.credit = credit
    self.seal = seal
  }
}

public struct RegisteredContestant: Hashable, Sendable {
  public let contestant: ContestantID
  public let school: SchoolID
  public let seal: [UInt8]
  public let token: SecretDigest
  public let ticket: SecretDigest
  public let seed: UInt32
  public let terms: EntryTerms

  public init(
    contestant: ContestantID, school: SchoolID, seal: [UInt8], token: SecretDigest,
    ticket: SecretDigest, seed: UInt32, terms: EntryTerms = .plain
  ) {
    self.contestant = contestant
    self.school = school
    self.seal = seal
    self.token = token
    self.ticket = ticket
    self.seed = seed
    self.terms = terms
  }
}

/// When a question is shown, when its choices appear, and when it closes.
public struct Timing: Hashable, Sendable {
  public let opensAt: Instant
  /// Nil without reading time.
  public let choicesAt: Instant?
  public let closesAt: Instant

  public init(opensAt: Instant, choicesAt: Instant?, closesAt: Instant) {
    self.opensAt = opensAt
    self.choicesAt = choicesAt
    self.closesAt = closesAt
  }

  /// From when the answering time runs.
  public var startsAt: Instant { choicesAt ?? opensAt }
}

/// An answer that counts. Its moment is the receipt.
public struct AcceptedAnswer: Hashable, Sendable {
  public let contestant: ContestantID
  public let question: QuestionID
  /// Nil: taken back.
  public let response: Response?
  public let change: Int
  /// Taken off the time, in milliseconds, 0…250.
  public let credit: Int64

  public init(
    contestant: ContestantID, question: QuestionID, response: Response?, change: Int, credit: Int64
  ) {
    self.contestant = contestant
    self.question = question
    self.response = response
    self.change = change
    self.credit = credit
  }
}

/// One line of the journal.
public struct JournalEntry: Hashable, Sendable {
  /// From 1, without gaps.
  public let sequence: Int64
  public let at: Instant
  public let event: Event

  public init(sequence: Int64, at: Instant, event: Event) {
    self.sequence = sequence
    self.at = at
    self.event = event
  }
}
