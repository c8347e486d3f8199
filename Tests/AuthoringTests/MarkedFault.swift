import Assessment
import Authoring
import TestSupport
import Testing

/// A text with a fault at a marked place.
struct MarkedFault: Sendable, CustomStringConvertible {
  let code: String
  /// ▸ stands where the diagnostic must point; it is removed before reading.
  let text: String
  /// How many items are read all the same.
  let items: Int
  var description: String { "\(code): \(text)" }

  init(_ code: String, _ text: String, items: Int = 1) {
    self.code = code
    self.text = text
    self.items = items
  }

  func read(as format: BankFormat) -> BankReading {
    BankReader.read(
      bytes: Array(text.replacing("▸", with: "").utf8), file: "a.txt", format: format)
  }

  func expect(as format: BankFormat) throws {
    let marked = Array(text.unicodeScalars)
    let place = try #require(marked.firstIndex(of: "▸"))
    let before = marked[..<place]
    let line = before.count { $0 == "\n" } + 1
    let column = place - (before.lastIndex(of: "\n").map { $0 + 1 } ?? 0) + 1
    let reading = read(as: format)
    let found = try #require(
      reading.diagnostics.first { $0.code == code }, "\(reading.diagnostics)")
    #expect(found.line == line && found.column == column, "\(found)")
    #expect(reading.items.count == items, "\(reading.diagnostics)")
    #expect(found.message.vi != found.message.en)
    if found.severity == .error { #expect(found.hint != nil) }
  }

  /// Every code with its words in both languages, each once.
  static func words(_ faults: [MarkedFault], as format: BankFormat) -> String {
    var lines: [String] = []
    var told: Set<String> = []
    for fault in faults where told.insert(fault.code).inserted {
      guard let found = fault.read(as: format).diagnostics.first(where: { $0.code == fault.code })
      else { continue }
      lines += ["[\(fault.code)]", found.text(in: "vi"), found.text(in: "en")]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Reads heaps of a format's marks in any order, and expects of every diagnostic a place.
func expectNoTrap(
  _ parts: [String], as format: BankFormat, seed: UInt64,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var random = SeededGenerator(seed: seed)
  let text = (0..<60).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined()
  let reading = BankReader.read(bytes: Array(text.utf8), file: "a.txt", format: format)
  for diagnostic in reading.diagnostics {
    #expect(
      diagnostic.line >= 1 && diagnostic.column >= 1, "seed \(seed)",
      sourceLocation: sourceLocation)
  }
}
