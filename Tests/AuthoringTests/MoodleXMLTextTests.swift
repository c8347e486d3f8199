import Assessment
import Authoring
import TestSupport
import Testing

@Suite struct MoodleXMLTextTests {
  private func essay(_ prompt: String, _ rest: String, type: String = "essay") -> Item? {
    let items = readMoodle("<quiz><question type=\"\(type)\">\(prompt)\(rest)</question></quiz>")
      .items
    return items.count == 1 ? items.first : nil
  }

  private func prompt(_ format: String, _ text: String) -> String {
    "<questiontext format=\"\(format)\"><text>\(text)</text></questiontext>"
  }

  @Test(arguments: [
    ("html", TextFormat.html), ("moodle_auto_format", .html), ("plain_text", .plain),
    ("markdown", .markdown), ("wiki_like", .plain), ("", .html), ("bbcode", .html),
  ])
  func `an item has the format of its prompt`(_ name: String, _ format: TextFormat) {
    let item = essay(
      prompt(name, "*x*"), "<generalfeedback><text>&lt;b&gt;</text></generalfeedback>")
    #expect(item?.format == format)
    #expect(item?.prompt == "*x*")
    #expect(item?.feedback == "<b>")
  }

  @Test(arguments: [("moodle_auto_format", "<b>a</b> b<br>c"), ("html", "<b>a</b> b\nc")])
  func `line ends of Moodle's own format are lines`(_ format: String, _ expected: String) {
    let text = "<![CDATA[<b>a</b> b\nc]]>"
    let feedback = "<generalfeedback><text>\(text)</text></generalfeedback>"
    let item = essay(prompt(format, text), feedback)
    #expect(item?.prompt == expected)
    #expect(item?.feedback == expected)
    #expect(essay(prompt(format, "a\nb"), "")?.prompt == "a\nb")
  }

  @Test func `line ends around gaps are lines, and those within are none`() {
    let item = essay(
      prompt("moodle_auto_format", "&lt;b&gt;a&lt;/b&gt;: {1:SA:=x\ny}\nb"), "", type: "cloze")
    #expect(item?.prompt == "<b>a</b>: {b1}<br>b")
  }

  @Test(arguments: [
    ("<p>một <b>hai</b></p>", "một hai"), ("R&amp;D", "R&D"), ("x < y", "x < y"),
    ("vector<int>", "vector<int>"), ("x <b> y", "x <b> y"), ("a<br>b", "a\nb"),
  ])
  func `right sides have no tags`(_ written: String, _ shown: String) throws {
    func pair(_ left: String, _ right: String) -> String {
      "<subquestion><text>\(left)</text><answer><text><![CDATA[\(right)]]></text></answer></subquestion>"
    }
    let item = try #require(onlyMoodle("matching", pair("a", written) + pair("b", "c")))
    guard case .matching(let pairs, _) = item.body else {
      Issue.record("no pairs")
      return
    }
    #expect(PlainText.from(pairs[0].right, format: item.format) == shown)
    let again = try #require(BankWriter.write([item], as: .moodleXML)).text
    #expect(readMoodle(again).items.first?.id == item.id)
  }

