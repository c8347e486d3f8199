import Assessment
import ContestEngine
import Foundation
import TestSupport
import Testing

@testable import Store

struct LibraryTests {
  let directory: TemporaryDirectory
  let data: DataDirectory
  let library: Library
  let now = Samples.start

  init() throws {
    directory = try TemporaryDirectory()
    data = try DataDirectory(directory.path("data"))
    library = try data.openLibrary()
  }

  private static func item(_ number: Int, _ prompt: String, right: String = "Hà Nội") -> Item {
    Item(
      id: ItemID("id\(number)"), title: "Câu \(number)", prompt: prompt,
      body: .single([
        Choice(text: right, fraction: .one), Choice(text: "Huế", fraction: .zero),
      ]), category: ["dia-ly"], tags: ["de"], source: ItemSource(file: "a.gift", line: number))
  }

  private static let capital = item(1, "Thủ đô của Việt Nam là thành phố nào?")

  @Test func `an imported bank is exported in its order with every part`() throws {
    let outcome = try library.add(Samples.items.reversed(), to: "Toán 8", at: now)
    #expect(outcome.added.count == Samples.items.count)
    #expect(try library.items(of: "Toán 8") == Samples.items.reversed())
    let bank = try #require(try library.banks().first)
    #expect(bank.name == "Toán 8")
    #expect(bank.items == 6)
    #expect(bank.kinds[.numeric] == 1)
  }

  @Test func `the same import again changes nothing and says so`() throws {
    _ = try library.add(Samples.items, to: "a", at: now)
    var moved = Samples.items
    for index in moved.indices { moved[index].source = ItemSource(file: "/b/c.gift", line: 99) }
    let outcome = try library.add(moved, to: "a", at: now + 5_000)
    #expect(outcome.changesNothing)
    #expect(outcome.unchanged == Samples.items.map(\.id))
    #expect(outcome.nearlySame.isEmpty)
    #expect(try library.banks().first?.updatedAt == now)
    #expect(try library.items(of: "a") == Samples.items)
  }

  @Test func `other feedback, tags, title or category is an update in the same place`() throws {
    _ = try library.add(Samples.items, to: "a", at: now)
    var changed = Samples.items
    changed[0].feedback = "Khác"
    changed[1].tags = ["kho"]
    changed[2].title = "Tên mới"
    changed[3].category = ["b"]
    let outcome = try library.add(changed, to: "a", at: now + 1_000)
    #expect(outcome.updated == changed.prefix(4).map(\.id))
    #expect(outcome.unchanged.count == 2)
    #expect(outcome.added.isEmpty)
    #expect(try library.items(of: "a") == changed)
    let found = try #require(try library.item(ItemID("i1")).first)
    #expect(found.firstSeen == now)
    #expect(found.updatedAt == now + 1_000)
  }

  @Test func `one letter in another normal form is an update`() throws {
    var item = Self.capital
    item.feedback = "Nguy\u{1EC5}n"
    _ = try library.add([item], to: "a", at: now)
    item.feedback = "Nguye\u{302}\u{303}n"
    #expect(try library.add([item], to: "a", at: now).updated == [item.id])
  }

