import Assessment
import Authoring
import Testing

/// Response processing of QTI 1.2 as ILIAS, OLAT and Common Cartridge write it.
@Suite struct QTIOneRuleTests {
  typealias One = QTIOneSample

  private static let three = [("0", "bưởi"), ("1", "gạo"), ("2", "cam")]

  private func chosen(_ rules: [(choice: String, text: String)]) -> BankReading {
    let all = rules.map { One.equal($0.text, $0.choice) }.joined()
    return One.read(
      One.item(
        "", One.plain("Quả nào?") + One.choices(Self.three, "Multiple"),
        One.rule("<and>\(all)</and>", "1", action: "Add")))
  }

  @Test(arguments: [["1", "0", "1"], ["true", "false", "true"], ["1", "0", ""], ["", "0", "2"]])
  func `a rule may name a choice and say whether it is chosen`(texts: [String]) {
    let reading = chosen(zip(["0", "1", "2"], texts).map { ($0, $1) })
    #expect(shares(reading.items.first) == ["bưởi/50", "gạo/-50", "cam/50"])
    #expect(reading.items.map(\.marking) == [ItemMarking(parts: .allOrNothing)])
    #expect(reading.codes.isEmpty)
  }

  @Test func `another word there is no key, and is told`() {
    let reading = chosen([("0", "1"), ("1", "có lẽ"), ("2", "1")])
    #expect(reading.items.map(\.isReady) == [false])
    #expect(reading.codes == ["qti.processing"])
  }

  @Test func `a rule about an answer that the item does not ask for is told`() {
    let reading = One.read(
      One.item(
        "", One.plain("?") + One.choices(Self.three), One.rule(One.equal("1", "khác"), "1")))
    #expect(reading.codes == ["qti.processing"])
  }

  @Test(arguments: ["Yes", "No"])
  func `other is what meets no rule before, wherever processing ends`(goesOn: String) {
    let rules =
      One.rule(One.equal("1"), "2", goesOn: goesOn) + One.rule("<other/>", "0", goesOn: goesOn)
    let reading = One.read(One.item("", One.plain("?") + One.choices(Self.three), rules))
    #expect(shares(reading.items.first) == ["bưởi/0", "gạo/100", "cam/0"])
    #expect(reading.codes.isEmpty)
  }

  @Test func `other may be what is right`() {
    let rules =
      One.rule(One.equal("1"), nil, goesOn: "Yes", shows: ["f"])
      + One.rule("<other/>", "1", goesOn: "Yes")
    let reading = One.read(
      One.item(
        "", One.plain("?") + One.choices(Self.three), rules,
        feedback: One.feedback("f", "Gạo không là quả")))
    #expect(shares(reading.items.first) == ["bưởi/100", "gạo/0", "cam/100"])
  }

