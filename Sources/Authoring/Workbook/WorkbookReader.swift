/// Reads the sheets of a workbook of Excel's form (xlsx), in order.
///
/// Source: ECMA-376, part 1, 18.2 (workbook), in its transitional and its strict form.
struct WorkbookReader {
  struct Output: Sendable {
    /// The sheets that are shown and have something in them.
    let tables: [CellTable]
    let notes: [TableNote]
  }

  private let parts: WorkbookParts
  private let limits: TableLimits
  private var notes: [TableNote] = []

  static func read(_ archive: Archive, limits: TableLimits = .usual) -> Output {
    var reader = WorkbookReader(parts: WorkbookParts(archive), limits: limits)
    let tables = reader.read()
    return Output(tables: tables, notes: reader.notes)
  }

  private init(parts: WorkbookParts, limits: TableLimits) {
    self.parts = parts
    self.limits = limits
  }

  private struct Sheet {
    let name: String
    let path: String?
    let isHidden: Bool
  }

  private mutating func read() -> [CellTable] {
    guard let path = parts.workbook, let root = document(path) else {
      if notes.isEmpty { note(.workbookNone()) }
      return []
    }
    let relationships = parts.relationships(of: path)
    var book = SheetReader.Book()
    let properties = root.first("workbookPr")?.attribute("date1904")
    book.isFrom1904 = properties == "1" || properties == "true"
    let byType = Dictionary(
      relationships.values.map { ($0.type, $0.path) }, uniquingKeysWith: { first, _ in first })
    if let styles = byType["styles"].flatMap(parts.path), let root = document(styles) {
      book.styles = WorkbookStyles(root)
    }
    if let strings = byType["sharedStrings"].flatMap(parts.path) {
      book.texts = sharedTexts(strings)
    }
    return read(sheets(root, relationships), book)
  }

  private mutating func sheets(
    _ root: XMLElement, _ relationships: [String: WorkbookParts.Relationship]
  ) -> [Sheet] {
    let elements = root.first("sheets")?.children("sheet") ?? []
    if elements.count > limits.sheetsMax { note(.workbookTooManySheets(max: limits.sheetsMax)) }
    return elements.prefix(limits.sheetsMax).compactMap { element in
      let relationship = element.attribute("id").flatMap { relationships[$0] }
      // Sheets of charts and of macros have no cells.
      if let type = relationship?.type, type != "worksheet" { return nil }
      let state = element.attribute("state") ?? "visible"
      return Sheet(
        name: element.attribute("name") ?? "", path: relationship.flatMap { parts.path($0.path) },
        isHidden: state == "hidden" || state == "veryHidden")
    }
  }

  private mutating func read(_ sheets: [Sheet], _ book: SheetReader.Book) -> [CellTable] {
    var budget = TableBudget(limits)
    var tables: [CellTable] = []
    let hasSeveral = sheets.count { !$0.isHidden } > 1
    for sheet in sheets {
      if sheet.isHidden {
        note(.workbookHiddenSheet(), in: sheet.name)
        continue
      }
      let part = hasSeveral ? sheet.name : nil
      guard let path = sheet.path, let source = source(path) else {
        note(.workbookMissingSheet(), in: sheet.name)
        continue
      }
      var reader = SheetReader(book, part: part, budget: budget)
      var table = reader.read(source)
      budget = reader.budget
      addPictures(to: &table, path)
      notes += reader.notes
      if !table.rows.isEmpty { tables.append(table) }
    }
    return tables
  }

  private mutating func addPictures(to table: inout CellTable, _ path: String) {
    for relationship in parts.relationships(of: path).values
    where relationship.type == "drawing" {
      guard let path = parts.path(relationship.path), let root = document(path) else { continue }
      var drawing = SheetDrawing(parts, relationships: parts.relationships(of: path))
      drawing.read(root, limit: limits.picturesMax - table.pictures.count)
      table.pictures += drawing.pictures
      if drawing.isCut { note(.tableTooManyPictures(max: limits.picturesMax), in: table.part) }
    }
  }

  private mutating func sharedTexts(_ path: String) -> [String] {
    guard let source = source(path) else { return [] }
    var texts: [String] = []
    do throws(XMLFault) {
      try XMLReader.read(source, treesAtDepth: 2) { _, tree in
        guard let element = tree.root, element.name == "si" else { return true }
        texts.append(WorkbookText.text(of: element))
        return true
      }
    } catch {
      note(.xml(error), in: path)
    }
    return texts
  }

  private mutating func document(_ path: String) -> XMLElement? {
    guard let source = source(path) else { return nil }
    do throws(XMLFault) {
      return try XMLReader.document(source).root
    } catch {
      note(.xml(error), in: path)
      return nil
    }
  }

  private mutating func source(_ path: String) -> SourceText? {
    do throws(ArchiveFault) {
      return try parts.source(path)
    } catch {
      note(.archive(error), in: path)
      return nil
    }
  }

  private mutating func note(_ finding: BankFinding, in part: String? = nil) {
    notes.append(TableNote(finding: finding, place: .start, part: part))
  }
}
