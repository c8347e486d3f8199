import Assessment
import Foundation
import TestSupport
import Testing

@testable import Authoring

/// Packages as a whole: containers, what is not read, and the bad day.
@Suite struct H5PFaultTests {
  private typealias Sample = H5PSample

  @Test func `questions are found in a set`() throws {
    let first = Sample.content("H5P.TrueFalse", Sample.trueFalse, title: "Trời &#039;xanh&#039;")
    let second = Sample.content("H5P.MultiChoice", Sample.choice, title: "Untitled Multiple Choice")
    let reading = try Sample.read(
      "H5P.QuestionSet",
      "{\"introPage\":{\"title\":\"\"},\"questions\":[\(first),\(second)],\"passPercentage\":50}",
      title: "Bộ đề")
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
    #expect(reading.items.map(\.kind) == [.trueFalse, .single])
    #expect(reading.items.map(\.title) == ["Trời 'xanh'", ""])
    #expect(reading.items.map(\.category) == [["Bộ đề"], ["Bộ đề"]])
  }

  @Test func `questions are found in books, columns, slides and films`() throws {
    let question = Sample.content("H5P.TrueFalse", Sample.trueFalse)
    let text = Sample.content("H5P.AdvancedText", #"{"text":"<p>Đọc</p>"}"#)
    let column =
      "{\"content\":[{\"content\":\(text),\"useSeparator\":\"auto\"},{\"content\":\(question)}]}"
    let chapter = Sample.content("H5P.Column", column, title: "Chương 1")
    let contents = [
      ("H5P.Column", column, ["Đề thử"]),
      ("H5P.InteractiveBook", "{\"chapters\":[\(chapter)]}", ["Đề thử", "Chương 1"]),
      (
        "H5P.CoursePresentation",
        "{\"presentation\":{\"slides\":[{\"elements\":[{\"x\":1,\"action\":\(text)},{\"action\":\(question)}]}]}}",
        ["Đề thử"]
      ),
      (
        "H5P.InteractiveVideo",
        "{\"interactiveVideo\":{\"assets\":{\"interactions\":[{\"action\":\(text)},{\"action\":\(question)}]}}}",
        ["Đề thử"]
      ),
      // A container that nobody knows yet.
      ("H5P.NewThing", "{\"parts\":[\(text),\(question)]}", ["Đề thử"]),
    ]
    for (library, content, category) in contents {
      let reading = try Sample.read(library, content)
      #expect(try reading.only().category == category, "\(library)")
      #expect(reading.diagnosticCodes == ["h5p.passed-over"], "\(library)")
    }
  }

  @Test func `each library that is not read is named once`() throws {
    let spots = Sample.content("H5P.ImageHotspotQuestion", "{}")
    let drag = Sample.content("H5P.DragQuestion", "{\"question\":{}}")
    let question = Sample.content("H5P.TrueFalse", Sample.trueFalse)
    let reading = try Sample.read(
      "H5P.QuestionSet", "{\"questions\":[\(spots),\(drag),\(question),\(spots)]}")
    #expect(try reading.only().kind == .trueFalse)
    #expect(
      reading.diagnostics.map(\.message.en) == [
        "contents of H5P.ImageHotspotQuestion are not read; 2 were left out",
        "contents of H5P.DragQuestion are not read; 1 was left out",
      ])
  }

