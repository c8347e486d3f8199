import Authoring
import ContestEngine
import ContestServer
import Dispatch
import Foundation
import Network
import Store

/// The process that serves: its signals, its manager, its log and its meters' port, around the
/// service itself.
struct ServingProcess {
  let options: ServeOptions
  let call: Invocation
  let manager: ServiceManager
  let log: ServiceLog
  /// Of the meters; nil without.
  let metrics: ListenAddress?
  /// Reads certificate and key anew; nil without TLS.
  let readIdentity: (@Sendable () throws(CommandFailure) -> TLSServerIdentity)?

  func run() throws(CommandFailure) {
    let service: ContestService
    let report: ListeningReport
    let endpoint: MetricsEndpoint?
    do {
      service = try ContestService(options) { [manager] in
        manager.tellAlive()
      } log: { [log] news in
        log.note(news)
      }
      report = try service.report()
    } catch {
      throw ServeCommand.failure(error, in: options.dataDirectory)
    }
    do throws(NetworkError) {
      endpoint = try metrics.map { (address) throws(NetworkError) in
        try MetricsEndpoint(on: address, of: service.meters)
      }
    } catch {
      throw ServeCommand.failure(.network(error), in: options.dataDirectory)
    }
    endpoint?.start()
    noteAddresses(report.addresses, pin: report.pin)
    noteDefinitions()
    let signals = watch(service, report)
    ListeningText(report, call, metrics: endpoint?.address, log: log).tell()
    manager.tellReady(status(report))
    service.run()
    manager.tellStopping()
    endpoint?.stop()
    for signal in signals { signal.cancel() }
  }

  private func status(_ report: ListeningReport) -> String {
    let contests = report.contests.map(\.id).joined(separator: ", ")
    let addresses = report.addresses.map(\.description).joined(separator: ", ")
    return call.console.text(
      LocalizedMessage(
        vi: "đang nghe trên \(addresses); cuộc thi: \(contests)",
        en: "listening on \(addresses); contests: \(contests)"))
  }

  private func noteAddresses(_ addresses: [ListenAddress], pin: String?) {
    do {
      try ServedAddresses(addresses: addresses, pin: pin).write(in: options.dataDirectory)
    } catch {
      // The contest is served all the same; only `contest codes` will not know where.
      let why = LocalizedMessage(cause: error)
      log.note(
        .warning, "addressesNotNoted",
        LocalizedMessage(
          vi: "không ghi được địa chỉ đang nghe vào \(options.dataDirectory): \(why.vi)",
          en: "the address could not be noted in \(options.dataDirectory): \(why.en)"))
    }
  }

  /// A contest that was named by its id has no file here.
  private func noteDefinitions() {
    let directory = URL(filePath: options.dataDirectory, directoryHint: .isDirectory)
    for (typed, program) in zip(call.arguments.operands, options.contests)
    where ContestToServe.namesFile(typed) {
      DefinitionPlaces.note(program.definition.id, file: typed, in: directory)
    }
  }

  // MARK: Signals

  /// Nothing is told before all are watched. They are not ignored meanwhile: on Linux that would
  /// undo the watching, or lose a signal that comes between.
  private func watch(
    _ service: ContestService, _ report: ListeningReport
  ) -> [any DispatchSourceSignal] {
    let watched = DispatchSemaphore(value: 0)
    let stop = service.stopper
    // A terminal that is closed says so by the signal that asks a service to read its files again.
    let isAtTerminal = call.surroundings.inputIsTerminal || call.surroundings.outputIsTerminal
    let reload = isAtTerminal ? stop : reloader(service, report)
    let actions: [(Int32, @Sendable () -> Void)] = [
      (SIGTERM, stop), (SIGINT, stop), (SIGHUP, reload),
    ]
    let queue = DispatchQueue(label: "signals")
    let sources = actions.map { number, action in
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setRegistrationHandler(handler: DispatchWorkItem { watched.signal() })
      source.setEventHandler(handler: DispatchWorkItem(block: action))
      source.resume()
      return source
    }
    for _ in sources { watched.wait() }
    return sources
  }

  /// Reads certificate and key anew, for those who connect from then on.
  private func reloader(
    _ service: ContestService, _ report: ListeningReport
  ) -> @Sendable () -> Void {
    let (process, change) = (self, service.certificateChanger)
    return {
      process.manager.tellReloading()
      process.reload(report, change)
      process.manager.tellReady(process.status(report))
    }
  }

  private func reload(
    _ report: ListeningReport,
    _ change: @Sendable (TLSServerIdentity) throws(NetworkError) -> Void
  ) {
    guard let readIdentity else {
      return log.note(
        .notice, "nothingToReload",
        LocalizedMessage(
          vi: "không mã hoá nên không có chứng thư để đọc lại",
          en: "without TLS there is no certificate to read again"))
    }
    do {
      let identity = try readIdentity()
      try change(identity)
      noteAddresses(report.addresses, pin: identity.pin)
      log.note(
        .notice, "certificateReloaded",
        LocalizedMessage(
          vi: "đã đọc lại chứng thư, từ nay dùng \(identity.pin)",
          en: "the certificate was read again, from now on \(identity.pin)"))
    } catch {
      let words = LocalizedMessage(cause: error)
      log.note(
        .error, "certificateRefused",
        LocalizedMessage(
          vi: "không dùng được chứng thư mới, vẫn dùng chứng thư cũ: \(words.vi)",
          en: "the new certificate cannot be used, the old one stays: \(words.en)"))
    }
  }
}