  @Test func `nearly the same items are told, in the library and in the import`() throws {
    _ = try library.add([Self.capital], to: "a", at: now)
    let again = Self.item(2, "Câu 7. THỦ ĐÔ của Việt Nam là thành phố nào")
    let other = Self.item(3, "Con sông dài nhất chảy qua nước ta là sông nào?", right: "Mê Kông")
    let twin = Self.item(4, "Con sông dài nhất chảy qua nước ta là sông nào ?", right: "Mê Kông")
    let outcome = try library.add([again, other, twin], to: "b", at: now)
    #expect(outcome.added.count == 3)
    #expect(
      outcome.nearlySame == [
        ImportOutcome.NearlySame(new: again.id, existing: Self.capital.id, bank: "a"),
        ImportOutcome.NearlySame(new: twin.id, existing: other.id, bank: "b"),
      ])
  }

  @Test func `a bank's items are its own, and the same item elsewhere is told`() throws {
    _ = try library.add([Self.capital], to: "a", at: now)
    var tagged = Self.capital
    tagged.tags = ["kho"]
    let outcome = try library.add([tagged], to: "b", at: now)
    #expect(outcome.added == [tagged.id])
    #expect(outcome.elsewhere == [ImportOutcome.Elsewhere(id: tagged.id, bank: "a")])
    #expect(outcome.nearlySame.isEmpty)
    #expect(try library.items(of: "a").first?.tags == ["de"])
    #expect(try library.item(tagged.id).map(\.bank) == ["a", "b"])
  }

  @Test func `an item twice in an import counts once`() throws {
    let outcome = try library.add([Self.capital, Self.capital], to: "a", at: now)
    #expect(outcome.added == [Self.capital.id])
    #expect(
      outcome.refused == [
        ImportOutcome.Refused(place: 1, id: Self.capital.id, reason: .repeated)
      ])
  }

  @Test func `an item beyond the limit is refused and the others are added`() throws {
    var huge = Self.capital
    huge.feedback = String(repeating: "x", count: Library.itemBytesMax)
    let other = Self.item(9, "Một câu khác hẳn?")
    let outcome = try library.add([huge, other], to: "a", at: now)
    #expect(outcome.added == [other.id])
    #expect(outcome.refused.map(\.place) == [0])
  }

  @Test func `a dry run tells the same and changes nothing`() throws {
    _ = try library.add([Self.capital], to: "a", at: now)
    var changed = Self.capital
    changed.title = "b"
    let items = [changed, Self.item(2, "Thủ đô của Việt Nam là thành phố nào ạ?")]
    let told = try library.add(items, to: "a", at: now, dryRun: true)
    #expect(try library.items(of: "a") == [Self.capital])
    #expect(try library.add([Self.capital], to: "new", at: now, dryRun: true).added.count == 1)
    #expect(try library.banks().count == 1)
    #expect(try library.add(items, to: "a", at: now) == told)
  }

  @Test func `two imports at a time both count`() async throws {
    let path = data.path
    async let first = Self.fill("a", at: path)
    async let second = Self.fill("a", at: path)
    let added = try await [first, second]
    // Whoever came second found everything there.
    #expect(added.sorted() == [0, 60])
    #expect(try library.items(of: "a").count == 60)
  }

  private static func fill(_ bank: String, at path: String) async throws -> Int {
    let library = try DataDirectory(path).openLibrary()
    let items = (0..<60).map { item($0, "Câu hỏi về con số \($0)?", right: "\($0)") }
    return try library.add(items, to: bank, at: Samples.start).added.count
  }

  @Test func `an import without room leaves the library as before`() throws {
    _ = try library.add([Self.capital], to: "a", at: now)
    let pages = try library.database.integer("PRAGMA page_count")
    try library.database.execute("PRAGMA max_page_count = \(pages + 3)")
    let many = (10..<400).map {
      Self.item($0, "Câu hỏi số \($0) về con số \($0 * 7)?", right: "\($0)")
    }
    let error = try #require(throws: StoreError.self) {
      try library.add(many, to: "a", at: now)
    }
    #expect(error.isDiskFull)
    #expect(try library.items(of: "a") == [Self.capital])
    try library.database.execute("PRAGMA max_page_count = 100000")
    #expect(try library.add(many, to: "a", at: now).added.count == 390)
  }

  @Test func `a process killed in an import leaves the library as before`() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = data.path as String] in
      let library = try DataDirectory(path).openLibrary()
      _ = try library.add([Self.capital], to: "a", at: Samples.start)
      // Small enough a cache that half of the import is in the log already.
      try library.database.execute("PRAGMA cache_size = 5; BEGIN IMMEDIATE")
      try library.database.execute(
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
        INSERT INTO item SELECT NULL, bank, i, kind, content, NULL, NULL, words, 1, 1, NULL
        FROM item, n
        """)
      kill(getpid(), SIGKILL)
    }
    #expect(try library.items(of: "a") == [Self.capital])
    #expect(try library.database.integer("SELECT count(*) FROM item") == 1)
    #expect(try library.add([Self.capital], to: "a", at: now).changesNothing)
  }

  @Test func `a search finds every word without case and tone marks`() throws {
    let river = Self.item(3, "Sông nào dài nhất nước ta?", right: "Đồng Nai 100%_")
    _ = try library.add([Self.capital, river], to: "a", at: now)
    func ids(_ text: String, bank: String? = nil) throws -> [String] {
      try library.search(text, in: bank).map(\.item.id.text)
    }
    #expect(try ids("thu do") == ["id1"])
    #expect(try ids("NÀO thành") == ["id1"])
    #expect(try ids("dong nai") == ["id3"])
    #expect(try ids("100%_") == ["id3"])
    #expect(try ids("dia-ly") == ["id1", "id3"])
    #expect(try ids("").count == 2)
    #expect(try ids("' OR 1=1 --").isEmpty)
    #expect(throws: StoreError.unknownBank("x")) { try ids("a", bank: "x") }
  }

  @Test func `items and banks are removed`() throws {
    _ = try library.add(Samples.items, to: "a", at: now)
    _ = try library.add([Self.capital], to: "b", at: now)
    let gone = try library.remove([ItemID("i2"), ItemID("nobody")], from: "a", at: now + 1)
    #expect(gone == [ItemID("i2")])
    #expect(try library.items(of: "a").count == 5)
    try library.remove(bank: "a")
    #expect(try library.banks().map(\.name) == ["b"])
    #expect(try library.search("2 + 2").isEmpty)
    #expect(throws: StoreError.unknownBank("a")) { try library.items(of: "a") }
  }

  @Test func `tags are changed in one bank`() throws {
    _ = try library.add([Self.capital], to: "a", at: now)
    _ = try library.add([Self.capital], to: "b", at: now)
    let changed = try library.changeTags(
      of: [Self.capital.id, ItemID("nobody")], in: "a", adding: ["kho", "kho"], removing: ["de"],
      at: now)
    #expect(changed == [Self.capital.id])
    #expect(try library.items(of: "a").first?.tags == ["kho"])
    #expect(try library.items(of: "a").first?.source == Self.capital.source)
    #expect(try library.items(of: "b").first?.tags == ["de"])
    #expect(try library.search("kho").count == 1)
    #expect(
      try library.changeTags(of: changed, in: "a", adding: ["kho"], at: now).isEmpty)
  }

  @Test func `a damaged item is told by its id`() throws {
    _ = try library.add([Self.capital], to: "a", at: now)
    try library.database.execute("UPDATE item SET content = '{}'")
    #expect {
      try library.items(of: "a")
    } throws: { error in
      guard case .malformedItem("id1", _) = error as? StoreError else { return false }
      return true
    }
  }
}
