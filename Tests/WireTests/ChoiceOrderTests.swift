import Assessment
import Testing
import TestSupport
import Wire

struct ChoiceOrderTests {
  static let entries = ["a", "b", "c", "d", "e"].map {
    PresentedItem.Entry(id: ChoiceID($0), text: $0)
  }

  static func order(_ seed: UInt32, _ question: String) -> String {
    ChoiceOrder.arranged(entries, seed: seed, question: question).map(\.text).joined()
  }

  /// Frozen: a contestant who comes back with a newer program must see the same order.
  @Test func `the order of a seed and a question never changes`() {
    #expect(Self.order(0, "a.1") == "cabed")
    #expect(Self.order(0x9F3C_61AA, "khoi-dong.3") == "eadcb")
    #expect(Self.order(UInt32.max, "") == "bedca")
  }

  @Test func `choices that stay last follow in the order given`() {
    let last = ["y", "x"].map { PresentedItem.Entry(id: ChoiceID($0), text: $0, last: true) }
    for seed in 0..<50 as Range<UInt32> {
      let shown = ChoiceOrder.arranged(
        [last[0]] + Self.entries + [last[1]], seed: seed, question: "a.1")
      #expect(shown.suffix(2).map(\.text) == ["y", "x"])
      #expect(Set(shown) == Set(Self.entries + last))
    }
  }

  @Test func `every choice stands in every place about as often`() {
    var counts: [String: Int] = [:]
    for seed in 0..<5_000 as Range<UInt32> {
      for (place, letter) in Self.order(seed &* 2_654_435_761, "a.1").enumerated() {
        counts["\(letter)\(place)", default: 0] += 1
      }
    }
    #expect(counts.count == 25)
    #expect(counts.values.allSatisfy { (850...1_150).contains($0) })
  }

  @Test func `only the choices move`() {
    let item = PresentedItem(
      prompt: "?", format: .plain, form: .matching(left: Self.entries, right: Self.entries))
    #expect(item.arranged(seed: 1, question: "a.1") == item)
    let multiple = PresentedItem(
      prompt: "?", format: .plain, form: .multiple(Self.entries, select: 2))
    guard case .multiple(let shown, let select) = multiple.arranged(seed: 1, question: "a.1").form
    else { return #expect(Bool(false), "another kind") }
    #expect(Set(shown) == Set(Self.entries) && select == 2)
  }
}
