import Assessment
import ContestEngine
import TestSupport
import Testing

@testable import Store

/// What takes the place of an item, and what does not.
struct LaterVersionTests {
  let library: Library
  let now = Samples.start

  init() throws { library = try Library() }

  private static func item(
    _ id: String, _ prompt: String, key: String = "-sin x", title: String = "",
    number: String? = nil,
    file: String? = nil, tags: [String] = []
  ) -> Item {
    let choices = ["-sin x", "sin x", "cos x", "-cos x"]
    return Item(
      id: ItemID(id), title: title, prompt: prompt,
      body: .single(choices.map { Choice(text: $0, fraction: $0 == key ? .one : .zero) }),
      tags: tags, idNumber: number, source: file.map { ItemSource(file: $0, line: 1) })
  }

  private static let prompt = "Đạo hàm của hàm số y = cos x trên tập số thực là"
  private static let mistyped = "Đạo hàm của hàm sốo y = cos x trên tập số thực là"

  @Test func `another key is a conflict and replaces nothing, whatever the title`() throws {
    let held = Self.item("a", Self.prompt, title: "Đạo hàm cos", number: "GT-4", file: "k.txt")
    _ = try library.add([held], to: "x", at: now)
    let other = Self.item(
      "b", Self.prompt, key: "sin x", title: "Đạo hàm cos", number: "GT-4", file: "k.txt")
    let outcome = try library.add([other], to: "x", at: now)
    #expect(outcome.replaced.isEmpty && outcome.added == [other.id])
    #expect(outcome.conflicts.map(\.existing) == [held.id])
    #expect(try library.items(of: "x") == [held, other])
  }

  @Test func `a draft that gets its key is a later version of it, and no conflict`() throws {
    let draft = Self.item("a", Self.prompt, key: "", title: "Câu 1", file: "k.txt")
    let keyed = Self.item("b", Self.prompt, title: "Câu 1", file: "k.txt")
    _ = try library.add([draft], to: "x", at: now)
    let outcome = try library.add([keyed], to: "x", at: now)
    #expect(outcome.replaced.map(\.earlier) == [draft.id])
    #expect(outcome.conflicts.isEmpty && outcome.nearlySame.isEmpty)
    #expect(try library.items(of: "x") == [keyed])
  }

  @Test func `a draft replaces nothing that has a key`() throws {
    let keyed = Self.item("a", Self.prompt, title: "Câu 1", file: "k.txt")
    let draft = Self.item("b", Self.prompt, key: "", title: "Câu 1", file: "k.txt")
    _ = try library.add([keyed], to: "x", at: now)
    let outcome = try library.add([draft], to: "x", at: now)
    #expect(outcome.replaced.isEmpty && outcome.conflicts.isEmpty)
    #expect(try library.items(of: "x").contains(keyed))
  }

  @Test func `a sign makes another item, which stands beside the first`() throws {
    let held = Self.item("a", "Khoảng cách từ N(3;-8) đến trục Ox là", title: "Khoảng cách")
    let other = Self.item("b", "Khoảng cách từ N(3;8) đến trục Ox là", title: "Khoảng cách")
    _ = try library.add([held], to: "x", at: now)
    let outcome = try library.add([other], to: "x", at: now)
    #expect(outcome.added == [other.id] && outcome.nearlySame.isEmpty)
    #expect(try library.items(of: "x") == [held, other])
  }

  @Test(
    arguments: [
      ("Câu 1", nil), ("Bài 12", nil), ("3", nil), ("Question 4", nil), ("", "7"), ("C01", nil),
    ] as [(String, String?)])
  func `the number in a paper is no evidence but in the same file`(
    title: String, number: String?
  ) throws {
    let held = Self.item("a", Self.mistyped, title: title, number: number, file: "de1.docx")
    _ = try library.add([held], to: "x", at: now)
    let other = Self.item("b", Self.prompt, title: title, number: number, file: "de2.docx")
    let told = try library.add([other], to: "x", at: now, dryRun: true)
    #expect(told.replaced.isEmpty && told.nearlySame.map(\.existing) == [held.id])
    let mended = Self.item("c", Self.prompt, title: title, number: number, file: "de1.docx")
    let outcome = try library.add([mended], to: "x", at: now)
    #expect(outcome.replaced == [ImportOutcome.Replaced(new: mended.id, earlier: held.id)])
    #expect(try library.items(of: "x") == [mended])
  }

  @Test func `a title or number of the item's own is evidence`() {
    for name in ["Ngày hội số", "Câu C02 Ba nội dung", "VL-17", "Một"] {
      #expect(VersionEvidence.isName(name), "\(name)")
    }
    for number in ["Câu 5", "12", "Q7", "Bài tập 3", "Phần I", "Câu hỏi 2 (NB)", "1a", "Mã đề 101"]
    {
      #expect(!VersionEvidence.isName(number), "\(number)")
    }
  }

  @Test func `the same file again leaves tags that were changed by hand`() throws {
    let item = Self.item("a", Self.prompt, tags: ["giải tích", "cũ"])
    _ = try library.add([item], to: "x", at: now)
    _ = try library.changeTags(
      of: [item.id], in: "x", adding: ["lớp 11"], removing: ["cũ"], at: now)
    let again = try library.add([item], to: "x", at: now)
    #expect(again.unchanged == [item.id] && again.changesNothing)
    #expect(try library.items(of: "x").first?.tags == ["giải tích", "lớp 11"])
    // Where the file has changed it counts, and so does what was changed by hand.
    var changed = item
    changed.tags = ["giải tích", "cũ", "khó"]
    changed.feedback = "Vì (cos x)' = -sin x."
    #expect(try library.add([changed], to: "x", at: now).updated == [item.id])
    let held = try #require(try library.items(of: "x").first)
    #expect(held.feedback == changed.feedback && held.tags == ["giải tích", "khó", "lớp 11"])
    #expect(try library.add([changed], to: "x", at: now).changesNothing)
    // What a bank gave back is what it has.
    #expect(try library.add([held], to: "x", at: now).changesNothing)
  }

  @Test func `names of banks that look the same are one name`() throws {
    let item = Self.item("a", Self.prompt)
    _ = try library.add([item], to: "  lịch  sử ", at: now)
    let decomposed = String(decoding: Array("li\u{323}ch su\u{309}\u{303}".utf8), as: UTF8.self)
    _ = try library.add([item], to: "li\u{323}ch sử", at: now)
    #expect(try library.banks().map(\.name) == ["lịch sử"])
    #expect(try library.items(of: "li\u{323}ch sử") == [item])
    #expect(BankName(decomposed) != nil)
    for bad in ["", "  ", "a\nb", "a\u{7}b", String(repeating: "ế", count: 101), "\u{200B}"] {
      #expect(BankName(bad) == nil, "\(bad)")
    }
  }

  @Test func `a search says how many there are`() throws {
    let items = (0..<120).map { Self.item("i\($0)", "Câu về số \($0 * 7 + 1_000)") }
    _ = try library.add(items, to: "x", at: now)
    #expect(try library.search("cau ve").count == 100)
    #expect(try library.search("cau ve", limit: nil).count == 120)
    #expect(try library.searchCount("cau ve", in: "x") == 120)
    #expect(try library.searchCount("khong co") == 0)
  }
}
