import Assessment
import Authoring
import Testing

/// How banks say what an item's answers are marked by.
@Suite struct ItemMarkingBankTests {
  private func json(_ members: String) -> BankReading {
    BankReader.read(bytes: Array("[{\(members)}]".utf8), file: "a.json", format: .json)
  }

  private static let text =
    #""kind":"text","prompt":"Ai viết Truyện Kiều?","answers":[{"text":"Nguyễn Du"}]"#
  private static let order = #""kind":"ordering","prompt":"Xếp.","order":["a","b","c"]"#

  @Test func `a bank in JSON names it, and is written so again`() throws {
    let reading = json(Self.text + #","marking":"allOrNothing","toneMarks":false,"slips":2"#)
    #expect(reading.diagnostics.isEmpty)
    let item = try #require(reading.items.first)
    #expect(
      item.marking == ItemMarking(parts: .allOrNothing, ignoresToneMarks: true, slips: 2))
    #expect(item.id == json(Self.text).items.first?.id)
    for format in [BankFormat.json, .jsonLines, .gift] {
      let output = try #require(BankWriter.write([item], as: format))
      #expect(output.losses.isEmpty)
      let again = BankReader.read(bytes: output.bytes, file: "a", format: format)
      #expect(again.items.first?.marking == item.marking, "\(format.rawValue)")
    }
  }

  @Test func `what says nothing is nothing`() {
    #expect(json(Self.text + #","toneMarks":true,"slips":0"#).items.first?.marking == nil)
  }

  @Test(arguments: [
    (Self.order + #","marking":"rightMinusWrong""#, "json.unknown-value"),
    (Self.text + #","slips":3"#, "json.out-of-range"),
    (Self.text + #","toneMarks":"no""#, "json.wrong-type"),
    (
      #""kind":"numeric","prompt":"?","answers":[{"value":3,"tolerance":1,"relative":0.1}]"#,
      "json.several-tolerances"
    ),
    (
      #""kind":"numeric","prompt":"?","answers":[{"value":0,"figures":3}]"#, "json.out-of-range"
    ),
    (
      #""kind":"numeric","prompt":"?","answers":[{"value":3,"relative":2}]"#, "json.out-of-range"
    ),
  ])
  func `a fault has its place`(members: String, code: String) {
    let reading = json(members)
    #expect(reading.items.isEmpty)
    #expect(reading.diagnostics.map(\.code) == [code])
  }

  @Test func `a relative tolerance and significant figures become what is accepted`() throws {
    let item = try #require(
      json(
        #""kind":"numeric","prompt":"?","answers":[{"value":200,"relative":0.05},{"value":3.14159,"figures":3,"fraction":0.5}]"#
      ).items.first)
    guard case .numeric(let answers, _) = item.body else {
      Issue.record("no number")
      return
    }
    let ten = DecimalNumber(10)
    #expect(answers[0].range == .value(DecimalNumber(200), tolerance: ten))
    let near = try #require(DecimalNumber(json: "3.1449"))
    let far = try #require(DecimalNumber(json: "3.1451"))
    #expect(answers[1].range.contains(near))
    #expect(!answers[1].range.contains(far))
  }

  @Test func `a comment in GIFT names it`() {
    let reading = readGIFT(
      """
      // [tag:de] [mark:noToneMarks] [mark:slips=1]
      Ai viết Truyện Kiều? {=Nguyễn Du}

      // [mark:perPair]
      Chọn. {~%50%a ~%50%b ~%-100%c}

      // [mark:allOrNothing]
      Chọn nữa. {~%50%a ~%50%b ~%-100%c}
      """)
    #expect(
      reading.items.map(\.marking) == [
        ItemMarking(ignoresToneMarks: true, slips: 1), nil, ItemMarking(parts: .allOrNothing),
      ])
    #expect(reading.items.first?.tags == ["de"])
    #expect(reading.diagnostics.map(\.code) == ["gift.unknown-mark"])
  }

  @Test func `shares that do not count are not checked`() {
    for (shares, code) in [
      ((1, 0), "bank.shares-do-not-add-up"), ((0.5, 0), "bank.everything-chosen-is-right"),
    ] as [((Double, Double), String)] {
      let choices = [("a", shares.0), ("b", shares.0), ("c", shares.1)].map {
        #"{"text":"\#($0)","fraction":\#($1)}"#
      }
      let item = #""kind":"multiple","prompt":"?","choices":[\#(choices.joined(separator: ","))]"#
      #expect(json(item).diagnostics.map(\.code) == [code])
      for parts in ["allOrNothing", "rightMinusWrong"] {
        #expect(json(item + #","marking":"\#(parts)""#).diagnostics.isEmpty)
      }
    }
  }

  @Test func `a format that cannot hold it says so`() throws {
    let item = try #require(json(Self.text + #","slips":1"#).items.first)
    for format in [BankFormat.moodleXML, .csv, .markdown, .qti] {
      let output = try #require(BankWriter.write([item], as: format))
      #expect(
        output.losses.map(\.finding.code).contains("bank.loses-marking"), "\(format.rawValue)")
    }
  }
}
