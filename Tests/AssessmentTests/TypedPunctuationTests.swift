import Assessment
import Testing

/// What a student types beside an answer without meaning another one.
@Suite struct TypedPunctuationTests {
  private func mark(_ response: String, _ accepted: [String]) -> Fraction {
    let answers = accepted.map { TextAnswer(text: $0) }
    return Sample.drawn(.text(answers, caseSensitive: false), ids: 0).mark(of: .text(response))
  }

  @Test(arguments: [
    ("Hà Nội.", "Hà Nội"), ("hà nội ;", "Hà Nội"), ("“Hà Nội”", "Hà Nội"), ("'Hà Nội'", "Hà Nội"),
    ("Hà Nội", "Hà Nội."), ("Covid – 19", "Covid-19"), ("covid-19.", "Covid-19"),
    ("a,b , c", "a, b, c"), ("5 %", "5%"),
    ("Chính phủ số , kinh tế số", "Chính phủ số, kinh tế số"),
    ("«sen»", "\"sen\""), ("và…", "và..."), ("10 / 10", "10/10"), ("bó hoa.", "*hoa"),
    ("v.v", "v.v."), ("Việt Nam!", "Việt Nam"), ("Hà Nội?", "Hà Nội"), ("(Hòa Bình)", "Hòa Bình"),
    ("x≤5", "x ≤ 5"), ("37°C", "37 °C"), ("±2", "± 2"), ("A&B", "A & B"), ("2^10", "2 ^ 10"),
    ("H2SO4", "H₂SO₄"), ("CO₂", "CO2"), ("m2", "m²"), ("x^2 + 1", "x²+1"), ("10^2", "10²"),
    ("x^23", "x²³"), ("5*3", "5 \\* 3"),
  ])
  func `punctuation beside the answer does not count`(response: String, accepted: String) {
    #expect(mark(response, [accepted]) == .one)
  }

  @Test(arguments: [
    ("5", "5!"), ("5!", "5"), ("3,5", "35"), ("[0;1)", "[0;1]"), ("a-b", "ab"), ("-5", "5"),
    ("10/10", "10.10"), ("..", "x"), ("covid 19", "Covid-19"),
    ("102", "10²"), ("n", "n!"), ("0;1", "(0;1)"), ("x<5", "x≤5"), ("x-5", "x±5"),
  ])
  func `punctuation that says something counts`(response: String, accepted: String) {
    #expect(mark(response, [accepted]) == .zero)
  }

  @Test(arguments: [("Việt Nam!", "Việt Nam"), ("x≤5", "x ≤ 5"), ("H2O", "H₂O"), ("(ba)", "ba")])
  func `by the first rules fewer signs were known`(response: String, accepted: String) {
    let answers = [TextAnswer(text: accepted)]
    let item = Sample.drawn(.text(answers, caseSensitive: false), ids: 0)
    #expect(item.mark(of: .text(response), rules: MarkingRules(version: 1)) == .zero)
    #expect(item.mark(of: .text(accepted), rules: MarkingRules(version: 1)) == .one)
  }

  @Test func `an answer that is written out goes before one that is nearly met`() {
    let answers = [
      TextAnswer(text: "v.v"), TextAnswer(text: "v.v.", fraction: Sample.percent(50)),
    ]
    let item = Sample.drawn(.text(answers, caseSensitive: false), ids: 0)
    #expect(item.mark(of: .text("v.v.")) == Sample.percent(50))
    #expect(item.mark(of: .text("v.v,")) == .one)
  }

  @Test func `a star for everything else does not take what is nearly right`() {
    let answers = [
      TextAnswer(text: "Hà Nội"), TextAnswer(text: "*", fraction: .zero, feedback: "chưa đúng"),
    ]
    let item = Sample.drawn(.text(answers, caseSensitive: false), ids: 0)
    #expect(item.mark(of: .text("hà nội.")) == .one)
    #expect(item.mark(of: .text("huế.")) == .zero)
  }
}
