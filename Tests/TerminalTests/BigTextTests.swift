import Terminal
import Testing

@Suite struct BigTextTests {
  static let alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

  @Test func `a ticket of eight fits on 78 columns, whatever its letters`() {
    for start in 0..<29 {
      let ticket = String(Self.alphabet.dropFirst(start).prefix(8))
      let lines = BigText.lines(ticket, width: 78)
      #expect(lines.count == 5)
      #expect(Set(lines.map(\.cellWidth)).count == 1)
    }
    #expect(BigText.lines("MMWWNNMM", width: 78).count == 5)
  }

  @Test func `on 40 columns it takes two rows of four, or spaced capitals where it is low`() {
    #expect(BigText.lines("4f7q2m9x", width: 40).count == 11)
    #expect(BigText.lines("MWMWMWMW", width: 40).count == 11)
    #expect(BigText.lines("4f7q2m9x", width: 40, height: 8) == ["4 F 7 Q 2 M 9 X"])
    #expect(BigText.lines("4f7q2m9x", width: 10) == ["4F7Q2M9X"])
    #expect(BigText.lines("4f7q2m9x", width: 4) == ["4F7…"])
  }

  @Test func `the letters look like letters`() {
    #expect(
      BigText.lines("4F", width: 78) == [
        "██  ██  ██████", "██  ██  ██    ", "██████  ████  ", "    ██  ██    ", "    ██  ██    ",
      ])
  }

  @Test func `one row takes the largest letters that fit in both directions, or none`() {
    #expect(BigText.oneRow("17", width: 38, height: 5)?.count == 5)
    #expect(BigText.oneRow("17", width: 200, height: 11)?.count == 10)
    #expect(BigText.oneRow("17", width: 200, height: 99)?.count == 20)
    #expect(
      BigText.oneRow("4", width: 12, height: 10) == [
        "████    ████", "████    ████", "████    ████", "████    ████", "████████████",
        "████████████", "        ████", "        ████", "        ████", "        ████",
      ])
    #expect(BigText.oneRow("17", width: 13, height: 5) == nil)
    #expect(BigText.oneRow("17", width: 38, height: 4) == nil)
    #expect(BigText.oneRow("Đ", width: 38, height: 5) == nil)
    #expect(BigText.oneRow("", width: 38, height: 5) == nil)
    #expect(BigText.oneRow("2:05", width: 38, height: 5)?[1] == "    ██  ██  ██ ███  ██    ")
  }

  @Test func `no two letters look the same`() {
    let shapes = Self.alphabet.map { BigText.lines(String($0), width: 78) }
    #expect(Set(shapes).count == Self.alphabet.count)
  }

  @Test func `a text without large letters stays small`() {
    #expect(BigText.lines("Ế1", width: 78) == ["Ế 1"])
    #expect(BigText.lines("", width: 78) == [""])
  }
}
