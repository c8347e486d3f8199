import Assessment
import Authoring
import Testing

@testable import Authoring

/// Tables as teachers have them: codes with zeros, letters before choices, names in two rows.
@Suite struct TableOddFileTests {
  private func read(_ text: String) -> BankReading {
    BankReader.read(bytes: Array(text.utf8), file: "a.csv")
  }

  /// As chat programs and wikis write tables.
  @Test(arguments: ["|---|---|---|---|", "| :--- | :-: | ---: | --- |"])
  func `the line below the header of a table in Markdown is no question`(rule: String) {
    let reading = BankReader.read(
      bytes: Array("| Câu hỏi | A | B | Đáp án |\n\(rule)\n| Hai? | x | y | B |\n".utf8),
      file: "a.md")
    #expect(outline(reading) == ["–|Hai?|x/*y"])
    #expect(findings(reading) == [])
  }

  @Test(arguments: ["007", "0912345678", "00"])
  func `a code that begins with a zero is a text`(code: String) {
    #expect(outline(read("Câu hỏi,Đáp án\nMã?,\(code)\n")) == ["–|Mã?|text \(code)"])
  }

  @Test(arguments: [
    ("0", "0"), ("0.5", "0.5"), ("\"0,5\"", "0.5"), ("-0.25", "-0.25"), ("70", "70"),
  ])
  func `other zeros are numbers`(text: String, number: String) {
    #expect(outline(read("Câu hỏi,Đáp án\nSố?,\(text)\n")) == ["–|Số?|number \(number)"])
  }

  @Test func `a kind that says number is believed`() {
    #expect(outline(read("Loại,Câu hỏi,Đáp án\nSố,Mã?,007\n")) == ["–|Mã?|number 7"])
  }

  @Test func `thousands that the other numbers tell are told`() {
    let reading = read("Câu hỏi;Đáp án\nPi?;3,14\nE?;2.718\nDân số?;1.234.567\n")
    #expect(
      outline(reading) == ["–|Pi?|number 3.14", "–|E?|number 2718", "–|Dân số?|number 1234567"])
    #expect(findings(reading) == ["table.number-thousands 3:4"])
  }

  @Test(arguments: [
    "A. x,B. y,B", "A) x,B) y,B", "a. x,b. y,b", "A. x,B. y,B. y", "A: x,B: y,B", "A. x,B. y,y",
  ])
  func `letters before the choices are not their text`(cells: String) {
    #expect(outline(read("Câu hỏi,A,B,Đáp án\nHai?,\(cells)\n")) == ["–|Hai?|x/*y"])
  }

  @Test(arguments: ["B. x,A. y,B", "A. x,y,B", "A.x,B.y,B"])
  func `other letters before a text stay`(cells: String) {
    let texts = cells.split(separator: ",").prefix(2).map(String.init)
    guard case .single(let choices) = read("Câu hỏi,A,B,Đáp án\nHai?,\(cells)\n").items.first?.body
    else {
      Issue.record("no choices")
      return
    }
    #expect(choices.map(\.text) == texts)
  }

  @Test func `names of columns in two rows`() {
    let reading = read("Câu hỏi,Phương án,,,Đáp án\n,A,B,C,\nMột?,x,y,z,A\nHai?,x,y,z,C\n")
    #expect(outline(reading) == ["–|Một?|*x/y/z", "–|Hai?|x/y/*z"])
    #expect(findings(reading) == [])
  }

  @Test func `semicolons, decimal commas and quotes over lines`() {
    let reading = read(
      "Câu hỏi;A;B;C;Đáp án\nHai cộng hai?;3,5;4,0;5;B\n\"Giá trị của x; y?\";1;2;3;A\n"
        + "\"Dòng một\nDòng hai\";\"a \"\"b\"\"\";c;;A\nThừa;1;2;3;A;5\n")
    #expect(
      outline(reading) == [
        "–|Hai cộng hai?|3,5/*4,0/5", "–|Giá trị của x; y?|*1/2/3",
        "–|Dòng một⏎Dòng hai|*a \"b\"/c",
      ])
    #expect(reading.diagnostics.count { $0.severity == .error } == 1)
  }

  @Test func `UTF-16 with zeros before numbers`() {
    let text = "question,A,B,answer\nMã nào?,007,7,A\nMã nữa?,007,7,007\n"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(
      outline(BankReader.read(bytes: bytes, file: "a.csv"))
        == ["–|Mã nào?|*007/7", "–|Mã nữa?|*007/7"])
  }

  @Test(arguments: ["NA", "n/a", "-", "null", "None", "#N/A"])
  func `an explanation that says nothing is none`(text: String) {
    let reading = read("Câu hỏi,A,B,Đáp án,Giải thích\nHai?,x,y,B,\(text)\nBa?,x,y,B,Vì thế\n")
    #expect(reading.items.map(\.feedback) == ["", "Vì thế"])
  }

  @Test(arguments: ["Đoạn văn", "passage"])
  func `a passage stands above the question`(name: String) {
    let reading = read(
      "\(name),Câu hỏi,A,B,Đáp án\nLan có 5 quả.,Mấy quả?,5,6,A\n,Hai?,x,y,B\n")
    #expect(outline(reading) == ["–|Lan có 5 quả.⏎⏎Mấy quả?|*5/6", "–|Hai?|x/*y"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test(arguments: [("A", "true"), ("B", "false"), ("Sai", "false"), ("2", "false")])
  func `the key of a truth may name its cell`(key: String, truth: String) {
    #expect(
      outline(read("Loại,Câu hỏi,A,B,Đáp án\nTRUE_FALSE,Đá nổi.,Đúng,Sai,\(key)\n"))
        == ["–|Đá nổi.|\(truth)"])
  }

  @Test func `a truth without a key is a draft`() {
    let reading = read("Loại,Câu hỏi,A,B,Đáp án\nTRUE_FALSE,Đá nổi.,Đúng,Sai,\n")
    #expect(reading.drafts.count == 1)
  }
}
