import Assessment
import Authoring
import Testing

/// Papers in the Markdown of chat programs and of wikis.
@Suite struct PaperChatTests {
  @Test(arguments: ["-", "*  ", "+"])
  func `boxes of lists are boxes`(sign: String) {
    let reading = readPaper(
      """
      Câu 1 (Chọn 2 đáp án): Những số nào chẵn?
      \(sign) [ ] A. một
      \(sign) [x] B. hai
      \(sign) [ ] C. ba
      \(sign) [X] D. bốn
      Đáp án: B, D

      Câu 2: Số nào lẻ?
      \(sign) [ ] A. hai
      \(sign) [x] B. ba

      Câu 3: Số nào lẻ?
      \(sign) [ ] A. hai
      \(sign) [ ] B. ba
      Đáp án: B
      """, file: "de.md")
    #expect(
      outline(reading) == [
        "Câu 1|(Chọn 2 đáp án): Những số nào chẵn?|[]một/*hai/ba/*bốn", "Câu 2|Số nào lẻ?|hai/*ba",
        "Câu 3|Số nào lẻ?|hai/*ba",
      ])
  }

  @Test(arguments: ["*   ", "*\t", "-   ", "* "])
  func `signs of lists may stand apart from the letter`(sign: String) {
    #expect(
      outlinePaper(
        "#### Câu 1: Hai cộng hai?\n\(sign)A. ba\n\(sign)B. bốn\n\(sign)C. năm\n> **👉 ĐÁP ÁN: B**")
        == ["Câu 1|Hai cộng hai?|ba/*bốn/năm"])
  }

  @Test(arguments: ["[8:30, 12/3/2025] Cô Lan: ", "[12/3/2025 8:30:05 SA] Lan (GV): "])
  func `who wrote a message, and when, is left out`(stamp: String) {
    #expect(
      outlinePaper(
        stamp + "Câu 1: Một?\nA. x\nB. y\n" + stamp + "Câu 2: Hai?\nA. x\nB. y\n" + stamp
          + "Đáp án: 1B 2A") == ["Câu 1|Một?|x/*y", "Câu 2|Hai?|*x/y"])
    #expect(
      outlinePaper("Câu 1: Một?\nA. [1/2] x: y\nB. [0:1/2] z: t\nĐáp án: B")
        == ["Câu 1|Một?|[1/2] x: y/*[0:1/2] z: t"])
  }

  @Test func `capitals with a comma begin choices`() {
    #expect(
      outlinePaper("Câu 1. Một?\nA, x\nB, y\nC, z\nCâu 2. Hai?\nA, x\nB, y\nC, z\nĐA: 1C 2B")
        == ["Câu 1|Một?|x/y/*z", "Câu 2|Hai?|x/*y/z"])
  }

  @Test(arguments: ["Giải:", "GIẢI", "Bài giải:"])
  func `solutions below a short title`(title: String) {
    let reading = readPaper(
      "Câu 1. Một?\nA. x\nB. y\nCâu 2. Hai?\nA. x\nB. y\nĐáp án: 1B 2A\n\(title)\n"
        + "Câu 1: Vì một.\nCâu 2: Vì hai, và chọn A.")
    #expect(outline(reading) == ["Câu 1|Một?|x/*y", "Câu 2|Hai?|*x/y"])
    #expect(reading.items.map(\.feedback) == ["Vì một.", "Vì hai, và chọn A."])
  }

  @Test func `an explanation behind a comma has none before it`() {
    #expect(
      readPaper("Câu 1. Một?\nA. x\nB. y\nĐáp án: B, vì thế").items.map(\.feedback) == ["vì thế"])
  }

  @Test func `what is folded away is read, and its tags are not`() {
    let reading = readPaper(
      """
      Câu 1. Hỏi một?
      A. x
      B. y
      <details>
      <summary>Đáp án</summary>
      Đáp án: A
      Vì x.
      </details>
      Câu 2. Hỏi hai?
      A. x
      B. y
      <details><summary><b>Xem đáp án</b></summary>

      **B** vì y.
      </details>
      """)
    #expect(outline(reading) == ["Câu 1|Hỏi một?|*x/y", "Câu 2|Hỏi hai?|x/*y"])
    #expect(reading.items.map(\.feedback) == ["Vì x.", "vì y."])
    #expect(findings(reading) == [])
  }

  private static let questions = """
    ### Câu 1
    Hỏi một?
    A. x
    B. y

    ### Câu 2
    Hỏi hai?
    A. x
    B. y

    ---


    """

  @Test(arguments: [
    "<details>\n<summary><strong>Đáp án và giải thích</strong></summary>\n\n", "## Đáp án\n\n",
    "<details><summary>Bấm để xem đáp án</summary>\n\n",
  ])
  func `tables of keys with a column of reasons`(title: String) {
    let table = """
      | Câu | Đáp án | Giải thích |
      |---:|:---:|---|
      | 1 | **B** | vì y |
      | 2 | A | $P=|4/5|^2$ |

      """
    let reading = readPaper(Self.questions + title + table + "\n</details>\n")
    #expect(outline(reading) == ["Câu 1|Hỏi một?|x/*y", "Câu 2|Hỏi hai?|*x/y"])
    #expect(reading.items.map(\.feedback) == ["vì y", "$P=|4/5|^2$"])
    #expect(findings(reading) == [])
  }

  @Test func `a list of keys below a title that is folded away`() {
    let reading = readPaper(
      Self.questions + "<details>\n<summary>Xem đáp án</summary>\n\n1. B\n2. A\n\n</details>\n")
    #expect(outline(reading) == ["Câu 1|Hỏi một?|x/*y", "Câu 2|Hỏi hai?|*x/y"])
  }

  @Test func `a key in such a table for a question that is not there is told`() {
    let reading = readPaper(
      Self.questions + "## Đáp án\n| Câu | Đáp án | Lời giải |\n|---|---|---|\n| 7 | B | vì |\n")
    #expect(findings(reading).contains { $0.hasPrefix("paper.key-without-question") })
  }

  @Test(arguments: [
    ("🅰️ mèo\n🅱️ chó", "🅰️"), ("🅰 mèo\n🅱 chó", "A"), ("Ⓐ mèo\nⒷ chó", "Ⓐ"), ("ⓐ mèo\nⓑ chó", "ⓐ"),
    ("🄰 mèo   🄱 chó", "🄰"), ("✅ 🅰️ mèo\n❌ 🅱️ chó", "A"),
  ])
  func `letters in frames are letters of choices and of keys`(choices: String, key: String) {
    #expect(
      outlinePaper(
        "Câu 1: Con gì kêu meo?\n\(choices)\nĐáp án: \(key)\nCâu 2: Ai?\nA. An\nB. Bình\nĐáp án: B")
        == ["Câu 1|Con gì kêu meo?|*mèo/chó", "Câu 2|Ai?|An/*Bình"])
  }

  @Test func `a framed letter within words stays as it is`() {
    #expect(
      outlinePaper("Câu 1: Nhóm máu🅰️ là gì?\nA. x\nB. y\nĐáp án: B")
        == ["Câu 1|Nhóm máu🅰️ là gì?|x/*y"])
  }
}
