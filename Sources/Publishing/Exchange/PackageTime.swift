public import ContestEngine
import Foundation

/// Moments and durations as a contest package writes them.
public enum PackageTime {
  /// Viet Nam's clock, the whole year.
  private static let secondsEast = 7 * 3_600

  /// Whole seconds: a `Date` is not exact to the millisecond.
  private static let style = Date.ISO8601FormatStyle(
    timeZoneSeparator: .colon, timeZone: TimeZone(secondsFromGMT: secondsEast) ?? .gmt)

  /// `2026-10-10T08:00:00.000+07:00`.
  public static func absolute(_ moment: Instant) -> String {
    let rest = (moment.milliseconds % 1_000 + 1_000) % 1_000
    let seconds = (moment.milliseconds - rest) / 1_000
    var text = Date(timeIntervalSince1970: Double(seconds)).formatted(style)
    text.insert(
      contentsOf: ".\(padded(rest, 3))", at: text.index(text.endIndex, offsetBy: -"+07:00".count))
    return text
  }

  /// For people: `10/10/2026 08:05`.
  public static func shown(_ moment: Instant) -> String {
    String(shownToTheSecond(moment).dropLast(3))
  }

  /// For people: `10/10/2026 08:05:10`.
  public static func shownToTheSecond(_ moment: Instant) -> String {
    let text = Array(absolute(moment))
    func part(_ range: Range<Int>) -> String { String(text[range]) }
    return "\(part(8..<10))/\(part(5..<7))/\(part(0..<4)) \(part(11..<19))"
  }

  /// `08:05:10`.
  static func clock(_ moment: Instant) -> String {
    String(absolute(moment).dropFirst(11).prefix(8))
  }

  /// `1:05:00.250`, `-0:00:10.000`.
  static func relative(_ milliseconds: Int64) -> String {
    (milliseconds < 0 ? "-" : "") + clock(Int64(milliseconds.magnitude))
  }

  private static func clock(_ milliseconds: Int64) -> String {
    let (seconds, rest) = (milliseconds / 1_000, milliseconds % 1_000)
    return "\(seconds / 3_600):\(padded(seconds / 60 % 60, 2))"
      + ":\(padded(seconds % 60, 2)).\(padded(rest, 3))"
  }

  private static func padded(_ number: Int64, _ digits: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
