import ContestEngine

/// Days and moments as ISO 8601 writes them, in the proleptic Gregorian calendar.
enum ISODate {
  /// A moment with its zone: `2026-05-09T08:00+07:00`, with seconds, a fraction of them, or `Z`.
  static func moment(_ text: String) -> Instant? {
    var reader = DigitReader(text)
    guard let day = reader.day(), reader.take("T") || reader.take("t") || reader.take(" "),
      let hour = reader.number(digits: 2, in: 0...23), reader.take(":"),
      let minute = reader.number(digits: 2, in: 0...59)
    else { return nil }
    var milliseconds = 0
    if reader.take(":") {
      guard let second = reader.number(digits: 2, in: 0...59) else { return nil }
      milliseconds = second * 1_000
      if reader.take(".") || reader.take(",") {
        guard let fraction = reader.milliseconds() else { return nil }
        milliseconds += fraction
      }
    }
    guard let zone = reader.zone(), reader.isAtEnd else { return nil }
    let minutes = day * 1_440 + hour * 60 + minute - zone
    return Instant(milliseconds: Int64(minutes) * 60_000 + Int64(milliseconds))
  }

  /// Whether this is a day: `2026-05-09`.
  static func isDay(_ text: String) -> Bool {
    var reader = DigitReader(text)
    return reader.day() != nil && reader.isAtEnd
  }

  /// A moment as it is written with the zone of Vietnam, to the minute or the second.
  static func text(of instant: Instant) -> String {
    let zone: Int64 = 7 * 3_600
    let seconds = floorDivision(instant.milliseconds, by: 1_000) + zone
    let day = floorDivision(seconds, by: 86_400)
    let rest = Int(seconds - day * 86_400)
    let (year, month, date) = civil(fromDays: Int(day))
    let time = padded(rest / 3_600, 2) + ":" + padded(rest / 60 % 60, 2)
    let tail = rest % 60 == 0 ? "" : ":" + padded(rest % 60, 2)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(date, 2))T\(time)\(tail)+07:00"
  }

  /// A moment in Vietnam as people there write it: `08:00 04/05/2026`.
  static func spokenText(of instant: Instant) -> String {
    let parts = text(of: instant).split(separator: "T")
    guard let day = parts.first, let time = parts.last?.split(separator: "+").first else {
      return text(of: instant)
    }
    return time + " " + day.split(separator: "-").reversed().joined(separator: "/")
  }

  /// What `text` would be as a day, where it is one in another form: `9/5/2026`.
  static func dayMeant(by text: String) -> String? {
    let parts = text.split(whereSeparator: { "/-. ".contains($0) })
    guard parts.count == 3, let first = Int(parts[0]), let month = Int(parts[1]),
      let last = Int(parts[2])
    else { return nil }
    let (year, day) = parts[0].count == 4 ? (first, last) : (last, first)
    let iso = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    return isDay(iso) && iso != text ? iso : nil
  }

  /// What `text` would be as a moment in Vietnam, where only its zone or its hour is missing.
  static func momentMeant(by text: String) -> String? {
    if moment(text + "+07:00") != nil { return text + "+07:00" }
    let parts = text.split(separator: " ", maxSplits: 1)
    let day = parts.first.flatMap { isDay(String($0)) ? String($0) : dayMeant(by: String($0)) }
    guard let day else { return nil }
    let time = parts.count == 2 ? String(parts[1]) : "08:00"
    let full = "\(day)T\(time)+07:00"
    return moment(full) == nil ? nil : full
  }

  /// Days since 1970-01-01.
  ///
  /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
  }

  static func daysIn(month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func floorDivision(_ number: Int64, by divisor: Int64) -> Int64 {
    number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// Takes numbers of a fixed width off the front of a text.
private struct DigitReader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first.map(Unicode.Scalar.init) == character else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func number(digits: Int, in range: ClosedRange<Int>) -> Int? {
    let taken = rest.prefix(digits)
    let zero = UInt8(ascii: "0")
    guard taken.count == digits, taken.allSatisfy({ (zero...zero + 9).contains($0) }) else {
      return nil
    }
    rest = rest.dropFirst(digits)
    let value = taken.reduce(0) { $0 * 10 + Int($1 - zero) }
    return range.contains(value) ? value : nil
  }

  /// Days since 1970-01-01.
  mutating func day() -> Int? {
    guard let year = number(digits: 4, in: 1900...2999), take("-"),
      let month = number(digits: 2, in: 1...12), take("-"),
      let day = number(digits: 2, in: 1...ISODate.daysIn(month: month, of: year))
    else { return nil }
    return ISODate.days(year: year, month: month, day: day)
  }

  /// A fraction of a second, cut to milliseconds.
  mutating func milliseconds() -> Int? {
    let zero = UInt8(ascii: "0")
    let digits = rest.prefix { (zero...zero + 9).contains($0) }
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    rest = rest.dropFirst(digits.count)
    let padded = Array(digits.prefix(3)) + [UInt8](repeating: zero, count: max(0, 3 - digits.count))
    return padded.reduce(0) { $0 * 10 + Int($1 - zero) }
  }

  /// Minutes east of Greenwich.
  mutating func zone() -> Int? {
    if take("Z") || take("z") { return 0 }
    let isEast = take("+")
    guard isEast || take("-"), let hours = number(digits: 2, in: 0...14) else { return nil }
    var minutes = 0
    if !isAtEnd {
      _ = take(":")
      guard let written = number(digits: 2, in: 0...59) else { return nil }
      minutes = written
    }
    return (isEast ? 1 : -1) * (hours * 60 + minutes)
  }
}
