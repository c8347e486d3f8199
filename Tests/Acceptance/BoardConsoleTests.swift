import Foundation
import TestSupport
import Testing

/// `bangvang board`, the projector, beside a real server: on a terminal and line by line.
@Suite struct BoardConsoleTests {
  private let home: TemporaryDirectory

  init() throws { home = try TemporaryDirectory() }

  private func board(
    _ server: Server, size: (columns: Int, rows: Int) = (80, 24), language: String = "vi"
  ) throws -> ThiOnTerminal {
    try ThiOnTerminal(
      "board", "127.0.0.1:\(server.port)", "--plaintext", "--language", language, home: home,
      environment: ["BANGVANG_BOARD_TOKEN": server.boardToken.string], size: size,
      program: .bangvang)
  }

  private func lines(
    _ server: Server, token: String? = nil, options: [String] = ["--plaintext"],
    input: String = ""
  ) async throws -> BuiltProgram.Outcome {
    try await BuiltProgram.bangvang.run(
      ["board", "127.0.0.1:\(server.port)", "--plain", "--language", "vi"] + options,
      environment: [
        "BANGVANG_BOARD_TOKEN": token ?? server.boardToken.string,
        "XDG_STATE_HOME": server.folder.path("state"),
      ], input: input)
  }

  @Test func `a contest on the wall, from the lobby to the podium`() async throws {
    try await Server.serving { server in
      let board = try board(server)
      #expect(await board.shows("7KQ2MF"), "\(board.screen)")
      #expect(await board.shows("THCS Quang Trung"))
      let player = try await server.join("Chu Văn An")
      #expect(await board.shows("1 bạn có mặt"), "\(board.screen)")
      let host = try await server.host()
      try await host.does("start")
      #expect(await board.shows("Cuộc thi bắt đầu"), "\(board.screen)")
      let key = try await host.open()
      let question = try await player.client.next("question")
      #expect(await board.shows(question["prompt"].string), "\(board.screen)")
      #expect(await board.shows("Đúng"))
      #expect(!board.hasShown("✓"))
      await Moment.reached(question.startsAt)
      try await player.answer(question, key["key"])
      #expect(await board.shows("Đã trả lời 1/1"), "\(board.screen)")
      #expect(!board.hasShown("✓") && !board.hasShown("Vì sao"))
      try await host.does("pause")
      #expect(await board.shows("TẠM DỪNG"), "\(board.screen)")
      try await host.does("continue")
      try await host.does("announce", ["text": "Chúc các em thi tốt"])
      #expect(await board.shows("Chúc các em thi tốt"), "\(board.screen)")
      try await host.does("close")
      #expect(await board.shows("✓ "), "\(board.screen)")
      #expect(await board.shows("Vì sao"))
      #expect(await board.shows("100%"), "how answers are spread: \(board.screen)")
      board.type("2")
      #expect(await board.shows("BẢNG XẾP HẠNG · CÁ NHÂN"), "\(board.screen)")
      #expect(board.screen.contains("Chu Văn An"))
      try await host.does("finish")
      #expect(await board.shows("HẠNG NHẤT"), "\(board.screen)")
      #expect(board.screen.contains("TẠM THỜI"))
      try await host.does("finalize")
      #expect(await Moment.comes { !board.screen.contains("TẠM THỜI") }, "\(board.screen)")
      board.type("q")
      #expect(try await board.status() == 0)
      #expect(await Moment.comes { board.isGivenBack })
      #expect(board.errorText == "")
    }
  }

