import Glibc
import TestSupport
import Testing

@testable import Terminal

/// One after another: signals and the way out belong to the whole process.
@Suite(.serialized, .timeLimit(.minutes(1))) struct TerminalLoopTests {
  static let xterm = TerminalEnvironment(
    variables: ["TERM": "xterm", "LANG": "vi_VN.UTF-8"], inputIsTerminal: true,
    outputIsTerminal: true)

  struct Accident: Error {}

  @Test func `the terminal is taken over and given back as it was`() throws {
    let terminal = try PseudoTerminal()
    let before = terminal.settings
    do {
      var loop = try TerminalLoop(
        environment: Self.xterm, input: terminal.program, output: terminal.program)
      #expect(terminal.settings != before)
      #expect(loop.size == Size(columns: 80, rows: 24))
      var grid = Grid(size: loop.size)
      grid.put("Xin chào", row: 0, column: 0)
      loop.draw(grid)
      var screen = ScreenEmulator(size: loop.size)
      screen.feed(terminal.takeBytes())
      #expect(screen.modes.contains("?1049"))
      #expect(screen.differences(from: grid) == [])
      #expect(!screen.cursorIsVisible)
    }
    #expect(terminal.settings == before)
    let end = terminal.takeText()
    #expect(end.hasSuffix("\u{1B}[?1049l"))
    #expect(end.contains("\u{1B}[?25h") && end.contains("\u{1B}[?2004l"))
  }

  @Test func `a thrown error gives the terminal back too`() throws {
    let terminal = try PseudoTerminal()
    let before = terminal.settings
    func fail() throws {
      let loop = try TerminalLoop(
        environment: Self.xterm, input: terminal.program, output: terminal.program)
      if loop.size.rows > 0 { throw Accident() }
    }
    #expect(throws: Accident.self) { try fail() }
    #expect(terminal.settings == before)
    #expect(terminal.takeText().contains("\u{1B}[?1049l"))
  }

  @Test func `what runs at a crash gives the terminal back, once`() throws {
    let terminal = try PseudoTerminal()
    let before = terminal.settings
    let loop = try TerminalLoop(
      environment: Self.xterm, input: terminal.program, output: terminal.program)
    _ = terminal.takeBytes()
    EmergencyRestore.run()
    #expect(terminal.settings == before)
    #expect(terminal.takeText().contains("\u{1B}[?1049l"))
    EmergencyRestore.run()
    #expect(terminal.takeText() == "")
    #expect(loop.mode == .screens)
  }

  @Test func `only one loop at a time has the signals`() throws {
    let terminal = try PseudoTerminal()
    let loop = try TerminalLoop(
      environment: Self.xterm, input: terminal.program, output: terminal.program)
    #expect(throws: TerminalFault.self) {
      _ = try TerminalLoop(
        environment: Self.xterm, input: terminal.program, output: terminal.program)
    }
    #expect(loop.mode == .screens)
  }

  @Test func `keys come as they are typed, and a lone Escape a little later`() throws {
    let terminal = try PseudoTerminal()
    var loop = try TerminalLoop(
      environment: Self.xterm, input: terminal.program, output: terminal.program)
    terminal.type("đ\u{1B}[A\u{3}")
    #expect(try loop.wait(until: nil) == [.keys([.character("đ"), .up, .control("c")])])
    terminal.type("\u{1B}")
    #expect(try loop.wait(until: nil) == [.keys([.escape])])
  }

  @Test func `the deadline comes as a tick and not before`() throws {
    let terminal = try PseudoTerminal()
    var loop = try TerminalLoop(
      environment: Self.xterm, input: terminal.program, output: terminal.program)
    let deadline = MonotonicClock.milliseconds() + 5
    let events = try loop.wait(until: deadline)
    guard case .tick(let now) = events.first else {
      Issue.record("\(events)")
      return
    }
    #expect(now >= deadline)
    #expect(try loop.wait(until: 0).count == 1)
  }

  @Test func `signals and a new size are events`() throws {
    let terminal = try PseudoTerminal()
    var loop = try TerminalLoop(
      environment: Self.xterm, input: terminal.program, output: terminal.program)
    terminal.resize((40, 12))
    kill(getpid(), SIGWINCH)
    #expect(try loop.wait(until: nil) == [.resized(Size(columns: 40, rows: 12))])
    kill(getpid(), SIGTERM)
    #expect(try loop.wait(until: nil) == [.signal(SIGTERM)])
    kill(getpid(), SIGINT)
    #expect(try loop.wait(until: nil) == [.signal(SIGINT)])
  }

  @Test func `after the program was stopped from outside the screen is asked for anew`() throws {
    let terminal = try PseudoTerminal()
    var loop = try TerminalLoop(
      environment: Self.xterm, input: terminal.program, output: terminal.program)
    let grid = Grid(size: loop.size)
    loop.draw(grid)
    _ = terminal.takeBytes()
    kill(getpid(), SIGCONT)
    #expect(try loop.wait(until: nil) == [.resized(loop.size)])
    loop.draw(grid)
    #expect(terminal.takeText().contains("\u{1B}[2J"))
  }

  @Test func `a socket is waited for beside the keyboard`() throws {
    let terminal = try PseudoTerminal()
    var loop = try TerminalLoop(
      environment: Self.xterm, input: terminal.program, output: terminal.program)
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    loop.watch(ends[0], for: .read)
    #expect(write(ends[1], "x", 1) == 1)
    #expect(try loop.wait(until: nil) == [.readable(ends[0])])
    loop.unwatch(ends[0])
    loop.watch(ends[1], for: .write)
    #expect(try loop.wait(until: nil) == [.writable(ends[1])])
    loop.watch(ends[1], for: [])
    terminal.type("a")
    #expect(try loop.wait(until: nil) == [.keys([.character("a")])])
    loop.watch(ends[0], for: .read)
    close(ends[1])
    #expect(try loop.wait(until: nil) == [.readable(ends[0])])
    loop.unwatch(ends[0])
    close(ends[0])
  }

  @Test func `a terminal that is gone ends the input`() throws {
    let terminal = try PseudoTerminal()
    var loop = try TerminalLoop(
      environment: Self.xterm, input: terminal.program, output: terminal.program)
    terminal.hangUp()
    loop.draw(Grid(size: loop.size))
    #expect(try loop.wait(until: nil).contains(.inputEnded))
    loop.draw(Grid(size: Size(columns: 40, rows: 12)))
    guard case .tick = try loop.wait(until: 0).first else {
      Issue.record("the end is told once")
      return
    }
  }

  @Test func `a terminal that does not keep up gets the latest picture`() throws {
    let terminal = try PseudoTerminal(size: (200, 100))
    var loop = try TerminalLoop(
      environment: Self.xterm, input: terminal.program, output: terminal.program)
    var grid = Grid(size: loop.size)
    for picture in 0..<60 {
      for row in 0..<100 {
        grid.put(
          "\((picture * 37 + row * 11) % 10_000_019) Ễ".padded(toWidth: 200), row: row,
          column: picture % 50)
      }
      loop.draw(grid)
    }
    var screen = ScreenEmulator(size: loop.size)
    var bytes: [UInt8] = []
    for _ in 0..<100 {
      bytes += terminal.takeBytes()
      _ = try loop.wait(until: 0)
    }
    screen.feed(bytes)
    #expect(screen.differences(from: grid).prefix(2) == [])
    #expect(bytes.count < 400_000)
  }

  @Test func `a bell rings, a new picture is whole after a doubt`() throws {
    let terminal = try PseudoTerminal()
    var loop = try TerminalLoop(
      environment: Self.xterm, input: terminal.program, output: terminal.program)
    loop.draw(Grid(size: loop.size))
    _ = terminal.takeBytes()
    loop.ring()
    #expect(terminal.takeBytes() == [7])
    loop.redraw()
    loop.draw(Grid(size: loop.size))
    #expect(terminal.takeText().contains("\u{1B}[2J"))
  }
}

