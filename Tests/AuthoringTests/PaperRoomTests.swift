import Assessment
import Authoring
import Testing

/// Room that papers leave for writing is never taken for a key.
@Suite struct PaperRoomTests {
  private static let rooms = [
    "………", "......", "…………………………", "___", "________", ". . . . .", "- - - - -", "-----", "–––––",
    "....................................", "…….", "..........cm", "……… (cm)", "……/……", "(………)",
    "|………|",
    "x = ………", "......... (học sinh viết đáp án)", "a) …… b) ……", "a) ... b) ... c) ... d) ...",
    "Số học sinh là …………", "····",
  ]

  @Test(arguments: [
    "Đáp án: ", "Đáp số: ", "ĐA: ", "Trả lời: ", "Answer: ", "Đáp án:\n", "Trả lời:\n",
  ])
  func `room under a question without choices makes a draft, not a key`(words: String) {
    for room in Self.rooms.prefix(9) {
      let reading = readPaper("Câu 1. Thủ đô của Pháp?\n\(words)\(room)")
      #expect(outline(reading) == ["Câu 1|Thủ đô của Pháp?|text "], "\(words)\(room)")
      #expect(reading.drafts.count == 1, "\(words)\(room)")
      #expect(reading.diagnostics.map(\.code) == ["bank.no-right-answer"], "\(words)\(room)")
    }
  }

  @Test(arguments: rooms)
  func `room is room in all its forms`(room: String) {
    let reading = readPaper(
      "PHẦN III. Trả lời ngắn\nCâu 1. Hỏi?\nĐáp án: \(room)\nCâu 2. Nữa?\nĐáp án: 3")
    #expect(outline(reading) == ["Câu 1|Hỏi?|text ", "Câu 2|Nữa?|number 3"])
    #expect(reading.drafts.count == 1)
  }

  @Test(arguments: rooms)
  func `room under choices leaves them without a key`(room: String) {
    let reading = readPaper("Câu 1. Hỏi?\nA. a\nB. b\nĐáp án: \(room)")
    #expect(outline(reading) == ["Câu 1|Hỏi?|a/b"])
    #expect(reading.diagnostics.map(\.code) == ["bank.no-right-answer"])
  }

