import Glibc

/// Waits for keys, signals, sockets and the clock at once, and shows screens or lines.
///
/// One thread. The caller asks for events, thinks, and draws. A terminal that cannot keep up gets
/// the latest picture when it can, not all those between.
///
/// ```swift
/// var loop = try TerminalLoop(environment: .current())
/// loop.watch(socket, for: .read)
/// while running {
///   for event in try loop.wait(until: deadline) { … }
///   loop.draw(grid)
/// }
/// ```
public struct TerminalLoop: ~Copyable {
  public enum Mode: Hashable, Sendable { case screens, plain }

  /// How long an Escape waits for the rest of a key, in milliseconds.
  public static let escapeWaitMilliseconds: Int64 = 60

  public let mode: Mode
  /// The size of the screen now.
  public private(set) var size: Size

  private let environment: TerminalEnvironment
  private let input: Int32
  private let session: TerminalSession?
  private let signals: SignalPipe
  private var output: OutputQueue
  private var painter: GridPainter
  private var wanted: Grid?
  private var decoder = KeyDecoder()
  private var escapeDeadline: Int64?
  private var plain: PlainConversation
  private var reader = LineReader()
  private var watched: [(descriptor: Int32, interest: Interest)] = []
  private var inputIsOpen = true
  private var endIsUntold = false
  /// Lines that came together; each is told alone, so that what is asked after one is answered by
  /// the next.
  private var heldLines: [TerminalEvent] = []

  /// Takes the terminal over. It is given back when the loop ends its life.
  ///
  /// - Parameter mode: `screens` needs `environment.drawsScreens`; without it the loop is plain.
  public init(
    environment: TerminalEnvironment, mode: Mode = .screens, input: Int32 = 0, output: Int32 = 1
  ) throws(TerminalFault) {
    let mode = environment.drawsScreens ? mode : .plain
    let shows: [Int32] = environment.typesLines ? [SIGTSTP, SIGCONT, SIGWINCH] : []
    let signals = try SignalPipe([SIGINT, SIGTERM, SIGHUP] + shows)
    let session =
      environment.typesLines
      ? try TerminalSession(mode == .screens ? .screen : .lines, input: input, output: output) : nil
    let own = session?.output ?? output
    self.output = OutputQueue(descriptor: own)
    plain = PlainConversation(
      showsUTF8: environment.capabilities.showsUTF8, showsTyping: session?.showedTyping ?? false)
    painter = GridPainter(capabilities: environment.capabilities)
    size = TerminalSession.size(of: own) ?? environment.fallbackSize
    (self.environment, self.mode, self.input) = (environment, mode, input)
    self.signals = signals
    self.session = session
  }

  /// Waits for `descriptor` too, from now on; replaces what was asked for it before.
  public mutating func watch(_ descriptor: Int32, for interest: Interest) {
    unwatch(descriptor)
    if !interest.isEmpty { watched.append((descriptor, interest)) }
  }

  /// Waits for `descriptor` no more. Call it before closing the descriptor.
  public mutating func unwatch(_ descriptor: Int32) {
    watched.removeAll { $0.descriptor == descriptor }
  }

  /// Waits until something has happened, and tells all of it.
  ///
  /// - Parameter deadline: the moment, by `MonotonicClock`, at which a `tick` comes; nil for none.
  public mutating func wait(until deadline: Int64?) throws(TerminalFault) -> [TerminalEvent] {
    while true {
      if let held = takeHeldLine() { return [held] }
      if endIsUntold {
        endIsUntold = false
        return [.inputEnded]
      }
      var events = try poll(until: [deadline, escapeDeadline].compactMap(\.self).min())
      let now = MonotonicClock.milliseconds()
      if let due = escapeDeadline, now >= due { events += takeKeys(decoder.flush()) }
      if let deadline, now >= deadline { events.append(.tick(now)) }
      if !events.isEmpty { return events }
    }
  }
}

// MARK: - Showing

extension TerminalLoop {
  /// Shows a grid, at once or as soon as the terminal has taken what came before. In plain mode
  /// nothing is shown.
  public mutating func draw(_ grid: Grid) {
    guard mode == .screens else { return }
    wanted = grid
    paintWanted()
  }

  /// Draws the next grid whole, over whatever is on the screen.
  public mutating func redraw() { painter.invalidate() }

  /// Says a text in plain mode; it is cleaned first, and may be of several lines.
  ///
  /// - Parameter endsLine: false leaves the cursor behind the text, as a question does. It is asked
  ///   again when something else must be said while the answer is typed.
  public mutating func say(_ text: String, endsLine: Bool = true) {
    guard mode == .plain else { return }
    send(Array(plain.say(text, endsLine: endsLine).utf8))
  }

  /// Rings the terminal's bell, if it is one.
  public mutating func ring() {
    if environment.typesLines { send([0x07]) }
  }

