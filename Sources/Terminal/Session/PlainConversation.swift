/// What is said and typed in plain mode, and how the two share one line.
struct PlainConversation {
  let showsUTF8: Bool
  /// Whether what is typed must be shown by the program.
  let showsTyping: Bool
  private var line = PlainLine()
  /// The question at the start of the line that is typed on.
  private var question = ""
  private var echo = ""

  init(showsUTF8: Bool, showsTyping: Bool) {
    self.showsUTF8 = showsUTF8
    self.showsTyping = showsTyping
  }

  /// The text as it is written. A line that is being typed is written again below it.
  mutating func say(_ text: String, endsLine: Bool) -> String {
    let shown = shown(Sanitiser.clean(text, keepsNewlines: true))
    let interrupted = line.text.isEmpty && question.isEmpty ? "" : "\n"
    if !endsLine {
      question = shown
      return interrupted + currentLine
    }
    return interrupted + shown + "\n" + (interrupted.isEmpty ? "" : currentLine)
  }

  mutating func take(_ key: Key) -> [TerminalEvent] {
    let wasEmpty = line.text.isEmpty
    switch line.take(key) {
    case .echo(let text):
      if showsTyping { echo += shown(text) }
      return wasEmpty == line.text.isEmpty ? [] : [.typing(wasEmpty)]
    case .line(let text):
      if showsTyping { echo += "\n" }
      question = ""
      return [.line(.text(text))]
    case .ended: return [.inputEnded]
    case .nothing: return []
    }
  }

  /// A line came that was not typed here: ends the line of the question, if one was asked.
  mutating func endQuestion() -> String {
    defer { question = "" }
    return question.isEmpty ? "" : "\n"
  }

  /// What stands on the line that is typed on, to be written again after a pause.
  var currentLine: String { question + typed }

  mutating func takeEcho() -> String {
    defer { echo = "" }
    return echo
  }

  private var typed: String { showsTyping ? shown(line.text) : "" }

  /// Backspaces are the program's own and stay.
  private func shown(_ text: String) -> String { showsUTF8 ? text : ASCIIFallback.text(text) }
}
