import Foundation
import Assessment
import Authoring
import Testing

/// What is wrong in a paper is told at its place, and never spoils the next question.
@Suite struct PaperFaultTests {
  struct Case: Sendable, CustomStringConvertible {
    let text: String
    /// Code and place.
    let finding: String
    let items: Int
    let drafts: Int
    var description: String { finding }
  }

  private static let good = "\nCâu 9: Tốt?\nA. a\n*B. b\n"

  static let cases = [
    Case(
      text: "Câu 1: Một?\nA. a\nĐáp án: A", finding: "paper.too-few-choices 1:1", items: 0,
      drafts: 0),
    Case(
      text: "Câu 1: Một?\nA. a\nB. b\nĐáp án: E", finding: "paper.key-not-a-choice 4:9", items: 0,
      drafts: 0),
    Case(
      text: "Câu 1: Một?\nA. a\nB. b\nĐáp án: trâu", finding: "paper.key-not-a-choice 4:9",
      items: 1, drafts: 1),
    Case(
      text: "Câu 1: Một?\nA. a\nA. b\nĐáp án: A", finding: "paper.letter-twice 3:1", items: 0,
      drafts: 0),
    Case(text: "Câu 1:\nA. a\nB. b\nĐáp án: A", finding: "paper.no-text 1:1", items: 0, drafts: 0),
    Case(
      text: "Câu 1: Một?\nA. a\nC. c\nĐáp án: C", finding: "paper.letter-skipped 1:1", items: 1,
      drafts: 0),
    Case(
      text: "Câu 1: Một?\nB. b\nC. c\nĐáp án: C", finding: "paper.letter-missing 1:1", items: 0,
      drafts: 0),
    Case(text: "Câu 1: Một?\nĐáp án: B", finding: "paper.too-few-choices 1:1", items: 0, drafts: 0),
    Case(
      text: "Câu 1: Một?\nA. a\n*B. b\nĐáp án: A", finding: "paper.keys-disagree 4:9", items: 1,
      drafts: 1),
    Case(text: "Câu 1: Một?\nA. a\nB. b", finding: "bank.no-right-answer 1:1", items: 1, drafts: 1),
    Case(text: "Câu 1: Trình bày về nước.", finding: "paper.no-choices 1:1", items: 1, drafts: 1),
    Case(
      text: "Câu 1: Một?\nA. a\n*B. b\nCâu 1: Hai?\nA. a\n*B. c", finding: "paper.number-twice 4:1",
      items: 2, drafts: 0),
    Case(
      text: "Câu 1: Một?\nA. a\n*B. b\nCâu 4: Hai?\nA. a\n*B. c",
      finding: "paper.number-missing 4:1",
      items: 2, drafts: 0),
    Case(
      text: "Câu 1: Một?\nA. a\n*B. b\n\nVài lời thừa", finding: "paper.lines-left-out 5:1",
      items: 1,
      drafts: 0),
  ]

  @Test(arguments: cases)
  func `a fault is told, and the question after it is read`(_ fault: Case) {
    let reading = readPaper(fault.text + Self.good)
    #expect(findings(reading).contains(fault.finding), "\(reading.diagnostics)")
    #expect(reading.items.count == fault.items + 1)
    #expect(reading.drafts.count == fault.drafts)
    #expect(outline(reading).last == "Câu 9|Tốt?|a/*b")
  }

