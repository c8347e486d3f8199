import Assessment
import Authoring
import TestSupport
import Testing

extension Item {
  /// As Moodle holds it: ranges by their middles, no choice that stays last, files by their names.
  var asMoodleHolds: Item {
    var item = withoutPlace.withPlainLines
    item.media?.sort { $0.name < $1.name }
    switch item.body {
    case .single(let choices): item.body = .single(choices.map(\.unpinned))
    case .multiple(let choices): item.body = .multiple(choices.map(\.unpinned))
    case .numeric(let answers, let unit):
      item.body = .numeric(answers.map(\.asMoodleHolds), unit: unit)
    case .cloze(let blanks):
      item.body = .cloze(
        blanks.map { blank in
          var blank = blank
          switch blank.accepts {
          case .numeric(let answers): blank.accepts = .numeric(answers.map(\.asMoodleHolds))
          case .choice(let choices): blank.accepts = .choice(choices.map(\.unpinned))
          case .text: break
          }
          return blank
        })
    default: break
    }
    return item
  }
}

extension Choice {
  fileprivate var unpinned: Choice {
    Choice(text: text, fraction: fraction, feedback: feedback)
  }
}

extension NumericAnswer {
  fileprivate var asMoodleHolds: NumericAnswer {
    guard case .between(let low, let high) = range, let sum = low.adding(high),
      let width = high.adding(low.negated)
    else { return self }
    func half(_ number: DecimalNumber) -> DecimalNumber {
      DecimalNumber(checked: number.significand * 5, exponent: number.exponent - 1) ?? .zero
    }
    return NumericAnswer(
      range: .value(half(sum), tolerance: half(width)), fraction: fraction, feedback: feedback)
  }
}

@Suite struct MoodleXMLWriterTests {
  private func write(_ items: [Item]) throws -> BankWriter.Output {
    try #require(BankWriter.write(items, as: .moodleXML))
  }

  /// What changes nothing that our own reader could see.
  private static let harmless: Set<String> = ["moodle.loses-unusual-share", "moodle.loses-pin"]

