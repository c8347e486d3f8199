import Assessment
import Authoring
import ContestEngine
import ContestServer
import Foundation
import Network

/// `bangvang rehearse`: simulated students against a real server.
enum RehearseCommand {
  static let command = ProgramCommand(
    "rehearse",
    about: LocalizedMessage(
      vi: "cho thí sinh mô phỏng thi trên máy chủ thật: máy tối nay có đủ sức không?",
      en: "simulated students against a real server: is tonight's machine big enough?"),
    operands: [ProgramCommand.Operand(name: "HOST[:PORT]")],
    options: [
      .json, .data,
      CommandOption(
        "--contestants", value: "N",
        about: LocalizedMessage(vi: "số thí sinh", en: "how many contestants")),
      CommandOption(
        "--schools", value: "K",
        about: LocalizedMessage(vi: "chia cho K trường", en: "spread over K schools")),
      CommandOption(
        "--codes", value: "CODE,…",
        about: LocalizedMessage(
          vi: "mã của các trường; mặc định: của cuộc thi trong thư mục dữ liệu",
          en: "the schools' codes; else those of the contest in the data directory")),
      CommandOption(
        "--bank", value: "FILE", isRepeated: true,
        about: LocalizedMessage(
          vi: "ngân hàng mà thí sinh mô phỏng đã học",
          en: "a bank that the simulated students have learned")),
      CommandOption(
        "--seed", value: "N",
        about: LocalizedMessage(vi: "hạt giống để lặp lại", en: "a seed, to repeat it")),
      CommandOption(
        "--pin", value: "sha256:…",
        about: LocalizedMessage(vi: "chứng thư của máy chủ", en: "the server's certificate")),
      CommandOption(
        "--plaintext",
        about: LocalizedMessage(
          vi: "không mã hoá, chỉ trên chính máy này", en: "no TLS, on this machine only")),
    ], run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    let prepared = try prepare(call)
    signal(SIGPIPE, SIG_IGN)
    let outcome: Result<RehearsalReport, CommandFailure> = await BlockingWork.run {
      play(prepared)
    }
    let report = try outcome.get()
    guard report.reached else {
      throw CommandFailure(
        .unreachable, vi: "không nối được tới \(prepared.endpoint)",
        en: "cannot reach \(prepared.endpoint)")
    }
    for (code, count) in report.turnedAway.sorted(by: { $0.key < $1.key }) {
      call.console.note(
        LocalizedMessage(
          vi: "\(count) thí sinh không được vào: \(code)",
          en: "\(English.count(count, "student was", "students were")) not let in: \(code)"))
    }
    call.console.result(call.wantsJSON ? json(report) : text(report, call))
    return report.joined > 0 && report.lost == 0 && report.doubled == 0 ? .done : .faulty
  }

  private struct Prepared: Sendable {
    let endpoint: Endpoint
    let plaintext: Bool
    let pin: String?
    let contestants: Int
    let codes: [String]
    let knowledge: Knowledge
    let seed: UInt64
  }

  private static func prepare(_ call: Invocation) throws(CommandFailure) -> Prepared {
    let arguments = call.arguments
    let typed = arguments.operands[0]
    guard let endpoint = Endpoint(typed) else {
      throw .wrongUsage(
        vi: "'\(typed)' không phải địa chỉ máy chủ, ví dụ 10.0.0.5:7878",
        en: "'\(typed)' is no server address, such as 10.0.0.5:7878")
    }
    var codes = (arguments.value("--codes") ?? "").split(separator: ",").map(String.init)
    if codes.isEmpty { codes = try kept(call) }
    guard !codes.isEmpty else {
      throw .wrongUsage(
        vi: "thiếu --codes: mã của các trường, cách nhau bằng dấu phẩy",
        en: "--codes is missing: the schools' codes, separated by commas")
    }
    if let schools = try arguments.integer("--schools", in: 1...10_000) {
      codes = Array(codes.prefix(schools))
    }
    var items: [Item] = []
    for file in arguments.values("--bank") {
      items += BankReader.read(bytes: try call.bytes(of: file), file: file).items
    }
    return Prepared(
      endpoint: endpoint, plaintext: arguments.has("--plaintext"), pin: arguments.value("--pin"),
      contestants: try arguments.integer("--contestants", in: 1...20_000) ?? 30, codes: codes,
      knowledge: Knowledge(items: items),
      seed: UInt64(try arguments.integer("--seed", in: 0...Int.max) ?? 1))
  }

  /// The codes of the contests that this machine keeps and that are not over.
  private static func kept(_ call: Invocation) throws(CommandFailure) -> [String] {
    let file = call.dataDirectory.appending(path: "contests.sqlite").path
    guard FileManager.default.fileExists(atPath: file) else { return [] }
    var codes: [String] = []
    for id in try RecordedContest.ids(call) {
      let recorded = try RecordedContest(id, call)
      if recorded.contest.phase == .ended { continue }
      codes += recorded.program.definition.schools.compactMap(\.code)
    }
    return codes
  }

  private static func play(_ prepared: Prepared) -> Result<RehearsalReport, CommandFailure> {
    _ = DescriptorLimit.raise()
    do {
      let security: ClientConnection.Security =
        prepared.plaintext ? .plaintext : .tls(try ClientTLS(), pin: prepared.pin)
      let rehearsal = Rehearsal(
        RehearsalPlan(
          endpoint: prepared.endpoint, security: security, contestants: prepared.contestants,
          codes: prepared.codes, knowledge: prepared.knowledge, seed: prepared.seed))
      return .success(try rehearsal.run())
    } catch {
      return .failure(
        CommandFailure(
          .unreachable, vi: "không nối được tới \(prepared.endpoint): \(error)",
          en: "cannot reach \(prepared.endpoint): \(error)"))
    }
  }

  private static func text(_ report: RehearsalReport, _ call: Invocation) -> String {
    let english = call.language == "en"
    func shown(_ share: Double) -> String { report.percentile(share).map { "\($0)" } ?? "–" }
    let rows =
      english
      ? [
        ["joined", "\(report.joined)"], ["answers accepted", "\(report.accepted)"],
        ["refused", "\(report.refused)"], ["lost", "\(report.lost)"],
        ["doubled", "\(report.doubled)"],
        [
          "accepted within, ms (p50 / p99 / p99.9)",
          "\(shown(0.5)) / \(shown(0.99)) / \(shown(0.999))",
        ],
      ]
      : [
        ["đã vào thi", "\(report.joined)"], ["câu trả lời được nhận", "\(report.accepted)"],
        ["bị từ chối", "\(report.refused)"], ["mất", "\(report.lost)"],
        ["nhận hai lần", "\(report.doubled)"],
        [
          "thời gian nhận, ms (p50 / p99 / p99,9)",
          "\(shown(0.5)) / \(shown(0.99)) / \(shown(0.999))",
        ],
      ]
    return TextTable(rows).lines.joined(separator: "\n")
  }

  private static func json(_ report: RehearsalReport) -> String {
    func shown(_ share: Double) -> String { report.percentile(share).map { "\($0)" } ?? "null" }
    return "{\"joined\":\(report.joined),\"accepted\":\(report.accepted),"
      + "\"refused\":\(report.refused),\"lost\":\(report.lost),\"doubled\":\(report.doubled),"
      + "\"ackMs\":{\"p50\":\(shown(0.5)),\"p99\":\(shown(0.99)),\"p999\":\(shown(0.999))}}"
  }
}

extension ProgramCommand {
  static let rehearse = RehearseCommand.command
}
