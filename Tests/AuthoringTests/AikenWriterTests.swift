import Assessment
import Authoring
import TestSupport
import Testing

@Suite struct AikenWriterTests {
  private func write(_ items: [Item]) throws -> BankWriter.Output {
    try #require(BankWriter.write(items, as: .aiken))
  }

  private func read(_ text: String) -> BankReading {
    BankReader.read(bytes: Array(text.utf8), file: "a.txt", format: .aiken)
  }

  private static func item(
    _ prompt: String = "Hỏi gì?", _ choices: [Choice]? = nil, format: TextFormat = .plain
  ) -> Item {
    let usual = [Choice(text: "có", fraction: .zero), Choice(text: "không", fraction: .one)]
    return Item(id: ItemID(""), prompt: prompt, format: format, body: .single(choices ?? usual))
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `what is written is read back as the same items`(seed: UInt64) throws {
    var random = RandomItems(seed: seed, scope: RandomItems.Scope(kinds: [.single]))
    let items = random.items(12)
    let output = try write(items)
    let refused = Set(
      output.losses.filter { $0.finding.severity == .error || $0.finding.code.hasSuffix("shares") }
        .map(\.index))
    let shares = Set(output.losses.filter { $0.finding.code.hasSuffix("shares") }.map(\.index))
    let reading = read(output.text)
    #expect(!reading.hasErrors, "seed \(seed): \(reading.diagnostics)")
    let written = items.indices.filter { !refused.contains($0) || shares.contains($0) }
    #expect(reading.items.count == written.count, "seed \(seed)\n\(output.text)")
    for (read, index) in zip(reading.items, written) where !shares.contains(index) {
      #expect(read.id == ItemID(contentOf: items[index]), "seed \(seed)\n\(output.text)")
    }
  }

  @Test func `an item is written as people write it`() throws {
    let output = try write([Self.item(), Self.item("1 &lt; 2?", format: .html)])
    #expect(output.losses.isEmpty)
    #expect(
      output.text == """
        Hỏi gì?
        A) có
        B) không
        ANSWER: B

        1 < 2?
        A) có
        B) không
        ANSWER: B


        """)
  }

  struct Held: Sendable, CustomStringConvertible {
    let code: String
    let item: Item
    let isWritten: Bool
    var description: String { code }

    init(_ code: String, isWritten: Bool, _ item: Item) {
      self.code = code
      self.item = item
      self.isWritten = isWritten
    }
  }

  private static func changed(_ change: (inout Item) -> Void) -> Item {
    var item = item()
    change(&item)
    return item
  }

  private static func choices(_ fractions: Fraction...) -> [Choice] {
    fractions.enumerated().map { Choice(text: "x\($0)", fraction: $1) }
  }

  static let held: [Held] = [
    Held("cannot-hold-kind", isWritten: false, changed { $0.body = .essay }),
    Held("cannot-hold-few-choices", isWritten: false, item("Hỏi?", choices(.one))),
    Held("cannot-hold-no-right-choice", isWritten: false, item("Hỏi?", choices(.zero, .zero))),
    Held("cannot-hold-several-right", isWritten: false, item("Hỏi?", choices(.one, .one))),
    Held(
      "cannot-hold-many-choices", isWritten: false,
      item(
        "Hỏi?",
        [Choice(text: "đúng", fraction: .one)]
          + (1...26).map { Choice(text: "\($0)", fraction: .zero) })),
    Held("cannot-hold-prompt", isWritten: false, item("A. Lincoln?")),
    Held("cannot-hold-prompt", isWritten: false, item("U.S. là gì?")),
    Held("cannot-hold-prompt", isWritten: false, item("Answer: gì?")),
    Held("cannot-hold-prompt", isWritten: false, item("Tags: gì?")),
    Held("cannot-hold-prompt", isWritten: false, item("")),
    Held("cannot-hold-prompt", isWritten: false, item("?")),
    Held(
      "loses-shares", isWritten: true,
      item("Hỏi?", choices(.one, .zero, Fraction(tenMillionths: 5_000_000)))),
    Held("loses-markup", isWritten: true, item("<b>Hỏi</b>?", format: .html)),
    Held("loses-lines", isWritten: true, item("Hỏi\ngì?")),
    Held(
      "loses-media", isWritten: true,
      changed {
        $0.media = [
          Media(name: "a", mediaType: "image/png", sha256: "", byteCount: 0, base64: "")
        ]
      }),
    Held("loses-feedback", isWritten: true, changed { $0.feedback = "vì" }),
    Held("loses-title", isWritten: true, changed { $0.title = "tên" }),
    Held("loses-category", isWritten: true, changed { $0.category = ["mục"] }),
    Held("loses-tags", isWritten: true, changed { $0.tags = ["thẻ"] }),
    Held("loses-id-number", isWritten: true, changed { $0.idNumber = "1" }),
    Held(
      "loses-pin", isWritten: true,
      item(
        "Hỏi?",
        [Choice(text: "a", fraction: .one), Choice(text: "b", fraction: .zero, last: true)])),
  ]

  @Test(arguments: held)
  func `what Aiken cannot hold is named`(_ held: Held) throws {
    let output = try write([held.item])
    #expect(output.losses.map(\.finding.code) == ["aiken.\(held.code)"])
    #expect(output.losses.first?.finding.severity == (held.isWritten ? .warning : .error))
    #expect(read(output.text).items.count == (held.isWritten ? 1 : 0))
  }
}
