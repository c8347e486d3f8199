/// Tells tables by their header: a row that names a question and its answers.
enum TableEvidence {
  /// - Parameter head: the start of a text, as UTF-8.
  static func count(_ head: [UInt8], in evidence: inout FormatEvidence) {
    let table = DelimitedReader.read(SourceText(head, file: "")).table
    guard let header = BankHeader(table, program: nil), header.namesAnswers else { return }
    let weight =
      header.program != .ours
      ? EvidenceWeight.tableBanner
      : header.width > 2 ? EvidenceWeight.tableHeader : EvidenceWeight.tableOfTwoColumns
    evidence.add(weight, header.program.format(isWorkbook: false))
  }
}
