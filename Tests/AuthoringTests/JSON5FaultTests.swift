import Testing

@testable import Authoring

/// The fault is marked with ▸ where the diagnostic must point; the marks are taken out before
/// reading.
@Suite struct JSON5FaultTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let text: String
    let codes: [String]

    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "nothing", text: "▸", codes: ["empty"]),
    Case(name: "only a comment", text: "// x▸", codes: ["empty"]),
    Case(name: "missing comma", text: "{a: 1▸\n b: 2}", codes: ["missing-comma"]),
    Case(name: "missing comma in a list", text: "[1▸ 2]", codes: ["missing-comma"]),
    Case(name: "text without quotes", text: "{a: ▸Tìm hiểu, b: 2}", codes: ["unknown-word"]),
    Case(
      name: "two faults in two lines", text: "{a: ▸Tìm hiểu,\n b: ▸2026-05,\n c: 1}",
      codes: ["unknown-word", "bad-number"]),
    Case(name: "missing colon", text: "{a ▸1, b: 2}", codes: ["missing-colon"]),
    Case(name: "equals sign", text: "{a ▸= 1, b: 2}", codes: ["missing-colon"]),
    Case(name: "duplicate key", text: "{a: 1, ▸'a': 2}", codes: ["duplicate-key"]),
    Case(name: "hole in a list", text: "[1,▸,2]", codes: ["missing-value"]),
    Case(name: "comma first", text: "{▸,a: 1}", codes: ["missing-key"]),
    Case(name: "key with a dash", text: "{▸a-b: 1, c: 2}", codes: ["bad-key"]),
    Case(name: "key that is a number", text: "{▸1: 1}", codes: ["bad-key"]),
    Case(name: "curly quotes", text: "{a: ▸“b”, c: 1}", codes: ["typographic-quote"]),
    Case(name: "text without its end", text: "{a: ▸'b,\n c: 1}", codes: ["unclosed-text"]),
    Case(name: "text without its end at the end", text: "▸'b", codes: ["unclosed-text"]),
    Case(
      name: "bad escape", text: #"{a: '▸\xZZ', b: '▸\1'}"#, codes: ["bad-escape", "bad-escape"]),
    Case(name: "octal escape", text: #"'▸\01'"#, codes: ["bad-escape"]),
    Case(name: "object without its end", text: "▸{a: 1", codes: ["unclosed-object"]),
    Case(name: "list without its end", text: "{a: ▸[1, 2}", codes: ["unclosed-list"]),
    Case(name: "object in a list without its end", text: "[▸{a: 1]", codes: ["unclosed-object"]),
    Case(name: "stray end", text: "{a: 1 ▸], b: 2}", codes: ["stray-end"]),
    Case(name: "more after the end", text: "{} ▸{}", codes: ["after-the-end"]),
    Case(name: "comment without its end", text: "{} ▸/* x", codes: ["unclosed-comment"]),
    Case(name: "semicolon", text: "{a: 1▸; b: 2}", codes: ["unexpected"]),
    Case(name: "missing value", text: "{a: ▸, b: 2}", codes: ["missing-value"]),
    Case(name: "missing value at the end", text: "{a: ▸}", codes: ["missing-value"]),
    Case(name: "word of another language", text: "{a: ▸True}", codes: ["unknown-word"]),
  ])
  func `a fault is told once, at its place`(_ given: Case) {
    var places: [SourcePlace] = []
    var text = ""
    var (line, column) = (1, 1)
    for scalar in given.text.unicodeScalars {
      if scalar == "▸" {
        places.append(SourcePlace(line: line, column: column))
        continue
      }
      text.unicodeScalars.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    let diagnostics = JSON5Reader.read(text).faults.map { $0.diagnostic(file: "a.json5") }
    #expect(diagnostics.map(\.code) == given.codes.map { "json5." + $0 })
    #expect(diagnostics.map(\.place) == places)
    for diagnostic in diagnostics {
      #expect(diagnostic.message.vi != diagnostic.message.en)
    }
  }

  @Test func `what stands around a fault is read`() {
    let root = JSON5Reader.read("{a: 1, b: hai ba, c: [1 2], d: 'x}").root
    guard case .object(let members)? = root?.content else {
      Issue.record("no object")
      return
    }
    #expect(members.map(\.key) == ["a", "b", "c", "d"])
    #expect(root?.isWhole == false)
  }
}