  @Test func `frozen standings are revealed one by one`() async throws {
    try await Server.serving { server in
      let first = try await server.join("Chu Văn An")
      _ = try await server.join("Lê Lợi", code: "4H8NTX")
      let host = try await server.host()
      try await host.does("start")
      try await host.does("freeze")
      let key = try await host.open()
      let question = try await first.client.next("question")
      await Moment.reached(question.startsAt)
      try await first.answer(question, key["key"])
      try await host.does("close")
      try await host.does("finish")
      let board = try board(server, size: (100, 30), language: "en")
      #expect(await board.shows("THE CONTEST IS OVER"), "\(board.screen)")
      try await host.does("revealNext", ["top": 2])
      #expect(await board.shows("Shown one by one, from below"), "\(board.screen)")
      try await host.does("revealNext")
      try await host.does("revealNext")
      #expect(await board.shows("That was the last one"), "\(board.screen)")
      // A board that comes in now stands where the others stand.
      let late = try self.board(server)
      #expect(await late.shows("Đã công bố hết"), "\(late.screen)")
      try await host.does("revealNext")
      #expect(await board.shows("FIRST PLACE"), "\(board.screen)")
      #expect(board.screen.contains("Chu Văn An"))
    }
  }

  @Test func `a board comes back after the server was stopped`() async throws {
    try await Server.serving { server in
      let board = try board(server)
      #expect(await board.shows("7KQ2MF"), "\(board.screen)")
      #expect(try await server.stop() == 0)
      #expect(await board.shows("Mất kết nối"), "\(board.screen)")
      #expect(board.screen.contains("7KQ2MF"))
      let again = try await server.again("--listen", "127.0.0.1:\(server.port)")
      defer { again.running.kill() }
      #expect(await Moment.comes { !board.screen.contains("Mất kết nối") }, "\(board.screen)")
      let player = try await again.join("Chu Văn An")
      #expect(await board.shows("1 bạn có mặt"), "\(board.screen)")
      player.client.hangUp()
      #expect(await board.shows("0 bạn có mặt"), "\(board.screen)")
    }
  }

  @Test func `line by line until the contest is over, with nobody at the keyboard`() async throws {
    try await Server.serving(
      ContestFiles(
        rounds: [#"rule: "classic", points: 100, secondsPerItem: 1, draw: { count: 1 }"#],
        more: "startsIn: 4, revealSeconds: 1"), "--autopilot"
    ) { server in
      async let told = lines(server, input: "")
      _ = try await server.join("Chu Văn An")
      let outcome = try await told
      #expect(outcome.status == 0, "\(outcome.error)")
      let parts = [
        "7KQ2MF", "Câu 1 trong 1", "Đáp án: ", "CÁ NHÂN:", "1. Chu Văn An", "CUỘC THI ĐÃ KẾT THÚC",
      ]
      var rest = outcome.output[...]
      for part in parts {
        let place = try #require(rest.range(of: part), "\(part) in \(outcome.output)")
        rest = rest[place.upperBound...]
      }
      #expect(!outcome.output.contains(server.boardToken.string))
    }
  }

  @Test func `a wrong token, and the host's, are refused and not repeated`() async throws {
    try await Server.serving { server in
      for token in ["khong-phai-ma", server.hostToken.string] {
        let outcome = try await lines(server, token: token, input: "")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("không phải mã bảng chiếu"))
        #expect(!outcome.output.contains(token) && !outcome.error.contains(token))
      }
    }
  }

  @Test func `another certificate is refused before the token is sent`() async throws {
    try await Server.serving(isPlain: false) { server in
      let pin = server.report["pin"].string
      #expect(try await lines(server, options: ["--pin", pin], input: "q\n").status == 0)
      let other = "sha256:" + String(repeating: "0a", count: 32)
      let refused = try await lines(server, options: ["--pin", other], input: "q\n")
      #expect(refused.status == 3)
      #expect(refused.error.contains("--pin \(pin)"))
    }
  }

  @Test func `wrong usage is said before anything is connected`() async throws {
    let program = BuiltProgram.bangvang
    let token = ["BANGVANG_BOARD_TOKEN": "x"]
    for arguments in [
      ["board"], ["board", "10.0.0.1:0"], ["board", "10.0.0.1", "--plaintext"],
      ["board", "10.0.0.1", "--pin", "sha256:12"],
    ] {
      #expect(try await program.run(arguments, environment: token).status == 2, "\(arguments)")
    }
    let missing = try await program.run("board", "127.0.0.1:1", "--language", "en")
    #expect(missing.status == 2 && missing.error.contains("BANGVANG_BOARD_TOKEN"))
  }
}
