import Assessment
import Testing

@Suite struct PlainTextTests {
  private func html(_ text: String) -> String { PlainText.from(text, format: .html) }
  private func markdown(_ text: String) -> String { PlainText.from(text, format: .markdown) }

  @Test func `tags and entities of HTML go, line breaks stay`() {
    #expect(
      html("<p>Một&nbsp;<b>hai</b></p>\n<p>ba &lt; b&#7889;n<br>năm</p>")
        == "Một\u{A0}hai\nba < bốn\nnăm")
    #expect(html("<ul><li>a</li><li>b</li></ul>x") == "• a\n• b\nx")
    #expect(html("<ol><li>a</li><li>b</li></ol>") == "1. a\n2. b")
    #expect(html("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>") == "1 | 2\n3")
  }

  @Test func `sub- and superscripts become letters where Unicode has them`() {
    #expect(html("x<sup>2</sup> + H<sub>2</sub>O") == "x² + H₂O")
    #expect(html("x<sup>n+1</sup>, a<sub>đ</sub>, 2<sup>x,y</sup>") == "xⁿ⁺¹, a_đ, 2^(x,y)")
  }

  @Test func `a text without tags keeps its lines and its signs`() {
    #expect(html("a < b\nc > d & e") == "a < b\nc > d & e")
    #expect(html("nếu a<b thì 3 <5 và x<y") == "nếu a<b thì 3 <5 và x<y")
    #expect(html("tiếp &unknown; &amp; hết") == "tiếp &unknown; & hết")
  }

  @Test func `scripts, styles and comments are not shown`() {
    #expect(html("a<script>alert('<b>')</script>b<style>p{}</style><!-- c -->d") == "abd")
    #expect(html("a<!-- never closed") == "a")
    #expect(html("a<script>never closed") == "a")
  }

  @Test func `a picture is shown by its alternative text`() {
    #expect(html("<img src='a.png' alt='Bản đồ &amp; biển'> gì?") == "[Bản đồ & biển] gì?")
    #expect(html("<img src=a.png>") == "[▣]")
    let one = PlainText.from("<img src='data:,1'>", format: .html, pictures: .identified)
    let two = PlainText.from("<img src='data:,2'>", format: .html, pictures: .identified)
    #expect(one != two)
  }

  @Test func `preformatted text keeps its lines`() {
    #expect(html("<pre>a\n  b</pre>c") == "a\n  b\nc")
  }

  @Test func `unclosed scripts and lists do no harm`() {
    #expect(html("2<sup>10") == "2¹⁰")
    #expect(html("</ul></sup><li>a") == "• a")
  }

  @Test func `emphasis, code, links and headings of Markdown go`() {
    #expect(
      markdown("# Tựa\n**đậm** _nghiêng_ `x < y` [đây](http://a.b)") == "Tựa\nđậm nghiêng x < y đây"
    )
    #expect(markdown("* một\n* hai\n\n1. ba\n2. bốn") == "• một\n• hai\n\n1. ba\n2. bốn")
    #expect(markdown("dòng\ntiếp  \nmới") == "dòng tiếp\nmới")
    #expect(markdown("```\na_b_c\n<i>\n```") == "a_b_c\n<i>")
  }

  @Test(arguments: [
    ("a **b** _c_ `x < y`", "a <strong>b</strong> <em>c</em> <code>x &lt; y</code>"),
    ("# Tựa\n***a***", "<strong>Tựa</strong><br><strong><em>a</em></strong>"),
    (
      "![b \"c\"](d.png) [e](https://f) [g](h)",
      "<img alt=\"b &quot;c&quot;\" src=\"d.png\"> <a href=\"https://f\">e</a> g"
    ),
    ("a\nb  \nc\n\n* d\n1. e", "a b<br>c<br><br>• d<br>1. e"),
    ("```\na *b*\n<i>\n```\nc", "<pre>a *b*\n&lt;i></pre>c"), ("2 * 3 \\* 4 _", "2 * 3 * 4 _"),
    ("<table>\n<tr><td>a</td></tr>\n</table>", "<table> <tr><td>a</td></tr> </table>"), ("", ""),
  ])
  func `Markdown becomes HTML that shows the same`(text: String, html: String) {
    #expect(MarkdownReduction.html(text) == html)
    let shown = PlainText.from(html, format: .html).filter { !$0.isWhitespace }
    #expect(shown == markdown(text).filter { !$0.isWhitespace })
  }

  @Test func `marks of Markdown that mean nothing stay`() {
    #expect(markdown("2 * 3 * 4 = snake_case_name") == "2 * 3 * 4 = snake_case_name")
    #expect(markdown(#"\*không\* và 5*"#) == "*không* và 5*")
    #expect(markdown(#"\<b> & <b>x</b>"#) == "<b> & x")
  }

  @Test func `a line without marks is told at a glance, and is what it would be without one`() {
    let pieces = [
      "a", "Hà", " ", "  ", "-", "- ", "+", "+ 1", "#", "# ", ">", "~", "*", "_", "[", "]", "(b)",
      "\\", "<", "&amp;", "1. ", "12) ", "`", "!", "---", "  ", "\u{A0}", "e\u{301}", "=", "|",
      "$x$",
    ]
    for first in pieces {
      for second in pieces {
        for third in ["", "x", " -", "*", "_ ", "\\"] {
          let text = first + second + third
          // Behind the text stands what is told slowly, as a paragraph of its own.
          let slow = markdown(text + "\n\n`x`")
          guard slow.hasSuffix("x") else { continue }
          let shown = slow.dropLast().reversed().drop { $0.isNewline }.reversed()
          #expect(markdown(text) == String(shown), "\(text)")
        }
      }
    }
  }

  @Test func `plain text is left as it is`() {
    #expect(PlainText.from("<b>  *x*", format: .plain) == "<b>  *x*")
  }
}
