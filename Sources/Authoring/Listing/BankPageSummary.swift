import Assessment

/// What a page of banks says of a file at its head.
struct BankPageSummary {
  let words: BankPageWords
  let anchors: PageAnchors

  /// After so many links the rest is only counted.
  private static let linksMax = 200

  func html(_ reading: BankReading, _ faults: FaultsByItem, file: String) -> [String] {
    let errors = reading.diagnostics.count { $0.severity == .error }
    let cells = [
      (words.file, PageText.escaped(file)),
      (words.format, reading.format?.rawValue ?? words.unknown),
      (words.items, "\(reading.items.count)"), (words.drafts, "\(reading.draftCount)"),
      (words.errors, "\(errors)"), (words.warnings, "\(reading.diagnostics.count - errors)"),
    ]
    let head = cells.map { "<th>\($0.0)</th>" }.joined()
    let row = cells.enumerated().map { place, cell in
      "<td\(place > 1 ? " class=\"number\"" : "") data-name=\"\(cell.0)\">\(cell.1)</td>"
    }
    var lines = [
      "<table><thead><tr>\(head)</tr></thead>", "<tbody><tr>\(row.joined())</tr></tbody></table>",
    ]
    let kinds = ItemKind.allCases.compactMap { kind in
      reading.kindCounts[kind].flatMap { count in
        count > 0 ? "\(count) \(ItemListing.name(of: kind, in: words.language))" : nil
      }
    }
    if !kinds.isEmpty { lines.append("<p>\(kinds.joined(separator: ", "))</p>") }
    if reading.diagnostics.isEmpty { return lines + ["<p>\(words.allGood)</p>"] }
    lines += links(words.errorsAt, "✖", .error, faults, reading.itemNumbers)
    return lines + links(words.warningsAt, "⚠", .warning, faults, reading.itemNumbers)
  }

  /// The places of all faults of a severity: items by number, others by line.
  private func links(
    _ heading: String, _ sign: String, _ severity: Diagnostic.Severity, _ faults: FaultsByItem,
    _ numbers: ItemNumbers
  ) -> [String] {
    var links: [String] = []
    func add(_ fault: FaultsByItem.Fault) {
      guard fault.diagnostic.severity == severity else { return }
      let part = fault.diagnostic.part.map { PageText.escaped($0) + ", " } ?? ""
      links.append(
        "<a href=\"#\(anchors.fault(fault.number))\">\(part)\(words.line(fault.diagnostic.line))</a>"
      )
    }
    let last = max(faults.before.keys.max() ?? -1, faults.about.keys.max() ?? -1)
    for index in 0..<(last + 1) {
      for fault in faults.before[index, default: []] { add(fault) }
      if faults.about[index, default: []].contains(where: { $0.diagnostic.severity == severity }) {
        let number = numbers.number(of: index)
        links.append("<a href=\"#\(anchors.item(number))\">\(words.item(number))</a>")
      }
    }
    for fault in faults.behind { add(fault) }
    guard !links.isEmpty else { return [] }
    let rest = links.count > Self.linksMax ? " … (\(links.count))" : ""
    return [
      "<p>\(sign) \(heading): " + links.prefix(Self.linksMax).joined(separator: ", ") + rest
        + "</p>"
    ]
  }
}
