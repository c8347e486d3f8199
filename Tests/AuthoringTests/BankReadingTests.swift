import Assessment
import Foundation
import TestSupport
import Testing

@testable import Authoring

/// What every reading must be, whatever the file.
private func expectSound(
  _ reading: BankReading, _ bytes: [UInt8], _ name: String,
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  let places = TextPlaces(bytes, reading.format)
  for diagnostic in reading.diagnostics {
    #expect(
      !diagnostic.message.vi.isEmpty && !diagnostic.message.en.isEmpty, "\(name): \(diagnostic)",
      sourceLocation: sourceLocation)
    if let hint = diagnostic.hint {
      #expect(
        !hint.vi.isEmpty && !hint.en.isEmpty, "\(name): \(diagnostic)",
        sourceLocation: sourceLocation)
    }
    #expect(diagnostic.code.contains("."), "\(name)", sourceLocation: sourceLocation)
    #expect(
      places.contain(diagnostic), "\(name): \(diagnostic)", sourceLocation: sourceLocation)
    if let snippet = diagnostic.snippet {
      #expect(
        snippet.caret <= snippet.text.unicodeScalars.count, "\(name)",
        sourceLocation: sourceLocation)
    }
  }
  for item in reading.items {
    #expect(item.id == ItemID(contentOf: item), "\(name)", sourceLocation: sourceLocation)
    #expect(
      item.source.map { $0.line >= 1 } == true, "\(name)", sourceLocation: sourceLocation)
  }
  var page = BankPage(language: "vi")
  page.add(reading, file: name)
  let html = page.html
  #expect(
    html.components(separatedBy: "<section ").count == reading.items.count + 1, "\(name)",
    sourceLocation: sourceLocation)
  #expect(
    html.components(separatedBy: "<div class=\"fault").count == reading.diagnostics.count + 1,
    "\(name)", sourceLocation: sourceLocation)
}

/// How many lines and columns a file of text has.
private struct TextPlaces {
  /// Nil for a package.
  private let source: SourceText?
  /// Without what nobody sees: readers of lines look at that.
  private let visible: SourceText?

  init(_ bytes: [UInt8], _ format: BankFormat?) {
    let isText = !BankArchive.isArchive(bytes) && ForeignDocument(content: bytes) == nil
    // Bytes that cannot be decoded have the places of the bytes.
    source =
      isText
      ? (try? DecodedText(bytes))?.source(file: "") ?? SourceText(bytes, file: "") : nil
    let source = source
    visible = format?.plainness.flatMap { source?.visible($0).text }
  }

  func contain(_ diagnostic: Diagnostic) -> Bool {
    guard diagnostic.line >= 1, diagnostic.column >= 1 else { return false }
    guard let source, diagnostic.part == nil else { return true }
    return Self.contains(diagnostic, source)
      || visible.map { Self.contains(diagnostic, $0) } ?? false
  }

  private static func contains(_ diagnostic: Diagnostic, _ source: SourceText) -> Bool {
    guard diagnostic.line <= source.lineCount else { return false }
    let line = String(decoding: source.lineBytes(diagnostic.line), as: UTF8.self)
    return diagnostic.column <= line.unicodeScalars.count + 1
  }
}

@Suite struct BankReadingCorpusTests {
  @Test(arguments: CorpusFile.all)
  func `a real file is read soundly`(_ file: CorpusFile) throws {
    let bytes = Array(try Data(contentsOf: file.url))
    let reading = BankReader.read(bytes: bytes, file: file.url.lastPathComponent)
    expectSound(reading, bytes, file.path)
  }

  @Test(.enabled(if: !CorpusFile.all.isEmpty, Comment(rawValue: CorpusFile.missing)))
  func `real files get no flood of what was checked over items and banks`() throws {
    let checks: Set<String> = [
      "bank.unclosed-tag", "bank.stray-tag", "bank.unknown-tag", "bank.unclosed-formula",
      "bank.stray-formula-end", "bank.formula-braces", "bank.key-always-same-letter",
      "bank.key-always-longest", "bank.key-always-true", "bank.key-always-false",
      "bank.no-source", "bank.source-past",
    ]
    var items = 0
    var found = 0
    for file in CorpusFile.all {
      let bytes = Array(try Data(contentsOf: file.url))
      let reading = BankReader.read(bytes: bytes, file: file.url.lastPathComponent)
      items += reading.items.count
      found += reading.diagnostics.count { checks.contains($0.code) }
    }
    #expect(items > 500)
    #expect(found * 100 <= items, "\(found) of \(items)")
  }
}

@Suite struct BankReadingMutationTests {
  @Test(arguments: BankFixture.all)
  func `a fixture is read whole, as what it is`(_ fixture: BankFixture) {
    let reading = BankReader.read(bytes: fixture.bytes, file: fixture.file, format: fixture.format)
    #expect(!reading.items.isEmpty)
    #expect(!reading.hasErrors, "\(reading.diagnostics)")
    expectSound(reading, fixture.bytes, fixture.description)
  }

  @Test func `there is a fixture of every format that is read`() {
    let missing = BankFormat.allCases.filter { format in
      format.canBeRead && !BankFixture.all.contains { $0.format == format }
    }
    // Readers that bring mutations of their own.
    #expect(Set(missing).isSubset(of: [.moodleXML, .h5p, .openTriviaDB, .openTriviaQA, .markdown]))
  }

  @Test(arguments: 0..<2_000)
  func `no damaged file is too much for a reader`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let fixture = BankFixture.all[seed % BankFixture.all.count]
    var bytes = fixture.bytes
    for _ in 0...Int.random(in: 0..<4, using: &random) { damage(&bytes, &random) }
    let isTold = Bool.random(using: &random)
    let reading = BankReader.read(
      bytes: bytes, file: fixture.file, format: isTold ? fixture.format : nil)
    expectSound(reading, bytes, "\(fixture), seed \(seed)")
  }

  private func damage(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard bytes.count > 1 else { return }
    let start = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, start + Int.random(in: 1...40, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.removeSubrange(start...)
    case 1: bytes.removeSubrange(start..<end)
    case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
    case 3:
      for place in start..<min(end, start + 4) {
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    default: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    }
  }
}
