import Assessment
import Authoring
import Testing

/// Keys of QTI 2 and 3, found by playing response processing.
@Suite struct QTIKeyTests {
  typealias Sample = QTISample

  struct Case: Sendable, CustomStringConvertible {
    let name: String
    let item: String
    let shares: [String]
    var codes: [String] = []
    var isWhole = false
    var description: String { name }
  }

  static let single: [Case] = [
    Case(
      name: "match_correct",
      item: Sample.item(
        Sample.declaration("single", "identifier", correct: ["B"]), Sample.choices(["A", "B"]),
        processing: Sample.template("match_correct")), shares: ["chữ A/0", "chữ B/100"]),
    Case(
      name: "several declared right, of which nobody can tell the one",
      item: Sample.item(
        Sample.declaration("single", "identifier", correct: ["A", "B"]),
        Sample.choices(["A", "B"]),
        processing: Sample.template("match_correct")), shares: ["chữ A/0", "chữ B/0"],
      codes: ["qti.several-correct"]),
    Case(
      name: "without processing",
      item: Sample.item(
        Sample.declaration("single", "identifier", correct: ["B"]), Sample.choices(["A", "B"])),
      shares: ["chữ A/0", "chữ B/100"]),
    Case(
      name: "map_response, relative to the best",
      item: Sample.item(
        Sample.declaration(
          "single", "identifier", correct: ["B"],
          mapping: Sample.mapping([("A", "1"), ("B", "2"), ("C", "-1")])),
        Sample.choices(["A", "B", "C", "D"]), processing: Sample.template("map_response")),
      shares: ["chữ A/50", "chữ B/100", "chữ C/-50", "chữ D/0"]),
    Case(
      name: "a mapping with a default value",
      item: Sample.item(
        Sample.declaration(
          "single", "identifier",
          mapping: Sample.mapping([("B", "4")], "defaultValue=\"-1\" lowerBound=\"0\"")),
        Sample.choices(["A", "B"]), processing: Sample.template("map_response")),
      shares: ["chữ A/-25", "chữ B/100"]),
    Case(
      name: "rules that name the choices one by one",
      item: Sample.item(
        Sample.declaration("single", "identifier"), Sample.choices(["A", "B", "C"]),
        processing: Sample.rules(
          Sample.condition(
            "<match>\(Sample.response)<baseValue baseType=\"identifier\">C</baseValue></match>",
            "10")
            + Sample.condition(
              "<match>\(Sample.response)<baseValue baseType=\"identifier\">A</baseValue></match>",
              "2.5"))), shares: ["chữ A/25", "chữ B/0", "chữ C/100"]),
    Case(
      name: "the template of Common Cartridge",
      item: Sample.item(
        Sample.declaration("single", "identifier", correct: ["A"]), Sample.choices(["A", "B"]),
        processing: Sample.template("CC2_match")), shares: ["chữ A/100", "chữ B/0"]),
    Case(
      name: "a template nobody knows: what is declared counts, and it is said",
      item: Sample.item(
        Sample.declaration("single", "identifier", correct: ["A"]), Sample.choices(["A", "B"]),
        processing: Sample.template("của-trường")), shares: ["chữ A/100", "chữ B/0"],
      codes: ["qti.declared-only", "qti.processing"]),
    Case(
      name: "rules that draw by lot: what is declared counts, and it is said",
      item: Sample.item(
        Sample.declaration("single", "identifier", correct: ["A"]), Sample.choices(["A", "B"]),
        processing: Sample.rules(
          Sample.condition("<equal><randomInteger max=\"2\"/>\(Sample.response)</equal>"))),
      shares: ["chữ A/100", "chữ B/0"], codes: ["qti.declared-only", "qti.processing"]),
    Case(
      name: "nothing says what is right: a draft, nothing is guessed",
      item: Sample.item(
        Sample.declaration("single", "identifier"), Sample.choices(["A", "B"]),
        processing: Sample.template("match_correct")), shares: ["chữ A/0", "chữ B/0"],
      codes: ["bank.no-right-answer"]),
    Case(
      name: "the right answer is no choice",
      item: Sample.item(
        Sample.declaration("single", "identifier", correct: ["X"]), Sample.choices(["A", "B"]),
        processing: Sample.template("match_correct")), shares: ["chữ A/0", "chữ B/0"],
      codes: ["qti.unknown-identifier"]),
  ]

