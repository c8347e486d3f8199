import Assessment
import Testing

/// Marks with a key that was corrected after the fact.
@Suite struct CorrectedItemTests {
  private func id(_ text: String) -> ChoiceID { ChoiceID(text) }

  private func drawn(_ body: ItemBody, _ marking: ItemMarking?, ids: Int = 0, others: Int = 0)
    -> DrawnItem
  {
    let usual = Sample.drawn(body, ids: ids, others: others)
    var item = usual.item
    item.marking = marking
    return DrawnItem(
      item: item, ids: usual.ids, otherIDs: usual.otherIDs, order: usual.order,
      otherOrder: usual.otherOrder)
  }

  private func mark(_ item: DrawnItem, _ key: AnswerKey?, _ response: Response) -> Fraction {
    CorrectedItem(item, correctedTo: key).mark(of: response)
  }

  @Test(arguments: [
    ("Hà Nội", true), ("Hà Nội.", true), ("ha noi", true), ("Hà Nộii", true), ("“Hà Nội”", true),
    ("thang long", true), ("Thăng Lon", true), ("Huế", false), ("Đông Đô", false),
  ])
  func `another answer that is right takes nothing from who was right`(
    typed: String, isRight: Bool
  ) {
    let answers = [
      TextAnswer(text: "Hà Nội"), TextAnswer(text: "Đông Đô"),
      TextAnswer(text: "Hà Nam", fraction: .zero), TextAnswer(text: "*", fraction: .zero),
    ]
    let item = drawn(
      .text(answers, caseSensitive: false), ItemMarking(ignoresToneMarks: true, slips: 1))
    let key = AnswerKey.anyOf([.text("Hà Nội"), .text("Thăng Long")])
    #expect(mark(item, key, .text(typed)) == (isRight ? .one : .zero))
  }

  @Test func `a star in a corrected key is a star`() {
    let item = drawn(.text([TextAnswer(text: "5")], caseSensitive: false), nil)
    let key = AnswerKey.response(.text("2*3"))
    #expect(mark(item, key, .text("2 * 3")) == .one)
    #expect(mark(item, key, .text("2 nhân 3")) == .zero)
  }

  @Test func `capitals count where they did`() {
    let item = drawn(.text([TextAnswer(text: "MW")], caseSensitive: true), nil)
    #expect(mark(item, .response(.text("mW")), .text("mW")) == .one)
    #expect(mark(item, .response(.text("mW")), .text("MW")) == .zero)
  }

  @Test func `the key that the item has changes nothing`() {
    let answers = [
      TextAnswer(text: "*chuyển đổi*"), TextAnswer(text: "số", fraction: .percent(50)),
    ]
    let item = drawn(.text(answers, caseSensitive: false), nil)
    for text in ["chuyển đổi số", "số", "khác"] {
      #expect(mark(item, item.key, .text(text)) == item.mark(of: .text(text)))
    }
  }

  @Test func `a number keeps its tolerance, and a range is as it is told`() {
    let range = NumericAnswer.Range.value(Sample.number("3.14"), tolerance: Sample.number("0.01"))
    let item = drawn(.numeric([NumericAnswer(range: range)], unit: nil), nil)
    func given(_ text: String, _ key: AnswerKey) -> Fraction {
      mark(item, key, .number(Sample.number(text)))
    }
    let moved = AnswerKey.response(.number(Sample.number("3.2")))
    #expect(given("3.21", moved) == .one)
    #expect(given("3.22", moved) == .zero)
    #expect(given("3.14", moved) == .zero)
    let exact = AnswerKey.range(low: Sample.number("3.2"), high: Sample.number("3.2"))
    #expect(given("3.21", exact) == .zero)
    let either = AnswerKey.anyOf([.number(Sample.number("3.14")), .number(Sample.number("3.2"))])
    #expect(given("3.15", either) == .one && given("3.19", either) == .one)
  }

  @Test func `several choices keep their shares`() {
    let choices = [("a", 50), ("b", 50), ("c", -50), ("d", -25)] as [(String, Int64)]
    let item = drawn(.multiple(Sample.choices(choices)), nil, ids: 4)
    let key = AnswerKey.response(.choices([id("a1"), id("a3")]))
    func given(_ names: String...) -> Fraction {
      mark(item, key, .choices(Set(names.map(id))))
    }
    #expect(given("a1", "a3") == .one)
    #expect(given("a1") == Sample.percent(50))
    #expect(given("a1", "a2") == Sample.percent(25))
    #expect(given("a1", "a4") == Sample.percent(25))
    let whole = drawn(
      .multiple(Sample.choices(choices)), ItemMarking(parts: .allOrNothing), ids: 4)
    #expect(mark(whole, key, .choices([id("a1")])) == .zero)
  }

