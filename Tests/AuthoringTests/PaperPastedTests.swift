import Assessment
import Authoring
import Testing

/// Papers as chat programs write them and as tables become when they are pasted as text.
@Suite struct PaperPastedTests {
  @Test func `lists with boxes are choices without letters`() {
    let text =
      "# Đề kiểm tra\n\n1. Thủ đô?\n   - [ ] Huế\n   - [x] Hà Nội\n   - [ ] Vinh\n\n"
      + "2. Hai cộng hai?\n   - [ ] 3\n   - [x] 4\n"
    let reading = BankReader.read(bytes: Array(text.utf8), file: "de.md")
    #expect(reading.format == .paper)
    #expect(
      outline(reading) == ["Câu 1|Thủ đô?|Huế/*Hà Nội/Vinh", "Câu 2|Hai cộng hai?|3/*4"])
  }

  @Test func `a table of questions that was pasted cell by cell is read by its rows`() {
    let text = """
      Kiến trúc trình duyệt
      Số Thứ Tự
      Câu Hỏi Đánh Giá Năng Lực
      Các Lựa Chọn Khả Thi
      Đáp Án
      1
      typeof null trả về giá trị nào?
      A) null
      B) object
      B
      2
      Closure là gì?
      A) Một hàm.
      B) Một biến.
      A
      Việc phân tích các câu hỏi từ 1 đến 2 cho thấy nhiều điều.
      Lập trình máy chủ
      STT
      Câu hỏi
      Lựa chọn
      Đáp án
      3
      Node.js dùng mô hình nào?
      A) Đa luồng.
      B) Hướng sự kiện.
      B
      """
    let reading = readPaper(text)
    #expect(
      outline(reading) == [
        "Câu 1|typeof null trả về giá trị nào?|null/*object",
        "Câu 2|Closure là gì?|*Một hàm./Một biến.",
        "Câu 3|Node.js dùng mô hình nào?|Đa luồng./*Hướng sự kiện.",
      ])
    #expect(!reading.hasErrors)
  }

  @Test func `letters stand behind a tick and the number of an option`() {
    #expect(
      outlinePaper(
        "## Câu 1:\n\nThủ đô?\n\n❌ Option 1: A. Huế\n✅ Option 2: B. Hà Nội\n❌ Option 3: C. Vinh\n\n---\n\n"
          + "## Câu 2:\n\nSông?\n\n✅ Option 1: A. Lam\n❌ Option 2: B. Ba Vì\n")
        == ["Câu 1|Thủ đô?|Huế/*Hà Nội/Vinh", "Câu 2|Sông?|*Lam/Ba Vì"])
  }

  @Test func `spaces that pages name are spaces, and a summary is no choice`() {
    let text =
      "> **Câu hỏi:** Chọn từ:\n> A. tables &nbsp;&nbsp; B. books &nbsp;&nbsp; C. watches\n>\n"
      + "> <details>\n> <summary>👉 Bấm xem đáp án & giải thích chi tiết</summary>\n>\n"
      + "> **Đáp án đúng: B**\n> - **book** kết thúc bằng /k/.\n> </details>\n"
    #expect(outlinePaper(text) == ["–|Chọn từ:|tables/*books/watches"])
  }

  private static let markdown = """
    # ĐỀ KIỂM TRA

    ---

    ### **Câu 1:** Thiết bị nào là thiết bị vào?
    - **A.** Màn hình
    - **B.** Bàn phím
    - **C.** Loa

    ✅ **Đáp án: B**
    > *Giải thích:* Bàn phím đưa dữ liệu vào máy.

    ---

    ### **Câu 2:** Kết quả là gì?
    ```python
    print(3 * 2)
    ```
    - A. 3
    - B. 6

    **👉 Đáp án đúng: B**

    💡 Giải thích: 3 nhân 2 bằng 6.

    ### 📝 Câu 3: Đâu **không** phải hệ điều hành?
    - A. Linux
    - **B. Word** ✅
    """

  @Test(arguments: ["de.txt", "de.md", "de"])
  func `a paper in Markdown is known, and its signs are no text`(file: String) {
    let reading = BankReader.read(bytes: Array(Self.markdown.utf8), file: file)
    #expect(reading.format == .paper)
    #expect(
      outline(reading) == [
        "Câu 1|Thiết bị nào là thiết bị vào?|Màn hình/*Bàn phím/Loa",
        "Câu 2|Kết quả là gì?⏎print(3 * 2)|3/*6",
        "Câu 3|Đâu không phải hệ điều hành?|Linux/*Word",
      ])
    #expect(
      reading.items.map(\.feedback) == ["Bàn phím đưa dữ liệu vào máy.", "3 nhân 2 bằng 6.", ""])
  }

  @Test func `dashes before letters are lines of a dialogue where nothing is Markdown`() {
    #expect(
      outlinePaper("Câu 1: Ai nói?\n- A. Chào bạn!\nA. Lan\nB. Mai\nĐáp án: B")
        == ["Câu 1|Ai nói?⏎- A. Chào bạn!|Lan/*Mai"])
  }

  @Test func `a tick before a letter marks the choice, and a cross does not`() {
    #expect(
      outlinePaper("Câu 1: Thủ đô?\n❌ A. Huế\n✅ B. Hà Nội\n❌ C. Vinh")
        == ["Câu 1|Thủ đô?|Huế/*Hà Nội/Vinh"])
  }

  @Test(arguments: ["[Đáp án đúng] 5", "5 [Đáp án đúng]", "5 (*)", "5 (Đ)", "✅ 5"])
  func `words and signs beside one choice mark it`(choice: String) {
    #expect(
      outlinePaper("Câu 1: 2 + 3?\nA. 4\nB. \(choice)\nC. 6") == ["Câu 1|2 + 3?|4/*5/6"])
  }

  @Test func `wide letters and signs are the usual ones`() {
    #expect(
      outlinePaper("Câu １：Thủ đô của Nhật Bản？\nＡ．Osaka\nＢ．Tokyo\nĐáp án：Ｂ")
        == ["Câu 1|Thủ đô của Nhật Bản?|Osaka/*Tokyo"])
    // Behind ideographs they are a part of the text.
    #expect(
      outlinePaper("Câu 1: 你好，这是什么？\nA. 书。\nB. 笔！\nĐáp án: A")
        == ["Câu 1|你好，这是什么？|*书。/笔！"])
  }

  @Test func `lists of letters are Markdown enough, and lines may be set in italics`() {
    #expect(
      outlinePaper(
        "1. Thủ đô?\n   - A. Huế\n   - B. Hà Nội\n2. Sông?\n   - A. Hồng\n   - B. Mã\n\n"
          + "**Đáp án:**\n1. B\n2. A") == ["Câu 1|Thủ đô?|Huế/*Hà Nội", "Câu 2|Sông?|*Hồng/Mã"])
    let reading = readPaper(
      "**Câu 1 (VD):** Sông?\n- A/ Hồng\n- B/ Mã\n\n*Đáp án: A*\n*Giải thích: vì dài.*\n\n**Hết**")
    #expect(outline(reading) == ["Câu 1|Sông?|*Hồng/Mã"])
    #expect(reading.items.map(\.feedback) == ["vì dài."])
  }

  @Test func `a tick behind a small letter`() {
    #expect(
      outlinePaper("Câu 1: Thủ đô?\na) Huế\nb) Hà Nội ✔️\nc) Vinh")
        == ["Câu 1|Thủ đô?|Huế/*Hà Nội/Vinh"])
  }

  // MARK: Keys

  @Test(arguments: [
    "ĐÁP ÁN\n1-A, 2-Đ, 3-Edison, 4-S", "Đáp án: 1-A, 2-Đ, 3-Edison, 4-S",
    "ĐÁP ÁN\n1. A; 2. Đ; 3. Edison; 4. S", "ĐÁP ÁN ĐỀ 1: 1A; 2Đ; 3: Edison; 4S",
  ])
  func `a list of keys for questions of several kinds`(keys: String) {
    let reading = readPaper(
      "Câu 1: Thủ đô?\nA. Hà Nội\nB. Huế\nCâu 2: 2024 là năm nhuận.\n"
        + "Câu 3: Ai làm ra bóng đèn?\nCâu 4: Một năm có 13 tháng.\n\n\(keys)")
    #expect(
      outline(reading) == [
        "Câu 1|Thủ đô?|*Hà Nội/Huế", "Câu 2|2024 là năm nhuận.|true",
        "Câu 3|Ai làm ra bóng đèn?|text Edison", "Câu 4|Một năm có 13 tháng.|false",
      ])
    #expect(findings(reading) == [])
  }

  @Test func `the key of a question that asks to match is none of the others`() {
    let reading = readPaper(
      "Câu 1: 2 + 2?\nA. 3\nB. 4\nCâu 2: 3 + 3?\nA. 6\nB. 7\n"
        + "Câu 3: Nối cột A với cột B.\nĐáp án: 1-b, 2-a")
    #expect(reading.items.prefix(2).map(\.isReady) == [false, false])
  }

  @Test func `keys under titles of their own, several on a line`() {
    #expect(
      outlinePaper(
        "A. PHẦN TRẮC NGHIỆM\nCâu 1: Một?\nA. x\nB. y\nCâu 2: Hai?\nA. x\nB. y\n"
          + "B. PHẦN TỰ LUẬN\nCâu 1: Trình bày.\nĐÁP ÁN VÀ HƯỚNG DẪN CHẤM\n"
          + "A. PHẦN TRẮC NGHIỆM\nCâu 1: A; Câu 2: B\nB. PHẦN TỰ LUẬN\nCâu 1: Nêu đủ ý.")
        == ["Câu 1|Một?|*x/y", "Câu 2|Hai?|x/*y", "Câu 1|Trình bày.|essay"])
  }

  @Test(arguments: [
    "ĐÁP ÁN:\n1\nA\n2\nB\n3\nA", "ĐÁP ÁN\nCâu\n1\n2\n3\nĐáp án\nA\nB\nA",
    "ĐÁP ÁN\nCâu\tĐáp án\n1\tA\n2\tB\n3\tA",
  ])
  func `a table of keys that was pasted as text`(keys: String) {
    #expect(
      outlinePaper(
        "Câu 1: Một?\nA. x\nB. y\nCâu 2: Hai?\nA. x\nB. y\nCâu 3: Ba?\nA. x\nB. y\n\(keys)")
        == ["Câu 1|Một?|*x/y", "Câu 2|Hai?|x/*y", "Câu 3|Ba?|*x/y"])
  }

  @Test func `keys with what explains them behind a dash or in brackets`() {
    let reading = readPaper(
      "Câu 1: Một?\nA. x\nB. y\nCâu 2: Hai?\nA. x\nB. y\nĐÁP ÁN VÀ GIẢI THÍCH:\n"
        + "Câu 1: A - vì x nhỏ hơn\nCâu 2: B (vì y lớn hơn)")
    #expect(outline(reading) == ["Câu 1|Một?|*x/y", "Câu 2|Hai?|x/*y"])
  }

  @Test(arguments: ["D. Đà Nẵng (Đáp án B)", "D. Đà Nẵng. Đáp án: B", "D. Đà Nẵng (Đáp án: B)"])
  func `a key at the end of the last choice`(last: String) {
    let reading = readPaper("Câu 1: Thủ đô? A. Huế B. Hà Nội C. Vinh \(last)")
    guard case .single(let choices) = reading.items.first?.body else {
      Issue.record("no choices")
      return
    }
    #expect(choices.map { $0.fraction > .zero } == [false, true, false, false])
    #expect(choices.last?.text.hasPrefix("Đà Nẵng") == true)
    #expect(choices.last?.text.contains("Đáp án") == false)
  }

  @Test func `explained keys under a title that is only the word`() {
    #expect(
      outlinePaper(
        "Câu 1. Thủ đô?\nA. Huế\nB. Hà Nội\n\nCâu 2. Sông?\nA. Hồng\nB. Mã\n\n---\n**ĐÁP ÁN**\n\n"
          + "1. **B** – thủ đô từ năm 1976.\n2. **A** – sông Hồng.")
        == ["Câu 1|Thủ đô?|Huế/*Hà Nội", "Câu 2|Sông?|*Hồng/Mã"])
  }

  @Test func `keys below each paper of a file are for that paper`() {
    let paper = "Câu 1: Một?\nA. x\nB. y\nCâu 2: Hai?\nA. x\nB. y\n"
    #expect(
      outlinePaper(
        "ĐỀ 1\n\(paper)ĐÁP ÁN ĐỀ 1: 1A 2B\nĐỀ 2\n\(paper)ĐÁP ÁN ĐỀ 2: 1B 2A")
        == ["Câu 1|Một?|*x/y", "Câu 2|Hai?|x/*y", "Câu 1|Một?|x/*y", "Câu 2|Hai?|*x/y"])
  }

  @Test(arguments: [
    "Đáp án: câu B", "Đáp án: ý B", "Đáp án : phương án B", "Correct: B", "[B]", "[<B>]",
  ])
  func `words and brackets around the letter of a key`(key: String) {
    let reading = readPaper("Câu 1: Thủ đô?\nA. Huế\nB. Hà Nội\nC. Vinh\n\(key)\nCâu 2: Tả quê em.")
    #expect(outline(reading).first == "Câu 1|Thủ đô?|Huế/*Hà Nội/Vinh")
  }

  @Test func `a heading asks what its questions do not, and keys stand behind its number`() {
    #expect(
      outlinePaper(
        "I. Choose the odd one out\n1. A. cat B. map C. dog\n2. A. red B. pen C. blue\n"
          + "II. Choose the best answer\n1. She ___ to school.\nA. go B. goes C. going\n"
          + "Key:\nI. 1. B 2. B\nII. 1. B")
        == [
          "Câu 1|I. Choose the odd one out|cat/*map/dog",
          "Câu 2|I. Choose the odd one out|red/*pen/blue",
          "Câu 1|She ___ to school.|go/*goes/going",
        ])
  }

  // MARK: Numbers for letters

  @Test func `choices with numbers, and a number as the key`() {
    let reading = readPaper(
      "Câu 1. Phần đường bộ là gì?\n1. Mặt đường.\n2. Phần xe chạy.\n3. Lề đường.\nĐáp án: 2\n"
        + "Câu 2. Làn đường là gì?\n1. Một phần.\n2. Cả đường.\nĐáp án: 1")
    #expect(
      outline(reading) == [
        "Câu 1|Phần đường bộ là gì?|Mặt đường./*Phần xe chạy./Lề đường.",
        "Câu 2|Làn đường là gì?|*Một phần./Cả đường.",
      ])
    #expect(findings(reading) == ["paper.numbered-choices 1:1"])
  }

  @Test(arguments: ["Ans: (2)", "Answer: 2", "Đáp án: (2)."])
  func `choices with numbers in brackets`(key: String) {
    #expect(
      outlinePaper(
        "Q1) What is 2 + 2?\n(1) 3\n(2) 4\n(3) 5\n\(key)\n\n"
          + "Q2) What is 3 + 3?\n(1) 5\n(2) 6\n(3) 7\n\(key)")
        == ["Câu 1|What is 2 + 2?|3/*4/5", "Câu 2|What is 3 + 3?|5/*6/7"])
  }

  @Test(arguments: [
    "Câu 1. Có bao nhiêu phát biểu đúng?\n1. Một.\n2. Hai.\n3. Ba.\nĐáp án: 2",
    "Câu 1. Cho các phát biểu:\n1. Một.\n2. Hai.\n3. Ba.\nSố phát biểu đúng là\nĐáp án: 2",
    "PHẦN III. Trả lời ngắn\nCâu 1. Xét:\n1. Một.\n2. Hai.\n3. Ba.\nĐáp án: 2",
  ])
  func `a number that counts what is listed is no choice`(paper: String) {
    let reading = readPaper(paper + "\nCâu 2. Hai cộng ba?\nĐáp án: 5")
    #expect(reading.items.map(\.kind) == [.numeric, .numeric])
  }

  // MARK: Statements and labels

  @Test func `one statement alone, and choices between right and wrong`() {
    #expect(
      outlinePaper(
        "PHẦN A. ĐÚNG/SAI\nCâu 1: Trái đất quay. Đáp án: Đúng\nCâu 2: Cá voi là cá. (S)\n"
          + "Câu 3: Sắt là kim loại.\nA. Đúng\nB. Sai\nĐáp án: A")
        == [
          "Câu 1|Trái đất quay.|true", "Câu 2|Cá voi là cá.|false",
          "Câu 3|Sắt là kim loại.|*Đúng/Sai",
        ])
  }

  @Test func `levels, codes and points beside a number`() {
    let reading = readPaper(
      "[VD] Câu 1: Một?\nA. 1\nB. 2\nĐA: A\nCâu 2 (Mức 2 - TH - 0,5 điểm): Hai?\nA. 1\nB. 2\nĐA: A\n"
        + "Câu 3 [2D1-1]. Ba?\nA. 1\nB. 2\nĐA: A")
    #expect(outline(reading) == ["Câu 1|Một?|*1/2", "Câu 2|Hai?|*1/2", "Câu 3|Ba?|*1/2"])
    #expect(reading.items.map(\.tags) == [["VD"], ["TH"], ["2D1-1"]])
  }

  @Test func `an arrow before the number of a short answer`() {
    #expect(
      outlinePaper("PHẦN III. Trả lời ngắn\nCâu 1. Tính 2,5 × 5.\n=> 12,5\nCâu 2. x = ?\n=> -3")
        == ["Câu 1|Tính 2,5 × 5.|number 12.5", "Câu 2|x = ?|number -3"])
  }

  @Test func `LaTeX is not taken for a bank of another kind`() {
    let reading = BankReader.read(
      bytes: Array(
        "\\begin{ex}\nCho hàm số.\n\\choice\n{Một}\n{\\True Hai}\n\\loigiai{Vì $y' = 1$.}\n\\end{ex}\n"
          .utf8), file: "de.tex")
    #expect(reading.items.isEmpty)
    #expect(reading.diagnostics.map(\.code) == ["bank.unknown-format"])
  }
}
