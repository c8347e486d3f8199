import Assessment
import Authoring
import TestSupport
import Testing

/// How banks name the other units that a number may be answered in.
@Suite struct OtherUnitBankTests {
  private static let number =
    #""kind":"numeric","prompt":"Công suất?","answers":[{"value":5500,"tolerance":100}],"unit":"W""#
  private static let units =
    #","otherUnits":[{"unit":"kW","multiplier":0.001},{"unit":"mW","multiplier":1000}]"#

  private func json(_ members: String) -> BankReading {
    BankReader.read(bytes: Array("[{\(members)}]".utf8), file: "a.json", format: .json)
  }

  private func item() throws -> Item {
    let reading = json(Self.number + Self.units)
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
    return try #require(reading.items.first)
  }

  private static func unit(_ name: String, _ multiplier: String) throws -> OtherUnit {
    let number = try #require(DecimalNumber(json: multiplier))
    return try #require(OtherUnit(name, multiplier: number))
  }

  @Test func `JSON and Moodle XML hold them`() throws {
    let item = try item()
    let units = [try Self.unit("kW", "0.001"), try Self.unit("mW", "1000")]
    #expect(item.marking == ItemMarking(otherUnits: units))
    #expect(item.id == json(Self.number).items.first?.id)
    for format in [BankFormat.json, .jsonLines, .moodleXML] {
      let output = try #require(BankWriter.write([item], as: format))
      #expect(output.losses.isEmpty, "\(format.rawValue)")
      let again = BankReader.read(bytes: output.bytes, file: "a", format: format)
      #expect(again.diagnostics.isEmpty, "\(format.rawValue): \(again.diagnostics)")
      #expect(again.items.map(\.withoutPlace) == [item.withoutPlace], "\(format.rawValue)")
    }
  }

  @Test func `a format that cannot hold them names them`() throws {
    let item = try item()
    for format in [BankFormat.gift, .csv, .qti, .kahoot, .aiken] {
      let output = try #require(BankWriter.write([item, item], as: format))
      let lost = output.losses.filter { $0.finding.code == "bank.loses-other-units" }
      #expect(lost.map(\.index) == [0, 1], "\(format.rawValue)")
      #expect(lost.first?.finding.message.en.contains("kW, mW") == true)
      #expect(!output.losses.contains { $0.finding.code == "bank.loses-marking" })
    }
  }

