import Assessment

/// A day of the Gregorian calendar. Which day it is today is always passed in.
public struct CalendarDay: Hashable, Comparable, Sendable {
  public let year: Int
  /// One-based, as is the day.
  public let month: Int
  public let day: Int

  /// Nil where the calendar has no such day between 1900 and 2999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1900...2999).contains(year), (1...12).contains(month),
      (1...ISODate.daysIn(month: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// As people in Vietnam write it: `1/7/2025`.
  var text: String { "\(day)/\(month)/\(year)" }
}
