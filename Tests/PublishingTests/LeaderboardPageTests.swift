import ContestEngine
import Cryptography
import Foundation
import TestSupport
import Testing

@testable import Publishing

@Suite struct LeaderboardPageTests {
  /// What would do something if it got through as it is.
  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>", "</script><script>alert(1)</script>",
    "<svg/onload=alert(1)>", "<a href=http://example.test>x</a>", "&lt;b&gt;", "<!--", "]]>",
    "\u{202E}evil", "\0<b>", "<plaintext>", "<iframe src=//example.test>",
  ]

  private func page(_ report: ResultsReport, language: String = "vi") -> String {
    LeaderboardPage(report, language: language).html
  }

  /// The names of the tags, in order.
  private func tags(_ html: String) -> [String] {
    html.split(separator: "<").dropFirst().map { part in
      String(part.prefix { !$0.isWhitespace && $0 != ">" })
    }
  }

  @Test(arguments: hostile)
  func `what a pupil or a teacher types adds no tag to the page`(text: String) {
    func report(_ text: String) -> ResultsReport {
      let definition = SampleContest.definition {
        $0.title = LocalizedText(text)
        $0.about = LocalizedText(text)
        $0.organizer = ContestDefinition.Organizer(parent: text, name: text, contact: text)
        $0.schools[0].name = text
      }
      let rows = [SampleContest.row(1, rank: 1, points: 9, name: text, className: text)]
      return SampleContest.report(definition, isFinal: false, contestants: rows)
    }
    let html = page(report(text))
    #expect(tags(html) == tags(page(report("An"))))
    #expect(!html.contains("\0") && !html.contains("\u{202E}"))
  }

  @Test func `the page says in its own language what the contest is about`() {
    let definition = SampleContest.definition {
      $0.about = LocalizedText(texts: [
        "vi": "Dành cho học sinh cả tỉnh", "en": "For all pupils of the province",
      ])
    }
    let report = SampleContest.report(definition)
    #expect(page(report).contains("<p>Dành cho học sinh cả tỉnh</p>"))
    #expect(page(report, language: "en").contains("<p>For all pupils of the province</p>"))
    #expect(!page(SampleContest.report()).contains("cả tỉnh"))
  }

  @Test func `the page asks for nothing from elsewhere`() {
    let html = page(SampleContest.report())
    for word in ["http:", "https:", "//", "@import", "url(", "<link", "<img", "src="] {
      let found = html.components(separatedBy: "<script>")[0].contains(word)
      #expect(!found, "\(word)")
    }
    #expect(html.contains("default-src 'none'"))
  }

  @Test func `only the page's own style and script may be used`() throws {
    let html = page(SampleContest.report())
    for part in ["style", "script"] {
      let inside = try #require(
        html.components(separatedBy: "<\(part)>").last?.components(separatedBy: "</\(part)>").first)
      let hash = Data(SHA256.hash(Array(inside.utf8)).bytes).base64EncodedString()
      #expect(html.contains("\(part)-src 'sha256-\(hash)'"))
    }
    #expect(!html.contains("unsafe"))
    #expect(!html.contains(" style="))
  }

  @Test func `before the results are final the page says so on screen and on each printed page`() {
    let html = page(SampleContest.report(isFinal: false))
    #expect(html.contains("<title>TẠM THỜI – "))
    #expect(html.contains("<strong>TẠM THỜI</strong>"))
    let heads = html.components(separatedBy: "<thead>").dropFirst()
    #expect(heads.count == 2)
    #expect(heads.allSatisfy { $0.hasPrefix("<tr class=\"paper\"") && $0.contains("TẠM THỜI") })
    #expect(!page(SampleContest.report()).contains("TẠM THỜI"))
  }

  @Test func `tables have a caption, column heads and row heads`() {
    let html = page(SampleContest.report())
    #expect(html.contains("<html lang=\"vi\">"))
    #expect(html.components(separatedBy: "<caption").count == 3)
    #expect(html.components(separatedBy: "scope=\"col\"").count == 1 + 5 + 6)
    #expect(html.components(separatedBy: "scope=\"row\"").count == 1 + 2 + 5)
    #expect(html.contains("role=\"status\""))
  }

  @Test func `the page is in the language that it is asked for`() {
    let html = page(SampleContest.report(isFinal: false), language: "en-GB")
    #expect(html.contains("<html lang=\"en\">"))
    #expect(html.contains("PROVISIONAL"))
    #expect(html.contains("41.21 s"))
  }

  @Test func `a contest that is open to everybody compares no schools`() {
    let definition = SampleContest.definition {
      $0.schools = [School(id: SchoolID("open"), name: "Sở Giáo dục")]
    }
    let rows = [SampleContest.row(1, rank: 1, points: 9, school: "open")]
    let report = ResultsReport(
      definition: definition, state: "ended", isFinal: true, revision: 1, journalHead: "",
      contestants: rows, schools: [])
    #expect(!page(report).contains("Trường</th>"))
  }

  @Test func `times and numbers are written as in Vietnam`() {
    let words = PublishingTexts(language: "vi")
    #expect(words.seconds(41_213) == "41,21 giây")
    #expect(words.seconds(5) == "0,01 giây")
    #expect(words.seconds(0) == "0,00 giây")
    #expect(words.grouped(1_250) == "1250")
    #expect(words.grouped(12_450) == "12.450")
    #expect(words.grouped(-1_234_567) == "-1.234.567")
  }

  @Test func `nobody yet is said in words`() {
    #expect(page(SampleContest.report(contestants: [])).contains("Chưa có ai dự thi."))
  }
}