  /// Writes items and reads them; each that loses nothing must be the same.
  ///
  /// - Returns: how many were compared.
  private func compare(_ items: [Item], seed: UInt64) throws -> Int {
    let output = try write(items)
    let refused = Set(output.losses.filter { $0.finding.severity == .error }.map(\.index))
    if refused.count == items.count { return 0 }
    let reading = readMoodle(output.text)
    #expect(!reading.hasErrors, "seed \(seed): \(reading.diagnostics)")
    let changed = Set(
      output.losses.filter { !Self.harmless.contains($0.finding.code) }.map(\.index))
    let kept = items.indices.filter { !refused.contains($0) }
    try #require(reading.items.count == kept.count, "seed \(seed)")
    var compared = 0
    for (read, index) in zip(reading.items, kept) where !changed.contains(index) {
      #expect(read.asMoodleHolds == items[index].asMoodleHolds, "seed \(seed)\n\(output.text)")
      compared += 1
    }
    return compared
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `what is written is read back as the same items`(seed: UInt64) throws {
    var random = RandomItems(
      seed: seed,
      scope: RandomItems.Scope(kinds: ItemKind.allCases.filter { $0 != .cloze }))
    #expect(try compare(random.items(12), seed: seed) == 12)
  }

  @Test func `texts with gaps come back where nothing is told`() throws {
    var compared = 0
    for seed in 1...150 as ClosedRange<UInt64> {
      var random = RandomItems(seed: seed, scope: RandomItems.Scope(kinds: [.cloze]))
      let items = random.items(6).map { item in
        var item = item
        if case .cloze(let blanks) = item.body {
          item.prompt += blanks.indices.map { " {b\($0 + 1)}." }.joined()
        }
        return item
      }
      compared += try compare(items, seed: seed)
    }
    // Most random gaps have no answer with the whole mark, which Moodle does not take.
    #expect(compared > 100)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `what goes by GIFT and XML comes back`(seed: UInt64) throws {
    var random = RandomItems(
      seed: seed,
      scope: RandomItems.Scope(
        kinds: [.single, .multiple, .trueFalse, .text, .numeric, .matching, .essay, .description],
        hasArrows: false, isForGIFT: true))
    let items = random.items(8).map(\.asMoodleHolds)
    let xml = readMoodle(try write(items).text).items
    let gift = readGIFT(try #require(BankWriter.write(xml, as: .gift)).text).items
    let again = readMoodle(try write(gift).text).items
    #expect(again.map(\.withoutPlace.withPlainLines) == items, "seed \(seed)")
    #expect(again.map(\.id) == gift.map(\.id), "seed \(seed)")
  }

  @Test func `every kind is written as Moodle writes it`() throws {
    let text = """
      $CATEGORY: a/b

      // [id:7] [tag:địa lí]
      ::Sông::<b>Sông</b> dài nhất? {=Nin#phải ~%-50%Cả \\= Lam ####vì dài}

      Hai {~%50%a ~%50%b ~%-100%c}

      Đúng? {F#x#y}

      Gõ {=Hà Nội =%50%Thăng Long}

      Số {#=7:0.5 =%50%1..3}

      Nối {=a -> 1 =b -> 2 = -> 3}

      {}

      $CATEGORY: top

      Đoạn & dẫn
      """
    let ordering = Item(
      id: ItemID(""), prompt: "Xếp", format: .markdown, body: .ordering(["một", "hai"]))
    let cloze = Item(
      id: ItemID(""), prompt: "{b2} và {b1}", format: .plain,
      body: .cloze([
        Blank(accepts: .text([TextAnswer(text: "x")], caseSensitive: true), weight: 2),
        Blank(
          accepts: .choice([
            Choice(text: "a", fraction: .one), Choice(text: "b", fraction: .zero, feedback: "f"),
          ])),
      ]))
    let output = try write(readGIFT(text).items + [ordering, cloze])
    #expect(output.losses.isEmpty)
    try expectGolden(output.text, "bank-moodle-xml")
    #expect(!readMoodle(output.text).hasErrors)
  }

  @Test func `gaps are numbered in the order of the text`() throws {
    let blanks = ["x", "y"].map {
      Blank(accepts: .text([TextAnswer(text: $0)], caseSensitive: false))
    }
    let item = Item(
      id: ItemID(""), prompt: "{b2}, {b1} {1:SA:=z}", format: .html, body: .cloze(blanks))
    let read = try #require(readMoodle(try write([item]).text).items.first)
    #expect(read.prompt == "{b1}, {b2} &#123;1:SA:=z}")
    #expect(read.body == .cloze(blanks.reversed()))
  }

  @Test func `odd texts come back`() throws {
    for text in ["]]>", "a ]]> <b>", "x\r\ny\rz <i>", "\"'&amp;<", "<![CDATA[", "&", "a\tb\n\nc"] {
      let item = Item(
        id: ItemID(""), title: "t <&> \"", prompt: text, format: .html, body: .essay,
        feedback: text, tags: ["<t>&"], idNumber: "]]>&")
      let read = readMoodle(try write([item]).text).items
      #expect(read.map(\.withoutPlace.withPlainLines) == [item])
    }
  }

  @Test func `odd names of categories come back`() throws {
    for path in [["top"], ["$course$", "a"], ["a", "/b"], ["a/", "b{c}"], ["x: y", "<&>"]] {
      let item = Item(id: ItemID(""), prompt: "?", format: .html, body: .essay, category: path)
      #expect(readMoodle(try write([item]).text).items.map(\.category) == [path])
    }
  }

  @Test(arguments: [TextFormat.html, .markdown, .plain])
  func `files go with the texts that name them`(_ format: TextFormat) throws {
    func shown(_ name: String) -> String {
      switch format {
      case .html: "<img src=\"\(name.replacing("&", with: "&amp;"))\">"
      case .markdown: "![](\(name))"
      case .plain: "x"
      }
    }
    func media(_ name: String) -> Media {
      Media(
        name: name, mediaType: "image/gif",
        sha256: "c5a6a3b7a3bd30ccd6ec1b3c2d9e5f0d3a7d7f9c0c3f3f4a4f9a5a1b2c3d4e5f", byteCount: 42,
        base64: moodlePicture)
    }
    let names = ["hình 1~%.gif", "a&b.gif", "thư mục/c.gif", "d.gif"]
    let item = Item(
      id: ItemID(""), prompt: "Q " + shown(names[0]) + " " + shown(names[1]), format: format,
      body: .single([
        Choice(text: shown(names[2]), fraction: .one, feedback: shown(names[1])),
        Choice(text: "b", fraction: .zero),
      ]), feedback: shown(names[0]), media: names.map(media))
    let output = try write([item])
    #expect(output.losses.isEmpty)
    let read = try #require(readMoodle(output.text).items.first)
    var found = read.asMoodleHolds
    #expect(found.media?.map(\.name) == names.sorted())
    #expect(found.media?.allSatisfy { $0.base64 == moodlePicture && $0.byteCount == 42 } == true)
    var wanted = item.asMoodleHolds
    (found.media, wanted.media) = (nil, nil)
    #expect(found == wanted, "\(output.text)")
  }

  struct Held: Sendable, CustomStringConvertible {
    let code: String
    let body: ItemBody
    let isWritten: Bool
    var prompt = "?"
    var format = TextFormat.html
    var title = ""
    var description: String { code }
  }

  private static func gap(_ accepts: Blank.Accepts) -> ItemBody {
    .cloze([Blank(accepts: accepts)])
  }
  private static let right = Choice(text: "a", fraction: .one)
  private static let wrong = Choice(text: "b", fraction: .zero)
  private static let large = DecimalNumber(checked: 999_999_999_999_999_999, exponent: 0) ?? .zero

  static let held: [Held] = [
    Held(code: "moodle.cannot-hold-few-choices", body: .multiple([right]), isWritten: false),
    Held(
      code: "moodle.cannot-hold-no-answer", body: .text([], caseSensitive: false),
      isWritten: false),
    Held(
      code: "moodle.cannot-hold-no-answer",
      body: .text([TextAnswer(text: "a"), TextAnswer(text: "")], caseSensitive: false),
      isWritten: false),
    Held(code: "moodle.cannot-hold-no-answer", body: .numeric([], unit: nil), isWritten: false),
    Held(
      code: "moodle.cannot-hold-range",
      body: .numeric(
        [NumericAnswer(range: .between(low: large.negated, high: DecimalNumber(2)))], unit: nil),
      isWritten: false),
    Held(
      code: "moodle.cannot-hold-pairs", body: .matching([], distractors: ["a"]), isWritten: false),
    Held(
      code: "moodle.cannot-hold-pairs",
      body: .matching([Pair(left: "", right: "b")], distractors: []), isWritten: false),
    Held(code: "moodle.cannot-hold-entries", body: .ordering(["a"]), isWritten: false),
    Held(code: "moodle.cannot-hold-entries", body: .ordering(["a", "b", ""]), isWritten: false),
    Held(code: "moodle.cannot-hold-gaps", body: .cloze([]), isWritten: false),
    Held(
      code: "moodle.cannot-hold-gaps", body: gap(.choice([right])), isWritten: false,
      prompt: "{b1}"),
    Held(
      code: "moodle.loses-empty-choice",
      body: .multiple([right, Choice(text: "", fraction: .zero), wrong]), isWritten: true),
    Held(
      code: "moodle.loses-pin",
      body: .single([right, Choice(text: "b", fraction: .zero, last: true)]), isWritten: true),
    Held(
      code: "moodle.loses-pin",
      body: gap(.choice([right, Choice(text: "b", fraction: .zero, last: true)])),
      isWritten: true, prompt: "{b1}"),
    Held(
      code: "moodle.loses-share",
      body: .multiple([
        right, Choice(text: "b", fraction: Fraction(tenMillionths: 3_333_000)),
      ]), isWritten: true),
    Held(
      code: "moodle.loses-unusual-share",
      body: .multiple([right, Choice(text: "b", fraction: Fraction(tenMillionths: 700_000))]),
      isWritten: true),
    Held(
      code: "moodle.loses-markup-of-right-side",
      body: .matching([Pair(left: "a", right: "<b>x</b>")], distractors: []), isWritten: true),
    Held(
      code: "moodle.loses-gap-answers",
      body: gap(.text([TextAnswer(text: "a\\/b")], caseSensitive: false)), isWritten: true,
      prompt: "{b1}", format: .plain),
    Held(
      code: "moodle.loses-text-of-gaps",
      body: gap(.text([TextAnswer(text: "a")], caseSensitive: false)), isWritten: true,
      prompt: "{b1} {1:SA:=x}", format: .plain),
    Held(
      code: "moodle.loses-gap-place",
      body: gap(.text([TextAnswer(text: "a")], caseSensitive: false)), isWritten: true),
    Held(
      code: "moodle.loses-control-characters", body: .essay, isWritten: true,
      prompt: "a\u{B}\u{FFFE}"),
    Held(
      code: "moodle.loses-file-mark", body: .essay, isWritten: true,
      prompt: "Viết @@PLUGINFILE@@/x"),
    Held(
      code: "moodle.loses-long-title", body: .essay, isWritten: true,
      title: String(repeating: "x", count: 256)),
  ]

  @Test(arguments: held)
  func `what Moodle XML cannot hold is named`(_ held: Held) throws {
    let item = Item(
      id: ItemID(""), title: held.title, prompt: held.prompt, format: held.format, body: held.body)
    let output = try write([item])
    #expect(output.losses.map(\.finding.code) == [held.code])
    #expect(output.losses.allSatisfy { $0.index == 0 })
    #expect(readMoodle(output.text).items.count == (held.isWritten ? 1 : 0))
    let finding = try #require(output.losses.first?.finding)
    #expect((finding.severity == .error) == !held.isWritten)
    #expect(finding.message.vi != finding.message.en)
  }

  @Test func `a title of 255 characters is none too long`() throws {
    let item = Item(
      id: ItemID(""), title: String(repeating: "ế", count: 255), prompt: "?", body: .essay)
    #expect(try write([item]).losses.isEmpty)
  }
}
