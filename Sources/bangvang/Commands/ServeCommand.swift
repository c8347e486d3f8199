import Authoring
import ContestEngine
import ContestServer
import Cryptography
import Dispatch
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
    ], run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    let options = try options(call)
    // A client that is gone is seen by the write that fails, never by a signal.
    signal(SIGPIPE, SIG_IGN)
    // A limit on the size of files then arrives as an error, like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    let outcome: Result<ExitStatus, CommandFailure> = await BlockingWork.run {
      serve(options, call)
    }
    return try outcome.get()
  }

  // MARK: What was typed

  private static func options(_ call: Invocation) throws(CommandFailure) -> ServeOptions {
    let arguments = call.arguments
    let plaintext = arguments.has("--plaintext")
    var addresses: [ListenAddress] = []
    let typed = arguments.values("--listen")
    for text in typed { addresses.append(try address(text)) }
    if typed.isEmpty {
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
      let contest = try ContestToServe(file, call) { call.console.note($0) }
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
    return ServeOptions(
      contests: programs, listen: addresses,
      identity: plaintext ? nil : try identity(call, directory: directory),
      dataDirectory: directory, autopilot: arguments.has("--autopilot"),
      exitWhenEnded: arguments.has("--exit-when-ended"), rosters: rosters)
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

  private static func address(_ text: String) throws(CommandFailure) -> ListenAddress {
    do {
      return try ListenAddress(text)
    } catch {
      throw .wrongUsage(
        vi: "--listen cần địa chỉ và cổng, ví dụ 127.0.0.1:7878, không phải '\(text)'",
        en: "--listen needs an address and a port, such as 127.0.0.1:7878, not '\(text)'")
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
      .faulty, vi: "\(file): máy chủ bản này chưa chạy được: \(list)",
      en: "\(file): this version of the server cannot run yet: \(list)")
  }

  // MARK: Certificate

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
      throw CommandFailure(
        .unreachable, vi: "không dùng được chứng thư: \(error)",
        en: "cannot use the certificate: \(error)")
    }
  }

  // MARK: Serving

  private static func serve(
    _ options: ServeOptions, _ call: Invocation
  ) -> Result<ExitStatus, CommandFailure> {
    let service: ContestService
    let report: ListeningReport
    do {
      service = try ContestService(options) { line in call.console.note(line) }
      report = try service.report()
    } catch {
      return .failure(failure(error))
    }
    do {
      try ServedAddresses(addresses: report.addresses, pin: report.pin)
        .write(in: options.dataDirectory)
    } catch {
      // The contest is served all the same; only `contest codes` will not know where.
      call.console.note(
        LocalizedMessage(
          vi: "không ghi được địa chỉ đang nghe vào \(options.dataDirectory): \(error)",
          en: "the address could not be noted in \(options.dataDirectory): \(error)"))
    }
    let signals = stopSignals(service.stopper)
    ListeningText(report, call).tell()
    service.run()
    for signal in signals { signal.cancel() }
    return .success(.done)
  }

  /// Finish what is being written, then leave.
  ///
  /// Nothing is told before both are watched. They are not ignored meanwhile: on Linux that would
  /// undo the watching, or lose a signal that comes between.
  private static func stopSignals(
    _ stop: @escaping @Sendable () -> Void
  ) -> [any DispatchSourceSignal] {
    let watched = DispatchSemaphore(value: 0)
    let sources = [SIGTERM, SIGINT].map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setRegistrationHandler(handler: DispatchWorkItem { watched.signal() })
      source.setEventHandler(handler: DispatchWorkItem(block: stop))
      source.resume()
      return source
    }
    for _ in sources { watched.wait() }
    return sources
  }

  static func failure(_ error: ServiceError) -> CommandFailure {
    switch error {
    case .store(let error): return RecordedContest.failure(error, contest: "")
    case .network(.addressInUse(let address)):
      return CommandFailure(
        .unreachable,
        vi: "cổng của \(address) đang được dùng; chọn cổng khác bằng --listen",
        en: "the port of \(address) is in use; choose another with --listen")
    case .network(let error):
      return CommandFailure(
        .unreachable, vi: "không mở được mạng: \(error)", en: "cannot listen: \(error)")
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
