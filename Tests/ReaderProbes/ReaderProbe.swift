import Authoring

/// A reader that is fed with bytes from nowhere, and what must be true of whatever it makes of them.
public enum ReaderProbe: String, CaseIterable, Sendable {
  case gift, aiken, text2qti, json, jsonl, csv, paper
  case moodleXML = "moodle-xml"
  case qti, opentdb, triviaqa
  /// The format and the letters are told from the bytes.
  case any
  /// The bytes are one part of a package that is otherwise right.
  case docxText = "docx-text"
  case docxNumbering = "docx-numbering"
  case xlsxSheet = "xlsx-sheet"
  case kahootSheet = "kahoot-sheet"
  case qtiManifest = "qti-manifest"
  case h5pContent = "h5p-content"
  /// A contest's definition, and a roster.
  case contest, roster

  /// Feeds the reader.
  ///
  /// - Returns: what is wrong with its answer; nil where all is well.
  public func fault(of bytes: [UInt8]) -> String? {
    switch self {
    case .contest:
      let reading = ContestReader.read(bytes, file: "contest.json5") { _ in nil }
      return Promises.fault(of: reading.diagnostics)
    case .roster:
      return Promises.fault(of: RosterReader.read(bytes, file: "roster.csv").diagnostics)
    case .any: return Promises.fault(of: BankReader.read(bytes: bytes, file: "bank"))
    default: break
    }
    if let package = packed(bytes) {
      return Promises.fault(
        of: BankReader.read(bytes: package.bytes, file: "bank." + package.ending))
    }
    return Promises.fault(
      of: BankReader.read(bytes: bytes, file: "bank", format: BankFormat(rawValue: rawValue)))
  }
}

extension ReaderProbe {
  /// For help texts.
  public static var allNames: String { allCases.map(\.rawValue).joined(separator: " ") }
}