/// Lines instead of screens. Part of the same suite, for the same reason.
extension TerminalLoopTests {
  static let dumb = TerminalEnvironment(
    variables: ["TERM": "dumb", "LANG": "vi_VN.UTF-8"], inputIsTerminal: true,
    outputIsTerminal: true)

  @Test func `on a dumb terminal lines are typed, shown and mended`() throws {
    let terminal = try PseudoTerminal()
    let before = terminal.settings
    do {
      var loop = try TerminalLoop(
        environment: Self.dumb, input: terminal.program, output: terminal.program)
      #expect(loop.mode == .plain)
      loop.say("Trả lời (A-D): ", endsLine: false)
      terminal.type("Hà漢")
      #expect(try loop.wait(until: nil) == [.typing(true)])
      terminal.type("\u{7F}x")
      #expect(try loop.wait(until: 0).count == 1)
      #expect(terminal.takeText() == "Trả lời (A-D): Hà漢\u{8}\u{8}  \u{8}\u{8}x")
      loop.say("Hết giờ.")
      #expect(terminal.takeText() == "\r\nHết giờ.\r\nTrả lời (A-D): Hàx")
      terminal.type("\r")
      #expect(try loop.wait(until: nil) == [.line(.text("Hàx"))])
      loop.say("Đã nhận.\u{1B}[2J")
      #expect(terminal.takeText() == "\r\nĐã nhận.[2J\r\n")
      terminal.type("ab")
      #expect(try loop.wait(until: nil) == [.typing(true)])
      terminal.type("\u{15}")
      #expect(try loop.wait(until: nil) == [.typing(false)])
      terminal.type("\u{4}")
      #expect(try loop.wait(until: nil) == [.inputEnded])
      loop.draw(Grid(size: loop.size))
    }
    #expect(terminal.settings == before)
    #expect(!terminal.takeText().contains("\u{1B}"))
  }

