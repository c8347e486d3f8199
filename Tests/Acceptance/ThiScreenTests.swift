import Foundation
import TestSupport
import Testing

/// `thi` on a terminal, from its first screen to the terminal given back.
@Suite struct ThiScreenTests {
  private let home: TemporaryDirectory

  init() throws { home = try TemporaryDirectory() }

  private func address(_ server: Server) -> String { "127.0.0.1:\(server.port)" }

  private var seats: [String] {
    // Where there is no directory, no seat is kept.
    (try? FileManager.default.contentsOfDirectory(atPath: home.path("state/bangvang/seats"))) ?? []
  }

  private func mode(_ name: String) throws -> Int {
    let path = home.path(name)
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    return (permissions as? Int) ?? -1
  }

  /// Joins and waits in the lobby.
  private func join(_ thi: ThiOnTerminal, as name: String) async {
    #expect(await thi.shows("Họ và tên"), "\(thi.screen)")
    thi.type("\(name)\r")
    #expect(await thi.shows("Đúng chưa"), "\(thi.screen)")
    thi.type("\r")
    #expect(await thi.shows("chép lại mã này"), "\(thi.screen)")
    thi.type("\r")
    #expect(await thi.shows("Chào \(name)"), "\(thi.screen)")
  }

  @Test func `the terminal is given back after a signal, with the seat kept`() async throws {
    try await Server.serving(isPlain: false) { server in
      for (signal, status) in [(SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)] {
        let thi = try ThiOnTerminal(address(server), "7KQ2MF", "--new", home: home)
        await join(thi, as: "Nguyễn Thị Ánh")
        #expect(thi.isTaken)
        thi.send(signal: signal)
        #expect(try await thi.status() == status)
        #expect(await Moment.comes { thi.isGivenBack })
        #expect(thi.errorText == "")
        #expect(seats.count == 1)
      }
      #expect(try mode("state/bangvang") == 0o700)
      #expect(try mode("state/bangvang/seats") == 0o700)
      for seat in seats { #expect(try mode("state/bangvang/seats/\(seat)") == 0o600) }
      #expect(try mode("state/bangvang/known-servers") == 0o600)
    }
  }

  @Test func `a kept seat is offered and not taken`() async throws {
    try await Server.serving(isPlain: false) { server in
      let first = try ThiOnTerminal(address(server), "7KQ2MF", home: home)
      await join(first, as: "Nguyễn Thị Ánh")

      let neighbour = try ThiOnTerminal(address(server), "7KQ2MF", home: home)
      #expect(await neighbour.shows("Họ và tên"), "who sits is offered to nobody")
      neighbour.send(signal: SIGTERM)
      #expect(try await neighbour.status() == 143)

      first.send(signal: SIGHUP)
      _ = try await first.status()
      let other = try ThiOnTerminal(address(server), "7KQ2MF", home: home)
      #expect(await other.shows("Nguyễn Thị Ánh"), "\(other.screen)")
      #expect(await other.shows("THCS Lê Mao"))
      other.type("k")
      await join(other, as: "Trần Văn Bình")
      #expect(seats.count == 2, "the first one may still come back")
      other.type("q")
      other.type("c\r")
      let remote = try ThiOnTerminal(
        address(server), "7KQ2MF", home: home,
        environment: ["SSH_CONNECTION": "10.0.0.7 51000 10.0.0.5 22"])
      #expect(await remote.shows("Họ và tên"), "it is offered only where it was kept")
    }
  }

  @Test func `whoever is asked says yes and sits there again`() async throws {
    try await Server.serving(isPlain: false) { server in
      let first = try ThiOnTerminal(address(server), "7KQ2MF", home: home)
      await join(first, as: "Nguyễn Thị Ánh")
      first.send(signal: SIGTERM)
      _ = try await first.status()
      let again = try ThiOnTerminal(address(server), home: home)
      #expect(await again.shows("Nguyễn Thị Ánh"), "\(again.screen)")
      again.type("c")
      #expect(await again.shows("Chào Nguyễn Thị Ánh"), "\(again.screen)")
      #expect(seats.count == 1)
      let results = try await server.results()
      #expect(results["contestants"].array.count <= 1)
    }
  }

  @Test func `another certificate than before is refused with status 3`() async throws {
    try await Server.serving(isPlain: false) { server in
      let path = home.path("state/bangvang")
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      let other = "sha256:" + String(repeating: "1", count: 64)
      try Data("\(address(server)) \(other)\n".utf8).write(
        to: URL(filePath: path + "/known-servers"))
      let thi = try ThiOnTerminal(address(server), "7KQ2MF", home: home)
      #expect(await thi.shows("ọi thầy cô"), "\(thi.screen)")
      thi.type("\u{3}")
      thi.type("\u{3}")
      #expect(try await thi.status() == 3)
      #expect(await Moment.comes { thi.isGivenBack })
      #expect(thi.errorText.contains("Gọi thầy cô"))
      #expect(thi.errorText.contains(server.report["pin"].string))

      let right = try ThiOnTerminal(
        address(server), "7KQ2MF", "--pin", server.report["pin"].string, home: home)
      #expect(await right.shows("Họ và tên"), "a pin that was given goes before the remembered one")
    }
  }

  @Test func `a system file tells the server, and no pin of another`() async throws {
    try await Server.serving(isPlain: false) { server in
      let directory = home.url.appending(path: "config/bangvang")
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      let file = "{ host: '\(address(server))', pin: '\(server.report["pin"])', language: 'en' }"
        .replacing("\"", with: "")
      try Data(file.utf8).write(to: directory.appending(path: "thi.json5"))
      let thi = try ThiOnTerminal(home: home)
      #expect(await thi.shows("School code"), "\(thi.screen)")
      #expect(thi.errorText == "")
      #expect(await thi.shows("(known)"), "a certificate that was expected is no news")
    }
  }

  @Test func `without a server it asks for one, and Ctrl-C twice leaves`() async throws {
    let thi = try ThiOnTerminal(home: home)
    #expect(await Moment.comes { thi.isTaken })
    #expect(await thi.shows("áy chủ"), "\(thi.screen)")
    thi.type("a:b:c\r")
    #expect(await thi.shows("chưa phải địa chỉ"), "\(thi.screen)")
    thi.type("\u{3}")
    // It stands there for a short time only.
    #expect(await Moment.comes { thi.hasShown("Ctrl-C") }, "\(thi.screen)")
    // The first may be too long ago on a busy machine: these two are twice by themselves.
    thi.type("\u{3}\u{3}")
    let status = try await thi.status()
    #expect(status == 0, "\(thi.errorText)")
    #expect(await Moment.comes { thi.isGivenBack })
  }
}
