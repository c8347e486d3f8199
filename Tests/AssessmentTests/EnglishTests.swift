import Assessment
import Testing

@Suite struct EnglishTests {
  @Test func `one thing is singular, none and several are plural`() {
    #expect(
      [0, 1, 2, 21].map { English.count($0, "item") } == [
        "0 items", "1 item", "2 items", "21 items",
      ])
    #expect([1, 2].map { English.count($0, "entry", "entries") } == ["1 entry", "2 entries"])
    #expect([0, 1, 2].map { English.of($0, "is", "are") } == ["are", "is", "are"])
  }
}
