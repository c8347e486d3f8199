import Foundation
import TestSupport
import Testing

/// `thi` in whole lines, as a screen reader or a pipe has it.
@Suite struct ThiPlainTests {
  private let home: TemporaryDirectory

  init() throws { home = try TemporaryDirectory() }

  private static let items: [BankItem] = [
    .single("Thành phố nào là thủ đô?"), .multiple, .trueFalse, .numeric, .text, .matching,
    .ordering,
  ]

  /// The line with the right answer to what was asked, from the labels that were said.
  private func answer(to asked: String) -> String {
    let labels = asked.split(separator: "\n").compactMap { line -> (label: String, text: String)? in
      guard let dot = line.firstIndex(of: "."), line[..<dot].count == 1 else { return nil }
      return (String(line[..<dot]), String(line[line.index(after: dot)...].dropFirst()))
    }
    func label(_ text: String) -> String { labels.first { $0.text == text }?.label ?? "-" }
    let right = labels.filter { $0.text.hasPrefix("Đúng") }.map(\.label)
    switch true {
    case asked.contains("Một tá"): return "12,0"
    case asked.contains("Viết tên"): return "hà nội"
    case asked.contains("Ghép tỉnh"):
      let pairs = [("Nghệ An", "cháo lươn"), ("Huế", "mè xửng"), ("Hải Dương", "bánh đậu xanh")]
      return pairs.map { label($0.0) + label($0.1) }.joined(separator: " ")
    case asked.contains("Xếp theo"):
      return ["Đinh", "Lý", "Trần", "Nguyễn"].map(label).joined(separator: " ")
    default: return right.joined(separator: " ")
    }
  }