  @Test func `one choice, and true or false, with one key or both`() {
    let single = drawn(.single(Sample.choices([("a", 100), ("b", 50), ("c", 0)])), nil, ids: 3)
    let both = AnswerKey.anyOf([.choice(id("a1")), .choice(id("a3"))])
    #expect([1, 2, 3].map { mark(single, both, .choice(id("a\($0)"))) } == [.one, .zero, .one])
    let truth = drawn(.trueFalse(TrueFalseKey(truth: true)), nil)
    #expect(mark(truth, .response(.truth(false)), .truth(false)) == .one)
    #expect(mark(truth, .response(.truth(false)), .truth(true)) == .zero)
    let any = AnswerKey.anyOf([.truth(true), .truth(false)])
    #expect(mark(truth, any, .truth(true)) == .one && mark(truth, any, .truth(false)) == .one)
  }

  /// b1 is x, b2 is y, b3 is z, b4 is the distractor.
  @Test func `pairs keep their shares, and a distractor may come in`() {
    let pairs = [
      Pair(left: "1", right: "x"), Pair(left: "2", right: "y"), Pair(left: "3", right: "z"),
    ]
    let item = drawn(.matching(pairs, distractors: ["w"]), nil, ids: 3, others: 4)
    let key = AnswerKey.response(
      .pairs([id("a1"): id("b2"), id("a2"): id("b1"), id("a3"): id("b4")]))
    func given(_ rights: [String]) -> Fraction {
      let pairs = zip(["a1", "a2", "a3"], rights).map { (id($0), id($1)) }
      return mark(item, key, .pairs(Dictionary(uniqueKeysWithValues: pairs)))
    }
    #expect(given(["b2", "b1", "b4"]) == .one)
    #expect(given(["b2", "b1", "b3"]) == Fraction(tenMillionths: 6_666_667))
    #expect(given(["b1", "b2", "b3"]) == .zero)
    // What the key does not speak of stays.
    let part = AnswerKey.response(.pairs([id("a1"): id("b4")]))
    let response = Response.pairs([id("a1"): id("b4"), id("a2"): id("b2"), id("a3"): id("b3")])
    #expect(mark(item, part, response) == .one)
  }

  @Test func `an order keeps its way of marking`() {
    let item = drawn(
      .ordering(["một", "hai", "ba", "bốn"]), ItemMarking(parts: .perPair), ids: 4)
    func order(_ places: Int...) -> Response { .order(places.map { id("a\($0)") }) }
    let key = AnswerKey.response(order(2, 1, 3, 4))
    #expect(mark(item, key, order(2, 1, 3, 4)) == .one)
    #expect(mark(item, key, order(1, 3, 4, 2)) == Fraction(tenMillionths: 6_666_667))
    #expect(mark(item, key, order(4, 3, 1, 2)) == .zero)
  }

  @Test func `gaps keep weights, tolerance and what the key leaves as it was`() {
    let blanks = [
      Blank(accepts: .text([TextAnswer(text: "*Nội")], caseSensitive: false), weight: 2),
      Blank(
        accepts: .numeric([
          NumericAnswer(range: .value(Sample.number("100"), tolerance: Sample.number("1")))
        ])),
      Blank(accepts: .choice(Sample.choices([("x", 0), ("y", 100)]))),
    ]
    let item = drawn(.cloze(blanks), nil, ids: 3, others: 2)
    func given(_ key: [String: String], _ texts: String...) -> Fraction {
      let named = Dictionary(uniqueKeysWithValues: key.map { (id($0), $1) })
      let response = zip(["a1", "a2", "a3"], texts).map { (id($0), $1) }
      return mark(
        item, .response(.blanks(named)), .blanks(Dictionary(uniqueKeysWithValues: response)))
    }
    // The first gap is told to be "*Nội", which is what it was.
    let moved = ["a1": "*Nội", "a2": "200", "a3": "b1"]
    #expect(given(moved, "Hà Nội", "201", "b1") == .one)
    #expect(given(moved, "Hà Nội", "99", "b2") == Sample.percent(50))
    #expect(given(["a2": "100"], "Hà Nội", "99", "b2") == .one)
    #expect(given(["a1": "Huế"], "huế.", "100,5", "b2") == .one)
    #expect(given(["a1": "Huế"], "Hà Nội", "100,5", "b2") == Sample.percent(50))
  }

  @Test func `by the first rules only what is the same as the corrected key was right`() {
    let rules = MarkingRules(version: 1)
    let item = drawn(
      .text([TextAnswer(text: "Hà Nội")], caseSensitive: false), ItemMarking(slips: 1))
    let corrected = CorrectedItem(item, correctedTo: .response(.text("Huế xưa")), rules: rules)
    #expect(corrected.mark(of: .text("huế  xưa")) == .one)
    #expect(corrected.mark(of: .text("Huế xưa.")) == .zero)
    #expect(corrected.mark(of: .text("Huế xư")) == .zero)
    #expect(!MarkingRules(version: 0).areKnown && rules.areKnown)
    #expect(!MarkingRules(version: MarkingRules.current.version + 1).areKnown)
  }
}

extension Fraction {
  fileprivate static func percent(_ percent: Int64) -> Fraction { Sample.percent(percent) }
}
