import Testing

@testable import Terminal

@Suite struct PlainLineTests {
  func outcomes(_ keys: [Key]) -> [PlainLine.Outcome] {
    var line = PlainLine()
    return keys.map { line.take($0) }
  }

  @Test func `a letter and its mark are taken away together`() {
    #expect(
      outcomes([.character("e"), .character("\u{301}"), .backspace, .enter]) == [
        .echo("e"), .echo("\u{301}"), .echo("\u{8} \u{8}"), .line(""),
      ])
  }

  @Test func `words and the whole line can be taken away`() {
    var line = PlainLine()
    _ = line.take(.paste("hai ba  "))
    let outcome1 = line.take(.control("w"))
    #expect(outcome1 == .echo("\u{8}\u{8}\u{8}\u{8}    \u{8}\u{8}\u{8}\u{8}"))
    #expect(line.text == "hai ")
    let outcome2 = line.take(.control("u"))
    #expect(outcome2 != .nothing)
    #expect(line.text == "")
    let outcome3 = line.take(.backspace)
    #expect(outcome3 == .nothing)
  }

  @Test func `a paste stays on one line and cannot move the cursor`() {
    #expect(outcomes([.paste("a\nb\u{1B}[2J\u{8}")]) == [.echo("a b[2J")])
  }

  @Test func `a line has an end`() {
    var line = PlainLine()
    _ = line.take(.paste(String(repeating: "a", count: PlainLine.lengthMax)))
    let outcome4 = line.take(.character("a"))
    #expect(outcome4 == .nothing)
    #expect(line.text.count == PlainLine.lengthMax)
  }

  @Test func `keys that move do nothing, and end of input counts only on an empty line`() {
    #expect(outcomes([.left, .up, .tab, .escape]) == [.nothing, .nothing, .nothing, .nothing])
    #expect(outcomes([.character("a"), .control("d")]).last == .nothing)
    #expect(outcomes([.control("d")]) == [.ended])
  }
}
