import Assessment
import Authoring
import Testing

/// “Câu 3” is the third in the file, whatever became of those before it.
@Suite struct ItemNumberTests {
  private func names(_ text: String, _ format: BankFormat) -> [String?] {
    BankReader.read(bytes: Array(text.utf8), file: "a", format: format).diagnostics.map(\.item)
  }

  @Test(arguments: [
    (BankFormat.gift, "một {=a\n\nhai {#x:y}\n\nba {=a ~a}\n\nbốn {=b ~b}"),
    (
      .aiken,
      "1?\nA) x\nB) y\nANSWER: C\n\n22?\nA) x\nB) y\nANSWER:\n\n33?\nA) x\nB) x\nANSWER: A\n\n"
        + "44?\nA) x\nB) x\nANSWER: B\n"
    ),
    (
      .text2qti,
      "1.  Một?\n*a) x\n\n2.  Hai?\n=  ba\n\n3.  Ba?\n=  0\n\n4.  Bốn?\n=  0"
    ),
    (
      .openTriviaDB,
      "[{\"question\":1},{\"question\":2},"
        + "{\"question\":\"a?\",\"correct_answer\":\"b\",\"incorrect_answers\":[\"b\"]},"
        + "{\"question\":\"c?\",\"correct_answer\":\"b\",\"incorrect_answers\":[\"b\"]}]"
    ),
    (
      .csv,
      "Question,A,B,Correct,Type\nm,x,y,A,lạ\nh,x,y,A,lạ\nb,x,x,A,single\nc,x,x,A,single\n"
    ),
  ])
  func `items that were refused count`(_ format: BankFormat, _ text: String) {
    let found = names(text, format).compactMap(\.self)
    #expect(Set(found) == ["Câu 1", "Câu 2", "Câu 3", "Câu 4"], "\(found)")
  }

  @Test func `the page has the same numbers, and each fault stands at its item`() {
    let reading = readGIFT("một {=a\n\nhai {=a ~a}\n\nba {=b ~c}")
    #expect(reading.diagnostics.map(\.item) == ["Câu 1", "Câu 2"])
    var page = BankPage(language: "vi")
    page.add(reading, file: "a.gift")
    #expect(page.html.contains("<h3>2.</h3>"))
    #expect(page.html.contains("<h3>3.</h3>"))
    #expect(!page.html.contains("<h3>1.</h3>"))
  }

  @Test func `parts of a file that are read apart count on`() {
    let blocks = (1...60_000).map { number in
      number % 100 == 7 ? "::\(number)::lỗi {#x:y}" : "\(number)? {=a ~b}"
    }
    let text =
      blocks.joined(separator: "\n\n").replacing("::107::", with: "") + "\n\ncuối {=a ~a}"
    let found = names(text, .gift).compactMap(\.self)
    #expect(found.contains("Câu 107"))
    #expect(found.contains("Câu 60001"))
  }
}
