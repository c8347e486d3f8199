import Assessment
import TestSupport
import Testing

@Suite struct DecimalNumberTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("3.50", "3.5"), ("-12", "-12"), ("1e3", "1000"), ("1.5E-2", "0.015"),
    ("0.1", "0.1"), ("100", "100"), ("-0.001", "-0.001"),
    ("12345678901234567890", "12345678901234567900"),
    ("0.12345678901234567850", "0.123456789012345679"), ("0e999999999999", "0"),
    ("999999999999999999.9", "1000000000000000000"), ("1e-40", "0"),
  ])
  func `a JSON number is read`(text: String, shown: String) throws {
    #expect(try #require(DecimalNumber(json: text)).description == shown)
  }

  @Test(arguments: [
    "", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x1", "1 ", "NaN", "1e31", "1e400",
  ])
  func `what is no JSON number, or too large, is refused`(text: String) {
    #expect(DecimalNumber(json: text) == nil)
  }

  @Test(arguments: [("+5", "5"), (".5", "0.5"), ("5.", "5"), ("-.5", "-0.5")])
  func `a program's number may leave digits out`(text: String, shown: String) {
    #expect(DecimalNumber(program: text)?.description == shown)
  }

  @Test(arguments: [
    ("1.000", "1000"), ("1 000", "1000"), ("1,5", "1.5"), ("1.5", "1.5"), ("0.125", "0.125"),
    ("1.000,5", "1000.5"), ("1,000.5", "1000.5"), ("1.000.000", "1000000"), ("12,000", "12"),
    (" -3,25 ", "-3.25"), ("−7", "-7"), ("1\u{A0}234\u{202F}567", "1234567"),
    ("1,000,000", "1000000"),
    ("1234.567", "1234.567"), ("1 234,5", "1234.5"), ("2.50", "2.5"), ("+4", "4"), ("3,", "3"),
    (",5", "0.5"),
  ])
  func `a number typed in Vietnamese is read`(text: String, shown: String) {
    #expect(DecimalNumber(typed: text)?.description == shown)
  }

  @Test(arguments: [("1,000", "1000"), ("1.000", "1"), ("1,5", "1.5"), ("1,000.25", "1000.25")])
  func `a number typed in English is read`(text: String, shown: String) {
    #expect(DecimalNumber(typed: text, decimalComma: false)?.description == shown)
  }

  @Test(arguments: ["", "abc", "1.2.3", "1 23", "1,2,3", "1..2", "--1", "12 %", ",", "1.00.000"])
  func `what is no number is refused`(text: String) {
    #expect(DecimalNumber(typed: text) == nil)
  }

  @Test func `a number is shown with the language's mark`() {
    #expect(DecimalNumber(json: "-1234.5")?.text(decimalComma: true) == "-1234,5")
  }

  @Test func `a tolerance is exact at its edge`() throws {
    let value = try #require(DecimalNumber(json: "0.3"))
    let tenth = try #require(DecimalNumber(json: "0.1"))
    #expect(try #require(DecimalNumber(json: "0.2")).isWithin(tenth, of: value))
    #expect(try #require(DecimalNumber(json: "0.4")).isWithin(tenth, of: value))
    #expect(try !#require(DecimalNumber(json: "0.400000000000000001")).isWithin(tenth, of: value))
  }

  @Test func `numbers of very different size compare and add exactly`() throws {
    let huge = try #require(DecimalNumber(json: "1e30"))
    let tiny = try #require(DecimalNumber(json: "1e-30"))
    #expect(tiny < huge)
    #expect(huge.negated < tiny.negated)
    #expect(huge.adding(tiny) == nil)
    #expect(huge.adding(.zero) == huge)
    #expect(huge.isWithin(tiny, of: huge))
    #expect(!tiny.isWithin(.zero, of: .zero))
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `order, sum and text agree with whole numbers`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let a = Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)
    let b = Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)
    let power = Int.random(in: -12...8, using: &random)
    let left = try #require(DecimalNumber(checked: a, exponent: power))
    let right = try #require(DecimalNumber(checked: b, exponent: power))
    #expect((left < right) == (a < b))
    #expect(left.adding(right) == DecimalNumber(checked: a + b, exponent: power))
    #expect(DecimalNumber(json: left.description) == left)
    let room = try #require(DecimalNumber(checked: abs(a - b), exponent: power))
    #expect(left.isWithin(room, of: right))
  }
}
