import Screens
import Terminal
import TestSupport
import Testing
import Wire

/// Those who wait to be let in, at the organizer's console.
@Suite struct HostNewcomersTests {
  private static func told(
    _ count: Int, isOn: Bool = true, from: Int = 1, schools: Int = 2
  ) -> ServerMessage {
    let first = (0..<min(count, 100)).map { place in
      ServerMessage.Newcomers.Newcomer(
        newcomer: "n\(from + place)", name: "Lò Thị Số \(from + place)",
        schoolName: "THCS Lê Mao", className: "8A",
        since: ServerTime(milliseconds: Play.epoch + 60_000))
    }
    let names = [("le-mao", "THCS Lê Mao"), ("ky-son", "THPT Kỳ Sơn")].prefix(schools)
    return .newcomers(
      ServerMessage.Newcomers(
        isOn: isOn, waiting: count,
        schools: names.map {
          ServerMessage.Newcomers.School(
            school: $0.0, schoolName: $0.1, waiting: max(1, count / schools))
        }, first: first))
  }

  private func orders(_ play: HostPlay) -> [String] {
    play.sent.filter { $0.contains("admit") || $0.contains("turnAway") || $0.contains("approval") }
      .map { line in
        let place = line.firstRange(of: #""do""#)?.lowerBound ?? line.startIndex
        return String(line[place...].dropLast())
      }
  }

  @Test func `who waits is told on the main page, with a bell for the first`() {
    var play = HostPlay()
    play.enter()
    let before = play.effects.count { $0 == .ring }
    play.server(Self.told(3))
    #expect(play.screen.contains("3 em đợi được cho vào · g gọi vào"))
    #expect(play.effects.count { $0 == .ring } == before + 1)
    play.server(Self.told(5))
    #expect(play.effects.count { $0 == .ring } == before + 1)
    play.server(Self.told(0))
    #expect(!play.screen.contains("đợi được cho vào"))
  }

  @Test(arguments: [(Size(columns: 80, rows: 24), "80x24"), (Size(columns: 40, rows: 15), "40x15")])
  func `the list looks as recorded`(size: Size, label: String) throws {
    var play = HostPlay(size)
    play.enter()
    play.server(Self.told(120))
    play.type("g")
    try expectGolden(play.picture, "host-newcomers-\(label)")
    play.press(.enter)
    try expectGolden(play.picture, "host-newcomers-sure-\(label)")
  }

  @Test func `one child after the other is let in with Enter`() {
    var play = HostPlay()
    play.enter()
    play.server(Self.told(3, schools: 1))
    play.type("g")
    play.press(.down, .enter)
    play.confirm()
    play.server(Self.told(2, from: 2, schools: 1))
    play.press(.enter)
    play.confirm()
    #expect(
      orders(play) == [#""do":"admit","newcomer":"n1""#, #""do":"admit","newcomer":"n2""#])
  }

  @Test func `a school and everybody are asked about once`() {
    var play = HostPlay()
    play.enter()
    play.server(Self.told(8))
    play.type("g")
    play.press(.enter)
    #expect(play.screen.contains("Cho 8 em vào thi?"))
    #expect(orders(play) == [])
    play.press(.escape)
    #expect(play.screen.contains("▸ Tất cả"), "nothing was done; the list is there as it was")
    play.press(.enter)
    play.wait(400)
    play.press(.enter)
    play.confirm()
    play.type("g")
    play.press(.down, .enter)
    #expect(play.screen.contains("Cho 4 em của THCS Lê Mao vào thi?"))
    play.press(.enter)
    #expect(play.screen.contains("Đợi được cho vào"), "the others are next")
    play.press(.enter)
    #expect(
      orders(play) == [#""do":"admit","all":true"#, #""do":"admit","school":"le-mao""#])
  }

  @Test func `turning away is always asked about, and approval is switched with b`() {
    var play = HostPlay()
    play.enter()
    play.server(Self.told(1, schools: 1))
    play.type("g")
    play.type("-")
    #expect(play.screen.contains("Không cho 1 em vào: Lò Thị Số 1"))
    play.press(.enter)
    play.confirm()
    play.server(Self.told(0))
    play.type("g")
    #expect(play.screen.contains("không có em nào đang đợi"))
    play.type("b")
    #expect(play.screen.contains("Tắt duyệt?"))
    play.press(.enter)
    #expect(
      orders(play) == [#""do":"turnAway","newcomer":"n1""#, #""do":"approval","on":false"#])
  }

  /// The list moves while a finger is on its way to a key.
  @Test func `nobody else slips under the key when the chosen one is gone`() {
    var play = HostPlay()
    play.enter()
    play.server(Self.told(3, schools: 1))
    play.type("g")
    play.press(.down)
    play.server(Self.told(2, from: 2, schools: 1))
    play.press(.enter)
    #expect(orders(play) == [])
    play.press(.down, .down, .enter)
    #expect(orders(play) == [#""do":"admit","newcomer":"n2""#])
  }

  @Test func `names from outside cannot draw`() {
    var play = HostPlay()
    play.enter()
    play.server(
      .newcomers(
        .init(
          isOn: true, waiting: 1,
          schools: [.init(school: "a", schoolName: "\u{1B}[31mA", waiting: 1)],
          first: [
            .init(
              newcomer: "n1", name: "\u{1B}]0;x\u{7}\u{202E}Đỏ\nHai", schoolName: "\u{9B}31m",
              since: play.serverNow)
          ])))
    play.type("g")
    let controls = play.screen.unicodeScalars.filter {
      $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E
    }
    #expect(controls.isEmpty)
  }

  @Test func `line by line it is the same`() {
    var host = PlainHost(
      HostSetup(server: "10.0.0.5:7878", language: .en, token: "host-token"), now: 1_000)
    var effects = host.start(now: 1_000)
    func line(_ text: String) { effects += host.handle(.line(.text(text)), now: 2_000) }
    func server(_ message: ServerMessage) {
      effects += host.handle(.received(message.line.bytes), now: 2_000)
    }
    effects += host.handle(.connected(nil), now: 1_000)
    let time = ServerTime(milliseconds: Play.epoch)
    server(.welcome(HostSamples.welcome(now: time)))
    server(.authenticated(.host))
    server(.state(.init(.lobby, joined: 0, present: 0, now: time)))
    server(Self.told(4))
    line("g")
    line("g n2")
    server(.done(.init(id: 1)))
    line("g le-mao")
    line("y")
    server(.done(.init(id: 2)))
    line("g -all")
    line("n")
    line("g nobody")
    line("g off")
    line("y")
    let said = effects.compactMap { if case .say(let text, _) = $0 { text } else { nil } }
      .joined(separator: "\n")
    for words in [
      "4 contestants waiting to be let in", "Approval is on", "n1. Lò Thị Số 1 · 8A · THCS Lê Mao",
      "le-mao. THCS Lê Mao: 2", "Let 2 contestants of THCS Lê Mao into the contest?",
      "Turn 4 contestants away?", "Left as it is.", "Type: g n3", "Switch approval off?",
    ] {
      #expect(said.contains(words), "\(words)")
    }
    let sent = effects.compactMap {
      if case .send(let bytes) = $0 { String(decoding: bytes, as: UTF8.self) } else { nil }
    }.joined()
    #expect(sent.contains(#""do":"admit","newcomer":"n2""#))
    #expect(sent.contains(#""do":"admit","school":"le-mao""#))
    #expect(!sent.contains("turnAway"))
    #expect(sent.contains(#""do":"approval","on":false"#))
  }
}
