import Assessment
import TestSupport
import Testing
import Wire

/// A client and a server joined by a line that is slow, cut anywhere, and breaks.
struct PipeTests {
  struct Line {
    var bytes: [UInt8] = []
    /// Moves some of what is under way, or all.
    mutating func take(_ random: inout SeededGenerator) -> ArraySlice<UInt8> {
      let count = min(bytes.count, Int.random(in: 0...400, using: &random))
      defer { bytes.removeFirst(count) }
      return bytes[..<count]
    }
  }

  struct Play {
    var random: SeededGenerator
    var client = ClientSession(.init(role: .contestant))
    var server = MiniContest()
    var framer = LineFramer(bytesMax: WireLimits.clientLineBytesMax)
    var up = Line()
    var down = Line()
    var now: Int64 = 0
    var breaks = true
    var refusals: [ErrorCode] = []
    var given: [String: Response?] = [:]

    init(seed: UInt64, changeable: Bool) {
      random = SeededGenerator(seed: seed)
      server.changeable = changeable
    }

    mutating func chance(_ percent: Int) -> Bool {
      Int.random(in: 0..<100, using: &random) < percent
    }

    mutating func take(_ effects: [ClientSession.Effect]) {
      for effect in effects {
        switch effect {
        case .send(let line): up.bytes += line.bytes
        case .notice(.refused(_, let code)): refusals.append(code)
        case .notice: break
        case .connect: connect()
        case .disconnect: cut()
        }
      }
    }

    mutating func connect() {
      if breaks, chance(30) { return take(client.disconnected(now: now)) }
      server.session = ServerSession(now: now)
      framer = LineFramer(bytesMax: WireLimits.clientLineBytesMax)
      take(client.connected(now: now))
    }

    /// What is under way is lost, in both directions.
    mutating func cut() {
      server.session = nil
      up = Line()
      down = Line()
    }

    mutating func step() {
      now += 50
      if breaks, chance(2) {
        cut()
        take(client.disconnected(now: now))
      }
      for output in framer.receive(up.take(&random)) { server.receive(output, now: now) }
      server.tick(now: now)
      down.bytes += server.drained()
      take(client.receive(down.take(&random), now: now))
      take(client.tick(now: now))
    }

    mutating func answer() {
      guard let question = client.view.question, client.view.canAnswer(question.id) else { return }
      var response: Response? = .truth(chance(50))
      if server.changeable, chance(20) { response = nil }
      given[question.id] = .some(response)
      take(client.answer(question.id, with: response, now: now))
    }

    mutating func playQuestion() {
      server.open(now: now)
      for _ in 0..<Int.random(in: 100...380, using: &random) {
        if chance(2) { answer() }
        if chance(1) { server.setPaused(!server.isPaused, now: now) }
        step()
      }
      server.setPaused(false, now: now)
      // A quiet end: whoever has an answer can still bring it.
      breaks = false
      for _ in 0..<200 { step() }
      server.close()
      for _ in 0..<100 { step() }
      breaks = true
    }
  }

  /// Whatever breaks when: no answer is lost or counted twice, and both ends agree.
  @Test(arguments: 1...60 as ClosedRange<UInt64>, [false, true])
  func `both ends agree on every answer`(seed: UInt64, changeable: Bool) {
    var play = Play(seed: seed, changeable: changeable)
    play.take(play.client.enter(.join(.init(.code("7KQ2MF"))), now: 0))
    play.connect()
    for _ in 0..<60 where play.client.view.link != .joined { play.step() }
    for _ in 0..<4 {
      play.playQuestion()
      let question = play.server.question
      let held = play.server.held[question]
      let status = play.client.view.question?.answer
      #expect(play.client.view.question?.id == question, "seed \(seed)")
      guard let given = play.given[question] else {
        #expect(held == nil, "seed \(seed)")
        continue
      }
      #expect(status?.delivery == .accepted, "seed \(seed): \(String(describing: status))")
      #expect(held?.response == given && status?.held == given, "seed \(seed)")
      #expect(status?.receipt == held?.receipt, "seed \(seed)")
    }
    if !changeable {
      #expect(Set(play.server.journal).count == play.server.journal.count, "seed \(seed)")
    }
    #expect(play.server.scoldings.isEmpty, "seed \(seed): \(play.server.scoldings)")
    #expect(play.refusals.isEmpty, "seed \(seed): \(play.refusals)")
  }
}
