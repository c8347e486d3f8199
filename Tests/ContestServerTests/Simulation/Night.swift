import ContestEngine
import Network
import Store
import TestSupport
import Wire

@testable import ContestServer

/// A whole evening in one process: a server that crashes and whose disk fails, pupils on lines of all
/// kinds, and a world that plans what arrives when. The same plan gives the same evening, to the byte.
final class Night {
  struct Plan {
    var seed: UInt64
    var program = Fixture.program(items: 8)
    var pupils: [SimulatedPupil]
    var crashes = 0
    /// Of a thousand commits, those that fail, in all the ways there are.
    var faults = 0
    /// A commit takes up to so long, in milliseconds.
    var disk: Int64 = 12
  }

  private enum Happening {
    case turn(life: Int)
    case committed(life: Int)
    case crash
    case restart
    case knock(ConnectionID)
    case answered(ConnectionID)
    case refused(ConnectionID)
    case toServer(ConnectionID, [UInt8])
    case toPupil(ConnectionID, [UInt8])
    case goneAtServer(ConnectionID)
    case goneAtPupil(ConnectionID)
    case wake(Int)
  }

  let server: SimulatedServer
  let pupils: [SimulatedPupil]
  private let plan: Plan
  private var random: SeededGenerator
  private var timeline = Timeline<Happening>()
  private(set) var now: Int64 = 1_764_000_000_000
  private var life = 0
  private var turnAt: Int64?
  private var wakesAt: [Int64?]
  /// Whose connection it is. A connection that is over is not in it any more.
  private var owners: [ConnectionID: Int] = [:]
  private var nextConnection: UInt64 = 1
  private(set) var crashes = 0
  private(set) var breaks = 0
  private(set) var failedCommits = 0
  /// Of everything that happened, in order (FNV-1a).
  private(set) var digest: UInt64 = 0xcbf2_9ce4_8422_2325

  init(_ plan: Plan) throws {
    self.plan = plan
    pupils = plan.pupils
    random = SeededGenerator(seed: plan.seed)
    wakesAt = Array(repeating: nil, count: plan.pupils.count)
    server = SimulatedServer(plan.program, ahead: 0)
    try server.start(at: now, drift: 0, seed: random.next())
    for number in pupils.indices {
      // A moment of its own for each to sit down.
      let sitsDownAt = now + Int64.random(in: 0...3_000, using: &random)
      planWake(number, at: sitsDownAt)
    }
    for _ in 0..<plan.crashes {
      timeline.plan(.crash, at: now + Int64.random(in: 500...150_000, using: &random))
    }
    planTurn(at: now)
  }

  /// Goes on until everybody was told the end, for at most so long.
  ///
  /// - Parameter hours: of the simulated world.
  func run(hours: Int64 = 2) throws {
    let end = now + hours * 3_600_000
    while let (at, happening) = timeline.next(), at <= end {
      now = max(now, at)
      try happen(happening)
      if pupils.allSatisfy({ $0.session.view.ended != nil }) { return }
    }
  }

  private func happen(_ happening: Happening) throws {
    switch happening {
    case .turn(let life): if life == self.life, turnAt == now { takeTurn() }
    case .committed(let life): if life == self.life { try commit() }
    case .crash: crash()
    case .restart:
      note(3, [])
      try server.start(
        at: now, drift: Int64.random(in: -5_000...5_000, using: &random), seed: random.next())
      planTurn(at: now)
    case .knock(let id): knock(id)
    case .answered(let id): atPupil(id) { $0.connected(at: now) }
    case .refused(let id): leave(id)
    case .toServer(let id, let bytes):
      guard owners[id] != nil else { return }
      note(1, bytes)
      server.put(.received(id, bytes), at: now)
      planTurn(at: now)
    case .toPupil(let id, let bytes):
      note(2, bytes)
      atPupil(id) { $0.received(bytes, at: now, using: &random) }
    case .goneAtServer(let id):
      server.put(.closed(id), at: now)
      planTurn(at: now)
    case .goneAtPupil(let id): leave(id)
    case .wake(let number): if wakesAt[number] == now { wake(number) }
    }
  }

  // MARK: The server

  private func planTurn(at moment: Int64) {
    guard server.referee != nil, !server.isCommitting else { return }
    if let turnAt, turnAt <= moment { return }
    turnAt = moment
    timeline.plan(.turn(life: life), at: moment)
  }

  private func takeTurn() {
    turnAt = nil
    guard let next = server.turn(at: now) else { return }
    post()
    nextTurn = next
    planCommit(after: Int64.random(in: 0...plan.disk, using: &random))
  }

  /// When the server wanted to be looked at again, before it began to write.
  private var nextTurn: Int64 = 0

  private func planCommit(after delay: Int64) {
    if Int.random(in: 0..<1_000, using: &random) < plan.faults {
      let faults: [MemoryJournal.Fault] = [
        .diskFull, .readOnly, .unclearCommit(isThere: true), .unclearCommit(isThere: false),
      ]
      if let fault = faults.randomElement(using: &random) {
        for _ in 0..<Int.random(in: 1...9, using: &random) { server.journal.failNext(fault) }
      }
    }
    timeline.plan(.committed(life: life), at: now + delay)
  }

