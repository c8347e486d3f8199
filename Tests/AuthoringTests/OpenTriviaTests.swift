import Assessment
import Authoring
import Foundation
import TestSupport
import Testing

/// What the service of Open Trivia DB answers, in each of its encodings.
@Suite struct OpenTriviaTests {
  private func read(_ text: String) -> BankReading {
    BankReader.read(bytes: Array(text.utf8), file: "a.json")
  }

  private static func result(
    _ encode: (String) -> String, type: String?, question: String, right: String, wrong: [String]
  ) -> String {
    func quoted(_ text: String) -> String { OrderedJSON.string(encode(text)).text }
    let type = type.map { "\"type\":\(quoted($0))," } ?? ""
    return """
      {\(type)"difficulty":\(quoted("easy")),
      "category":\(quoted("Science: Computers")),"question":\(quoted(question)),
      "correct_answer":\(quoted(right)),"incorrect_answers":[\(wrong.map(quoted).joined(separator: ","))]}
      """
  }

  enum Encoding: CaseIterable {
    case entities, url3986, urlLegacy, base64, plain

    func encode(_ text: String) -> String {
      switch self {
      case .entities:
        return text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
          .replacing("é", with: "&eacute;").replacing("'", with: "&#039;")
          .replacing("Σ", with: "&Sigma;")
      case .url3986, .urlLegacy:
        let isLegacy = self == .urlLegacy
        return text.utf8.map { byte in
          if byte == 32, isLegacy { return "+" }
          let isKept =
            Character(Unicode.Scalar(byte)).isLetter && byte < 0x80
            || Character(Unicode.Scalar(byte)).isNumber || byte == UInt8(ascii: "-")
          let hex = String(byte, radix: 16, uppercase: true)
          return isKept ? String(UnicodeScalar(byte)) : "%" + (hex.count == 1 ? "0" : "") + hex
        }.joined()
      case .base64: return Data(text.utf8).base64EncodedString()
      case .plain: return text
      }
    }
  }

