import Assessment
import Testing

@testable import Authoring

@Suite struct QTIWriterTests {
  private func write(_ items: [Item]) throws -> BankWriter.Output {
    try #require(BankWriter.write(items, as: .qti))
  }

  private func read(_ output: BankWriter.Output) -> BankReading {
    BankReader.read(bytes: output.bytes, file: "a.zip")
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `what is written is read back as the same items`(seed: UInt64) throws {
    var random = RandomItems(seed: seed)
    let items = random.items(12)
    let output = try write(items)
    let lost = Set(output.losses.filter { $0.finding.code == "qti.loses-parts" }.map(\.index))
    let reading = read(output)
    #expect(!reading.hasErrors, "seed \(seed): \(reading.diagnostics)")
    #expect(reading.items.count == items.count, "seed \(seed)")
    for (index, (read, item)) in zip(reading.items, items).enumerated() {
      // A backslash before a star that stands for anything is no pattern that is read.
      let isSame = read.withoutPlace == item
      #expect(isSame != lost.contains(index), "seed \(seed), item \(index): \(item)")
    }
    #expect(lost.count * 2 < items.count, "seed \(seed): \(lost)")
  }

  @Test func `the same items give the same bytes`() throws {
    var random = RandomItems(seed: 7)
    let items = random.items(20)
    #expect(try write(items).bytes == write(items).bytes)
  }

  private func files(_ output: BankWriter.Output) throws -> String {
    let archive = try Archive(output.bytes)
    return try archive.entries.map(\.path).filter { $0.hasPrefix("items/") }
      .map { String(decoding: try archive.bytes($0), as: UTF8.self) }.joined()
  }

  @Test func `Markdown is shown as what it means, and comes back as it is`() throws {
    let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]
    let media = try #require(MediaFile.media(name: "bản đồ.png", picture))
    let item = Item(
      id: ItemID(""), prompt: "Bản đồ **nào**?\n\n![bản đồ](bản%20đồ.png)", format: .markdown,
      body: .single([
        Choice(text: "*a*", fraction: .one, feedback: "`đúng`"),
        Choice(text: "b_c", fraction: .zero),
      ]), media: [media])
    let output = try write([item])
    #expect(output.losses.isEmpty)
    let text = try files(output)
    #expect(text.contains("Bản đồ <strong>nào</strong>?<br/><br/><img src=\"../media/"))
    #expect(text.contains("><em>a</em></qti-simple-choice>"))
    #expect(text.contains("><code>đúng</code></qti-content-body>"))
    #expect(text.contains("\">b_c</qti-simple-choice>"))
    #expect(read(output).items.map(\.withoutPlace) == [item])
  }

  @Test func `gaps stand in their places in Markdown`() throws {
    let blank = Blank(accepts: .text([TextAnswer(text: "x")], caseSensitive: false))
    let item = Item(
      id: ItemID(""), prompt: "**{b1}** và _{b2}_", format: .markdown, body: .cloze([blank, blank]))
    let output = try write([item])
    #expect(output.losses.isEmpty)
    let text = try files(output)
    #expect(text.contains("<strong><qti-text-entry-interaction"))
    #expect(text.contains("<em><qti-text-entry-interaction"))
    #expect(read(output).items.map(\.withoutPlace) == [item])
  }

  @Test(arguments: [
    "A -> B", "a > b & c", "1 < 2", "\"x\" 'y'", "<p>a -> b</p>", "a &gt; b", "a&nbsp;b",
  ])
  func `signs of HTML come back as they are written`(prompt: String) throws {
    for format in [TextFormat.html, .markdown, .plain] {
      let item = Item(
        id: ItemID(""), prompt: prompt, format: format, body: .essay, feedback: prompt)
      let output = try write([item])
      #expect(output.losses.isEmpty)
      #expect(read(output).items.map(\.withoutPlace) == [item])
    }
  }

  @Test func `no items give a package without items`() throws {
    let reading = read(try write([]))
    #expect(reading.items.isEmpty)
    #expect(reading.format == .qti)
  }
}
