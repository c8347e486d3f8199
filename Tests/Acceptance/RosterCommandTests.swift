import Foundation
import TestSupport
import Testing

/// A contest whose students are on a list and join with tickets.
@Suite struct RosterCommandTests {
  private static let roster = """
    STT;Họ và tên;Ngày sinh;Lớp;Trường;Đội;Hệ số thời gian
    1;Nguyễn Thị Ánh;9/5/2012;8A;THCS Lê Mao;Sao Mai;
    2;Lô Văn Páo;1/2/2012;8B;THCS Lê Mao;;1,5
    3;Trần Bình;3/3/2011;9A;le-mao;;
    """

  private func files(_ roster: String = roster) throws -> (folder: TemporaryDirectory, path: String)
  {
    var contest = ContestFiles()
    contest.registration = #"roster: "hoc-sinh.csv""#
    let folder = try TemporaryDirectory()
    try Data(roster.utf8).write(to: folder.url.appending(path: "hoc-sinh.csv"))
    return (folder, try contest.write(in: folder))
  }

  private func tickets(_ path: String, in folder: TemporaryDirectory) async throws -> JSON {
    let made = try await BuiltProgram.bangvang.run(
      "roster", "tickets", path, "--json", "--data", folder.path("data"))
    #expect(made.status == 0, "\(made.error)")
    return JSON(parsing: made.output)["tickets"]
  }

  @Test func `tickets are printed days before, let their students in, and hold`() async throws {
    let (folder, path) = try files()
    let printed = try await tickets(path, in: folder)
    #expect(printed[0]["name"] == "Nguyễn Thị Ánh")
    #expect(printed[2]["school"] == "le-mao")
    try await Turnstile.shared.pass {
      let server = try await Server.start(path, in: folder)
      defer { server.running.kill() }
      // Beside a running server they are the same.
      #expect(try await tickets(path, in: folder) == printed)
      let client = try server.connect()
      client.send(["type": "hello", "protocol": 1, "role": "contestant"])
      #expect(try await client.next()["registration"] == [])
      client.send(["type": "join", "ticket": printed[1]["ticket"]])
      let joined = try await client.next()
      #expect(joined["name"] == "Lô Văn Páo")
      #expect(joined["extraTime"] == 1.5)
      server.running.kill()
      _ = try await server.running.status()
      let again = try await server.again()
      defer { again.running.kill() }
      for (place, contestant) in [(1, "c1"), (0, "c2")] {
        let other = try again.connect()
        other.send(["type": "hello", "protocol": 1, "role": "contestant"])
        _ = try await other.next()
        other.send(["type": "join", "ticket": printed[place]["ticket"]])
        #expect(try await other.next()["contestant"].string == contestant)
      }
    }
  }

  @Test func `a ticket that was replaced is not printed, and whose it was is said`() async throws {
    let (folder, path) = try files()
    let printed = try await tickets(path, in: folder)
    try await Turnstile.shared.pass {
      let server = try await Server.start(path, in: folder)
      defer { server.running.kill() }
      let client = try await server.greet()
      client.send(["type": "join", "ticket": printed[1]["ticket"]])
      let joined = try await client.next("joined")
      let host = try await server.host()
      let fresh = try await host.tell("ticket", ["contestant": joined["contestant"]])
      let made = try await server.run("roster", "tickets", path, "--json", "--language", "vi")
      let list = JSON(parsing: made.output)
      #expect(list["tickets"].array.map { $0["name"] } == ["Nguyễn Thị Ánh", "Trần Bình"])
      #expect(list["replaced"].array.map { $0["name"] } == ["Lô Văn Páo"])
      #expect(made.error.contains("Lô Văn Páo, 8B, THCS Lê Mao"), "\(made.error)")
      #expect(!made.error.contains(fresh["ticket"].string))
      let table = try await server.run("roster", "tickets", path, "--csv", "--language", "en")
      #expect(!table.output.contains(printed[1]["ticket"].string))
      #expect(!table.output.contains("Páo"))
      #expect(table.error.contains("1 student with a new ticket"), "\(table.error)")
    }
  }

