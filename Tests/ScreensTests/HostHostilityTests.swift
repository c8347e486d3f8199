import Assessment
import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// Whatever a server says, at any size, the picture stays clean.
@Suite struct HostHostilityTests {
  private static let nasty =
    "\u{1B}[2J\u{202E}evil\u{0}\n" + String(repeating: "e\u{301}", count: 9)

  private func isClean(_ grid: Grid) -> Bool {
    grid.lines.allSatisfy { line in
      line.unicodeScalars.allSatisfy { scalar in
        let category = scalar.properties.generalCategory
        return category != .control && category != .format
      }
    }
  }

  private func hostilePlay(_ size: Size) -> HostPlay {
    var play = HostPlay(size)
    play.enter(.running)
    let entries = (1...4).map { PresentedItem.Entry(id: ChoiceID("x\($0)"), text: Self.nasty) }
    play.ask(
      Samples.question(Samples.item(Self.nasty, .single(entries))), key: HostSamples.key)
    play.progress(
      Samples.single, answered: 3, choices: HostSamples.choices,
      schools: [
        .init(school: "a", schoolName: Self.nasty, joined: 1, present: 0, answered: 3),
        .init(school: "b", schoolName: "", joined: 1_000_000, present: 1, answered: 0),
      ], asked: 3)
    play.server(.fault(code: "?", text: Self.nasty))
    play.event("annulled", [("question", .string("?")), ("reason", .string(Self.nasty))])
    play.event(Self.nasty)
    return play
  }

  @Test(arguments: [(40, 12), (41, 13), (80, 24), (200, 60), (300, 12), (40, 100)])
  func `hostile names leave nothing behind`(columns: Int, rows: Int) {
    let size = Size(columns: columns, rows: rows)
    for key: Key in [
      .escape, .character("s"), .character("l"), .character("1"), .character("?"),
      .character("a"), .character("t"), .character("c"), .character("q"),
    ] {
      var play = hostilePlay(size)
      play.press(key)
      #expect(isClean(play.grid) && play.grid.size == size, "\(key)")
    }
  }

  @Test(arguments: 1...25 as ClosedRange<UInt64>)
  func `no keys and no order of events break the console`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var play = HostPlay(Size(columns: Int.random(in: 1...130, using: &random), rows: 20))
    let keys: [Key] =
      "ocrp+taslq1?yn ".map { .character($0) } + [
        .enter, .enter, .enter, .escape, .up, .down, .pageDown, .pageUp, .end, .home, .backspace,
        .function(10), .paste(Self.nasty),
      ]
    for _ in 0..<120 {
      switch Int.random(in: 0..<14, using: &random) {
      case 0:
        play.enter(
          [.lobby, .running, .open, .paused, .ended].randomElement(using: &random) ?? .open)
      case 1: play.tell(.disconnected)
      case 2: play.wait(Int64.random(in: 0...4_000, using: &random))
      case 3: play.ask(Samples.single, key: HostSamples.key)
      case 4: play.closeThird(revealed: Bool.random(using: &random))
      case 5:
        play.progress(Samples.single, answered: 9, asked: Int.random(in: 0...9, using: &random))
      case 6: play.refuse()
      case 7: play.confirm()
      case 8: play.state([.running, .open, .paused, .ended].randomElement(using: &random) ?? .open)
      default: play.tell(.keys([keys.randomElement(using: &random) ?? .enter]))
      }
      _ = play.grid
    }
    #expect(isClean(play.grid), "seed \(seed)")
  }
}
