import Foundation
import TestSupport
import Testing

/// `thi` in a self-paced contest: on a terminal and line by line, from the beginning of a paper to
/// what is told of it, over breaks of every kind.
@Suite struct ThiPaperTests {
  private let home: TemporaryDirectory

  init() throws { home = try TemporaryDirectory() }

  private func terminal(
    _ server: Server, code: String = "7KQ2MF", size: (columns: Int, rows: Int) = (80, 24)
  ) throws -> ThiOnTerminal {
    try ThiOnTerminal("127.0.0.1:\(server.port)", code, "--plaintext", home: home, size: size)
  }

  private func join(_ thi: ThiOnTerminal, as name: String = "Nguyễn Thị Ánh") async {
    #expect(await thi.shows("Họ và tên"), "\(thi.screen)")
    thi.type("\(name)\r")
    #expect(await thi.shows("Đúng chưa"), "\(thi.screen)")
    thi.type("\r")
    #expect(await thi.shows("chép lại mã này"), "\(thi.screen)")
    thi.type("\r")
    #expect(await thi.shows("Nhấn Enter để bắt đầu"), "\(thi.screen)")
  }

  private func begin(_ thi: ThiOnTerminal) async {
    thi.type("\r")
    #expect(await thi.shows("Em có 15 phút"), "\(thi.screen)")
    thi.type("c")
    #expect(await thi.shows("Câu 1"), "\(thi.screen)")
  }

  /// The letter of the right choice on the screen.
  private func right(_ thi: ThiOnTerminal) -> String {
    let row = thi.screen.split(separator: "\n").first { $0.hasSuffix(" Đúng") }
    return row?.split(separator: " ").first { $0.count == 1 && $0 != "▸" }.map(String.init) ?? "?"
  }

  private func saveRight(_ thi: ThiOnTerminal, _ number: Int) async {
    #expect(await thi.shows("Câu \(number)"), "\(thi.screen)")
    thi.type(right(thi))
    #expect(await thi.shows("✓ đã lưu"), "\(thi.screen)")
  }

