import Assessment
import Authoring
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
        "--token", value: "TOKEN|-",
        about: LocalizedMessage(
          vi: "mã của người dẫn, để biết máy chủ bận đến đâu; '-' đọc từ đầu vào chuẩn",
          en: "the host's token, to know how busy the server is; '-' reads standard input")),
      CommandOption(
        "--among-others",
        about: LocalizedMessage(
          vi: "cả khi đã có người khác vào thi, hoặc cuộc thi đã bắt đầu",
          en: "also where others have joined, or the contest has begun")),
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
    let setup = try RehearsalSetup(call)
    // Whoever types codes knows whose they are.
    let mayAsk = call.surroundings.isConversation && call.arguments.value("--codes") == nil
    if mayAsk, !isWanted(setup, call) { return .faulty }
    signal(SIGPIPE, SIG_IGN)
    let outcome: Result<RehearsalReport, CommandFailure> = await BlockingWork.run {
      play(setup, call)
    }
    let report = try outcome.get()
    guard report.reached else {
      throw CommandFailure(
        .unreachable, vi: "không nối được tới \(setup.endpoint)",
        en: "cannot reach \(setup.endpoint)")
    }
    if let obstacle = report.obstacle { throw failure(obstacle, report) }
    for (code, count) in report.turnedAway.sorted(by: { $0.key < $1.key }) {
      call.console.note(
        LocalizedMessage(
          vi: "\(count) thí sinh không được vào: \(code)",
          en: "\(English.count(count, "student was", "students were")) not let in: \(code)"))
    }
    if report.held > 0 {
      call.console.note(
        LocalizedMessage(
          vi: "\(report.held) thí sinh đợi người dẫn cho vào (phím g của bangvang host)",
          en: "\(English.count(report.held, "student waits", "students wait")) for the host to let "
            + "them in (g in bangvang host)"))
    }
    if report.joined > 0, !report.ended {
      call.console.note(
        LocalizedMessage(
          vi: "cuộc thi chưa kết thúc: lâu rồi máy chủ không gửi gì mới",
          en: "the contest has not ended: for a long time the server sent nothing new"))
    }
    if call.wantsJSON {
      try call.console.result(json: RehearsalJSON(report))
    } else {
      call.console.result(RehearsalText(report: report, language: call.language).text)
    }
    let isWell = report.joined > 0 && report.lost == 0 && report.doubled == 0
    return isWell ? .done : .faulty
  }

  /// Whoever points at tonight's contest by mistake has a thousand invented children in its results.
  private static func isWanted(_ setup: RehearsalSetup, _ call: Invocation) -> Bool {
    let count = setup.contestants
    call.console.note(
      LocalizedMessage(
        vi: "\(count) thí sinh mô phỏng sẽ vào thi ở \(setup.endpoint) và ở lại trong kết quả. "
          + "Đừng làm vậy với cuộc thi thật: hãy diễn tập trên máy ấy với thư mục --data khác.\n"
          + "Tiếp tục? (c/k)",
        en: "\(English.count(count, "simulated student")) will join at \(setup.endpoint) and stay "
          + "in its results. Never do that to the real contest: rehearse with another --data.\n"
          + "Go on? (y/n)"))
    let answer = (readLine() ?? "").lowercased().prefix(1)
    return answer == "c" || answer == "y"
  }

  private static func play(
    _ setup: RehearsalSetup, _ call: Invocation
  ) -> Result<RehearsalReport, CommandFailure> {
    let line = ProgressLine(call.console)
    defer { line.end() }
    do {
      let rehearsal = Rehearsal(try setup.plan, onProgress: { line.show(words($0)) })
      return .success(try rehearsal.run())
    } catch {
      return .failure(
        CommandFailure(
          .unreachable, vi: "không nối được tới \(setup.endpoint): \(error)",
          en: "cannot reach \(setup.endpoint): \(error)"))
    }
  }

  private static func words(_ progress: RehearsalProgress) -> LocalizedMessage {
    let joined = "\(progress.joined)/\(progress.asked)"
    if progress.held > 0 {
      return LocalizedMessage(
        vi: "đã vào \(joined) · \(progress.held) đợi người dẫn cho vào (g)",
        en: "joined \(joined) · \(progress.held) wait for the host to let them in (g)")
    }
    return LocalizedMessage(
      vi:
        "đã vào \(joined) · đã nhận \(progress.accepted) câu trả lời · đang chờ \(progress.waiting)"
        + " · xong \(progress.over)",
      en: "joined \(joined) · \(progress.accepted) answers accepted · \(progress.waiting) waiting"
        + " · \(progress.over) through")
  }

  private static func failure(
    _ obstacle: RehearsalObstacle, _ report: RehearsalReport
  ) -> CommandFailure {
    let (aside, asideEnglish) = (
      "; hãy diễn tập với một thư mục --data khác", "; rehearse with another --data directory"
    )
    switch obstacle {
    case .selfPaced(let title):
      return CommandFailure(
        .faulty,
        vi: "'\(title)' là cuộc thi tự làm trong một thời gian: chỉ diễn tập được cuộc thi live",
        en: "'\(title)' is answered alone within a window: only a live contest can be rehearsed")
    case .over(let title):
      return CommandFailure(
        .faulty, vi: "'\(title)' đã kết thúc\(aside)", en: "'\(title)' is over\(asideEnglish)")
    case .underWay(let title):
      return CommandFailure(
        .faulty,
        vi: "'\(title)' đang diễn ra\(aside). Thật sự muốn thì thêm --among-others",
        en: "'\(title)' is under way\(asideEnglish). If you do mean it, add --among-others")
    case .others(let title, let count):
      let sent = report.joined
      return CommandFailure(
        .faulty,
        vi: "đã có \(count) người vào '\(title)'\(aside). Thật sự muốn thì thêm --among-others"
          + (sent > 0 ? "\nĐã có \(sent) thí sinh mô phỏng vào trước khi biết điều đó." : ""),
        en: "\(English.count(count, "person has", "persons have")) joined '\(title)'"
          + "\(asideEnglish). If you do mean it, add --among-others"
          + (sent > 0
            ? "\n\(English.count(sent, "simulated student")) had joined before that was known."
            : ""))
    case .wrongToken:
      return CommandFailure(
        .faulty, vi: "máy chủ không nhận mã của người dẫn",
        en: "the server does not take this host's token")
    }
  }
}

extension ProgramCommand {
  static let rehearse = RehearseCommand.command
}
