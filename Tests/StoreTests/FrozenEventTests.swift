import Assessment
import ContestEngine
import Cryptography
import Foundation
import Store
import Testing

/// Events as the first version wrote them. Samples are only added: a journal of any age must be
/// read, so each of these must decode for ever.
struct FrozenEventTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    let name: String
    let hex: String
    let event: Event

    var testDescription: String { name }

    init(_ name: String, _ hex: String, _ event: Event) {
      self.name = name
      self.hex = hex
      self.event = event
    }
  }

  private static func answer(_ response: Response?, change: Int = 0) -> Event {
    .responded(
      AcceptedAnswer(
        contestant: ContestantID(number: 17), question: QuestionID(round: 1, place: 2),
        response: response, change: change, credit: 250))
  }

  private static let contestant = ContestantID(number: 300)
  private static let question = QuestionID(round: 0, place: 9)
  private static let secret = SecretDigest(bytes: [1, 2, 3])

  static let samples: [Sample] = [
    Sample(
      "registered", "03d804066c652d6d616f020908030102030104aac3f1f909",
      .registered(
        RegisteredContestant(
          contestant: contestant, school: SchoolID("le-mao"), seal: [9, 8], token: secret,
          ticket: SecretDigest(bytes: [4]), seed: 0x9F3C_61AA))),
    Sample("token replaced", "04d80403010203", .tokenReplaced(contestant, token: secret)),
    Sample("ticket replaced", "05d80403010203", .ticketReplaced(contestant, ticket: secret)),
    Sample("renamed", "06d8040107", .renamed(contestant, seal: [7])),
    Sample("extra time granted", "07d804ac02", .extraTimeGranted(contestant, factor: 150)),
    Sample(
      "opened", "09001280a0bfe9d66600c0d8c1e9d666",
      .opened(
        question,
        Timing(opensAt: Samples.start, choicesAt: nil, closesAt: Samples.start + 20_000))),
    Sample(
      "opened with reading time", "09001280a0bfe9d66601d4cfbfe9d6669488c2e9d666",
      .opened(
        question,
        Timing(
          opensAt: Samples.start, choicesAt: Samples.start + 3_050,
          closesAt: Samples.start + 23_050))),
    Sample("closed", "0a0012", .closed(question)),
    Sample("revealed", "0b0012", .revealed(question)),
    Sample("paused", "0c", .paused),
    Sample("continued", "0d", .continued),
    Sample("extended", "0eb0ea01", .extended(15_000)),
    Sample("announced", "0f124769e1baa369206c616f2035207068c3ba74", .announced("Giải lao 5 phút")),
    Sample("annulled", "10001209c490e1bb8120736169", .annulled(question, reason: "Đề sai")),
    Sample("finished", "11", .finished),
    Sample("finalized", "12", .finalized),
    Sample("answered with a choice", "132202040102783400f403", answer(.choice(ChoiceID("x4")))),
    Sample(
      "answered with choices", "132202040202026d3102783406f403",
      answer(.choices([ChoiceID("x4"), ChoiceID("m1")]), change: 3)),
    Sample("answered no", "132202040300f403", answer(.truth(false))),
    Sample("answered yes", "132202040400f403", answer(.truth(true))),
    Sample(
      "answered with a number", "1322020405f3040300f403",
      answer(DecimalNumber(checked: -314, exponent: -2).map { .number($0) })),
    Sample(
      "answered with a text", "13220204060b4e677579e1bb856e20447500f403", answer(.text("Nguyễn Du"))
    ),
    Sample(
      "answered with pairs", "1322020407020161027232016202723100f403",
      answer(.pairs([ChoiceID("b"): ChoiceID("r1"), ChoiceID("a"): ChoiceID("r2")]))),
    Sample(
      "answered with an order", "132202040802026d3102783400f403",
      answer(.order([ChoiceID("m1"), ChoiceID("x4")]))),
    Sample(
      "answered with blanks", "13220204090202623101310262320368616900f403",
      answer(.blanks([ChoiceID("b2"): "hai", ChoiceID("b1"): "1"]))),
    Sample("answer taken back", "132202040008f403", answer(nil, change: 4)),
    Sample("marked", "14", .marked),
    Sample(
      "interrupted", "1580a0bfe9d666a09ecae9d666",
      .interrupted(since: Samples.start, until: Samples.start + 90_000)),
    Sample(
      "key corrected", "160012010102783406696e20736169",
      .rekeyed(question, key: .response(.choice(ChoiceID("x4"))), reason: "in sai")),
    Sample(
      "key corrected to any of two", "160012020204060456696e6803686169",
      .rekeyed(question, key: .anyOf([.truth(true), .text("Vinh")]), reason: "hai")),
    Sample(
      "key corrected to a range", "16001203051e01051e010473e1bb91",
      .rekeyed(
        question,
        key: DecimalNumber(checked: 15, exponent: -1).map { .range(low: $0, high: $0) }
          ?? .anyOf([]), reason: "số")),
    Sample("disqualified", "17d804087468692068e1bb99", .disqualified(contestant, reason: "thi hộ")),
    Sample("reinstated", "18d80406c491c3ba6e67", .reinstated(contestant, reason: "đúng")),
    Sample("rescued", "1902d80404", .rescued([contestant, ContestantID(number: 2)])),
    Sample("star staked", "1a0012d804", .staked(contestant, question)),
    Sample("frozen", "1b", .frozen),
    Sample("unfrozen", "1c", .unfrozen),
    Sample(
      "reveal begun", "2502d80404", .revealBegun([contestant, ContestantID(number: 2)])),
    Sample("place revealed", "26d804", .placeRevealed(contestant)),
    Sample(
      "interval removed", "1d80a0bfe9d666c0c9c6e9d66601066c652d6d616f0d6de1baa57420c49169e1bb876e",
      .intervalRemoved(
        RemovedInterval(
          from: Samples.start, to: Samples.start + 60_000, school: SchoolID("le-mao"),
          reason: "mất điện"))),
    Sample(
      "interval removed for all", "1d80a0bfe9d666c0c9c6e9d666000d6de1baa57420c49169e1bb876e",
      .intervalRemoved(
        RemovedInterval(
          from: Samples.start, to: Samples.start + 60_000, school: nil, reason: "mất điện"))),
    Sample("interval restored", "1e02", .intervalRestored(1)),
    Sample(
      "opinion given", "1fd8040012022890e4d0b287d3aeeefe01",
      .opined(
        Opinion(
          contestant: contestant, question: question, change: 1, credit: 20,
          seal: 0xFEDC_BA98_7654_3210))),
    Sample(
      "survey tallied", "20001202026d31180278343e",
      .tallied(question, [ChoiceID("x4"): 31, ChoiceID("m1"): 12])),
    Sample(
      "paper begun", "21d804020480a0bfe9d666020012020a",
      .begun(
        DrawnPaper(
          contestant: contestant, week: 1, attempt: 2,
          questions: [question, QuestionID(round: 1, place: 5)], closesAt: Samples.start))),
    Sample(
      "paper handed in", "22d80400018087a70e",
      .handedIn(
        HandedInPaper(
          contestant: contestant, estimate: Estimate(millionths: 15_000_000), isAutomatic: false))),
    Sample(
      "paper handed in by the server", "22d8040100",
      .handedIn(HandedInPaper(contestant: contestant, estimate: nil, isAutomatic: true))),
    Sample(
      "registered with terms", "23d804066c652d6d616f020908030102030104aac3f1f90902ac020e020006",
      .registered(
        RegisteredContestant(
          contestant: contestant, school: SchoolID("le-mao"), seal: [9, 8], token: secret,
          ticket: SecretDigest(bytes: [4]), seed: 0x9F3C_61AA, terms: terms))),
    Sample("ages ordered", "240402000406", .agesOrdered([1, 0, 2, 3])),
    Sample("newcomers wait", "2701", .approvalOrdered(true)),
    Sample("newcomers wait no more", "2700", .approvalOrdered(false)),
    Sample(
      "an appeal about a question", "28220102040378c3a1",
      .appealed(ContestantID(number: 17), QuestionID(round: 1, place: 2), reason: "xá")),
    Sample(
      "an appeal about the results", "2822000161",
      .appealed(ContestantID(number: 17), nil, reason: "a")),
    Sample("an appeal upheld", "2902010162", .appealDecided(1, isUpheld: true, answer: "b")),
    Sample("lost", "2a", .lost),
    Sample(
      "mended",
      "2b2802200402010218636f6e74657374732e62726f6b656e2d312e73716c69746503627463",
      .mended(
        Mending(
          from: 20, lost: 1, carried: 16, reseated: 2, formerHead: [1, 2],
          file: "contests.broken-1.sqlite", account: "btc"))),
    Sample("an appeal turned down", "2904000162", .appealDecided(2, isUpheld: false, answer: "b")),
  ]

  private static var terms: EntryTerms {
    var terms = EntryTerms()
    terms.extraTime = 150
    terms.hasPrizes = false
    terms.team = 7
    terms.isCaptain = true
    terms.leagues = [0, 3]
    return terms
  }

  @Test(arguments: samples)
  func `a sample is read as the event that it was`(sample: Sample) throws {
    let bytes = try #require(Hexadecimal.decode(sample.hex))
    #expect(try EventCodec.decode(bytes) == sample.event)
  }

  @Test func `a definition of the first version is read`() throws {
    let bytes = try event(1, json: "prepared-1")
    let program = ContestProgram(
      definition: Samples.program.definition, pools: Samples.program.pools, rulesVersion: 1)
    #expect(try EventCodec.decode(bytes) == .prepared(program))
    #expect(try EventCodec.decode([2] + bytes.dropFirst()) == .amended(program))
  }

  @Test func `a contest with the rules of a later program is not guessed at`() throws {
    let later = MarkingRules.current.version + 1
    let program = ContestProgram(
      definition: Samples.program.definition, pools: Samples.program.pools, rulesVersion: later)
    let bytes = try EventCodec.encode(.prepared(program))
    #expect(throws: MalformedEvent(offset: 0, reason: .newerRules(later))) {
      try EventCodec.decode(bytes)
    }
    let fault = JournalFault(
      sequence: 1, reason: .unreadable(MalformedEvent(offset: 0, reason: .newerRules(later))))
    #expect(fault.isOfNewerProgram)
    #expect(!JournalFault(sequence: 1, reason: .altered).isOfNewerProgram)
  }

  @Test func `a draw of the first version is read`() throws {
    #expect(try EventCodec.decode(try event(8, json: "started-1")) == .started(Samples.draw))
  }

  /// A tag, the length of the JSON in a file, and the JSON.
  private func event(_ tag: UInt8, json name: String) throws -> [UInt8] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/\(name).json")
    let json = Array(try Data(contentsOf: file))
    return [tag, UInt8(json.count % 128) | 0x80, UInt8(json.count / 128)] + json
  }

  @Test(arguments: samples)
  func `the event is written as the sample`(sample: Sample) throws {
    #expect(Hexadecimal.encode(try EventCodec.encode(sample.event)) == sample.hex)
  }
}
