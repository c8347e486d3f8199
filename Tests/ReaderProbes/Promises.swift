import Assessment
import Authoring

/// What every reader promises, whatever the bytes were.
enum Promises {
  static func fault(of reading: BankReading) -> String? {
    if let fault = fault(of: reading.diagnostics) { return fault }
    if reading.items.count > BankLimits.itemsMax { return "more items than the limit" }
    return keptFault(of: reading.items) ?? writtenFault(of: reading.items)
  }

  /// Both languages, a place, and nothing that a terminal would obey.
  static func fault(of diagnostics: [Diagnostic]) -> String? {
    if diagnostics.count > BankLimits.diagnosticsMax + 10 {
      return "more diagnostics than the limit"
    }
    for diagnostic in diagnostics {
      if diagnostic.line < 1 || diagnostic.column < 1 { return "\(diagnostic.code): no place" }
      if diagnostic.code.isEmpty { return "a diagnostic without a code" }
      let messages = [diagnostic.message] + (diagnostic.hint.map { [$0] } ?? [])
      for text in messages.flatMap({ [$0.vi, $0.en] }) {
        if text.isEmpty { return "\(diagnostic.code): an empty message" }
        if hasControls(text) { return "\(diagnostic.code): a control character in the message" }
      }
      for text in [diagnostic.excerpt, diagnostic.item].compactMap({ $0 }) where hasControls(text) {
        return "\(diagnostic.code): a control character in the excerpt or name"
      }
    }
    return nil
  }

  private static func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
    }
  }

  /// Our own format holds every item that any reader makes.
  private static func keptFault(of items: [Item]) -> String? {
    guard let written = BankWriter.write(items, as: .json) else { return "JSON is not written" }
    let again = BankReader.read(bytes: written.bytes, file: "bank.json", format: .json)
    if let error = again.diagnostics.first(where: { $0.severity == .error }) {
      return "the JSON of it is refused: \(error)"
    }
    for (var item, var kept) in zip(items, again.items) {
      // Where it was read is all that may differ.
      item.source = nil
      kept.source = nil
      if item != kept { return "an item changed in JSON: \(item) became \(kept)" }
    }
    return items.count == again.items.count
      ? nil : "\(items.count) items, \(again.items.count) kept"
  }

  /// Every writer takes every item, or says of which it cannot hold what.
  private static func writtenFault(of items: [Item]) -> String? {
    for format in BankFormat.allCases where format.canBeWritten {
      guard let written = BankWriter.write(items, as: format) else {
        return "\(format.rawValue) is not written"
      }
      if written.losses.contains(where: { !items.indices.contains($0.index) }) {
        return "\(format.rawValue): a loss of an item that is not there"
      }
    }
    return nil
  }
}
