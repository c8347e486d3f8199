import Assessment
import ContestEngine
import Cryptography
import Network
import Store
import Synchronization
import TestSupport
import Testing
import Wire

@testable import ContestServer

/// A contest hall without sockets, disk or clock: the referee, a journal in memory, and clients that
/// are arrays of lines.
final class Hall {
  private let clients = Clients()
  let journal = MemoryJournal()
  private(set) var referee: Referee
  private(set) var now = Instant(milliseconds: 1_764_000_000_000)
  private var nextConnection: UInt64 = 1
  private let autopilot: Bool
  /// Kept by tests that come back.
  var tokens: [ConnectionID: String] = [:]

  private let roster: [RosterSeat]
  private var restarts: UInt64 = 0
  private let keys = KeyCount()
  /// How often a key for a person or a paper was drawn.
  var randomKeys: Int { keys.count.withLock { $0 } }

  /// - Parameter other: a second contest of the same server.
  init(
    _ program: ContestProgram, beside other: ContestProgram? = nil, autopilot: Bool = false,
    seed: UInt64 = 1, roster: [RosterSeat] = []
  ) throws {
    self.autopilot = autopilot
    self.roster = roster
    referee = try Self.referee(
      program, beside: other, journal, autopilot: autopilot, roster: roster, at: now, seed: seed,
      keys)
    try commit()
  }

