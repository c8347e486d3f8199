import Network
import Wire

/// What comes in while nothing can be written: it waits, in order, until the disk is back, and takes no more
/// memory than there is. Who connects meanwhile is told that nothing is taken now.
struct Outage {
  /// What may wait of one connection, and of all together, in bytes.
  static let bytesOfOne = 64 * 1024
  static let bytesOfAll = 64 * 1024 * 1024
  /// Inputs that may wait.
  static let inputsMax = 500_000
  /// Trouble that is over sooner goes unnoticed, in milliseconds.
  static let toldAfter: Int64 = 2_000
  /// When a newcomer should ask again, in milliseconds.
  static let tryAgain: Int64 = 3_000
  /// Lines of a newcomer that are answered.
  static let linesOfNewcomer = 40

  /// What is said and closed at once: none of it depends on what is not durable.
  var outbox = Outbox()
  /// Whether the server is to stop.
  private(set) var isToStop = false

  private var inputs: [Inbox.Input] = []
  /// The newest pong of each connection that has sent nothing since.
  private var pongs: [ConnectionID: Inbox.Input] = [:]
  private var bytes = 0
  /// What waits of each connection from before, in bytes.
  private var held: [ConnectionID: Int] = [:]
  private var newcomers: [ConnectionID: Newcomer] = [:]
  private var unanswered: Set<ConnectionID> = []

  /// A connection that the contest does not know yet.
  private struct Newcomer {
    let address: PeerAddress
    /// What has not been answered.
    var bytes: [UInt8] = []
    var language = WireLanguage.vi
    var heardAt: Int64?
    var linesAnswered = 0
    var isFinished = false
  }

  /// How many inputs wait.
  var count: Int { inputs.count + pongs.count }

  mutating func keep(_ input: Inbox.Input) {
    switch input {
    case .opened(let id, let address, _):
      newcomers[id] = Newcomer(address: address)
    case .received(let id, let received, let at):
      if newcomers[id] != nil {
        hear(received, of: id, at: at)
      } else {
        hold(received, of: id, as: input)
      }
    case .finished(let id):
      if newcomers[id] == nil { inputs.append(input) } else { newcomers[id]?.isFinished = true }
    case .closed(let id, _):
      // Nothing was promised to who came and went, and who is gone need not be there.
      pongs[id] = nil
      if newcomers[id] == nil { inputs.append(input) } else { forget(id) }
    case .crowded: makeRoom(input)
    case .stop: isToStop = true
    }
  }

  /// The disk is back: all that waits, in order, and behind it those who came meanwhile.
  mutating func end(at now: Int64) -> [Inbox.Input] {
    var all = inputs + pongs.sorted { $0.key.value < $1.key.value }.map(\.value)
    for (id, newcomer) in newcomers.sorted(by: { $0.key.value < $1.key.value }) {
      // Their time to say hello begins now, unless they have.
      all.append(.opened(id, newcomer.address, at: newcomer.heardAt ?? now))
      if let heardAt = newcomer.heardAt, !newcomer.bytes.isEmpty {
        all.append(.received(id, newcomer.bytes, at: heardAt))
      }
      if newcomer.isFinished { all.append(.finished(id)) }
    }
    if isToStop { all.append(.stop) }
    self = Outage()
    return all
  }

  // MARK: Those from before

  private mutating func hold(_ received: [UInt8], of id: ConnectionID, as input: Inbox.Input) {
    // That somebody is still there is as true of the newest pong alone.
    if Self.isPong(received) {
      pongs[id] = input
      return
    }
    guard held[id, default: 0] + received.count <= Self.bytesOfOne,
      bytes + received.count <= Self.bytesOfAll, count < Self.inputsMax
    else { return outbox.cut(id) }
    if let pong = pongs.removeValue(forKey: id) { inputs.append(pong) }
    held[id, default: 0] += received.count
    bytes += received.count
    inputs.append(input)
  }

  private static let pongBytesMax = 160

  /// One whole line that is a pong.
  private static func isPong(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= pongBytesMax, let end = bytes.firstIndex(of: lineEnd),
      end == bytes.count - 1
    else { return false }
    if case .pong? = try? ClientMessage(decoding: Array(bytes[..<end])) { return true }
    return false
  }

  private static let lineEnd = UInt8(ascii: "\n")

  // MARK: Newcomers

  private mutating func hear(_ received: [UInt8], of id: ConnectionID, at: Int64) {
    guard var newcomer = newcomers[id] else { return }
    guard newcomer.bytes.count + received.count <= WireLimits.clientLineBytesMax * 2,
      bytes + received.count <= Self.bytesOfAll
    else {
      forget(id)
      return outbox.cut(id)
    }
    newcomer.bytes += received
    newcomer.heardAt = at
    newcomers[id] = newcomer
    bytes += received.count
    unanswered.insert(id)
  }

  /// Answers what newcomers have said up to now; nothing of it is done later.
  mutating func tellNewcomers() {
    for id in unanswered.sorted(by: { $0.value < $1.value }) { answer(id) }
    unanswered = []
  }

  private mutating func answer(_ id: ConnectionID) {
    guard var newcomer = newcomers[id],
      let end = newcomer.bytes.lastIndex(of: Self.lineEnd)
    else { return }
    for line in newcomer.bytes[..<end].split(separator: Self.lineEnd) {
      if case .hello(let hello)? = try? ClientMessage(decoding: Array(line)) {
        newcomer.language = WireLanguage(tag: hello.language)
      }
      newcomer.linesAnswered += 1
      let error = ErrorMessage(
        .unavailable, language: newcomer.language, retryAfter: Self.tryAgain)
      outbox.append(ServerMessage.error(error).outgoing, to: id)
    }
    newcomer.bytes.removeSubrange(...end)
    bytes -= end + 1
    newcomer.heardAt = newcomer.bytes.isEmpty ? nil : newcomer.heardAt
    newcomers[id] = newcomer
    guard newcomer.isFinished || newcomer.linesAnswered > Self.linesOfNewcomer else { return }
    forget(id)
    outbox.close(id)
  }

  private mutating func forget(_ id: ConnectionID) {
    bytes -= newcomers.removeValue(forKey: id)?.bytes.count ?? 0
    unanswered.remove(id)
  }

  /// Connections run short: the newcomers that have waited longest go, a half at most.
  private mutating func makeRoom(_ input: Inbox.Input) {
    guard !newcomers.isEmpty else {
      if case .crowded? = inputs.last { return }
      return inputs.append(input)
    }
    let ordered = newcomers.keys.sorted { $0.value < $1.value }
    for id in ordered.prefix(min(Self.roomAtOnce, (ordered.count + 1) / 2)) {
      forget(id)
      outbox.cut(id)
    }
  }

  private static let roomAtOnce = 16
}
