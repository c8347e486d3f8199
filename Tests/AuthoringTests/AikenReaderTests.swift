import Assessment
import Authoring
import TestSupport
import Testing

@Suite struct AikenReaderTests {
  private func read(_ text: String) -> BankReading {
    BankReader.read(bytes: Array(text.utf8), file: "a.txt", format: .aiken)
  }

  private func codes(_ text: String) -> [String] { read(text).diagnostics.map(\.code) }

  @Test func `items are read as Moodle reads them`() {
    let reading = read(
      """
      Sông nào dài nhất?
      A) Lam
      B) Đồng Nai
      C) Mã
      ANSWER: B

      1 < 2 & 3 > 2?
      A. <b>Có</b>
      B.Không
      ANSWER:A
      Ba là mấy?
      A) 2

      B) 3
      ANSWER:   B
      """)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.items.map(\.prompt) == ["Sông nào dài nhất?", "1 < 2 & 3 > 2?", "Ba là mấy?"])
    #expect(choices(reading.items.first) == ["Lam/0", "Đồng Nai/100", "Mã/0"])
    #expect(choices(reading.items.last) == ["2/0", "3/100"])
    #expect(reading.items.allSatisfy { $0.format == .plain && $0.kind == .single })
    #expect(reading.items.map(\.source?.line) == [1, 7, 11])
  }

  @Test func `markup is text`() {
    let item = read("Hỏi?\nA. <b>x</b> &amp; y\nB. z\nANSWER: A").items.first
    #expect(choices(item).first == "<b>x</b> &amp; y/100")
  }

  @Test(arguments: ["\r\n", "\r", "\n\n", "\n \t\n"])
  func `every way to end lines is read`(end: String) {
    let text = "\u{FEFF}Hỏi?\nA) x\nB) y\nANSWER: B".replacing("\n", with: end)
    let reading = read(text)
    #expect(reading.items.map(\.prompt) == ["Hỏi?"])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test func `a question and a choice may have several lines, with a warning`() {
    let reading = read(
      "Cho đoạn:\n  x = 1\nHỏi?\nA) một\nhai\nB) ba\nANSWER: B\n\nNữa?\nA) x\nB) y\nANSWER: A")
    #expect(reading.items.map(\.prompt) == ["Cho đoạn:\nx = 1\nHỏi?", "Nữa?"])
    #expect(choices(reading.items.first) == ["một\nhai/0", "ba/100"])
    #expect(
      reading.diagnostics.map { "\($0.line):\($0.column) \($0.code)" } == [
        "1:1 aiken.long-question", "5:1 aiken.long-choice",
      ])
  }

  @Test func `a habit is told once for a file`() {
    let one = "Câu hỏi\nthứ\(" ")?\na) x\nb) y\nAnswer: b\n\n"
    let reading = read(String(repeating: one, count: 3))
    #expect(reading.items.count == 3)
    let told = reading.diagnostics.filter { $0.code == "aiken.answer-word" }
    #expect(told.count == 1)
    #expect(told.first?.message.en.hasSuffix("(and 2 more)") == true)
  }

  @Test func `small letters and Answer are read`() {
    let reading = read("Hỏi?\na) x\nb.  y\nc)z\nAnswer : c\n")
    #expect(choices(reading.items.first) == ["x/0", "y/0", "z/100"])
    #expect(
      Set(codes("Hỏi?\na) x\nb) y\nAnswer: b")) == ["aiken.small-letters", "aiken.answer-word"])
  }

  @Test func `an abbreviation is no choice`() {
    let reading = read("Viết tắt:\nU.S.A. là gì?\nA) Mỹ, tức\nU.S. đó\nB) Úc\nANSWER: A")
    #expect(reading.items.map(\.prompt) == ["Viết tắt:\nU.S.A. là gì?"])
    #expect(choices(reading.items.first) == ["Mỹ, tức\nU.S. đó/100", "Úc/0"])
    #expect(read("x\na.b là gì?\nA) 1\nB) 2\nANSWER: A").items.first?.prompt == "x\na.b là gì?")
  }

  @Test func `a question that begins like a choice is one where choice A follows`() {
    let reading = read("A. Lincoln sinh năm nào?\n\nA. 1809\nB. 1810\nANSWER: A")
    #expect(reading.items.map(\.prompt) == ["A. Lincoln sinh năm nào?"])
    #expect(choices(reading.items.first) == ["1809/100", "1810/0"])
    #expect(reading.diagnostics.map(\.code) == ["aiken.question-looks-like-choice"])
    #expect(reading.diagnostics.map(\.item) == ["Câu 1"])
  }

  @Test func `explanations, tags and descriptions of other programs are kept`() {
    let reading = read(
      """
      Hỏi?
      A) x
      B) y
      ANSWER: A
      SCORE: 20
      ANSWER_EXPLANATION: vì thế
      và thế
      TAGS: địa lí, sông ;  ,lớp 8
      DESCRIPTION: thêm

      Nữa?
      A) x
      B) y
      Answer: B
      Feedback: đúng rồi
      Sau?
      A) x
      B) y
      ANSWER: B
      """)
    #expect(reading.items.map(\.prompt) == ["Hỏi?\nthêm", "Nữa?", "Sau?"])
    #expect(reading.items.map(\.feedback) == ["vì thế\nvà thế", "đúng rồi", ""])
    #expect(reading.items.map(\.tags) == [["địa lí", "sông", "lớp 8"], [], []])
    #expect(
      reading.diagnostics.map(\.code) == ["aiken.score", "aiken.attribute", "aiken.answer-word"])
  }

  @Test func `words of explanations are text where no question is open`() {
    #expect(
      read("Feedback: là gì?\nA) x\nB) y\nANSWER: A").items.map(\.prompt) == ["Feedback: là gì?"])
  }

  @Test func `several letters make an item with several right choices`() {
    let reading = read("Hỏi?\nA) x\nB) y\nC) z\nANSWER: C, a")
    #expect(reading.items.map(\.kind) == [.multiple])
    #expect(choices(reading.items.first) == ["x/50", "y/-50", "z/50"])
    #expect(codes("Hỏi?\nA) x\nB) y\nC) z\nANSWER: A and B").contains("aiken.several-answers"))
  }

  @Test func `the key goes by the letter, not by the count`() {
    let reading = read("Hỏi?\nA) x\nC) y\nB) z\nANSWER: C")
    #expect(choices(reading.items.first) == ["x/0", "y/100", "z/0"])
    #expect(reading.diagnostics.map(\.code) == ["aiken.letters-out-of-order"])
  }

  @Test func `ANSWER may repeat the choice`() {
    for key in ["B. y", "B) y", "B y", "B: y", "B.", "B)"] {
      let reading = read("Hỏi?\nA) x\nB) y\nANSWER: \(key)")
      #expect(choices(reading.items.first) == ["x/0", "y/100"], "\(key)")
      #expect(reading.diagnostics.isEmpty, "\(key)")
    }
    #expect(codes("Hỏi?\nA) x\nB) y\nANSWER: B. z") == ["aiken.text-after-letter"])
    let byText = read("Hỏi?\nA) Đúng\nB) Sai\nANSWER: Sai")
    #expect(choices(byText.items.first) == ["Đúng/0", "Sai/100"])
    #expect(byText.diagnostics.map(\.code) == ["aiken.answer-by-text"])
  }

  @Test func `what is not finished is an error, and the next question is read`() {
    let reading = read(
      "Một?\nA) x\nB) y\n\nHai?\nA) x\nB) y\nANSWER: A\n\nBa?\n\nBốn?\nA) x\nB) y\nNăm?\nA) u\nB) v\nANSWER: B"
    )
    #expect(reading.items.map(\.prompt) == ["Hai?", "Năm?"])
    #expect(
      reading.diagnostics.map { "\($0.line) \($0.code)" } == [
        "1 aiken.no-answer", "10 aiken.no-choices", "12 aiken.no-answer",
      ])
  }

  @Test func `a file that is cut off tells what is missing, wherever the cut is`() {
    let whole = "Một?\nA) x\nB) y\nANSWER: A\n\nHai?\nA) u\nB) v\nANSWER: B\n"
    for length in whole.utf8.indices {
      let reading = read(String(decoding: whole.utf8[..<length], as: UTF8.self))
      let ends = whole.utf8[..<length].split(separator: 10).last.map(Array.init) ?? []
      let isWhole = [[], Array("ANSWER: A".utf8), Array("ANSWER: B".utf8)].contains(ends)
      #expect(reading.hasErrors == !isWhole, "\(String(decoding: ends, as: UTF8.self))")
    }
  }

  @Test func `the limit of choices is kept`() {
    func text(_ count: Int) -> String {
      "Hỏi?\nA) đúng\n" + String(repeating: "B) sai\n", count: count - 1) + "ANSWER: A\n"
    }
    #expect(read(text(BankLimits.answersMax)).items.count == 1)
    #expect(codes(text(BankLimits.answersMax + 1)) == ["bank.too-many-answers"])
  }

  @Test func `the limit of an item's size is kept`() {
    func text(_ count: Int) -> String {
      String(repeating: "x", count: count - 2) + "\nA) y\nB) z\nANSWER: A\n"
    }
    #expect(read(text(BankLimits.itemBytesMax)).items.count == 1)
    #expect(codes(text(BankLimits.itemBytesMax + 1)) == ["bank.item-too-large"])
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `no heap of lines is too much for the reader`(seed: UInt64) {
    expectNoTrap(
      [
        "A) x", "B. y", "a) z", "\n", "\n\n", "ANSWER: A", "ANSWER:", "Answer : b", "TAGS: x",
        "FEEDBACK:", "chữ", " ", "A", ")", "\r", "\u{0}", "multichoice\n", "truefalse\n",
      ], as: .aiken, seed: seed)
  }
}
