import Assessment
import ContestEngine
import TestSupport

/// Events of every case with values from everywhere in their range, from a seed.
struct RandomEvents {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func event() -> Event {
    switch Int.random(in: 0..<35, using: &random) {
    case 0: .prepared(Samples.program)
    case 1: .amended(Samples.program)
    case 2: .registered(registered())
    case 3: .tokenReplaced(contestant(), token: digest())
    case 4: .ticketReplaced(contestant(), ticket: digest())
    case 5: .renamed(contestant(), seal: bytes())
    case 6: .extraTimeGranted(contestant(), factor: Int(integer()))
    case 7: .started(Samples.draw)
    case 8: .opened(question(), timing())
    case 9: .closed(question())
    case 10: .revealed(question())
    case 11: .paused
    case 12: .continued
    case 13: .extended(integer())
    case 14: .announced(text())
    case 15: .annulled(question(), reason: text())
    case 16: .finished
    case 17: .finalized
    case 18: .responded(answer())
    case 19: .marked
    case 20: .interrupted(since: instant(), until: instant())
    case 21:
      .begun(
        DrawnPaper(
          contestant: contestant(), week: Int(integer()), attempt: Int(integer()),
          questions: list { $0.question() }, closesAt: instant()))
    case 22:
      .handedIn(
        HandedInPaper(
          contestant: contestant(),
          estimate: Bool.random(using: &random) ? Estimate(millionths: integer()) : nil,
          isAutomatic: Bool.random(using: &random)))
    case 23, 24: .judging(judging())
    case 25: .agesOrdered(list { Int32(truncatingIfNeeded: $0.integer()) })
    default: correction()
    }
  }

  private mutating func judging() -> JudgingEvent {
    switch Int.random(in: 0..<8, using: &random) {
    case 0:
      .started(
        owners: Dictionary(list { ($0.text(), $0.contestant()) }, uniquingKeysWith: { $1 }))
    case 1: .sheetEntered(sheet())
    case 2: .sheetCorrected(sheet(), reason: text())
    case 3: .sheetWithdrawn(judge: text(), entry: text(), reason: text())
    case 4: .entryDisqualified(text(), reason: text())
    case 5: .entryReinstated(text(), reason: text())
    case 6: .appealOpened(entry: text(), reason: text())
    default:
      .appealAnswered(Int(integer()), isUpheld: Bool.random(using: &random), answer: text())
    }
  }

  private mutating func sheet() -> JudgingPanel.Sheet {
    JudgingPanel.Sheet(
      judge: text(), entry: text(),
      marks: Dictionary(list { ($0.text(), Int($0.integer())) }, uniquingKeysWith: { $1 }))
  }

  private mutating func correction() -> Event {
    switch Int.random(in: 0..<18, using: &random) {
    case 16: .lost
    case 17:
      .mended(
        Mending(
          from: integer(), lost: Int(integer()), carried: Int(integer()),
          reseated: Int(integer()), formerHead: bytes(), file: text(), account: text()))
    case 14:
      .appealed(
        contestant(), Bool.random(using: &random) ? question() : nil, reason: text())
    case 15:
      .appealDecided(Int(integer()), isUpheld: Bool.random(using: &random), answer: text())
    case 0: .rekeyed(question(), key: key(), reason: text())
    case 1: .disqualified(contestant(), reason: text())
    case 2: .reinstated(contestant(), reason: text())
    case 3: .rescued(list { $0.contestant() })
    case 4: .staked(contestant(), question())
    case 5: .frozen
    case 6: .unfrozen
    case 7:
      .intervalRemoved(
        RemovedInterval(
          from: instant(), to: instant(),
          school: Bool.random(using: &random) ? SchoolID(text()) : nil, reason: text()))
    case 8: .intervalRestored(Int(integer()))
    case 11: .revealBegun(list { $0.contestant() })
    case 12: .placeRevealed(contestant())
    case 13: .approvalOrdered(Bool.random(using: &random))
    case 9:
      .opined(
        Opinion(
          contestant: contestant(), question: question(), change: Int(integer()),
          credit: integer(), seal: UInt64(bitPattern: integer())))
    default:
      .tallied(
        question(),
        Dictionary(list { ($0.choice(), Int($0.integer())) }, uniquingKeysWith: { $1 }))
    }
  }

