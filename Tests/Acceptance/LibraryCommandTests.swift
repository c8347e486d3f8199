import Foundation
import TestSupport
import Testing

@Suite struct LibraryCommandTests {
  private let bangvang = BuiltProgram.bangvang
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func run(_ words: String...) async throws -> BuiltProgram.Outcome {
    try await bangvang.run(
      words + ["--language", "en"], environment: ["BANGVANG_DATA": folder.path("data")])
  }

  private func write(_ text: String, _ name: String) throws -> String {
    let path = folder.path(name)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private func importSound() async throws {
    let file = try write(BankCommandTests.sound, "a.gift")
    #expect(try await run("bank", "import", file, "--bank", "a").status == 0)
  }

  @Test func `a bank goes to JSON and back to GIFT with the same items`() async throws {
    let file = try write(BankCommandTests.sound, "a.gift")
    let json = folder.path("a.json")
    let first = try await run("bank", "convert", file, "--to", "json", "-o", json)
    #expect(first.status == 0, "\(first.error)")
    #expect(first.output == "")
    let gift = try await run("bank", "convert", json, "--to", "gift")
    let again = try await run("bank", "convert", try write(gift.output, "b.gift"), "--to", "json")
    func ids(_ data: Data) throws -> [String] {
      let items = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
      return items.compactMap { $0["id"] as? String }
    }
    let before = try ids(Data(contentsOf: URL(filePath: json)))
    #expect(before.count == 2)
    #expect(try ids(again.outputBytes) == before)
    #expect(try await run("bank", "convert", file).status == 2)
    #expect(try await run("bank", "convert", file, "--to", "word").status == 2)
    #expect(
      try await run("bank", "convert", file, "--to", "json", "-o", folder.path("no/a")).status == 3)
  }

  @Test func `where items are left out the file is written, and the status is 1`() async throws {
    let file = try write(BankCommandTests.sound + "\n\nViết một đoạn văn. {}\n", "a.gift")
    let done = try await run("bank", "convert", file, "--to", "aiken")
    #expect(done.status == 1)
    #expect(done.output.contains("ANSWER: "))
    #expect(done.error.contains("error: "))
    #expect(try await run("bank", "convert", file, "--to", "json").status == 0)
    #expect(try await run("bank", "import", file, "--bank", "a").status == 0)
    let out = folder.path("a.txt")
    let exported = try await run("bank", "export", "a", "--to", "aiken", "-o", out, "--json")
    #expect(exported.status == 1)
    #expect(exported.output.contains("\"severity\":\"error\""))
    #expect(try await run("bank", "export", "a", "--to", "csv", "-o", out).status == 0)
  }

  @Test func `items are found by words without their marks`() async throws {
    try await importSound()
    let found = try await run("bank", "search", "thu do", "VIET")
    #expect(found.lines.count == 1)
    #expect(found.output.hasPrefix("a\t"))
    let json = try await run("bank", "search", "cong", "--json")
    #expect((try JSONSerialization.jsonObject(with: json.outputBytes) as? [Any])?.count == 1)
    #expect(try await run("bank", "search", "x", "--bank", "b").status == 1)
  }

  @Test func `tags are added and taken off`() async throws {
    try await importSound()
    let changed = try await run("bank", "edit-tags", "a", "--add", "dễ", "--add", "lớp 6")
    #expect(changed.output == "a: tags of 2 items changed\n")
    #expect(try await run("bank", "show", "a").output.contains("dễ · lớp 6"))
    let off = try await run("bank", "edit-tags", "a", "--remove", "dễ")
    #expect(off.output == "a: tags of 2 items changed\n")
    #expect(try await run("bank", "edit-tags", "a").status == 2)
    #expect(try await run("bank", "edit-tags", "b", "--add", "x").status == 1)
  }

  @Test func `a bank is removed only where all of it is asked for`() async throws {
    try await importSound()
    #expect(try await run("bank", "remove", "a").status == 2)
    #expect(try await run("bank", "remove", "a", "khong-co").status == 1)
    let removed = try await run("bank", "remove", "a", "--all")
    #expect(removed.output == "a: 2 items removed\n")
    #expect(try await run("bank", "list").output == "")
  }

  @Test func `duplicates of all banks are told, and a bank is exported`() async throws {
    try await importSound()
    let twin = try write("::Ba::Thủ đô của VIỆT NAM? {=Hà Nội ~Huế ~Vinh}", "b.gift")
    let done = try await run("bank", "import", twin, "--bank", "b")
    // Both by their words: an id says nothing to anybody.
    #expect(done.error.contains("'Ba: Thủ đô của VIỆT NAM?' and 'Một: Thủ đô"))
    #expect(done.error.contains("bangvang bank duplicates"))
    let pairs = try await run("bank", "duplicates")
    #expect(pairs.output.hasPrefix("Một (a, "))
    #expect(pairs.error == "3 items, 1 pair nearly the same\n")
    let gift = try await run("bank", "export", "b", "--to", "gift")
    #expect(gift.output.contains("::Ba::"))
    #expect(try await run("bank", "export", "c").status == 1)
  }

