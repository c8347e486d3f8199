import Assessment

/// Numbers as people write them in a table, whose decimal mark is found out from all of them.
struct TableNumbers: Sendable {
  enum Mark: Hashable, Sendable { case comma, point }

  /// Nil where the table does not tell.
  private(set) var mark: Mark?
  private var commas = 0
  private var points = 0
  private var first: Mark?

  /// - Parameter delimiter: Excel writes a semicolon exactly where the comma is the decimal mark.
  init(delimiter: UInt8?) {
    if delimiter == UInt8(ascii: ";") { mark = .comma }
  }

  /// Takes a cell as evidence: `3,5` and `0,125` have a decimal comma, `1,000` may be a thousand.
  mutating func look(at text: String) {
    for mark in Self.clearMarks(text) {
      if mark == .comma { commas += 1 } else { points += 1 }
      first = first ?? mark
    }
    guard commas + points > 0 else { return }
    if commas > 0, points > 0 {
      mark = nil
    } else {
      mark = commas > 0 ? .comma : .point
    }
  }

  /// The mark that most numbers have, or the first one, where some have the other; else nil.
  var usualMark: Mark? {
    guard commas > 0, points > 0 else { return nil }
    return commas == points ? first : commas > points ? .comma : .point
  }

  /// True for a number that speaks against most others.
  func isOdd(_ text: String) -> Bool {
    guard let usualMark else { return false }
    return Self.clearMarks(text).contains { $0 != usualMark }
  }

  /// The decimal marks of `3,5`, `3,5 ± 0,1` or `3,5 | 4,5`, where nobody can mistake them.
  private static func clearMarks(_ text: String) -> [Mark] {
    guard text.utf8.count <= 24 else { return [] }
    let parts = text.split { "±|; ".contains($0) }
    let shapes = parts.map { shape(String($0)) }
    guard zip(parts, shapes).allSatisfy({ $1 != nil || $0.allSatisfy(\.isNumber) }) else {
      return []
    }
    return shapes.compactMap(\.self).filter { !$0.isUnclear }
      .map { $0.mark == UInt8(ascii: ",") ? .comma : .point }
  }

  /// True for `2.718` where the comma is the decimal mark: it is read as two thousand and more.
  func isThousands(_ text: String) -> Bool {
    guard let mark, let shape = Self.shape(text), shape.isUnclear, !text.hasSuffix("000")
    else { return false }
    return shape.mark != (mark == .comma ? UInt8(ascii: ",") : UInt8(ascii: "."))
  }

  /// True for `007`, which is a code and no number.
  static func isCode(_ text: String) -> Bool {
    text.utf8.count > 1 && text.utf8.first == UInt8(ascii: "0")
      && text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }

  enum Reading: Hashable {
    case number(DecimalNumber)
    /// A thousand, or one: the table does not tell which mark is decimal.
    case unclear
    case none
  }

  func read(_ text: String, kind: CellTable.CellKind = .text) -> Reading {
    if kind == .number, let number = DecimalNumber(program: text) { return .number(number) }
    if let shape = Self.shape(text), shape.isUnclear, mark == nil { return .unclear }
    let number =
      DecimalNumber(typed: text, decimalComma: mark == .comma) ?? DecimalNumber(program: text)
    return number.map { .number($0) } ?? .none
  }

  /// A number that nobody can mistake: `1.125` is `1.1250`, for three digits may be a thousand's.
  static func text(_ number: DecimalNumber) -> String {
    let text = number.description
    return shape(text)?.isUnclear == true ? text + "0" : text
  }

  /// Digits with one comma or point among them.
  private static func shape(_ text: String) -> (mark: UInt8, isUnclear: Bool)? {
    var digits = text.utf8[...]
    if let first = digits.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      digits = digits.dropFirst()
    }
    guard
      let place = digits.firstIndex(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") })
    else { return nil }
    let (whole, fraction) = (digits[..<place], digits[digits.index(after: place)...])
    func isDigits(_ bytes: Substring.UTF8View) -> Bool {
      bytes.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }
    guard !fraction.isEmpty, isDigits(whole), isDigits(fraction) else { return nil }
    let isUnclear =
      fraction.count == 3 && (1...3).contains(whole.count) && whole.first != UInt8(ascii: "0")
    return (digits[place], isUnclear)
  }
}
