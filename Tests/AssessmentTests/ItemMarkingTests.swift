import Assessment
import Testing

/// Ways of marking that an item names.
@Suite struct ItemMarkingTests {
  private func drawn(
    _ body: ItemBody, _ marking: ItemMarking?, ids: Int, others: Int = 0
  ) -> DrawnItem {
    let usual = Sample.drawn(body, ids: ids, others: others)
    var item = usual.item
    item.marking = marking
    return DrawnItem(
      item: item, ids: usual.ids, otherIDs: usual.otherIDs, order: usual.order,
      otherOrder: usual.otherOrder)
  }

  private func hundredths(_ fraction: Fraction) -> Int {
    Int((fraction.tenMillionths + 50_000) / 100_000)
  }

  private func chosen(_ places: [Int]) -> Response {
    .choices(Set(places.map { ChoiceID("a\($0)") }))
  }

  @Test(
    arguments: [
      ([1, 2, 3], 100, 100, 100), ([1, 2], 67, 0, 67), ([1, 2, 4], 33, 0, 33), ([1, 4], 0, 0, 0),
      ([1, 2, 3, 4, 5], 33, 0, 33), ([4], 0, 0, 0),
    ] as [([Int], Int, Int, Int)])
  func `several choices, by shares, whole or not, right less wrong`(
    places: [Int], shares: Int, whole: Int, less: Int
  ) {
    let third = Fraction(tenMillionths: 3_333_333)
    let minus = Fraction(tenMillionths: -3_333_333)
    let choices = [third, third, third, minus, minus].enumerated().map {
      Choice(text: "\($0)", fraction: $1)
    }
    for (parts, expected) in [(nil, shares), (.allOrNothing, whole), (.rightMinusWrong, less)]
      as [(ItemMarking.Parts?, Int)]
    {
      let item = drawn(.multiple(choices), ItemMarking(parts: parts), ids: 5)
      #expect(hundredths(item.mark(of: chosen(places))) == expected, "\(String(describing: parts))")
    }
  }

  @Test func `right less wrong does not look at the shares that the bank wrote`() {
    let choices = Sample.choices([("a", 100), ("b", 100), ("c", 0)])
    let item = drawn(.multiple(choices), ItemMarking(parts: .rightMinusWrong), ids: 3)
    #expect(item.mark(of: chosen([1])) == Sample.percent(50))
    #expect(item.mark(of: chosen([1, 2, 3])) == Sample.percent(50))
    #expect(item.mark(of: chosen([1, 2])) == .one)
  }

  @Test func `a share of a choice is nothing where it is the whole or nothing`() {
    let choices = Sample.choices([("a", 100), ("b", 50)])
    let item = drawn(.single(choices), ItemMarking(parts: .allOrNothing), ids: 2)
    #expect(item.mark(of: .choice(ChoiceID("a2"))) == .zero)
    #expect(item.mark(of: .choice(ChoiceID("a1"))) == .one)
  }

  @Test func `pairs, by pair, whole or not, right less wrong`() {
    let pairs = ["a", "b", "c", "d"].map { Pair(left: $0, right: $0 + $0) }
    let two: Response = .pairs([
      ChoiceID("a1"): ChoiceID("b1"), ChoiceID("a2"): ChoiceID("b2"),
      ChoiceID("a3"): ChoiceID("b4"),
    ])
    for (parts, expected) in [
      (nil, 50), (.perPair, 50), (.allOrNothing, 0), (.rightMinusWrong, 25),
    ] as [(ItemMarking.Parts?, Int)] {
      let item = drawn(
        .matching(pairs, distractors: []), ItemMarking(parts: parts), ids: 4, others: 4)
      #expect(hundredths(item.mark(of: two)) == expected, "\(String(describing: parts))")
    }
  }

  @Test(
    arguments: [
      ([1, 2, 3, 4], 100, 100, 100), ([2, 3, 4, 1], 0, 67, 0), ([2, 1, 3, 4], 50, 33, 0),
      ([4, 3, 2, 1], 0, 0, 0), ([4, 1, 2, 3], 0, 67, 0),
    ] as [([Int], Int, Int, Int)])
  func `an order, by places, by neighbours, whole or not`(
    order: [Int], places: Int, neighbours: Int, whole: Int
  ) {
    let given: Response = .order(order.map { ChoiceID("a\($0)") })
    for (parts, expected) in [(nil, places), (.perPair, neighbours), (.allOrNothing, whole)]
      as [(ItemMarking.Parts?, Int)]
    {
      let item = drawn(
        .ordering(["một", "hai", "ba", "bốn"]), ItemMarking(parts: parts), ids: 4)
      #expect(hundredths(item.mark(of: given)) == expected, "\(String(describing: parts))")
    }
  }

  @Test func `gaps, by weight, whole or not, right less wrong`() {
    let texts = ["một", "hai"].map {
      Blank.Accepts.text([TextAnswer(text: $0)], caseSensitive: false)
    }
    let blanks = [
      Blank(accepts: texts[0], weight: 3), Blank(accepts: texts[1], weight: 1),
    ]
    let wrong: Response = .blanks([ChoiceID("a1"): "một", ChoiceID("a2"): "ba"])
    let open: Response = .blanks([ChoiceID("a1"): "một", ChoiceID("a2"): ""])
    for (parts, expected) in [
      (nil, [75, 75]), (.allOrNothing, [0, 0]), (.rightMinusWrong, [50, 75]),
    ] as [(ItemMarking.Parts?, [Int])] {
      let item = drawn(.cloze(blanks), ItemMarking(parts: parts), ids: 2)
      #expect([wrong, open].map { hundredths(item.mark(of: $0)) } == expected)
    }
  }

