import Assessment
import TestSupport
import Testing

@testable import Authoring

@Suite struct ChoicePinningTests {
  private func choices(_ texts: [String]) -> (pinned: [String], codes: [String]) {
    var choices = texts.map { Choice(text: $0, fraction: .zero) }
    let findings = ChoicePinning.pin(&choices)
    return (choices.filter(\.last).map(\.text), findings.map(\.0.code))
  }

  @Test(arguments: [
    "Tất cả các đáp án trên", "Tất cả các ý trên đều đúng.", "Tất cả các biện pháp trên",
    "Tất cả đều sai", "Cả ba ý trên", "Cả 3 câu trên đều đúng", "Cả hai đều đúng",
    "Các ý trên đều sai", "Những việc kể trên", "Không có đáp án nào đúng", "Không câu nào đúng",
    "Không có ý nào", "tat ca cac dap an tren", "<p>Tất cả các phương án trên</p>",
    "All of the above", "None of the above.", "None of these", "All the above are correct",
    "Mọi điều kể trên",
  ])
  func `a choice that speaks of all others is pinned to the end`(_ text: String) {
    let found = choices([text, "Huế", "Vinh", "Hà Nội"])
    #expect(found.pinned == [text])
    #expect(found.codes == ["bank.pinned-last"])
  }

  @Test(arguments: [
    "Cả A và B", "A và B đều đúng", "Cả A, B và C", "A, B đều đúng", "Cả A lẫn C", "Both A and B",
    "A and C are correct", "Đáp án A và B đúng", "Chỉ A và C", "Neither A nor B", "B hoặc C",
  ])
  func `a choice that names others by letters is pinned and told`(_ text: String) {
    let found = choices(["Huế", "Vinh", "Hà Nội", text])
    #expect(found.pinned == [text])
    #expect(found.codes == ["bank.names-letters"])
  }

  @Test(arguments: [
    "Tất cả học sinh trên địa bàn", "Tất cả", "Cả nước", "Các nước trên thế giới",
    "Cả ba miền trên đất nước", "Không có", "Không khí", "Những hòn đảo trên biển", "All people",
    "Trên tất cả", "I và II", "Vitamin A và B", "Hiệp hội A và B của tỉnh", "A", "AB và BC",
    "A và F", "Moi người trên xe",
  ])
  func `a choice that only sounds like it stays where it is`(_ text: String) {
    let found = choices(["Huế", "Vinh", "Hà Nội", text])
    #expect(found.pinned == [])
    #expect(found.codes == [])
  }

  @Test func `letters of points, with which most choices are written, are no choices`() {
    #expect(choices(["A và B", "A và C", "B và C", "không điểm nào"]).pinned == [])
    #expect(choices(["B và C", "Huế"]).pinned == [])
  }

  @Test func `gaps that are chosen from a list pin theirs`() throws {
    var blanks = [
      Blank(accepts: .text([], caseSensitive: false)),
      Blank(
        accepts: .choice(
          ["Huế", "Cả A và C", "Vinh"].map { Choice(text: $0, fraction: .zero) })),
    ]
    let findings = ChoicePinning.pin(&blanks)
    #expect(findings.map(\.0.code) == ["bank.names-letters"])
    guard case .choice(let choices) = blanks[1].accepts else {
      Issue.record("the gap changed its kind")
      return
    }
    #expect(choices.map(\.last) == [false, true, false])
  }

  @Test func `pinning leaves the item's id as it is, and a drawing puts the choice last`() throws {
    let texts = ["Tất cả các đáp án trên", "Huế", "Vinh", "Hà Nội"]
    let reading = readGIFT("Q? {=" + texts.joined(separator: " ~") + "}")
    let item = try #require(reading.items.first)
    var unpinned = item
    guard case .single(var choices) = item.body else {
      Issue.record("no single choice")
      return
    }
    choices[0].last = false
    unpinned.body = .single(choices)
    #expect(ItemID(contentOf: unpinned) == item.id)
    var random = SeededGenerator(seed: 1)
    let drawn = try #require(DrawnItem(drawing: item, shuffle: true, using: &random))
    guard case .single(let shown) = drawn.presented.form else {
      Issue.record("no single choice")
      return
    }
    #expect(shown.last?.text == texts[0])
    #expect(shown.map(\.last) == [false, false, false, true])
  }
}
