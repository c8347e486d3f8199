import Foundation
import TestSupport
import Testing

@Suite struct ContestCommandTests {
  private let bangvang = BuiltProgram.bangvang
  private let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory()
    try write(BankCommandTests.sound, "cau-hoi.gift")
  }

  @discardableResult
  private func write(_ text: String, _ name: String) throws -> String {
    let path = folder.path(name)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private func contest(_ draw: String, rule: String = "classic") -> String {
    """
    {
      id: "thu", title: { vi: "Thi thử", en: "Trial" }, mode: "live",
      banks: ["cau-hoi.gift"], registration: { fields: ["name", "birthDate"] },
      rounds: [
        { id: "r1", title: "Vòng 1", rule: "\(rule)", draw: \(draw) },
      ],
    }
    """
  }

  @Test func `a sound contest is told in one line`() async throws {
    let file = try write(contest("{ count: 2 }"), "a.json5")
    let outcome = try await bangvang.run("contest", "check", file, "--language", "en")
    #expect(outcome.status == 0)
    #expect(outcome.output == "\(file): 1 round, 2 items, about 1 min 21 s\n")
    #expect(outcome.error == "")
  }

  @Test func `faults of the file and of its banks are told at their places`() async throws {
    try write(BankCommandTests.broken, "cau-hoi.gift")
    let file = try write(contest("{ cout: 2 }", rule: "speeed"), "a.json5")
    let outcome = try await bangvang.run("contest", "check", file, "--language", "en")
    #expect(outcome.status == 1)
    let bank = folder.path("cau-hoi.gift")
    #expect(outcome.error.contains("\(file):5:40: error: 'rounds[0].rule' is one of"))
    #expect(outcome.error.contains("did you mean 'speed'?"))
    #expect(outcome.error.contains("there is no key 'cout' here; did you mean 'count'?"))
    #expect(outcome.error.contains("\(bank):1:"))
  }

  @Test func `a contest is checked from any directory`() async throws {
    try write(contest("{ count: 2 }"), "a.json5")
    let outcome = try await bangvang.run("contest", "check", "a.json5", in: folder.url)
    #expect(outcome.status == 0)
    let broken = try write(contest("{ count: 3 }"), "b.json5")
    let inside = try await bangvang.run("contest", "check", "b.json5", in: folder.url)
    #expect(inside.status == 1)
    #expect(inside.error.hasPrefix("b.json5:5:"))
    let outside = try await bangvang.run("contest", "check", broken)
    #expect(outside.error.hasPrefix(broken))
  }

  @Test func `a contest is shown for people and as JSON`() async throws {
    let file = try write(contest("{ count: 2 }"), "a.json5")
    let shown = try await bangvang.run("contest", "show", file)
    #expect(shown.status == 0)
    #expect(shown.output.hasPrefix("Thi thử (thu)\n"))
    #expect(shown.output.contains("Đúng được 100 điểm"))
    let outcome = try await bangvang.run("contest", "show", file, "--json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any])
    #expect(json["contest"] as? String == "thu")
    #expect(json["autopilotMs"] as? Int == 80_500)
  }

  @Test func `a contest file that is missing has status 3`() async throws {
    let outcome = try await bangvang.run("contest", "check", folder.path("no.json5"))
    #expect(outcome.status == 3)
    #expect(outcome.output == "")
  }

  @Test(arguments: ["mau-truc-tiep", "thu-nghiem", "mau-tranh-co-dong", "mau-tuyen-truyen-vien"])
  func `the contests of the project have no fault`(name: String) async throws {
    let outcome = try await bangvang.run("contest", "check", "contests/\(name).json5")
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
  }

  @Test func `a new contest file is written once and has no fault`() async throws {
    let items = (1...20).map { "::\($0)::Số liền sau của \($0) là số nào? {#\($0 + 1)}" }
    try write(items.joined(separator: "\n\n"), "so.gift")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "thi"), withIntermediateDirectories: true)
    let words = ["contest", "new", "thi/Trường em 2027.json5", "--bank", "so.gift"]
    let outcome = try await bangvang.run(words, in: folder.url)
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    let file = folder.path("thi/Trường em 2027.json5")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("id: \"truong-em-2027\""))
    #expect(text.contains("banks: [\"../so.gift\"]"))
    let again = try await bangvang.run(words, in: folder.url)
    #expect(again.status == 1)
    let check = try await bangvang.run("contest", "check", file)
    #expect(check.status == 0, "\(check.error)")
  }

  @Test(arguments: ["live", "window", "judged"])
  func `a new contest file of each mode goes to standard output`(mode: String) async throws {
    let outcome = try await bangvang.run("contest", "new", "-", "--mode", mode, "--id", "a")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("mode: \"\(mode)\""))
    let none = try await bangvang.run("contest", "new", "-", "--mode", mode)
    #expect(none.status == 2)
  }

  @Test func `a bank of the library is found by its name`() async throws {
    let data = ["BANGVANG_DATA": folder.path("data")]
    let bank = folder.path("cau-hoi.gift")
    _ = try await bangvang.run("bank", "import", bank, "--bank", "lớp 6", environment: data)
    let text = contest("{ count: 2 }").replacing("cau-hoi.gift", with: "lớp 6")
    let file = try write(text, "a.json5")
    let outcome = try await bangvang.run("contest", "check", file, environment: data)
    #expect(outcome.status == 0, "\(outcome.error)")
    let without = try await bangvang.run("contest", "check", file)
    #expect(without.status == 1)
    #expect(without.error.contains("'lớp 6'"))
  }

  @Test func `codes that the file has are shown before it is served`() async throws {
    let data = ["BANGVANG_DATA": folder.path("data")]
    let text = contest("{ count: 2 }").replacing(
      "rounds:", with: "schools: [{ id: 's', name: 'THCS Lê Mao', code: '7KQ2MF' }], rounds:")
    let file = try write(text, "a.json5")
    let words = ["contest", "codes", file, "--address", "thi.vn"]
    let outcome = try await bangvang.run(words, environment: data)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("7KQ2MF\tTHCS Lê Mao\tthi thi.vn 7KQ2MF"))
    let sheets = try await bangvang.run(words + ["--print"], environment: data)
    #expect(sheets.output.contains("    thi thi.vn 7KQ2MF\n"))
    let json = try await bangvang.run(words + ["--json"], environment: data)
    #expect(json.output.contains("\"codes\":{\"s\":\"7KQ2MF\"}"))
  }

  @Test func `before the first start it is this machine with the default port, and that is said`()
    async throws
  {
    let data = ["BANGVANG_DATA": folder.path("data")]
    let text = contest("{ count: 2 }").replacing(
      "rounds:", with: "schools: [{ id: 's', name: 'THCS Lê Mao', code: '7KQ2MF' }], rounds:")
    let file = try write(text, "a.json5")
    let words = ["contest", "codes", file, "--language", "en"]
    let json = try await codes(words + ["--json"], data)
    #expect(json["addressesFrom"] as? String == "default")
    let addresses = json["addresses"] as? [String] ?? []
    let people = try await bangvang.run(words, environment: data)
    let sheets = try await bangvang.run(words + ["--print"], environment: data)
    guard let first = addresses.first else {
      // A machine without a network: there is nothing that other computers could type.
      #expect(people.output.contains("has no network"))
      return
    }
    #expect(addresses.allSatisfy { $0.hasSuffix(":7878") }, "\(addresses)")
    #expect(people.output.contains("thi \(first) 7KQ2MF"))
    #expect(people.output.contains("7878, the default port of 'bangvang serve'"))
    #expect(sheets.output.contains("    thi \(first) 7KQ2MF\n"))
    #expect(!sheets.output.contains("default port"))
    #expect(sheets.error.contains("the default port"))
  }

  @Test func `afterwards it is where the server listened last`() async throws {
    let data = ["BANGVANG_DATA": folder.path("data")]
    let text = contest("{ count: 2 }").replacing(
      "rounds:", with: "schools: [{ id: 's', name: 'THCS Lê Mao', code: '7KQ2MF' }], rounds:")
    let file = try write(text, "a.json5")
    for options in [["--listen", "127.0.0.1:0"], ["--listen", "127.0.0.1:0", "--plaintext"]] {
      let server = try RunningProgram(
        bangvang, ["serve", file, "--json"] + options, environment: data)
      let line = try #require(await server.nextLine(), "\(server.errorText)")
      server.send(signal: SIGTERM)
      #expect(try await server.status() == 0)
      let told = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let address = try #require(told["listening"] as? String)
      let json = try await codes(["contest", "codes", "thu", "--json"], data)
      #expect(json["addresses"] as? [String] == [address])
      #expect(json["addressesFrom"] as? String == "served")
      #expect(json["pin"] as? String == told["pin"] as? String)
      let people = try await bangvang.run("contest", "codes", "thu", environment: data)
      let command =
        (told["pin"] as? String).map { "thi --pin \($0) \(address) 7KQ2MF" }
        ?? "thi --plaintext \(address) 7KQ2MF"
      #expect(people.output.contains(command), "\(people.output)")
    }
  }

  private func codes(_ words: [String], _ environment: [String: String]) async throws
    -> [String: Any]
  {
    let outcome = try await bangvang.run(words, environment: environment)
    return try #require(
      try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any],
      "\(outcome.error)")
  }

  @Test func `codes that a server made are shown with pin and tokens`() async throws {
    let data = ["BANGVANG_DATA": folder.path("data")]
    let text = contest("{ count: 2 }").replacing(
      "rounds:", with: "schools: [{ id: 's', name: 'THCS Lê Mao' }], rounds:")
    let file = try write(text, "a.json5")
    let server = try RunningProgram(
      bangvang, ["serve", file, "--listen", "127.0.0.1:0", "--json"], environment: data)
    let line = try #require(await server.nextLine(), "\(server.errorText)")
    let told = try #require(
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    let contest = try #require((told["contests"] as? [[String: Any]])?.first)
    let outcome = try await bangvang.run("contest", "codes", "thu", "--json", environment: data)
    let codes = try #require(
      try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any],
      "\(outcome.error)")
    #expect(codes["pin"] as? String == told["pin"] as? String)
    #expect(codes["hostToken"] as? String == contest["hostToken"] as? String)
    #expect(codes["boardToken"] as? String == contest["boardToken"] as? String)
    #expect(codes["codes"] as? [String: String] == contest["codes"] as? [String: String])
    let sheets = try await bangvang.run(
      "contest", "codes", file, "--print", environment: data)
    let token = try #require(contest["hostToken"] as? String)
    #expect(!sheets.output.contains(token))
    server.send(signal: SIGTERM)
    #expect(try await server.status() == 0)
  }

  @Test func `codes that are not made yet, or of no contest, are told`() async throws {
    let data = ["BANGVANG_DATA": folder.path("data")]
    let file = try write(contest("{ count: 2 }"), "a.json5")
    let none = try await bangvang.run(
      "contest", "codes", file, "--language", "en", environment: data)
    #expect(none.status == 1)
    #expect(none.error.contains("they are made by bangvang serve"))
    let unknown = try await bangvang.run("contest", "codes", "khong-co", environment: data)
    #expect(unknown.status == 1)
    #expect(!FileManager.default.fileExists(atPath: folder.path("data")))
  }
}