  @Test(arguments: single, Sample.Version.allCases)
  func `each choice is worth what processing gives it`(_ sample: Case, version: Sample.Version) {
    let reading = Sample.read(sample.item, version)
    #expect(reading.items.map(\.kind) == [.single])
    #expect(shares(reading.items.first) == sample.shares)
    #expect(reading.codes.sorted() == sample.codes)
  }

  static let multiple: [Case] = [
    Case(
      name: "all or nothing has equal shares, and is marked so",
      item: Sample.item(
        Sample.declaration("multiple", "identifier", correct: ["A", "C"]),
        Sample.choices(["A", "B", "C"]), processing: Sample.template("match_correct")),
      shares: ["chữ A/50", "chữ B/-50", "chữ C/50"], isWhole: true),
    Case(
      name: "mapped points keep their proportion; the upper bound is the whole",
      item: Sample.item(
        Sample.declaration(
          "multiple", "identifier", correct: ["A", "C"],
          mapping: Sample.mapping(
            [("A", "1"), ("C", "3"), ("B", "-2")], "lowerBound=\"0\" upperBound=\"4\"")),
        Sample.choices(["A", "B", "C"]), processing: Sample.template("map_response")),
      shares: ["chữ A/25", "chữ B/-50", "chữ C/75"]),
    Case(
      name: "an upper bound below the sum",
      item: Sample.item(
        Sample.declaration(
          "multiple", "identifier",
          mapping: Sample.mapping([("A", "1"), ("C", "1"), ("B", "-1")], "upperBound=\"1\"")),
        Sample.choices(["A", "B", "C"]), processing: Sample.template("map_response")),
      shares: ["chữ A/100", "chữ B/-100", "chữ C/100"], codes: ["bank.shares-do-not-add-up"]),
    Case(
      name: "rules that add a part for each",
      item: Sample.item(
        Sample.declaration("multiple", "identifier", correct: ["A", "B"]),
        Sample.choices(["A", "B", "C"]),
        processing: Sample.rules(
          ["A", "B"].map { name in
            """
            <responseCondition><responseIf>
            <member><baseValue baseType="identifier">\(name)</baseValue>\(Sample.response)</member>
            <setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/>
            <baseValue baseType="float">2</baseValue></sum></setOutcomeValue>
            </responseIf></responseCondition>
            """
          }.joined())), shares: ["chữ A/50", "chữ B/50", "chữ C/0"],
      codes: ["bank.everything-chosen-is-right"]),
    Case(
      name: "rules that compare with a set",
      item: Sample.item(
        Sample.declaration("multiple", "identifier"), Sample.choices(["A", "B", "C"]),
        processing: Sample.rules(
          Sample.condition(
            """
            <match>\(Sample.response)<multiple><baseValue baseType="identifier">C</baseValue>
            <baseValue baseType="identifier">B</baseValue></multiple></match>
            """))), shares: ["chữ A/-50", "chữ B/50", "chữ C/50"], isWhole: true),
    Case(
      name: "nothing is right",
      item: Sample.item(
        Sample.declaration("multiple", "identifier"), Sample.choices(["A", "B"]),
        processing: Sample.template("match_correct")), shares: ["chữ A/0", "chữ B/0"],
      codes: ["bank.no-right-answer"]),
  ]

  @Test(arguments: multiple, Sample.Version.allCases)
  func `several choices share the mark`(_ sample: Case, version: Sample.Version) {
    let reading = Sample.read(sample.item, version)
    #expect(reading.items.map(\.kind) == [.multiple])
    #expect((reading.items.first?.marking?.parts == .allOrNothing) == sample.isWhole)
    #expect(shares(reading.items.first) == sample.shares)
    #expect(reading.codes.sorted() == sample.codes)
  }

  static let entry = "<p>Thủ đô? <textEntryInteraction responseIdentifier=\"RESPONSE\"/></p>"

