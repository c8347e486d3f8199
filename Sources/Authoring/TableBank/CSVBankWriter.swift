import Assessment

/// Writes items as a table under our own header that this house reads back as the same items and
/// that a spreadsheet opens: UTF-8 with a byte-order mark, and nothing in it is a formula.
struct CSVBankWriter {
  private var rows: [CSVItemRow] = []
  private var losses: [BankWriter.Loss] = []

  static func write(_ items: [Item]) -> BankWriter.Output {
    var writer = CSVBankWriter()
    for (index, item) in items.enumerated() { writer.add(item, at: index) }
    return BankWriter.Output(bytes: writer.bytes, losses: writer.losses)
  }

  private mutating func add(_ item: Item, at index: Int) {
    var row = CSVItemRow(item)
    row.write()
    losses += row.losses.map { BankWriter.Loss(index: index, finding: $0) }
    if !row.isRefused { rows.append(row) }
  }

  /// Those that every table has, and those in which something stands.
  private var columns: [BankColumn] {
    let used = Set(rows.flatMap(\.cells.keys))
    let most = rows.map(\.count).max() ?? 0
    let numbers = 0..<max(most, 4)
    let weights = (0..<most).map { BankColumn.weight($0) }
    let feedbacks = (0..<most).map { BankColumn.choiceFeedback($0) }
    let rest: [BankColumn] = [
      .explanation, .category, .tags, .title, .format, .unit, .caseSensitive, .last, .idNumber,
    ]
    return [.kind, .question] + numbers.map { .choice($0) } + [.correct]
      + (weights + feedbacks + rest).filter(used.contains)
  }

  private var bytes: [UInt8] {
    let columns = columns
    var text = "\u{FEFF}" + columns.map(Self.heading).joined(separator: ",") + "\r\n"
    for row in rows {
      text += columns.map { Self.field(row.cells[$0] ?? "") }.joined(separator: ",") + "\r\n"
    }
    return Array(text.utf8)
  }

  private static func heading(_ column: BankColumn) -> String {
    switch column {
    case .choice(let number): number < 10 ? label(number) : "Phương án \(label(number))"
    case .weight(let number): "Phần điểm \(label(number))"
    case .choiceFeedback(let number): "Phản hồi \(label(number))"
    default: BankColumnNames.name(of: column)
    }
  }

  /// A to J, then 11, 12 …
  private static func label(_ number: Int) -> String {
    number < 10 ? CellReference.letters(number) : String(number + 1)
  }

  private static func field(_ text: String) -> String {
    let guarded = FormulaGuard.guarded(CellText.clean(text))
    let needsQuotes = guarded.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\"")
        || byte == UInt8(ascii: "|") || byte < 32
    }
    return needsQuotes ? "\"\(guarded.replacing("\"", with: "\"\""))\"" : guarded
  }
}
