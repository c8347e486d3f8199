import Assessment
import Authoring
import Testing

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

  @Test func `no items give a package without items`() throws {
    let reading = read(try write([]))
    #expect(reading.items.isEmpty)
    #expect(reading.format == .qti)
  }
}
