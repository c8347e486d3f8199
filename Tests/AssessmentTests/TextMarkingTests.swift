import Assessment
import Testing

@Suite struct TextMarkingTests {
  private func mark(_ response: String, _ accepted: String..., caseSensitive: Bool = false)
    -> Fraction
  {
    let answers = accepted.map { TextAnswer(text: $0) }
    return Sample.drawn(.text(answers, caseSensitive: caseSensitive), ids: 0).mark(
      of: .text(response))
  }

  @Test func `case, spaces, Unicode form and tone placement do not count`() {
    #expect(mark(" hà   nội", "Hà Nội") == .one)
    #expect(mark("Ha\u{300} No\u{323}\u{302}i", "Hà Nội") == .one)
    #expect(mark("HÒA BÌNH", "Hoà Bình") == .one)
    #expect(mark("Ðà Nẵng", "Đà Nẵng") == .one)
  }

  @Test func `tones and letters count`() {
    #expect(mark("ha noi", "Hà Nội") == .zero)
    #expect(mark("Da Nẵng", "Đa Nẵng") == .zero)
  }

  @Test func `case counts where the item says so`() {
    #expect(mark("na", "Na", caseSensitive: true) == .zero)
    #expect(mark("Na", "Na", caseSensitive: true) == .one)
  }

  @Test(arguments: [
    ("hoa hồng", "hoa*", true), ("hoa", "hoa*", true), ("bó hoa", "hoa*", false),
    ("bó hoa hồng", "*hoa*", true), ("abc", "a*c", true), ("ac", "a*c", true),
    ("ab", "a*b*b", false),
    ("abb", "a*b*b", true), ("aba", "a*ba", true), ("hòan", "hò*", true), ("hòa", "hoà*", true),
    ("2*3", #"2\*3"#, true), ("2x3", #"2\*3"#, false), ("anything", "*", true),
    (#"a\b"#, #"a\b"#, true),
    ("xabcabd", "*ab*abd", true), ("aa", "a*a*a", false),
  ])
  func `a star stands for any run of characters`(response: String, pattern: String, right: Bool) {
    #expect(mark(response, pattern) == (right ? .one : .zero))
  }

  @Test func `the first answer that is met decides`() {
    let answers = [
      TextAnswer(text: "mèo", fraction: .one),
      TextAnswer(text: "m*", fraction: Sample.percent(50), feedback: "gần đúng"),
      TextAnswer(text: "*", fraction: .zero, feedback: "chưa đúng"),
    ]
    let item = Sample.drawn(.text(answers, caseSensitive: false), ids: 0)
    #expect(item.mark(of: .text("mèo")) == .one)
    #expect(item.mark(of: .text("meo")) == Sample.percent(50))
    #expect(item.feedback(for: .text("meo")) == "gần đúng")
    #expect(item.feedback(for: .text("chó")) == "chưa đúng")
    #expect(item.feedback(for: .text("mèo")) == nil)
    #expect(item.key == .response(.text("mèo")))
  }

  @Test func `what is written out goes before a star, wherever it stands`() {
    let answers = [
      TextAnswer(text: "*Nội", fraction: Sample.percent(50)),
      TextAnswer(text: "*", fraction: .zero),
      TextAnswer(text: "Hà Nội", fraction: .one),
    ]
    let item = Sample.drawn(.text(answers, caseSensitive: false), ids: 0)
    #expect(item.mark(of: .text("Hà Nội")) == .one)
    #expect(item.mark(of: .text("Thành Nội")) == Sample.percent(50))
    #expect(item.mark(of: .text("Huế")) == .zero)
    let before = MarkingRules(version: 2)
    #expect(item.mark(of: .text("Hà Nội"), rules: before) == Sample.percent(50))
  }

  @Test(arguments: [
    ("qúy", "quý"), ("qủa", "quả"), ("gìa", "già"), ("tóan", "toán"), ("Hòan Kiếm", "Hoàn Kiếm"),
    ("cuả", "của"), ("miá", "mía"), ("tíêng", "tiếng"), ("ngũyên", "nguyễn"), ("khủyu", "khuỷu"),
    ("TÓAN", "toán"), ("quỳ", "qùy"),
  ])
  func `a tone mark may stand on any vowel of its syllable`(typed: String, accepted: String) {
    let item = Sample.drawn(.text([TextAnswer(text: accepted)], caseSensitive: false), ids: 0)
    #expect(item.mark(of: .text(typed)) == .one)
  }

  @Test(arguments: [
    ("quy", "quý"), ("qùy", "quý"), ("toàn", "toán"), ("gia", "già"), ("tiêng", "tiếng"),
    ("mìá", "mía"), ("luận", "luân"), ("nghiã là", "nghĩ là"),
  ])
  func `another tone is another word`(typed: String, accepted: String) {
    #expect(mark(typed, accepted) == .zero)
  }

  @Test func `a pattern of many stars is matched in linear time`() {
    let pattern = String(repeating: "*a", count: 2_000) + "b"
    let text = String(repeating: "a", count: 20_000)
    #expect(mark(text, pattern) == .zero)
  }
}
