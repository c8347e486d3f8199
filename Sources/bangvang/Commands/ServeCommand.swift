import Authoring
import ContestEngine
import ContestServer
import Cryptography
import Foundation
import Network
import Store

/// `bangvang serve`: runs the server.
enum ServeCommand {
  static let command = ProgramCommand(
    "serve",
    about: LocalizedMessage(vi: "chạy máy chủ cuộc thi", en: "run the contest server"),
    operands: [ProgramCommand.Operand(name: "CONTEST", isRepeated: true)],
    options: [
      .data, .json,
      CommandOption(
        "--listen", value: "ADDR:PORT", isRepeated: true,
        about: LocalizedMessage(
          vi: "địa chỉ để nghe (mặc định :7878)", en: "the address to listen on (default :7878)")),
      CommandOption(
        "--tls-certificate", value: "FILE",
        about: LocalizedMessage(
          vi: "chứng thư TLS của máy chủ (PEM)", en: "the server's TLS certificate (PEM)")),
      CommandOption(
        "--tls-key", value: "FILE",
        about: LocalizedMessage(vi: "khoá của chứng thư (PEM)", en: "its private key (PEM)")),
      CommandOption(
        "--plaintext",
        about: LocalizedMessage(
          vi: "không mã hoá, chỉ trên chính máy này", en: "no TLS, on this machine only")),
      CommandOption(
        "--autopilot",
        about: LocalizedMessage(
          vi: "tự chạy không cần người dẫn", en: "run the contest without a host")),
      CommandOption(
        "--exit-when-ended",
        about: LocalizedMessage(
          vi: "thoát khi cuộc thi kết thúc", en: "exit when the contest has ended")),
      CommandOption(
        "--new-journal",
        about: LocalizedMessage(
          vi: "bắt đầu lại từ con số không khi nhật ký đã mất; mọi mã đều mới",
          en: "begin from nothing where the journal is lost; all codes and tokens are new")),
      CommandOption(
        "--metrics", value: "ADDR:PORT",
        about: LocalizedMessage(
          vi: "số đo cho Prometheus và /health, chỉ trên chính máy này, ví dụ 127.0.0.1:9178",
          en: "figures for Prometheus and /health, on this machine only, such as 127.0.0.1:9178")),
      CommandOption(
        "--log", value: "text|json", choices: ["text", "json"],
        about: LocalizedMessage(
          vi: "nhật ký cho người đọc hay mỗi dòng một đối tượng JSON",
          en: "a log for people, or a JSON object a line")),
    ], exclusive: [["--plaintext", "--tls-certificate"], ["--plaintext", "--tls-key"]],
    run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    let log = ServiceLog(call)
    let manager = ServiceManager(environment: call.surroundings.environment)
    let process = ServingProcess(
      options: try options(call, manager, log), call: call, manager: manager, log: log,
      metrics: try metrics(call), readIdentity: identityReader(call))
    // A client that is gone is seen by the write that fails, never by a signal.
    signal(SIGPIPE, SIG_IGN)
    // A limit on the size of files then arrives as an error, like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    let outcome: Result<ExitStatus, CommandFailure> = await BlockingWork.run {
      do throws(CommandFailure) {
        try process.run()
        return .success(.done)
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  // MARK: What was typed

  private static func metrics(_ call: Invocation) throws(CommandFailure) -> ListenAddress? {
    guard let text = call.arguments.value("--metrics") else { return nil }
    let address = try address(text, of: "--metrics")
    guard address.isLoopback else {
      throw .wrongUsage(
        vi: "--metrics chỉ dùng trên chính máy này (127.0.0.1 hoặc [::1]), không phải \(address)",
        en: "--metrics is for this machine only (127.0.0.1 or [::1]), not \(address)")
    }
    return address
  }

  private static func options(
    _ call: Invocation, _ manager: ServiceManager, _ log: ServiceLog
  ) throws(CommandFailure) -> ServeOptions {
    let arguments = call.arguments
    let plaintext = arguments.has("--plaintext")
    var addresses: [ListenAddress] = []
    let typed = arguments.values("--listen")
    for text in typed { addresses.append(try address(text, of: "--listen")) }
    // Where sockets are handed over, they are what was asked for.
    if typed.isEmpty, manager.sockets.isEmpty {
      addresses =
        plaintext ? ServedAddresses.byDefaultInPlaintext : ServedAddresses.byDefault
    }
    if plaintext, let open = addresses.first(where: { !$0.isLoopback }) {
      throw .wrongUsage(
        vi: "--plaintext chỉ dùng trên chính máy này (127.0.0.1 hoặc [::1]), không phải \(open)",
        en: "--plaintext is for this machine only (127.0.0.1 or [::1]), not \(open)")
    }
    var programs: [ContestProgram] = []
    var rosters: [String: [RosterSeat]] = [:]
    for file in arguments.operands {
      let contest = try ContestToServe(file, call, log)
      try refuseUnsupported(contest.program, file: file)
      programs.append(contest.program)
      rosters[contest.program.definition.id] = contest.seats
    }
    let ids = programs.map(\.definition.id)
    if Set(ids).count < ids.count {
      throw .wrongUsage(
        vi: "hai tệp có cùng id cuộc thi", en: "two files have the same contest id")
    }
    try refuseSharedCodes(programs)
    let directory = call.dataDirectory.path
    var options = ServeOptions(
      contests: programs, listen: addresses,
      identity: plaintext ? nil : try identity(call, directory: directory),
      dataDirectory: directory, autopilot: arguments.has("--autopilot"),
      exitWhenEnded: arguments.has("--exit-when-ended"), rosters: rosters)
    options.inherited = manager.sockets
    if arguments.has("--new-journal") { options.newJournalStamp = MomentStamp.now }
    return options
  }

  /// A code names one school of one contest.
  private static func refuseSharedCodes(_ programs: [ContestProgram]) throws(CommandFailure) {
    var owners: [String: String] = [:]
    for program in programs {
      for code in program.definition.schools.compactMap(\.code) {
        if let owner = owners[code] {
          throw CommandFailure(
            .faulty,
            vi: "mã \(code) có trong cả '\(owner)' và '\(program.definition.id)'; hãy đổi một mã",
            en: "the code \(code) is in both '\(owner)' and '\(program.definition.id)'; change one")
        }
        owners[code] = program.definition.id
      }
    }
  }

  private static func address(
    _ text: String, of option: String
  ) throws(CommandFailure) -> ListenAddress {
    do {
      return try ListenAddress(text)
    } catch {
      throw .wrongUsage(
        vi: "\(option) cần địa chỉ và cổng, ví dụ 127.0.0.1:7878, không phải '\(text)'",
        en: "\(option) needs an address and a port, such as 127.0.0.1:7878, not '\(text)'")
    }
  }

  private static func refuseUnsupported(
    _ program: ContestProgram, file: String
  ) throws(CommandFailure) {
    if program.definition.mode == .judged {
      throw CommandFailure(
        .faulty,
        vi: "\(file): chấm bài không cần máy chủ; nhập phiếu bằng: bangvang judge \(file)",
        en: "\(file): a jury needs no server; enter its sheets with: bangvang judge \(file)")
    }
    let parts = program.unsupportedParts()
    guard !parts.isEmpty else { return }
    let list = parts.joined(separator: ", ")
    throw CommandFailure(
      .faulty, vi: "\(file): những mục này sẽ không được áp dụng, hãy bỏ hoặc sửa: \(list)",
      en: "\(file): these would have no effect, leave them out or change them: \(list)")
  }

  // MARK: Certificate

  /// Nil without TLS.
  private static func identityReader(
    _ call: Invocation
  ) -> (@Sendable () throws(CommandFailure) -> TLSServerIdentity)? {
    if call.arguments.has("--plaintext") { return nil }
    return { () throws(CommandFailure) in
      try identity(call, directory: call.dataDirectory.path)
    }
  }

  private static func identity(
    _ call: Invocation, directory: String
  ) throws(CommandFailure) -> TLSServerIdentity {
    let certificate = call.arguments.value("--tls-certificate")
    let key = call.arguments.value("--tls-key")
    guard (certificate == nil) == (key == nil) else {
      throw .wrongUsage(
        vi: "--tls-certificate và --tls-key đi cùng nhau",
        en: "--tls-certificate and --tls-key go together")
    }
    do {
      if let certificate, let key {
        return try TLSServerIdentity(
          certificatePEM: String(decoding: call.bytes(of: certificate), as: UTF8.self),
          privateKeyPEM: String(decoding: call.bytes(of: key), as: UTF8.self))
      }
      return try KeptCertificate(directory: directory).identity()
    } catch let error as CommandFailure {
      throw error
    } catch {
      let why = LocalizedMessage(cause: error)
      throw CommandFailure(
        .unreachable, vi: "không dùng được chứng thư: \(why.vi)",
        en: "cannot use the certificate: \(why.en)")
    }
  }

  static func failure(_ error: ServiceError, in directory: String) -> CommandFailure {
    switch error {
    case .store(let error): return .store(error, in: directory)
    case .network(.addressInUse(let address)):
      return CommandFailure(
        .unreachable,
        vi: "cổng của \(address) đang được dùng; chọn cổng khác bằng --listen",
        en: "the port of \(address) is in use; choose another with --listen")
    case .network(let error):
      let why = LocalizedMessage(cause: error)
      return CommandFailure(
        .unreachable, vi: "không mở được mạng: \(why.vi)", en: "cannot listen: \(why.en)")
    case .changed(let contest, let part):
      return CommandFailure(
        .faulty,
        vi:
          "cuộc thi '\(contest)' đã có người vào thi: không đổi được \(part) nữa; hãy dùng id mới",
        en:
          "people have joined the contest '\(contest)': \(part) cannot change any more; use a new id"
      )
    case .plaintextBeyondLoopback(let address):
      return .wrongUsage(
        vi: "không mã hoá thì chỉ nghe trên chính máy này, không phải \(address)",
        en: "without TLS only this machine is listened on, not \(address)")
    }
  }
}

extension ProgramCommand {
  static let serve = ServeCommand.command
}
