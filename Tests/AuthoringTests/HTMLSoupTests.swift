import Testing

@testable import Authoring

@Suite struct HTMLSoupTests {
  /// The tree as tags, to be compared.
  private func shown(_ html: String) -> String {
    guard let root = HTMLSoup.tree(html).root else { return "?" }
    return content(of: root)
  }

  private func content(of element: XMLElement) -> String {
    element.contents.map { content in
      switch content {
      case .text(let text): return text
      case .element(let element):
        let attributes = element.attributes.map { " \($0.name)=\($0.value)" }.joined()
        return "<\(element.name)\(attributes)>\(self.content(of: element))</\(element.name)>"
      }
    }.joined()
  }

  @Test(arguments: [
    ("a<b>c</b>d", "a<b>c</b>d"),
    ("<p>a<p>b", "<p>a</p><p>b</p>"),
    ("<ul><li>a<li>b</ul>c", "<ul><li>a</li><li>b</li></ul>c"),
    (
      "<table><tr><td>1<td>2<tr><td>3</table>",
      "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>"
    ),
    ("a<br>b<BR/>c<img src=x.png>", "a<br></br>b<br></br>c<img src=x.png></img>"),
    ("<a href=\"?a=1&amp;b\" c='d' e=f g>h</a>", "<a href=?a=1&b c=d e=f g=>h</a>"),
    ("1 < 2 > 1 & 3 &lt; &nbsp;&#7871;&không;", "1 < 2 > 1 & 3 < \u{A0}ế&không;"),
    ("a</b></p>c", "ac"),
    ("<b>a<i>b</b>c</i>", "<b>a<i>b</i></b>c"),
    ("<!-- <b> -->a<!DOCTYPE x>b<?php c ?>", "ab"),
    ("<script>if (a<b) x()</SCRIPT>c<style>p{}</style>", "c"),
    ("<m:math><m:mi>x</m:mi></m:math>", "<math><mi>x</mi></math>"),
    ("a<b", "a<b"), ("a<b c=\"d", "a<b c=\"d"), ("<", "<"), ("", ""), ("<>a", "<>a"),
    ("<span/>a", "<span></span>a"), ("<3 yêu", "<3 yêu"), ("a<!-- b", "a<!-- b"),
  ])
  func `tags are read as browsers do`(html: String, expected: String) {
    #expect(shown(html) == expected)
  }

  @Test func `elements deeper than the limit are left out, not their texts`() {
    let html = String(repeating: "<b>", count: 10_000) + "x"
    #expect(HTMLSoup.tree(html).nodes.count == 101)
    #expect(HTMLSoup.tree(html).root?.deepText == "x")
  }

  @Test(arguments: ["<", "<a ", "<a b=\"", "<!--", "<a b='c' ", "&", "</a ", "<a><b>", "<script>"])
  func `hostile text takes linear time`(piece: String) {
    let clock = ContinuousClock()
    let text = String(repeating: piece, count: 200_000)
    let time = clock.measure { _ = HTMLSoup.tree(text) }
    #expect(time < .seconds(20), "\(piece)")
  }
}
