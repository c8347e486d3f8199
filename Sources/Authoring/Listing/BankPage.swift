import Assessment

/// Banks as they were understood, as one page to print: every item with its key marked, and each
/// fault where it is. The page needs nothing but itself.
public struct BankPage: Sendable {
  private let language: String
  private var body: [String] = []

  /// - Parameter language: "vi" or "en".
  public init(language: String) { self.language = language }

  public mutating func add(_ reading: BankReading, file: String) {
    var rest = reading.diagnostics[...]
    body.append("<h1>\(escaped(file))</h1>")
    body.append("<p>\(escaped(summary(of: reading)))</p>")
    let items = reading.items
    // What stands before the first item is about the file, or about what was no item.
    body += take(&rest, before: items.first?.source?.line).map { paragraph($0) }
    for (number, item) in items.enumerated() {
      let next = number + 1 < items.count ? items[number + 1].source?.line : nil
      let faults = take(&rest, before: next)
      body += ["<section>"] + listing(of: item, number: number + 1)
      body += faults.filter { isAbout($0, item) }.map { paragraph($0) } + ["</section>"]
      body += faults.filter { !isAbout($0, item) }.map { paragraph($0) }
    }
    body += rest.map { paragraph($0) }
  }

  /// A fault behind an item may be about one that could not be read.
  private func isAbout(_ fault: Diagnostic, _ item: Item) -> Bool {
    guard let name = fault.item else { return false }
    return name == item.title || item.title.isEmpty
  }

  public var html: String {
    let title = language == "en" ? "Question banks" : "Ngân hàng câu hỏi"
    return """
      <!DOCTYPE html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      \(body.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private static let style = """
    body { font: 16px/1.45 "Times New Roman", serif; margin: 2em auto; max-width: 46em; }
    section { border-top: 1px solid #bbb; break-inside: avoid; padding: .4em 0; }
    h1 { font-size: 1.3em; } h2 { font-size: 1em; margin: .2em 0; } p { margin: .2em 0; }
    ul { list-style: none; margin: .2em 0; padding-left: 1.2em; }
    .right { font-weight: bold; } .labels, .share { color: #555; font-weight: normal; }
    .feedback { font-style: italic; }
    .error, .warning { border-left: .4em solid #a60; padding-left: .6em; }
    .error { border-color: #b00; }
    code { background: #eee; }
    @page { margin: 18mm; }
    """

  private func summary(of reading: BankReading) -> String {
    let errors = reading.diagnostics.count { $0.severity == .error }
    let warnings = reading.diagnostics.count - errors
    return language == "en"
      ? "\(reading.items.count) items, \(errors) errors, \(warnings) warnings"
      : "\(reading.items.count) câu, \(errors) lỗi, \(warnings) cảnh báo"
  }

  private func listing(of item: Item, number: Int) -> [String] {
    let listing = ItemListing(item, language: language)
    let labels = ([listing.kind] + listing.labels).map { escaped($0) }.joined(separator: " · ")
    var lines = [
      "<h2>\(number). \(escaped(listing.title)) <span class=\"labels\">\(labels)</span></h2>"
    ]
    lines += listing.prompt.map { "<p>\(escaped($0))</p>" }
    if !listing.answers.isEmpty {
      lines += ["<ul>"] + listing.answers.map { row($0) } + ["</ul>"]
    }
    lines += listing.feedback.map { "<p class=\"feedback\">\(escaped($0))</p>" }
    return lines
  }

  /// The mark is a sign as well as a weight: a printed page may lose either.
  private func row(_ answer: ItemListing.Answer) -> String {
    let sign = answer.mark == .right ? "☑" : "☐"
    let name = answer.name.isEmpty ? "" : escaped(answer.name) + ". "
    let share =
      answer.share.isEmpty ? "" : " <span class=\"share\">(\(escaped(answer.share)))</span>"
    let style = answer.mark == .right ? " class=\"right\"" : ""
    return "<li\(style)>\(sign) \(name)\(escaped(answer.text))\(share)</li>"
  }

  /// Takes the faults that stand before a line off the front; all that are left where it is nil.
  private func take(_ rest: inout ArraySlice<Diagnostic>, before line: Int?) -> [Diagnostic] {
    let taken = rest.prefix { fault in line.map { fault.line < $0 } ?? true }
    rest = rest.dropFirst(taken.count)
    return Array(taken)
  }

  private func paragraph(_ fault: Diagnostic) -> String {
    let place = language == "en" ? "line \(fault.line)" : "dòng \(fault.line)"
    let name = fault.item.map { "<b>\(escaped($0))</b>: " } ?? ""
    let excerpt = fault.excerpt.map { " <code>\(escaped($0))</code>" } ?? ""
    return "<p class=\"\(fault.severity.rawValue)\">\(place), \(fault.column): \(name)"
      + "\(escaped(fault.sentence(in: language)))\(excerpt)</p>"
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