  @Test func `feedback of one choice leaves that for all wrong ones`() {
    let rules =
      One.rule("<other/>", nil, goesOn: "Yes", shows: ["all"])
      + One.rule(One.equal("0"), nil, goesOn: "Yes", shows: ["own"])
      + One.rule(One.equal("1"), "100", goesOn: "No")
      + One.rule("<other/>", nil, goesOn: "Yes", shows: ["wrong"])
    let feedback = ["all", "own", "wrong"].map { One.feedback($0, "lời \($0)") }.joined()
    let item = One.only(
      One.item("", One.plain("?") + One.choices(Self.three), rules, feedback: feedback))
    #expect(item?.feedback == "lời all")
    guard case .single(let choices)? = item?.body else { return }
    #expect(
      choices.map { PlainText.collapsed($0.feedback, format: .html) } == [
        "lời own lời wrong", "", "lời wrong",
      ])
  }

  @Test func `a text that must be within the answer is accepted with anything around it`() {
    func rule(_ text: String, _ points: String, _ attributes: String = "") -> String {
      One.rule(
        "<varsubstring respident=\"response1\" \(attributes)>\(text)</varsubstring>", points)
    }
    func read(_ rules: String) -> ItemBody? {
      One.only(One.item("", One.plain("?") + One.typed, rules))?.body
    }
    #expect(
      read(rule("quang hợp", "1")) == .text([TextAnswer(text: "*quang hợp*")], caseSensitive: false)
    )
    #expect(
      read(rule("CO2", "1", "case=\"Yes\""))
        == .text([TextAnswer(text: "*CO2*")], caseSensitive: true))
    let half = Fraction(tenMillionths: 5_000_000)
    #expect(
      read(One.rule(One.equal("lá"), "2") + rule("lá", "1"))
        == .text(
          [TextAnswer(text: "lá"), TextAnswer(text: "*lá*", fraction: half)], caseSensitive: false))
    #expect(
      read(rule("lá cây", "2") + rule("lá", "1"))
        == .text(
          [TextAnswer(text: "*lá cây*"), TextAnswer(text: "*lá*", fraction: half)],
          caseSensitive: false))
  }

  // Kinds.

  private static func group(_ attribute: String) -> String {
    let labels = [("s1", "cá"), ("s2", "chim"), ("t1", "nước"), ("t2", "trời"), ("t3", "đất")].map {
      let group = $0.0.hasPrefix("s") ? attribute : ""
      return "<response_label ident=\"\($0.0)\" \(group)>\(One.plain($0.1))</response_label>"
    }
    return One.plain("Nối") + """
      <response_grp ident="MQ" rcardinality="Multiple"><render_choice>\(labels.joined())
      </render_choice></response_grp>
      """
  }

  private static func subset(_ text: String, _ name: String = "MQ") -> String {
    One.rule("<varsubset respident=\"\(name)\">\(text)</varsubset>", "2", action: "Add")
  }

  @Test(arguments: [["s1,t1", "s2,t2"], ["t1,s1", "t2, s2"]])
  func `pairs of one list are matching where the list tells its sides`(pairs: [String]) {
    let reading = One.read(
      One.item(
        "", Self.group("match_group=\"t1,t2,t3\""), pairs.map { Self.subset($0) }.joined()))
    #expect(
      reading.items.map(\.body) == [
        .matching(
          [Pair(left: "cá", right: "nước"), Pair(left: "chim", right: "trời")],
          distractors: ["đất"])
      ])
    #expect(reading.codes.isEmpty)
  }

  @Test func `pairs of one list whose sides nobody tells stay a description`() {
    let rules = ["s1,t1", "s2,t2"].map { Self.subset($0) }.joined()
    let reading = One.read(One.item("", Self.group(""), rules))
    #expect(reading.items.map(\.kind) == [.description])
    #expect(reading.codes == ["qti.unsupported-interaction"])
  }

  @Test func `a line may accept several texts in one rule`() {
    let item = One.only(
      One.item("", One.plain("?") + One.typed, Self.subset("Sài Gòn, Gia Định", "response1")))
    #expect(
      item?.body
        == .text(
          [TextAnswer(text: "Sài Gòn"), TextAnswer(text: "Gia Định")], caseSensitive: false))
  }

  private func order(_ values: [String], from first: Int) -> BankReading {
    let rules = values.enumerated().map {
      One.rule(
        One.equal($1, "response1", "index=\"\($0 + first)\""), "1", action: "Add")
    }
    return One.read(
      One.item("", One.plain("Xếp") + One.choices(Self.three, "Ordered"), rules.joined()))
  }

  @Test(arguments: [0, 1])
  func `rules that name what stands at each place tell an order`(first: Int) {
    let reading = order(["2", "0", "1"], from: first)
    #expect(reading.items.map(\.body) == [.ordering(["cam", "bưởi", "gạo"])])
    #expect(reading.codes.isEmpty)
  }

  @Test func `places that are missing or named by no choice tell none`() {
    let none = ["qti.without-order"]
    #expect(order(["2", "0"], from: 0).codes == none)
    #expect(order(["x", "y", "z"], from: 0).codes == none)
    #expect(order(["2", "0", "1"], from: 2).items.map(\.isReady) == [false])
  }

  @Test func `true and false have no order to keep`() {
    let reading = One.read(
      One.item(
        "true_false_question",
        One.plain("Trời xanh")
          + One.choices([("a", "True"), ("b", "False")]).replacing(
            "<render_choice>", with: "<render_choice shuffle=\"No\">"),
        One.rule(One.equal("b"), "100")))
    #expect(reading.items.map(\.body) == [.trueFalse(TrueFalseKey(truth: false))])
    #expect(reading.codes.isEmpty)
  }

  @Test func `a picture without an address is none`() {
    let reading = One.read(
      One.item(
        "",
        One.plain("Màu?") + "<material><matimage uri=\"\"/></material>"
          + One.choices(Self.three), One.rule(One.equal("1"), "1")))
    #expect(reading.items.map(\.prompt) == ["Màu?"])
    #expect(reading.codes.isEmpty)
  }

  @Test func `a line to type on within the text keeps its place`() {
    let item = One.only(
      One.item(
        "", One.plain("Con") + One.typed + One.plain("gáy sáng."),
        One.rule(One.equal("gà"), "1")))
    #expect(item?.prompt == "Con _____ gáy sáng.")
    let atEnd = One.only(
      One.item("", One.plain("Con gì gáy?") + One.typed, One.rule(One.equal("gà"), "1")))
    #expect(atEnd?.prompt == "Con gì gáy?")
  }
}
