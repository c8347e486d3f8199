import Testing

@testable import Authoring

@Suite struct SVGDrawingTests {
  private static let space = "xmlns=\"http://www.w3.org/2000/svg\""

  private func type(_ text: String) -> String? { MediaFile.type(of: Array(text.utf8)) }

  @Test(arguments: [
    "", "<rect width='9' height='9' style='fill:url(#a)' transform='rotate(45)'/>",
    "<defs><linearGradient id='a'/></defs><use xlink:href='#a' href=' #a'/>",
    "<image href='data:image/png;base64,AA=='/><text>“onload” (a@b)</text>",
    "<style>@font-face { src: url('data:font/woff2;base64,AA==') } .a { fill: url(\"#b\") }</style>",
    "<metadata><rdf:RDF xmlns:rdf='http://r'><rdf:li rdf:resource='http://l'/></rdf:RDF></metadata>",
    "<animate attributeName='x' to='9'/>", "<title>&lt;script&gt;</title><!-- <script/> -->",
  ])
  func `what only draws is a drawing`(_ content: String) {
    let root = "<svg \(Self.space) xmlns:xlink='http://www.w3.org/1999/xlink'>\(content)</svg>"
    #expect(type(root) == "image/svg+xml")
    #expect(type("\u{FEFF}<?xml version='1.0' encoding='UTF-8'?>\n<!-- a -->" + root) != nil)
    let old = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/svg11.dtd\">"
    #expect(
      type("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + old + root)
        == (content.contains("“") ? nil : "image/svg+xml"))
  }

  @Test(arguments: [
    "<script>a()</script>", "<s:script xmlns:s='http://www.w3.org/2000/svg'>a()</s:script>",
    "<SCRIPT/>", "<g onload='a()'/>", "<g ONCLICK='a()'/>", "<g x:onload='a()' xmlns:x='y'/>",
    "<foreignObject/>", "<h:iframe xmlns:h='http://www.w3.org/1999/xhtml' src='#'/>",
    "<a href='javascript:a()'/>", "<a href=' java&#10;script:a()'/>", "<a href='https://b'/>",
    "<a x:href='//b' xmlns:x='http://www.w3.org/1999/xlink'/>", "<image href='b.png'/>",
    "<image href='data:image/svg+xml,a'/>", "<image href='data:text/html,a'/>",
    "<use href='b.svg#a'/>", "<g xml:base='http://b/'><use href='#a'/></g>",
    "<g style='fill:url(http://b)'/>", "<g fill='url( \"//b\")'/>", "<g fill='u\\72l(//b)'/>",
    "<style>@import 'b.css';</style>", "<style>a { b: URL(//c) }</style>",
    "<style><![CDATA[@import 'b';]]></style>", "<set attributeName='onload' to='a()'/>",
    "<animate attributeName='xlink:href' to='javascript:a()'/>", "<handler/>", "&b;", "<g>",
  ])
  func `what can do more is none`(_ content: String) {
    #expect(type("<svg \(Self.space)>\(content)</svg>") == nil)
  }

  @Test(arguments: [
    "<svg", "<!-- <svg --><html><body onload=a()></body></html>", "<html><svg/></html>", "svg",
    "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>",
    "<!DOCTYPE svg [<!ELEMENT svg ANY>]><svg/>", "<?xml-stylesheet href='a.xsl'?><svg/>",
    "<?xml version='1.0' encoding='UTF-7'?><svg/>", "<svg onload='a()'/>", "", "<",
  ])
  func `neither is what is no drawing`(_ text: String) { #expect(type(text) == nil) }

  @Test func `bytes that are no UTF-8 are none`() {
    #expect(MediaFile.type(of: Array("<svg>".utf8) + [0xFF] + Array("</svg>".utf8)) == nil)
    #expect(MediaFile.type(of: [0xFF, 0xFE] + "<svg/>".utf16.flatMap { [UInt8($0), 0] }) == nil)
  }
}
