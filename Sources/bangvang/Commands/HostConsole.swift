import Authoring
import ContestClient
import Foundation
import Network
import Screens
import Terminal

/// What one run of the organizer's console, or of a board, is to do.
struct HostPlan: Sendable {
  enum Setup: Sendable {
    case host(HostSetup)
    case board(BoardSetup)
  }

  let server: Endpoint
  let security: ContestLink.Security
  let setup: Setup
  let known: KnownServersFile
  /// Where keys and lines come from.
  let input: Int32
  let isPlain: Bool
}

/// A console or a board, on a screen or line by line.
private protocol HostPart: Sendable {
  mutating func start(now: Int64) -> [HostEffect]
  mutating func handle(_ event: HostEvent, now: Int64) -> [HostEffect]
  var nextDeadline: Int64? { get }
  /// Nil line by line.
  func picture(_ size: Size, now: Int64) -> Grid?
}

extension HostModel: HostPart {
  fileprivate func picture(_ size: Size, now: Int64) -> Grid? { view(size, now: now) }
}

extension BoardModel: HostPart {
  fileprivate func picture(_ size: Size, now: Int64) -> Grid? { view(size, now: now) }
}

extension PlainHost: HostPart {
  fileprivate func picture(_ size: Size, now: Int64) -> Grid? { nil }
}

extension PlainBoard: HostPart {
  fileprivate func picture(_ size: Size, now: Int64) -> Grid? { nil }
}

extension HostPlan.Setup {
  fileprivate func part(_ mode: TerminalLoop.Mode, now: Int64) -> any HostPart {
    switch (self, mode) {
    case (.host(let setup), .screens): HostModel(setup, now: now)
    case (.host(let setup), .plain): PlainHost(setup, now: now)
    case (.board(let setup), .screens): BoardModel(setup, now: now)
    case (.board(let setup), .plain): PlainBoard(setup, now: now)
    }
  }
}

/// One run of the organizer's console, or of a board: joins the terminal, the connection and the screens.
struct HostConsole: ~Copyable {
  /// How the run ended.
  struct Outcome: Sendable {
    let status: Int32
    /// Why there is no connection at the end.
    let failure: Failure?
    /// Why the server's certificate is not remembered.
    let fileFault: LocalizedMessage?
  }

  enum Failure: Hashable, Sendable {
    case unreachable(Unreachable)
    case certificateChanged(found: String)
  }

  private let plan: HostPlan
  private let link: ContestLink
  private var loop: TerminalLoop
  private var part: any HostPart
  private var failure: Failure?
  private var fileFault: LocalizedMessage?
  private var status: Int32?
  private var watched: Int32?

  /// Takes the terminal over. It is given back when the run ends its life.
  init(_ plan: HostPlan) throws(TerminalFault) {
    self.plan = plan
    link = ContestLink(known: plan.known.read())
    loop = try TerminalLoop(
      environment: .current(input: plan.input), mode: plan.isPlain ? .plain : .screens,
      input: plan.input)
    part = plan.setup.part(loop.mode, now: Self.now)
  }

  private static var now: Int64 { Terminal.MonotonicClock.milliseconds() }

  // MARK: The loop

  mutating func play() throws(TerminalFault) -> Outcome {
    tell(.resized(loop.size))
    perform(part.start(now: Self.now))
    while status == nil {
      if let picture = part.picture(loop.size, now: Self.now) { loop.draw(picture) }
      watch()
      for event in try loop.wait(until: deadline) { take(event) }
      for event in link.advance() { take(event) }
    }
    link.disconnect()
    return Outcome(status: status ?? 0, failure: failure, fileFault: fileFault)
  }

  /// The connection's descriptor changes while it is made.
  private mutating func watch() {
    if let watched { loop.unwatch(watched) }
    watched = link.fileDescriptor
    var interest: Interest = []
    if link.wantsRead { interest.insert(.read) }
    if link.wantsWrite { interest.insert(.write) }
    if let watched { loop.watch(watched, for: interest) }
  }

  private var deadline: Int64? {
    [part.nextDeadline, link.timeLeft.map { Self.now + $0 }].compactMap(\.self).min()
  }

  // MARK: What happens

  private mutating func take(_ event: TerminalEvent) {
    guard status == nil else { return }
    switch event {
    case .keys(let keys):
      tell(.keys(keys.filter { $0 != .control("z") }))
      if keys.contains(.control("z")) { for event in loop.suspend() { take(event) } }
    case .resized(let size): tell(.resized(size))
    case .tick: tell(.tick)
    case .inputEnded: tell(.inputEnded)
    case .signal(let number): status = 128 + number
    case .line(let line): tell(.line(line))
    // The link is advanced after every wait.
    case .readable, .writable, .typing: break
    }
  }

  private mutating func take(_ event: LinkEvent) {
    guard status == nil else { return }
    switch event {
    case .connected(let pin, let isFirstVisit):
      failure = nil
      if let pin { fileFault = plan.known.remember(pin, of: plan.server) }
      tell(.connected(pin.map { ServerTrust(pin: $0.text, isFirstVisit: isFirstVisit) }))
    case .received(let bytes): tell(.received(bytes))
    case .disconnected: tell(.disconnected)
    case .certificateChanged(let found):
      failure = .certificateChanged(found: found)
      tell(.certificateChanged(found: found))
    case .unreachable(let reason):
      failure = .unreachable(reason)
      tell(.unreachable(LinkFailure(reason)))
    }
  }

  private mutating func tell(_ event: HostEvent) {
    perform(part.handle(event, now: Self.now))
  }

  private mutating func perform(_ effects: [HostEffect]) {
    for effect in effects where status == nil {
      switch effect {
      case .connect: link.connect(to: plan.server, security: plan.security)
      case .disconnect: link.disconnect()
      case .send(let bytes): link.send(bytes)
      case .say(let text, let endsLine): loop.say(text, endsLine: endsLine)
      case .ring: loop.ring()
      case .redraw: loop.redraw()
      case .leave(let status): self.status = status
      }
    }
  }
}

extension LinkFailure {
  fileprivate init(_ reason: Unreachable) {
    switch reason {
    case .unknownHost: self = .unknownHost
    case .nobodyListens: self = .nobodyListens
    case .noAnswer: self = .noAnswer
    case .noRoute: self = .noRoute
    case .noEncryption: self = .noEncryption
    case .plaintextElsewhere: self = .plaintextElsewhere
    case .closed: self = .lost
    case .system(let code):
      let words = SystemErrorWords.words(code)
      self = .other(vi: words.vi, en: words.en)
    case .other(let words): self = .other(vi: words, en: words)
    }
  }
}