  private func mark(_ given: String, _ accepted: String, _ marking: ItemMarking?) -> Fraction {
    drawn(
      .text([TextAnswer(text: accepted)], caseSensitive: false), marking, ids: 0
    ).mark(of: .text(given))
  }

  @Test(arguments: [
    ("ha noi", "Hà Nội", true), ("HÀ NỘI", "Ha Noi", true), ("da nang", "Đà Nẵng", true),
    ("hanoi", "Hà Nội", false), ("hà nộp", "Hà Nội", false), ("truong*", "trường học", false),
    ("truong hoc", "trường*", true), ("ho\u{323}c", "hoc", true),
  ])
  func `tone marks count for nothing where the item says so`(
    given: String, accepted: String, right: Bool
  ) {
    let marking = ItemMarking(ignoresToneMarks: true)
    #expect(mark(given, accepted, marking) == (right ? .one : .zero))
    #expect(mark("ha noi", "Hà Nội", nil) == .zero)
  }

  @Test(arguments: [
    ("Nguyễn Du", "Nguyễn Du", 1, true), ("Nguyễn Dư", "Nguyễn Du", 1, true),
    ("Nguyên Dủ", "Nguyễn Du", 1, false), ("Nguyên Dủ", "Nguyễn Du", 2, true),
    ("Ngyuễn Du", "Nguyễn Du", 1, true), ("Nguyễn D", "Nguyễn Du", 1, true),
    ("năm 1945", "năm 1946", 2, false), ("tám", "tâm", 2, false), ("ab*", "abc*", 1, false),
    ("photosyntesis", "photosynthesis", 1, true), ("photosintesis", "photosynthesis", 1, false),
    ("photosintesis", "photosynthesis", 2, true), ("hoà bìn", "Hòa Bình", 1, true),
    ("Nguyễn Du.", "Nguyễn Du", 1, true),
  ])
  func `slips of the fingers are passed over as far as the item allows`(
    given: String, accepted: String, slips: Int, right: Bool
  ) {
    #expect(mark(given, accepted, ItemMarking(slips: slips)) == (right ? .one : .zero))
    if given != accepted, given != "Nguyễn Du." { #expect(mark(given, accepted, nil) == .zero) }
  }

  @Test(arguments: [
    ("thế kỉ XX", "thế kỉ XIX"), ("thế kỉ XXI", "thế kỉ XIX"), ("15 kg gạo", "1,5 kg gạo"),
    ("ngày 29", "ngày 2/9"), ("âm độ: 5 độ", "âm độ: -5 độ"), ("vận tốc < 5", "vận tốc > 5"),
    ("điểm A-", "điểm A+"), ("điểm A", "điểm A+"), ("khoảng [0;1]", "khoảng [0;1)"),
    ("vitamin D", "vitamin C"), ("nhiệt độ 5", "nhiệt độ -5"), ("năm 1946", "năm 1945"),
  ])
  func `a slip is none in a number, a sign or a letter by itself`(given: String, accepted: String) {
    #expect(mark(given, accepted, ItemMarking(slips: 1)) == .zero)
    #expect(mark(accepted, accepted, ItemMarking(slips: 1)) == .one)
  }

  @Test(arguments: [
    ("y tê công cộng", "y tế công cộng"), ("ở nha", "ở nhà"), ("o nhà mình", "ở nhà mình"),
    ("Hà Nội Việt Nam", "Hà Nội, Việt Nam"), ("thế kĩ XIX", "thế kỉ XIX"),
    ("Covid 19 lan", "Covid-19 lan"), ("điểmm A+", "điểm A+"),
  ])
  func `a slip between signs and numbers is passed over`(given: String, accepted: String) {
    #expect(mark(given, accepted, ItemMarking(slips: 1)) == .one)
  }

  @Test func `by the first rules a sign was a letter like any other`() {
    let item = drawn(
      .text([TextAnswer(text: "điểm A+")], caseSensitive: false), ItemMarking(slips: 1), ids: 0)
    #expect(item.mark(of: .text("điểm A"), rules: MarkingRules(version: 1)) == .one)
    #expect(item.mark(of: .text("điểm A")) == .zero)
  }

  @Test func `a slip never takes what another answer says`() {
    let answers = [
      TextAnswer(text: "Nguyễn Du"), TextAnswer(text: "Nguyễn Dư", fraction: .zero),
      TextAnswer(text: "*", fraction: .zero, feedback: "chưa đúng"),
    ]
    let item = drawn(.text(answers, caseSensitive: false), ItemMarking(slips: 1), ids: 0)
    #expect(item.mark(of: .text("nguyễn dư")) == .zero)
    #expect(item.mark(of: .text("nguyễn di")) == .one)
    #expect(item.feedback(for: .text("nguyễn di")) == nil)
    #expect(item.feedback(for: .text("tố hữu")) == "chưa đúng")
  }
}
