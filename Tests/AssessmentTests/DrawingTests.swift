import Assessment
import Testing

@Suite struct DrawingTests {
  private let choices = [
    Choice(text: "a", fraction: .one), Choice(text: "b", fraction: .zero),
    Choice(text: "Tất cả", fraction: .zero, last: true), Choice(text: "c", fraction: .zero),
  ]

  private func entries(_ item: DrawnItem) -> [PresentedItem.Entry] {
    switch item.presented.form {
    case .single(let entries), .multiple(let entries, _), .ordering(let entries),
      .matching(_, let entries):
      entries
    default: []
    }
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func `whatever is drawn, the key finds the right choice`(seed: UInt64) throws {
    let drawn = try #require(Sample.drawn(.single(choices), seed: seed))
    let shown = entries(drawn)
    #expect(Set(shown.map(\.text)) == ["a", "b", "c", "Tất cả"], "seed \(seed)")
    #expect(Set(shown.map(\.id)).count == 4)
    #expect(shown.last == shown.first(where: \.last))
    let right = try #require(shown.first { $0.text == "a" })
    #expect(drawn.key == .response(.choice(right.id)))
    #expect(drawn.isRight(.choice(right.id)))
    #expect(drawn.presented.accepts(.choice(right.id)))
  }

  @Test func `without shuffling the bank's order stays, pinned choices last`() throws {
    let drawn = try #require(Sample.drawn(.single(choices), seed: 4, shuffle: false))
    #expect(entries(drawn).map(\.text) == ["a", "b", "Tất cả", "c"])
  }

  @Test func `orderings and right sides are drawn even without shuffling`() throws {
    let texts = (1...8).map(String.init)
    let ordering = try #require(Sample.drawn(.ordering(texts), seed: 1, shuffle: false))
    #expect(entries(ordering).map(\.text) != texts)
    let pairs = texts.map { Pair(left: "l" + $0, right: $0) }
    let body = ItemBody.matching(pairs, distractors: [])
    let matching = try #require(Sample.drawn(body, seed: 1, shuffle: false))
    #expect(entries(matching).map(\.text) != texts)
    guard case .response(let key) = matching.key else { return }
    #expect(matching.isRight(key))
  }

  @Test func `ids and order come from the seed alone`() throws {
    let one = Sample.drawn(.single(choices), seed: 7)
    #expect(one == Sample.drawn(.single(choices), seed: 7))
    #expect(one != Sample.drawn(.single(choices), seed: 8))
  }

  @Test func `what cannot be marked is not drawn`() {
    #expect(Sample.drawn(.essay, seed: 1) == nil)
    #expect(Sample.drawn(.description, seed: 1) == nil)
  }

  @Test func `a great many choices still have distinct ids`() throws {
    let many = (0..<3_000).map { Choice(text: String($0), fraction: .zero) }
    let drawn = try #require(Sample.drawn(.multiple(many), seed: 3))
    #expect(Set(drawn.ids).count == 3_000)
  }

  @Test func `the blanks of a cloze carry their own choices`() throws {
    let blanks = [
      Blank(accepts: .choice(Sample.choices([("x", 100), ("y", 0)]))),
      Blank(accepts: .text([TextAnswer(text: "z")], caseSensitive: false)),
      Blank(accepts: .choice(Sample.choices([("u", 0), ("v", 100)]))),
    ]
    let drawn = try #require(Sample.drawn(.cloze(blanks), seed: 5))
    guard case .cloze(let gaps) = drawn.presented.form else { return }
    #expect(gaps.map(\.kind) == [.single, .text, .single])
    #expect(gaps.map { Set($0.choices.map(\.text)) } == [["x", "y"], [], ["u", "v"]])
    guard case .response(let key) = drawn.key else { return }
    #expect(drawn.isRight(key))
    #expect(drawn.presented.accepts(key))
  }
}
