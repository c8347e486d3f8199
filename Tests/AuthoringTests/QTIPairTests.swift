import Assessment
import Authoring
import Testing

/// Matching, ordering and texts with gaps of QTI 2 and 3.
@Suite struct QTIPairTests {
  typealias Sample = QTISample

  private func choices(_ names: [String], _ attributes: String = "") -> String {
    names.map {
      "<simpleAssociableChoice identifier=\"\($0)\" matchMax=\"1\">\($0)!</simpleAssociableChoice>"
    }.joined()
  }

  private func match(_ lefts: [String], _ rights: [String]) -> String {
    """
    <matchInteraction responseIdentifier="RESPONSE" shuffle="true"><prompt>Ghép</prompt>
    <simpleMatchSet>\(choices(lefts))</simpleMatchSet>
    <simpleMatchSet>\(choices(rights))</simpleMatchSet></matchInteraction>
    """
  }

  private func read(
    _ correct: [String], _ body: String, _ type: String = "directedPair",
    _ version: Sample.Version = .two
  ) -> BankReading {
    Sample.read(
      Sample.item(
        Sample.declaration("multiple", type, correct: correct), body,
        processing: Sample.template("match_correct")), version)
  }

  private func pairs(_ reading: BankReading) -> [String]? {
    guard case .matching(let pairs, let distractors)? = reading.items.first?.body else {
      return nil
    }
    return pairs.map { "\($0.left)-\($0.right)" } + distractors
  }

  @Test(arguments: Sample.Version.allCases)
  func `each left side has its right side, the others are distractors`(version: Sample.Version) {
    let reading = read(
      ["a x", "b y"], match(["a", "b"], ["x", "y", "z"]), "directedPair", version)
    #expect(pairs(reading) == ["a!-x!", "b!-y!", "z!"])
    #expect(reading.items.first?.prompt == "Ghép")
    #expect(reading.items.map(\.marking) == [ItemMarking(parts: .allOrNothing)])
    #expect(reading.codes.isEmpty)
  }

