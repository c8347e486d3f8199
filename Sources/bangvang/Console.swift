import Authoring
import Foundation

/// Where results and messages go: results to standard output, everything else to standard error.
struct Console: Sendable {
  let language: String
  let surroundings: Surroundings

  /// A result, with its line end.
  func result(_ text: String) { write(text + "\n", to: .standardOutput) }

  /// A result as JSON, its keys in the order of the alphabet.
  func result(json value: some Encodable) throws(CommandFailure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      resultBytes(Array(try encoder.encode(value)) + [0x0A])
    } catch {
      throw CommandFailure(
        .faulty, vi: "kết quả không viết được thành JSON", en: "the result cannot be made JSON")
    }
  }

  /// A result that is written as it is.
  func resultBytes(_ bytes: [UInt8]) { write(Data(bytes), to: .standardOutput) }

  /// Something to know that is no result.
  func note(_ text: String) { write(text + "\n", to: .standardError) }

  func note(_ message: LocalizedMessage) { note(message.text(in: language)) }

  /// The diagnostics of a file, in its order.
  func note(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics.inFileOrder() {
      note(surroundings.errorHasColor ? colored(diagnostic) : diagnostic.text(in: language))
    }
  }

  func text(_ message: LocalizedMessage) -> String { message.text(in: language) }

  private func colored(_ diagnostic: Diagnostic) -> String {
    let color = diagnostic.severity == .error ? "31" : "33"
    let place = "\(diagnostic.file):\(diagnostic.line):\(diagnostic.column):"
    let severity = "\u{1B}[1;\(color)m\(diagnostic.severity.rawValue):\u{1B}[0m"
    return "\(place) \(severity) \(diagnostic.sentence(in: language))"
  }

  private func write(_ text: String, to handle: FileHandle) { write(Data(text.utf8), to: handle) }

  private func write(_ data: Data, to handle: FileHandle) {
    // Nobody is left to be told where standard output or standard error is closed.
    try? handle.write(contentsOf: data)
  }
}
