import Assessment
import ContestEngine
import Store
import TestSupport
import Testing

/// What the library keeps of how items worked.
struct OutcomeTests {
  let directory: TemporaryDirectory
  let library: Library
  let now = Samples.start

  init() throws {
    directory = try TemporaryDirectory()
    library = try DataDirectory(directory.path("data")).openLibrary()
  }

  private func outcome(
    _ item: String, asked: Int, _ difficulty: Int, _ discrimination: Int? = nil
  ) -> ItemOutcome {
    ItemOutcome(
      item: ItemID(item), asked: asked, difficulty: difficulty, discrimination: discrimination)
  }

  @Test func `contests are weighed by how many were asked`() throws {
    #expect(try library.histories().isEmpty)
    try library.keep(
      [outcome("a", asked: 30, 500_000, 200_000), outcome("b", asked: 0, 0)], ofContest: "xuan",
      at: now)
    try library.keep([outcome("a", asked: 10, 900_001)], ofContest: "thu", at: now)
    let histories = try library.histories()
    #expect(histories.keys.map(\.text) == ["a"])
    let a = try #require(histories[ItemID("a")])
    #expect(a.contests == 2 && a.asked == 40)
    // (15,000,000 + 9,000,010) ÷ 40
    #expect(a.difficulty == 600_000)
    #expect(a.discrimination == 200_000)
  }

  @Test func `what told apart and the Rasch scale are kept, weighed by what they are worth`() throws
  {
    func full(_ asked: Int, _ upperLower: Int, _ value: Int, _ error: Int) -> ItemOutcome {
      ItemOutcome(
        item: ItemID("a"), asked: asked, difficulty: 500_000, discrimination: nil,
        upperLower: upperLower, rasch: RaschEstimate(value: value, standardError: error))
    }
    try library.keep([full(30, 400_000, 1_000_000, 300_000)], ofContest: "xuan", at: now)
    let one = try #require(library.histories()[ItemID("a")])
    #expect(one.upperLower == 400_000)
    #expect(one.rasch == RaschEstimate(value: 1_000_000, standardError: 300_000))
    // Three times as exact counts nine times.
    try library.keep([full(10, 800_000, 2_000_000, 100_000)], ofContest: "thu", at: now)
    try library.keep([outcome("a", asked: 5, 500_000)], ofContest: "dong", at: now)
    let all = try #require(library.histories()[ItemID("a")])
    #expect(all.upperLower == 500_000 && all.discrimination == nil)
    #expect(all.rasch?.value == 1_900_000)
    #expect(all.rasch?.standardError == 94_868)
    #expect(RaschEstimate(value: 1, standardError: 0) == nil)
  }

  @Test func `the same contest again replaces what it said, and says whether that is new`() throws {
    let first = [outcome("a", asked: 30, 500_000), outcome("b", asked: 30, 400_000)]
    #expect(try library.keep(first, ofContest: "xuan", at: now))
    #expect(try !library.keep(first.reversed(), ofContest: "xuan", at: now + 1))
    #expect(try library.keep([outcome("a", asked: 30, 510_000)], ofContest: "xuan", at: now + 2))
    #expect(try library.histories().mapValues(\.difficulty) == [ItemID("a"): 510_000])
  }

  @Test func `an item of two questions of a contest is one`() throws {
    try library.keep(
      [outcome("a", asked: 10, 200_000), outcome("a", asked: 30, 600_000)], ofContest: "xuan",
      at: now)
    #expect(try library.histories()[ItemID("a")]?.difficulty == 500_000)
    #expect(try library.histories()[ItemID("a")]?.contests == 1)
  }

  @Test func `what is known of an item is known of the one that took its place`() throws {
    let items = ["Thủ đô của Việt Nam là thành phố nảo?", "Thủ đô của Việt Nam là thành phố nào?"]
      .enumerated().map { number, prompt in
        Item(
          id: ItemID("x\(number)"), prompt: prompt,
          body: .single([
            Choice(text: "Hà Nội", fraction: .one), Choice(text: "Huế", fraction: .zero),
          ]))
      }
    _ = try library.add([items[0]], to: "a", at: now)
    try library.keep([outcome("x0", asked: 20, 700_000)], ofContest: "xuan", at: now)
    _ = try library.add([items[1]], to: "a", at: now, replacing: true)
    #expect(try library.latestVersion(of: items[0].id) == items[1].id)
    #expect(try library.histories()[ItemID("x1")]?.asked == 20)
    #expect(try library.histories()[ItemID("x0")]?.asked == 20)
    // It stays when the bank goes.
    try library.remove(bank: "a")
    #expect(try library.histories()[ItemID("x1")]?.difficulty == 700_000)
  }
}
