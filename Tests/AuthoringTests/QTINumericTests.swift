import Assessment
import Authoring
import Testing

/// Numbers: processing is tried at each number that it may turn at.
@Suite struct QTINumericTests {
  typealias Sample = QTISample

  struct Case: Sendable, CustomStringConvertible {
    let name: String
    var correct: [String] = []
    let rules: String
    let answers: [String]
    var codes: [String] = []
    var description: String { name }
  }

  static func value(_ text: String) -> String {
    "<baseValue baseType=\"float\">\(text)</baseValue>"
  }

  static func equal(_ number: String, _ attributes: String) -> String {
    "<equal \(attributes)>\(value(number))\(Sample.response)</equal>"
  }

  /// The other way round: the range lies around what is given.
  static func turned(_ number: String, _ attributes: String) -> String {
    "<equal \(attributes)>\(Sample.response)\(value(number))</equal>"
  }

  static let cases: [Case] = [
    Case(
      name: "match_correct", correct: ["3.14"],
      rules: Sample.condition(
        "<match>\(Sample.response)<correct identifier=\"RESPONSE\"/></match>"),
      answers: ["3.14±0/100"]),
    Case(
      name: "an absolute tolerance",
      rules: Sample.condition(equal("3.14", "toleranceMode=\"absolute\" tolerance=\"0.01\"")),
      answers: ["3.14±0.01/100"]),
    Case(
      name: "two tolerances",
      rules: Sample.condition(equal("10", "toleranceMode=\"absolute\" tolerance=\"1 2\"")),
      answers: ["9..12/100"]),
    Case(
      name: "a relative tolerance",
      rules: Sample.condition(equal("200", "toleranceMode=\"relative\" tolerance=\"5\"")),
      answers: ["200±10/100"]),
    Case(
      name: "two tolerances around what is given",
      rules: Sample.condition(turned("100", "toleranceMode=\"absolute\" tolerance=\"1 3\"")),
      answers: ["97..101/100"], codes: ["qti.tolerance-sides"]),
    Case(
      name: "two relative tolerances around what is given",
      rules: Sample.condition(turned("12", "toleranceMode=\"relative\" tolerance=\"20 50\"")),
      answers: ["8..15/100"], codes: ["qti.tolerance-sides"]),
    Case(
      name: "a tolerance around what is given",
      rules: Sample.condition(turned("100", "toleranceMode=\"absolute\" tolerance=\"2\"")),
      answers: ["100±2/100"]),
    Case(
      name: "a relative tolerance around what is given holds both its ends",
      rules: Sample.condition(turned("12.5", "toleranceMode=\"relative\" tolerance=\"1\"")),
      answers: ["12.3762376238..12.6262626263/100"]),
    Case(
      name: "two relative tolerances of a number below zero",
      rules: Sample.condition(equal("-100", "toleranceMode=\"relative\" tolerance=\"10 20\"")),
      answers: ["-110..-80/100"]),
    Case(
      name: "nearly right has a part",
      rules: """
        <responseCondition><responseIf>
        \(equal("5", "toleranceMode=\"absolute\" tolerance=\"0.1\""))\(Sample.set("SCORE", "4"))
        </responseIf><responseElseIf>
        \(equal("5", "toleranceMode=\"absolute\" tolerance=\"0.5\""))\(Sample.set("SCORE", "1"))
        </responseElseIf></responseCondition>
        """, answers: ["5±0.1/100", "5±0.5/25"]),
    Case(
      name: "rounded to decimals",
      rules: Sample.condition(
        "<equalRounded roundingMode=\"decimalPlaces\" figures=\"1\">\(Sample.response)\(value("2.5"))</equalRounded>"
      ), answers: ["2.5±0.05/100"], codes: ["qti.open-range"]),
    Case(
      name: "rounded to significant figures",
      rules: Sample.condition(
        "<equalRounded figures=\"2\">\(Sample.response)\(value("250"))</equalRounded>"),
      answers: ["250±5/100"], codes: ["qti.open-range"]),
    Case(
      name: "from and to",
      rules: Sample.condition(
        "<and><gte>\(Sample.response)\(value("1"))</gte><lte>\(Sample.response)\(value("2"))</lte></and>"
      ), answers: ["1..2/100"]),
    Case(
      name: "open ends are said",
      rules: Sample.condition(
        "<and><gt>\(Sample.response)\(value("1"))</gt><lt>\(Sample.response)\(value("2"))</lt></and>"
      ), answers: ["1..2/100"], codes: ["qti.open-range"]),
    Case(
      name: "one of two",
      rules: Sample.condition(equal("1", "")) + Sample.condition(equal("-1", "")),
      answers: ["-1±0/100", "1±0/100"]),
    Case(
      name: "numbers that are computed",
      rules: Sample.condition(
        "<equal>\(Sample.response)<divide>\(value("7"))\(value("2"))</divide></equal>")
        + Sample.condition(
          "<equal><sum>\(value("1"))\(value("2"))</sum>\(Sample.response)</equal>", "0.5"),
      answers: ["3.5±0/100", "3±0/50"]),
    Case(
      name: "any number",
      rules: Sample.condition("<not><isNull>\(Sample.response)</isNull></not>"), answers: ["*/100"]),
    Case(
      name: "from somewhere on",
      rules: Sample.condition("<gte>\(Sample.response)\(value("18"))</gte>"),
      answers: ["18..1000000000000000000000000000000/100"]),
    Case(name: "no key", rules: "", answers: [], codes: ["bank.no-right-answer"]),
  ]

