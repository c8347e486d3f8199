import Assessment
import Authoring
import Testing

/// Keys of papers whose numbers begin again in each part or exercise.
@Suite struct PaperPartKeyTests {
  private static func paper(_ first: String, _ second: String, _ word: String = "Câu ") -> String {
    """
    \(first)
    \(word)1. Một?
    A. x
    B. y
    \(word)2. Hai?
    A. x
    B. y
    \(second)
    \(word)1. Ba?
    A. x
    B. y
    \(word)2. Bốn?
    A. x
    B. y
    HẾT
    ĐÁP ÁN

    """
  }

  private static let read = ["*x/y", "x/*y", "x/*y", "*x/y"]

  private func choices(_ reading: BankReading) -> [String] {
    outline(reading).compactMap { $0.split(separator: "|").last.map(String.init) }
  }

  @Test(arguments: [
    "Bài 1: 1A 2B\nBài 2: 1B 2A", "Bài 1: 1-A, 2-B\nBài 2: 1-B, 2-A", "BÀI 1\n1A 2B\nBÀI 2\n1B 2A",
    "Bài 1. 1.A 2.B\nBài 2. 1.B 2.A", "Bài 2: 1B 2A\nBài 1: 1A 2B", "Bài 1: 1A 2B; Bài 2: 1B 2A",
    "Bài 1: Câu 1: A, Câu 2: B\nBài 2: Câu 1: B, Câu 2: A",
  ])
  func `keys under the names of exercises`(keys: String) {
    let reading = readPaper(Self.paper("Bài 1", "Bài 2") + keys)
    #expect(choices(reading) == Self.read)
    #expect(findings(reading) == [])
  }

  @Test(arguments: [
    "Phần I: 1A 2B\nPhần II: 1B 2A", "PHẦN I: 1A, 2B; PHẦN II: 1B, 2A", "I: 1A 2B\nII: 1B 2A",
    "I. 1A 2B\nII. 1B 2A", "Phần 1: 1A 2B\nPhần 2: 1B 2A", "Phần I. 1A 2B Phần II. 1B 2A",
    "Phần II: 1B 2A\nPhần I: 1A 2B", "ĐÁP ÁN PHẦN I: 1A 2B\nĐÁP ÁN PHẦN II: 1B 2A",
  ])
  func `keys under the names of parts`(keys: String) {
    let reading = readPaper(Self.paper("PHẦN I", "PHẦN II") + keys)
    #expect(choices(reading) == Self.read)
    #expect(findings(reading) == [])
  }

  @Test(arguments: [
    "Bài 1: 1A 2B\nBài 2: 1B 2A", "Bài 1\n1. A\n2. B\nBài 2\n1. B\n2. A",
    "Đáp án: Bài 1: 1A 2B. Bài 2: 1B 2A",
  ])
  func `exercises with numbered questions are headings, though nothing says Câu`(keys: String) {
    let reading = readPaper(
      Self.paper("Bài 1: Khoanh vào đáp án đúng", "Bài 2: Chọn ý đúng", "")
        .replacing("HẾT\n", with: "") + keys)
    #expect(choices(reading) == Self.read)
    #expect(
      reading.items.map(\.category) == [
        ["Bài 1: Khoanh vào đáp án đúng"], ["Bài 1: Khoanh vào đáp án đúng"],
        ["Bài 2: Chọn ý đúng"], ["Bài 2: Chọn ý đúng"],
      ])
    #expect(!reading.hasErrors)
  }

  @Test func `an exercise with a numbered list and choices below is a question`() {
    #expect(
      outlinePaper(
        "Bài 1: Cho các ý:\n1. Một\n2. Hai\nA. Chỉ 1\nB. 1 và 2\nBài 2: Hai?\nA. x\nB. y\n"
          + "ĐÁP ÁN\n1A 2B")
        == ["Câu 1|Cho các ý:⏎1. Một⏎2. Hai|*Chỉ 1/1 và 2", "Câu 2|Hai?|x/*y"])
  }

  @Test(arguments: [
    ("PHẦN I", "PHẦN II", "Bài 1: 1A 2B"), ("Bài 1", "Bài 2", "Bài 3: 1A 2B"),
    ("Bài 1", "Bài 2", "Bài 1: 3A 4B"),
  ])
  func `keys of an exercise that is not there are used for none`(paper: (String, String, String)) {
    let reading = readPaper(Self.paper(paper.0, paper.1) + paper.2)
    #expect(reading.drafts.count == 4)
    #expect(findings(reading).contains { $0.hasPrefix("paper.keys-without-exercise") })
  }

  @Test func `keys that name neither part nor exercise, once for numbers that are there twice`() {
    let reading = readPaper(Self.paper("Bài 1", "Bài 2") + "1A 2B")
    #expect(reading.drafts.count == 4)
    #expect(findings(reading).contains { $0.hasPrefix("paper.keys-ambiguous") })
  }
}
