import Assessment
import ContestEngine
import Foundation
import TestSupport
import Testing

@testable import Store

/// No question twice in a library, and later versions of one.
struct NoQuestionTwiceTests {
  let directory: TemporaryDirectory
  let data: DataDirectory
  let now = Samples.start

  init() throws {
    directory = try TemporaryDirectory()
    data = try DataDirectory(directory.path("data"))
  }

  private static func item(
    _ id: String, _ prompt: String, right: String = "Hà Nội", wrong: [String] = ["Huế", "Vinh"],
    title: String = "", number: String? = nil
  ) -> Item {
    Item(
      id: ItemID(id), title: title, prompt: prompt,
      body: .single(
        [Choice(text: right, fraction: .one)] + wrong.map { Choice(text: $0, fraction: .zero) }),
      idNumber: number)
  }

  private static let capital = "Thủ đô của nước Việt Nam là thành phố nào?"
  private static let mistyped = "Thủ đô của nước Việt Nam là thnàh phố nào?"

  @Test func `another key is a conflict, in the library and in the import`() throws {
    let library = try data.openLibrary()
    _ = try library.add([Self.item("a", Self.capital)], to: "x", at: now)
    let other = Self.item("b", Self.capital, right: "Huế", wrong: ["Hà Nội", "Vinh"])
    let third = Self.item("c", "Câu 3. " + Self.capital, right: "Vinh", wrong: ["Hà Nội", "Huế"])
    let outcome = try library.add([other, third], to: "y", at: now)
    #expect(outcome.nearlySame.isEmpty)
    #expect(
      outcome.conflicts == [
        ImportOutcome.NearlySame(new: other.id, existing: ItemID("a"), bank: "x"),
        ImportOutcome.NearlySame(new: third.id, existing: ItemID("a"), bank: "x"),
        ImportOutcome.NearlySame(new: third.id, existing: other.id, bank: "y"),
      ])
    let pairs = try library.alikePairs()
    #expect(pairs.map(\.likeness) == [.conflict, .conflict, .conflict])
  }

  @Test func `a corrected typing error takes the earlier item's place and keeps its link`() throws {
    let library = try data.openLibrary()
    let wrong = Self.item("a", Self.mistyped, title: "Thủ đô")
    let other = Self.item("z", "Sông nào dài nhất chảy qua nước ta?", title: "Sông")
    _ = try library.add([wrong, other], to: "x", at: now)
    let right = Self.item("b", Self.capital, title: "Thủ đô")
    let told = try library.add([right], to: "x", at: now + 1, dryRun: true)
    #expect(try library.items(of: "x") == [wrong, other])
    let outcome = try library.add([right], to: "x", at: now + 1)
    #expect(outcome == told)
    #expect(outcome.replaced == [ImportOutcome.Replaced(new: right.id, earlier: wrong.id)])
    #expect(outcome.added.isEmpty && outcome.nearlySame.isEmpty && !outcome.changesNothing)
    #expect(try library.items(of: "x") == [right, other])
    let earlier = try library.earlierVersions(of: right.id)
    #expect(earlier == [EarlierVersion(item: wrong, replacedAt: now + 1)])
    #expect(try library.latestVersion(of: wrong.id) == right.id)
    // The old file once more brings no typing error back.
    let again = try library.add([wrong], to: "x", at: now + 2)
    #expect(again.superseded == [ImportOutcome.Superseded(id: wrong.id, later: right.id)])
    #expect(again.changesNothing)
    #expect(try library.items(of: "x") == [right, other])
  }

  @Test func `three versions are one line, and one can go back`() throws {
    let library = try data.openLibrary()
    let versions = [
      Self.item("a", Self.mistyped, number: "ĐL-17"),
      Self.item("b", Self.capital, number: "ĐL-17"),
      Self.item("c", "Hãy cho biết: " + Self.capital, number: "ĐL-17"),
    ]
    for (place, version) in versions.enumerated() {
      _ = try library.add([version], to: "x", at: now + Int64(place))
    }
    #expect(try library.items(of: "x") == [versions[2]])
    let ids = try library.earlierVersions(of: ItemID("c")).map(\.item.id.text)
    #expect(ids == ["b", "a"])
    #expect(try library.latestVersion(of: ItemID("a")) == ItemID("c"))
    let back = try library.add([versions[0]], to: "x", at: now + 9, replacing: true)
    #expect(back.replaced == [ImportOutcome.Replaced(new: ItemID("a"), earlier: ItemID("c"))])
    #expect(try library.latestVersion(of: ItemID("b")) == ItemID("a"))
    #expect(try library.earlierVersions(of: ItemID("a")).count == 2)
  }

  @Test func `a corrected key replaces only where the teacher says so`() throws {
    let library = try data.openLibrary()
    let wrong = Self.item("a", Self.capital, right: "Huế", wrong: ["Hà Nội", "Vinh"], title: "1")
    _ = try library.add([wrong], to: "x", at: now)
    let right = Self.item("b", Self.capital, title: "1")
    let told = try library.add([right], to: "x", at: now, dryRun: true)
    #expect(told.conflicts.count == 1 && told.added == [right.id])
    let outcome = try library.add([right], to: "x", at: now, replacing: true)
    #expect(outcome.replaced.map(\.earlier) == [wrong.id])
    #expect(try library.items(of: "x") == [right])
  }

  @Test func `a choice between two is remembered`() throws {
    let library = try data.openLibrary()
    let one = Self.item("a", Self.capital)
    let other = Self.item("b", Self.mistyped)
    _ = try library.add([one], to: "x", at: now)
    _ = try library.add([other], to: "y", at: now)
    let pair = try #require(try library.alikePairs().first)
    #expect(pair.likeness == .nearlySame)
    #expect(pair.first.item == one && pair.second.bank == "y")
    #expect(try library.alikePairs(in: "x").isEmpty)
    try library.keepBoth(other.id, one.id, at: now)
    #expect(try library.alikePairs().isEmpty)
    // Nor is it told when it is imported elsewhere.
    #expect(try library.add([other], to: "z", at: now).nearlySame.isEmpty)
    try library.replace(other.id, in: "y", with: pair.first, at: now)
    #expect(try library.items(of: "y") == [one])
    #expect(try library.earlierVersions(of: one.id).map(\.item) == [other])
    try library.replace(other.id, in: "z", with: pair.first, at: now)
    #expect(try library.items(of: "z") == [one])
  }

  @Test func `a thousand copies give a thousand pairs`() throws {
    let library = try data.openLibrary()
    let copies = (0...300).map {
      Self.item("i\($0)", "Câu \($0). " + Self.capital + String(repeating: "?", count: $0))
    }
    let outcome = try library.add(copies, to: "x", at: now)
    #expect(outcome.added.count == 301)
    #expect(outcome.nearlySame.count <= 3 * 300)
    #expect(try library.alikePairs().count == 300)
  }

  @Test func `a library of the old layout is upgraded and finds what it had`() throws {
    let path = directory.path("data/library.sqlite")
    let old = Self.item("a", Self.capital)
    let text = try ItemContent(old, encoder: ItemContent.makeEncoder()).text
    do {
      try StoreFile.makeEmpty(path)
      let first = Schema(
        applicationID: Schema.library.applicationID,
        migrations: Array(Schema.library.migrations.prefix(1)))
      let database = try StoreFile.open(path, schema: first)
      try database.run("INSERT INTO bank VALUES (1, 'cũ', 5, 5)")
      try database.run(
        "INSERT INTO item VALUES (7, 1, 'a', 'single', ?, 'a.gift', 3, 'thu do', 99, 5, 6)",
        [.text(text)])
    }
    let library = try data.openLibrary()
    let found = try #require(try library.item(old.id).first)
    #expect(found.item.source == ItemSource(file: "a.gift", line: 3))
    #expect(found.firstSeen.milliseconds == 5 && found.updatedAt.milliseconds == 6)
    let told = try library.add([Self.item("b", Self.mistyped)], to: "mới", at: now, dryRun: true)
    #expect(told.nearlySame.map(\.existing) == [old.id])
    #expect(try library.database.integer("SELECT count(*) FROM trace") == 0)
    #expect(try library.add([Self.item("b", Self.mistyped)], to: "mới", at: now) == told)
    #expect(try library.database.integer("SELECT count(*) FROM trace") == 2)
    #expect(try library.alikePairs().count == 1)
  }

  @Test func `a step that fails in the middle leaves everything as before`() throws {
    let library = try data.openLibrary()
    let wrong = Self.item("a", Self.mistyped, title: "Thủ đô")
    _ = try library.add([wrong], to: "x", at: now)
    try library.database.execute(
      """
      CREATE TRIGGER stop BEFORE INSERT ON item WHEN NEW.id = 'last'
      BEGIN SELECT RAISE(ABORT, 'stopped'); END
      """)
    let items = [
      Self.item("b", Self.capital, title: "Thủ đô"), Self.item("c", "Câu hỏi khác hẳn là gì?"),
      Self.item("last", "Câu hỏi cuối cùng của tệp là gì?"),
    ]
    #expect(throws: StoreError.self) { try library.add(items, to: "x", at: now) }
    #expect(try library.items(of: "x") == [wrong])
    #expect(try library.earlierVersions(of: ItemID("b")).isEmpty)
    #expect(try library.database.integer("SELECT count(*) FROM trace") == 1)
    try library.database.execute("DROP TRIGGER stop")
    #expect(try library.add(items, to: "x", at: now).replaced.count == 1)
  }
}