  @Test func `texts of other formats than the prompt's make all HTML`() {
    let item = essay(
      prompt("plain_text", "1 &lt; 2 và &lt;b&gt;"),
      "<generalfeedback format=\"markdown\"><text>**đ** &amp;lt;</text></generalfeedback>")
    #expect(item?.format == .html)
    #expect(item?.prompt == "1 &lt; 2 và &lt;b>")
    #expect(item?.feedback == "đ &lt;" || item?.feedback == "đ <")
    #expect(
      essay(
        prompt("markdown", "a"), "<generalfeedback format=\"html\"><text/></generalfeedback>")?
        .format == .markdown)
  }

  @Test func `texts may stand without text elements, or with HTML in them`() {
    #expect(essay("<questiontext> Viết: </questiontext>", "")?.prompt == "Viết:")
    let markup = essay(
      "<questiontext><text><p class=\"x\">a &lt; <b>b</b><br/></p></text></questiontext>", "")
    #expect(markup?.prompt == "<p class=\"x\">a &lt; <b>b</b><br></p>")
  }

  @Test func `entities of HTML are known, and a text is put together`() {
    #expect(
      essay(prompt("html", "a&nbsp;b &eacute;<![CDATA[ & <i>]]> c"), "")?.prompt
        == "a\u{A0}b é & <i> c")
  }

  @Test(arguments: [
    ("$course$/top/a/b", ["a", "b"]), ("top/a", ["a"]), ("$system$/x//y", ["x/y"]), ("top", []),
    ("$course$", []), (" a / b ", ["a", "b"]), ("$cat1$/top/Top", ["Top"]), ("", []),
  ])
  func `a category is a path`(_ text: String, _ path: [String]) {
    let reading = readMoodle(
      "<quiz><question type=\"category\"><category><text>\(text)</text></category></question>"
        + "<question type=\"essay\"><questiontext><text>a</text></questiontext></question></quiz>")
    #expect(reading.items.map(\.category) == [path])
  }

  // Files.

  private func file(_ name: String, _ content: String = moodlePicture, path: String = "/") -> String
  {
    "<file name=\"\(name)\" path=\"\(path)\" encoding=\"base64\">\(content)</file>"
  }

  private func pictured(_ text: String, _ files: String) -> BankReading {
    readMoodle(
      "<quiz><question type=\"essay\"><questiontext format=\"html\"><text><![CDATA[\(text)]]></text>\(files)"
        + "</questiontext></question></quiz>")
  }

  @Test(arguments: [
    ("<img src=\"@@PLUGINFILE@@/hình%201.gif\">", "<img src=\"hình 1.gif\">"),
    ("<img src=\"@@PLUGINFILE@@/h%C3%ACnh%201.gif?time=3&amp;x=1\">", "<img src=\"hình 1.gif\">"),
    ("<img src='@@PLUGINFILE@@/hình 1.gif'>", "<img src='hình 1.gif'>"),
    ("![](@@PLUGINFILE@@/hình%201.gif)", "![](hình 1.gif)"),
    ("@@PLUGINFILE@@/hình%201.gif x", "hình 1.gif x"),
  ])
  func `files are named as they stand in the texts`(_ text: String, _ shown: String) throws {
    let content: String =
      String(moodlePicture.prefix(20)) + "\n  " + String(moodlePicture.dropFirst(20))
    let reading = pictured(text, file("hình 1.gif", content))
    let item = try #require(reading.items.first)
    #expect(item.prompt == shown)
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
    let media = try #require(item.media?.first)
    #expect(media.name == "hình 1.gif" && media.mediaType == "image/gif" && media.byteCount == 42)
    #expect(media.base64 == moodlePicture)
  }

  @Test func `files of one name in different texts stay two`() throws {
    let other =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
    func text(_ name: String, _ content: String) -> String {
      "<\(name)><text><![CDATA[<img src=\"@@PLUGINFILE@@/a&b.png\">]]></text>"
        + file("a&amp;b.png", content) + "</\(name)>"
    }
    let reading = readMoodle(
      "<quiz><question type=\"essay\">" + text("questiontext", other)
        + text("generalfeedback", moodlePicture) + "</question>"
        + "<question type=\"essay\">" + text("questiontext", other)
        + text("generalfeedback", other) + "</question></quiz>")
    #expect(
      reading.items.map(\.feedback) == ["<img src=\"2-a&amp;b.png\">", "<img src=\"a&amp;b.png\">"])
    #expect(
      reading.items.map { $0.media?.map(\.name) ?? [] } == [["a&b.png", "2-a&b.png"], ["a&b.png"]])
    #expect(reading.diagnostics.map(\.code) == ["moodle.file-other-kind", "bank.same-item"])
  }

  @Test func `a file in a folder keeps its path`() {
    let item = pictured("<img src=\"@@PLUGINFILE@@/x/a.gif\">", file("a.gif", path: "/x/")).items
      .first
    #expect(item?.prompt == "<img src=\"x/a.gif\">")
    #expect(item?.media?.map(\.name) == ["x/a.gif"])
  }

  @Test func `old pictures stand at the end of the prompt`() throws {
    for image in [
      "<image>moodle/b.gif</image><image_base64>\(moodlePicture)</image_base64>",
      "<image><image_base64>data:image/gif;base64,\(moodlePicture)</image_base64></image>",
    ] {
      for format in ["html", "plain_text"] {
        let item = try #require(essay(prompt(format, "Cái gì?"), image))
        let name = image.contains("b.gif") ? "b.gif" : "image"
        #expect(item.prompt == "Cái gì?<br><img src=\"\(name)\">")
        #expect(item.format == .html)
        #expect(item.media?.map(\.name) == [name])
      }
    }
  }

  @Test func `files that are too large are left out and told`() {
    // Three quarters of the characters are bytes; a GIF may have anything behind its end.
    func content(_ bytes: Int) -> String {
      moodlePicture + String(repeating: "AAAA", count: (bytes - 42) / 3)
    }
    let most = 2 * 1024 * 1024
    let under = pictured("<img src=\"@@PLUGINFILE@@/a.gif\">", file("a.gif", content(most)))
    #expect(under.diagnostics.isEmpty, "\(under.diagnostics)")
    #expect(under.items.first?.media?.count == 1)
    let over = pictured("<img src=\"@@PLUGINFILE@@/a.gif\">", file("a.gif", content(most + 6)))
    #expect(over.diagnostics.map(\.code) == ["moodle.file-too-large"])
    #expect(over.items.first?.media == nil)
    #expect(over.items.first?.prompt == "<img src=\"a.gif\">")
  }

  @Test func `only so many files come with an item`() {
    func files(_ count: Int) -> String {
      (1...count).map { number in
        let number = String(number + 10_000)
        return file(
          "\(number).gif", moodlePicture + "AAA" + number.suffix(1) + "A" + number.suffix(3))
      }.joined()
    }
    let under = pictured("x", files(64))
    #expect(under.items.first?.media?.count == 64)
    #expect(under.diagnostics.isEmpty, "\(under.diagnostics)")
    let over = pictured("x", files(66))
    #expect(over.items.first?.media?.count == 64)
    #expect(over.diagnostics.map(\.code) == ["moodle.too-many-files"])
  }

  @Test func `texts of an item are limited, its files do not count`() {
    let most = BankLimits.itemBytesMax
    func read(_ count: Int) -> BankReading {
      readMoodle(moodleQuestion("essay", "", prompt: String(repeating: "x", count: count)))
    }
    #expect(read(most - 100).items.count == 1)
    #expect(read(most + 1).diagnostics.map(\.code) == ["bank.item-too-large"])
    let files = (1...2).map { number in
      file("\(number).gif", moodlePicture + String(repeating: "AAA\(number)", count: 690_000))
    }
    #expect(pictured("x", files.joined()).items.first?.media?.count == 2)
  }
}
