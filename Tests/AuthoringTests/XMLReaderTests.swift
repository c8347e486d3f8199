import Testing

@testable import Authoring

@Suite struct XMLReaderTests {
  @Test func `elements, attributes and texts are read in order`() throws {
    let root = try xmlRoot("<a x='1' y=\"hai\">một<b/>hai<c z='3'>ba</c>bốn</a>")
    #expect(root.name == "a")
    #expect(root.attributes.map(\.name) == ["x", "y"])
    #expect(root.attribute("y") == "hai")
    #expect(root.attribute("z") == nil)
    #expect(root.children.map(\.name) == ["b", "c"])
    #expect(root.text == "mộthaibốn")
    #expect(root.deepText == "mộthaibabốn")
    #expect(root.first("c")?.attribute("z") == "3")
  }

  @Test func `prefixes of names do not count`() throws {
    let root = try xmlRoot("<m:a xmlns:m='urn:m' m:x='1'><m:b/><n:c/></m:a>")
    #expect(root.name == "a")
    #expect(root.attribute("x") == "1")
    // The prefix of `c` is declared nowhere, which is no reason to stop.
    #expect(root.children.map(\.name) == ["b", "c"])
  }

  @Test(arguments: [
    "▸<a/>", "<?xml version=\"1.0\"?>\n▸<a x='>'/>", "\u{FEFF}▸<a/>",
    "<!-- <a> --> ▸<a/>", "\n\n  ▸<a  x = 'ê' \n y='\"'\n/>",
  ])
  func `the root's place is that of its tag`(_ text: String) throws {
    let marked = MarkedXML(text)
    #expect(try XMLReader.document(marked.source).root?.offset == marked.offset)
  }

  @Test(arguments: [
    "<a>Việt Nam, 日本 😀▸<b/></a>", "<a>ệ▸<b x='a > b' y=\"/>\"/></a>",
    "<a x='đ'><c/>\r\n▸<b\r\n  x='1'>text</b></a>", "<a><![CDATA[<b>]]>▸<b/></a>",
    "<a>&lt;&nbsp;&#7879;▸<b></b></a>", "<a><!-- <b> -->▸<b y='&eacute;&amp;' /></a>",
    "\u{FEFF}<?xml version='1.0'?><!DOCTYPE a SYSTEM 'a.dtd'>\n<a>ă▸<b/></a>",
  ])
  func `an element's place is that of its tag whatever stands before it`(_ text: String) throws {
    let marked = MarkedXML(text)
    #expect(try XMLReader.document(marked.source).root?.first("b")?.offset == marked.offset)
  }

  @Test func `hyphens in comments do no harm, and nothing else is changed`() throws {
    let text = "<a>1 -- 2<!-- ---- Chương 1 --- --->3--><![CDATA[<!-- -- -->]]><!----></a>"
    #expect(try xmlRoot(text).text == "1 -- 23--><!-- -- -->")
  }

  @Test func `CDATA and entities are text`() throws {
    let root = try xmlRoot("<a>1 &lt; 2 <![CDATA[<p>&nbsp;x</p>]]>&amp;<![CDATA[]]>!</a>")
    #expect(root.text == "1 < 2 <p>&nbsp;x</p>&!")
  }

  @Test func `entities of HTML are characters in texts and attributes`() throws {
    let root = try xmlRoot(
      "<a x='caf&eacute;&nbsp;&hellip;&lt;&#x110;' y='&alpha;'>d&Eacute;&bull;</a>")
    #expect(root.attribute("x") == "café\u{A0}…<Đ")
    #expect(root.attribute("y") == "α")
    #expect(root.text == "dÉ•")
  }

  @Test func `thousands of entities are no reason to stop`() throws {
    let many = String(repeating: "&eacute;", count: 50_000)
    let root = try xmlRoot("<a x='\(many)'>\(many)</a>")
    #expect(root.attribute("x")?.unicodeScalars.count == 50_000)
    #expect(root.text.unicodeScalars.count == 50_000)
  }

  @Test(arguments: ["ISO-8859-1", "windows-1258", "UTF-16", "no-such-encoding"])
  func `a declared encoding is not believed`(_ name: String) throws {
    let root = try xmlRoot("<?xml version=\"1.0\" encoding=\"\(name)\"?><a x='đ'>Tiếng Việt</a>")
    #expect(root.attribute("x") == "đ")
    #expect(root.text == "Tiếng Việt")
  }

