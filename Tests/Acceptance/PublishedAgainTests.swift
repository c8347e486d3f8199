import Foundation
import TestSupport
import Testing

/// What is published again after something was put right.
@Suite struct PublishedAgainTests {
  private static let contest: ContestFiles = {
    var contest = ContestFiles()
    contest.schools = """
      { id: "le-mao", name: "THCS Lê Mao", code: "7KQ2MF", ward: "Thành Vinh" },
      { id: "quang-trung", name: "THCS Quang Trung", code: "4H8NTX", ward: "Tri Lễ" },
      """
    contest.rounds = [#"rule: "classic", points: 10, secondsPerItem: 5, draw: { count: 2 }"#]
    contest.more = """
      privacy: { publish: "initials" },
      certificate: { place: "Nghệ An", signers: [{ title: "GIÁM ĐỐC", name: "Trần Văn A" }],
        awards: [{ title: "Giải Nhất", ranks: [1, 1] }, { title: "Giải Nhì", ranks: [2, 2] }] },
      """
    return contest
  }()

  /// The first has both right, the second one, the third none; ended and final.
  ///
  /// - Returns: the wire ids of the questions.
  private func play(_ server: Server, _ host: Host) async throws -> [JSON] {
    var players: [Player] = []
    for (name, code) in [
      ("An Thị Một", "7KQ2MF"), ("Bùi Văn Hai", "4H8NTX"), ("Cao Văn Ba", "4H8NTX"),
    ] { players.append(try await server.join(name, code: code)) }
    try await host.does("start")
    var asked: [JSON] = []
    for round in 0..<2 {
      try await host.open()
      for (place, player) in players.enumerated() {
        let question = try await player.client.next("question")
        if place == 0 { asked.append(question["question"]) }
        try await player.answerWhenOpen(question, right: place + round < 2)
      }
      try await host.does("close")
    }
    try await host.does("finish")
    try await host.does("finalize")
    return asked
  }

  private func register(_ site: String) throws -> [String] {
    try String(contentsOfFile: site + "/certificates/register.csv", encoding: .utf8)
      .split(whereSeparator: \.isNewline).dropFirst().map(String.init)
  }

  @Test func `numbers stay with their people, and what is void is named, wherever it is published`()
    async throws
  {
    try await Server.serving(Self.contest) { server in
      let host = try await server.host()
      _ = try await play(server, host)
      let (first, second) = (server.folder.path("a"), server.folder.path("b"))
      let once = try await server.run("publish", "thu-thach", "--to", first, "--json")
      #expect(JSON(parsing: once.output)["void"].array.isEmpty, "\(once.output) \(once.error)")
      #expect(
        try register(first) == [
          "0001/thu-thach,c1,An Thị Một,Đạt Giải Nhất,",
          "0002/thu-thach,c2,Bùi Văn Hai,Đạt Giải Nhì,",
        ])
      try await host.does(
        "disqualify", ["contestant": "c1", "reason": "An Thị Một dùng điện thoại"])
      let again = try await server.run("publish", "thu-thach", "--to", second, "--language", "vi")
      #expect(again.status == 0)
      for words in ["cần thu hồi (2)", "0001/thu-thach  An Thị Một (c1) – Giải Nhất"] {
        #expect(again.error.contains(words), "\(again.error)")
      }
      let rows = [
        "0001/thu-thach,c1,An Thị Một,Đạt Giải Nhất,THU HỒI từ bản 2",
        "0002/thu-thach,c2,Bùi Văn Hai,Đạt Giải Nhì,THU HỒI từ bản 2",
        "0003/thu-thach,c2,Bùi Văn Hai,Đạt Giải Nhất,",
      ]
      #expect(try register(second) == rows)
      let kept = server.folder.path("data/certificates-thu-thach.json")
      let rights = try FileManager.default.attributesOfItem(atPath: kept)[.posixPermissions]
      #expect(rights as? Int == 0o600)
      try await expectPage(second, server)
      try await expectSameElsewhere(server, rows)
      // Numbers that cannot be read are not given out again.
      try Data("{}".utf8).write(to: URL(filePath: kept))
      let refused = try await server.run(
        "publish", "thu-thach", "--to", second, "--language", "en")
      #expect(refused.status == 1 && refused.error.contains("take the file from a backup"))
      #expect(try register(second) == rows, "what was published stays")
    }
  }

  private func expectPage(_ site: String, _ server: Server) async throws {
    let page = try String(contentsOfFile: site + "/index.html", encoding: .utf8)
    for words in ["bị loại", "Loại A. T. M. (c1)", "A. T. M. dùng điện thoại", "Giải thưởng"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("An Thị Một"))
    #expect(FileManager.default.fileExists(atPath: site + "/wards.csv"))
    let text = try await server.run("results", "thu-thach", "--language", "vi").output
    for words in ["bị loại", "Loại An Thị Một (c1)", "Lý do: An Thị Một dùng điện thoại"] {
      #expect(text.contains(words), "\(text)")
    }
    let results = try await server.results()
    #expect(results["corrections"][0]["reason"] == "An Thị Một dùng điện thoại")
    #expect(results["wards"][0]["ward"] == "Tri Lễ")
    let top = try await server.run("results", "thu-thach", "--csv", "--top", "1")
    #expect(top.output.split(whereSeparator: \.isNewline).count == 2, "\(top.output)")
  }

