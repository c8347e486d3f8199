import Assessment
import Testing

@testable import Authoring

/// Questions without numbers below headings, each part by itself.
@Suite struct PaperUnnumberedTests {
  @Test func `parts without numbers are read one after the other`() {
    let reading = readPaper(
      """
      PHẦN 1. Trắc nghiệm nhiều phương án lựa chọn
      Thủ đô của Việt Nam là gì?
      A. Huế
      B. Hà Nội
      Đáp án: B
      Sông nào dài nhất?
      A. Lam
      B. Đồng Nai
      Đáp án: B
      PHẦN 2. Trắc nghiệm đúng sai
      Xét các phát biểu sau:
      a) Hà Nội là thủ đô.
      b) Huế là thủ đô.
      Đáp án: ĐS
      PHẦN 3. Trả lời ngắn
      Việt Nam có bao nhiêu tỉnh?
      Đáp án: 34
      Tính 3,5 + 1?
      Đáp án: 4,5
      """)
    #expect(
      outline(reading) == [
        "–|Thủ đô của Việt Nam là gì?|Huế/*Hà Nội", "–|Sông nào dài nhất?|Lam/*Đồng Nai",
        "–|Xét các phát biểu sau:|Hà Nội là thủ đô.=Đúng/Huế là thủ đô.=Sai",
        "–|Việt Nam có bao nhiêu tỉnh?|number 34", "–|Tính 3,5 + 1?|number 4.5",
      ])
    #expect(Set(reading.diagnostics.map(\.code)) == ["paper.number-lost"])
    #expect(reading.items.last?.category == ["PHẦN 3. Trả lời ngắn"])
  }

  @Test func `a part without numbers may follow one with numbers`() {
    let reading = readPaper(
      "PHẦN I\nCâu 1. Một?\nA. a\nB. b\nĐáp án: B\nCâu 2. Hai?\nA. a\nB. b\nĐáp án: A\n"
        + "PHẦN II\nBa?\nA. a\nB. b\nĐáp án: B\n\nBốn?\nA. a\nB. b\nĐáp án: A\nHẾT")
    #expect(
      outline(reading) == [
        "Câu 1|Một?|a/*b", "Câu 2|Hai?|*a/b", "–|Ba?|a/*b", "–|Bốn?|*a/b",
      ])
  }

  @Test func `choices right below a heading that asks are its questions`() {
    let reading = readPaper(
      "PHẦN 1: Chọn từ khác loại\nA. cat\nB. dog\nC. table\nĐáp án: C\n\nA. red\nB. run\nĐáp án: B\n"
        + "PHẦN 2: Chọn đáp án đúng\nMột?\nA. a\nB. b\nĐáp án: A")
    #expect(
      outline(reading) == [
        "–|PHẦN 1: Chọn từ khác loại|cat/dog/*table", "–|PHẦN 1: Chọn từ khác loại|red/*run",
        "–|Một?|*a/b",
      ])
  }

  @Test(arguments: [
    "ĐÁP ÁN\n1.A 2.B", "ĐÁP ÁN\n1. A\n2. B", "Đáp án:\nCâu 1: A\nCâu 2: B", "HẾT\n1A 2B",
  ])
  func `as many keys as questions go to them in order`(keys: String) {
    let reading = readPaper("Chủ đề 1: Địa lí\nMột?\nA. a\nB. b\n\nHai?\nA. a\nB. b\n\(keys)")
    #expect(outline(reading) == ["–|Một?|*a/b", "–|Hai?|a/*b"])
    #expect(reading.diagnostics.map(\.code).filter { $0 == "paper.keys-in-order" }.count == 1)
  }

  @Test(arguments: ["1.A 2.B 3.A", "2.A 3.B", "1.A 2.C"])
  func `other keys are for no question without a number, and say so`(keys: String) throws {
    let reading = readPaper(
      "Chủ đề 1: Địa lí\nMột?\nA. a\nB. b\n\nHai?\nA. a\nB. b\nĐÁP ÁN\n\(keys)")
    #expect(outline(reading) == ["–|Một?|a/b", "–|Hai?|a/b"])
    let told = reading.diagnostics.filter { $0.code == "paper.key-without-question" }
    #expect(told.count == keys.split(separator: " ").count)
    #expect(try #require(told.first?.hint).vi.contains("chưa có số"))
  }

  @Test func `keys beside those of the questions themselves are for none of them`() {
    let reading = readPaper(
      "Chủ đề 1: Địa lí\nMột?\nA. a\nB. b\nĐáp án: B\n\nHai?\nA. a\nB. b\nĐÁP ÁN\n1.A 2.B")
    #expect(outline(reading) == ["–|Một?|a/*b", "–|Hai?|a/b"])
  }

  @Test(arguments: ["\n", "\n\n"])
  func `each list with boxes belongs to the paragraph above it`(gap: String) {
    let reading = BankReader.read(
      bytes: Array(
        ("# Ôn tập\n\nThủ đô?\(gap)- [ ] Huế\n- [x] Hà Nội\n\nSông Hồng\nchảy ra đâu?\(gap)"
          + "- [x] Biển Đông\n- [ ] Sông Lô\n\nGiải thích: Ở Ba Lạt.\n\nSố nào lẻ?\(gap)"
          + "* [x] 1\n* [ ] 2\n* [x] 3\n\nHết bài.").utf8), file: "de.md", format: .paper)
    #expect(
      outline(reading) == [
        "–|Thủ đô?|Huế/*Hà Nội", "–|Sông Hồng⏎chảy ra đâu?|*Biển Đông/Sông Lô",
        "–|Số nào lẻ?|[]*1/2/*3",
      ])
    #expect(reading.items.map(\.feedback) == ["", "Ở Ba Lạt.", ""])
    #expect(reading.diagnostics.count { $0.code == "paper.lines-left-out" } == 2)
    // Boxes have no letters that could be lost.
    #expect(!reading.diagnostics.contains { $0.code == "paper.letters-lost" })
  }

  @Test func `things to do are no questions`() {
    #expect(outlinePaper("Việc tuần này\n- [ ] Soạn đề\n- [ ] Chấm bài\n").isEmpty)
    #expect(
      outlinePaper("Câu 1. Một?\nA. x\n*B. y\n\nViệc cần làm\n- [x] In đề\n- [ ] Phát đề\n")
        == ["Câu 1|Một?|x/*y"])
  }

  @Test func `answers that are typed end their questions`() {
    #expect(
      outlinePaper(
        "Thủ đô?\nĐáp án: Hà Nội\n\nSông Hồng\nchảy ra đâu?\nĐáp án: Biển Đông\n"
          + "Giải thích: Ở Ba Lạt.\n\nNúi?\nĐáp án: Ba Vì")
        == [
          "–|Thủ đô?|text Hà Nội", "–|Sông Hồng⏎chảy ra đâu?|text Biển Đông", "–|Núi?|text Ba Vì",
        ])
    // Where an explanation ends is not known.
    #expect(
      outlinePaper("Thủ đô?\nĐáp án: Hà Nội\nGiải thích: Từ 1976.\nSông?\nĐáp án: Lam").isEmpty)
  }

  @Test func `what begins as a key may ask, and a dash before a question is none of it`() {
    #expect(
      outlinePaper(
        "PHẦN I\n- Số nguyên tố?\nA. 4\nB. 7 (đúng)\n\nKết quả của 5 x 5 là\nA. 20\nB. 25 (đúng)\n")
        == ["–|Số nguyên tố?|4/*7", "–|Kết quả của 5 x 5 là|20/*25"])
  }

  @Test func `headings and letters above the first number are no questions`() {
    let reading = readPaper(
      "A. Lý thuyết\nChương 1\nĐọc kĩ:\nA. một\nB. hai\nCâu 1. Một?\nA. a\n*B. b\nC. c")
    #expect(outline(reading) == ["Câu 1|Một?|a/*b/c"])
  }

  @Test func `titles with letters above the first heading are no question`() {
    #expect(
      outlinePaper(
        "Tài liệu ôn tập\nA. Lý thuyết\nSông Hồng dài.\nB. Bài tập\nChương 1\nCâu 1. Một?\nA. a\n*B. b\nC. c"
      )
        == ["Câu 1|Một?|a/*b/c"])
    #expect(
      outlinePaper("Một?\nA. a\nB. b\nĐáp án: B\nPHẦN 2\nCâu 1. Hai?\nA. a\n*B. b\nC. c")
        == ["–|Một?|a/*b", "Câu 1|Hai?|a/*b/c"])
  }

  @Test func `a choice called Tự luận is no heading`() {
    let reading = readPaper("PHẦN 1\nĐây là loại gì?\nA. Vấn đáp\nB. Tự luận\nĐáp án: B\n")
    #expect(outline(reading) == ["–|Đây là loại gì?|Vấn đáp/*Tự luận"])
  }
}
