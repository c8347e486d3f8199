import Foundation
import TestSupport
import Testing

/// `bangvang host` line by line, as a script or a screen reader's user leads a contest.
@Suite struct HostConsoleTests {
  private func lead(
    _ server: Server, _ lines: [String], token: String? = nil, options: [String] = ["--plaintext"],
    zone: String = "Asia/Ho_Chi_Minh"
  ) async throws -> BuiltProgram.Outcome {
    try await BuiltProgram.bangvang.run(
      ["host", "127.0.0.1:\(server.port)", "--plain", "--language", "vi"] + options,
      environment: [
        "BANGVANG_HOST_TOKEN": token ?? server.hostToken.string,
        "XDG_STATE_HOME": server.folder.path("state"), "TZ": zone,
      ], input: lines.map { $0 + "\n" }.joined())
  }

  @Test func `a contest is led from the lobby to final results`() async throws {
    try await Server.serving { server in
      let player = try await server.join("Chu Văn An")
      let outcome = try await lead(
        server, ["", "", "t Chào các em", "+", "c", "có", "1", "e", "có", "", "có", "!"])
      #expect(outcome.status == 0, "\(outcome.output)")
      for words in [
        "đã vào 1", "Enter bắt đầu", "(đúng)", "✓ Đã thêm 10 giây.", "ĐÃ ĐÓNG CÂU 1",
        "kết quả đã chốt",
      ] {
        #expect(outcome.output.contains(words), "\(words) in \(outcome.output)")
      }
      #expect(try await player.client.next("announcement")["text"] == "Chào các em")
      _ = try await player.client.next("closed")
      #expect(try await player.client.next("ended")["rank"] == 1)
    }
  }

  @Test func `a question is annulled with its reason, and only when agreed`() async throws {
    try await Server.serving { server in
      _ = try await server.join("Chu Văn An")
      let outcome = try await lead(
        server, ["", "", "c", "có", "a 1 đề in sai", "không", "a 1 đề in sai", "có"])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("Thôi. Chưa có gì thay đổi."))
      #expect(outcome.output.contains("huỷ câu 1: đề in sai"))
    }
  }

  @Test func `what does not fit is said in words and changes nothing`() async throws {
    try await Server.serving { server in
      let outcome = try await lead(server, ["o", "r", "xyz", "a", "t"])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("hãy bắt đầu cuộc thi trước"))
      #expect(outcome.output.contains("không có đáp án nào chờ công bố"))
      #expect(outcome.output.contains("Không hiểu. Gõ ? để xem trợ giúp."))
    }
  }

  @Test func `a wrong token is told and ends with status 1`() async throws {
    try await Server.serving { server in
      let outcome = try await lead(server, [""], token: "khong-phai-ma")
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("không phải mã người dẫn"))
      #expect(!outcome.output.contains("khong-phai-ma"))
    }
  }

  @Test func `a certificate is remembered, and another one refused before the token is sent`()
    async throws
  {
    try await Server.serving(isPlain: false) { server in
      let known = server.folder.path("state/bangvang/known-servers")
      #expect(try await lead(server, ["q"], options: []).status == 0)
      let pin = server.report["pin"].string
      let address = "127.0.0.1:\(server.port)"
      #expect(try String(contentsOfFile: known, encoding: .utf8) == "\(address) \(pin)\n")
      let other = "sha256:" + String(repeating: "0a", count: 32)
      try Data("\(address) \(other)\n".utf8).write(to: URL(filePath: known))
      let refused = try await lead(server, ["q"], options: [])
      #expect(refused.status == 3)
      #expect(refused.error.contains("--pin \(pin)"))
      #expect(try await lead(server, ["q"], options: ["--pin", pin]).status == 0)
    }
  }

  @Test(arguments: ["UTC", "America/Los_Angeles", ""])
  func `times are those of Viet Nam, whatever the machine is set to`(zone: String) async throws {
    try await Server.serving { server in
      let before = Self.timeOfDay(Moment.now)
      let outcome = try await lead(server, ["t Chào các em"], zone: zone)
      let after = Self.timeOfDay(Moment.now)
      let line = outcome.output.split(separator: "\n").last { $0.contains("Chào các em") }
      let time = try #require(line?.firstMatch(of: #/\d\d:\d\d:\d\d/#), "\(outcome.output)")
      // Around midnight the times do not rise.
      #expect(before > after || (before...after).contains(String(time.0)), "\(outcome.output)")
    }
  }

  private static func timeOfDay(_ milliseconds: Int64) -> String {
    let seconds = (milliseconds / 1_000 + 7 * 3_600) % 86_400
    return [seconds / 3_600, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  @Test func `wrong usage is said before anything is connected`() async throws {
    let host = BuiltProgram.bangvang
    let token = ["BANGVANG_HOST_TOKEN": "x"]
    for arguments in [
      ["host"], ["host", "10.0.0.1:0"], ["host", "10.0.0.1", "--plaintext"],
      ["host", "10.0.0.1", "--pin", "sha256:12"],
    ] {
      #expect(try await host.run(arguments, environment: token).status == 2, "\(arguments)")
    }
    let missing = try await host.run("host", "127.0.0.1:1", "--language", "en")
    #expect(missing.status == 2 && missing.error.contains("BANGVANG_HOST_TOKEN"))
  }
}