  /// Stops the program, as Ctrl-Z does elsewhere, with the terminal given back meanwhile. Goes on
  /// when the shell says so; `resized` then asks for a new picture.
  public mutating func suspend() -> [TerminalEvent] {
    session?.leave()
    output.discard()
    raise(SIGSTOP)
    // The signal that woke the program up needs no answer of its own.
    let others = signals.take().filter { $0 != SIGCONT && $0 != SIGTSTP && $0 != SIGWINCH }
    return comeBack() + others.map { .signal($0) }
  }

  private mutating func comeBack() -> [TerminalEvent] {
    session?.enter()
    painter = GridPainter(capabilities: environment.capabilities)
    size = TerminalSession.size(of: output.descriptor) ?? environment.fallbackSize
    if mode == .plain { send(Array(plain.currentLine.utf8)) }
    return [.resized(size)]
  }

  private mutating func paintWanted() {
    guard output.isEmpty, let grid = wanted else { return }
    wanted = nil
    send(painter.paint(grid))
  }

  private mutating func send(_ bytes: [UInt8]) {
    do { try output.send(bytes) } catch { loseTerminal() }
  }

  /// A terminal that takes nothing any more is told as the end of the input.
  private mutating func loseTerminal() {
    if inputIsOpen { endIsUntold = true }
    inputIsOpen = false
  }
}

// MARK: - Waiting

extension TerminalLoop {
  private mutating func poll(until deadline: Int64?) throws(TerminalFault) -> [TerminalEvent] {
    var places = [pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)]
    // A negative descriptor is passed over.
    places.append(pollfd(fd: inputIsOpen ? input : -1, events: Int16(POLLIN), revents: 0))
    places.append(
      pollfd(fd: output.isEmpty ? -1 : output.descriptor, events: Int16(POLLOUT), revents: 0))
    for (descriptor, interest) in watched {
      let events =
        (interest.contains(.read) ? POLLIN : 0) | (interest.contains(.write) ? POLLOUT : 0)
      places.append(pollfd(fd: descriptor, events: Int16(events), revents: 0))
    }
    let left = deadline.map { min(max(0, $0 - MonotonicClock.milliseconds()), 86_400_000) }
    let count = Glibc.poll(&places, nfds_t(places.count), Int32(left ?? -1))
    guard count >= 0 || errno == EINTR else { throw TerminalFault("poll") }
    guard count > 0 else { return [] }
    var events: [TerminalEvent] = []
    if places[0].revents != 0 { events += takeSignals() }
    if places[1].revents != 0 { events += readInput() }
    if places[2].revents != 0 { writeOutput() }
    for place in places.dropFirst(3) {
      if place.revents & Int16(POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0 {
        events.append(.readable(place.fd))
      }
      if place.revents & Int16(POLLOUT) != 0 { events.append(.writable(place.fd)) }
    }
    return events
  }

  private mutating func takeSignals() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    for signal in signals.take() {
      switch signal {
      case SIGTSTP: events += suspend()
      case SIGCONT: events += comeBack()
      case SIGWINCH:
        size = TerminalSession.size(of: output.descriptor) ?? environment.fallbackSize
        events.append(.resized(size))
      default: events.append(.signal(signal))
      }
    }
    return events
  }

  private mutating func readInput() -> [TerminalEvent] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(input, &bytes, bytes.count)
    if count < 0 && (errno == EAGAIN || errno == EINTR) { return [] }
    guard count > 0 else {
      inputIsOpen = false
      heldLines += (reader.finish().map { [.line($0)] } ?? []) + [.inputEnded]
      return takeHeldLine().map { [$0] } ?? []
    }
    if environment.typesLines { return takeKeys(decoder.feed(bytes.prefix(count))) }
    return takeLines(bytes.prefix(count))
  }

  /// Lines of a pipe, or of a terminal that shows by itself what is typed.
  private mutating func takeLines(_ bytes: ArraySlice<UInt8>) -> [TerminalEvent] {
    let hadBegun = reader.hasBegun
    let lines = reader.feed(bytes)
    let begins = reader.hasBegun && (!hadBegun || !lines.isEmpty)
    heldLines += lines.map { .line($0) } + (begins ? [.typing(true)] : [])
    return takeHeldLine().map { [$0] } ?? []
  }

  private mutating func takeHeldLine() -> TerminalEvent? {
    guard !heldLines.isEmpty else { return nil }
    let held = heldLines.removeFirst()
    if case .line = held { send(Array(plain.endQuestion().utf8)) }
    return held
  }

  private mutating func takeKeys(_ keys: [Key]) -> [TerminalEvent] {
    escapeDeadline =
      decoder.isPending ? MonotonicClock.milliseconds() + Self.escapeWaitMilliseconds : nil
    guard mode == .plain else { return keys.isEmpty ? [] : [.keys(keys)] }
    var events: [TerminalEvent] = []
    for key in keys { events += plain.take(key) }
    send(Array(plain.takeEcho().utf8))
    if events.contains(.inputEnded) { inputIsOpen = false }
    return events
  }

  private mutating func writeOutput() {
    do { try output.drain() } catch { loseTerminal() }
    paintWanted()
  }
}
