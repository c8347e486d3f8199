import Assessment
import Authoring
import Testing

/// Choices that go on over lines, and beyond D.
@Suite struct PaperWordListTests {
  @Test(arguments: [
    "Câu 1. Chọn từ?\nA. mây B. mưa C. gió D. nắng\nE. bão F. sấm G. sét\nĐáp án: B",
    "Câu 1. Chọn từ? A. mây B. mưa C. gió D. nắng\nE. bão F. sấm G. sét\nĐáp án: B",
    "Câu 1. Chọn từ?\nA. mây B. mưa\nC. gió D. nắng\nE. bão F. sấm G. sét\nĐáp án: B",
    "Câu 1. Chọn từ? A. mây B. mưa\nC. gió D. nắng\nE. bão F. sấm G. sét\nĐáp án: B",
    "Câu 1. Chọn từ?\nA. mây B. mưa C. gió D. nắng E. bão F. sấm G. sét\nĐáp án: B",
  ])
  func `letters go on over the lines`(paper: String) {
    #expect(outlinePaper(paper) == ["Câu 1|Chọn từ?|mây/*mưa/gió/nắng/bão/sấm/sét"])
  }

  @Test func `a key tells of one letter more`() {
    #expect(
      outlinePaper("Câu 1. Chọn?\nA. mây B. mưa C. gió D. nắng E. bão\nĐáp án: E")
        == ["Câu 1|Chọn?|mây/mưa/gió/nắng/*bão"])
  }

  @Test func `a letter within the last choice is its text`() {
    #expect(
      outlinePaper("Câu 1. Do đâu?\nA. nấm B. tảo C. virus D. khuẩn E. coli\nĐáp án: B")
        == ["Câu 1|Do đâu?|nấm/*tảo/virus/khuẩn E. coli"])
    #expect(
      outlinePaper("Câu 1. Ai đúng?\nA. anh K B. chị M C. em N D. bà E. Ông F. và H\nĐáp án: B")
        == ["Câu 1|Ai đúng?|anh K/*chị M/em N/bà E. Ông F. và H"])
  }
}
