import Dispatch
import Foundation

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

  private let inbox: LineInbox
  private let output: Int32
  private let reader: DescriptorReader

  /// - Parameters:
  ///   - input: a descriptor to read from; owned.
  ///   - output: a descriptor to write to; owned, and may be the same.
  ///   - answersPings: without pongs nobody gets a credit, and points can be worked out.
  init(input: Int32, output: Int32, answersPings: Bool = false) throws {
    signal(SIGPIPE, SIG_IGN)
    let inbox = LineInbox(output: output, answersPings: answersPings)
    (self.inbox, self.output) = (inbox, output)
    reader = try DescriptorReader(input, take: inbox.take) {
      close(input)
      if output != input { close(output) }
    }
  }

  /// Connects to a port of this machine.
  convenience init(port: Int, answersPings: Bool = false) throws {
    let socket = try Self.connected(port: port)
    try self.init(input: socket, output: socket, answersPings: answersPings)
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
  func send(bytes: [UInt8]) { inbox.send(bytes) }

  /// Sends nothing more and reads on, as `nc -N` does.
  func finishSending() { shutdown(output, Int32(SHUT_WR)) }

  /// Goes away without a word.
  func hangUp() {
    shutdown(output, Int32(SHUT_RDWR))
  }

  func answerPings(_ answers: Bool) { inbox.answerPings(answers) }

  // MARK: Receiving

  /// Every line so far, in order, also pings.
  var lines: [Line] { inbox.lines }

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
      while let line = inbox.next() {
        if line.type == "ping", wanted != "ping" { continue }
        if isWanted(line) { return line }
      }
      switch await inbox.arrival(by: deadline) {
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
      while inbox.next() != nil {}
      switch await inbox.arrival(by: deadline) {
      case .line: continue
      case .over: return true
      case .nothing: return false
      }
    }
  }

  private var seen: [String] { Array(lines.map(\.text).suffix(12)) }
}
