import ContestEngine

/// Moments and durations as a contest package writes them.
enum PackageTime {
  /// Viet Nam's clock, the whole year.
  private static let secondsEast: Int64 = 7 * 3_600

  /// `2026-10-10T08:00:00.000+07:00`.
  ///
  /// Source: Hinnant, "chrono-compatible low-level date algorithms", for the calendar.
  static func absolute(_ moment: Instant) -> String {
    let local = moment.milliseconds + secondsEast * 1_000
    let day = local.flooredDivided(by: 86_400_000)
    let rest = local - day * 86_400_000
    let era = (day + 719_468).flooredDivided(by: 146_097)
    let dayOfEra = day + 719_468 - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let date = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(date, 2))T"
      + clock(rest, hourDigits: 2) + "+07:00"
  }

  /// `1:05:00.250`, `-0:00:10.000`.
  static func relative(_ milliseconds: Int64) -> String {
    (milliseconds < 0 ? "-" : "") + clock(Int64(milliseconds.magnitude), hourDigits: 1)
  }

  private static func clock(_ milliseconds: Int64, hourDigits: Int) -> String {
    let (seconds, rest) = (milliseconds / 1_000, milliseconds % 1_000)
    return "\(padded(seconds / 3_600, hourDigits)):\(padded(seconds / 60 % 60, 2))"
      + ":\(padded(seconds % 60, 2)).\(padded(rest, 3))"
  }

  private static func padded(_ number: Int64, _ digits: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

extension Int64 {
  fileprivate func flooredDivided(by divisor: Int64) -> Int64 {
    self / divisor - (self % divisor < 0 ? 1 : 0)
  }
}
