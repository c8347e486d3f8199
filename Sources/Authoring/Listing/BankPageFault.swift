/// A fault on the page of banks: what is wrong, and the line of the file with the place marked.
struct BankPageFault {
  let words: BankPageWords
  let language: String

  /// - Parameter isInItem: it stands in the item that it is about, which needs no name.
  func html(_ fault: FaultsByItem.Fault, id: String, isInItem: Bool = false) -> String {
    let diagnostic = fault.diagnostic
    let isError = diagnostic.severity == .error
    let severity = isError ? "✖ \(words.error)" : "⚠ \(words.warning)"
    let item = isInItem ? nil : diagnostic.item
    let name = item.map { " <b>\(PageText.escaped($0))</b>:" } ?? ""
    let place = words.place(diagnostic.line, diagnostic.column)
    return "<div class=\"fault \(diagnostic.severity.rawValue)\" id=\"\(id)\">"
      + "<p><b>\(severity)</b> (\(place)):\(name) "
      + "\(PageText.escaped(diagnostic.sentence(in: language))) "
      + "<span class=\"code\">\(diagnostic.code)</span></p>\(source(diagnostic))</div>"
  }

  /// Characters that are shown before and behind the place.
  private static let (before, behind) = (60, 80)

  private func source(_ diagnostic: Diagnostic) -> String {
    guard let snippet = diagnostic.snippet else {
      return diagnostic.excerpt.map { "<pre>\(PageText.escaped($0))</pre>" } ?? ""
    }
    let scalars = Array(snippet.text.unicodeScalars)
    guard !scalars.isEmpty else { return "" }
    let caret = min(snippet.caret, scalars.count)
    let start = max(0, caret - Self.before)
    let end = min(scalars.count, caret + Self.behind)
    // A letter and its marks are one sign.
    var next = min(caret + 1, end)
    while next < end, scalars[next].properties.generalCategory == .nonspacingMark { next += 1 }
    let here = caret < end ? text(scalars[caret..<next]) : " "
    return "<pre>" + (start > 0 || snippet.isCutBefore ? "…" : "") + text(scalars[start..<caret])
      + "<mark>\(here)</mark>" + text(scalars[min(next, end)..<end])
      + (end < scalars.count || snippet.isCutBehind ? "…" : "") + "</pre>"
  }

  private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return PageText.escaped(String(view))
  }
}
