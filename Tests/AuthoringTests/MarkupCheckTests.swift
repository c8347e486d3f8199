import Assessment
import Testing

@testable import Authoring

@Suite struct MarkupCheckTests {
  struct Text: Sendable, CustomStringConvertible {
    let text: String
    let codes: [String]
    var format = TextFormat.html
    var description: String { text }

    init(_ text: String, _ codes: String..., format: TextFormat = .html) {
      self.text = text
      self.codes = codes.map { "bank." + $0 }
      self.format = format
    }
  }

  static let faults: [Text] = [
    Text("<b>đậm", "unclosed-tag"), Text("a <i>b</i> <i>c", "unclosed-tag"),
    Text("x<sup>2", "unclosed-tag"), Text("a<b và b>c", "unclosed-tag"),
    Text("<table><tr><td>1", "unclosed-tag"),
    Text("<B>đậm</I>", "stray-tag", "unclosed-tag"), Text("đậm</b>", "stray-tag"),
    Text("<b>a</b></b>", "stray-tag"), Text("dùng vector<int> a", "unknown-tag"),
    Text("list<string> và map<string>", "unknown-tag"),
    Text(#"Tính \(x^2"#, "unclosed-formula"), Text(#"Tính \[x^2\)"#, "unclosed-formula"),
    Text("Tính $$x^2", "unclosed-formula"), Text("$$a$$ và $$b", "unclosed-formula"),
    Text(#"x^2\)"#, "stray-formula-end"), Text(#"\(\frac{1}{2\)"#, "formula-braces"),
    Text(#"f\(x+1"#, "unclosed-formula"), Text(#"f\(x^2) + 1"#, "unclosed-formula"),
    Text(#"\(a\) và A\(B)"#, "unclosed-formula"),
    Text("$$x^{2}}$$", "formula-braces"), Text("**đậm** <b>x", "unclosed-tag", format: .markdown),
  ]

  @Test(arguments: faults)
  func `markup that begins and does not end is found`(_ fault: Text) {
    #expect(codes(fault) == fault.codes)
  }

  static let sound: [Text] = [
    Text("<b>đậm</b> <i>nghiêng</i>"), Text("<b><i>lồng sai</b></i>"), Text("<p>một<p>hai"),
    Text("<ul><li>một<li>hai</ul>"), Text("<table><tr><td>1<td>2</table>"),
    Text("a<br>b<br/>c<hr>"),
    Text("<img src=\"data:image/png;base64,AA==\">"), Text("1 < 2, 3 > 2"),
    Text("<span/>"), Text("<!-- <b> -->"), Text("<script>if (a<b>c) {}</script>"),
    Text("<style>b > i {}</style>"), Text("<o:p></o:p>"), Text("<math><mi>x</mi></math>"),
    Text("<iostream"), Text(#"Tính \(x^2\) và \[y\] và $$z$$"#), Text(#"\(\{1; 2\}\)"#),
    Text(#"\(\left\{ \frac{1}{2} \right.\)"#), Text(#"\\(2pt] a"#), Text("giá 5$ và 7$"),
    Text(#"$$\text{giá \(a\)}$$"#), Text("<b>đậm", format: .plain),
    Text(#"\(x"#, format: .plain), Text("`<b>`", format: .markdown),
    Text("**đậm", format: .markdown), Text(#"(A ∪ B)\(A ∩ B)"#), Text(#"Cho A\(B)."#),
  ]

  @Test(arguments: sound)
  func `markup that is sound is left alone`(_ text: Text) { #expect(codes(text) == []) }

  private func codes(_ text: Text) -> [String] {
    guard text.format != .plain else {
      var item = Item(id: ItemID(""), prompt: text.text, format: .plain, body: .essay)
      var (tally, canonical) = (KeyTally(), CanonicalText())
      _ = canonical.bytes(of: item)
      return BankCheck.findings(in: &item, shown: canonical.shownChoices, tally: &tally)
        .map(\.0.code)
    }
    let tags = MarkupTag.all(in: text.text, format: text.format)
    return (MarkupCheck.findings(tags) + FormulaCheck.findings(text.text)).map(\.code)
  }

  @Test func `a choice with open markup is named by its own place, the same fault once`() throws {
    let reading = readGIFT("Q {=<b>a ~<b>b ~c}")
    let found = reading.diagnostics.filter { $0.code == "bank.unclosed-tag" }
    #expect(found.map(\.column) == [5])
  }
}

@Suite struct MediaCheckTests {
  private static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

  private func codes(_ prompt: String, carrying name: String? = nil) -> [String] {
    let media = name.map {
      "\"media\":[{\"name\":\"\($0)\",\"mediaType\":\"image/png\",\"data\":\"\(Self.png)\"}],"
    }
    let text = """
      [{"kind":"single","prompt":"\(prompt)","format":"html",\(media ?? "")
      "choices":[{"text":"a","fraction":1},{"text":"b","fraction":0}]}]
      """
    return BankReader.read(bytes: Array(text.utf8), file: "a.json").diagnostics.map(\.code)
  }

  @Test(arguments: ["a.png", "anh/a.png", "@@PLUGINFILE@@/a.png", "%E1%BA%A3nh.png", "C:\\\\a.png"])
  func `a picture that does not come with the item is missing`(_ name: String) {
    #expect(codes("<img src='\(name)'> gì?") == ["bank.media-missing"])
  }

  @Test(arguments: ["http://x.vn/a.png", "https://x.vn/a.png", "//x.vn/a.png"])
  func `a picture on the net does not come with the item`(_ address: String) {
    #expect(codes("<img src='\(address)'> gì?") == ["bank.media-remote"])
  }

  @Test(arguments: ["a.png", "anh/a.png", "@@PLUGINFILE@@/a.png", "%61.png"])
  func `a picture that the item carries is not missing`(_ name: String) {
    #expect(codes("<img src='\(name)'> gì?", carrying: "a.png") == [])
  }

  @Test func `what is written into the text, or is no picture, is not missing`() {
    #expect(codes("<img src='data:image/png;base64,\(Self.png)'> gì?") == [])
    #expect(codes("<img> gì?") == [])
    #expect(codes("viết img src='a.png' ra sao?") == [])
    #expect(codes("<a href='a.html'>đây</a>") == [])
  }

  @Test func `a picture that is missing is said once, by the reader where it says so`() {
    let gift = readGIFT(#"<img src\="@@PLUGINFILE@@/a.png"> gì? {=a ~b}"#)
    #expect(gift.diagnostics.map(\.code) == ["gift.file-not-included"])
    let twice = readGIFT(#"<img src\="a.png"> và <img src\="a.png"> gì? {=a ~b}"#)
    #expect(twice.diagnostics.map(\.code) == ["bank.media-missing"])
    let json = """
      [{"kind":"essay","prompt":"<img src='a.png'>","format":"html",
      "media":[{"name":"a.png","mediaType":"image/png"}]}]
      """
    let reading = BankReader.read(bytes: Array(json.utf8), file: "a.json")
    #expect(reading.diagnostics.map(\.code) == ["json.media-without-content"])
  }
}