  @Test(arguments: [
    ("....12....", "number 12"), ("…12…", "number 12"), ("12......", "number 12"),
    ("......12", "number 12"), ("....Hà Nội....", "text Hà Nội"), ("__3,5__", "number 3.5"),
    ("đất, nước...", "text đất, nước"), ("1, 2, ..., 9", "text 1, 2, ..., 9"),
    ("-4,5", "number -4.5"),
    ("....5 cm....", "number 5 cm"), ("từ 3 ... 5", "text từ 3 ... 5"), ("x_1", "text x_1"),
  ])
  func `what is written into the room is the key`(key: String, expected: String) {
    #expect(
      outlinePaper("PHẦN III. Trả lời ngắn\nCâu 1. Hỏi?\nĐáp án: \(key)") == [
        "Câu 1|Hỏi?|\(expected)"
      ])
  }

  @Test(arguments: ["...B...", "…B", "B………", "....B", "___B___", "--> B", "→ B"])
  func `a letter in the room is a key`(key: String) {
    #expect(outlinePaper("Câu 1. Hỏi?\nA. a\nB. b\nĐáp án: \(key)") == ["Câu 1|Hỏi?|a/*b"])
  }

  @Test(arguments: [
    "Lời giải: ………", "Lời giải ……", "Lời giải:\n..........\n..........", "Bài giải\n_____\n_____",
  ])
  func `room for working is no explanation and no text`(room: String) {
    let reading = readPaper("Câu 1. Tính 3 + 9 rồi giải thích cách làm.\n\(room)")
    #expect(outline(reading) == ["Câu 1|Tính 3 + 9 rồi giải thích cách làm.|essay"])
    #expect(reading.items.first?.feedback == "")
    let chosen = readPaper("Câu 1. Hỏi?\nA. a\nB. b\nĐáp án: B\n\(room)")
    #expect(outline(chosen) == ["Câu 1|Hỏi?|a/*b"])
    #expect(chosen.items.first?.feedback == "")
  }

  @Test func `lines of dots under a question are not its text`() {
    let reading = readPaper(
      "Câu 1. Em hãy kể tên ba con sông.\n............\n…………\nCâu 2. Điền: 3 < … < 5\n____")
    #expect(reading.items.map(\.prompt) == ["Em hãy kể tên ba con sông.", "Điền: 3 < … < 5"])
  }

  @Test(arguments: [
    ("3 + 9 = ......", "3 + 9 ="), ("Thủ đô của Pháp? .........", "Thủ đô của Pháp?"),
    ("Thủ đô của Pháp là ________", "Thủ đô của Pháp là"), ("x = ……", "x ="),
    ("Tính nhanh. ........", "Tính nhanh."), ("Thủ đô của Pháp là (......)", "Thủ đô của Pháp là"),
    ("Thủ đô của Pháp:…", "Thủ đô của Pháp:"), ("Đếm .....................", "Đếm"),
  ])
  func `room behind a question without choices is not its text`(written: String, read: String) {
    #expect(readPaper("Câu 1. \(written)\nĐáp án: 12").items.map(\.prompt) == [read])
    #expect(readPaper("Câu 1. Trước\n\(written)").items.map(\.prompt) == ["Trước\n\(read)"])
  }

  @Test(arguments: [
    "Kể tên sông Hồng, sông Lô…", "Điền …… và ……", "3 < ….. < 5",
    "Dài ....... cm", "Kể tên: sông Hồng...",
  ])
  func `what stands within a text is kept`(text: String) {
    #expect(readPaper("Câu 1. \(text)\nĐáp án: 12").items.map(\.prompt) == [text])
  }

  @Test func `a gap at the end of a question with choices is kept`() {
    #expect(
      readPaper("Câu 1. She is a ______\nA. cat\nB. dog\nĐáp án: A").items.map(\.prompt) == [
        "She is a ______"
      ])
  }

  @Test func `a short answer without a key is not told to mark a choice`() {
    let message = readPaper("Câu 1. Thủ đô của Pháp?\nĐáp án: ......").diagnostics.first
    #expect(message?.code == "bank.no-right-answer")
    #expect(message?.hint?.en == "write its answer")
    #expect(message?.message.en.contains("marked") == false)
    let chosen = readPaper("Câu 1. Thủ đô?\nA. a\nB. b").diagnostics.first
    #expect(chosen?.hint?.en == "mark the right answer")
  }

  @Test(arguments: [
    "1. …… 2. …… 3. B", "1: ____ 2: ____ 3: B", "1. ......\n2. ......\n3. B", "1) … 2) … 3) B",
  ])
  func `entries of a table that are not filled in are no keys`(table: String) {
    let paper = (1...3).map { "Câu \($0): Hỏi \($0)?\nA. a\nB. b" }.joined(separator: "\n")
    let reading = readPaper(paper + "\nHẾT\nĐÁP ÁN\n" + table)
    #expect(reading.items.map(\.isReady) == [false, false, true])
  }

  @Test func `"Trả lời:" with a text is a key where there are no choices`() {
    #expect(outlinePaper("Câu 1. 3 + 9 = ?\nTrả lời: 12") == ["Câu 1|3 + 9 = ?|number 12"])
    let chosen = readPaper("Câu 1. Vì sao?\nA. a\nB. b\nTrả lời: B")
    #expect(outline(chosen) == ["Câu 1|Vì sao?|a/*b"])
    let text = readPaper("Câu 1. Vì sao?\nA. a\nB. b\nTrả lời: trái đất quay")
    #expect(outline(text) == ["Câu 1|Vì sao?|a/b"])
    #expect(text.items.first?.feedback == "trái đất quay")
    let stem = readPaper(
      "Câu 1. Đọc và\nTrả lời các câu hỏi sau: ai, ở đâu?\nA. a\nB. b\nĐáp án: A")
    #expect(outline(stem) == ["Câu 1|Đọc và⏎Trả lời các câu hỏi sau: ai, ở đâu?|*a/b"])
  }
}