  static let texts: [Case] = [
    Case(
      name: "match_correct minds capitals",
      item: Sample.item(
        Sample.declaration("single", "string", correct: ["Hà Nội"]), entry,
        processing: Sample.template("match_correct")), shares: ["Hà Nội/100", "case"]),
    Case(
      name: "a mapping that minds no capitals",
      item: Sample.item(
        Sample.declaration(
          "single", "string",
          mapping: """
            <mapping defaultValue="0"><mapEntry mapKey="Hà Nội" mappedValue="2"
              caseSensitive="false"/><mapEntry mapKey="Thăng Long" mappedValue="1"
              caseSensitive="false"/></mapping>
            """), entry, processing: Sample.template("map_response")),
      shares: ["Hà Nội/100", "Thăng Long/50"]),
    Case(
      name: "rules that mind no capitals",
      item: Sample.item(
        Sample.declaration("single", "string", correct: ["Huế"]), entry,
        processing: Sample.rules(
          Sample.condition(
            "<stringMatch caseSensitive=\"false\">\(Sample.response)<correct identifier=\"RESPONSE\"/></stringMatch>"
          ))), shares: ["Huế/100"]),
    Case(
      name: "a star is a star",
      item: Sample.item(
        Sample.declaration("single", "string", correct: ["2*3"]), entry,
        processing: Sample.template("match_correct")), shares: ["2\\*3/100"]),
    Case(
      name: "a pattern that says no more than a star can",
      item: Sample.item(
        Sample.declaration("single", "string"), entry,
        processing: Sample.rules(
          Sample.condition(
            "<patternMatch pattern=\"H.* Nội\\.\">\(Sample.response)</patternMatch>"))),
      shares: ["H* Nội./100", "case"]),
    Case(
      name: "a pattern that says more is named",
      item: Sample.item(
        Sample.declaration("single", "string"), entry,
        processing: Sample.rules(
          Sample.condition("<patternMatch pattern=\"[Hh]à\">\(Sample.response)</patternMatch>"))),
      shares: [], codes: ["qti.processing"]),
    Case(
      name: "texts in several cases are told apart",
      item: Sample.item(
        Sample.declaration(
          "single", "string",
          mapping: Sample.mapping([("mùa", "1"), ("Mùa", "1"), ("MÙA", "1")])), entry,
        processing: Sample.template("map_response")),
      shares: ["mùa/100", "Mùa/100", "MÙA/100", "case"]),
    Case(
      name: "any text has a part",
      item: Sample.item(
        Sample.declaration(
          "single", "string", mapping: Sample.mapping([("a", "2")], "defaultValue=\"1\"")),
        entry, processing: Sample.template("map_response")),
      shares: ["a/100", "*/50", "case"]),
  ]

  @Test(arguments: texts, Sample.Version.allCases)
  func `typed texts are accepted as processing does`(_ sample: Case, version: Sample.Version) {
    let reading = Sample.read(sample.item, version)
    #expect(reading.items.map(\.prompt) == ["Thủ đô?"])
    guard case .text(_, let isCaseSensitive)? = reading.items.first?.body else {
      Issue.record("\(reading.items)")
      return
    }
    #expect(shares(reading.items.first) + (isCaseSensitive ? ["case"] : []) == sample.shares)
    #expect(reading.codes.sorted() == sample.codes)
  }

  private static func templated(_ processing: String, body: String = "Số?") -> String {
    Sample.item(
      Sample.declaration("single", "identifier", correct: ["A"])
        + "<templateDeclaration identifier=\"SO\" cardinality=\"single\" baseType=\"integer\"/>"
        + "<templateProcessing>\(processing)</templateProcessing>",
      "<p>\(body)</p>" + Sample.choices(["A", "B"]), processing: Sample.template("match_correct"))
  }

  private static let draw =
    "<setTemplateValue identifier=\"SO\"><randomInteger max=\"9\"/></setTemplateValue>"

  @Test func `a value that is drawn and used nowhere changes nothing`() {
    let reading = Sample.read(Self.templated(Self.draw))
    #expect(shares(reading.items.first) == ["chữ A/100", "chữ B/0"])
    #expect(reading.codes.isEmpty)
  }

  @Test(arguments: [
    templated(draw, body: "Số <printedVariable identifier=\"SO\"/>"),
    templated(draw, body: "<math><mi> SO </mi></math>"),
    templated(draw, body: "<templateInline templateIdentifier=\"SO\">x</templateInline>"),
    templated(
      draw + "<setCorrectResponse identifier=\"RESPONSE\"><baseValue baseType=\"identifier\">B"
        + "</baseValue></setCorrectResponse>"),
  ])
  func `a value that is drawn and used leaves no key`(item: String) {
    let reading = Sample.read(item)
    #expect(reading.items.map(\.isReady) == [false])
    #expect(reading.codes.contains("qti.template"))
  }

  @Test func `an item without any of it is no trap`() {
    let empty = "<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p1\"/>"
    #expect(Sample.read(empty).items.map(\.kind) == [.description])
    let bare = Sample.item("", Sample.choices(["A"]).replacing("RESPONSE", with: "X"))
    #expect(Sample.read(bare).items.map(\.kind) == [.multiple])
  }
}
