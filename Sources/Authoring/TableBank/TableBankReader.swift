import Assessment

/// Reads a bank from the rows of a table or of a workbook's sheets: under our own header, or as
/// Kahoot, Quizizz, ClassQuiz, Blooket and Gimkit make them.
struct TableBankReader {
  private var bank: BankAssembler
  private let isWorkbook: Bool
  private let asked: BankFormat
  private var program: TableProgram?

  /// Reads valid UTF-8.
  static func read(
    _ source: SourceText, as format: BankFormat, limits: TableLimits = .usual
  ) -> BankReading {
    var reader = TableBankReader(source, isWorkbook: false, asked: format)
    return reader.read(TableSource.read(source, limits: limits))
  }

  /// - Parameter file: the name for diagnostics and sources.
  static func read(
    _ archive: Archive, file: String, as format: BankFormat, limits: TableLimits = .usual
  ) -> BankReading {
    var reader = TableBankReader(SourceText([], file: file), isWorkbook: true, asked: format)
    return reader.read(TableSource.read(archive, limits: limits))
  }

  /// Reads items that another program wrote as objects, as the table that they are.
  ///
  /// - Parameters:
  ///   - notes: found while the table was made.
  ///   - format: that of the file.
  static func read(
    _ table: CellTable, notes: [TableNote], of source: SourceText, as format: BankFormat
  ) -> BankReading {
    var reader = TableBankReader(source, isWorkbook: false, asked: format)
    reader.report(notes)
    if let header = BankHeader(table, program: .ours) { reader.readRows(table, header) }
    return reader.bank.finish(format)
  }

  private init(_ source: SourceText, isWorkbook: Bool, asked: BankFormat) {
    bank = BankAssembler(source)
    self.isWorkbook = isWorkbook
    self.asked = asked
  }

  private mutating func read(_ source: TableSource.Output) -> BankReading {
    report(source.notes)
    let tables = source.tables.map(TableTwoRowHeader.joined)
    let headers = tables.map(header)
    if headers.allSatisfy({ $0 == nil }) {
      if !source.notes.contains(where: { $0.finding.severity == .error }) {
        bank.report(Self.whyNone(source.tables), at: start(source.tables.first))
      }
      return bank.finish(asked)
    }
    for (table, header) in zip(tables, headers) {
      if let header {
        program = program ?? header.program
        read(table, header)
      } else {
        bank.report(.tableSheetWithoutHeader(), at: start(table))
      }
    }
    let format = program?.format(isWorkbook: isWorkbook) ?? asked
    return bank.finish(format)
  }

  /// What is said of tables of which none names the columns of a bank.
  private static func whyNone(_ tables: [CellTable]) -> BankFinding {
    if tables.isEmpty { return .tableEmpty() }
    if tables.contains(where: isPaper) { return .tableIsPaper() }
    return tables.lazy.compactMap { TableNature($0)?.finding }.first ?? .tableNoHeader()
  }

  /// True where questions and choices stand in the cells as on a paper.
  private static func isPaper(_ table: CellTable) -> Bool {
    let lines = table.rows.prefix(200).compactMap { row in
      row.cells.first.map { PaperLine(bytes: Array($0.text.utf8), origin: .paragraph(row.line)) }
    }
    let hasQuestion = lines.contains { PaperSigns($0).label?.kind == .question }
    return hasQuestion && lines.contains(where: PaperChoiceLabel.begins)
  }

  private func header(_ table: CellTable) -> BankHeader? {
    BankHeader(table, program: TableProgram(asked))
      ?? (isWorkbook ? BankHeader(classQuiz: table, isAsked: asked == .classquiz) : nil)
  }

  private func start(_ table: CellTable?) -> BankPosition {
    let first = table?.rows.first?.cells.first
    return .place(first?.place ?? .start, excerpt: first?.text ?? "", part: table?.part)
  }

  private mutating func report(_ notes: [TableNote]) {
    for note in notes { bank.report(note.finding, at: note.position) }
  }

  private mutating func read(_ table: CellTable, _ header: BankHeader) {
    report(header.notes)
    if let stack = TableStack(table, header) {
      report(stack.notes)
      bank.report(
        .tableChoicesBelow(stack.count), at: .place(header.place, excerpt: "", part: table.part))
      readRows(stack.table, stack.header)
    } else {
      readRows(table, header)
    }
  }

  private mutating func readRows(_ table: CellTable, _ header: BankHeader) {
    var rows = table.rows[min(header.row + 1, table.rows.count)...]
      .map { TableRow(header, $0, part: table.part) }
    report(TableColumnsCheck(table, header, rows).notes)
    addPictures(to: &rows, table, header)
    let context = context(rows, header, table)
    for (index, row) in rows.enumerated() {
      guard !bank.isFull else {
        bank.report(.tooManyItems(), at: row.position)
        return
      }
      if index == 0, isHint(row) || isRule(row, table) { continue }
      if isItem(row) { read(row, context, isText: table.delimiter != nil) }
    }
  }