  @Test func `keys of the table that fit nothing are told at their places`() {
    let paper = "Câu 1: Một?\nA. a\nB. b\nCâu 2: Hai?\nA. a\nB. b\nĐáp án: A\n"
    let reading = readPaper(paper + "HẾT\n1.C 2.B 7.A\nkhông hiểu")
    #expect(
      findings(reading).filter { $0.hasPrefix("paper") } == [
        "paper.key-not-a-choice 9:3", "paper.keys-disagree 9:7", "paper.key-without-question 9:9",
        "paper.lines-left-out 10:1",
      ])
    #expect(reading.diagnostics.first { $0.code == "paper.key-without-question" }?.item == "Câu 7")
    #expect(reading.drafts.count == 2)
  }

  @Test func `that a question is kept as a draft is said once`() {
    let reading = readPaper("Câu 1: Một?\nA. a\nB. b\nĐáp án: X")
    for message in reading.diagnostics.map(\.message) {
      #expect(message.vi.components(separatedBy: "bản nháp").count <= 2, "\(message.vi)")
      #expect(message.en.components(separatedBy: "draft").count <= 2, "\(message.en)")
    }
    #expect(reading.drafts.count == 1)
    #expect(reading.diagnostics.contains { $0.message.en.contains("draft") })
  }

  @Test func `columns are right where letters were composed`() {
    let reading = readPaper("Ca\u{302}u 1: Mo\u{302}\u{323}t?\nA. a\nB. b\nĐa\u{301}p a\u{301}n: X")
    #expect(findings(reading).contains("paper.key-not-a-choice 4:11"))
    #expect(reading.drafts.count == 1)
  }

  @Test func `a paper that is cut off keeps what was whole`() {
    let text = "Câu 1: Một?\nA. a\n*B. b\nCâu 2: Hai?\nA. a\n*B. b\nCâu 3: Ba"
    let bytes = Array(text.utf8)
    for end in bytes.indices {
      let reading = BankReader.read(
        bytes: Array(bytes[..<end]), file: "de.txt", format: .paper)
      #expect(reading.items.count <= 3)
    }
    let reading = readPaper(text)
    #expect(outline(reading).prefix(2) == ["Câu 1|Một?|a/*b", "Câu 2|Hai?|a/*b"])
    #expect(reading.items.count == 3)
  }

  @Test func `a byte that is no text costs its question alone`() {
    let good = Array("Câu 1: Một?\nA. a\n*B. b\nCâu 2: Hai?\nA. ".utf8)
    let reading = BankReader.read(
      bytes: good + [0xFF] + Array("\n*B. b\nCâu 3: Ba?\nA. a\n*B. b".utf8), file: "de.txt",
      format: .paper)
    #expect(outline(reading) == ["Câu 1|Một?|a/*b", "Câu 3|Ba?|a/*b"])
    #expect(findings(reading) == ["bank.broken-character 5:4"])
  }

  @Test func `odd lines neither trap nor take long`() {
    let odd = [
      String(repeating: "A. ", count: 20_000), String(repeating: "1. ", count: 20_000),
      String(repeating: "(", count: 50_000), String(repeating: "<u>", count: 20_000),
      String(repeating: "**a", count: 20_000),
      String(repeating: "<u>", count: 9_000) + String(repeating: "</b>", count: 9_000),
      String(repeating: "\t", count: 50_000),
      "Câu 99999999999999999999: a", "Câu : a\nA.", "Đáp án:", "A.\nB.\nC.", "*\n#\n(\n[", "Câu 1",
      "HẾT\nHẾT\nBẢNG ĐÁP ÁN\nBẢNG ĐÁP ÁN", String(repeating: "Câu 1: a\n", count: 400),
      String(repeating: "A. a\nB. b\n", count: 400),
      String(repeating: "x\nA. a\nB. b\n", count: 400),
      "Câu 1: a\n" + String(repeating: "x\nA. a\nB. b\n", count: 400), "\u{FFFC}\u{FFFC}",
      String(repeating: "1.A 2.B ", count: 5_000), "Câu 1-99999: đọc", "\u{301}\u{302}\u{303}",
    ]
    let clock = ContinuousClock()
    for text in odd {
      let time = clock.measure { _ = readPaper(text) }
      #expect(time < .seconds(20), "\(text.prefix(20))")
    }
  }

  @Test func `texts are read in UTF-16 too`() {
    let text = "Câu 1: Một?\r\nA. a\r\n*B. b\r\n"
    let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let reading = BankReader.read(bytes: bytes, file: "de.txt")
    #expect(outline(reading) == ["Câu 1|Một?|a/*b"])
    #expect(reading.format == .paper)
  }

  @Test func `words that HTML is taught with stay words`() {
    let text = "Câu 1: Thẻ HTML nào in đậm?\nA. <u>x</u>\n<u>B.</u> <b>x</b>\nC. <i>"
    #expect(outlinePaper(text) == ["Câu 1|Thẻ HTML nào in đậm?|<u>x</u>/*<b>x</b>/<i>"])
  }

  @Test func `underlined parts in all choices are kept as markup`() {
    let reading = readPaper("Câu 1: Gạch chân?\nA. w<u>a</u>nt\nB. h<u>o</u>t & c\nĐáp án: A")
    #expect(reading.items.first?.format == .html)
    #expect(choices(reading.items.first) == ["w<u>a</u>nt/100", "h<u>o</u>t &amp; c/0"])
    #expect(findings(reading) == ["paper.underlined-part 1:1"])
  }

  @Test func `sub- and superscripts are Unicode where it has them`() {
    let reading = readPaper(
      "Câu 1: H<sub>2</sub>O và x<sup>2</sup>?\nA. a\n*B. b\nCâu 2: x<sup>α</sup>?\nA. a\n*B. b")
    #expect(reading.items.map(\.prompt) == ["H₂O và x²?", "x<sup>α</sup>?"])
    #expect(reading.items.map(\.format) == [.plain, .html])
  }
}