  @Test func `items that were refused count in the numbers of those after them`() throws {
    let few = Sample.content("H5P.MultiChoice", #"{"question":"?","answers":[{"text":"1"}]}"#)
    let set = Sample.content(
      "H5P.SingleChoiceSet",
      #"{"choices":[{"question":"a","answers":["1"]},{"answers":["1","2"]},{},"#
        + #"{"question":"c","answers":["1","1"]}]}"#)
    let twice = Sample.content(
      "H5P.MultiChoice",
      #"{"question":"!","answers":[{"text":"1","correct":true},{"text":"1"}]}"#)
    let reading = try Sample.read(
      "H5P.QuestionSet",
      "{\"questions\":[\(few),\(Sample.content("H5P.TrueFalse", "{}")),\(set),\(twice)]}")
    #expect(
      reading.diagnostics.map { "\($0.item ?? "") \($0.code)" } == [
        "Câu 1 h5p.too-few-choices", "Câu 2 json.missing-field", "Câu 3 h5p.too-few-choices",
        "Câu 4 json.missing-field", "Câu 5 bank.equal-choices", "Câu 6 bank.equal-choices",
      ])
    #expect(reading.items.map(\.prompt) == ["c", "!"])
  }

  struct Fault: Sendable, CustomStringConvertible {
    let code: String
    let library: String
    /// ▸ stands where the diagnostic must point.
    let content: String
    let items: Int
    var description: String { code }

    init(_ code: String, _ library: String, _ content: String, items: Int = 0) {
      self.code = code
      self.library = library
      self.content = content
      self.items = items
    }

    func read() throws -> BankReading {
      try H5PSample.read(library, content.replacing("▸", with: ""))
    }
  }

  private static func media(_ library: String, _ params: String) -> String {
    "{\"question\":\"?\",\"correct\":\"true\",\"media\":{\"type\":\(library.isEmpty ? "" : "▸")"
      + "{\"library\":\"\(library) 1.0\",\"params\":\(params)}}}"
  }

  static let faults: [Fault] = [
    Fault("h5p.no-questions", "H5P.Column", "▸{\"content\":[]}"),
    Fault("h5p.no-questions", "H5P.Text", "▸{}"),
    Fault("h5p.unsupported-library", "H5P.Dialogcards", "▸{\"dialogs\":[{}]}"),
    Fault(
      "h5p.passed-over", "H5P.Column",
      "{\"content\":[\n▸\(H5PSample.content("H5P.Image", "{}")),\(H5PSample.content("H5P.TrueFalse", H5PSample.trueFalse))]}",
      items: 1),
    Fault(
      "h5p.too-few-choices", "H5P.SingleChoiceSet",
      "{\"choices\":[▸{\"question\":\"a\",\"answers\":[\"1\"]}]}"),
    Fault("h5p.no-gaps", "H5P.Blanks", "{\"questions\":▸[\"không\"]}"),
    Fault("h5p.no-gaps", "H5P.DragText", "{\"textField\":▸\"một * hai\\nba * bốn\"}"),
    Fault("h5p.no-gaps", "H5P.MarkTheWords", "{\"textField\":▸\"không ** có\"}"),
    Fault(
      "h5p.tips", "H5P.Blanks", "▸{\"questions\":[\"*a:b*\"]}", items: 1),
    Fault(
      "h5p.spelling", "H5P.Blanks",
      "▸{\"questions\":[\"*a*\"],\"behaviour\":{\"acceptSpellingErrors\":true}}", items: 1),
    Fault(
      "h5p.not-chosen-feedback", "H5P.MultiChoice",
      "▸{\"question\":\"?\",\"answers\":[{\"text\":\"1\",\"correct\":true},{\"text\":\"2\",\"tipsAndFeedback\":{\"notChosenFeedback\":\"x\"}}]}",
      items: 1),
    Fault(
      "h5p.single-point", "H5P.MultiChoice",
      "▸{\"question\":\"?\",\"behaviour\":{\"singlePoint\":true,\"passPercentage\":60},\"answers\":[{\"text\":\"1\",\"correct\":true},{\"text\":\"2\",\"correct\":true},{\"text\":\"3\"}]}",
      items: 1),
    Fault(
      "h5p.feedback-by-score", "H5P.TrueFalse",
      "▸{\"question\":\"?\",\"correct\":\"true\",\"overallFeedback\":[{\"from\":0,\"to\":50,\"feedback\":\"x\"},{\"from\":51,\"to\":100}]}",
      items: 1),
    Fault(
      "h5p.field-left-out", "H5P.TrueFalse",
      "{\"question\":\"?\",\"correct\":\"true\",\"overallFeedback\":▸{\"overallFeedback\":[]}}",
      items: 1),
    Fault("json.missing-field", "H5P.MultiChoice", "▸{\"answers\":[]}"),
    Fault("json.missing-field", "H5P.TrueFalse", "▸{\"question\":\"?\"}"),
    Fault("json.wrong-type", "H5P.TrueFalse", "{\"question\":▸7,\"correct\":\"true\"}"),
    Fault(
      "h5p.too-few-choices", "H5P.MultiChoice",
      "{\"question\":\"?\",\"answers\":▸[{\"text\":\"1\"}]}"
    ),
    Fault("json.syntax", "H5P.MultiChoice", "{\"question\":\"?\"▸"),
    Fault("json.syntax", "H5P.MultiChoice", "{} ▸x"),
    Fault(
      "bank.no-right-answer", "H5P.MultiChoice",
      "▸{\"question\":\"?\",\"answers\":[{\"text\":\"1\"},{\"text\":\"2\"}]}", items: 1),
    Fault("h5p.object-left-out", "H5P.TrueFalse", media("H5P.Chart", "{}"), items: 1),
    Fault(
      "h5p.media-missing", "H5P.TrueFalse",
      "{\"question\":\"?\",\"correct\":\"true\",\"media\":{\"type\":{\"library\":\"H5P.Image 1.0\",\"params\":{\"file\":▸{\"path\":\"images/x.png\"}}}}}",
      items: 1),
    Fault(
      "h5p.media-missing", "H5P.TrueFalse",
      "{\"question\":\"?\",\"correct\":\"true\",\"media\":{\"type\":{\"library\":\"H5P.Image 1.0\",\"params\":{\"file\":▸{\"path\":\"../h5p.json/../../x\"}}}}}",
      items: 1),
    Fault(
      "h5p.media-unknown", "H5P.TrueFalse",
      "{\"question\":\"?\",\"correct\":\"true\",\"media\":{\"type\":{\"library\":\"H5P.Image 1.0\",\"params\":{\"file\":▸{\"path\":\"content.json\"}}}}}",
      items: 1),
    Fault(
      "h5p.media-remote", "H5P.TrueFalse",
      "{\"question\":\"?\",\"correct\":\"true\",\"media\":{\"type\":{\"library\":\"H5P.Video 1.0\",\"params\":{\"sources\":[▸{\"path\":\"https://y.be/1\",\"mime\":\"video/YouTube\"}]}}}}",
      items: 1),
  ]

  @Test(arguments: faults)
  func `a fault is found where it is`(_ fault: Fault) throws {
    let marked = Array(fault.content.unicodeScalars)
    let place = try #require(marked.firstIndex(of: "▸"))
    let before = marked[..<place]
    let line = before.count { $0 == "\n" } + 1
    let column = place - (before.lastIndex(of: "\n").map { $0 + 1 } ?? 0) + 1
    let reading = try fault.read()
    let found = try #require(
      reading.diagnostics.first { $0.code == fault.code }, "\(reading.diagnostics)")
    #expect(found.line == line && found.column == column, "\(found)")
    #expect(found.part == "content/content.json")
    #expect(reading.items.count == fault.items, "\(reading.diagnostics)")
    #expect(found.message.vi != found.message.en)
    if found.severity == .error { #expect(found.hint != nil) }
  }

  @Test func `diagnostics read well in both languages`() throws {
    var lines: [String] = []
    var told: Set<String> = []
    for fault in Self.faults where told.insert(fault.code).inserted {
      let found = try #require(try fault.read().diagnostics.first { $0.code == fault.code })
      lines += ["[\(fault.code)]", found.text(in: "vi"), found.text(in: "en")]
    }
    try expectGolden(lines.joined(separator: "\n") + "\n", "h5p-diagnostics")
  }

  @Test func `a picture that is too large stays behind`() throws {
    var random = SeededGenerator(seed: 1)
    let large =
      Sample.picture
      + (0..<JSONBankLimits.mediaBytesMax).map { _ in UInt8.random(in: 0...255, using: &random) }
    let reading = try Sample.read(
      "H5P.Flashcards",
      #"{"cards":[{"text":"?","answer":"a","image":{"path":"images/x.png"}}]}"#,
      files: [ArchiveWriter.File(path: "content/images/x.png", bytes: large)])
    #expect(try reading.only().media == nil)
    #expect(reading.diagnosticCodes == ["h5p.media-too-large"])
  }

  @Test func `a picture that two cards show goes with both`() throws {
    let card = #"{"text":"?","answer":"a","image":{"path":"images/x.png"}}"#
    let reading = try Sample.read(
      "H5P.Flashcards", "{\"cards\":[\(card),\(card.replacing("?", with: "!"))]}",
      files: [ArchiveWriter.File(path: "content/images/x.png", bytes: Sample.picture)])
    #expect(reading.items.map { $0.media?.count } == [1, 1])
  }

  @Test func `a package without its parts is refused with a word`() throws {
    let alone = try #require(
      ArchiveWriter.pack([
        ArchiveWriter.File(path: "h5p.json", text: #"{"mainLibrary":"H5P.TrueFalse"}"#)
      ]))
    let reading = BankReader.read(bytes: alone, file: "a.h5p")
    #expect(reading.diagnosticCodes == ["archive.entry-missing"])
    let nameless = try #require(
      ArchiveWriter.pack([
        ArchiveWriter.File(path: "h5p.json", text: "{}"),
        ArchiveWriter.File(path: "content/content.json", text: Sample.trueFalse),
      ]))
    #expect(
      BankReader.read(bytes: nameless, file: "a.zip").diagnosticCodes == ["json.missing-field"])
  }

