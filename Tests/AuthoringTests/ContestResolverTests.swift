import Assessment
import ContestEngine
import Testing

@testable import Authoring

@Suite struct ContestResolverTests {
  /// Items whose words have nothing in common.
  static func item(
    _ name: String, category: [String] = [], tags: [String] = [], line: Int? = nil
  ) -> Item {
    Item(
      id: ItemID(name), title: "Câu \(name)",
      prompt: "Trong các từ \(name)a \(name)b \(name)c \(name)d \(name)e, từ nào đúng?",
      body: .single([
        Choice(text: "\(name) đúng", fraction: .one), Choice(text: "sai", fraction: .zero),
      ]), category: category, tags: tags,
      source: line.map { ItemSource(file: "a.gift", line: $0) })
  }

  static func resolve(
    _ marked: String, _ banks: [String: ContestBank]
  ) -> (output: ContestResolver.Output, places: [SourcePlace]) {
    let (text, places) = ContestSample.unmarked(marked)
    return (ContestResolver.resolve(ContestSample.read(text)) { banks[$0] }, places)
  }

  static func contest(_ rounds: String..., banks: String = "['a.gift']") -> String {
    let list = rounds.enumerated().map { "{id: 'r\($0)', title: 'V', rule: 'classic', \($1)}" }
    return ContestSample.live(
      "banks: \(banks), rounds: [\(list.joined(separator: ",\n"))]", without: ["rounds", "banks"])
  }

