import Dispatch
import Foundation
import Synchronization

/// A line that the server sent.
struct Line: Sendable, CustomStringConvertible {
  let text: String
  let json: JSON
  /// When it was read, in milliseconds since the Unix epoch.
  let at: Int64

  subscript(_ key: String) -> JSON { json[key] }
  var type: String { json["type"].string }
  var description: String { text }
}

/// A client that knows nothing of our programs: bytes out, lines in. For one test at a time.
final class LineClient: Sendable {
  enum Trouble: Error {
    case cannotConnect(Int32)
    case noLine(waitedFor: String, seen: [String])
    case closed(waitedFor: String, seen: [String])
  }

  fileprivate struct State {
    var rest = Data()
    var lines: [Line] = []
    /// Lines before this place were taken.
    var taken = 0
    var isOver = false
    var answersPings: Bool
    var waits = 0
    var waiter: (number: Int, continuation: CheckedContinuation<Void, Never>)?
  }

  private let state: Mutex<State>
  private let input: Int32
  private let output: Int32
  private let reader: FileHandle

  /// - Parameters:
  ///   - input: a descriptor to read from; owned.
  ///   - output: a descriptor to write to; owned, and may be the same.
  ///   - answersPings: without pongs nobody gets a credit, and points can be worked out.
  init(input: Int32, output: Int32, answersPings: Bool = false) {
    signal(SIGPIPE, SIG_IGN)
    state = Mutex(State(answersPings: answersPings))
    self.input = input
    self.output = output
    reader = FileHandle(fileDescriptor: input, closeOnDealloc: false)
    reader.readabilityHandler = { [weak self] _ in self?.read() }
  }

  /// Connects to a port of this machine.
  convenience init(port: Int, answersPings: Bool = false) throws {
    let socket = try Self.connected(port: port)
    self.init(input: socket, output: socket, answersPings: answersPings)
  }

  deinit {
    reader.readabilityHandler = nil
    close(input)
    if output != input { close(output) }
  }

  static func connected(port: Int) throws -> Int32 {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      let code = errno
      close(number)
      throw Trouble.cannotConnect(code)
    }
    return number
  }

  // MARK: Sending

  func send(_ message: JSON) { send(raw: message.description + "\n") }

  func send(raw text: String) { send(bytes: Array(text.utf8)) }

  /// A line that breaks off is what the test then sees; nothing is thrown.
  func send(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var entry = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        _ = poll(&entry, 1, 1_000)
      } else {
        return
      }
    }
  }

  /// Sends nothing more and reads on, as `nc -N` does.
  func finishSending() { shutdown(output, Int32(SHUT_WR)) }

  /// Goes away without a word.
  func hangUp() {
    shutdown(output, Int32(SHUT_RDWR))
  }

  func answerPings(_ answers: Bool) { state.withLock { $0.answersPings = answers } }

  // MARK: Receiving

  /// Every line so far, in order, also pings.
  var lines: [Line] { state.withLock { $0.lines } }

  /// The next line that is no ping.
  func next(within seconds: Int = Patience.event) async throws -> Line {
    try await next(within: seconds, "any line") { _ in true }
  }

  /// The next line of a type; those before it are passed over.
  func next(_ type: String, within seconds: Int = Patience.event) async throws -> Line {
    try await next(within: seconds, type) { $0.type == type }
  }

  /// The next `state` that is none of the lobby's, which come whenever somebody has joined.
  func nextState() async throws -> Line {
    try await next("a state") { $0.type == "state" && $0["state"] != "lobby" }
  }

  func next(
    within seconds: Int = Patience.event, _ wanted: String, where isWanted: (Line) -> Bool
  ) async throws -> Line {
    let deadline = DispatchTime.now() + .seconds(seconds)
    while true {
      while let line = take() {
        if line.type == "ping", wanted != "ping" { continue }
        if isWanted(line) { return line }
      }
      switch await arrival(by: deadline) {
      case .line: continue
      case .over: throw Trouble.closed(waitedFor: wanted, seen: seen)
      case .nothing: throw Trouble.noLine(waitedFor: wanted, seen: seen)
      }
    }
  }

  /// Whether the server closes the connection; what it says before is kept.
  func isClosed(within seconds: Int = Patience.event) async -> Bool {
    let deadline = DispatchTime.now() + .seconds(seconds)
    while true {
      while take() != nil {}
      switch await arrival(by: deadline) {
      case .line: continue
      case .over: return true
      case .nothing: return false
      }
    }
  }

  private var seen: [String] { Array(lines.map(\.text).suffix(12)) }

  private enum Arrival {
    /// A line, or part of one.
    case line
    case over, nothing
  }

  private func take() -> Line? {
    state.withLock { state in
      guard state.taken < state.lines.count else { return nil }
      state.taken += 1
      return state.lines[state.taken - 1]
    }
  }

  private func arrival(by deadline: DispatchTime) async -> Arrival {
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      let number: Int? = state.withLock { state in
        if state.taken < state.lines.count || state.isOver { return nil }
        state.waits += 1
        state.waiter = (state.waits, continuation)
        return state.waits
      }
      guard let number else { return continuation.resume() }
      DispatchQueue.global().asyncAfter(deadline: deadline) { [weak self] in
        self?.wake(number)
      }
    }
    return state.withLock { state in
      if state.taken < state.lines.count { return .line }
      if state.isOver { return .over }
      // Part of a line may have come.
      return DispatchTime.now() < deadline ? .line : .nothing
    }
  }

  /// - Parameter number: of a wait that is over; nil: whoever waits.
  private func wake(_ number: Int?) {
    let waiter = state.withLock { state in
      guard let waiter = state.waiter, number == nil || waiter.number == number else {
        return nil as CheckedContinuation<Void, Never>?
      }
      state.waiter = nil
      return waiter.continuation
    }
    waiter?.resume()
  }

  /// Everything that is at hand: Dispatch tells of an end only once, also where it came together with
  /// the last bytes.
  private func read() {
    repeat { readOnce() } while !state.withLock { $0.isOver } && isReadable
  }

  private var isReadable: Bool {
    var entry = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) > 0
  }

  private func readOnce() {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(input, &bytes, bytes.count)
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    if count <= 0 { reader.readabilityHandler = nil }
    let pings = state.withLock { state in
      state.isOver = count <= 0
      state.rest.append(contentsOf: bytes.prefix(max(0, count)))
      return state.cut()
    }
    for id in pings { send(["type": "pong", "id": id]) }
    wake(nil)
  }
}

extension LineClient.State {
  /// Takes the whole lines.
  ///
  /// - Returns: the ids of pings to answer.
  fileprivate mutating func cut() -> [JSON] {
    var pings: [JSON] = []
    let now = Int64(Date().timeIntervalSince1970 * 1_000)
    while let end = rest.firstIndex(of: 0x0A) {
      let text = String(decoding: rest[..<end], as: UTF8.self)
      rest = Data(rest[rest.index(after: end)...])
      let line = Line(text: text, json: JSON(parsing: text), at: now)
      lines.append(line)
      if answersPings, line.type == "ping" { pings.append(line["id"]) }
    }
    return pings
  }
}
