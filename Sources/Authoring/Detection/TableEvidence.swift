import Assessment

/// Tells tables by their header: a row with a cell for the question and cells for the answers.
///
/// Cells are not read as the table's reader does it: a header cell of two lines is seen as two,
/// which changes nothing, since it is known by how it begins.
enum TableEvidence {
  /// A header stands below a banner and a few lines of instructions at most.
  private static let linesMax = 12

  static func count(_ lines: [[UInt8]], in evidence: inout FormatEvidence) {
    for line in lines.prefix(linesMax) {
      let rows = [UInt8(ascii: ","), UInt8(ascii: ";"), 9].map { delimiter in
        line.split(separator: delimiter, omittingEmptySubsequences: false).map(word)
      }
      if let banner = rows[0].first.flatMap({ banners[$0] }) {
        evidence.add(EvidenceWeight.tableBanner, banner)
      }
      for row in rows {
        guard let format = format(ofHeader: row) else { continue }
        evidence.add(EvidenceWeight.tableHeader, format)
        return
      }
    }
  }

  private static let banners: [String: BankFormat] = [
    "blooket": .blooket, "gimkit spreadsheet import template": .gimkit,
  ]

  /// A cell without quotes, without marks, in small letters.
  private static func word(_ cell: ArraySlice<UInt8>) -> String {
    let bare = cell.filter { $0 != UInt8(ascii: "\"") }
    // A long cell is no header.
    guard bare.count <= 100 else { return "" }
    return TextNormaliser.looseKey(String(decoding: bare, as: UTF8.self))
  }

  private static func format(ofHeader row: [String]) -> BankFormat? {
    guard row.count >= 3, row.contains(where: isQuestion) else { return nil }
    let answers = row.count { cell in answerWords.contains { cell.hasPrefix($0) } }
    let letters = row.count { ["a", "b", "c", "d"].contains($0) }
    guard answers + letters >= 2 else { return nil }
    if row.contains("question tipe"), row.contains("option 1") { return .quizizz }
    if row.contains("incorrect answer 1") { return .gimkit }
    if row.contains("question #") { return .blooket }
    if row.contains(where: { $0.hasPrefix("question - max") }) { return .kahoot }
    return .csv
  }

  private static func isQuestion(_ cell: String) -> Bool {
    questionWords.contains { cell == $0 || cell.hasPrefix($0 + " ") }
  }

  /// As loose keys have them, in which `y` is `i`.
  private static let questionWords = [
    "question", "prompt", "cau hoi", "noi dung", "cau", "de bai", "kind",
  ]
  private static let answerWords = [
    "answer", "correct", "incorrect", "option", "choice", "dap an", "phuong an", "lua chon",
    "right", "wrong", "kei",
  ]
}
