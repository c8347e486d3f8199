import Assessment
import Testing

@testable import Authoring

@Suite struct ItemPileTests {
  private func items(_ range: Range<Int>) -> [Item] {
    range.map {
      Item(
        id: ItemID(high: 0, low: UInt64($0)), prompt: "Câu \($0) của một đề thi rất dài",
        body: .single([
          Choice(text: "Có", fraction: .one), Choice(text: "Không \($0)", fraction: .zero),
        ]))
    }
  }

  private func pile(_ range: Range<Int>) -> ItemPile {
    var pile = ItemPile()
    for item in items(range) { pile.append(item) }
    return pile
  }

  @Test func `parts are joined in their order`() {
    var whole = pile(0..<3)
    for start in stride(from: 3, to: 1003, by: 50) { whole.append(pile(start..<(start + 50)), 50) }
    for item in items(1003..<1005) { whole.append(item) }
    #expect(whole.count == 1005)
    #expect(whole.joined() == items(0..<1005))
  }

  @Test func `no more is taken of a part than is asked for`() {
    var part = pile(0..<4)
    part.append(pile(4..<9), 5)
    var whole = ItemPile()
    whole.append(part, 6)
    #expect(whole.count == 6)
    #expect(whole.joined() == items(0..<6))
    var none = ItemPile()
    none.append(pile(0..<4), 0)
    #expect(none.count == 0)
    #expect(none.joined() == [])
  }

  @Test func `a part that is kept elsewhere stays whole`() {
    var part = pile(0..<20)
    var whole = ItemPile()
    whole.append(part, 20)
    whole.append(part, 7)
    #expect(whole.joined() == items(0..<20) + items(0..<7))
    #expect(part.joined() == items(0..<20))
  }

  @Test func `the first items get a category across parts`() {
    var whole = pile(0..<3)
    whole.append(pile(3..<6), 3)
    whole.setCategory(["Toán"], of: 4)
    let joined = whole.joined()
    #expect(joined.map(\.category) == Array(repeating: ["Toán"], count: 4) + [[], []])
  }
}