  @Test func `all kinds are answered through a pipe, and the results are heard`() async throws {
    var contest = ContestFiles()
    contest.items = Self.items
    contest.rounds = [#"rule: "classic", points: 100, secondsPerItem: 60, draw: { count: 7 }"#]
    contest.fields = ["name", "birthDate", "class"]
    try await Server.serving(contest) { server in
      let host = try await server.host()
      let thi = try ThiInLines(
        ["127.0.0.1:\(server.port)", "7kq-2mf", "--plaintext"], home: home)
      for (question, answer) in [
        ("Họ và tên", "Nguyễn Thị Ánh"), ("Ngày sinh", "9/5/2012"), ("Lớp", "8A"),
        ("Đúng chưa?", ""),
      ] {
        #expect(await thi.hears(question) != nil, "\(thi.text)")
        thi.type(answer)
      }
      #expect(await thi.hears("Chào Nguyễn Thị Ánh") != nil, "\(thi.text)")
      try await host.does("start")
      for number in 1...7 {
        try await host.does("open")
        #expect(await thi.hears("Câu \(number) trong 7. ") != nil, "\(thi.text)")
        let asked = try #require(await thi.hears("Trả lời"), "\(thi.text)")
        thi.type(answer(to: asked))
        #expect(await thi.hears("Đã nhận.") != nil, "\(asked)\n\(thi.text)")
        try await host.does("close")
        let told = await thi.hears("Tổng \(number * 100) điểm")
        #expect(told?.contains("Đúng.") == true, "\(thi.text)")
      }
      try await host.does("finish")
      #expect(await thi.hears("700 điểm") != nil, "\(thi.text)")
      #expect(try await thi.status() == 0)
      #expect(!thi.text.contains("\u{1B}"), "no cursor is moved and nothing coloured")
      #expect(thi.errorText == "")
    }
  }

  @Test func `a contest that runs by itself is played to its end over TLS`() async throws {
    var contest = ContestFiles()
    contest.items = [Self.items[0]]
    contest.rounds = [#"rule: "classic", points: 100, secondsPerItem: 10, draw: { count: 1 }"#]
    contest.more = "startsIn: 1, revealSeconds: 1,"
    try await Server.serving(contest, "--autopilot", isPlain: false) { server in
      let thi = try ThiInLines(
        ["127.0.0.1:\(server.port)", "7KQ2MF", "--plain", "--language=en"], home: home)
      thi.type("Nguyễn Thị Ánh")
      thi.type("")
      let asked = try #require(await thi.hears("Answer"), "\(thi.text)")
      #expect(asked.contains(server.report["pin"].string), "a first certificate is told")
      thi.type(answer(to: asked))
      #expect(await thi.hears("Received.") != nil, "\(thi.text)")
      #expect(await thi.hears("100 points in all, ") != nil, "\(thi.text)")
      #expect(try await thi.status() == 0)
      let results = try await server.results()
      #expect(results["contestants"][0]["points"] == 100)
      let seats = home.path("state/bangvang/seats")
      #expect(try FileManager.default.contentsOfDirectory(atPath: seats) == [])
    }
  }

  @Test(arguments: ["127.0.0.1:1", "no-such-host.invalid"])
  func `a server that is not there has status 3`(host: String) async throws {
    let outcome = try await BuiltProgram.thi.run(
      host, "7KQ2MF", environment: ["XDG_STATE_HOME": home.path("state")])
    #expect(outcome.status == 3)
    #expect(outcome.error.contains(host))
  }

  @Test func `another certificate than the expected one is told and nothing is sent`()
    async throws
  {
    try await Server.serving(isPlain: false) { server in
      let other = "sha256:" + String(repeating: "1", count: 64)
      let outcome = try await BuiltProgram.thi.run(
        "127.0.0.1:\(server.port)", "7KQ2MF", "--pin", other, "--language", "en",
        environment: ["XDG_STATE_HOME": home.path("state")], input: "Nguyễn Thị Ánh\n\n")
      #expect(outcome.status == 3)
      #expect(outcome.error.contains("another certificate"))
      #expect(!FileManager.default.fileExists(atPath: home.path("state/bangvang/known-servers")))
    }
  }

  @Test func `what is missing at the end of the input has status 1`() async throws {
    try await Server.serving { server in
      let address = "127.0.0.1:\(server.port)"
      let thi = BuiltProgram.thi
      let early = try await thi.run(address, "--plaintext", input: "7KQ2MF\n")
      #expect(early.status == 1, "\(early.output)")
      let wrong = try await thi.run(address, "234567", "--plaintext", input: "An\n\n")
      #expect(wrong.status == 1, "\(wrong.output)")
    }
  }

  @Test func `a file of the state that cannot be used is told once, at the end`() async throws {
    try await Server.serving(isPlain: false) { server in
      let state = home.url.appending(path: "state/bangvang")
      let known = state.appending(path: "known-servers")
      let seat = state.appending(path: "seats/strange")
      try FileManager.default.createDirectory(at: known, withIntermediateDirectories: true)
      try FileManager.default.createDirectory(
        at: seat.deletingLastPathComponent(), withIntermediateDirectories: true)
      // What is only named there is nobody's seat.
      try FileManager.default.createSymbolicLink(at: seat, withDestinationURL: known)
      let thi = try ThiInLines(
        ["127.0.0.1:\(server.port)", "7KQ2MF", "--language", "en"], home: home)
      thi.type("Nguyễn Thị Ánh")
      thi.type("")
      #expect(await thi.hears("Hello Nguyễn Thị Ánh") != nil, "\(thi.text)")
      #expect(thi.errorText == "", "nothing while the contest goes on")
      thi.type("q")
      thi.type("y")
      #expect(try await thi.status() == 0)
      let lines = thi.errorText.split(separator: "\n")
      #expect(lines.count { $0.contains(known.path) } == 1, "\(thi.errorText)")
      #expect(lines.count { $0.contains(seat.path) } == 1, "\(thi.errorText)")
      #expect(lines.count == 2)
      #expect(lines.allSatisfy { $0.contains("cannot be used") })
    }
  }

  @Test func `a home that cannot be written holds nobody up and is told at the end`() async throws {
    try await Server.serving { server in
      try Data().write(to: home.url.appending(path: "file"))
      let thi = try ThiInLines(
        ["127.0.0.1:\(server.port)", "7KQ2MF", "--plaintext"], home: home,
        environment: ["XDG_STATE_HOME": home.path("file")])
      thi.type("Nguyễn Thị Ánh")
      thi.type("")
      #expect(await thi.hears("Chào Nguyễn Thị Ánh") != nil, "\(thi.text)")
      thi.send(signal: SIGTERM)
      #expect(try await thi.status() == 143)
      #expect(thi.errorText.contains(home.path("file")))
    }
  }
}
