/// Tells tables by their header: a row that names a question and its answers.
enum TableEvidence {
  /// - Parameter head: the start of a text, as UTF-8.
  static func count(_ head: [UInt8], in evidence: inout FormatEvidence) {
    let table = DelimitedReader.read(SourceText(head, file: "")).table
    guard let header = BankHeader(table, program: nil), header.namesAnswers else { return }
    evidence.add(weight(of: header), header.program.format(isWorkbook: false))
  }

  private static func weight(of header: BankHeader) -> Int {
    if header.program != .ours { return EvidenceWeight.tableBanner }
    if header.row == 0, header.columnCount >= 5 { return EvidenceWeight.tableWholeHeader }
    return header.width > 2 ? EvidenceWeight.tableHeader : EvidenceWeight.tableOfTwoColumns
  }
}
