import Authoring
import Foundation

/// One line on standard error that is written over, on a terminal only: how far long work has come.
struct ProgressLine: Sendable {
  private let console: Console

  init(_ console: Console) { self.console = console }

  private var isShown: Bool { console.surroundings.errorIsTerminal }

  func show(_ message: LocalizedMessage) {
    guard isShown else { return }
    let text = console.text(message).prefix(max(1, console.surroundings.errorWidth - 1))
    write("\r" + text + "\u{1B}[K")
  }

  /// Gives the line back.
  func end() { if isShown { write("\r\u{1B}[K") } }

  private func write(_ text: String) {
    // Nobody is left to be told where standard error is closed.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
