import TestSupport
import Testing

@testable import Authoring

@Suite struct FormulaGuardTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1-2", "'+1-2"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("\u{FF1D}1", "'\u{FF1D}1"),
    ("a;=1+1", "a;'=1+1"), ("a; @x", "a; '@x"), ("a\n=HYPERLINK(1)", "a\n'=HYPERLINK(1)"),
    ("a\n-cmd|x!A0", "a\n'-cmd|x!A0"), ("-> b", "'-> b"), ("'=1", "''=1"), ("''=1", "'''=1"),
    ("'-5", "''-5"), ("-1\n*HYPERLINK(1)", "'-1\n*HYPERLINK(1)"),
    ("+1\n&SUM(1;2)", "'+1\n&SUM(1;2)"),
    ("+1\n*(2+3)", "'+1\n*(2+3)"), ("-5;", "'-5;"), ("-5\t6", "'-5\t6"), ("''-5\n1", "'''-5\n1"),
    ("\u{1}=1", "'\u{1}=1"),
  ])
  func `what would be a formula is a text, and comes back`(text: String, guarded: String) {
    #expect(FormulaGuard.guarded(text) == guarded)
    #expect(FormulaGuard.undone(guarded) == text)
  }

  @Test(arguments: [
    "", "a", "-5", "+7", "-3.5", "-50%", "a = b", "it's", "'a'", "a\n- b\n- c", "a; b", "'", "1-2",
    "a\n-5", ";", "a;", "x;  ", "-",
  ])
  func `what is no formula stays as it is`(text: String) {
    if text != "-" { #expect(FormulaGuard.guarded(text) == text) }
    #expect(FormulaGuard.undone(FormulaGuard.guarded(text)) == text)
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `every text comes back`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["'", "=", "-", "+", "@", ";", "\n", " ", "a", "1", "(", "|", "\u{FF1D}", "."]
    for _ in 0..<20 {
      let text = CellText.clean(
        (0..<Int.random(in: 0...8, using: &random)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }.joined())
      #expect(FormulaGuard.undone(FormulaGuard.guarded(text)) == text, "seed \(seed): \(text)")
    }
  }
}