  @Test func `a contest that was never served has tickets beside a server that runs another`()
    async throws
  {
    let (folder, path) = try files()
    let other = try TemporaryDirectory()
    var contest = ContestFiles()
    contest.id = "khac"
    let running = try contest.write(in: other)
    try await Turnstile.shared.pass {
      let server = try await Server.start(running, in: folder)
      defer { server.running.kill() }
      let printed = try await tickets(path, in: folder)
      #expect(printed[0]["name"] == "Nguyễn Thị Ánh")
      #expect(try await tickets("thu-thach", in: folder) == printed, "by its id, too")
      let verified = try await server.run("journal", "verify", "--json")
      #expect(verified.status == 0, "\(verified.output)\(verified.error)")
    }
  }

  @Test func `slips are a PDF that is its owner's alone`() async throws {
    let (folder, path) = try files()
    let slips = folder.path("phieu.pdf")
    let made = try await BuiltProgram.bangvang.run(
      "roster", "tickets", path, "-o", slips, "--data", folder.path("data"), "--address",
      "192.168.1.20")
    #expect(made.status == 0, "\(made.error)")
    #expect(made.output.trimmingCharacters(in: .newlines) == slips)
    let bytes = try Data(contentsOf: URL(filePath: slips))
    #expect(bytes.starts(with: Data("%PDF-".utf8)))
    let mode = try FileManager.default.attributesOfItem(atPath: slips)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o600)
  }

  @Test func `sheets of codes, which let nobody in, give way to tickets`() async throws {
    let (folder, path) = try files()
    _ = try await tickets(path, in: folder)
    let shown = try await BuiltProgram.bangvang.run(
      "contest", "codes", "thu-thach", "--data", folder.path("data"), "--language", "vi")
    #expect(shown.status == 0 && shown.output.contains("Người dẫn: "), "\(shown.error)")
    #expect(shown.output.contains("bangvang roster tickets thu-thach"))
    #expect(!shown.output.contains("7KQ2MF"))
    let sheets = try await BuiltProgram.bangvang.run(
      "contest", "codes", path, "--print", "--data", folder.path("data"), "--language", "en")
    #expect(sheets.status == 1 && sheets.output.isEmpty)
    #expect(sheets.error.contains("bangvang roster tickets thu-thach"), "\(sheets.error)")
  }

  @Test func `a device is written into, and why slips cannot be written is said`() async throws {
    let (folder, path) = try files()
    let device = folder.path("full")
    // By a link: whoever may, and errs, would put the slips in the place of the device itself.
    try FileManager.default.createSymbolicLink(atPath: device, withDestinationPath: "/dev/full")
    for (slips, why) in [
      (device, "đầy"), (folder.path("khong-co/phieu.pdf"), "không có tệp hay thư mục ấy"),
    ] {
      let made = try await BuiltProgram.bangvang.run(
        "roster", "tickets", path, "-o", slips, "--data", folder.path("data"), "--language", "vi")
      #expect(made.status == 3, "\(made.error)")
      #expect(made.output.isEmpty)
      let line = made.error.split(separator: "\n").last { $0.contains("không ghi được") }
      #expect(line?.contains(why) == true, "\(made.error)")
    }
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: device) == "/dev/full",
      "the link is still one")
  }

  @Test func `all faults of a roster are told at once and nothing is begun`() async throws {
    let (folder, path) = try files(
      """
      Họ và tên,Ngày sinh,Trường,Đội trưởng
      A,32/1/2012,THCS Lê Mao,
      B,1/1/2012,THCS Xa,
      C,1/1/2012,THCS Lê Mao,x
      """)
    let made = try await BuiltProgram.bangvang.run(
      "roster", "tickets", path, "--data", folder.path("data"), "--language", "en")
    #expect(made.status == 1)
    let places = made.error.split(separator: "\n").filter { $0.contains("hoc-sinh.csv:") }
    #expect(places.count >= 3, "\(made.error)")
    for place in [":2:3:", ":3:12:", ":4:1:"] {
      #expect(made.error.contains("hoc-sinh.csv" + place), "\(place) in \(made.error)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path("data/contests.sqlite")))
  }

  @Test func `a contest without a roster has no tickets to print`() async throws {
    let folder = try TemporaryDirectory()
    let path = try ContestFiles().write(in: folder)
    let made = try await BuiltProgram.bangvang.run(
      "roster", "tickets", path, "--data", folder.path("data"), "--language", "vi")
    #expect(made.status == 1)
    #expect(made.error.contains("registration.roster"))
    let named = try await BuiltProgram.bangvang.run(
      "roster", "tickets", "thu-thach", "--data", folder.path("data"))
    #expect(named.status == 2)
  }
}
