import Assessment
import Authoring
import Testing

/// Solutions of parts whose numbers begin anew: each goes to the question of its own part.
@Suite struct PaperPartTextTests {
  private static func paper(_ first: String, _ second: String) -> String {
    "\(first)\nCâu 1: Một?\nA. x\nB. y\nCâu 2: Hai?\nA. x\nB. y\n"
      + "\(second)\nCâu 1: Nêu khái niệm?\nCâu 2: Cho ví dụ?\nĐÁP ÁN VÀ BIỂU ĐIỂM\n"
  }

  @Test(arguments: [
    ("I. PHẦN TRẮC NGHIỆM", "II. PHẦN TỰ LUẬN"), ("A. PHẦN TRẮC NGHIỆM", "B. PHẦN TỰ LUẬN"),
    ("PHẦN TRẮC NGHIỆM", "PHẦN TỰ LUẬN"), ("I. TRẮC NGHIỆM", "II. TỰ LUẬN"),
    ("PHẦN I. TRẮC NGHIỆM", "PHẦN II. TỰ LUẬN"),
  ])
  func `what is said of an essay goes to no choice`(first: String, second: String) {
    let lists = ["1-B; 2-A", "Câu 1: B\nCâu 2: A", "Câu 1. Chọn B vì thế.\nCâu 2. Chọn A vì vậy."]
    // Without a number the name of a part does not tell whose solution it is.
    for keys in first.hasPrefix("PHẦN T") ? Array(lists.prefix(2)) : lists {
      let reading = readPaper(
        Self.paper(first, second)
          + "\(first) (Mỗi câu 0,5 điểm)\n\(keys)\n\(second)\n"
          + "Câu 1: Khái niệm là sự khái quát.\nCâu 2: Ví dụ như nhà cửa.")
      #expect(
        outline(reading) == [
          "Câu 1|Một?|x/*y", "Câu 2|Hai?|*x/y", "Câu 1|Nêu khái niệm?|essay",
          "Câu 2|Cho ví dụ?|essay",
        ], "\(keys)")
      let feedback = reading.items.map(\.feedback)
      #expect(!feedback[0].contains("Khái niệm") && !feedback[1].contains("Ví dụ"))
      #expect(feedback[2].contains("Khái niệm") && feedback[3].contains("Ví dụ"))
    }
  }

  @Test func `a key in small letters at the end of the line`() {
    #expect(
      outlinePaper(
        "Câu 1: Núi là? a) Cao, b) Thấp, c) Vừa. Đáp án c\nCâu 2: Hai?\na) x\nb) y\nĐáp án: a")
        == ["Câu 1|Núi là?|Cao,/Thấp,/*Vừa.", "Câu 2|Hai?|*x/y"])
  }

  @Test(arguments: ["Câu ", ""])
  func `a key that is left empty ends no questions`(word: String) {
    let reading = readPaper(
      (1...3).map { "\(word)\($0). Hỏi \($0)?\nĐáp án:\n" }.joined()
        + "PHẦN II. TỰ LUẬN\n\(word)1. Nêu?\n\(word)2. Kể?\n")
    #expect(reading.items.map(\.prompt) == ["Hỏi 1?", "Hỏi 2?", "Hỏi 3?", "Nêu?", "Kể?"])
    #expect(reading.items.allSatisfy { !$0.isReady || $0.kind == .essay })
  }
}
