import Assessment
import Foundation
import TestSupport
import Testing

@testable import Authoring

@Suite struct BankPageTests {
  static let bank = """
    ::Một::Thủ đô của Việt Nam < Lào? {=Hà Nội#đúng ~%50%Huế ~Vinh ####Vì & thế}

    ::Hai::Hai cộng hai? {#4:0.5}

    ::Ba::Đất tròn? {T}

    ::Bốn::Ghép {=Nghệ An -> Vinh =Hà Tĩnh -> Hà Tĩnh}

    ::Năm::Thiếu {=x
    """

  @Test(arguments: ["vi", "en"])
  func `every item is on the page with its key, and each fault in place`(language: String) throws {
    let reading = BankReader.read(bytes: Array(Self.bank.utf8), file: "a&b.gift")
    var page = BankPage(language: language)
    page.add(reading, file: "a&b.gift")
    try expectGolden(page.html, "bank-page-\(language)")
  }

  private func page(_ text: String, file: String = "a.gift", language: String = "vi") -> String {
    var page = BankPage(language: language)
    page.add(BankReader.read(bytes: Array(text.utf8), file: file), file: file)
    return page.html
  }

  @Test func `a page loads nothing and runs nothing`() {
    let html = page(
      #"""
      ::<script>alert(1)</script>::[html]<script>x()</script><img src\="http\://x.vn/a.png"
       onerror\="x()"> <a href\="javascript\:x()">đây</a> {=<iframe src\="http\://x.vn"> ~b}
      """#)
    #expect(!html.contains("<script"))
    #expect(!html.contains("<iframe"))
    #expect(!html.contains("<a href=\"javascript"))
    #expect(!html.contains("src=\"http"))
    #expect(!html.contains("<link") && !html.contains("url("))
    #expect(html.contains("default-src 'none'; img-src data:"))
    #expect(html.contains("▣ http://x.vn/a.png: thiếu tệp"))
  }

  @Test
  func `underlined parts of texts are underlined on the page, and nothing else comes through`() {
    let html = page(
      "[html]Phần <u>gạch</u> <b>x</b>? {=h<u>ea</u>t ~br<u>ea</u>d</u> ~<u>a&lt;u&gt;}")
    #expect(html.contains("Phần <u>gạch</u> x?"))
    #expect(html.contains("A. h<u>ea</u>t"))
    #expect(html.contains("B. br<u>ea</u>d</li>"))
    #expect(html.contains("C. a&lt;u&gt;"))
    let marks = page("[html]<u>a</u>\u{E000}b\u{E001} {=c ~d}")
    #expect(marks.contains("<u>a</u>b"))
  }

  @Test func `pictures of texts and of the item are in the page`() {
    let gif = "R0lGODlhAQABAAAAACwAAAAAAQABAAA="
    let html = page(
      """
      [{"kind":"single","prompt":"Hình <img src='a%20b.gif'> nào?","format":"html",
      "choices":[{"text":"<img src='data:image/gif;base64,\(gif)'>","fraction":1},
      {"text":"<img src='data:text/html;base64,PGI+'>b","fraction":0,"feedback":"Chưa"}],
      "media":[{"name":"a b.gif","data":"\(gif)"}]}]
      """, file: "a.json")
    let picture = "<img src=\"data:image/gif;base64,\(gif)\" alt="
    #expect(html.contains(picture + "\"a b.gif\">"))
    #expect(html.components(separatedBy: picture).count == 3)
    #expect(!html.contains("data:text/html"))
    #expect(html.contains("» Chưa"))
  }

  @Test func `a fault stands in the item that it is about, or where what was not read stood`() {
    let html = page("Một? {=a ~a}\n\nHai {=x\n\nBa? {T}\n\nBốn? {~a ~b}")
    let sections = html.components(separatedBy: "<section ").dropFirst()
    #expect(sections.count == 3)
    let codes = sections.map { section in
      ["bank.equal-choices", "gift.unclosed-answers", "bank.no-right-answer"].filter {
        section.contains($0)
      }
    }
    // The item that was not read comes behind the first, before the second.
    #expect(
      codes == [["bank.equal-choices", "gift.unclosed-answers"], [], ["bank.no-right-answer"]])
    #expect(html.contains("</section>\n<div class=\"fault error\""))
    #expect(html.contains("<a href=\"#f1-c1\">câu 1</a>, <a href=\"#f1-c4\">câu 4</a>"))
    #expect(html.contains("<a href=\"#f1-l2\">dòng 3</a>"))
    #expect(html.contains("Hai <mark>{</mark>=x"))
  }

  @Test func `what a page cannot print is shown as that`() {
    let html = page("Q\u{202E}? {=a\u{7} ~b}")
    #expect(!html.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{7}" })
  }

  @Test func `files come one after the other, each with links of its own`() {
    var page = BankPage(language: "en")
    for name in ["a.gift", "b.gift"] {
      page.add(BankReader.read(bytes: Array("Q? {=a ~a}".utf8), file: name), file: name)
    }
    #expect(page.html.contains("id=\"f1-c1\"") && page.html.contains("href=\"#f2-c1\""))
    #expect(page.html.contains("<h2 class=\"file\">b.gift</h2>"))
  }
}
