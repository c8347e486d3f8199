import ContestEngine

/// A titled table of the page, in the form that all of them have.
struct TableSection {
  let report: ResultsReport
  let words: PublishingTexts

  /// - Parameters:
  ///   - title: escaped, as all that follows.
  ///   - columns: cells of the head.
  ///   - above: between the title and the table.
  ///   - below: behind the table.
  func html(
    _ title: String, id: String? = nil, columns: [String], rows: [String], above: String = "",
    below: String = ""
  ) -> String {
    """
    <section>
    <h2>\(title)</h2>
    \(above)<table\(id.map { " id=\"\($0)\"" } ?? "")>
    <caption class="hidden">\(title)</caption>
    <thead>\(provisionalRow(columns: columns.count))<tr>\(columns.joined())</tr></thead>
    <tbody>
    \(rows.joined(separator: "\n"))
    </tbody>
    </table>
    \(below)</section>

    """
  }

  /// A table's head is printed again on each page, and this line with it.
  private func provisionalRow(columns: Int) -> String {
    if report.isFinal { return "" }
    return "<tr class=\"paper\" aria-hidden=\"true\"><td colspan=\"\(columns)\">"
      + "\(words.provisional)</td></tr>"
  }

  /// - Parameter style: classes; `n` is a number's.
  static func column(_ title: String, _ style: String? = nil) -> String {
    "<th scope=\"col\"\(style.map { " class=\"\($0)\"" } ?? "")>\(title)</th>"
  }

  // MARK: Standings: a rank, a name, and numbers

  /// - Parameters:
  ///   - name: of the column with the names.
  ///   - school: of the column behind it, where there is one.
  func ranked(_ name: String, school: String? = nil, numbers: [String]) -> [String] {
    [Self.column(words.rank, "n"), Self.column(name)] + (school.map { [Self.column($0)] } ?? [])
      + numbers.map { Self.column($0, "n") }
  }

  static func row(_ rank: Int, _ name: String, school: String? = nil, _ numbers: [String])
    -> String
  {
    "<tr><td class=\"n\">\(rank)</td><th scope=\"row\">\(HTMLText(name).escaped)</th>"
      + (school.map { "<td>\(HTMLText($0).escaped)</td>" } ?? "")
      + numbers.map { "<td class=\"n\">\(HTMLText($0).escaped)</td>" }.joined() + "</tr>"
  }
}
