import Assessment
import Authoring
import Testing

/// What is read in silence by Moodle is told, and what is meant as it is written is not.
@Suite struct GIFTSuspicionTests {
  @Test(arguments: [
    "Bò {~ăn=gặm} cỏ.", "Q {~a~b=c}", "Q {=a ~b =c}", #"Q {=a\=1 ~a\=2}"#, "Q {=x ~y\u{A0}=z}",
    "Q {~a =b ~c#x = 1}",
  ])
  func `a sign that begins a choice is no part of a text`(text: String) {
    #expect(!codes(text).contains("gift.unescaped-equals"))
  }

  @Test(arguments: [
    "Tính 3 + 4\n= {#7}", "Đổi ra km:\n~ 5000 m\n= {#5}", "Đọc đoạn sau.\n= một dòng\n= dòng nữa",
    "Đoạn dẫn\n=====\n~~~~~", "2 + 2\n=4 hay =5? {T}",
  ])
  func `lines of a text may begin with a sign`(text: String) {
    #expect(!codes(text).contains("gift.answers-without-braces"))
    #expect(onlyItem(text) != nil)
  }

  @Test func `choices without braces are not called a description`() {
    #expect(codes("Thủ đô?\n~Huế\n=Hà Nội\n\nhai? {=4 ~5}") == ["gift.answers-without-braces"])
    #expect(readGIFT("Thủ đô?\n~Huế\n=Hà Nội\n\nhai? {=4 ~5}").items.map(\.prompt) == ["hai?"])
  }

  @Test(arguments: [
    "Q {=a ~b####khoảng ~5 km, x = 2, y =3}", "Q {=a ~b####2 + 2\n=4}",
    #"Q {=a ####vì \~b}"#, "Q {T####~}",
  ])
  func `an explanation may have signs`(text: String) {
    #expect(codes(text) == [])
  }

  @Test(arguments: [
    "Q {=C\\# ~Java}", "Q {=1a#đúng ~2#}", "Q {=%100%Huế#}", "Q {#=3#\n=%50%4#}",
  ])
  func `a # that is meant is not told`(text: String) {
    #expect(codes(text) == [])
  }

  @Test(arguments: ["Q {=%d ~%5d ~%.2f}", "Q {=a ~%-50%b ~% c}"])
  func `signs of programs are no shares`(text: String) {
    #expect(codes(text) == [])
  }

  @Test(arguments: ["$x$ là số.", "$5: giá của bánh", "$CATEGORY: a"])
  func `money and formulas are no directives`(text: String) {
    #expect(!codes(text).contains("gift.unknown-directive"))
  }

  // Line ends.

  @Test(arguments: ["", "[moodle]"])
  func `line ends of Moodle's own format are lines, with markup too`(format: String) {
    let item = onlyItem(
      "\(format)Kết quả <b>nào</b>?\nint x \\= 1;\nx++; {=<i>a</i> b\\nc ~<i>a</i>\nb}")
    #expect(item?.prompt == "Kết quả <b>nào</b>?<br>int x = 1;<br>x++;")
    #expect(choices(item) == ["<i>a</i> b<br>c/100", "<i>a</i>\nb/0"])
    #expect(
      item.map { PlainText.from($0.prompt, format: .html) }
        == "Kết quả nào?\nint x = 1;\nx++;")
  }

  @Test(arguments: [
    "Mấy giờ? {=7:30 =07:30}", "Tỉ số? {=2:1 =hai một}", "{=a =%50%*}", "Gì? {#42:1}",
  ])
  func `times and shares of any answer are no doubtful ones`(text: String) {
    #expect(readGIFT(text).diagnostics.filter { $0.code.hasPrefix("gift.") } == [])
  }

  @Test func `choices that carry their letters are told`() {
    func codes(_ text: String) -> [String] { readGIFT(text).diagnostics.map(\.code) }
    #expect(codes("Q {~A) một =B) hai ~C) ba}") == ["bank.lettered-choices"])
    #expect(codes("[html]Q {~<p>a. một</p> =<p>b. hai</p>}") == ["bank.lettered-choices"])
    #expect(codes("Q {~A. Einstein =I. Newton ~M. Curie}") == [])
    #expect(codes("Q {~B) một =A) hai}") == [])
  }

  @Test func `one right choice among several is said to be one`() throws {
    let told = try #require(readGIFT("Q {~%0%a ~%100%b ~%0%c}").diagnostics.first)
    #expect(told.code == "bank.everything-chosen-is-right")
    #expect(told.hint?.en.contains("with = before the right one") == true, "\(told)")
  }

  @Test func `line ends beside tags and within them are spaces`() {
    #expect(
      onlyItem("<p>một</p>\n<p>hai\nba <img\nalt\\='x'></p> {T}")?.prompt
        == "<p>một</p>\n<p>hai<br>ba <img\nalt='x'></p>")
  }

  @Test func `line ends of HTML are spaces`() {
    #expect(onlyItem("[html]<b>a</b> b\nc {=[moodle]<b>d</b> e\nf ~g}")?.prompt == "<b>a</b> b\nc")
    #expect(
      choices(onlyItem("[html]<b>a</b> b\nc {=[moodle]<b>d</b> e\nf ~g}"))
        == ["<b>d</b> e<br>f/100", "g/0"])
    #expect(onlyItem("[html]a\nb {T}")?.prompt == "a\nb")
  }

  @Test func `lines are written so that HTML shows them`() throws {
    let item = try #require(onlyItem("một\nhai {=ba\\nbốn ~năm}"))
    let gift = try #require(BankWriter.write([item], as: .gift)).text
    #expect(gift.contains("[html]một<br>hai{"))
    #expect(gift.contains("=ba<br>bốn"))
    #expect(onlyItem(gift)?.id == item.id)
    let xml = try #require(BankWriter.write([item], as: .moodleXML)).text
    #expect(xml.contains("<![CDATA[một<br>hai]]>"))
    #expect(xml.contains("<![CDATA[ba<br>bốn]]>"))
  }

  // Right sides.

  @Test func `right sides have no tags`() {
    let item = onlyItem("Q {=a -> <p>một <b>hai</b></p> =b -> R&amp;D =c -> x < y =d -> List<Int>}")
    guard case .matching(let pairs, _)? = item?.body else {
      Issue.record("no pairs")
      return
    }
    #expect(
      pairs.map { PlainText.from($0.right, format: .html) } == [
        "một hai", "R&D", "x < y", "List<Int>",
      ])
  }
}