  @Test(arguments: Encoding.allCases, ["multiple", nil])
  func `an encoding is told by the content`(_ encoding: Encoding, type: String?) throws {
    let result = Self.result(
      encoding.encode, type: type, question: "Is 'Pelé' + \"Σ\" 50%?", right: "R&D",
      wrong: ["C++", "é", "1 2"])
    for text in ["[\(result)]", "{\"response_code\":0,\"results\":[\(result)]}"] {
      let reading = read(text)
      #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
      #expect(reading.format == .openTriviaDB)
      let item = try #require(reading.items.first)
      #expect(item.prompt == "Is 'Pelé' + \"Σ\" 50%?")
      #expect(item.format == .plain)
      #expect(
        item.body
          == .single([
            Choice(text: "R&D", fraction: .one), Choice(text: "C++", fraction: .zero),
            Choice(text: "é", fraction: .zero), Choice(text: "1 2", fraction: .zero),
          ]))
      #expect(item.category == ["Science", "Computers"])
      #expect(item.tags == ["easy"])
    }
  }

  @Test(arguments: Encoding.allCases, ["boolean", nil])
  func `true and false are read in each encoding`(_ encoding: Encoding, type: String?) throws {
    for truth in [true, false] {
      let result = Self.result(
        encoding.encode, type: type, question: "The sky is blue.", right: truth ? "True" : "False",
        wrong: [truth ? "False" : "True"])
      let reading = read("[\(result)]")
      #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
      let item = try #require(reading.items.first)
      #expect(item.prompt == "The sky is blue.")
      #expect(item.body == .trueFalse(TrueFalseKey(truth: truth)))
    }
  }

  @Test func `a plus in words of the default encoding stays`() throws {
    let reading = read(
      """
      [{"type":"multiple","question":"C++?","correct_answer":"a+b","incorrect_answers":["100%"]}]
      """)
    let item = try #require(reading.items.first)
    #expect(item.prompt == "C++?")
    #expect(item.category.isEmpty && item.tags.isEmpty)
    guard case .single(let choices) = item.body else { throw Unread() }
    #expect(choices.map(\.text) == ["a+b", "100%"])
  }

  private struct Unread: Error {}

  @Test func `several answers of the service may stand in one array`() {
    let result = Self.result(
      { $0 }, type: "boolean", question: "One?", right: "True", wrong: ["False"])
    let other = result.replacing("One?", with: "Two?")
    let reading = read(
      "[{\"response_code\":0,\"results\":[\(result)]},{\"response_code\":4,\"results\":[\(other)]}]"
    )
    #expect(reading.items.map(\.prompt) == ["One?", "Two?"])
    #expect(reading.diagnostics.map(\.code) == ["opentdb.response"])
  }

  @Test func `every response code has words of its own`() {
    let words = (1...6).map { read("{\"response_code\":\($0)}").diagnostics.map(\.message.en) }
    #expect(Set(words).count == 6)
    #expect(words.allSatisfy { $0.count == 1 })
    let empty = read("{\"response_code\":0,\"results\":[]}").diagnostics
    #expect(empty.map(\.code) == ["bank.nothing-found"])
  }

  private static let rest = "\"correct_answer\":\"a\",\"incorrect_answers\":[\"b\"]}"

  static let faults: [MarkedFault] = [
    MarkedFault("opentdb.response", "{\"response_code\":▸1,\n\"results\":[]}", items: 0),
    MarkedFault("opentdb.no-results-list", "▸{\"items\":[]}", items: 0),
    MarkedFault("opentdb.no-results-list", "▸7", items: 0),
    MarkedFault("json.wrong-type", "{\"response_code\":▸\"0\",\"results\":[]}", items: 0),
    MarkedFault("json.missing-field", "[▸{\"question\":\"a?\"}]", items: 0),
    MarkedFault("json.wrong-type", "[{\"question\":▸1,\(rest)]", items: 0),
    MarkedFault("json.unknown-field", "[{\"question\":\"a?\",▸\"x\":1,\(rest)]"),
    MarkedFault("json.syntax", "[{\"question\":\"a?\",\(rest) ▸x"),
    MarkedFault(
      "opentdb.unknown-type", "[{\"type\":▸\"poll\",\"question\":\"a?\",\(rest)]", items: 0),
    MarkedFault(
      "opentdb.not-true-or-false",
      "[\n{\"type\":\"boolean\",\"question\":\"a?\",\"correct_answer\":▸\"Có\",\"incorrect_answers\":[]}]",
      items: 0),
    MarkedFault(
      "opentdb.no-wrong-answers",
      "[{\"type\":\"multiple\",\"question\":\"a?\",\"correct_answer\":▸\"a\",\"incorrect_answers\":[]}]",
      items: 0),
    MarkedFault(
      "opentdb.not-encoded",
      "[{\"type\":\"Ym9vbGVhbg==\",\"question\":▸\"What?\",\"correct_answer\":\"VHJ1ZQ==\","
        + "\"incorrect_answers\":[]}]", items: 0),
    MarkedFault(
      "opentdb.not-encoded",
      "[{\"type\":\"multiple\",\"question\":\"a%20b\",\"correct_answer\":▸\"%E9\","
        + "\"incorrect_answers\":[\"b\"]}]", items: 0),
    MarkedFault(
      "opentdb.comment-lines", "\n▸// 1\n// https://example.org\n\n[{\"question\":\"a?\",\(rest)]"),
    MarkedFault(
      "opentdb.other-type-name", "[{\"type\":▸\"Multiple Choice\",\"question\":\"a?\",\(rest)]"),
    MarkedFault(
      "json.wrong-type",
      "[{\"question\":\"a?\",\"correct_answer\":▸{},\"incorrect_answers\":[\"b\"]}]", items: 0),
    MarkedFault(
      "bank.equal-choices",
      "[{\"question\":\"a?\",\"correct_answer\":\"a\",\"incorrect_answers\":[\"b\",▸\"a\"]}]"),
  ]

  @Test(arguments: faults)
  func `a fault is found where it is`(_ fault: MarkedFault) throws {
    try fault.expect(as: .openTriviaDB)
  }

  @Test(arguments: ["", "\n\n"])
  func `lines of a viewer above the JSON do not hide what it is`(end: String) {
    let rest = Self.rest.replacing(",", with: ",\(end)")
    let reading = read(
      "// 20240101\n// https://example.org/?a=1\n\n{\"response_code\":0,\"results\":"
        + "[{\"question\":\"a?\",\(rest)]}")
    #expect(reading.format == .openTriviaDB)
    #expect(reading.items.map(\.prompt) == ["a?"])
    #expect(reading.diagnostics.map(\.code) == ["opentdb.comment-lines"])
  }

  @Test func `answers may be numbers and truths`() {
    let reading = read(
      """
      [{"question":"1 + 1?","correct_answer":2,"incorrect_answers":[3,"4",1.5]},
      {"type":"True/False","question":"Xanh?","correct_answer":false,"incorrect_answers":[true]}]
      """)
    #expect(choices(reading.items.first) == ["2/100", "3/0", "4/0", "1.5/0"])
    #expect(reading.items.last?.body == .trueFalse(TrueFalseKey(truth: false)))
    #expect(reading.diagnostics.map(\.code) == ["opentdb.other-type-name"])
  }

  @Test func `a bad result does not hide the others`() {
    let reading = read(
      "[{\"question\":\"a?\",\(Self.rest),{\"question\":1},{\"question\":\"b?\",\(Self.rest)]")
    #expect(reading.items.map(\.prompt) == ["a?", "b?"])
  }

  @Test func `diagnostics read well in both languages`() throws {
    try expectGolden(MarkedFault.words(Self.faults, as: .openTriviaDB), "opentdb-diagnostics")
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `nothing traps the reader`(seed: UInt64) {
    expectNoTrap(
      [
        "[", "]", "{", "}", ",", ":", "\"results\"", "\"response_code\"", "0", "5", "\"question\"",
        "\"correct_answer\"", "\"incorrect_answers\"", "\"type\"", "\"boolean\"", "\"a%2\"",
        "\"YQ==\"", "\"&eacute;&\"", "\\", "\n",
      ], as: .openTriviaDB, seed: seed)
  }
}
