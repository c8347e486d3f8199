import Assessment
import Authoring
import Testing

/// Gaps whose marks hang together: each accepts its own texts, whatever the others bring.
@Suite struct QTIGapMarkTests {
  typealias Sample = QTISample

  private static let names = ["R1", "R2", "R3"]
  private static let rivers = ["Lô", "Mã", "Gâm"]

  private static func entry(_ name: String) -> String {
    "<textEntryInteraction responseIdentifier=\"\(name)\"/>"
  }

  private static func outcome(_ name: String, _ value: String = "0") -> String {
    """
    <outcomeDeclaration identifier="\(name)" cardinality="single" baseType="float">
    <defaultValue><value>\(value)</value></defaultValue></outcomeDeclaration>
    """
  }

  private static func variable(_ name: String) -> String { "<variable identifier=\"\(name)\"/>" }

  private static func set(_ outcome: String, to value: String) -> String {
    "<setOutcomeValue identifier=\"\(outcome)\">\(value)</setOutcomeValue>"
  }

  private static func rule(_ condition: String, _ then: String, otherwise: String = "") -> String {
    let rest = otherwise.isEmpty ? "" : "<responseElse>\(otherwise)</responseElse>"
    return """
      <responseCondition><responseIf>\(condition)\(then)</responseIf>\(rest)</responseCondition>
      """
  }

  /// Three rivers, each mapped to 1; their sum stands in SUM before the rules.
  private static func rivers(_ rules: String) -> String {
    let declared = zip(names, rivers).map {
      Sample.declaration(
        "single", "string", correct: [$1], mapping: Sample.mapping([($1, "1")]), name: $0)
    }
    let sum = names.map { "<mapResponse identifier=\"\($0)\"/>" }.joined()
    return Sample.item(
      declared.joined() + outcome("SUM") + outcome("MAXSCORE", "2"),
      "<p>Sông \(names.map(entry).joined(separator: ", "))</p>",
      processing: Sample.rules(set("SUM", to: "<sum>\(sum)</sum>") + rules))
  }

  private func accepted(_ item: String, _ version: Sample.Version) -> [[String]] {
    let reading = Sample.read(item, version)
    #expect(reading.items.first?.isReady == true)
    #expect(reading.codes == ["qti.unequal-parts"])
    guard case .cloze(let blanks)? = reading.items.first?.body else { return [] }
    return blanks.map { blank in
      guard case .text(let answers, _) = blank.accepts else { return [] }
      return answers.map { "\($0.text)/\($0.fraction.tenMillionths / 100_000)" }
    }
  }

  private static let own = rivers.map { ["\($0)/100"] }

  @Test(arguments: Sample.Version.allCases)
  func `enough right gaps give the mark, and none is right for any text`(version: Sample.Version) {
    let two = "<gte>\(Self.variable("SUM"))\(QTINumericTests.value("2"))</gte>"
    let rules = Self.rule(two, Sample.set("SCORE", "1"), otherwise: Sample.set("SCORE", "0"))
    #expect(accepted(Self.rivers(rules), version) == Self.own)
  }

  @Test(arguments: Sample.Version.allCases)
  func `a sum that is cut off leaves each gap its text`(version: Sample.Version) {
    let (score, most) = (Self.variable("SCORE"), Self.variable("MAXSCORE"))
    let rules =
      Self.set("SCORE", to: Self.variable("SUM"))
      + Self.rule("<gt>\(score)\(most)</gt>", Self.set("SCORE", to: most))
    #expect(accepted(Self.rivers(rules), version) == Self.own)
  }

  /// Either colour may stand in either gap, each counts once.
  @Test(arguments: Sample.Version.allCases)
  func `answers that may change their gaps are all accepted`(version: Sample.Version) {
    func found(_ texts: [String], _ outcome: String) -> String {
      let matches = ["R1", "R2"].flatMap { name in
        texts.map {
          """
          <stringMatch caseSensitive="false">\(Self.variable(name))
          <baseValue baseType="string">\($0)</baseValue></stringMatch>
          """
        }
      }
      return Self.rule("<or>\(matches.joined())</or>", Sample.set(outcome, "1"))
    }
    let item = Sample.item(
      Sample.declaration("single", "string", name: "R1")
        + Sample.declaration("single", "string", name: "R2") + Self.outcome("F1")
        + Self.outcome("F2"), "<p>\(Self.entry("R1")) \(Self.entry("R2"))</p>",
      processing: Sample.rules(
        found(["đỏ", "thắm"], "F1") + found(["lam"], "F2")
          + Self.set("SCORE", to: "<sum>\(Self.variable("F1"))\(Self.variable("F2"))</sum>")))
    let all = ["đỏ/100", "thắm/100", "lam/100"]
    #expect(accepted(item, version) == [all, all])
  }

  @Test func `what only counts beside the others keeps its points`() {
    // One alone gives nothing, both give 3, the first with a second best gives 1.
    func both(_ text: String) -> String {
      """
      <and><stringMatch caseSensitive="false">\(Self.variable("R1"))
      <baseValue baseType="string">nước</baseValue></stringMatch>
      <stringMatch caseSensitive="false">\(Self.variable("R2"))
      <baseValue baseType="string">\(text)</baseValue></stringMatch></and>
      """
    }
    let rules =
      Self.rule(both("hơi"), Sample.set("SCORE", "4"))
      + Self.rule(both("mây"), Sample.set("SCORE", "1"))
    let item = Sample.item(
      Sample.declaration("single", "string", correct: ["nước"], name: "R1")
        + Sample.declaration("single", "string", correct: ["hơi"], name: "R2"),
      "<p>\(Self.entry("R1")) \(Self.entry("R2"))</p>", processing: Sample.rules(rules))
    guard case .cloze(let blanks)? = Sample.only(item)?.body else {
      Issue.record("no gaps")
      return
    }
    #expect(
      blanks.last?.accepts
        == .text(
          [
            TextAnswer(text: "hơi"),
            TextAnswer(text: "mây", fraction: Fraction(tenMillionths: 2_500_000)),
          ], caseSensitive: false))
  }

  @Test func `numbers and lists of choices beside others accept their own alone`() {
    let declared =
      Sample.declaration("single", "integer", correct: ["7"], name: "R1")
      + Sample.declaration("single", "identifier", correct: ["b"], name: "R2")
    let rights = ["R1", "R2"].map {
      Self.rule(
        "<match>\(Self.variable($0))<correct identifier=\"\($0)\"/></match>",
        Sample.set("SCORE", "1"))
    }
    let body = """
      <p>\(Self.entry("R1")) <inlineChoiceInteraction responseIdentifier="R2">
      <inlineChoice identifier="a">an</inlineChoice><inlineChoice identifier="b">bình</inlineChoice>
      </inlineChoiceInteraction></p>
      """
    let item = Sample.only(
      Sample.item(declared, body, processing: Sample.rules(rights.joined())))
    #expect(
      item?.body
        == .cloze([
          Blank(
            accepts: .numeric([NumericAnswer(range: .value(DecimalNumber(7), tolerance: .zero))])),
          Blank(
            accepts: .choice([
              Choice(text: "an", fraction: .zero), Choice(text: "bình", fraction: .one),
            ])),
        ]))
  }
}