  @Test func `a paper is begun, worked on and handed in on a terminal`() async throws {
    let contest = ContestFiles.papers(closesIn: 7_200, #"attempts: 2, show: "submit","#)
    try await Server.serving(contest) { server in
      let thi = try terminal(server)
      await join(thi)
      #expect(thi.screen.contains("3 câu, 15 phút"), "\(thi.screen)")
      #expect(thi.screen.contains("còn 2 trong 2 lượt"))
      await begin(thi)
      await saveRight(thi, 1)
      thi.type("n")
      await saveRight(thi, 2)
      thi.type("m")
      #expect(await thi.shows("* xem lại"), "\(thi.screen)")
      thi.type("\u{1B}[21~")
      #expect(await thi.shows("Chưa trả lời: câu 3."), "\(thi.screen)")
      #expect(thi.screen.contains("Đánh dấu xem lại: câu 2."))
      thi.type("k")
      thi.type("g3\r")
      await saveRight(thi, 3)
      thi.type("s")
      #expect(await thi.shows("Em đã trả lời tất cả các câu."), "\(thi.screen)")
      thi.type("c")
      #expect(await thi.shows("Đã nộp bài lượt 1."), "\(thi.screen)")
      #expect(thi.screen.contains("30 điểm"))
      #expect(thi.screen.contains("bắt đầu lượt 2"))
      let results = try await server.results()
      #expect(results["contestants"][0]["points"] == 30)
      await begin(thi)
      #expect(await thi.shows("ượt 2/2"), "\(thi.screen)")
      thi.type("q")
      thi.type("c")
      #expect(try await thi.status() == 0)
      #expect(await Moment.comes { thi.isGivenBack })
      #expect(thi.errorText == "")
    }
  }

  @Test func `whoever is killed comes back to the same question of the same paper`() async throws {
    try await Server.serving(.papers(closesIn: 7_200)) { server in
      let thi = try terminal(server, size: (40, 15))
      await join(thi)
      await begin(thi)
      await saveRight(thi, 1)
      thi.type("n")
      #expect(await thi.shows("Câu 2/3"), "\(thi.screen)")
      thi.type("m")
      #expect(await thi.shows("điểm · *"), "\(thi.screen)")
      let prompt = thi.screen.split(separator: "\n")[4]
      // The place is written a second after the last one at the latest.
      #expect(await Moment.comes { placesKept.contains { $0.contains("marked v1.") } })
      thi.send(signal: SIGKILL)
      #expect(try await thi.status() == 137)

      let again = try ThiOnTerminal("127.0.0.1:\(server.port)", "--plaintext", home: home)
      #expect(await again.shows("Em là Nguyễn Thị Ánh"), "\(again.screen)")
      again.type("c")
      #expect(await again.shows("Câu 2 trong 3"), "\(again.screen)")
      #expect(again.screen.contains(prompt.trimmingCharacters(in: .whitespaces)))
      #expect(again.screen.contains("Đã lưu 1/3 · xem lại 1"))
      #expect(again.screen.contains("còn 14:"))
      await saveRight(again, 2)
      again.type("p")
      #expect(await again.shows("Câu 1 trong 3"))
      #expect(again.screen.contains("✓ đã lưu"))
    }
  }

  private var placesKept: [String] {
    let directory = home.url.appending(path: "state/bangvang/seats")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return names.compactMap {
      try? String(contentsOf: directory.appending(path: $0), encoding: .utf8)
    }
  }

  @Test func `a server that is gone for a while gets what was chosen meanwhile, once`()
    async throws
  {
    try await Server.serving(.papers(closesIn: 7_200, #"show: "submit","#)) { server in
      let thi = try terminal(server)
      await join(thi)
      await begin(thi)
      await saveRight(thi, 1)
      _ = try await server.stop()
      #expect(await thi.shows("mất kết nối"), "\(thi.screen)")
      thi.type("n")
      #expect(await thi.shows("Câu 2 trong 3"))
      thi.type(right(thi))
      #expect(await thi.shows("đã giữ 1 câu"), "\(thi.screen)")
      thi.type("n")
      #expect(await thi.shows("Câu 3 trong 3"))
      thi.type(right(thi))
      #expect(await thi.shows("đã giữ 2 câu"), "\(thi.screen)")
      let back = try await Server.start(
        server.folder.path("thu-thach.json5"), in: server.folder,
        options: ["--listen", "127.0.0.1:\(server.port)"])
      defer { back.running.kill() }
      #expect(await thi.shows("Đã lưu 3/3"), "\(thi.screen)")
      #expect(thi.screen.contains("Câu 3 trong 3"))
      thi.type("s")
      thi.type("c")
      #expect(await thi.shows("30 điểm"), "\(thi.screen)")
      let results = try await back.results()
      #expect(results["contestants"][0]["points"] == 30)
    }
  }

  @Test func `the end of the time hands in what was saved, and says so`() async throws {
    try await Server.serving(.papers(closesIn: 45)) { server in
      let thi = try terminal(server, size: (40, 12))
      await join(thi)
      #expect(thi.screen.contains("Chỉ còn"), "\(thi.screen)")
      await begin(thi)
      await saveRight(thi, 1)
      #expect(await thi.shows("Cuộc thi đã kết thúc", within: 90), "\(thi.screen)")
      #expect(thi.screen.contains("Máy chủ đã nộp bài"), "\(thi.screen)")
      #expect(await thi.shows("10 điểm"), "\(thi.screen)")
      let results = try await server.results()
      #expect(results["contestants"][0]["points"] == 10)
      thi.type("\r")
      #expect(try await thi.status() == 0)
    }
  }

  @Test func `a paper through a pipe, from the first line to the last`() async throws {
    let contest = ContestFiles.papers(
      closesIn: 7_200, #"show: "submit", estimate: "entrants","#)
    try await Server.serving(contest) { server in
      let outcome = try await BuiltProgram.thi.run(
        "127.0.0.1:\(server.port)", "7KQ2MF", "--plaintext",
        environment: ["XDG_STATE_HOME": home.path("state")],
        input: "Nguyễn Thị Ánh\n\nc\nA\nn\nB\nm\ng 3\nA\n!\ns\n1.250\nc\n")
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
      let order = [
        "3 câu, 15 phút", "Bắt đầu làm bài?", "Câu 1 trong 3.", "Đã lưu câu 1.", "Câu 2 trong 3.",
        "Đã lưu câu 2.", "Đã đánh dấu xem lại.", "Câu 3 trong 3.", "Đã lưu câu 3.", "Còn 1",
        "Đánh dấu xem lại: câu 2.", "bao nhiêu bạn dự thi", "= 1250", "Nộp bài?", "Đã nộp bài.",
        "điểm.", "Đã lưu 3/3 câu.",
      ]
      var rest = outcome.output[...]
      for words in order {
        let range = rest.range(of: words)
        #expect(range != nil, "\(words) in \(outcome.output)")
        if let range { rest = rest[range.upperBound...] }
      }
      #expect(!outcome.output.contains("\u{1B}"))
    }
  }

  @Test func `line by line the paper is left with the input and found again`() async throws {
    try await Server.serving(.papers(closesIn: 7_200)) { server in
      let address = "127.0.0.1:\(server.port)"
      let first = try await BuiltProgram.thi.run(
        address, "7KQ2MF", "--plaintext", environment: ["XDG_STATE_HOME": home.path("state")],
        input: "Nguyễn Thị Ánh\n\nc\nA\nn\nB\n")
      #expect(first.status == 0, "\(first.output)")
      #expect(first.output.contains("Bài chưa nộp"), "\(first.output)")
      let thi = try ThiInLines([address, "--plaintext", "--plain"], home: home)
      #expect(await thi.hears("Em là Nguyễn Thị Ánh") != nil, "\(thi.text)")
      thi.type("c")
      #expect(await thi.hears("Câu 2 trong 3.") != nil, "\(thi.text)")
      #expect(await thi.hears("Em đã trả lời: B.") != nil, "\(thi.text)")
      thi.type("nop bai")
      #expect(await thi.hears("Chưa trả lời: câu 3.") != nil, "\(thi.text)")
      thi.type("c")
      #expect(await thi.hears("Đã nộp bài.") != nil, "\(thi.text)")
      thi.endInput()
      #expect(try await thi.status() == 0)
      #expect(thi.errorText == "")
    }
  }

  @Test func `before its opening the contest says when it opens`() async throws {
    var contest = ContestFiles.papers(closesIn: 7_200)
    let opens = Date(timeIntervalSinceNow: 6).ISO8601Format()
    contest.more = "opens: \"\(opens)\", closes: \"2099-01-01T00:00:00Z\", minutes: 15,"
    try await Server.serving(contest) { server in
      let thi = try ThiInLines(
        ["127.0.0.1:\(server.port)", "7KQ2MF", "--plaintext"], home: home)
      thi.type("Nguyễn Thị Ánh")
      thi.type("")
      #expect(await thi.hears("Chào Nguyễn Thị Ánh") != nil, "\(thi.text)")
      #expect(await thi.hears("Bắt đầu làm bài?", within: 30) != nil, "\(thi.text)")
      thi.type("c")
      #expect(await thi.hears("Câu 1 trong 3.") != nil, "\(thi.text)")
    }
  }
}