  private static func referee(
    _ program: ContestProgram, beside other: ContestProgram? = nil, _ journal: MemoryJournal,
    autopilot: Bool, roster: [RosterSeat], at now: Instant, seed: UInt64, _ keys: KeyCount
  ) throws -> Referee {
    let generator = Mutex(SeededGenerator(seed: seed))
    let random = RandomSource { count in
      if count == PersonRow.keyByteCount { keys.count.withLock { $0 += 1 } }
      return generator.withLock { generator in
        (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next() as UInt64) }
      }
    }
    let opening = ContestOpening(
      journal: journal, autopilot: autopilot, rosters: [program.definition.id: roster], now: now,
      log: { _ in })
    return try opening.open([program] + (other.map { [$0] } ?? []), random: random).referee
  }

  /// The server was killed and comes back later with what is durable.
  func restart(_ program: ContestProgram, after milliseconds: Int64) throws {
    now = now + milliseconds
    referee = try Self.referee(
      program, journal, autopilot: autopilot, roster: roster, at: now, seed: 99 + restarts, keys)
    // No two runs draw the same secrets.
    restarts += 1
    referee.recover(at: now)
    try commit()
  }

  var served: ServedContest { referee.contests[0] }
  var hostToken: String { get throws { try #require(try journal.secret("host-token", of: id)) } }
  private var id: String { referee.contests[0].contest.program?.definition.id ?? "" }

  func code(_ school: String) throws -> String {
    let schools = referee.contests[0].contest.program?.definition.schools ?? []
    return try #require(schools.first { $0.id.text == school }?.code)
  }

  // MARK: Time and commits

  /// Lets time pass, with everything that is due in between.
  func pass(_ milliseconds: Int64) throws {
    let end = now + milliseconds
    while true {
      let next = referee.elapse(to: now)
      try commit()
      if now >= end { return }
      now = min(end, max(next, now + 1))
    }
  }

  /// One look at what is due. Time stands still.
  ///
  /// - Returns: when to look again, in milliseconds from now.
  func turn() throws -> Int64 {
    let next = referee.elapse(to: now)
    try commit()
    return next - now
  }

  /// Lets time pass without looking at what is due.
  func skip(_ milliseconds: Int64) { now = now + milliseconds }

  /// What is said without waiting for the disk.
  func sayUrgent() { referee.urgent.release(to: clients) }

  func commit() throws {
    sayUrgent()
    let pending = referee.contests.filter { $0.batch != nil }
    let heads = try journal.append(pending.compactMap(\.batch))
    for (served, head) in zip(pending, heads) { served.committed(head: head) }
    referee.sayEnds()
    referee.dismissFinished()
    referee.outbox.release(to: clients)
  }

  // MARK: Clients

  func connect(host: IPAddress = .loopback) -> ConnectionID {
    let id = ConnectionID(value: nextConnection)
    nextConnection += 1
    referee.opened(id, from: PeerAddress(host: host, port: 40_000), at: now)
    return id
  }

  /// A client that was away comes again under the name of its old connection.
  func reconnect(_ id: ConnectionID) {
    _ = clients.heard(id)
    referee.opened(id, from: PeerAddress(host: .loopback, port: 40_000), at: now)
  }

  /// Sends a line and commits.
  func say(_ id: ConnectionID, _ message: ClientMessage) throws {
    try say(id, message.line.bytes)
  }

  func say(_ id: ConnectionID, _ bytes: [UInt8]) throws {
    referee.received(id, bytes, at: now)
    try commit()
  }

  /// Sends a line that is decided and not yet written.
  func sayUncommitted(_ id: ConnectionID, _ message: ClientMessage) {
    referee.received(id, message.line.bytes, at: now)
  }

  /// Sends nothing more, and reads on.
  func finish(_ id: ConnectionID) throws {
    referee.finished(id)
    try commit()
  }

  func hangUp(_ id: ConnectionID) { referee.closed(id) }

  /// What a client was told since it was last asked for.
  func heard(_ id: ConnectionID) -> [ServerMessage] {
    clients.heard(id)
  }

  func isClosed(_ id: ConnectionID) -> Bool { clients.isClosed(id) }

  /// A contestant who has joined.
  func join(_ name: String, school: String, birthDate: String = "2012-05-09") throws
    -> (connection: ConnectionID, joined: ServerMessage.Joined)
  {
    let id = connect()
    try say(id, .hello(ClientMessage.Hello(role: .contestant)))
    let code = try code(school)
    try say(
      id,
      .join(ClientMessage.Join(.code(code), fields: [.name: name, .birthDate: birthDate])))
    for message in heard(id) {
      if case .joined(let joined) = message { return (id, joined) }
    }
    Issue.record("\(name) could not join")
    throw CancellationError()
  }

  func host() throws -> ConnectionID {
    let id = connect()
    try say(id, .hello(ClientMessage.Hello(role: .host)))
    try say(id, .authenticate(token: try hostToken))
    _ = heard(id)
    return id
  }

  func order(_ host: ConnectionID, _ order: HostOrder, id: Int64 = 1) throws {
    try say(host, .command(id: id, order))
  }
}

/// What clients have got, and which of them were closed.
private final class Clients: ConnectionSender {
  private let received = Mutex<[ConnectionID: [ServerMessage]]>([:])
  private let ended = Mutex<Set<ConnectionID>>([])

  func heard(_ id: ConnectionID) -> [ServerMessage] {
    received.withLock { $0.removeValue(forKey: id) ?? [] }
  }

  func isClosed(_ id: ConnectionID) -> Bool { ended.withLock { $0.contains(id) } }

  func send(_ bytes: OutgoingBytes, to id: ConnectionID) {
    for line in bytes.bytes.split(separator: UInt8(ascii: "\n")) {
      do {
        let message = try ServerMessage(decoding: Array(line))
        received.withLock { $0[id, default: []].append(message) }
      } catch {
        Issue.record("not a message: \(String(decoding: line, as: UTF8.self))")
      }
    }
  }

  func send(_ batch: [(ConnectionID, OutgoingBytes)]) {
    for (id, bytes) in batch { send(bytes, to: id) }
  }

  func send(_ bytes: OutgoingBytes, toAll ids: [ConnectionID]) {
    for id in ids { send(bytes, to: id) }
  }

  func close(_ id: ConnectionID, flush: Bool) { ended.withLock { _ = $0.insert(id) } }
}

/// Programs for the tests.
enum Fixture {
  static func program(
    items count: Int = 4, answers: RoundDefinition.Answers = .final,
    reveal: RoundDefinition.Reveal = .close, rule: RoundDefinition.Rule = .classic,
    lateJoin: Bool = true, perSchool: Int = 100, approval: Bool? = nil,
    change: (inout RoundDefinition) -> Void = { _ in }
  ) -> ContestProgram {
    let items = (1...count).map { number in
      Item(
        id: ItemID("item-\(number)"), title: "Câu \(number)",
        prompt: "\(Self.words[number % Self.words.count]) bằng bao nhiêu (\(number * 37))?",
        body: .single([
          Choice(text: "Đúng \(number)", fraction: .one),
          Choice(text: "Sai \(number * 7)", fraction: .zero),
          Choice(text: "Lệch \(number * 11)", fraction: .zero),
        ]), feedback: "Vì sao \(number)")
    }
    var round = RoundDefinition(
      id: "mot", title: LocalizedText("Vòng một"), rule: rule, items: .named(items.map(\.id)))
    round.answers = answers
    round.reveal = reveal
    round.secondsPerItem = 20
    change(&round)
    var definition = ContestDefinition(
      id: "thu", title: LocalizedText("Cuộc thi thử"), mode: .live,
      schools: [
        School(id: SchoolID("hoa-sen"), name: "THCS Hoa Sen", code: "7KQ2MF"),
        School(id: SchoolID("song-lam"), name: "THCS Sông Lam"),
      ])
    definition.registration.fields = [.name, .birthDate]
    definition.registration.lateJoin = lateJoin
    definition.registration.perSchool = perSchool
    definition.registration.approval = approval
    definition.startsInSeconds = 5
    definition.revealSeconds = 2
    definition.rounds = [round]
    return ContestProgram(definition: definition, pools: [items])
  }

  private static let words = [
    "Chiều dài sân trường", "Số ghế trong hội trường", "Tuổi của cây đa", "Đường kính cái giếng",
    "Giá một quyển vở",
  ]
}

private final class KeyCount: Sendable {
  let count = Mutex(0)
}