  /// On another machine, from a backup.
  private func expectSameElsewhere(_ server: Server, _ rows: [String]) async throws {
    let file = server.folder.path("sao-luu.tar")
    let saved = try await server.run("backup", file)
    #expect(saved.status == 0, "\(saved.error)")
    let (data, site) = (server.folder.path("data2"), server.folder.path("c"))
    let restored = try await BuiltProgram.bangvang.run("restore", file, "--data", data)
    #expect(restored.status == 0, "\(restored.error)")
    let published = try await BuiltProgram.bangvang.run(
      "publish", "thu-thach", "--to", site, "--data", data)
    #expect(published.status == 0, "\(published.error)")
    #expect(try register(site) == rows)
  }

  @Test func `a journal that was tampered with is not published, and its results are not trusted`()
    async throws
  {
    try await Server.serving(Self.contest) { server in
      let host = try await server.host()
      _ = try await play(server, host)
      #expect(try await server.stop() == 0)
      let file = server.folder.url.appending(path: "data/contests.sqlite")
      var bytes = try Data(contentsOf: file)
      let places = bytes.ranges(of: Data("le-mao".utf8))
      #expect(!places.isEmpty)
      for place in places { bytes.replaceSubrange(place, with: Data("le-mac".utf8)) }
      try bytes.write(to: file)
      let site = server.folder.path("site")
      let published = try await server.run(
        "publish", "thu-thach", "--to", site, "--language", "en")
      #expect(published.status == 1)
      #expect(published.error.contains("bangvang journal verify thu-thach"), "\(published.error)")
      #expect(!FileManager.default.fileExists(atPath: site))
      for language in ["vi", "en"] {
        let results = try await server.run("results", "thu-thach", "--language", language)
        #expect(results.status == 1 && results.output.isEmpty)
        #expect(results.error.contains("bangvang journal mend"), "\(results.error)")
        #expect(results.error.contains("bangvang journal verify thu-thach"), "\(results.error)")
      }
    }
  }

  @Test func `who goes on keeps what the roster said of them`() async throws {
    let roster = """
      Họ và tên;Ngày sinh;Lớp;Số báo danh;Trường;Đội;Đội trưởng;Bảng;Hệ số thời gian;Đồng ý công bố;Không xét giải
      Nguyễn Thị Ánh;9/5/2012;8A;12;THCS Lê Mao;Sao Mai;có;b;1,5;có;
      Lô Văn Páo;1/2/2012;8B;13;THCS Lê Mao;;;a;2;;có
      Trần Bình;3/3/2011;9A;14;le-mao;;;;;;
      """
    var contest = ContestFiles()
    contest.registration = #"roster: "hoc-sinh.csv""#
    contest.rounds = [#"rule: "classic", points: 10, secondsPerItem: 5, draw: { count: 1 }"#]
    contest.more = #"""
      leagues: [{ id: "a", title: "A", where: { grade: ["8"] } },
                { id: "b", title: "B", where: { grade: ["9"] } }],
      """#
    let folder = try TemporaryDirectory()
    try Data(roster.utf8).write(to: folder.url.appending(path: "hoc-sinh.csv"))
    let path = try contest.write(in: folder)
    let tickets = try await BuiltProgram.bangvang.run(
      "roster", "tickets", path, "--json", "--data", folder.path("data"))
    let printed = JSON(parsing: tickets.output)["tickets"].array
    #expect(printed.count == 3, "\(tickets.error)")
    try await Turnstile.shared.pass {
      let server = try await Server.start(path, in: folder)
      defer { server.running.kill() }
      let host = try await server.host()
      var clients: [LineClient] = []
      for ticket in printed.map(\.["ticket"]) {
        let client = try await server.greet()
        client.send(["type": "join", "ticket": ticket])
        _ = try await client.next("joined")
        clients.append(client)
      }
      try await host.does("start")
      try await host.open()
      for client in clients {
        let question = try await client.next("question")
        await Moment.reached(question.startsAt)
        client.send([
          "type": "answer", "question": question["question"], "change": 1,
          "response": question.choice(right: client !== clients[2]),
        ])
        #expect(try await client.next("accepted").type == "accepted")
      }
      try await host.does("close")
      let next = try await server.run(
        "results", "thu-thach", "--qualify", "4", "--language", "vi")
      // The grade says that league again; the other one was the roster's own.
      let lines = next.output.split(whereSeparator: \.isNewline).map(String.init)
      #expect(
        lines == [
          "\u{FEFF}Họ và tên,Ngày sinh,Lớp,Đội,Số báo danh,Trường,Đội trưởng,Bảng,Hệ số thời gian,Đồng ý công bố,Không xét giải",
          "Nguyễn Thị Ánh,2012-05-09,8A,Sao Mai,12,THCS Lê Mao,có,b,\"1,5\",có,",
          "Lô Văn Páo,2012-02-01,8B,,13,THCS Lê Mao,,,2,,có",
        ])
      #expect(next.error.contains("Cuộc thi chưa kết thúc"), "\(next.error)")
      #expect(next.error.contains("4 suất nhưng chỉ có 2 em"), "\(next.error)")
      // It is a roster that the next contest reads without a fault.
      try Data(next.output.utf8).write(to: folder.url.appending(path: "vong-sau.csv"))
      let check = try await BuiltProgram.bangvang.run(
        "roster", "check", folder.path("vong-sau.csv"))
      #expect(check.status == 0, "\(check.output) \(check.error)")
      let json = try await server.run("results", "thu-thach", "--qualify", "1 per ward", "--json")
      let told = JSON(parsing: json.output)
      #expect(told["contestants"].array.isEmpty && told["withoutWard"] == ["c1", "c2"])
      #expect(told["final"] == false && json.error.contains("ward"), "\(json.error)")
    }
  }
}
