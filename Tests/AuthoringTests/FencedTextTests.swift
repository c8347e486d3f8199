import Assessment
import Authoring
import Testing

/// Banks within fences of Markdown, as chat programs give them.
@Suite struct FencedTextTests {
  private static let gift = "::Một:: Hai cộng hai? {\n=bốn\n~ba\n}\n\n::Hai:: Trái đất tròn. {T}\n"
  private static let aiken = "2 + 2?\nA. 3\nB. 4\nANSWER: B\n\nĐúng?\nA. C\nB. D\nANSWER: A\n"
  private static let text2qti = "1. Hai?\n*a) x\nb) y\n\n2. Ba?\na) x\n*b) y\n"

  private func read(_ text: String, file: String = "a.txt") -> BankReading {
    BankReader.read(bytes: Array(text.utf8), file: file)
  }

  @Test(arguments: [
    "```\n\(gift)```", "```gift\n\(gift)```\n",
    "```gift\r\n\(gift.replacing("\n", with: "\r\n"))```\r\n",
    "\u{FEFF}```gift\n\(gift)```\n", "  ```\n\(gift)  ```\n", "```gift\n\(gift)",
    "````\n\(gift)````\n",
  ])
  func `GIFT within fences`(text: String) {
    for file in ["a.txt", "a.gift", "a.md"] {
      let reading = read(text, file: file)
      #expect(reading.format == .gift)
      #expect(
        outline(reading) == ["Một|Hai cộng hai?|*bốn/ba", "Hai|Trái đất tròn.|true"])
      #expect(findings(reading) == [])
    }
  }

  @Test func `words around the fences are left out and told`() {
    let reading = read(
      "Dưới đây là câu hỏi:\n\n```gift\n\(Self.gift)```\n\nPhần hai:\n```gift\n::Ba:: Ba? {F}\n```\nHết.\n"
    )
    #expect(
      outline(reading) == [
        "Một|Hai cộng hai?|*bốn/ba", "Hai|Trái đất tròn.|true", "Ba|Ba?|false",
      ])
    #expect(findings(reading) == ["bank.outside-fences 1:1"])
    #expect(reading.items.map { $0.source?.line } == [4, 9, 14])
  }

  @Test func `Aiken within fences`() {
    let expected = ["–|2 + 2?|3/*4", "–|Đúng?|*C/D"]
    let reading = read("```aiken\n\(Self.aiken)```\n")
    #expect(outline(reading) == expected)
    #expect(findings(reading) == [])
    let told = read("Đây là câu hỏi theo Aiken:\n\n```\n\(Self.aiken)```\n\nChúc tốt.\n")
    #expect(outline(told) == expected)
    #expect(findings(told) == ["bank.outside-fences 1:1"])
  }

  @Test(arguments: ["```\n\(text2qti)```\n", "```text2qti\n\(text2qti)```\n"])
  func `text2qti within fences`(text: String) {
    let reading = read(text)
    #expect(reading.format == .text2qti)
    #expect(outline(reading).count == 2)
    #expect(reading.drafts.isEmpty)
    #expect(findings(reading) == [])
  }

  @Test func `a table and JSON within fences`() {
    #expect(
      outline(read("```csv\nquestion,A,B,answer\nHai?,x,y,A\n```\n", file: "a.csv"))
        == ["–|Hai?|*x/y"])
    #expect(
      outline(
        read(
          "```json\n[{\"kind\":\"trueFalse\",\"prompt\":\"Tròn?\",\"truth\":true}]\n```\n",
          file: "a.json")) == ["–|Tròn?|true"])
  }

  @Test func `fences within a question are its own`() {
    let text =
      "::Một::[markdown]In ra gì?\n```python\nprint(1)\n```\n{=1 ~2}\n\n::Hai:: Đúng? {T}\n"
    let reading = read(text, file: "a.gift")
    #expect(reading.items.count == 2)
    #expect(reading.items.first?.prompt.contains("print(1)") == true)
    let between = "Một? {=a ~b}\n\n```\nHai? {T}\n```\n"
    #expect(read(between, file: "a.gift").items.count == 2)
  }

  @Test func `a paper within fences is read as before`() {
    #expect(
      outline(read("```\nCâu 1: Hai?\nA. x\n*B. y\n```\n")) == ["Câu 1|Hai?|x/*y"])
  }
}
