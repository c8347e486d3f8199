import Assessment
import Authoring
import Testing

/// Papers that have signs of other formats: lists, boxes and programs of Markdown.
@Suite struct PaperDetectionTests {
  @Test func `questions without numbers in Markdown`() {
    let text = """
      ## Question: Thủ đô của Lào là gì?

      - A. Huế
      - B. Viêng Chăn

      ### Correct Answer: B

      ## Câu hỏi: Hai cộng hai?

      - A. bốn
      - B. năm

      ### Correct Answer: A
      """
    for file in ["de.md", "de.txt"] {
      let reading = BankReader.read(bytes: Array(text.utf8), file: file)
      #expect(reading.format == .paper)
      #expect(
        outline(reading) == [
          "–|Thủ đô của Lào là gì?|Huế/*Viêng Chăn", "–|Hai cộng hai?|*bốn/năm",
        ])
    }
  }

  @Test(arguments: [
    "1. A. glad B. sad C. bad\n2. A. has B. have C. had\nANSWERS: 1A 2C",
    "1. Which? A. glad B. sad C. bad\n2. What? A. has B. have C. had\nKEY\n1A 2C",
  ])
  func `choices behind single spaces on the line of their number`(text: String) {
    let reading = BankReader.read(
      bytes: Array("Choose the best answer for each blank.\n\(text)".utf8), file: "de.txt")
    #expect(reading.format == .paper)
    #expect(reading.items.count == 2)
    #expect(reading.drafts.isEmpty)
  }

  /// As it is typed on a telephone.
  @Test func `numbers and letters with strokes, and arrows before keys`() {
    let text = """
      1/ Thủ tục nào làm được trực tuyến?
      a/ Khai sinh
      b/ Ăn cơm
      => a
      2/ Ai cấp căn cước?
      a/ Trường học
      b/ Công an
      => b
      3/ Một cộng một bằng mấy ?
      => 2
      """
    for file in ["de.txt", "de"] {
      let reading = BankReader.read(bytes: Array(text.utf8), file: file)
      #expect(reading.format == .paper)
      #expect(
        outline(reading) == [
          "Câu 1|Thủ tục nào làm được trực tuyến?|*Khai sinh/Ăn cơm",
          "Câu 2|Ai cấp căn cước?|Trường học/*Công an",
          "Câu 3|Một cộng một bằng mấy ?|number 2",
        ])
    }
  }

  @Test(arguments: ["Đáp án: Huế", "=> Huế", "ĐÁP ÁN: Huế"])
  func `questions with their keys on one line`(key: String) {
    let text = "1. Cố đô ở đâu? \(key)\n2. Cố đô nữa? \(key)\n3. Và đây? \(key)"
    let reading = BankReader.read(bytes: Array(text.utf8), file: "de.txt")
    #expect(reading.format == .paper)
    #expect(
      outline(reading) == [
        "Câu 1|Cố đô ở đâu?|text Huế", "Câu 2|Cố đô nữa?|text Huế", "Câu 3|Và đây?|text Huế",
      ])
  }

  /// Sulphur is one of several things in brackets.
  @Test(arguments: [
    "1. Vàng (Au)\n2. Lưu huỳnh (S)\n3. Bạc (Ag)",
    "1. Lưu huỳnh (S)\n2. Vẫn thế (S)\n3. Và đây (S)",
  ])
  func `brackets that are no truths`(text: String) {
    #expect(readPaper(text).items.map(\.kind) == [.essay, .essay, .essay])
  }

  @Test func `truths behind lines with numbers`() {
    let text =
      "1. Nộp hồ sơ luôn mất phí. (S)\n2. VNeID là của Bộ Công an. (Đ)\n3. Có thể xem hồ sơ. (Đ)"
    let reading = BankReader.read(bytes: Array("Đúng hay sai?\n\(text)".utf8), file: "de.txt")
    #expect(reading.format == .paper)
    #expect(
      outline(reading) == [
        "Câu 1|Nộp hồ sơ luôn mất phí.|false", "Câu 2|VNeID là của Bộ Công an.|true",
        "Câu 3|Có thể xem hồ sơ.|true",
      ])
  }

  @Test func `programs in the fences of a paper are no GIFT`() {
    let text = """
      ### Câu 1
      Hai cộng hai?
      A. ba
      B. bốn

      **Đáp án: B**

      ### Câu 2
      Đoạn nào đúng?

      A.
      ```csharp
      try { x(); }
      catch { y(); }
      ```

      B.
      ```csharp
      finally { x(); }
      ```

      **Đáp án: A**
      """
    for text in [text, text.replacing("csharp", with: "")] {
      let reading = BankReader.read(bytes: Array(text.utf8), file: "de.md")
      #expect(reading.format == .paper)
      #expect(reading.items.count == 2)
      #expect(reading.drafts.isEmpty)
    }
  }

  @Test(arguments: [
    "## **CÂU 1:** Hai cộng hai?\n\n**a) ba**\n**b) bốn**\n\n### ✅ **ĐÁP ÁN: B) bốn**\n\n"
      + "## **CÂU 2:** Ba cộng ba?\n\n**a) sáu**\n**b) bốn**\n\n### ✅ **ĐÁP ÁN: A) sáu**\n",
    "1. Bài một\n*   Nước\n*   Lửa\n*   Đất\n*   Gió\n*   Cây\n*   Đá\n*   Mây\n*   Mưa\n"
      + "#### Câu 1: Gì ướt?\nA. Nước\nB. Lửa\n**Đáp án: A**\n#### Câu 2: Gì khô?\nA. Nước\n"
      + "B. Lửa\n**Đáp án: B**\n",
    "### Câu 1: Gì?\n✅ A. ba\nB. bốn\n",
    "1. Đọc\n\nCâu 1: Gì?\n[ ] A. hai\n[x] B. ba\nCâu 2: Gì?\n[x] A. hai\n[ ] B. ba\n",
  ])
  func `a paper is not taken for text2qti`(text: String) {
    for file in ["de.md", "de.txt"] {
      let reading = BankReader.read(bytes: Array(text.utf8), file: file)
      #expect(reading.format == .paper)
      #expect(!reading.hasErrors)
      #expect(reading.drafts.isEmpty)
    }
  }
}
