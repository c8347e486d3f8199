import Assessment
import Authoring
import TestSupport
import Testing

@Suite struct JSONBankTests {
  private func read(_ text: String) -> BankReading {
    BankReader.read(bytes: Array(text.utf8), file: "a.json")
  }

  private func places(_ text: String) -> [String] {
    BankReader.read(bytes: Array(text.utf8), file: "a.json", format: .json).diagnostics.map {
      "\($0.line):\($0.column) \($0.code)"
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `what is written is read back as the same items`(seed: UInt64) throws {
    var random = RandomItems(seed: seed)
    let items = random.items(12)
    let output = try #require(BankWriter.write(items, as: .json))
    let reading = BankReader.read(bytes: Array(output.text.utf8), file: "a.json", format: .json)
    #expect(!reading.hasErrors, "seed \(seed): \(reading.diagnostics)")
    #expect(reading.items.map(\.withoutPlace) == items, "seed \(seed)\n\(output.text)")
  }

  @Test func `the written form is the one of the command line`() throws {
    let text = """
      $CATEGORY: Địa lí/Sông

      // [tag:lớp 8]
      ::Sông:: Sông nào <b>dài</b>? {=Nin#đúng ~%-33.33333%Lam/Cả ####vì "dài"}

      Q {F#sai}

      Q {=%50%a =b}

      Q {#=3:0.5#ok =1..2 =%0%*}

      Q {=a -> b =c -> d = -> e}

      Q {}

      Q
      """
    let output = try #require(BankWriter.write(readGIFT(text).items, as: .json))
    try expectGolden(output.text, "bank-json")
  }

  @Test func `an item has the same id however it was written`() {
    let gift = readGIFT("::T:: [html]<p>Mấy  giờ?</p> {=một ~hai#sai}").items.first
    let json = read(
      #"[{"kind":"single","prompt":"Mấy giờ?","choices":[{"text":"hai","fraction":0},{"text":"một","fraction":1}]}]"#
    ).items.first
    #expect(gift?.id == json?.id)
    #expect(gift?.id.text.utf8.count == 32)
  }

  @Test func `an id is frozen`() {
    #expect(onlyItem("Mấy giờ? {=một ~hai}")?.id.text == "ff41e03ff5b6afe40b9d69be7ea168b8")
  }

  @Test func `an object with items is read, and what else it has is left`() {
    let reading = read(
      #"{"title":"x","items":[{"kind":"essay","prompt":"Kể.","id":"cũ","media":[]}],"n":1}"#)
    #expect(reading.items.map(\.prompt) == ["Kể."])
    #expect(reading.diagnostics.isEmpty)
    #expect(read("[]").items.isEmpty == true)
  }

  @Test func `an item with a fault is refused and the next one is read`() {
    let text = """
      [
        {"kind":"single","choices":[]},
        {"kind":"single","prompt":"?","choices":[{"text":"a","fraction":2}]},
        {"kind":"thơ","prompt":"?"},
        {"kind":"trueFalse","prompt":"?","truth":"có"},
        5,
        {"kind":"trueFalse","prompt":"Có?","truth":true,"promt":"x"}
      ]
      """
    let reading = read(text)
    #expect(reading.items.map(\.prompt) == ["Có?"])
    #expect(
      places(text) == [
        "2:3 json.missing-field", "3:67 json.out-of-range", "4:11 json.unknown-value",
        "5:44 json.wrong-type", "6:3 json.wrong-type", "7:51 json.unknown-field",
      ])
  }

  @Test func `items of another program are told as such`() throws {
    let text = #"[{"caption": "?", "answers": ["a", "b"], "correct": 0}, {"kind": "essay"}]"#
    #expect(places(text) == ["1:2 json.other-shape", "1:57 json.missing-field"])
    let told = try #require(read(text).diagnostics.first)
    #expect(told.hint?.vi.contains("CSV") == true)
  }

  @Test(arguments: [
    ("", "1:1 json.no-array"), ("5", "1:1 json.no-array"), (#"{"a":1}"#, "1:1 json.no-array"),
    ("[1 2]", "1:4 json.syntax"), ("[{\"a\":1,\"a\":2}]", "1:9 json.syntax"),
    ("[\n \"a", "2:2 json.syntax"), (#"["\x"]"#, "1:3 json.syntax"), ("[] x", "1:4 json.syntax"),
    (#"["\ud800"]"#, "1:3 json.syntax"), ("[01]", "1:2 json.syntax"), ("[nul]", "1:2 json.syntax"),
    ("[\"a\tb\"]", "1:4 json.syntax"), ("[{a:1}]", "1:3 json.syntax"),
    ("[{\"a\"1}]", "1:6 json.syntax"),
  ])
  func `text that is no JSON has its place`(text: String, place: String) {
    #expect(places(text).last == place)
    #expect(read(text).items.isEmpty)
  }

  @Test func `what was read before the fault is kept`() {
    let reading = read("[{\"kind\":\"essay\",\"prompt\":\"Kể\"},\n{\"kind\":")
    #expect(reading.items.count == 1)
    #expect(reading.diagnostics.map(\.line) == [2])
  }

  private static func essay(_ prompt: String, _ rest: String = "") -> String {
    "{\"kind\":\"essay\",\"prompt\":\"\(prompt)\"\(rest)}"
  }

  @Test(arguments: [
    (#","title":"a","title":"b""#, 42), (#","title":"\ud800""#, 39), (#","title":"\x""#, 39),
    (#","title":01"#, 38), (#", x"#, 31), (#","title" "x""#, 38), (#","title":"a" "b""#, 42),
    (#","title":nul"#, 38), (",\"title\":\"a\tb\"", 40), (#","tags":["}]{[\"", }"#, 0),
    (#","title":"#, 38),
    (
      ",\"y\":" + String(repeating: "[", count: 40)
        + String(repeating: "]", count: 40), 65
    ),
  ])
  func `an item that is no JSON is refused, and the next one is read`(rest: String, column: Int) {
    for (front, back) in [("[", "]"), ("{\"items\":[", "],\"n\":{\"a\":1,\"a\":2}}")] {
      let items = [Self.essay("1"), Self.essay("2", rest), Self.essay("3")]
      let text = front + items.joined(separator: ",\n") + back
      let reading = BankReader.read(bytes: Array(text.utf8), file: "a.json", format: .json)
      let hasEnd = column > 0
      #expect(reading.items.map(\.prompt) == (hasEnd ? ["1", "3"] : ["1"]), "\(text)")
      #expect(reading.diagnostics.map(\.code) == ["json.syntax"])
      #expect(reading.diagnostics.first?.item == (hasEnd ? "Câu 2" : nil))
      if hasEnd {
        #expect(reading.diagnostics.map { "\($0.line):\($0.column)" } == ["2:\(column)"])
      }
      let rest = hasEnd ? "this item was not read" : "the rest was not read"
      #expect(reading.diagnostics.first?.message.en.hasSuffix(rest) == true)
    }
  }

  @Test func `a string without an end costs its item, and none is made of what it swallows`() {
    let text =
      "[" + Self.essay("1") + ",\n{\"kind\":\"essay\",\n\"prompt\":\"2\n},\n" + Self.essay("3")
      + "]"
    let reading = BankReader.read(bytes: Array(text.utf8), file: "a.json", format: .json)
    #expect(reading.items.map(\.prompt) == ["1", "3"])
    #expect(reading.diagnostics.map(\.code) == ["json.syntax"])
  }

  @Test func `a comma that is missing between two items costs none`() {
    let text = "[" + Self.essay("1") + "\n" + Self.essay("2") + "]"
    let reading = BankReader.read(bytes: Array(text.utf8), file: "a.json", format: .json)
    #expect(reading.items.map(\.prompt) == ["1", "2"])
    #expect(
      reading.diagnostics.map { "\($0.line):\($0.column) \($0.code)" } == ["2:1 json.missing-comma"]
    )
  }

  @Test func `nesting has its limit`() {
    func codes(_ levels: Int) -> [String] {
      let open = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
      return places("[" + Self.essay("1", ",\"source\":" + open) + "]")
    }
    // The item is the first level, the value in it the second.
    #expect(codes(31).isEmpty)
    #expect(codes(32) == ["1:71 json.syntax"])
    let deep = String(repeating: "[", count: 100_000)
    #expect(places(deep) == ["1:34 json.syntax"])
  }

  @Test func `numbers keep their digits`() {
    let text =
      #"[{"kind":"numeric","prompt":"?","answers":[{"value":0.1,"tolerance":1e-3},{"low":2,"high":1}]}]"#
    guard case .numeric(let answers, _)? = read(text).items.first?.body else {
      Issue.record("not read")
      return
    }
    let tenth = DecimalNumber(json: "0.1") ?? .zero
    #expect(answers.first?.range == .value(tenth, tolerance: DecimalNumber(json: "0.001") ?? .zero))
    #expect(answers.last?.range == .between(low: DecimalNumber(1), high: DecimalNumber(2)))
  }
}
