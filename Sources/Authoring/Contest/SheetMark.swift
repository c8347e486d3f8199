/// A mark of a jury's sheet as people write it: "8", "8,5", "8.25".
public enum SheetMark {
  /// In hundredths of a point; nil for anything else than digits with at most two decimals.
  public static func hundredths(_ text: String) -> Int? {
    let parts = text.trimmingSpaces.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "." })
    guard (1...2).contains(parts.count), let whole = number(parts[0]), whole <= 1_000_000 else {
      return nil
    }
    guard parts.count == 2 else { return whole * 100 }
    guard (1...2).contains(parts[1].count), let decimals = number(parts[1]) else { return nil }
    return whole * 100 + (parts[1].count == 1 ? decimals * 10 : decimals)
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      ? Int(text) : nil
  }

  /// "8,5" and "8"; in English with a point.
  public static func text(_ hundredths: Int, in language: String) -> String {
    let rest = hundredths % 100
    guard rest > 0 else { return "\(hundredths / 100)" }
    let decimals = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
    return "\(hundredths / 100)" + (language.hasPrefix("en") ? "." : ",") + decimals
  }

  /// "83,33": always two decimals.
  public static func fullText(_ hundredths: Int, in language: String) -> String {
    let rest = hundredths % 100
    return "\(hundredths / 100)" + (language.hasPrefix("en") ? "." : ",")
      + (rest < 10 ? "0\(rest)" : "\(rest)")
  }
}