  @Test func `whoever reads the key over sees it in every unit`() throws {
    let item = try item()
    #expect(
      ItemListing(item, language: "vi").answers.map(\.text) == [
        "5500 ± 100 W = 5,5 ± 0,1 kW = 5500000 ± 100000 mW"
      ])
    let printed = try #require(BankWriter.write([item], as: .markdown))
    #expect(!printed.losses.contains { $0.finding.code.hasPrefix("bank.") })
    #expect(printed.text.contains("5500 ± 100 W = 5,5 ± 0,1 kW = 5500000 ± 100000 mW"))
    var page = BankPage(language: "vi")
    page.add(json(Self.number + Self.units), file: "a.json")
    #expect(page.html.contains("5500 ± 100 W = 5,5 ± 0,1 kW"))
  }

  private static func fault(_ code: String, _ units: String, items: Int = 0) -> MarkedFault {
    MarkedFault(code, "[{\(number),\n\"otherUnits\":\(units)}]", items: items)
  }

  static let faults: [MarkedFault] = [
    fault("json.unit-empty", #"[{"unit":▸"","multiplier":2}]"#),
    fault("json.unit-empty", #"[{"unit":▸" ","multiplier":2}]"#),
    fault("json.unit-twice", #"[{"unit":▸"W","multiplier":2}]"#),
    fault(
      "json.unit-twice", #"[{"unit":"kW","multiplier":2},{"multiplier":3,"unit":▸"kW"}]"#),
    fault("json.unit-twice", #"[{"unit":"m²","multiplier":2},{"unit":▸"m2","multiplier":2}]"#),
    fault("json.unit-multiplier", #"[{"unit":"kW","multiplier":▸0}]"#),
    fault("json.unit-multiplier", #"[{"unit":"kW","multiplier":▸-0.001}]"#),
    fault("json.wrong-type", #"[{"unit":"kW","multiplier":▸"0,001"}]"#),
    fault("json.wrong-type", #"▸{"kW":0.001}"#),
    fault("json.wrong-type", #"[▸"kW"]"#),
    fault("json.out-of-range", #"[{"unit":"kW","multiplier":▸1e99}]"#),
    fault("json.missing-field", #"[▸{"unit":"kW"}]"#),
    fault("json.missing-field", #"[▸{"multiplier":1}]"#),
    fault(
      "json.out-of-range",
      "▸[" + (0...50).map { "{\"unit\":\"u\($0)x\",\"multiplier\":1}" }.joined(separator: ",") + "]"
    ),
    MarkedFault(
      "json.unknown-field",
      #"[{"kind":"text","prompt":"?","answers":[{"text":"a"}],▸"otherUnits":[]}]"#),
  ]

  @Test(arguments: faults)
  func `a unit that is none has its place`(_ fault: MarkedFault) throws {
    try fault.expect(as: .json)
  }

  @Test func `capitals tell units apart`() throws {
    let reading = json(
      Self.number
        + #","otherUnits":[{"unit":"mW","multiplier":1000},{"unit":"MW","multiplier":0.000001}]"#)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.items.first?.marking?.otherUnits.count == 2)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `whatever they are called, JSON and Moodle XML give them back`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func pick(_ texts: [String]) -> String { texts[Int.random(in: texts.indices, using: &random)] }
    var units: [OtherUnit] = []
    for place in 0..<Int.random(in: 1...6, using: &random) {
      let signs = ["k", "µ", "m²", "°", "&", "<b>", "\"", "'", "]]>", "%", "đồng", "/", "Ω", "日"]
      let name = "\(place)" + (0..<3).map { _ in pick(signs) }.joined() + pick(["", " x", "²"])
      let multiplier = try #require(
        DecimalNumber(
          checked: Int64.random(in: 1...999_999_999_999, using: &random),
          exponent: Int.random(in: -15...9, using: &random)))
      units.append(try #require(OtherUnit(name, multiplier: multiplier)))
    }
    let item = Item(
      id: ItemID(""), prompt: "?",
      body: .numeric([NumericAnswer(range: .any)], unit: Bool.random(using: &random) ? "W" : nil),
      marking: ItemMarking(otherUnits: units))
    // Moodle's own unit is one whose multiplier is 1, and none of these is.
    #expect(!units.contains { $0.multiplier == DecimalNumber(1) })
    for format in [BankFormat.json, .jsonLines, .moodleXML] {
      let output = try #require(BankWriter.write([item], as: format))
      let again = BankReader.read(bytes: output.bytes, file: "a", format: format)
      #expect(again.items.map(\.withoutPlace) == [item], "\(format.rawValue), seed \(seed)")
    }
  }

  // Moodle.

  private func moodle(_ units: [(String, String)], _ more: String = "") -> String {
    let list = units.map {
      "<unit><multiplier>\($0.1)</multiplier><unit_name>\($0.0)</unit_name></unit>"
    }
    return moodleAnswer("5500", "100") + "<units>\(list.joined())</units>" + more
  }

  @Test func `Moodle's units come with their multipliers`() throws {
    let text = moodle([("kW", "0.001"), ("W", "1.0"), ("oát", "1"), ("W", "1")])
    let item = try #require(onlyMoodle("numerical", text))
    #expect(moodleCodes("numerical", text).isEmpty)
    guard case .numeric(_, let unit) = item.body else {
      Issue.record("no number")
      return
    }
    #expect(unit == "W")
    #expect(
      item.marking?.otherUnits == [try Self.unit("kW", "0.001"), try Self.unit("oát", "1")])
  }

  @Test func `without a unit of the multiplier 1 the number alone is as it was`() throws {
    let item = try #require(onlyMoodle("numerical", moodle([("kW", "0.001")])))
    guard case .numeric(_, nil) = item.body else {
      Issue.record("\(item.body)")
      return
    }
    #expect(item.marking?.otherUnits == [try Self.unit("kW", "0.001")])
    let output = try #require(BankWriter.write([item], as: .moodleXML))
    #expect(readMoodle(output.text).items.map(\.withoutPlace) == [item.withoutPlace])
  }

  @Test(arguments: [("W", "2"), ("kW", "0"), ("kW", "-1"), ("kW", "x"), ("kW", "")])
  func `a unit that cannot be kept is named`(name: String, multiplier: String) throws {
    let text = moodle([("W", "1"), (name, multiplier)])
    #expect(moodleCodes("numerical", text) == ["moodle.units-not-kept"])
    #expect(onlyMoodle("numerical", text)?.marking == nil)
  }

  @Test func `marks for units are named, whatever the units`() throws {
    let text = moodle([("W", "1"), ("kW", "0.001")], "<unitgradingtype>1</unitgradingtype>")
    #expect(moodleCodes("numerical", text) == ["moodle.unit-not-marked"])
    #expect(onlyMoodle("numerical", text)?.marking?.otherUnits.count == 1)
  }
}
