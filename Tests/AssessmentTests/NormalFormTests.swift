import Foundation
import TestSupport
import Testing

@testable import Assessment

/// The short ways for common texts must lead where the long ones do.
@Suite struct NormalFormTests {
  private static let pieces: [String] =
    [
      "a", "Z", " ", "  ", "\t", "\n", "\u{A0}", "\u{85}", "\u{2003}", "\u{3000}", "\u{200B}",
      "\u{FEFF}",
      "\u{AD}", "`", "’", "‘", "´", "ʼ", "Ð", "ð", "Ɖ", "ɖ", "ǎ", "Ǎ", "đ", "Đ", "ư", "Ơ", "ế", "Ậ",
      "ỵ",
      "e\u{302}\u{301}", "a\u{323}\u{302}", "\u{301}", "日本", "😀", "👩‍👧", "–", "…", "\u{2000}", "Å",
      "Ω", "각",
      "ﬁ", "\u{344}", "й", "ά", "<b>", "&amp;", "\u{7F}", "\u{1}", "hoà", "thuý", "quý",
    ]

  private func text(_ seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    return (0..<Int.random(in: 0...8, using: &random)).map { _ in
      Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
    }.joined()
  }

  @Test(arguments: 1...2_000 as ClosedRange<UInt64>)
  func `NFC is the one that Foundation makes`(seed: UInt64) {
    let text = text(seed)
    #expect(
      Array(text.inNFC.unicodeScalars)
        == Array(text.precomposedStringWithCanonicalMapping.unicodeScalars), "seed \(seed)")
  }

  @Test(arguments: 1...2_000 as ClosedRange<UInt64>)
  func `normalising twice changes nothing more`(seed: UInt64) {
    let text = text(seed)
    for normalise in [
      TextNormaliser.display, TextNormaliser.collapsed, TextNormaliser.strictKey,
      TextNormaliser.looseKey,
    ] {
      let once = normalise(text)
      #expect(Array(normalise(once).utf8) == Array(once.utf8), "seed \(seed)")
    }
  }

  @Test(arguments: 1...2_000 as ClosedRange<UInt64>)
  func `a text is collapsed alike with and without something odd behind it`(seed: UInt64) {
    let text = text(seed)
    // The mark at the end makes the scan give up, so that the long way is gone.
    let odd = "x\u{E000}"
    // Zero-width spaces at an end go, so there is a letter.
    let long = TextNormaliser.collapsed("x\(text)x \(odd)")
    #expect(
      Array(long.utf8)
        == Array((TextNormaliser.collapsed("x\(text)x") + " " + odd).utf8), "seed \(seed)")
    let shown = TextNormaliser.display("x\(text) \(odd)")
    #expect(
      Array(shown.utf8) == Array((TextNormaliser.display("x\(text)") + " " + odd).utf8),
      "seed \(seed)")
  }

  @Test(arguments: 1...1_000 as ClosedRange<UInt64>)
  func `what is compared is the plain text, collapsed`(seed: UInt64) {
    let text = text(seed)
    for format in [TextFormat.plain, .html, .markdown] {
      let direct = PlainText.collapsed(text, format: format)
      let steps = TextNormaliser.collapsed(
        PlainText.from(text, format: format, pictures: .identified))
      #expect(Array(direct.utf8) == Array(steps.utf8), "seed \(seed) \(format)")
    }
  }
}