  @Test func `a declaration may stand after empty lines, or be odd`() throws {
    #expect(try xmlRoot("\n\n<?xml version='1.0'?><a/>").name == "a")
    #expect(try xmlRoot("<?xml version='1.1' standalone='maybe'?><a/>").name == "a")
  }

  @Test func `control characters are read as spaces and told`() throws {
    let bytes = Array("<a x='1\u{B}2'>b\u{0}c\u{1F}\u{FFFE}\u{FFFF}\td</a>".utf8)
    let source = SourceText(bytes, file: "a.xml")
    let prolog = try XMLProlog(source)
    #expect(prolog.forbiddenOffset == 7)
    let root = try #require(try XMLReader.document(source).root)
    #expect(root.attribute("x") == "1 2")
    #expect(root.text == "b c         \td".replacing("         ", with: "       "))
  }

  @Test func `nothing is told where no character is forbidden`() throws {
    #expect(try XMLProlog(SourceText("<a>\t\r\n\u{7F}ï¿½</a>", file: "a")).forbiddenOffset == nil)
  }

  @Test func `a text of more than ten megabytes is read`() throws {
    let long = String(repeating: "Việt Nam ", count: 1_100_000)
    for text in ["<a>\(long)</a>", "<a><![CDATA[\(long)]]></a>", "<a x='\(long)'/>"] {
      let root = try xmlRoot(text)
      #expect((root.attribute("x") ?? root.text).utf8.count == long.utf8.count)
    }
  }

  @Test func `an external document type is skipped`() throws {
    let text = """
      <?xml version="1.0"?>
      <!-- a -->
      <!DOCTYPE a PUBLIC "-//X > Y//EN" 'http://127.0.0.1:1/none.dtd'>
      <a>b</a>
      """
    #expect(try xmlRoot(text).text == "b")
  }

  @Test(arguments: [
    "", "\n", "<!-- <!ENTITY b '1'> ]> --><?p ]?>", "<!ELEMENT a (b|c)*><!NOTATION n SYSTEM 'x>]'>",
    "<!ATTLIST a\n\tb (c|d) 'c'\n\te CDATA #IMPLIED >",
  ])
  func `declarations of elements by which QTI 1.2 extends its DTD say nothing`(
    _ declarations: String
  ) throws {
    let type = "<!DOCTYPE questestinterop SYSTEM 'a.dtd' [\(declarations)] >"
    #expect(try xmlRoot("\(type)\n<a>b</a>").text == "b")
    #expect(xmlFault(type.replacing("questestinterop", with: "quiz") + "<quiz/>") == .declarations)
    #expect(xmlFault(type.replacing("SYSTEM 'a.dtd'", with: "") + "<quiz/>") == .declarations)
  }

  @Test(arguments: [
    "<!DOCTYPE quiz [<!ELEMENT quiz ANY>]><quiz/>", "<!DOCTYPE quiz []><quiz/>",
    "<!DOCTYPE questestinterop SYSTEM 'a.dtd' [<!ENTITY b '1'>]><questestinterop/>",
    "<!DOCTYPE questestinterop SYSTEM 'a.dtd' [<!ELEMENT b ANY>%p;]><questestinterop/>",
    "<!DOCTYPE questestinterop SYSTEM 'a.dtd' [<!ATTLIST b c CDATA '&d;'>]><questestinterop/>",
    "<!DOCTYPE a [<!ENTITY b \"1\">]><a>&b;</a>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
    "<!DOCTYPE a SYSTEM 'a.dtd' [<!ENTITY % p SYSTEM 'b'> %p;]><a/>",
    "<!DOCTYPE a><!DOCTYPE a [<!ENTITY b '1'>]><a>&b;</a>",
    "<!--> x --><!DOCTYPE a [<!ENTITY b '1'>]><a>&b;</a>",
    "<?p x?><!DOCTYPE a [\n<!ELEMENT b ANY>%p;]><a/>",
    "<!DOCTYPE a [<!ATTLIST b c CDATA '&d;'>]><a/>",
    "<!DOCTYPE a [<!-- > ]> --><!ELEMENT b ANY><!ENTITY b '1'>]><a/>",
    """
    <!DOCTYPE a [<!ENTITY l0 "ha"><!ENTITY l1 "&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;&l0;">
    <!ENTITY l2 "&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;&l1;">]><a>&l2;</a>
    """,
  ])
  func `declarations in the file are refused before anything is read`(_ text: String) {
    #expect(xmlFault(text) == .declarations)
  }

