import Assessment
import TestSupport
import Testing

@testable import Authoring

@Suite struct GIFTPartsTests {
  private static let blocks = [
    "::A:: một {T}", "hai {=a ~b}", "// [tag:x]\n::C:: ba {=c ~d}", "$CATEGORY: Địa lí/Sông",
    "một lời dẫn", "{=nửa ~sau}", "::D:: mở {=a", "~b}", "// chỉ lời ghi", "::E: hở {F}", "x }",
    "$CATEGORY: a\n::F:: sát {T}", "::G:: xa {=a\n\n~b}",
    "::H:: " + String(repeating: "dài ", count: 300),
  ]

  /// A file of several parts must be read as one that is read from end to end.
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `a file read in parts is read as one`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var text = ""
    while text.utf8.count < 1_500_000 {
      text += Self.blocks[Int.random(in: 0..<Self.blocks.count, using: &random)] + "\n\n"
    }
    let source = SourceText(text, file: "a.gift")
    var whole = GIFTReader(source, in: 0..<source.bytes.count)
    whole.run()
    var bank = BankAssembler(source)
    bank.append(whole.bank, category: [], inherited: whole.inherited)
    let expected = bank.finish(.gift)
    let reading = GIFTReader.read(source)
    #expect(GIFTParts(source).read().count > 2)
    #expect(reading.items == expected.items, "seed \(seed)")
    #expect(reading.diagnostics == expected.diagnostics, "seed \(seed)")
  }
}
