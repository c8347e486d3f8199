import Assessment
import TestSupport
import Testing

@testable import Authoring

@Suite struct MoodleXMLPartsTests {
  private static let whole = [
    "<question type=\"essay\"><questiontext><text>một %</text></questiontext></question>",
    "<question type=\"essay\"><questiontext><text>hai</text></questiontext>"
      + "<hint><text>x</text></hint><defaultgrade>2</defaultgrade></question>",
    moodleQuestion("multichoice", moodleAnswer("a", "33.3") + moodleAnswer("b"))
      .replacing("<quiz>", with: "").replacing("</quiz>", with: ""),
    "<question type=\"category\"><category><text>a/b%</text></category></question>",
    "<question type=\"shortanswer\"><questiontext><text>ba</text></questiontext></question>",
    "<!-- lời ghi --> đ",
  ]
  private static let misleading = [
    "<!-- <question type=\"essay\"></question> -->",
    "<question type=\"essay\"><questiontext>"
      + "<text><![CDATA[ <question type=\"x\"> ]]></text></questiontext></question>",
  ]
  private static let broken = [
    "<question type=\"essay\"><questiontext>R & D</questiontext></question>",
    "<question type=\"essay\"><questiontext>", "</quiz><quiz>", "<!-- ",
  ]

  private func file(_ pieces: [String], seed: UInt64) -> SourceText {
    var random = SeededGenerator(seed: seed)
    let body = (1...60).map { number in
      pieces[Int.random(in: 0..<pieces.count, using: &random)].replacing("%", with: "\(number)")
    }
    return SourceText(
      "<?xml version=\"1.0\"?>\n<quiz>\n" + body.joined(separator: "\n") + "\n</quiz>\n",
      file: "a.xml")
  }

  private func expectSame(_ source: SourceText, _ seed: UInt64) {
    let one = MoodleXMLReader.read(source, partBytes: source.bytes.count)
    for size in [50, 700] {
      let parts = MoodleXMLReader.read(source, partBytes: size)
      #expect(parts.items == one.items, "seed \(seed)")
      #expect(parts.diagnostics == one.diagnostics, "seed \(seed)")
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a file read in parts is read as one`(seed: UInt64) throws {
    let source = file(Self.whole, seed: seed)
    let parts = try #require(
      MoodleXMLParts(try XMLProlog(source), of: source, bytes: 700)?.read(), "seed \(seed)")
    #expect(parts.count > 3)
    expectSame(source, seed)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a file that cannot be cut is read as one`(seed: UInt64) {
    expectSame(file(Self.whole + Self.misleading, seed: seed), seed)
    expectSame(file(Self.whole + Self.misleading + Self.broken, seed: seed), seed)
  }

  @Test func `another root and small files are read as one`() throws {
    let source = file(Self.whole, seed: 1)
    let other = SourceText(
      String(decoding: source.bytes, as: UTF8.self).replacing("quiz>", with: "bank>"),
      file: "a.xml")
    #expect(MoodleXMLParts(try XMLProlog(other), of: other, bytes: 50) == nil)
    let size = source.bytes.count
    #expect(MoodleXMLParts(try XMLProlog(source), of: source, bytes: size / 2 + 1) == nil)
    #expect(MoodleXMLParts(try XMLProlog(source), of: source, bytes: size / 3) != nil)
  }
}