  private func commit() throws {
    guard try server.commit(at: now) else {
      failedCommits += 1
      return timeline.plan(.committed(life: life), at: now + 250)
    }
    post()
    planTurn(at: server.hasWork ? now : max(now, nextTurn))
  }

  private func crash() {
    guard server.referee != nil else { return }
    note(4, [])
    crashes += 1
    life += 1
    turnAt = nil
    server.crash(writes: Bool.random(using: &random))
    for (id, number) in owners.sorted(by: { $0.key.value < $1.key.value }) {
      let at = pupils[number].line.arrival(.toPupil, from: now, using: &random)
      timeline.plan(.goneAtPupil(id), at: at)
    }
    timeline.plan(.restart, at: now + Int64.random(in: 300...4_000, using: &random))
  }

  private func post() {
    for sent in server.out.take() {
      switch sent {
      case .bytes(let id, let bytes):
        guard let number = owners[id] else { continue }
        let at = pupils[number].line.arrival(.toPupil, from: now, using: &random)
        timeline.plan(.toPupil(id, bytes), at: at)
        if pupils[number].line.breaks(using: &random) { breakOff(id, of: number) }
      case .close(let id):
        guard let number = owners[id] else { continue }
        let at = pupils[number].line.arrival(.toPupil, from: now, using: &random)
        timeline.plan(.goneAtPupil(id), at: at)
      }
    }
  }

  // MARK: Lines and pupils

  private func knock(_ id: ConnectionID) {
    guard let number = owners[id] else { return }
    let at = pupils[number].line.arrival(.toPupil, from: now, using: &random)
    guard server.referee != nil else { return timeline.plan(.refused(id), at: at) }
    server.put(.opened(id), at: now)
    planTurn(at: now)
    timeline.plan(.answered(id), at: at)
  }

  /// What is on its way is lost; each side learns of it in its own time.
  private func breakOff(_ id: ConnectionID, of number: Int) {
    breaks += 1
    owners[id] = nil
    timeline.plan(.goneAtServer(id), at: now + Int64.random(in: 0...5_000, using: &random))
    let delay = Int64.random(in: 0...3_000, using: &random)
    broken[id] = number
    timeline.plan(.goneAtPupil(id), at: now + delay)
  }

  /// Broken, and the pupil does not know yet.
  private var broken: [ConnectionID: Int] = [:]

  private func leave(_ id: ConnectionID) {
    guard let number = owners.removeValue(forKey: id) ?? broken.removeValue(forKey: id) else {
      return
    }
    server.put(.closed(id), at: now)
    planTurn(at: now)
    guard pupils[number].connection == id else { return }
    perform(pupils[number].disconnected(at: now), of: number)
  }

  private func atPupil(
    _ id: ConnectionID, _ body: (SimulatedPupil) -> [ClientSession.Effect]
  ) {
    guard let number = owners[id], pupils[number].connection == id else { return }
    perform(body(pupils[number]), of: number)
  }

  private func wake(_ number: Int) {
    wakesAt[number] = nil
    let pupil = pupils[number]
    if pupil.connection == nil, pupil.session.view.link == .connecting {
      perform([.connect], of: number)
    } else {
      perform(pupil.wake(at: now, using: &random), of: number)
    }
  }

  private func perform(_ effects: [ClientSession.Effect], of number: Int) {
    let pupil = pupils[number]
    for effect in effects {
      switch effect {
      case .connect:
        let id = ConnectionID(value: nextConnection)
        nextConnection += 1
        owners[id] = number
        pupil.connection = id
        pupil.line = SimulatedLine(pupil.line.quality)
        timeline.plan(
          .knock(id), at: pupil.line.arrival(.toServer, from: now, using: &random))
      case .send(let line): send(line.bytes, of: pupil)
      case .disconnect:
        guard let id = pupil.connection else { break }
        pupil.connection = nil
        owners[id] = nil
        broken[id] = nil
        timeline.plan(
          .goneAtServer(id), at: pupil.line.arrival(.toServer, from: now, using: &random))
      case .notice: break
      }
    }
    if let at = pupil.wakesAt { planWake(number, at: max(at, now + 1)) }
  }

  private func send(_ bytes: [UInt8], of pupil: SimulatedPupil) {
    guard let id = pupil.connection, owners[id] != nil else { return }
    for _ in 0..<(pupil.line.doubles(using: &random) ? 2 : 1) {
      let at = pupil.line.arrival(.toServer, from: now, using: &random)
      timeline.plan(.toServer(id, bytes), at: at)
    }
    if pupil.line.breaks(using: &random) { breakOff(id, of: pupil.number) }
  }

  private func planWake(_ number: Int, at moment: Int64) {
    if let planned = wakesAt[number], planned <= moment { return }
    wakesAt[number] = moment
    timeline.plan(.wake(number), at: moment)
  }

  private func note(_ kind: UInt8, _ bytes: [UInt8]) {
    func mix(_ byte: UInt8) { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
    mix(kind)
    for shift in stride(from: 0, to: 64, by: 8) { mix(UInt8(truncatingIfNeeded: now >> shift)) }
    for byte in bytes { mix(byte) }
  }
}
