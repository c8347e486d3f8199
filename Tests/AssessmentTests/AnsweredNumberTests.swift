import Assessment
import Testing

/// Numbers as contestants answer with them.
@Suite struct AnsweredNumberTests {
  @Test(arguments: [
    ("3/4", "0.75"), ("-3/4", "-0.75"), ("3 / 4", "0.75"), ("1 1/2", "1.5"), ("-1 1/2", "-1.5"),
    ("1/3", "0.333333333333333333"), ("2/3", "0.666666666666666667"), ("1,5/2", "0.75"),
    ("10/5", "2"), ("0/7", "0"), ("3\u{2044}4", "0.75"), ("1.000/8", "125"), ("3/-4", "-0.75"),
    ("0,75", "0.75"), ("1 000", "1000"), ("1000/3", "333.333333333333333"),
  ])
  func `a fraction is the number that it makes`(typed: String, number: String) {
    #expect(DecimalNumber(answered: typed) == DecimalNumber(json: number), "\(typed)")
  }

  @Test(arguments: [
    ("½", "0.5"), ("1½", "1.5"), ("1 ¾", "1.75"), ("-½", "-0.5"), ("−1½", "-1.5"), ("= 5", "5"),
    ("5.", "5"), ("12.000.", "12000"), ("1,5.10^3", "1500"), ("1,5·10^3", "1500"),
    ("2 × 10^-3", "0.002"), ("2x10^3", "2000"), ("10^3", "1000"), ("-10^2", "-100"),
    ("1,5.10³", "1500"), ("3.10⁻²", "0.03"),
  ])
  func `what is written by hand is read`(typed: String, number: String) {
    #expect(DecimalNumber(answered: typed) == DecimalNumber(json: number), "\(typed)")
    #expect(
      DecimalNumber(answered: typed, rules: MarkingRules(version: 1)) == nil || typed == "5.")
  }

  @Test func `a power of ten may have the unit behind it, and a full stop behind that`() {
    #expect(DecimalNumber(answered: "3.10^8 m/s", unit: "m/s") == DecimalNumber(json: "300000000"))
    #expect(DecimalNumber(answered: "5 m².", unit: "m2") == DecimalNumber(json: "5"))
    #expect(DecimalNumber(answered: "75%.", unit: "%") == DecimalNumber(json: "75"))
    for typed in ["5²", "10^", "10^x", "3 10^2", "10^99", "=", "½½"] {
      #expect(DecimalNumber(answered: typed) == nil, "\(typed)")
    }
  }

  @Test(arguments: ["1/0", "/4", "3/", "1/2/3", "a/b", "1 2/3/4", "1 1/-2", "3 km/4", "1,5 1/2"])
  func `what is no fraction is no number`(typed: String) {
    #expect(DecimalNumber(answered: typed) == nil, "\(typed)")
  }

  @Test(arguments: [
    ("5 cm", "cm", "5"), ("5cm", "cm", "5"), ("5 CM", "cm", "5"), ("12,5 m²", "m2", "12.5"),
    ("12,5m2", "m²", "12.5"), ("75%", "%", "75"), ("3/4 kg", "kg", "0.75"),
    ("1.000.000 đồng", "đồng", "1000000"), ("5", "cm", "5"),
  ])
  func `the item's own unit may stand behind the number`(
    typed: String, unit: String, number: String
  ) {
    #expect(DecimalNumber(answered: typed, unit: unit) == DecimalNumber(json: number))
  }

  @Test(arguments: [("5 mm", "m"), ("5 m", "cm"), ("cm", "cm"), ("5 cm cm", "cm"), ("5 kg", "g")])
  func `another unit is not taken`(typed: String, unit: String) {
    #expect(DecimalNumber(answered: typed, unit: unit) == nil)
  }

  @Test func `in English the point is decimal`() {
    #expect(
      DecimalNumber(answered: "1.5/2", decimalComma: false) == DecimalNumber(json: "0.75"))
  }

  @Test(arguments: [
    ("3.14159", 3, "3.14", "0.005"), ("1234", 2, "1200", "50"),
    ("-0.045678", 3, "-0.0457", "0.00005"),
    ("9.996", 3, "10", "0.005"), ("5", 3, "5", "0.005"), ("2.5", 1, "3", "0.5"),
  ])
  func `to so many significant figures`(
    number: String, figures: Int, value: String, half: String
  ) throws {
    let rounded = try #require(DecimalNumber(json: number)?.rounded(figures: figures))
    #expect(rounded.value == DecimalNumber(json: value))
    #expect(rounded.halfUnit == DecimalNumber(json: half))
    #expect(DecimalNumber.zero.rounded(figures: 3) == nil)
  }

  @Test(arguments: [
    ("200", "0.05", "10"), ("-3", "0.1", "-0.3"), ("0.000001", "0.5", "0.0000005"),
    ("999999999999999999", "999999999999999999", "999999999999999998000000000000000000"),
  ])
  func `a product is rounded to eighteen digits`(left: String, right: String, product: String)
    throws
  {
    let (a, b) = (try #require(DecimalNumber(json: left)), try #require(DecimalNumber(json: right)))
    #expect(a.multiplied(by: b) == DecimalNumber(json: product))
  }
}