  @Test(arguments: cases, Sample.Version.allCases)
  func `numbers are accepted as processing does`(_ sample: Case, version: Sample.Version) {
    let item = Sample.item(
      Sample.declaration("single", "float", correct: sample.correct),
      "<p>Bao nhiêu?</p><textEntryInteraction responseIdentifier=\"RESPONSE\"/>",
      processing: Sample.rules(sample.rules))
    let reading = Sample.read(item, version)
    guard case .numeric(let answers, unit: nil)? = reading.items.first?.body else {
      Issue.record("\(reading.items)")
      return
    }
    let texts = answers.map { answer in
      let range =
        switch answer.range {
        case .value(let value, let tolerance): "\(value)±\(tolerance)"
        case .between(let low, let high): "\(low)..\(high)"
        case .any: "*"
        }
      return "\(range)/\(answer.fraction.tenMillionths / 100_000)"
    }
    #expect(texts == sample.answers)
    #expect(reading.codes.sorted() == sample.codes)
  }

  @Test func `a mapping of numbers gives each its part`() {
    let item = Sample.item(
      Sample.declaration(
        "single", "integer", correct: ["7"], mapping: Sample.mapping([("7", "2"), ("8", "1")])),
      "<textEntryInteraction responseIdentifier=\"RESPONSE\"/>",
      processing: Sample.template("map_response"))
    guard case .numeric(let answers, _)? = Sample.only(item)?.body else {
      Issue.record("not read")
      return
    }
    #expect(answers.map(\.fraction) == [.one, Fraction(tenMillionths: 5_000_000)])
  }

  @Test func `as many numbers as the limit are tried, one more gives no key`() {
    for (count, isRead) in [(64, true), (65, false)] {
      let rules = (1...count).map { Sample.condition(Self.equal("\($0)", "")) }.joined()
      let item = Sample.item(
        Sample.declaration("single", "float"),
        "<p>Số?</p><textEntryInteraction responseIdentifier=\"RESPONSE\"/>",
        processing: Sample.rules(rules))
      let reading = Sample.read(item)
      #expect(reading.items.first?.isReady == isRead)
      #expect(reading.codes.contains("qti.too-long") == !isRead)
    }
  }
}
