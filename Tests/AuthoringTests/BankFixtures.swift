import Assessment

@testable import Authoring

/// A small file of every format that is read.
struct BankFixture: Sendable, CustomStringConvertible {
  let format: BankFormat
  let file: String
  let bytes: [UInt8]
  var description: String { format.rawValue }

  private init(_ format: BankFormat, _ file: String, _ text: String) {
    self.init(format, file, bytes: Array(text.utf8))
  }

  private init(_ format: BankFormat, _ file: String, bytes: [UInt8]) {
    self.format = format
    self.file = file
    self.bytes = bytes
  }

  static let all: [BankFixture] = [
    BankFixture(.gift, "a.gift", gift), BankFixture(.aiken, "a.txt", aiken),
    BankFixture(.json, "a.json", json),
    BankFixture(
      .jsonLines, "a.jsonl", json.dropFirst().dropLast(2) + "\n"),
    BankFixture(.text2qti, "a.md", text2qti), BankFixture(.qti, "a.xml", qti),
    BankFixture(.csv, "a.csv", csv), BankFixture(.kahoot, "k.csv", kahoot),
    BankFixture(.quizizz, "q.csv", quizizz), BankFixture(.classquiz, "c.csv", classquiz),
    BankFixture(.blooket, "b.csv", blooket), BankFixture(.gimkit, "g.csv", gimkit),
    BankFixture(.paper, "de.txt", paper), BankFixture(.docx, "de.docx", bytes: docx),
    BankFixture(.xlsx, "a.xlsx", bytes: xlsx), BankFixture(.gift, "a16.gift", bytes: utf16),
  ]

  private static let gift = """
    $CATEGORY: địa lí/nước ta

    // [tag:de]
    ::Một::[html]Thủ đô của <b>Việt Nam</b>? {=Hà Nội#đúng ~%50%Huế ~Vinh####Nguồn\\: sgk}

    Sông nào dài nhất? {~%50%Mê Kông ~%50%Hồng ~%-100%Lam}

    Hai cộng hai? {#4:0.5}

    Đất tròn? {T#sai#đúng}

    Ghép {=Nghệ An -> Vinh =Huế -> Huế = -> Đà Nẵng}

    Cả hai? {=a ~b ~Cả A và B}

    """

  private static let aiken = """
    Thủ đô của Việt Nam?
    A. Huế
    B. Hà Nội
    C. Vinh
    ANSWER: B

    Hai cộng hai?
    A) 3
    B) 4
    ANSWER: B

    """

  private static let json = """
    [{"kind":"single","prompt":"Thủ đô?","format":"html","choices":[{"text":"Hà Nội","fraction":1},{"text":"Huế","fraction":0}],"tags":["de"],"media":[{"name":"a.gif","data":"R0lGODlhAQABAAAAACwAAAAAAQABAAA="}]}]

    """

  private static let text2qti = """
    Quiz title: Địa lí

    1.  2 + 3 = ?
    ... Chung.
    a)  6
    *b) 5

    2.  Chọn
    [*] một
    [ ] hai

    3.  Số
    =   3.5 +- 0.1

    """

  private static let qti = QTISample.item(
    QTISample.declaration("single", "identifier", correct: ["A"]),
    "<p>Thủ đô?</p>" + QTISample.choices(["A", "B", "C"]),
    processing: QTISample.template("match_correct"))

  private static let csv = """
    Câu hỏi,A,B,C,Đáp án,Giải thích
    Thủ đô?,Hà Nội,Huế,Vinh,A,"Vì thế, đúng"
    "Hai
    dòng?",1,2,3,B,
    """

  private static let kahoot = """
    Question,Answer 1,Answer 2,Answer 3,Answer 4,Time limit (sec),Correct answer(s)
    Thủ đô?,Hà Nội,Huế,,,20,1
    Hai số?,1,2,3,4,30,"1,2"
    """

  private static let quizizz = """
    Question Text,Question Type,Option 1,Option 2,Option 3,Option 4,Option 5,Correct Answer,Time in seconds,Image Link,Answer explanation
    Thủ đô?,Multiple Choice,Hà Nội,Huế,,,,1,20,,
    Gõ,Fill-in-the-Blank,ba,3,,,,,30,,
    """

  private static let classquiz = """
    Question,Answer 1,Answer 2,Answer 3,Answer 4,Time,Correct
    Thủ đô?,Hà Nội,Huế,,,20,1
    """

  private static let blooket = """
    "Blooket
    Import Template",,,,,,,
    Question #,Question Text,Answer 1,Answer 2,"Answer 3
    (Optional)","Answer 4
    (Optional)",Time Limit (sec),Correct Answer(s)
    1,Thủ đô?,Hà Nội,Huế,,,20,1
    """

  private static let gimkit = """
    Gimkit Spreadsheet Import Template,,,,
    Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional),Incorrect Answer 3 (Optional)
    Thủ đô?,Hà Nội,Huế,Vinh,
    """

  private static let paper = """
    PHẦN I. Chọn một đáp án
    Câu 1: Thủ đô của Việt Nam là
    A. Hà Nội.    B. Huế.    C. Vinh.    D. Đà Nẵng.
    Câu 2: Hai cộng hai bằng
    A. 3
    *B. 4
    C. 5
    PHẦN II. Đúng hay sai
    Câu 3: Về nước ta
    a) Có biển. Đúng
    b) Có sa mạc. Sai
    BẢNG ĐÁP ÁN
    1-A 2-B

    """

  private static let docx = WordSample(
    paragraphs(["Câu 1. Thủ đô?", "A. Huế", "B. Hà Nội", "C. Vinh", "Đáp án: B"])
  ).bytes()

  private static let xlsx: [UInt8] = {
    let rows = WorkbookSample.rows([
      ["Câu hỏi", "A", "B", "Đáp án"], ["Thủ đô?", "Hà Nội", "Huế", "A"], ["1+1?", "2", "3", "A"],
    ])
    return WorkbookSample(rows).bytes
  }()

  private static let utf16: [UInt8] =
    [0xFF, 0xFE] + gift.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
}
