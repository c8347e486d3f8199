import Authoring
import Terminal

/// A diagnostic as a person reads it on a terminal: what it is about, what is wrong, and the line of
/// the file with the place marked.
///
///     Câu 12 · {~x}
///     error: …
///     a.gift:31:5
///     31 │ … {~x}
///        │   ^
struct DiagnosticView {
  let diagnostic: Diagnostic
  let language: String
  /// In cells.
  let width: Int
  let hasColor: Bool

  /// Of an excerpt in the first line, in cells: enough to know the item again.
  private static let excerptWidth = 44

  var lines: [String] {
    let subject = [diagnostic.item, diagnostic.excerpt].compactMap(\.self).map {
      Sanitiser.clean($0).truncated(toWidth: Self.excerptWidth)
    }
    let place = "\(diagnostic.file):\(diagnostic.line):\(diagnostic.column)"
    var lines = subject.isEmpty ? [] : [bold(subject.joined(separator: " · "))]
    lines += TextWrapper.wrap(
      "\(diagnostic.severity.rawValue): " + Sanitiser.clean(diagnostic.sentence(in: language)),
      width: width)
    if let last = lines.indices.last, let first = lines.firstIndex(where: startsWithSeverity) {
      lines[first] = colored(lines[first])
      lines.insert(Sanitiser.clean(place), at: last + 1)
    }
    return lines + source + [""]
  }

  /// The line with its number, and the mark below it.
  private var source: [String] {
    guard let snippet = diagnostic.snippet, !snippet.text.isEmpty else { return [] }
    let number = "\(diagnostic.line)"
    let gutter = number.count + 3
    let caret = CaretLine(
      snippet.text, caret: snippet.caret, width: width - gutter, isCutBefore: snippet.isCutBefore,
      isCutBehind: snippet.isCutBehind)
    let blank = String(repeating: " ", count: number.count)
    return ["\(number) │ \(caret.line)", "\(blank) │ \(bold(caret.mark))"]
  }

  private func startsWithSeverity(_ line: String) -> Bool {
    line.hasPrefix(diagnostic.severity.rawValue + ":")
  }

  private func bold(_ text: String) -> String { hasColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  private func colored(_ line: String) -> String {
    guard hasColor else { return line }
    let severity = diagnostic.severity.rawValue + ":"
    let color = diagnostic.severity == .error ? "31" : "33"
    return "\u{1B}[1;\(color)m\(severity)\u{1B}[0m" + line.dropFirst(severity.count)
  }
}