  private func expect(
    _ marked: String, _ banks: [String: ContestBank], _ codes: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let (output, places) = Self.resolve(marked, banks)
    #expect(
      output.diagnostics.map { String($0.code.dropFirst("contest.".count)) } == codes,
      "\(output.diagnostics)", sourceLocation: sourceLocation)
    #expect(output.diagnostics.map(\.place) == places, sourceLocation: sourceLocation)
  }

  static let four = ContestBank(items: [
    item("một", category: ["Toán", "Lớp 6"], tags: ["dễ"]),
    item("hai", category: ["Toán", "Lớp 7"], tags: ["dễ", "hình"]),
    item("ba", category: ["Văn"], tags: ["khó"]), item("bốn"),
  ])

  @Test func `no bank at all is told once, where it is missing`() {
    expect(Self.contest("draw: {count: 2}", banks: "▸[]"), [:], "empty-text")
    expect(Self.contest("draw: {count: 2}", banks: "▸5"), [:], "wrong-type")
  }

  @Test func `an opinion that a survey asks for lacks no right answer, others do`() throws {
    func opinion(_ name: String, line: Int) -> Item {
      var item = Self.item(name, tags: ["ý kiến"], line: line)
      item.body = .single([
        Choice(text: "có", fraction: .zero), Choice(text: "không", fraction: .zero),
      ])
      return item
    }
    let noKey = { (line: Int) in
      Diagnostic(
        .warning, file: "a.gift", place: SourcePlace(line: line, column: 1),
        code: "bank.no-right-answer", message: LocalizedMessage(vi: "x", en: "x"))
    }
    let bank = ContestBank(
      items: [Self.item("một"), Self.item("hai"), opinion("ba", line: 3), opinion("bốn", line: 4)],
      diagnostics: [noKey(3), noKey(4)])
    let rounds = """
      {id: 'r', title: 'V', rule: 'classic', draw: {count: 2}},
      {id: 's', title: 'Y', rule: 'survey', items: ['Câu ba']}
      """
    let (output, _) = Self.resolve(
      ContestSample.live("rounds: [\(rounds)]", without: ["rounds"]), ["a.gift": bank])
    #expect(output.program != nil, "\(output.diagnostics)")
    let told = output.diagnostics.filter {
      ["bank.no-right-answer", "contest.items-left-out"].contains($0.code)
    }
    #expect(told.map(\.code) == ["contest.items-left-out", "bank.no-right-answer"])
    #expect(told.last?.place.line == 4)
    #expect(told.first?.message.text(in: "en").contains("Câu bốn") == true)
  }

  @Test func `a target takes only items whose difficulty is known`() throws {
    let (text, _) = ContestSample.unmarked(
      Self.contest("draw: {count: 2, difficulty: {right: 60, within: 10}}"))
    var asked: [ItemID] = []
    func resolve(_ known: [String: Int]) -> ContestResolver.Output {
      ContestResolver.resolve(
        ContestSample.read(text),
        difficulties: { ids in
          asked = ids
          return Dictionary(uniqueKeysWithValues: known.map { (ItemID($0.key), $0.value) })
        }, bank: { _ in Self.four })
    }
    let known = ["một": 500_000, "hai": 600_000, "ba": 800_000, "khác": 1]
    let program = try #require(resolve(known).program)
    #expect(asked.map(\.text) == ["một", "hai", "ba", "bốn"])
    #expect(program.pools.map { $0.map(\.id.text) } == [["một", "hai", "ba"]])
    #expect(program.difficulties == ["một": 500_000, "hai": 600_000, "ba": 800_000])
    #expect(
      program.definition.rounds[0].items
        == .drawn(DrawRules(count: 2, target: DifficultyTarget(right: 60, within: 10))))
    let few = resolve(["một": 500_000])
    #expect(few.diagnostics.map(\.code) == ["contest.draw-too-small"])
    #expect(few.diagnostics.first?.message.en.contains("statistics 1") == true)
    let far = resolve(["một": 100_000, "hai": 150_000, "ba": 120_000])
    #expect(far.diagnostics.map(\.code) == ["contest.target-missed"] && far.program == nil)
    // Without a target nobody asks.
    asked = []
    _ = ContestResolver.resolve(
      ContestSample.read(Self.contest("draw: {count: 2}")),
      difficulties: { ids in
        asked = ids
        return [:]
      }, bank: { _ in Self.four })
    #expect(asked.isEmpty)
  }

  @Test func `reserves are found among the items and told from the questions`() throws {
    let (output, _) = Self.resolve(
      Self.contest("items: ['Câu một'], reserve: ['hai', 'Câu ba']"), ["a.gift": Self.four])
    #expect(output.diagnostics == [])
    let program = try #require(output.program)
    #expect(program.pools.map { $0.map(\.id.text) } == [["một", "hai", "ba"]])
    #expect(program.definition.rounds[0].items == .named([ItemID("một")]))
    #expect(program.definition.rounds[0].reserve == [ItemID("hai"), ItemID("ba")])
    expect(
      Self.contest("items: ['Câu một'], reserve: [▸'năm']"), ["a.gift": Self.four], "missing-item")
    expect(
      Self.contest("draw: {count: ▸3, reserve: 2}"), ["a.gift": Self.four], "draw-too-small")
    expect(
      Self.contest("draw: {count: 1}, ▸reserve: ['hai']"), ["a.gift": Self.four], "no-effect")
  }

  @Test func `a draw takes what its conditions allow`() throws {
    let (output, _) = Self.resolve(
      Self.contest(
        "draw: {count: 1, category: ['toan']}", "draw: {count: 1, tags: ['de', 'hinh']}",
        "draw: {count: 1, category: ['toán/lớp 6', 'văn'], difficulty: ['kho']}",
        "items: ['Câu bốn']"), ["a.gift": Self.four])
    #expect(output.diagnostics == [])
    let program = try #require(output.program)
    #expect(
      program.pools.map { $0.map(\.id.text) } == [["một", "hai"], ["hai"], ["ba"], ["bốn"]])
    #expect(program.definition.rounds.last?.items == .named([ItemID("bốn")]))
  }

  @Test func `a bank that is missing is told at its name and nothing else is`() {
    expect(
      Self.contest(
        "draw: {count: 9}", "items: ['x']", banks: "['a.gift', ▸'b.gift']"),
      ["a.gift": Self.four], "missing-bank")
  }

  @Test func `what is wrong in a bank is passed on`() {
    let fault = Diagnostic(
      .error, file: "a.gift", place: SourcePlace(line: 3, column: 1), code: "gift.x",
      message: LocalizedMessage(vi: "v", en: "e"))
    let bank = ContestBank(items: Self.four.items, diagnostics: [fault])
    let (output, places) = Self.resolve(
      Self.contest("draw: {count: 1}", banks: "[▸'a.gift']"), ["a.gift": bank])
    #expect(output.program == nil)
    #expect(output.diagnostics.map(\.code) == ["contest.bank-has-errors", "gift.x"])
    #expect(output.diagnostics.first?.place == places.first)
    #expect(output.diagnostics.last == fault)
  }

  @Test func `an item that is missing is told with the nearest one`() {
    let marked = Self.contest("items: ['một', ▸'Câu bồn']")
    expect(marked, ["a.gift": Self.four], "missing-item")
    let (output, _) = Self.resolve(marked, ["a.gift": Self.four])
    #expect(output.diagnostics.first?.hint?.en == "did you mean 'Câu bốn'?")
  }

  @Test func `a title of two items names none, and the ids of both are said`() {
    var twin = Self.item("sáu", line: 30)
    twin.title = "Câu một"
    let bank = ContestBank(items: [Self.item("một", line: 4), twin])
    let marked = Self.contest("items: [▸'Câu một']")
    expect(marked, ["a.gift": bank], "shared-title")
    let (output, _) = Self.resolve(marked, ["a.gift": bank])
    #expect(
      output.diagnostics.first?.sentence(in: "en")
        == "2 items have the title 'Câu một'; name one by its id: 'một' (a.gift:4), 'sáu' (a.gift:30)"
    )
  }

  @Test func `a name that no item has is told, also where others give items enough`() {
    let marked = Self.contest("draw: {count: 1, difficulty: ['kho', ▸'trungbinh']}")
    expect(marked, ["a.gift": Self.four], "name-of-nothing")
    let (output, _) = Self.resolve(marked, ["a.gift": Self.four])
    #expect(output.program != nil)
    #expect(
      output.diagnostics.first?.sentence(in: "en")
        == "no item has 'trungbinh'; items have: 'dễ', 'hình', 'khó'")
    expect(
      Self.contest("draw: {count: 1, category: ['toan', ▸'sinh']}"), ["a.gift": Self.four],
      "name-of-nothing")
    let (none, _) = Self.resolve(
      Self.contest("draw: {count: 1, tags: ['xyz']}"), ["a.gift": Self.four])
    let hint = none.diagnostics.first?.hint?.en
    #expect(hint == "no item has 'xyz'; items have: 'dễ', 'hình', 'khó'")
  }

  @Test func `a window that is over is told where somebody looks`() throws {
    let contest = ContestSample.read(ContestSample.window())
    func codes(_ now: String?) throws -> [String] {
      let now = try now.map { try #require(ISODate.moment($0)) }
      return ContestResolver.resolve(contest, now: now) { _ in Self.four }.diagnostics.map(\.code)
    }
    #expect(try codes("2026-05-10T17:00+07:00").contains("contest.window-over"))
    #expect(try !codes("2026-05-10T16:59+07:00").contains("contest.window-over"))
    #expect(try !codes(nil).contains("contest.window-over"))
  }

  @Test func `a draw that is too small says by which condition`() {
    let marked = Self.contest("draw: {count: ▸2, category: ['toan'], tags: ['kkhó']}")
    expect(marked, ["a.gift": Self.four], "draw-too-small")
    let (output, _) = Self.resolve(marked, ["a.gift": Self.four])
    #expect(
      output.diagnostics.first?.sentence(in: "en")
        == "2 items to be drawn but only 0 fit (left after each condition: category 2, tags 0)"
        + "; no item has 'kkhó'; did you mean 'khó'?")
  }

  @Test func `rounds that share too few items are told together`() {
    let enough = Self.contest("draw: {count: 2}", "draw: {count: 2, category: ['toan']}")
    expect(enough, ["a.gift": Self.four])
    expect(
      Self.contest("draw: {count: 2}", "draw: {count: 1}", "draw: {count: ▸2, category: ['toan']}"),
      ["a.gift": Self.four], "rounds-share-too-few")
    expect(
      Self.contest(
        "draw: {count: 1}", "draw: {count: 1, tags: ['hinh']}", "draw: {count: ▸2, tags: ['de']}"),
      ["a.gift": Self.four], "rounds-share-too-few")
  }

  @Test func `an item that a round names is not left for the others`() {
    expect(
      Self.contest("items: ['một']", "draw: {count: ▸2, category: ['toan']}"),
      ["a.gift": Self.four], "rounds-share-too-few")
  }

  @Test func `nearly same items are named and count as one`() {
    var twin = Self.item("một", line: 12)
    twin.id = ItemID("sinh đôi")
    twin.title = "Bản chép"
    twin.prompt += " "
    let bank = ContestBank(items: Self.four.items + [twin])
    let (output, _) = Self.resolve(Self.contest("draw: {count: 4}"), ["a.gift": bank])
    #expect(output.program != nil)
    #expect(
      output.diagnostics.map { $0.text(in: "en") } == [
        "a.gift:12:1: warning: 'Bản chép' is nearly the same as 'Câu một'; "
          + "at most one of them is drawn"
      ])
    let (five, places) = Self.resolve(Self.contest("draw: {count: ▸5}"), ["a.gift": bank])
    #expect(five.diagnostics.map(\.code) == ["contest.draw-too-small", "contest.nearly-same"])
    #expect(five.diagnostics.first?.place == places.first)
    let (named, _) = Self.resolve(Self.contest("items: ['một', 'sinh đôi']"), ["a.gift": bank])
    #expect(named.diagnostics.map(\.code).contains("contest.named-nearly-same"))
    #expect(named.program == nil)
  }

  @Test func `alike items that somebody wants both of count as two`() throws {
    var twin = Self.item("một", line: 12)
    twin.id = ItemID("sinh đôi")
    twin.prompt += " "
    let bank = ContestBank(items: Self.four.items + [twin])
    let (text, _) = ContestSample.unmarked(Self.contest("draw: {count: 5}"))
    let pair = ItemPair(twin.id, ItemID("một"))
    let output = ContestResolver.resolve(
      ContestSample.read(text), kept: { $0.contains(twin.id) ? [pair] : [] }
    ) { _ in bank }
    #expect(output.diagnostics.isEmpty)
    #expect(output.program?.keptPairs == [pair])
    let without = ContestResolver.resolve(ContestSample.read(text)) { _ in Self.four }
    #expect(without.program?.keptPairs == nil)
  }

  @Test func `what cannot be marked or shown is left out`() {
    let essay = Item(id: ItemID("luận"), title: "Luận", prompt: "Viết", body: .essay)
    var picture = Self.item("hình")
    picture.format = .html
    picture.prompt = "<p>Hình gì? <img src='a.png'></p>"
    var worded = Self.item("chữ")
    worded.format = .html
    worded.prompt = "<p>Hình gì? <img src='a.png' alt='lá cờ'></p>"
    let bank = ContestBank(items: [essay, picture, worded] + Self.four.items)
    let (output, _) = Self.resolve(
      Self.contest("draw: {count: 5}", banks: "[▸'a.gift']"), ["a.gift": bank])
    #expect(output.diagnostics.map(\.code) == Array(repeating: "contest.items-left-out", count: 2))
    #expect(output.program?.pools.first?.count == 5)
    expect(
      Self.contest("items: [▸'luận']", banks: "[▸'a.gift']"),
      ["a.gift": ContestBank(items: [essay] + Self.four.items)], "items-left-out", "item-unfit")
  }

  @Test func `opinions are asked without a key, everything else is not`() {
    var opinion = Self.item("ý kiến")
    opinion.body = .single([
      Choice(text: "có", fraction: .zero), Choice(text: "không", fraction: .zero),
    ])
    let noKey = Diagnostic(
      .warning, file: "a.gift", place: SourcePlace(line: 1, column: 1),
      code: "bank.no-right-answer",
      message: LocalizedMessage(vi: "bản nháp", en: "a draft"))
    let survey = ["a.gift": ContestBank(items: [opinion], diagnostics: [noKey])]
    func rounds(_ rule: String, _ items: String, bank: String = "'a.gift'") -> String {
      ContestSample.live(
        "banks: [\(bank)], rounds: [{id: 'r', title: 'V', rule: '\(rule)', \(items)}]",
        without: ["rounds", "banks"])
    }
    expect(rounds("survey", "draw: {count: 1}"), survey)
    expect(rounds("survey", "items: ['ý kiến']"), survey)
    let both = ["a.gift": ContestBank(items: [opinion] + Self.four.items)]
    expect(
      rounds("classic", "draw: {count: ▸5}", bank: "▸'a.gift'"), both, "items-left-out",
      "draw-too-small")
    expect(
      rounds("classic", "items: [▸'ý kiến']", bank: "▸'a.gift'"), both, "items-left-out",
      "item-unfit")
  }

  @Test func `the same item of two banks is one item`() {
    let banks = ["a.gift": Self.four, "b.gift": Self.four]
    let both = "['a.gift', 'b.gift']"
    expect(Self.contest("draw: {count: 4, bank: 'b.gift'}", banks: both), banks)
    expect(Self.contest("draw: {count: ▸5}", banks: both), banks, "draw-too-small")
  }

  @Test func `what the engine does not run yet is told`() {
    expect(
      ContestSample.window("standings: {by: ['points', ▸'hardest']}"), ["a.gift": Self.four],
      "not-run-yet")
    expect(
      Self.contest("draw: {count: 1}, ▸rescues: ▸5"), ["a.gift": Self.four],
      "no-effect", "not-run-yet")
  }

  @Test func `rounds that wait for each other's items are drawn beforehand`() {
    let pools = ["['a', 'b']", "['b', 'c']", "['c', 'a']"]
    let bank = ContestBank(
      items: ["a", "b", "c"].flatMap { category in
        (1...2).map { Self.item("\(category)x\($0)", category: [category]) }
      })
    let (output, _) = Self.resolve(
      Self.contest(
        "draw: {count: 2, category: \(pools[0])}", "draw: {count: 2, category: \(pools[1])}",
        "draw: {count: 2, category: \(pools[2])}"), ["a.gift": bank])
    let codes = Set(output.diagnostics.map(\.code))
    #expect(codes.isSubset(of: ["contest.draw-is-tight"]), "\(output.diagnostics)")
  }

  /// The first round may take what the second one needs; a live draw takes care of that, while
  /// papers are dealt round by round.
  @Test func `a window is tried as the papers that its students get`() {
    let bank = ContestBank(items: ["a", "b", "c"].map { Self.item($0 + "x", category: [$0]) })
    func codes(_ contest: String) -> [String] {
      ContestResolver.resolve(ContestSample.read(contest)) { _ in bank }.diagnostics.map(\.code)
    }
    let rounds = """
      rounds: [{id: 'r1', title: 'V', rule: 'classic', draw: {count: 2}},
        {id: 'r2', title: 'V', rule: 'classic', draw: {count: 1, category: ['a']}}]
      """
    #expect(codes(ContestSample.live(rounds, without: ["rounds"])).isEmpty)
    #expect(codes(ContestSample.window(rounds, without: ["rounds"])) == ["contest.draw-is-tight"])
    let apart = """
      rounds: [{id: 'r1', title: 'V', rule: 'classic', draw: {count: 2, category: ['b', 'c']}},
        {id: 'r2', title: 'V', rule: 'classic', draw: {count: 1, category: ['a']}}]
      """
    #expect(codes(ContestSample.window(apart, without: ["rounds"])).isEmpty)
  }

  @Test func `a fault of the contest file comes with its line`() throws {
    let (text, places) = ContestSample.unmarked(
      ContestSample.live("startsIn: ▸'năm giây', title: 'Ầ', x: 1", without: ["title"]))
    let found = ContestFile.resolve(Array(text.utf8), path: "a.json5") { _ in [] }.diagnostics
    let fault = try #require(found.first { $0.place == places[0] })
    let snippet = try #require(fault.snippet)
    #expect(
      Array(snippet.text.unicodeScalars)[snippet.caret...].starts(with: "'năm".unicodeScalars))
    #expect(snippet.text.hasPrefix("startsIn: "))
    #expect(found.filter { $0.file == "a.json5" }.allSatisfy { $0.snippet != nil })
  }
}
