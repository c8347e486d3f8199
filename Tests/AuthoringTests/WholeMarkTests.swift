import Assessment
import Testing

@testable import Authoring

/// Items whose mark is the whole one or nothing, as QTI, Moodle and H5P say so.
@Suite struct WholeMarkTests {
  private typealias Sample = QTISample
  private static let whole = ItemMarking(parts: .allOrNothing)

  private static let bodies: [ItemBody] = [
    .multiple(
      ["a", "b", "c"].map {
        Choice(text: $0, fraction: Fraction(tenMillionths: $0 == "c" ? -5_000_000 : 5_000_000))
      }),
    .multiple([
      Choice(text: "a", fraction: Fraction(tenMillionths: 7_500_000), feedback: "tốt"),
      Choice(text: "b", fraction: Fraction(tenMillionths: 2_500_000)),
      Choice(text: "c", fraction: .zero, last: true),
    ]),
    .multiple([
      Choice(text: "a", fraction: .one, feedback: "tốt"),
      Choice(text: "b", fraction: Fraction(tenMillionths: -10_000_000)),
    ]),
    .matching(["a", "b", "c"].map { Pair(left: $0, right: $0 + "!") }, distractors: ["d!"]),
    .ordering(["một", "hai", "ba", "bốn"]),
    .cloze([
      Blank(
        accepts: .text(
          [
            TextAnswer(text: "Vinh"),
            TextAnswer(text: "Huế", fraction: Fraction(tenMillionths: 5_000_000)),
          ], caseSensitive: false)),
      Blank(accepts: .numeric([NumericAnswer(range: .value(DecimalNumber(4), tolerance: .zero))])),
      Blank(
        accepts: .choice([
          Choice(text: "x", fraction: .one), Choice(text: "y", fraction: .zero),
        ]), weight: 2),
    ]),
  ]

  private func item(_ body: ItemBody) -> Item {
    let prompt = body.kind == .cloze ? "A {b1} b {b2} c {b3}." : "Chọn?"
    return Item(id: ItemID(""), prompt: prompt, body: body, marking: Self.whole)
  }

  @Test func `QTI holds it, and so it goes by way of JSON and back`() throws {
    let items = Self.bodies.map(item)
    let package = try #require(BankWriter.write(items, as: .qti))
    #expect(package.losses.isEmpty, "\(package.losses.map(\.finding.code))")
    let read = BankReader.read(bytes: package.bytes, file: "a.zip")
    #expect(read.diagnostics.isEmpty, "\(read.diagnostics)")
    #expect(read.items.map(\.withoutPlace) == items)
    let json = try #require(BankWriter.write(read.items, as: .json))
    let again = BankReader.read(bytes: json.bytes, file: "a.json")
    #expect(try #require(BankWriter.write(again.items, as: .qti)).bytes == package.bytes)
  }

  @Test func `another program sees just what is right as the key`() throws {
    for body in Self.bodies {
      let package = try #require(BankWriter.write([item(body)], as: .qti))
      let archive = try #require(try? Archive(package.bytes))
      let path = "items/item-00001.xml"
      let text = String(decoding: try archive.bytes(path), as: UTF8.self)
      #expect(body.kind == .cloze || text.contains("match_correct") || text.contains("<qti-match>"))
      // Without the name of our own program it is read like any other's.
      let other = text.replacing("tool-name=\"Bảng Vàng\"", with: "")
      let reading = BankReader.read(bytes: Array(other.utf8), file: "a.xml")
      #expect(reading.items.map(\.kind) == [body.kind])
      let isOne = if case .multiple(let choices) = body { choices.count == 2 } else { false }
      #expect(reading.items.first?.marking == (isOne ? nil : Self.whole), "\(body)")
    }
  }

  // What is not just the whole or nothing.

  private func multiple(_ rules: String) -> BankReading {
    Sample.read(
      Sample.item(
        Sample.declaration("multiple", "identifier", correct: ["A", "B", "C"]),
        Sample.choices(["A", "B", "C", "D"]), processing: Sample.rules(rules)))
  }

  private func member(_ name: String) -> String {
    "<member><baseValue baseType=\"identifier\">\(name)</baseValue>\(Sample.response)</member>"
  }