  @Test func `of two files of one name the last counts, and it is said`() {
    let twice = RawArchive.pack([
      RawArchive.Entry("h5p.json", #"{"mainLibrary":"H5P.TrueFalse"}"#),
      RawArchive.Entry("content/content.json", "{}"),
      RawArchive.Entry("content/content.json", Sample.trueFalse),
    ])
    let reading = BankReader.read(bytes: twice, file: "a.h5p")
    #expect(reading.items.count == 1)
    #expect(reading.diagnosticCodes == ["h5p.file-twice"])
  }

  @Test func `contents deeper than the limit are refused, not followed`() throws {
    let deep = String(repeating: "{\"a\":[", count: 5_000)
    #expect(try Sample.read("H5P.Column", deep).diagnosticCodes == ["json.syntax"])
  }

  @Test func `a content larger than the limit is refused before it is read`() throws {
    // Letters of no order, so that it cannot be packed like a bomb.
    var random = SeededGenerator(seed: 1)
    let letters = (0...(H5PLimits.contentBytesMax / 8)).map { _ in
      String(UInt32.random(in: 0x1000_0000...UInt32.max, using: &random), radix: 16)
    }
    let reading = try Sample.read("H5P.Blanks", "\"" + letters.joined() + "\"")
    #expect(reading.diagnosticCodes == ["h5p.content-too-large"])
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `a damaged content never traps`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let question = Sample.content(
      "H5P.Blanks", #"{"text":"a","questions":["*b/c:d* ** *e*"],"overallFeedback":[{}]}"#)
    let whole =
      "{\"questions\":[\(question),\(Sample.content("H5P.MultiChoice", Sample.choice))]}"
    var bytes = Array(whole.utf8)
    for _ in 0..<3 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] =
        Array("[]{}\":,*0tx".utf8).randomElement(using: &random) ?? 0
    }
    let reading = try Sample.read("H5P.QuestionSet", String(decoding: bytes, as: UTF8.self))
    for diagnostic in reading.diagnostics {
      #expect(diagnostic.line >= 1 && diagnostic.column >= 1, "seed \(seed)")
    }
    #expect(reading.items.count <= 2)
  }

  @Test(arguments: CorpusFile.all.filter { $0.format == "h5p" })
  func `a real package holds what its content says`(_ expected: CorpusFile) throws {
    let reading = BankReader.read(bytes: Array(try Data(contentsOf: expected.url)), file: "a.zip")
    #expect(reading.format == .h5p)
    #expect(
      reading.kindCounts.filter { $0.value > 0 } == expected.counts.filter { $0.value > 0 })
    #expect(!reading.hasErrors, "\(reading.diagnostics)")
  }
}
