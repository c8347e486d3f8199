import Assessment
import ContestEngine
import Cryptography
import Store

/// A small contest that uses most of what a definition can say.
enum Samples {
  static let contest = "dvc-thcs-2026"
  static let start = Instant(milliseconds: 1_764_000_000_000)

  static let items: [Item] = [
    Item(
      id: ItemID("i1"), title: "Câu 1", prompt: "2 + 2 = ?",
      body: .single([
        Choice(text: "4", fraction: .one), Choice(text: "5", fraction: .zero, feedback: "Đếm lại"),
      ]), feedback: "Hai cặp", category: ["toan", "so-hoc"], tags: ["de"],
      source: ItemSource(file: "a.gift", line: 3)),
    Item(
      id: ItemID("i2"), prompt: "π?",
      body: .numeric(
        [
          NumericAnswer(range: .value(DecimalNumber(3), tolerance: .zero)),
          NumericAnswer(range: .between(low: .zero, high: DecimalNumber(4)), fraction: .zero),
          NumericAnswer(range: .any, fraction: .zero),
        ], unit: "m")),
    Item(
      id: ItemID("i3"), prompt: "{b1}",
      body: .cloze([Blank(accepts: .text([TextAnswer(text: "a*")], caseSensitive: true))])),
    Item(
      id: ItemID("i4"), prompt: "?",
      body: .matching([Pair(left: "l", right: "r")], distractors: ["d"])),
    Item(id: ItemID("i5"), prompt: "?", body: .trueFalse(TrueFalseKey(truth: true))),
    Item(id: ItemID("i6"), prompt: "?", body: .ordering(["một", "hai"])),
  ]

  static let definition: ContestDefinition = {
    var definition = ContestDefinition(
      id: contest, title: LocalizedText(texts: ["vi": "Thi thử", "en": "Trial"]), mode: .live,
      schools: [School(id: SchoolID("le-mao"), name: "THCS Lê Mao", code: "7KQ2MF")])
    definition.registration.fields = [.name, .birthDate, .class]
    definition.rounds = [
      RoundDefinition(
        id: "khoi-dong", title: LocalizedText("Khởi động"), rule: .classic,
        items: .drawn(DrawRules(count: 2, tags: ["de"]))),
      RoundDefinition(
        id: "tang-toc", title: LocalizedText("Tăng tốc"), rule: .speed,
        items: .named([ItemID("i2")])
      ),
    ]
    var design = CertificateDesign()
    design.awards = [CertificateDesign.Award(title: "Giải Nhất", ranks: 1...3)]
    definition.certificate = design
    return definition
  }()

  static let program = ContestProgram(definition: definition, pools: [items, [items[1]]])

  static let draw = Draw(
    seed: Array(0..<32),
    rounds: [
      [
        DrawnItem(
          item: items[0], ids: [ChoiceID("x4"), ChoiceID("m1")], otherIDs: [], order: [1, 0],
          otherOrder: [])
      ]
    ])

  static func digest(_ number: Int) -> SecretDigest {
    SecretDigest(bytes: SHA256.hash("secret \(number)").bytes)
  }

  static func registered(_ number: Int32) -> Event {
    .registered(
      RegisteredContestant(
        contestant: ContestantID(number: number), school: SchoolID("le-mao"),
        seal: SHA256.hash("seal \(number)").bytes, token: digest(Int(number)),
        ticket: digest(-Int(number)), seed: 0x9F3C_61AA))
  }

  static func responded(_ number: Int32, place: Int = 0) -> Event {
    .responded(
      AcceptedAnswer(
        contestant: ContestantID(number: number), question: QuestionID(round: 0, place: place),
        response: .choice(ChoiceID("x4")), change: 0, credit: 17))
  }

  static func person(_ number: Int32, name: String) -> PersonRow {
    PersonRow(
      contestant: ContestantID(number: number),
      key: Array(repeating: UInt8(truncatingIfNeeded: number), count: 32),
      fields: PersonFields(
        [.name: name, .birthDate: "2012-03-04", .class: "8A"], school: SchoolID("le-mao")),
      consents: .both)
  }

  /// Entries of these events, one a second, after a head.
  static func entries(_ events: [Event], after head: JournalHead) -> [JournalEntry] {
    events.enumerated().map { place, event in
      JournalEntry(
        sequence: head.sequence + 1 + Int64(place),
        at: start + 1_000 * (head.sequence + Int64(place)), event: event)
    }
  }

  static func batch(
    _ events: [Event], after head: JournalHead, contest: String = contest,
    persons: [PersonRow] = []
  ) -> JournalBatch {
    JournalBatch(
      contest: contest, after: head, entries: entries(events, after: head), persons: persons)
  }
}