  @Test func `a set that may have more in it, or less, is no such key`() {
    let all = Sample.condition("<and>\(["A", "B", "C"].map(member).joined())</and>")
    #expect(multiple(all).items.map(\.marking) == [nil])
    #expect(multiple(all).codes.contains("qti.unequal-parts"))
    let two =
      """
      <responseCondition><responseIf>
      <match>\(Sample.response)<correct identifier="RESPONSE"/></match>\(Sample.set("SCORE", "1"))
      </responseIf><responseElseIf><and>\(member("A"))\(member("B"))</and>
      \(Sample.set("SCORE", "0.5"))</responseElseIf></responseCondition>
      """
    #expect(multiple(two).items.map(\.marking) == [nil])
    #expect(multiple(two).codes.contains("qti.unequal-parts"))
  }

  @Test func `Canvas says it of an item`() {
    typealias One = QTIOneSample
    let rule = One.rule(
      "<and>\(One.equal("1"))<not>\(One.equal("2"))</not>\(One.equal("3"))</and>", "100")
    let presentation =
      One.html("?") + One.choices([("1", "a"), ("2", "b"), ("3", "c")], "Multiple")
    for (fields, marking) in [
      ([], nil), ([("scoring_algorithm", "PartialScore")], nil),
      ([("scoring_algorithm", "AllOrNothing")], Self.whole),
    ] as [([(String, String)], ItemMarking?)] {
      let reading = One.read(
        One.item("multiple_answers_question", presentation, rule, fields: fields))
      #expect(reading.items.map(\.marking) == [marking], "\(fields)")
      #expect(reading.codes.isEmpty)
      #expect(shares(reading.items.first) == ["a/50", "b/-50", "c/50"])
    }
  }

  // Moodle.

  @Test func `Moodle's plug-in for it is read`() throws {
    let text = moodleAnswer("a", "100") + moodleAnswer("b", "0") + moodleAnswer("c", "100")
    let item = try #require(onlyMoodle("multichoiceset", text))
    #expect(item.marking == Self.whole)
    #expect(shares(item) == ["a/50", "b/-50", "c/50"])
    #expect(moodleCodes("multichoiceset", text).isEmpty)
    #expect(onlyMoodle("oumultiresponse", text)?.marking == nil)
    // Moodle without the plug-in could not read it, so it is written as a plain multichoice.
    let output = try #require(BankWriter.write([item], as: .moodleXML))
    #expect(output.text.contains("type=\"multichoice\""))
    #expect(output.losses.map(\.finding.code).contains("bank.loses-marking"))
  }

  @Test(
    arguments: [
      ("ALL_OR_NOTHING", .allOrNothing, true), ("-1", .allOrNothing, true),
      ("ABSOLUTE_POSITION", nil, true), ("abs", nil, true), ("0", nil, true),
      ("RELATIVE_NEXT_EXCLUDE_LAST", .perPair, true), ("REL", .perPair, true),
      ("lạ", .perPair, true), ("RELATIVE_NEXT_INCLUDE_LAST", .perPair, false),
      ("RELATIVE_ONE_PREVIOUS_AND_NEXT", .perPair, false),
      ("RELATIVE_ALL_PREVIOUS_AND_NEXT", .perPair, false),
      ("LONGEST_ORDERED_SUBSET", .perPair, false), ("6", .perPair, false),
      ("RELATIVE_TO_CORRECT", nil, false), ("7", nil, false), ("8", .perPair, true),
    ] as [(String, ItemMarking.Parts?, Bool)])
  func `Moodle's ways of grading an order become those here`(
    word: String, parts: ItemMarking.Parts?, isExact: Bool
  ) throws {
    let text =
      moodleAnswer("a", "1") + moodleAnswer("b", "2") + "<gradingtype>\(word)</gradingtype>"
    let item = try #require(onlyMoodle("ordering", text))
    #expect(item.marking == parts.map { ItemMarking(parts: $0) })
    #expect(
      moodleCodes("ordering", text) == (isExact ? [] : ["moodle.order-grading-not-kept"]))
    let output = try #require(BankWriter.write([item], as: .moodleXML))
    #expect(output.losses.isEmpty)
    #expect(readMoodle(output.text).items.map(\.withoutPlace) == [item.withoutPlace])
  }

  @Test func `an order without a word for it is graded by neighbours, as Moodle does`() {
    let text = moodleAnswer("a", "1") + moodleAnswer("b", "2")
    #expect(onlyMoodle("ordering", text)?.marking == ItemMarking(parts: .perPair))
  }
}
