import Authoring
import Foundation
import Terminal

/// Where results and messages go: results to standard output, everything else to standard error.
struct Console: Sendable {
  let language: String
  let surroundings: Surroundings
  /// Whether everything that was a result came out.
  let output = ResultOutput()

  /// A result, with its line end. What a file holds must not act on a terminal.
  func result(_ text: String) {
    let isShown = surroundings.outputIsTerminal
    resultBytes(Array(((isShown ? Self.safe(text) : text) + "\n").utf8))
  }

  /// A result as JSON, its keys in the order of the alphabet.
  func result(json value: some Encodable) throws(CommandFailure) {
    do {
      resultBytes(Array(try JSONEncoder.line.encode(value)) + [0x0A])
    } catch {
      throw CommandFailure(
        .faulty, vi: "kết quả không viết được thành JSON", en: "the result cannot be made JSON")
    }
  }

  /// A result that is written as it is.
  func resultBytes(_ bytes: [UInt8]) { output.write(bytes) }

  /// Something to know that is no result.
  func note(_ text: String) { writeError(Self.safe(text) + "\n") }

  func note(_ message: LocalizedMessage) { note(message.text(in: language)) }

  /// The diagnostics of a file, in its order: one a line, in the form that editors jump to; on a
  /// terminal with the lines that they are about.
  func note(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics.inFileOrder() {
      guard surroundings.errorIsTerminal else {
        note(Sanitiser.clean(diagnostic.text(in: language)))
        continue
      }
      let view = DiagnosticView(
        diagnostic: diagnostic, language: language, width: surroundings.errorWidth,
        hasColor: surroundings.errorHasColor)
      writeError(view.lines.joined(separator: "\n") + "\n")
    }
  }

  func text(_ message: LocalizedMessage) -> String { message.text(in: language) }

  private static func safe(_ text: String) -> String {
    Sanitiser.clean(text, keepsNewlines: true)
  }

  private func writeError(_ text: String) {
    // Nobody is left to be told where standard error is closed.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
