import Foundation
import TestSupport
import Testing

@Suite struct PracticeCommandTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private static let bank = """
    ::Một::Trái Đất quay quanh Mặt Trời. {T#Sai rồi.#Chuẩn.####Một vòng là một năm.}

    ::Hai::Hai cộng hai? {#4}

    ::Ba::Viết tên thủ đô nước ta. {=Hà Nội}
    """

  private func practise(
    _ input: String, _ options: String..., language: String = "vi"
  ) async throws -> BuiltProgram.Outcome {
    let file = folder.path("a.gift")
    try Data(Self.bank.utf8).write(to: URL(filePath: file))
    return try await BuiltProgram.bangvang.run(
      ["practice", file, "--data", folder.path("data"), "--language", language] + options,
      input: input)
  }

  private var state: String { folder.path("data/practice.json") }

  /// By item, the qualities of its reviews; sorted by the first.
  private func qualities() throws -> [[Int]] {
    let data = try Data(contentsOf: URL(filePath: state))
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let items = try #require(json["items"] as? [String: [[String: Any]]])
    return items.values.map { $0.compactMap { $0["quality"] as? Int } }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test func `each answer is explained, what was wrong comes once more, and then another day`()
    async throws
  {
    let first = try await practise("Đ\n5\nHà Nội\n4\n")
    #expect(first.status == 0, "\(first.error)")
    #expect(first.output.contains("Câu 1/3"))
    #expect(first.output.contains("Một vòng là một năm."))
    #expect(first.output.contains("Sai.\nĐáp án: 4"))
    #expect(first.output.contains("Hỏi lại 1 câu chưa tốt."))
    #expect(first.output.contains("Đúng ngay lần đầu 2/3 câu."))
    #expect(first.output.contains("(1 ngày nữa), 3 câu."))
    #expect(try qualities() == [[1, 5], [5], [5]])
    let mode = try FileManager.default.attributesOfItem(atPath: state)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let again = try await practise("")
    #expect(again.status == 0)
    #expect(again.output.hasPrefix("Hôm nay không còn câu nào cần học."))
    #expect(again.output.contains("Lần sau: "))
  }

  @Test func `who stops keeps what was answered`() async throws {
    let stopped = try await practise("S\nq\n", language: "en")
    #expect(stopped.status == 0)
    #expect(stopped.output.contains("Wrong."))
    #expect(stopped.output.contains("0 of 1 right at first."))
    #expect(stopped.output.contains("2 have not been met yet."))
    #expect(try qualities() == [[1]])
    let ended = try await practise("Đ\n", language: "en")
    #expect(ended.output.contains("Question 1/3"), "what was wrong is due still, and comes first")
    #expect(ended.output.contains("Trái Đất"))
    #expect(try qualities() == [[1, 5]])
  }

  @Test func `a line that means nothing is asked for again, a question mark skips`() async throws {
    let outcome = try await practise("xyz\nĐ\n?\nhà nội\n?\n?\n?\n?\n", "--count", "3")
    #expect(outcome.output.contains("Chưa hiểu “xyz”."))
    #expect(outcome.output.contains("Bỏ qua."))
    #expect(try qualities() == [[0, 0, 0, 0, 0], [5], [5]])
  }

  @Test func `new ones are rationed`() async throws {
    let outcome = try await practise("Đ\n", "--new", "1")
    #expect(outcome.output.contains("Câu 1/1"))
    #expect(outcome.output.contains("Còn 2 câu chưa học."))
  }

  @Test func `a bank of the library is practised by name`() async throws {
    _ = try await practise("q\n")
    let data = folder.path("data")
    let imported = try await BuiltProgram.bangvang.run(
      "bank", "import", folder.path("a.gift"), "--bank", "toan", "--data", data)
    #expect(imported.status == 0, "\(imported.error)")
    let outcome = try await BuiltProgram.bangvang.run(
      "practice", "toan", "--data", data, "--state", folder.path("em.json"), input: "Đ\n")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Đúng."))
    #expect(FileManager.default.fileExists(atPath: folder.path("em.json")))
  }

  @Test func `what is not there or not ours is told, and left as it is`() async throws {
    let missing = try await BuiltProgram.bangvang.run(
      "practice", "nothing", "--data", folder.path("data"))
    #expect(missing.status == 3)
    try FileManager.default.createDirectory(
      atPath: folder.path("data"), withIntermediateDirectories: true)
    try Data("{}".utf8).write(to: URL(filePath: state))
    #expect(try await practise("Đ\n").status == 1)
    #expect(try Data(contentsOf: URL(filePath: state)) == Data("{}".utf8))
  }
}