  @Test func `a terminal that shows nothing of itself gets no second echo`() throws {
    let terminal = try PseudoTerminal()
    var settings = termios()
    tcgetattr(terminal.program, &settings)
    settings.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(terminal.program, TCSANOW, &settings)
    var loop = try TerminalLoop(
      environment: Self.dumb, input: terminal.program, output: terminal.program)
    terminal.type("abc\n")
    #expect(try loop.wait(until: nil) == [.typing(true), .line(.text("abc"))])
    #expect(terminal.takeText() == "")
  }

  @Test func `a pipe gives its lines and then its end`() throws {
    var input: [Int32] = [-1, -1]
    var output: [Int32] = [-1, -1]
    try #require(pipe(&input) == 0 && pipe(&output) == 0)
    let piped = TerminalEnvironment(
      variables: [:], inputIsTerminal: false, outputIsTerminal: false)
    do {
      var loop = try TerminalLoop(environment: piped, input: input[0], output: output[1])
      loop.say("Trả lời: ", endsLine: false)
      #expect(write(input[1], "A\r\nB", 4) == 4)
      #expect(try loop.wait(until: nil) == [.line(.text("A"))])
      #expect(try loop.wait(until: nil) == [.typing(true)])
      loop.say("Đúng.")
      close(input[1])
      #expect(try loop.wait(until: nil) == [.line(.text("B"))])
      #expect(try loop.wait(until: nil) == [.inputEnded])
      guard case .tick = try loop.wait(until: 0).first else {
        Issue.record("the end is told once")
        return
      }
    }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = read(output[0], &bytes, bytes.count)
    // Without a locale there is no UTF-8 to rely on.
    #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == "Tra loi: \nDung.\n")
    for end in [input[0], output[0], output[1]] { close(end) }
  }
}
