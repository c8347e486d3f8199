import Foundation
import TestSupport
import Testing

/// A jury's contest from its file to its certificates, through the programs.
@Suite struct JudgeCommandTests {
  private let bangvang = BuiltProgram.bangvang
  private let folder: TemporaryDirectory
  private let file: String

  static let contest = """
    {
      id: "tranh", title: { vi: "Thi vẽ tranh", en: "Posters" }, mode: "judged",
      organizer: { name: "Phòng Văn hóa" },
      schools: [{ id: "a", name: "THCS A" }, { id: "b", name: "THCS B" }],
      rubric: [
        { id: "noi-dung", title: { vi: "Nội dung", en: "Content" }, max: 10, weight: 2 },
        { id: "hinh-thuc", title: { vi: "Hình thức", en: "Form" }, max: 4 },
      ],
      entries: [
        { id: "t1", title: "Một chạm", contestant: "Nguyễn Thị Ánh", school: "a" },
        { id: "t2", title: "Ở nhà", contestant: "Trần Văn Bình", school: "b" },
      ],
      judges: [
        { id: "gk1", name: "Cô Lan" }, { id: "gk2", name: "Thầy Minh" },
        { id: "gk3", name: "Thầy A", school: "a" },
      ],
      standings: { by: ["points"] },
      certificate: { place: "Nghệ An", signers: [{ title: "GIÁM ĐỐC", name: "Trần Văn A" }],
        awards: [{ title: "Giải Nhất", ranks: [1, 1] }], participation: true },
    }
    """

  init() throws {
    folder = try TemporaryDirectory()
    file = folder.path("tranh.json5")
    try Data(Self.contest.utf8).write(to: URL(filePath: file))
  }

  private func judge(_ words: String..., input: String = "") async throws -> BuiltProgram.Outcome {
    try await bangvang.run(
      ["judge", file, "--data", folder.path("data"), "--language", "vi"] + words, input: input)
  }

