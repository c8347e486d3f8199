import Assessment
import Authoring
import Foundation
import Testing

/// The format is told from what is in the file; its name only settles what the content leaves open.
@Suite struct DetectionTests {
  @Test func `stars before choices below numbers with brackets are no text2qti`() {
    let text = "1) Which?\n\na) one\n*b) two\nc) three\n\n2) And?\n\na) one\n*b) two\n"
    let reading = BankReader.read(bytes: Array(text.utf8), file: "a.txt")
    #expect(reading.format == .paper)
    #expect(outline(reading) == ["Câu 1|Which?|one/*two/three", "Câu 2|And?|one/*two"])
  }

  @Test func `three colons begin a block of Markdown and no title of GIFT`() {
    let text =
      "::: question\nWhich one?\n\n- [ ] this\n- [x] that\n:::\n\n::: question\nAnd?\n:::\n"
    #expect(BankReader.read(bytes: Array(text.utf8), file: "a.md").format != .gift)
    #expect(BankReader.read(bytes: Array(text.utf8), file: "a.txt").format != .gift)
  }

  struct Sample: Sendable, CustomStringConvertible {
    let name: String
    let format: BankFormat
    let text: String
    var description: String { name }
  }

  static let samples: [Sample] = [
    Sample(name: "GIFT with titles", format: .gift, text: "::Sông:: Sông nào?{\n=Lam\n~Hồng\n}"),
    Sample(name: "GIFT of one line", format: .gift, text: "Sông nào chảy qua Vinh? {=Lam ~Hồng}"),
    Sample(name: "GIFT, a number", format: .gift, text: "Một tuần có mấy ngày? {#7}"),
    Sample(name: "GIFT, a text", format: .gift, text: "Thủ đô? {Hà Nội}"),
    Sample(name: "GIFT, an essay", format: .gift, text: "Em hãy kể. {}"),
    Sample(name: "GIFT, a description", format: .gift, text: "[html]Đọc đoạn sau."),
    Sample(
      name: "GIFT numbered as a paper", format: .gift,
      text: "Câu 1. Sông nào? {\n=Lam\n~Hồng\n}\n\nCâu 2. Núi nào? {\n=Quyết\n~Hồng Lĩnh\n}"),
    Sample(
      name: "Aiken", format: .aiken, text: "Sông nào?\nA. Lam\nB. Hồng\nANSWER: A\n\nNúi?\nA) a"),
    Sample(
      name: "Aiken in small letters", format: .aiken, text: "Sông?\na) Lam\nb) Hồng\nAnswer: a"),
    Sample(
      name: "Aiken with braces", format: .aiken,
      text: "Giá trị của \\frac{1}{2}?\nA. 0,5\nB. x^{2}\nANSWER: A"),
    Sample(
      name: "paper", format: .paper,
      text: "Câu 1. Sông nào?\nA. Lam\nB. Hồng\nCâu 2: Núi nào?\nA. Quyết\nB. Bạch Mã"),
    Sample(
      name: "paper, decomposed", format: .paper,
      text: "Ca\u{302}u 1. So\u{302}ng na\u{300}o?\nA. Lam\nB. Ho\u{302}\u{300}ng"),
    Sample(
      name: "paper with its keys", format: .paper,
      text: "1. Sông nào?\nA. Lam\tB. Hồng\n2. Núi nào?\nA. Quyết\tB. Bạch Mã\nĐáp án: 1A 2A"),
    Sample(
      name: "paper in English", format: .paper,
      text: "1. Which river?\nA. Lam\nB. Red\nAnswer: A\n2. Which hill?\nA. Quyet\nB. x\nAnswer: A"),
    Sample(
      name: "paper with stars and formulas", format: .paper,
      text: "Câu 1: Tính $\\frac{1}{2}$.\n*A. {0}\nB. 1\nCâu 2: x?\nA. 1\n*B. 2"),
    Sample(
      name: "text2qti", format: .text2qti,
      text: "1.  2+3?\na)  6\nb)  1\n*c) 5\n\n2.  Who?\n*   Santa"
    ),
    Sample(
      name: "text2qti with boxes", format: .text2qti,
      text: "1. Which?\n[ ] Mammoth\n[*] Triceratops"),
    Sample(name: "text2qti, a number", format: .text2qti, text: "Quiz title: A\n\n1. 2+4?\n= 6"),
    Sample(
      name: "OpenTriviaQA", format: .openTriviaQA, text: "#Q Which sea?\n^ Red\nA Red\nB Black\n"),
    Sample(
      name: "Open Trivia DB", format: .openTriviaDB,
      text: #"{"response_code":0,"results":[{"type":"boolean","incorrect_answers":["True"]}]}"#),
    Sample(
      name: "Open Trivia DB, the results alone", format: .openTriviaDB,
      text: #"[{"question":"x","correct_answer":"a","incorrect_answers":["b"]}]"#),
    Sample(
      name: "Open Trivia DB without results", format: .openTriviaDB,
      text: #"{"response_code":1,"results":[]}"#),
    Sample(name: "JSON", format: .json, text: #"[{"kind":"essay","prompt":"x"}]"#),
    Sample(name: "JSON without items", format: .json, text: " [ ]\n"),
    Sample(
      name: "JSON Lines", format: .jsonLines,
      text: "{\"kind\":\"essay\",\"prompt\":\"x\"}\n{\"kind\":\"essay\",\"prompt\":\"y\"}\n"),
    Sample(
      name: "JSON over lines", format: .json, text: "[\n{\"kind\":\"essay\",\n\"prompt\":\"x\"}\n]"),
    Sample(
      name: "Moodle XML", format: .moodleXML,
      text: "<?xml version=\"1.0\"?>\n<!-- question: 1 <item> -->\n<quiz><question/></quiz>"),
    Sample(
      name: "QTI 1.2 with its DTD", format: .qti,
      text: "<!DOCTYPE questestinterop SYSTEM \"a.dtd\" [ <!ELEMENT a (b)> ]><questestinterop/>"),
    Sample(name: "QTI 2.1", format: .qti, text: "<assessmentItem xmlns=\"x\"/>"),
    Sample(name: "QTI 3.0", format: .qti, text: "\u{FEFF}<qti-assessment-item/>"),
    Sample(name: "QTI with a prefix", format: .qti, text: "<imsqti:assessmentItem/>"),
    Sample(
      name: "table", format: .csv, text: "Câu hỏi;Phương án A;Phương án B;Đáp án\nSông?;Lam;Hồng;A"),
    Sample(
      name: "table of tabs", format: .csv, text: "Question\tA\tB\tCorrect\nSông?\tLam\tHồng\tA"),
    Sample(
      name: "Quizizz", format: .quizizz,
      text: "Question Text,Question Type,Option 1,Option 2,Correct Answer\nx,Multiple Choice,a,b,1"),
    Sample(
      name: "Blooket", format: .blooket,
      text: "\"Blooket\nImport Template\",,,\nQuestion #,Question Text,Answer 1,Answer 2\n1,x,a,b"),
    Sample(
      name: "Gimkit", format: .gimkit,
      text: "Gimkit Spreadsheet Import Template,,\nQuestion,Correct Answer,Incorrect Answer 1\n"),
    Sample(
      name: "Kahoot as a table", format: .kahoot,
      text: "Quiz template\n,Question - max 120 characters,Answer 1 - max 75 characters,Answer 2"),
  ]

  @Test(arguments: samples)
  func `the content tells the format under a name that says nothing`(_ sample: Sample) {
    #expect(BankFormat(content: Array(sample.text.utf8), file: "bank.txt") == sample.format)
  }

  @Test(arguments: samples)
  func `a name that says another thing changes nothing that is clear`(_ sample: Sample) {
    let clear = sample.text.utf8.count > 40
    let name = sample.format == .gift ? "bank.csv" : "bank.gift"
    let format = BankFormat(content: Array(sample.text.utf8), file: name)
    if clear { #expect(format == sample.format) } else { #expect(format != nil) }
  }

  @Test func `the name decides where the content says little`() {
    let little = Array("Chỉ có chữ. {gì đó}".utf8)
    #expect(BankFormat(content: little, file: "a.txt") == .gift)
    #expect(BankFormat(content: little, file: "a.aiken") == .aiken)
    #expect(BankFormat(content: Array("chỉ có chữ".utf8), file: "a.txt") == nil)
    #expect(BankFormat(content: Array("chỉ có chữ".utf8), file: "a.GIFT") == .gift)
    #expect(BankFormat(content: [], file: "a.txt") == nil)
  }

  @Test func `a page of the web is no bank`() {
    let page = "<!DOCTYPE html><html><body><p>Câu hỏi</p></body></html>"
    #expect(BankFormat(content: Array(page.utf8), file: "a.txt") == nil)
  }

  @Test func `lists of numbers alone are no paper`() {
    let list = "1. một\n2. hai\n3. ba\n4. bốn\n5. năm\n"
    #expect(BankFormat(content: Array(list.utf8), file: "a.txt") == nil)
    #expect(BankFormat(content: Array(list.utf8), file: "a.gift") == .gift)
  }

  @Test func `what stands behind the head is not looked at, and costs nothing`() {
    let head = "Sông nào? {=Lam ~Hồng}\n\n"
    let rest = String(repeating: "Câu 1. x\n", count: 100_000)
    let text = String(repeating: head, count: 64 * 1024 / head.utf8.count + 1) + rest
    #expect(BankFormat(content: Array(text.utf8), file: "a.txt") == .gift)
  }
}
