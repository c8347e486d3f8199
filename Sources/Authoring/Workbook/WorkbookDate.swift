/// A moment as a workbook counts it: days since the end of 1899, or since 1904.
///
/// Source: ECMA-376, part 1, 18.17.4.1.
struct WorkbookDate {
  /// Days from 30 December 1899 to 1 January 1970.
  private static let daysToUnix = 25_569
  /// Days from the first system to the second.
  private static let daysTo1904 = 1_462
  /// 31 December 9999, the last day that Excel knows.
  private static let serialMax = 2_958_466.0

  private let year: Int
  private let month: Int
  private let day: Int
  private let serial: Double
  private let secondOfDay: Int

  /// - Returns: nil where the number is no moment that Excel would show.
  init?(_ serial: Double, from1904: Bool) {
    guard serial >= 0, serial < Self.serialMax else { return nil }
    self.serial = serial
    var days = Int(serial)
    var seconds = Int(((serial - Double(days)) * 86_400).rounded())
    if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
    secondOfDay = seconds
    if from1904 {
      days += Self.daysTo1904
    } else if days < 60 {
      // Excel believes that 1900 was a leap year, so its days before March are one off.
      days += 1
    }
    (year, month, day) = ISODate.civil(fromDays: days - Self.daysToUnix)
  }

  func text(_ format: DateFormat) -> String {
    if format.isElapsed { return elapsed(withSeconds: format.time == .seconds) }
    let parts = [dateText(format), timeText(format.time)].compactMap { $0 }
    return parts.joined(separator: " ")
  }

  private func dateText(_ format: DateFormat) -> String? {
    func number(_ value: Int) -> String { format.isPadded ? Self.padded(value, 2) : "\(value)" }
    switch format.date {
    case .none: return nil
    case .dayMonthYear:
      return "\(number(day))/\(number(month))/\(Self.padded(year, 4))"
    case .dayMonth: return "\(number(day))/\(number(month))"
    case .monthYear: return "\(number(month))/\(Self.padded(year, 4))"
    case .year: return Self.padded(year, 4)
    case .iso: return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    }
  }

  private func timeText(_ time: DateFormat.Time) -> String? {
    let minutes = secondOfDay / 60
    let text = "\(Self.padded(minutes / 60, 2)):\(Self.padded(minutes % 60, 2))"
    switch time {
    case .none: return nil
    case .minutes: return text
    case .seconds: return "\(text):\(Self.padded(secondOfDay % 60, 2))"
    }
  }

  /// Hours that go on past a day: `26:30`.
  private func elapsed(withSeconds: Bool) -> String {
    let seconds = Int((serial * 86_400).rounded())
    let text = "\(seconds / 3_600):\(Self.padded(seconds / 60 % 60, 2))"
    return withSeconds ? "\(text):\(Self.padded(seconds % 60, 2))" : text
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