  private func write(_ text: String, _ name: String) throws -> String {
    let path = folder.path(name)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private func results(_ words: String...) async throws -> JSON {
    let outcome = try await bangvang.run(
      ["results", file, "--json", "--data", folder.path("data")] + words)
    #expect(outcome.status == 0, "\(outcome.error)")
    return JSON(parsing: outcome.output)
  }

  private static let full = """
    Giám khảo;Bài dự thi;Nội dung;Hình thức
    gk1;t1;10;4
    Thầy Minh;t1;8,0;4
    gk1;t2;5;2
    gk3;t2;5.00;2
    """

  @Test func `sheets typed through a pipe are written one by one, blind, and summed up`()
    async throws
  {
    // A slip, a look at the help, back by one mark, then both entries.
    let input = "gk1\n11\n?\n8,25\n<\n9\n3,5\n\nx\n7\n4\n\nq\n"
    let typed = try await judge(input: input)
    #expect(typed.status == 0, "\(typed.error)")
    #expect(typed.output.contains("Giám khảo: Cô Lan"))
    #expect(typed.output.contains("Điểm là số từ 0 đến 10"))
    // (2 × 0.9 + 0.875) ÷ 3.
    #expect(typed.output.contains("Tổng: 89,17 trên 100"), "\(typed.output)")
    #expect(typed.output.contains("Đã ghi 2 phiếu."))
    #expect(typed.output.contains("Còn thiếu 2 phiếu: t1 (1), t2 (1)"))
    for word in ["Ánh", "THCS A"] { #expect(!typed.output.contains(word), "judging is blind") }
    let status = JSON(parsing: try await judge("--status", "--json").output)
    #expect(status["missing"] == 2 && status["started"] == true)
    #expect(status["judges"][0]["sheets"] == 2)
    let again = try await judge("--judge", "gk1", input: "sua t2\n8\n\nnhầm dòng\n\n")
    #expect(again.output.contains("không còn bài nào phải chấm"))
    #expect(again.output.contains("Đã sửa."), "\(again.output)")
    #expect(try await results()["revision"] == 2)
  }

  @Test func `what was confirmed outlives a kill, what was not is asked again`() async throws {
    let sheets = "gk2\n5\n2\n\n6\n"
    // The pipe stays open: the program waits for the next mark and is killed there.
    let shell = try RunningProgram(
      .bangvang, ["judge", file, "--data", folder.path("data")], input: sheets)
    var seen = false
    for await line in shell.lines where line.hasPrefix("Đã ghi") {
      seen = true
      break
    }
    #expect(seen)
    let second = try await judge("--judge", "gk1", input: "1\n")
    #expect(second.status == 3, "one at a time")
    #expect(second.error.contains("đang có người khác nhập phiếu"))
    let looking = try await judge("--status")
    #expect(looking.status == 0, "looking is no writing")
    shell.kill()
    #expect(try await shell.status() == 128 + SIGKILL)
    let on = try await judge("--judge", "gk2", input: "7\n3\n\n")
    #expect(on.output.contains("(còn 1 bài)"), "\(on.output)")
    #expect(on.output.contains("Đã ghi 1 phiếu."))
    let verified = try await bangvang.run(
      "journal", "verify", "tranh", "--data", folder.path("data"))
    #expect(verified.status == 0)
    #expect(JSON(parsing: try await judge("--status", "--json").output)["missing"] == 2)
  }

  @Test func `why an entry has its score is told sheet by sheet`() async throws {
    #expect(try await judge("--csv", try write(Self.full, "phieu.csv")).status == 0)
    #expect(try await judge("--appeal", "t2", "--reason", "chấm thấp").status == 0)
    func explained(_ who: String, _ form: String...) async throws -> BuiltProgram.Outcome {
      let words = ["results", file, "--explain", who] + form
      return try await bangvang.run(
        words + ["--data", folder.path("data"), "--language", "vi"])
    }
    let first = try await explained("t1").output
    #expect(first.contains("Một chạm (t1): hạng 1 trong 2"), "\(first)")
    #expect(first.contains("Nội dung (10 × 2)") && first.contains("86,67"), "\(first)")
    #expect(first.contains("Trung bình của 2 phiếu được tính: 93,33 trên 100."), "\(first)")
    let second = try await explained("trần văn bình").output
    #expect(second.contains("Ở nhà (t2): hạng 2 trong 2"), "\(second)")
    #expect(second.contains("Khiếu nại số 1: chấm thấp – chưa trả lời."), "\(second)")
    #expect(try await explained("t9").status == 1)
    let json = JSON(parsing: try await explained("t2", "--json").output)
    #expect(json["entry"] == "t2" && json["rank"] == 2 && json["of"] == 2, "\(json)")
    #expect(json["appeals"][0]["reason"] == "chấm thấp", "\(json)")
    let table = try await explained("t1", "--csv").output
    #expect(table.contains("judge,name,") && table.contains(",false"), "\(table)")
  }

  @Test func `a table is taken whole or not at all, and once`() async throws {
    let template = try await judge("--template")
    #expect(template.outputBytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(
      template.output.split(whereSeparator: \.isNewline).count == 6,
      "a head, and who may judge what: \(template.output)")
    let empty = try await judge("--csv", try write(template.output, "trong.csv"))
    #expect(empty.status == 0, "\(empty.error)")
    #expect(empty.output.contains("5 dòng chưa có điểm"))
    let broken = """
      Giám khảo,Bài dự thi,Nội dung,Hình thức
      gk1,t1,11,4
      gk9,t1,5,4
      gk3,t1,5,4
      gk1,t7,5,
      gk2,t2,5,2
      gk2,t2,5,2
      """
    let path = try write(broken, "sai.csv")
    let refused = try await judge("--csv", path)
    #expect(refused.status == 1)
    for place in ["2:8", "3:1", "4:1", "5:5", "5:10", "7:1"] {
      #expect(refused.error.contains("\(path):\(place):"), "\(place)\n\(refused.error)")
    }
    #expect(JSON(parsing: try await judge("--status", "--json").output)["started"] == false)
    let table = try write(Self.full, "phieu.csv")
    let taken = try await judge("--csv", table)
    #expect(taken.status == 0, "\(taken.error)")
    #expect(taken.output.contains("4 phiếu mới, 0 phiếu sửa, 0 phiếu đã có"))
    let head = try await results()["journalHead"]
    #expect(
      try await judge("--csv", table).output.contains("0 phiếu mới, 0 phiếu sửa, 4 phiếu đã có"))
    #expect(try await results()["journalHead"] == head, "the same file again changes nothing")
    let other = try write(Self.full.replacing("gk1;t2;5", with: "gk1;t2;6"), "khac.csv")
    let differs = try await judge("--csv", other)
    #expect(differs.status == 1 && differs.error.contains("--reason"))
    let corrected = try await judge("--csv", other, "--reason", "cộng nhầm")
    #expect(corrected.output.contains("1 phiếu sửa"))
    #expect(try await results()["revision"] == 2)
  }