  private mutating func key() -> AnswerKey {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: .response(response() ?? .truth(true))
    case 1: .anyOf(list { $0.response() ?? .truth(false) })
    default: .range(low: number(), high: number())
    }
  }

  mutating func answer() -> AcceptedAnswer {
    AcceptedAnswer(
      contestant: contestant(), question: question(), response: response(),
      change: Int(integer()), credit: integer())
  }

  mutating func response() -> Response? {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: nil
    case 1: .choice(choice())
    case 2: .choices(Set(list { $0.choice() }))
    case 3: .truth(Bool.random(using: &random))
    case 4: .number(number())
    case 5: .text(text())
    case 6:
      .pairs(Dictionary(list { ($0.choice(), $0.choice()) }, uniquingKeysWith: { $1 }))
    case 7: .order(list { $0.choice() })
    case 8: .blanks(Dictionary(list { ($0.choice(), $0.text()) }, uniquingKeysWith: { $1 }))
    default: .choice(ChoiceID("x4"))
    }
  }

  private mutating func registered() -> RegisteredContestant {
    RegisteredContestant(
      contestant: contestant(), school: SchoolID(text()), seal: bytes(), token: digest(),
      ticket: digest(), seed: UInt32(truncatingIfNeeded: random.next()), terms: terms())
  }

  private mutating func terms() -> EntryTerms {
    var terms = EntryTerms()
    if Bool.random(using: &random) { return terms }
    terms.extraTime = Int(integer())
    terms.hasPrizes = Bool.random(using: &random)
    terms.isCaptain = Bool.random(using: &random)
    let team = Int32(truncatingIfNeeded: integer())
    terms.team = team == 0 ? nil : team
    terms.leagues = list { Int($0.integer()) }
    return terms
  }

  private mutating func timing() -> Timing {
    Timing(
      opensAt: instant(), choicesAt: Bool.random(using: &random) ? instant() : nil,
      closesAt: instant())
  }

  /// Often small, sometimes anything.
  private mutating func integer() -> Int64 {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: Int64.random(in: -3...300, using: &random)
    case 1: [Int64.min, .max, 0, -1].randomElement(using: &random) ?? 0
    default:
      Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0...60, using: &random)
    }
  }

  private mutating func contestant() -> ContestantID {
    ContestantID(number: Int32(truncatingIfNeeded: integer()))
  }

  private mutating func question() -> QuestionID {
    QuestionID(round: Int(integer()), place: Int(integer()))
  }

  private mutating func instant() -> Instant { Instant(milliseconds: integer()) }

  private mutating func number() -> DecimalNumber {
    DecimalNumber(checked: integer() >> 5, exponent: Int.random(in: -30...11, using: &random))
      ?? .zero
  }

  private mutating func digest() -> SecretDigest { SecretDigest(bytes: bytes()) }

  private mutating func bytes() -> [UInt8] { list { UInt8(truncatingIfNeeded: $0.random.next()) } }

  private mutating func choice() -> ChoiceID { ChoiceID(text()) }

  private mutating func text() -> String {
    let parts = [
      "", "x4", "m1", "Nguyễn Thị Ánh", "Nguye\u{302}\u{303}n", "\0", "🇻🇳", "a", "đ", "\u{202E}",
    ]
    return list { $0.pick(parts) }.joined()
  }

  private mutating func pick(_ texts: [String]) -> String {
    texts.randomElement(using: &random) ?? ""
  }

  private mutating func list<Element>(_ make: (inout RandomEvents) -> Element) -> [Element] {
    var made: [Element] = []
    for _ in 0..<Int.random(in: 0...6, using: &random) { made.append(make(&self)) }
    return made
  }
}
