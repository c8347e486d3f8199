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

  /// What begins a formula, or is dropped by a program that then sees one.
  ///
  /// Source: OWASP ASVS 5.0, 1.2.10, and OWASP's page on CSV injection (full-width signs, tab,
  /// carriage return, line feed).
  private static let formulaStarts: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠",
  ]

  /// A text that would begin a formula gets an apostrophe before it: spreadsheets then show it as
  /// the text that it is.
  static func cell(_ text: String) -> String {
    let safe = isFormula(text) ? "'" + text : text
    let mustQuote = safe.unicodeScalars.contains { scalar in
      scalar == "\"" || scalar == "," || scalar == ";" || scalar.value < 0x20
    }
    guard mustQuote || safe != text else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { !isPassedOver($0) }),
      formulaStarts.contains(first)
    else { return false }
    return !isNegativeNumber(text)
  }

  /// Spaces and signs without a width, which may stand before what a spreadsheet looks at.
  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    let category = scalar.properties.generalCategory
    return category == .spaceSeparator || category == .format
  }

  /// "-25" and "-0,12" are numbers and stay so.
  private static func isNegativeNumber(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "-") else { return false }
    let parts = text.utf8.dropFirst().split(
      maxSplits: 1, omittingEmptySubsequences: false,
      whereSeparator: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") })
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }
}
