import Assessment
import Authoring
import Testing

/// What teachers and programs write around a question: levels and numbers of banks.
@Suite struct PaperFormTests {
  @Test(arguments: [
    ("Câu 1. [NB] Một?", "NB"), ("Câu 1. #NB Một?", "NB"), ("Câu 1 #VDC: Một?", "VDC"),
    ("Câu 1 - NB: Một?", "NB"), ("Câu 1. - TH: Một?", "TH"), ("Câu 1. TH: Một?", "TH"),
    ("Câu 1 (M2,0.5): Một?", "M2"), ("Câu 1. (M3 - 0,25) Một?", "M3"), ("Câu 1. [M1] Một?", "M1"),
    ("1. [NB]: Một?", "NB"), ("1. #TH Một?", "TH"), ("1) NB: Một?", "NB"),
    ("Câu 1. [123456] Một?", ""), ("Câu 1 (VD; 0.25đ). Một?", "VD"),
    ("Câu 1 [0,25 - NB]: Một?", "NB"), ("Câu 1 (#TH). Một?", "TH"),
  ])
  func `levels beside the number are tags`(label: String, tag: String) {
    let reading = readPaper(label + "\nA. x\n*B. y")
    #expect(outline(reading) == ["Câu 1|Một?|x/*y"])
    #expect(reading.items.first?.tags == (tag.isEmpty ? [] : [tag]))
  }

  @Test(arguments: [
    "VD: 2 là số chẵn. Số nào lẻ?", "[2024] là năm gì?", "(0.5) là phân số nào?", "#1 là gì?",
    "Th: nguyên tố nào?", "#NBA là gì?", "(1, 2) là khoảng nào?", "(1-2) là gì?",
    "[1; 2] là đoạn nào?", "M1 lớn hơn mấy?",
  ])
  func `what may be text stays`(text: String) {
    #expect(outlinePaper("Câu 1. \(text)\nA. x\n*B. y") == ["Câu 1|\(text)|x/*y"])
  }
}
