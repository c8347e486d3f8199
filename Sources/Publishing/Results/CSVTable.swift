/// A table as RFC 4180 text: UTF-8 with a byte-order mark, so that spreadsheets see Vietnamese,
/// and with no cell that a spreadsheet would run as a formula.
public struct CSVTable: Hashable, Sendable {
  public private(set) var rows: [[String]]

  public init(header: [String]) { rows = [header] }

  public mutating func append(_ row: [String]) { rows.append(row) }

  public var bytes: [UInt8] {
    [0xEF, 0xBB, 0xBF]
      + rows.map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined().utf8
  }

  /// Source for what begins a formula: OWASP ASVS 5.0, 1.2.10, and OWASP's page on CSV injection
  /// (full-width signs, carriage return, line feed).
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠",
  ]

  static func cell(_ text: String) -> String {
    let safe = isFormula(text) ? "'" + text : text
    let mustQuote = safe.unicodeScalars.contains { scalar in
      scalar == "\"" || scalar == "," || scalar == ";" || scalar.value < 0x20
    }
    guard mustQuote || safe != text else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  private static func isFormula(_ text: String) -> Bool {
    // A spreadsheet skips leading spaces before it looks for the sign.
    guard let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" }) else {
      return false
    }
    return formulaStarts.contains(first)
  }
}
