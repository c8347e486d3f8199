import Authoring
import ContestClient
import Foundation
import Network
import Screens
import Terminal

/// What `host` and `board` have in common: options, the token, one run, and what is said after it.
struct ConsoleRun {
  private let role: ConsoleRole
  private let call: Invocation

  init(_ role: ConsoleRole, _ call: Invocation) {
    self.role = role
    self.call = call
  }

  /// How long a console that nobody watches tries to come in at first, in milliseconds.
  private static let patience: Int64 = 30_000

  /// - Parameter setup: from the server, the token (nil where the screen asks for it), and how long to try
  ///   at first.
  func run(
    _ setup: (Endpoint, String?, Int64?) -> HostPlan.Setup
  ) async throws(CommandFailure) -> ExitStatus {
    let plan = try plan(setup)
    signal(SIGPIPE, SIG_IGN)
    let outcome: Result<HostConsole.Outcome, CommandFailure> = await BlockingWork.run {
      Self.play(plan)
    }
    return try report(try outcome.get(), plan)
  }

  private func plan(
    _ setup: (Endpoint, String?, Int64?) -> HostPlan.Setup
  ) throws(CommandFailure) -> HostPlan {
    let typed = call.arguments.operands[0]
    guard let server = Endpoint(typed) else {
      throw .wrongUsage(
        vi: "'\(typed)' không phải địa chỉ máy chủ, ví dụ 10.0.0.5:7878",
        en: "'\(typed)' is no server address, such as 10.0.0.5:7878")
    }
    let pin = try pin()
    let isPlaintext = call.arguments.has("--plaintext")
    guard !isPlaintext || server.isThisComputer else {
      throw .wrongUsage(
        vi: "--plaintext chỉ dùng được với chính máy này, không phải \(server)",
        en: "--plaintext is for this computer only, not for \(server)")
    }
    let environment = TerminalEnvironment.current()
    let isPlain =
      call.arguments.has("--plain") || isatty(1) == 0
      || environment.typesLines && !environment.drawsScreens
      || isatty(0) == 0 && call.arguments.value("--token") != "-"
    return HostPlan(
      server: server, security: isPlaintext ? .plaintext : .tls(pin: pin),
      setup: setup(
        server, try token(isPlain: isPlain), environment.typesLines ? nil : Self.patience),
      known: KnownServersFile(surroundings: call.surroundings),
      input: try input(isPlain: isPlain), isPlain: isPlain)
  }

  private func pin() throws(CommandFailure) -> ServerPin? {
    guard let text = call.arguments.value("--pin") else { return nil }
    guard let pin = ServerPin(text) else {
      throw .wrongUsage(
        vi: "--pin cần dạng sha256: và 64 chữ số thập lục phân, như máy chủ in ra",
        en: "--pin needs sha256: and 64 hexadecimal digits, as the server prints it")
    }
    return pin
  }

  /// The keyboard, also where the token comes through standard input. Lines come from there too.
  private func input(isPlain: Bool) throws(CommandFailure) -> Int32 {
    guard !isPlain, call.arguments.value("--token") == "-", isatty(0) == 0 else { return 0 }
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else {
      throw .wrongUsage(
        vi: "không có bàn phím; hãy dùng --plain để gõ lệnh qua đầu vào chuẩn",
        en: "there is no keyboard; --plain takes commands from standard input")
    }
    return terminal
  }

  /// Nil where the console's own screen asks for it.
  private func token(isPlain: Bool) throws(CommandFailure) -> String? {
    let given = call.arguments.value("--token")
    if let given, given != "-" { return given }
    if given == nil, let kept = call.surroundings.variable(role.tokenVariable) { return kept }
    let line: String
    if isatty(0) == 1 {
      if !isPlain { return nil }
      line = typedToken()
    } else if given == "-" {
      line = HostTokenLine.read()
    } else {
      throw role.missingToken
    }
    guard !line.isEmpty else {
      throw .wrongUsage(vi: "chưa có mã nào được nhập", en: "no token was given")
    }
    return line
  }

  /// Asked for without being shown.
  private func typedToken() -> String {
    guard let typed = getpass(role.tokenPrompt(call.language)) else { return "" }
    return String(cString: typed).filter { !$0.isWhitespace }
  }

  private static func play(_ plan: HostPlan) -> Result<HostConsole.Outcome, CommandFailure> {
    do {
      var console = try HostConsole(plan)
      return .success(try console.play())
    } catch {
      let why = LocalizedMessage(cause: error)
      return .failure(
        CommandFailure(
          .unreachable, vi: "không dùng được màn hình này: \(why.vi)",
          en: "cannot use this terminal: \(why.en)"))
    }
  }

  /// What is said once the terminal is given back.
  private func report(
    _ outcome: HostConsole.Outcome, _ plan: HostPlan
  ) throws(CommandFailure) -> ExitStatus {
    if let fault = outcome.fileFault {
      call.console.note(
        LocalizedMessage(
          vi: "bangvang: không ghi nhớ được chứng thư của máy chủ: \(fault.vi)",
          en: "bangvang: the server's certificate could not be remembered: \(fault.en)"))
    }
    if case .certificateChanged(let found) = outcome.failure {
      throw CommandFailure(
        .unreachable,
        vi: "\(plan.server) đưa ra chứng thư khác lần trước: \(found)\n"
          + "Nếu đúng là pin mà máy chủ in ra, chạy lại với --pin \(found)",
        en: "\(plan.server) shows another certificate than before: \(found)\n"
          + "If that is the pin that the server printed, run this again with --pin \(found)")
    }
    if outcome.status == ExitStatus.faulty.rawValue { return .faulty }
    if outcome.status == ExitStatus.unreachable.rawValue {
      var why = LocalizedMessage(vi: "", en: "")
      if case .unreachable(let reason) = outcome.failure {
        let words = LocalizedMessage(reason)
        why = LocalizedMessage(vi: ": " + words.vi, en: ": " + words.en)
      }
      throw CommandFailure(
        .unreachable, vi: "chưa vào được \(plan.server)" + why.vi,
        en: "did not get into \(plan.server)" + why.en)
    }
    return .done
  }
}