  private mutating func addPictures(
    to rows: inout [TableRow], _ table: CellTable, _ header: BankHeader
  ) {
    guard !table.pictures.isEmpty else { return }
    let names = table.rows.indices.contains(header.row) ? table.rows[header.row].line : 0
    let lines = Set(rows.filter(isItem).map(\.row.line))
    let pictures = TablePictures(table, header: names, lines: lines)
    for index in rows.indices {
      rows[index].pictures = pictures.byLine[rows[index].row.line] ?? []
    }
    for picture in pictures.outside {
      bank.report(
        .tablePictureOutside(picture.place.text), at: picture.position(part: table.part))
    }
  }

  /// A row in which something but its number stands.
  private func isItem(_ row: TableRow) -> Bool {
    let idle = [row.header.columns[.number], row.header.columns[.time], row.header.columns[.note]]
    return row.row.cells.contains { cell in
      row.header.named.contains(cell.column) && !idle.contains(cell.column)
        && cell.kind != .merged
    }
  }

  /// Quizizz explains its columns in the row below their names.
  /// "|---|:--:|", as Markdown has it below the header of a table.
  private func isRule(_ row: TableRow, _ table: CellTable) -> Bool {
    let texts = row.row.cells.map(\.text).filter { !$0.isEmpty }
    return table.delimiter == UInt8(ascii: "|") && !texts.isEmpty
      && texts.allSatisfy { text in
        text.utf8.allSatisfy { "-: ".utf8.contains($0) } && text.contains("-")
      }
  }

  private func isHint(_ row: TableRow) -> Bool {
    guard row.header.program == .quizizz else { return false }
    let question = BankColumnNames.key(row.text(.question))
    let kind = BankColumnNames.key(row.text(.kind))
    return ["textofthequestion", "vanbancuacauhoi", "noidungcuacauhoi", "vanbancauhoi"]
      .contains(where: question.hasPrefix)
      || ["questiontype", "loaicauhoi", "kieucauhoi"].contains(where: kind.hasPrefix)
  }

  private mutating func read(_ row: TableRow, _ context: TableItemReader.Context, isText: Bool) {
    let number = BankAssembler.Subject.number(bank.nextNumber)
    let extra = row.row.cells.count { $0.column >= row.header.width }
    if isText, extra > 0, row.header.program != .blooket {
      bank.report(.tableRowTooWide(extra: extra), at: row.position, item: number)
      bank.refuseItem()
      return
    }
    guard row.row.cells.reduce(0, { $0 + $1.text.utf8.count }) <= BankLimits.itemBytesMax else {
      bank.report(.itemTooLarge(), at: row.position, item: number)
      bank.refuseItem()
      return
    }
    var reader = TableItemReader(row, context)
    let item = reader.read()
    let subject = BankAssembler.Subject(title: item?.title ?? "", number: bank.nextNumber)
    for finding in reader.findings {
      bank.report(finding.finding, at: finding.position, item: subject)
    }
    if let item {
      bank.add(item, at: row.position, answers: reader.answers)
    } else if reader.findings.contains(where: { $0.finding.severity == .error }) {
      bank.refuseItem()
    }
  }

  // MARK: What all rows tell

  private mutating func context(
    _ rows: [TableRow], _ header: BankHeader, _ table: CellTable
  ) -> TableItemReader.Context {
    var numbers = TableNumbers(delimiter: table.delimiter)
    var keys = KeyEvidence()
    var weights = WeightEvidence()
    for row in rows {
      let choices = row.choices
      for (number, cell) in choices {
        if cell.kind == .text { numbers.look(at: cell.text) }
        if let weight = row[.weight(number)] { weights.look(at: weight.text) }
      }
      let named = row.named
      if named.isEmpty {
        for cell in row.corrects where cell.kind == .text { numbers.look(at: cell.text) }
      } else {
        for cell in row.corrects { keys.look(at: cell.text, choices: named) }
      }
    }
    return TableItemReader.Context(
      numbers: numbers, keys: meaning(keys, header, table), weightsAreShares: weights.areShares,
      program: header.program)
  }

  private mutating func meaning(
    _ keys: KeyEvidence, _ header: BankHeader, _ table: CellTable
  ) -> KeyNumbers {
    if header.program.keysAreNumbers { return .fromOne }
    switch header.keyNumbering {
    case .fromZero?: return .fromZero
    case .fromOne?: return .fromOne
    case nil: break
    }
    let cell = header.corrects.first.flatMap { table.rows[header.row].cell($0) }
    let position = BankPosition.place(
      cell?.place ?? header.place, excerpt: cell?.text ?? "", part: table.part)
    if keys.countsFromZero { bank.report(.tableKeysFromZero(), at: position) }
    if keys.countsInTwoWays { bank.report(.tableKeysInTwoWays(), at: position) }
    // Most programs count from zero, and people from one.
    if asked == .json || asked == .jsonLines, keys.mayCountFromZero { return .unclear }
    if header.namesIndex, keys.mayCountFromZero {
      bank.report(.tableIndexFromOne(cell?.text ?? ""), at: position)
    }
    return keys.meaning
  }
}
