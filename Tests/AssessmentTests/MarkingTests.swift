import Assessment
import Testing

@Suite struct MarkingTests {
  private let single = Sample.drawn(
    .single(Sample.choices([("a", 100), ("b", 50), ("c", -50), ("d", 0)])), ids: 4)
  private let multiple = Sample.drawn(
    .multiple(Sample.choices([("a", 50), ("b", 50), ("c", -100)])), ids: 3)

  @Test func `a choice has its own share, never less than nothing`() {
    let marks = (1...5).map { single.mark(of: .choice(ChoiceID("a\($0)"))) }
    #expect(marks == [.one, Sample.percent(50), .zero, .zero, .zero])
    #expect(single.isRight(.choice(ChoiceID("a1"))))
    #expect(single.key == .response(.choice(ChoiceID("a1"))))
  }

  @Test func `chosen shares add up within nothing and the whole`() {
    func mark(_ numbers: Int...) -> Fraction {
      multiple.mark(of: .choices(Set(numbers.map { ChoiceID("a\($0)") })))
    }
    #expect(mark(1, 2) == .one)
    #expect(mark(1) == Sample.percent(50))
    #expect(mark(1, 3) == .zero)
    #expect(mark(1, 2, 3) == .zero)
    #expect(multiple.key == .response(.choices([ChoiceID("a1"), ChoiceID("a2")])))
  }

  @Test func `three rounded thirds are the whole`() {
    let third = Fraction(tenMillionths: 3_333_333)
    let choices = ["a", "b", "c"].map { Choice(text: $0, fraction: third) }
    let item = Sample.drawn(.multiple(choices), ids: 3)
    #expect(item.isRight(.choices(Set((1...3).map { ChoiceID("a\($0)") }))))
  }

  @Test func `a response of another kind is worth nothing`() {
    #expect(single.mark(of: .truth(true)) == .zero)
    #expect(single.mark(of: .text("a")) == .zero)
  }

  @Test func `true and false have their own feedback`() {
    let key = TrueFalseKey(truth: false, feedbackWhenRight: "đúng", feedbackWhenWrong: "sai")
    let item = Sample.drawn(.trueFalse(key), ids: 0)
    #expect(item.mark(of: .truth(false)) == .one)
    #expect(item.mark(of: .truth(true)) == .zero)
    #expect(item.feedback(for: .truth(true)) == "sai")
    #expect(item.feedback(for: .truth(false)) == "đúng")
  }

  @Test func `a number is right up to the edge of its tolerance`() {
    let answers = [
      NumericAnswer(range: .value(Sample.number("0.3"), tolerance: Sample.number("0.1"))),
      NumericAnswer(
        range: .between(low: Sample.number("1"), high: Sample.number("2")),
        fraction: Sample.percent(50)),
      NumericAnswer(range: .any, fraction: .zero, feedback: "đo lại"),
    ]
    let item = Sample.drawn(.numeric(answers, unit: "m"), ids: 0)
    func mark(_ text: String) -> Fraction { item.mark(of: .number(Sample.number(text))) }
    #expect(mark("0.4") == .one)
    #expect(mark("0.2") == .one)
    #expect(mark("0.41") == .zero)
    #expect(mark("2") == Sample.percent(50))
    #expect(item.feedback(for: .number(Sample.number("9"))) == "đo lại")
    #expect(item.key == .range(low: Sample.number("0.2"), high: Sample.number("0.4")))
  }

  @Test func `several right numbers are told by their values`() {
    let answers = ["2", "3"].map {
      NumericAnswer(range: .value(Sample.number($0), tolerance: .zero))
    }
    let item = Sample.drawn(.numeric(answers, unit: nil), ids: 0)
    #expect(item.key == .anyOf([.number(Sample.number("2")), .number(Sample.number("3"))]))
  }

  @Test func `each left side with its right side is one part`() {
    let pairs = [
      Pair(left: "chó", right: "dog"), Pair(left: "mèo", right: "cat"),
      Pair(left: "mèo con", right: "cat"),
    ]
    let item = Sample.drawn(.matching(pairs, distractors: ["cow"]), ids: 3, others: 3)
    let right: [ChoiceID: ChoiceID] = [
      ChoiceID("a1"): ChoiceID("b1"), ChoiceID("a2"): ChoiceID("b2"),
      ChoiceID("a3"): ChoiceID("b2"),
    ]
    #expect(item.key == .response(.pairs(right)))
    #expect(item.mark(of: .pairs(right)) == .one)
    var partly = right
    partly[ChoiceID("a1")] = ChoiceID("b3")
    #expect(item.mark(of: .pairs(partly)).tenMillionths == 6_666_667)
    #expect(item.mark(of: .pairs([ChoiceID("a2"): ChoiceID("b2")])).tenMillionths == 3_333_333)
  }

  @Test func `each right place in an order is one part`() {
    let item = Sample.drawn(.ordering(["một", "hai", "ba", "bốn"]), ids: 4)
    func order(_ numbers: Int...) -> Response { .order(numbers.map { ChoiceID("a\($0)") }) }
    #expect(item.mark(of: order(1, 2, 3, 4)) == .one)
    #expect(item.mark(of: order(1, 2, 4, 3)) == Sample.percent(50))
    #expect(item.mark(of: order(2, 3, 4, 1)) == .zero)
    #expect(item.key == .response(order(1, 2, 3, 4)))
  }

  @Test func `blanks count by their weight`() {
    let blanks = [
      Blank(accepts: .text([TextAnswer(text: "Hà Nội")], caseSensitive: false), weight: 2),
      Blank(
        accepts: .numeric([NumericAnswer(range: .value(Sample.number("2.5"), tolerance: .zero))])),
      Blank(accepts: .choice(Sample.choices([("x", 0), ("y", 100)]))),
    ]
    let item = Sample.drawn(.cloze(blanks), ids: 3, others: 2)
    func mark(_ first: String, _ second: String, _ third: String) -> Fraction {
      item.mark(
        of: .blanks([ChoiceID("a1"): first, ChoiceID("a2"): second, ChoiceID("a3"): third]))
    }
    #expect(mark("hà nội", "2,5", "b2") == .one)
    #expect(mark("hà nội", "", "b1") == Sample.percent(50))
    #expect(mark("", "2,5", "b2") == Sample.percent(50))
    #expect(
      item.key
        == .response(
          .blanks([ChoiceID("a1"): "Hà Nội", ChoiceID("a2"): "2.5", ChoiceID("a3"): "b2"])))
  }

  @Test func `a corrected key is met by what means the same`() {
    #expect(AnswerKey.response(.text("Hòa Bình")).isMet(by: .text("hoà bình ")))
    #expect(!AnswerKey.response(.text("Hòa Bình")).isMet(by: .text("Hoa Binh")))
    #expect(AnswerKey.anyOf([.truth(true), .truth(false)]).isMet(by: .truth(false)))
    let range = AnswerKey.range(low: Sample.number("1"), high: Sample.number("2"))
    #expect(range.isMet(by: .number(Sample.number("2"))))
    #expect(!range.isMet(by: .number(Sample.number("2.01"))))
    #expect(!range.isMet(by: .truth(true)))
  }
}
