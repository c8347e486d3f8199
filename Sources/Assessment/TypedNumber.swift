/// A number as a person typed it, brought into the notation of programs.
struct TypedNumber {
  /// With a decimal point and no grouping.
  let program: String

  init?(_ text: String, decimalComma: Bool) {
    var typed: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ", "\u{A0}", "\u{2009}", "\u{202F}", "\t": typed.append(UInt8(ascii: " "))
      case "\u{2212}", "\u{2013}": typed.append(UInt8(ascii: "-"))
      case _ where scalar.isASCII: typed.append(UInt8(scalar.value))
      default: return nil
      }
    }
    var digits = Self.trimmed(typed[...])
    var sign = ""
    if let first = digits.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      sign = first == UInt8(ascii: "-") ? "-" : ""
      digits = Self.trimmed(digits.dropFirst())
    }
    guard let ungrouped = Self.removeGroups(of: UInt8(ascii: " "), in: digits),
      let plain = Self.decimal(ungrouped[...], decimalComma: decimalComma)
    else { return nil }
    program = sign + String(decoding: plain, as: UTF8.self)
  }

  /// Decides which mark is decimal and which groups.
  private static func decimal(_ digits: ArraySlice<UInt8>, decimalComma: Bool) -> [UInt8]? {
    let own = UInt8(ascii: decimalComma ? "," : ".")
    let other = UInt8(ascii: decimalComma ? "." : ",")
    let ownCount = digits.count { $0 == own }
    let otherCount = digits.count { $0 == other }
    if ownCount > 0, otherCount > 0 {
      // The mark that comes last is the decimal one, whichever language it is from.
      let decimal = digits.last { $0 == own || $0 == other } ?? own
      return split(digits, at: decimal, grouping: decimal == own ? other : own)
    }
    if ownCount > 1 { return removeGroups(of: own, in: digits) }
    if ownCount == 1 { return split(digits, at: own, grouping: nil) }
    if otherCount == 0 { return Array(digits) }
    if let ungrouped = removeGroups(of: other, in: digits) { return ungrouped }
    return otherCount == 1 ? split(digits, at: other, grouping: nil) : nil
  }

  private static func split(
    _ digits: ArraySlice<UInt8>, at mark: UInt8, grouping: UInt8?
  ) -> [UInt8]? {
    guard let place = digits.firstIndex(of: mark), !digits[(place + 1)...].contains(mark) else {
      return nil
    }
    var whole = Array(digits[..<place])
    if let grouping {
      guard let ungrouped = removeGroups(of: grouping, in: digits[..<place]) else { return nil }
      whole = ungrouped
    }
    let part = digits[(place + 1)...]
    guard !whole.isEmpty || !part.isEmpty else { return nil }
    return whole + [UInt8(ascii: ".")] + part
  }

  /// Without the marks, if each stands before exactly three digits and the first group has one to
  /// three and no leading zero; nil if one stands elsewhere. What follows the other mark is left.
  private static func removeGroups(of mark: UInt8, in digits: ArraySlice<UInt8>) -> [UInt8]? {
    guard digits.contains(mark) else { return Array(digits) }
    let groups = digits.split(separator: mark, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count), first.allSatisfy(isDigit),
      first.first != UInt8(ascii: "0")
    else { return nil }
    for (index, group) in groups.enumerated().dropFirst() {
      let whole = group.prefix(while: isDigit)
      guard whole.count == 3, whole.count == group.count || index == groups.count - 1 else {
        return nil
      }
    }
    return digits.filter { $0 != mark }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = bytes.drop { $0 == UInt8(ascii: " ") }
    guard let end = start.lastIndex(where: { $0 != UInt8(ascii: " ") }) else { return [] }
    return start[...end]
  }
}