  @Test func `results wait for every sheet, then are final, published and certified`()
    async throws
  {
    let early = try await judge("--finalize")
    #expect(early.status == 1 && early.error.contains("chưa có phiếu chấm"))
    let first = try write(
      Self.full.split(separator: "\n").prefix(3).joined(separator: "\n"), "mot.csv")
    #expect(try await judge("--csv", first).status == 0)
    let missing = try await judge("--finalize")
    #expect(missing.status == 1 && missing.error.contains("t2 (2)"), "\(missing.error)")
    #expect(try await judge("--csv", try write(Self.full, "phieu.csv")).status == 0)
    try await expectPublished(isFinal: false)
    _ = try await judge("--appeal", "t2", "--reason", "chấm thấp")
    #expect(try await judge("--finalize").error.contains("khiếu nại số 1"))
    #expect(try await judge("--answer", "1", "--reason", "giữ nguyên").status == 0)
    let final = try await judge("--finalize")
    #expect(final.status == 0, "\(final.error)")
    let results = try await results()
    #expect(results["final"] == true && results["state"] == "ended")
    #expect(results["entries"].array.map { $0["entry"].string } == ["t1", "t2"])
    // (2 × 1 + 1) ÷ 3 and (2 × 0.8 + 1) ÷ 3.
    #expect(results["entries"][0]["score"] == 93.33)
    #expect(results["entries"][0]["name"] == "Nguyễn Thị Ánh")
    #expect(results["judges"].array.count == 3)
    #expect(results["schools"][0]["school"] == "a")
    try await expectPublished(isFinal: true)
    #expect(try await judge(input: "gk1\n").status == 1)
    let again = try await judge("--disqualify", "t1", "--reason", "chép tranh")
    #expect(again.status == 0)
    #expect(try await self.results()["entries"][0]["entry"] == "t2")
  }

  private func expectPublished(isFinal: Bool) async throws {
    let site = folder.path("site")
    let published = try await bangvang.run(
      "publish", file, "--to", site, "--data", folder.path("data"))
    #expect(published.status == 0, "\(published.error)")
    let page = try String(contentsOfFile: site + "/index.html", encoding: .utf8)
    #expect(page.contains("TẠM THỜI") == !isFinal)
    #expect(page.contains("93,33") && page.contains("N. T. Á."))
    let csv = try String(contentsOfFile: site + "/standings.csv", encoding: .utf8)
    let json = try String(contentsOfFile: site + "/standings.json", encoding: .utf8)
    for text in [page, csv, json] {
      for name in ["Ánh", "Cô Lan", "gk1"] { #expect(!text.contains(name), "\(name) in \(text)") }
    }
    #expect(JSON(parsing: json)["entries"][0]["score"] == 93.33)
    let register = site + "/certificates/register.csv"
    #expect(FileManager.default.fileExists(atPath: register) == isFinal)
    guard isFinal else { return }
    let list = try String(contentsOfFile: register, encoding: .utf8)
    #expect(list.contains("Nguyễn Thị Ánh,Đạt Giải Nhất"), "\(list)")
    #expect(list.contains("Trần Văn Bình,Đã tham gia"))
  }

  @Test func `the sheets to print show no names where judging is blind`() async throws {
    let page = try await judge("--print")
    #expect(page.status == 0)
    #expect(page.output.contains("PHIẾU CHẤM") && page.output.contains("Thầy Minh"))
    #expect(page.output.contains("Một chạm") && !page.output.contains("Ánh"))
    let open = Self.contest.replacing("standings:", with: "blind: false, standings:")
    try Data(open.utf8).write(to: URL(filePath: file))
    #expect(try await judge("--print").output.contains("Nguyễn Thị Ánh"))
  }

  @Test func `what does not go together and who is not there is refused`() async throws {
    #expect(try await judge("--status", "--finalize").status == 2)
    #expect(try await judge("--disqualify", "t1").status == 2, "without a reason")
    #expect(try await judge("--withdraw", "t1", "--reason", "x").status == 2, "whose?")
    #expect(try await judge("--disqualify", "t9", "--reason", "x").status == 1)
    #expect(try await judge("--judge", "gk8", input: "").error.contains("gk"))
    #expect(try await bangvang.run("judge", "nobody", "--data", folder.path("data")).status == 1)
    let served = try await bangvang.run("serve", file, "--data", folder.path("data"))
    #expect(served.status == 1 && served.error.contains("bangvang judge"))
    let simulated = try await bangvang.run("contest", "simulate", file, "--seed", "3")
    #expect(simulated.status == 0 && simulated.output.contains("Cô Lan"), "\(simulated.error)")
  }
}