  @Test func `a conflict is told at the import, in the file, and first among duplicates`()
    async throws
  {
    let file = try write(
      """
      ::Một::Sông nào dài nhất chảy qua nước ta? {=Mê Kông ~Hồng ~Lam}

      ::Hai::Sông nào dài nhất chảy qua nước ta? {=Hồng ~Mê Kông ~Lam}

      ::Ba::Sông nào dài nhất chảy qau nước ta? {=Mê Kông ~Hồng ~Lam}
      """, "c.gift")
    let checked = try await run("bank", "check", file)
    #expect(checked.status == 0)
    #expect(checked.error.contains("\(file):3:1: warning: the prompt of 'Một' (line 1)"))
    let told = try await run("bank", "import", file, "--bank", "a", "--dry-run")
    #expect(try await run("bank", "list").output == "")
    let done = try await run("bank", "import", file, "--bank", "a")
    #expect(done.output == told.output && done.error == told.error)
    #expect(done.output.contains("3 added") && done.output.contains("2 in conflict"))
    let pairs = try await run("bank", "duplicates", "--json")
    let found = try JSONSerialization.jsonObject(with: pairs.outputBytes) as? [[String: Any]]
    #expect(
      found?.compactMap { $0["likeness"] as? String } == ["conflict", "conflict", "nearlySame"])
  }

  @Test func `drafts are counted where a bank is checked and imported`() async throws {
    let file = try write("::Một::Thủ đô? {~Hà Nội ~Huế}", "d.gift")
    let checked = try await run("bank", "check", file)
    #expect(checked.output == "\(file): 1 item (1 multiple choice), 1 draft, 1 warning\n")
    let done = try await run("bank", "import", file, "--bank", "a")
    #expect(done.output.hasSuffix(", 0 refused, 1 kept as draft\n"))
  }

  @Test func `a mended item replaces the mistyped one, and the bank shows both`() async throws {
    let wrong = try write("::Một::Thủ đô của nước Vịet Nam là? {=Hà Nội ~Huế ~Vinh}", "d.gift")
    let right = try write("::Một::Thủ đô của nước Việt Nam là? {=Hà Nội ~Huế ~Vinh}", "e.gift")
    _ = try await run("bank", "import", wrong, "--bank", "a")
    let done = try await run("bank", "import", right, "--bank", "a")
    #expect(
      done.output == "a: 0 added, 0 already there, 0 updated, 1 replaced, "
        + "0 nearly the same, 0 refused\n")
    let shown = try await run("bank", "show", "a")
    #expect(shown.output.contains("↳ earlier version") && shown.output.contains("Vịet Nam"))
    let again = try await run("bank", "import", wrong, "--bank", "a")
    #expect(again.output.contains("1 already there"))
    #expect(again.error.contains("later version"))
  }

  @Test func `a roster is counted and its faults are told by row and column`() async throws {
    let file = try write("Họ và tên,Ngày sinh,Trường\nAn,9/5/2012,A\nBình,31/2/2012,A\n", "r.csv")
    let outcome = try await run("roster", "check", file)
    #expect(outcome.status == 1)
    #expect(outcome.output == "\(file): 2 students, 1 school\n")
    #expect(outcome.error.hasPrefix("\(file):3:6: error: "))
    let json = try await run("roster", "check", file, "--json")
    #expect(!json.output.contains("Bình"))
  }

  @Test func `damaged pages of the library are said to be the library's, with what helps there`()
    async throws
  {
    let items = (1...300).map { "Câu hỏi số \($0) về dịch vụ công? {=đúng \($0) ~sai \($0)}" }
    let file = try write(items.joined(separator: "\n\n"), "a.gift")
    #expect(try await run("bank", "import", file, "--bank", "a").status == 0)
    let library = folder.url.appending(path: "data/library.sqlite")
    var bytes = try Data(contentsOf: library)
    for place in bytes.indices.dropFirst(4_096) { bytes[place] = 0xA5 }
    try bytes.write(to: library)

    for words in [["bank", "list"], ["bank", "import", file, "--bank", "a"]] {
      let refused = try await bangvang.run(
        words + ["--language", "en"], environment: ["BANGVANG_DATA": folder.path("data")])
      #expect(refused.status == 1, "\(words): \(refused.output)")
      #expect(refused.error.contains("data/library.sqlite"), "\(refused.error)")
      #expect(refused.error.contains("bangvang bank import FILE"), "\(refused.error)")
      #expect(!refused.error.contains("journal mend"), "\(refused.error)")
    }
    let looked = JSON(
      parsing: try await run("doctor", "--listen", "127.0.0.1:0", "--json").output)
    let check = looked["checks"].array.first { $0["id"] == "library" }
    #expect(check?["severity"] == "error", "\(looked)")
    let backup = try await run("backup", folder.path("b.tar"))
    #expect(backup.status == 1)
    #expect(backup.error.contains("library.sqlite") && !backup.error.contains("journal mend"))
    let restored = try await run("restore", folder.path("b.tar"), "--data", folder.path("other"))
    #expect(!restored.output.contains("journal mend"), "\(restored.output)")
  }
}