  @Test func `an entity that nobody knows is told at its place`() {
    let marked = MarkedXML("<a>ệ ▸&xxe; b</a>")
    #expect(xmlFault(marked.source) == XMLFault(reason: .unknownEntity, offset: marked.offset))
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    let text: String
    let reason: XMLFault.Reason
    var testDescription: String { text }
  }

  @Test(arguments: [
    Broken(text: "<a><b>ê</b><c>▸</b></a>", reason: .mismatchedTag),
    Broken(text: "<a>\n<b>Việt▸</c >", reason: .mismatchedTag),
    Broken(text: "<a>R▸&D</a>", reason: .bareAmpersand),
    Broken(text: "<a>R ▸& D</a>", reason: .bareAmpersand),
    Broken(text: "<a x='?b=1▸&c=2'/>", reason: .bareAmpersand),
    Broken(text: "<a>1 ▸< 2</a>", reason: .bareLessThan),
    Broken(text: "<a x='1>▸<b/></a>", reason: .openAttribute),
    Broken(text: "<a>b▸<![CDATA[ <c></c></a>", reason: .unclosedSection),
    Broken(text: "<a><b/>▸<!-- <c></c></a>", reason: .unclosedSection),
    Broken(text: "<a></a>\n▸<a></a>", reason: .textAfterEnd),
    Broken(text: "<a><b>đ</b>▸", reason: .endsEarly),
    Broken(text: "<a><b>đ</b▸", reason: .endsEarly),
    Broken(text: "<a><b x='đ▸", reason: .endsEarly),
    Broken(text: "<a><b▸", reason: .endsEarly),
    Broken(text: "▸", reason: .endsEarly),
  ])
  func `a fault is told at its place`(_ broken: Broken) {
    let marked = MarkedXML(broken.text)
    #expect(xmlFault(marked.source) == XMLFault(reason: broken.reason, offset: marked.offset))
  }

  @Test func `what no rule names is told in the parser's words`() {
    guard case .notWellFormed(let words)? = xmlFault("<a x=1/>") else {
      Issue.record("no such fault")
      return
    }
    #expect(!words.isEmpty && !words.contains("\n"))
    #expect(xmlFault("no XML") != nil)
  }

  @Test func `a file that is cut anywhere never does harm`() {
    let text = "<?xml version='1.0'?><!DOCTYPE a><a x='1'>b &amp;<!-- c --><b/><![CDATA[<]]>ế</a>"
    let bytes = Array(text.utf8)
    for count in 0..<bytes.count {
      let source = SourceText(Array(bytes[..<count]), file: "a.xml")
      #expect(xmlFault(source) != nil, "cut at \(count)")
    }
  }
}

@Suite struct XMLPiecesTests {
  private let source = SourceText("<r><a>1</a> text <b><a/></b><a>2</a></r>", file: "a.xml")

  private func pieces(depth: Int, most: Int = 100) throws -> [String] {
    var found: [String] = []
    try XMLReader.read(source, treesAtDepth: depth) { root, tree in
      found.append("\(root)/\(tree.root?.name ?? "?")\(tree.root?.deepText ?? "")")
      return found.count < most
    }
    return found
  }

  @Test func `each element at a depth is handed over by itself`() throws {
    #expect(try pieces(depth: 2) == ["r/a1", "r/b", "r/a2"])
    #expect(try pieces(depth: 3) == ["r/a"])
    #expect(try pieces(depth: 4) == [])
  }

  @Test func `reading stops where nobody wants more`() throws {
    #expect(try pieces(depth: 2, most: 1) == ["r/a1"])
    let broken = SourceText("<r><a/><b></r>", file: "a.xml")
    var count = 0
    try XMLReader.read(broken, treesAtDepth: 2) { _, _ in
      count += 1
      return false
    }
    #expect(count == 1)
  }

  @Test func `what stands before a fault has been handed over`() {
    var count = 0
    #expect(throws: XMLFault(reason: .mismatchedTag, offset: 14)) {
      try XMLReader.read(
        SourceText("<r><a/><b/><c><d></c></r>".replacing("<d></c>", with: "</d>"), file: "a.xml"),
        treesAtDepth: 2
      ) { _, _ in
        count += 1
        return true
      }
    }
    #expect(count == 2)
  }
}