  @Test func `a side that goes with several is the right one`() {
    #expect(
      pairs(read(["a x", "b x"], match(["a", "b"], ["x", "y"]))) == ["a!-x!", "b!-x!", "y!"])
    #expect(
      pairs(read(["a x", "a y"], match(["a", "b"], ["x", "y"]))) == ["x!-a!", "y!-a!", "b!"])
  }

  @Test func `several both ways cannot be marked`() {
    let reading = read(["a x", "a y", "b y"], match(["a", "b"], ["x", "y"]))
    #expect(reading.items.map(\.isReady) == [false])
    #expect(reading.items.first?.kind == .matching)
    #expect(reading.codes.contains("qti.many-to-many"))
  }

  @Test func `a left side that goes with nothing is named`() {
    let reading = read(["a x"], match(["a", "b"], ["x", "y"]))
    #expect(pairs(reading) == ["a!-x!", "y!"])
    #expect(reading.codes == ["qti.left-without-right"])
  }

  @Test func `without a key it is a draft that still shows both sides`() {
    let reading = read([], match(["a", "b"], ["x"]))
    #expect(pairs(reading) == ["x!"])
    #expect(reading.items.first?.prompt == "<p>Ghép</p><ul><li>a!</li><li>b!</li></ul>")
    #expect(reading.items.map(\.isReady) == [false])
  }

  @Test func `pairs of one set, in any direction`() {
    let body = """
      <associateInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="2">
      \(choices(["a", "b", "c", "d", "e"]))</associateInteraction>
      """
    #expect(pairs(read(["a c", "d b"], body, "pair")) == ["a!-c!", "d!-b!", "e!"])
  }

  @Test func `parts that are worth different marks are named`() {
    let item = Sample.item(
      Sample.declaration(
        "multiple", "directedPair", correct: ["a x", "b y"],
        mapping: Sample.mapping([("a x", "1"), ("b y", "3")])), match(["a", "b"], ["x", "y"]),
      processing: Sample.template("map_response"))
    let reading = Sample.read(item)
    #expect(pairs(reading) == ["a!-x!", "b!-y!"])
    #expect(reading.codes == ["qti.unequal-parts"])
  }

  @Test(arguments: Sample.Version.allCases)
  func `gaps are numbered, words go into them`(version: Sample.Version) {
    let body = """
      <gapMatchInteraction responseIdentifier="RESPONSE" shuffle="true">
      <gapText identifier="h" matchMax="1">hoa</gapText><gapText identifier="l" matchMax="1">lá</gapText>
      <p>Một <gap identifier="G1"/> và hai <gap identifier="G2"/>.</p></gapMatchInteraction>
      """
    let reading = read(["l G1", "h G2"], body, "directedPair", version)
    #expect(reading.items.first?.prompt == "Một [1] và hai [2].")
    #expect(pairs(reading) == ["[1]-lá", "[2]-hoa"])
  }

  // Ordering.

  private func order(_ correct: [String], _ version: Sample.Version = .two) -> BankReading {
    let body = Sample.choices(["a", "b", "c"]).replacing(
      "choiceInteraction", with: "orderInteraction")
    return Sample.read(
      Sample.item(
        Sample.declaration("ordered", "identifier", correct: correct), body,
        processing: Sample.template("match_correct")), version)
  }

  @Test(arguments: Sample.Version.allCases)
  func `entries come in their right order`(version: Sample.Version) {
    let reading = order(["c", "a", "b"], version)
    #expect(reading.items.map(\.body) == [.ordering(["chữ c", "chữ a", "chữ b"])])
    #expect(reading.items.map(\.marking) == [ItemMarking(parts: .allOrNothing)])
    #expect(reading.codes.isEmpty)
  }

  @Test(arguments: [["c"], [], ["a", "b", "x"], ["a", "a", "b"]])
  func `an order that is not whole is none`(correct: [String]) {
    let reading = order(correct)
    #expect(reading.items.map(\.kind) == [.ordering])
    #expect(reading.items.map(\.isReady) == [false])
    #expect(reading.items.first?.prompt.contains("<li>chữ b</li>") == true)
    #expect(reading.codes.contains("qti.without-order"))
  }

  // Gaps.

  private static let gaps = """
    <p>Nước <textEntryInteraction responseIdentifier="R1"/> sôi ở
    <textEntryInteraction responseIdentifier="R2"/> độ
    <inlineChoiceInteraction responseIdentifier="R3" shuffle="true">
    <inlineChoice identifier="C">C</inlineChoice><inlineChoice identifier="F">F</inlineChoice>
    </inlineChoiceInteraction></p>
    """

  private static let declared =
    Sample.declaration("single", "string", correct: ["cất"], name: "R1")
    + Sample.declaration("single", "integer", correct: ["100"], name: "R2")
    + Sample.declaration("single", "identifier", correct: ["C"], name: "R3")

  private func blanks(_ reading: BankReading) -> [Blank] {
    guard case .cloze(let blanks)? = reading.items.first?.body else { return [] }
    return blanks
  }

  private func parts(_ marks: [String]) -> String {
    zip(["R1", "R2", "R3"], marks).map { name, mark in
      """
      <responseCondition><responseIf>
      <match><variable identifier="\(name)"/><correct identifier="\(name)"/></match>
      <setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/>
      <baseValue baseType="float">\(mark)</baseValue></sum></setOutcomeValue>
      </responseIf></responseCondition>
      """
    }.joined()
  }

  @Test(arguments: Sample.Version.allCases)
  func `gaps keep their places, kinds and weights`(version: Sample.Version) {
    let reading = Sample.read(
      Sample.item(
        Self.declared, Self.gaps, processing: Sample.rules(parts(["1", "0.5", "2"]))), version)
    #expect(reading.items.first?.prompt == "Nước {b1} sôi ở {b2} độ {b3}")
    let blanks = blanks(reading)
    #expect(blanks.map(\.weight) == [2, 1, 4])
    #expect(
      blanks.map(\.accepts) == [
        .text([TextAnswer(text: "cất")], caseSensitive: true),
        .numeric([NumericAnswer(range: .value(DecimalNumber(100), tolerance: .zero))]),
        .choice([Choice(text: "C", fraction: .one), Choice(text: "F", fraction: .zero)]),
      ])
    #expect(reading.codes.isEmpty)
  }

  @Test func `gaps that only count together have equal parts, and are marked together`() {
    let all = ["R1", "R2", "R3"].map {
      "<match><variable identifier=\"\($0)\"/><correct identifier=\"\($0)\"/></match>"
    }
    let reading = Sample.read(
      Sample.item(
        Self.declared, Self.gaps,
        processing: Sample.rules(Sample.condition("<and>\(all.joined())</and>"))))
    #expect(blanks(reading).map(\.weight) == [1, 1, 1])
    #expect(reading.items.first?.isReady == true)
    #expect(reading.items.map(\.marking) == [ItemMarking(parts: .allOrNothing)])
    #expect(reading.codes.isEmpty)
  }

  @Test func `gaps without processing take what is declared`() {
    let reading = Sample.read(Sample.item(Self.declared, Self.gaps))
    #expect(reading.items.first?.isReady == true)
    #expect(reading.codes.isEmpty)
  }

  @Test func `one list to choose from in a text is a gap`() {
    let body = """
      <p>Màu <inlineChoiceInteraction responseIdentifier="RESPONSE" shuffle="true">
      <inlineChoice identifier="a">đỏ</inlineChoice><inlineChoice identifier="b">xanh</inlineChoice>
      </inlineChoiceInteraction> của trời</p>
      """
    let item = Sample.only(
      Sample.item(
        Sample.declaration("single", "identifier", correct: ["b"]), body,
        processing: Sample.template("match_correct")))
    #expect(item?.prompt == "Màu {b1} của trời")
    #expect(item?.kind == .cloze)
  }
}
