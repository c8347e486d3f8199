/// Opens a file of tables, whatever its form: a workbook or a text with delimiters.
enum TableSource {
  struct Output: Sendable {
    let tables: [CellTable]
    let notes: [TableNote]
  }

  /// Never fails: what cannot be read has a note.
  static func read(
    _ bytes: [UInt8], file: String, limits: TableLimits = .usual
  ) -> Output {
    if BankArchive.isArchive(bytes) {
      do throws(ArchiveFault) {
        return read(try Archive(bytes), limits: limits)
      } catch {
        return refuse(.archive(error))
      }
    }
    if isOldWorkbook(bytes) { return refuse(.workbookNone()) }
    do throws(DecodedText.Refused) {
      let decoded = try DecodedText(bytes)
      let source = decoded.source(file: file)
      var notes = decoded.broken.prefix(BankLimits.diagnosticsMax).map {
        TableNote(finding: .tableBrokenCharacter(), place: source.place(at: $0))
      }
      if let finding = BankFinding.encoding(decoded) {
        notes.insert(TableNote(finding: finding, place: .start), at: 0)
      }
      let output = read(source, limits: limits)
      return Output(tables: output.tables, notes: notes + output.notes)
    } catch {
      return refuse(.notUTF8(), at: SourceText(bytes, file: file).place(at: error.offset))
    }
  }

  static func read(_ archive: Archive, limits: TableLimits = .usual) -> Output {
    let workbook = WorkbookReader.read(archive, limits: limits)
    return Output(tables: workbook.tables, notes: workbook.notes)
  }

  static func read(_ source: SourceText, limits: TableLimits = .usual) -> Output {
    let text = DelimitedReader.read(source, limits: limits)
    return Output(tables: text.table.rows.isEmpty ? [] : [text.table], notes: text.notes)
  }

  /// A compound file: a workbook of before 2007, or one with a password.
  ///
  /// Source: [MS-CFB], 2.2.
  private static func isOldWorkbook(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
  }

  private static func refuse(_ finding: BankFinding, at place: SourcePlace = .start) -> Output {
    Output(tables: [], notes: [TableNote(finding: finding, place: place)])
  }
}
