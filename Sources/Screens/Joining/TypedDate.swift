import Wire

/// A day as it is typed: ngày/tháng/năm.
enum TypedDate: Hashable {
  case date(CalendarDate)
  /// Day and month with a year of two digits, which could be of two centuries.
  case yearTooShort
  case unreadable

  /// Reads "9/5/2012", with points, dashes or spaces too, "09052012", and "2012-05-09".
  init(_ text: String) {
    if let date = CalendarDate(iso: text.filter { $0 != " " }) {
      self = .date(date)
      return
    }
    let separators: Set<Character> = ["/", ".", "-", " ", ","]
    var parts = text.split { separators.contains($0) }.map(String.init)
    if parts.count == 1, let digits = parts.first, digits.count == 8 {
      parts = [
        String(digits.prefix(2)), String(digits.dropFirst(2).prefix(2)), String(digits.suffix(4)),
      ]
    }
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard parts.count == 3, numbers.count == 3 else {
      self = .unreadable
      return
    }
    if parts[2].count == 2,
      CalendarDate(year: 2000 + numbers[2], month: numbers[1], day: numbers[0]) != nil
    {
      self = .yearTooShort
    } else if let date = CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0]) {
      self = .date(date)
    } else {
      self = .unreadable
    }
  }
}
