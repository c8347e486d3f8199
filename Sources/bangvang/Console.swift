import Authoring
import Foundation
import Terminal

/// Where results and messages go: results to standard output, everything else to standard error.
struct Console: Sendable {
  let language: String
  let surroundings: Surroundings

  /// A result, with its line end. What a file holds must not act on a terminal.
  func result(_ text: String) {
    let isShown = surroundings.outputIsTerminal
    write((isShown ? Self.safe(text) : text) + "\n", to: .standardOutput)
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
  func resultBytes(_ bytes: [UInt8]) { write(Data(bytes), to: .standardOutput) }

  /// Something to know that is no result.
  func note(_ text: String) { write(Self.safe(text) + "\n", to: .standardError) }

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
      write(view.lines.joined(separator: "\n") + "\n", to: .standardError)
    }
  }

  func text(_ message: LocalizedMessage) -> String { message.text(in: language) }

  private static func safe(_ text: String) -> String {
    Sanitiser.clean(text, keepsNewlines: true)
  }

  private func write(_ text: String, to handle: FileHandle) { write(Data(text.utf8), to: handle) }

  private func write(_ data: Data, to handle: FileHandle) {
    // Nobody is left to be told where standard output or standard error is closed.
    try? handle.write(contentsOf: data)
  }
}
