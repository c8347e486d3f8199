import Assessment
import Authoring
import ContestClient
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
    ], exclusive: [["--pin", "--plaintext"]], run: run)

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
    if let obstacle = report.obstacle { throw failure(obstacle, report) }
    guard report.reached else { throw unreached(setup, report.failure) }
    for (code, count) in report.turnedAway.sorted(by: { $0.key < $1.key }) {
      call.console.note(
        LocalizedMessage(
          vi: "\(count) thí sinh không được vào, hoặc không được vào lại: \(code)",
          en: "\(English.count(count, "student was", "students were")) not let in, or not again: "
            + code))
    }
    if report.held > 0 {
      call.console.note(
        LocalizedMessage(
          vi: "\(report.held) thí sinh đợi người dẫn cho vào (phím g của bangvang host)",
          en: "\(English.count(report.held, "student waits", "students wait")) for the host to let "
            + "them in (g in bangvang host)"))
    }
    if report.joined > 0, !report.ended { call.console.note(unended(report)) }
    if call.wantsJSON {
      try call.console.result(json: RehearsalJSON(report))
    } else {
      call.console.result(RehearsalText(report: report, language: call.language).text)
    }
    let isWell = report.joined > 0 && report.ended && report.lost == 0 && report.doubled == 0
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
      var isTold = false
      let rehearsal = Rehearsal(
        try setup.plan,
        onProgress: { progress in
          if progress.isNotBegun, !isTold {
            isTold = true
            line.end()
            call.console.note(notBegun)
          }
          line.show(words(progress))
        })
      return .success(try rehearsal.run())
    } catch {
      let why = LocalizedMessage(cause: error)
      return .failure(
        CommandFailure(
          .unreachable, vi: "không nối được tới \(setup.endpoint): \(why.vi)",
          en: "cannot reach \(setup.endpoint): \(why.en)"))
    }
  }

  private static let notBegun = LocalizedMessage(
    vi:
      "tất cả đã vào, cuộc thi chưa bắt đầu. Nếu máy chủ không chạy với --autopilot: người dẫn mở "
      + "bangvang host rồi nhấn Enter",
    en: "all are in, and the contest has not begun. Where the server runs without --autopilot: "
      + "the host opens bangvang host and presses Enter")

  private static func words(_ progress: RehearsalProgress) -> LocalizedMessage {
    let joined = "\(progress.joined)/\(progress.asked)"
    if progress.cutOff > 0 {
      return LocalizedMessage(
        vi: "đã vào \(joined) · \(progress.cutOff) mất kết nối, đang nối lại",
        en: "joined \(joined) · \(progress.cutOff) lost the connection, trying again")
    }
    if progress.isNotBegun {
      return LocalizedMessage(
        vi: "đã vào \(joined) · đợi bắt đầu (Enter trong bangvang host)",
        en: "joined \(joined) · waiting for the start (Enter in bangvang host)")
    }
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

  /// What stood in the way of the end.
  private static func unended(_ report: RehearsalReport) -> LocalizedMessage {
    if report.cutOff > 0 {
      return LocalizedMessage(
        vi: "cuộc thi chưa kết thúc: \(report.cutOff) thí sinh mất kết nối và không nối lại được; "
          + "xem máy chủ còn chạy không",
        en: "the contest has not ended: \(English.count(report.cutOff, "student")) lost the "
          + "connection for good; see whether the server still runs")
    }
    if !report.began {
      return LocalizedMessage(
        vi: "cuộc thi không được bắt đầu: chạy máy chủ với --autopilot, hoặc nhấn Enter trong "
          + "bangvang host",
        en:
          "the contest was never begun: serve it with --autopilot, or press Enter in bangvang host")
    }
    return LocalizedMessage(
      vi: "cuộc thi chưa kết thúc: lâu rồi máy chủ không gửi gì mới",
      en: "the contest has not ended: for a long time the server sent nothing new")
  }

  /// Nothing was heard: what is there may speak otherwise.
  private static func unreached(_ setup: RehearsalSetup, _ end: ClientEnd?) -> CommandFailure {
    let (vi, en) = ("không nối được tới \(setup.endpoint)", "cannot reach \(setup.endpoint)")
    switch end {
    case .peer where setup.plaintext:
      return CommandFailure(
        .unreachable,
        vi: "\(vi): ở đó có chương trình nhưng nó không trả lời; bỏ --plaintext nếu "
          + "máy chủ có mã hoá",
        en: "\(en): a program is there and does not answer; leave out --plaintext where the server "
          + "uses TLS")
    case .tls:
      return CommandFailure(
        .unreachable, vi: "\(vi): ở đó không có TLS 1.3; thêm --plaintext nếu máy chủ chạy như vậy",
        en: "\(en): no TLS 1.3 is there; add --plaintext where the server runs so")
    case nil: return CommandFailure(.unreachable, vi: vi, en: en)
    case let end?:
      let why = LocalizedMessage(Unreachable(end))
      return CommandFailure(.unreachable, vi: "\(vi): \(why.vi)", en: "\(en): \(why.en)")
    }
  }

  /// One server may hold several contests, and then a token alone does not tell the title.
  private static func quoted(_ title: String) -> (vi: String, en: String) {
    title.isEmpty
      ? ("cuộc thi của mã người dẫn này", "this host's contest") : ("'\(title)'", "'\(title)'")
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
      let name = quoted(title)
      return CommandFailure(
        .faulty, vi: "\(name.vi) đã kết thúc\(aside)", en: "\(name.en) is over\(asideEnglish)")
    case .underWay(let title):
      let name = quoted(title)
      return CommandFailure(
        .faulty,
        vi: "\(name.vi) đang diễn ra\(aside). Thật sự muốn thì thêm --among-others",
        en: "\(name.en) is under way\(asideEnglish). If you do mean it, add --among-others")
    case .others(let title, let count):
      let (sent, name) = (report.joined, quoted(title))
      return CommandFailure(
        .faulty,
        vi: "đã có \(count) người vào \(name.vi)\(aside). Thật sự muốn thì thêm --among-others"
          + (sent > 0 ? "\nĐã có \(sent) thí sinh mô phỏng vào trước khi biết điều đó." : ""),
        en: "\(English.count(count, "person has", "persons have")) joined \(name.en)"
          + "\(asideEnglish). If you do mean it, add --among-others"
          + (sent > 0
            ? "\n\(English.count(sent, "simulated student")) had joined before that was known."
            : ""))
    case .wrongToken:
      return CommandFailure(
        .faulty, vi: "máy chủ không nhận mã của người dẫn",
        en: "the server does not take this host's token")
    case .otherCertificate(let found):
      return CommandFailure(
        .unreachable,
        vi: "máy chủ có chứng thư khác với --pin: đang thấy \(found). Xem lại dòng “Chứng thư” mà "
          + "bangvang serve in ra",
        en: "the server shows another certificate than --pin says: \(found). Compare with the line "
          + "“Certificate” that bangvang serve prints")
    }
  }
}

extension ProgramCommand {
  static let rehearse = RehearseCommand.command
}
