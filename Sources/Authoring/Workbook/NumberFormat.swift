/// How a cell shows its number, as far as that makes it another text: a date, a percentage.
///
/// Source: ECMA-376, part 1, 18.8.30 (numFmt), with the formats that are built in.
enum NumberFormat: Hashable, Sendable {
  case general
  case percent
  /// Digits of the denominator.
  case fraction(digits: Int)
  /// `00000`: digits of a code.
  case code(width: Int)
  case date(DateFormat)

  /// A format by its number in the file.
  init(builtIn id: Int) {
    switch id {
    case 9, 10: self = .percent
    case 12: self = .fraction(digits: 1)
    case 13: self = .fraction(digits: 2)
    // The short date of whoever opens the file: in Vietnam the day comes first.
    case 14, 27...31, 34...36, 50...54, 57, 58: self = .date(DateFormat(date: .dayMonthYear))
    case 15: self = .date(DateFormat(date: .dayMonthYear))
    case 16: self = .date(DateFormat(date: .dayMonth, isPadded: false))
    case 17: self = .date(DateFormat(date: .monthYear, isPadded: false))
    case 18, 20, 32, 55: self = .date(DateFormat(date: .none, time: .minutes))
    case 19, 21, 33, 45...47, 56: self = .date(DateFormat(date: .none, time: .seconds))
    case 22: self = .date(DateFormat(date: .dayMonthYear, time: .minutes))
    default: self = .general
    }
  }

  /// A format by its code: `dd/mm/yyyy`, `0%`.
  init(code: String) {
    let signs = FormatSigns(code)
    if let date = DateFormat(signs.letters, isElapsed: signs.isElapsed) {
      self = .date(date)
    } else if signs.text.contains("%") {
      self = .percent
    } else if let slash = signs.text.firstIndex(of: "/"), signs.text.contains("?") {
      self = .fraction(digits: signs.text[slash...].count { $0 == "?" || $0 == "#" || $0 == "0" })
    } else if signs.text.utf8.count > 1, signs.text.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) {
      self = .code(width: min(signs.text.utf8.count, 30))
    } else {
      self = .general
    }
  }
}

/// The signs of a format code that stand for something: without literal text, colours, conditions
/// and everything after the first section.
private struct FormatSigns {
  private(set) var text = ""
  /// `[h]`: hours that go on past a day.
  private(set) var isElapsed = false

  /// Only the letters of dates, in small letters.
  var letters: [Character] {
    if text.lowercased() == "general" { return [] }
    return text.lowercased().filter { "ymdhs".contains($0) }.map { $0 }
  }

  init(_ code: String) {
    var rest = code[...]
    while let sign = rest.popFirst() {
      switch sign {
      case ";": return
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inner = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inner.count + 1)
        if let first = inner.lowercased().first, "hms".contains(first),
          inner.lowercased().allSatisfy({ $0 == first })
        {
          isElapsed = true
          text += inner
        }
      default: text.append(sign)
      }
    }
  }
}

/// Which parts of a moment a cell shows.
struct DateFormat: Hashable, Sendable {
  enum Date: Hashable, Sendable {
    case none, dayMonthYear, dayMonth, monthYear, year
    /// Year first, or month before day: written as ISO 8601 does, so that nobody can mistake it.
    case iso
  }

  enum Time: Hashable, Sendable { case none, minutes, seconds }

  var date: Date
  var time = Time.none
  /// Two digits for days and months.
  var isPadded = true
  var isElapsed = false

  init(date: Date, time: Time = .none, isPadded: Bool = true) {
    self.date = date
    self.time = time
    self.isPadded = isPadded
  }

  /// - Parameter letters: of the format's code, in their order.
  /// - Returns: nil where it shows no date and no time.
  fileprivate init?(_ letters: [Character], isElapsed: Bool) {
    var runs: [(letter: Character, count: Int)] = []
    for letter in letters {
      if runs.last?.letter == letter {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((letter, 1))
      }
    }
    // An m beside hours or seconds is minutes.
    let isMinutes = runs.indices.map { index in
      runs[index].letter == "m"
        && ((index > 0 && runs[index - 1].letter == "h")
          || (index + 1 < runs.count && runs[index + 1].letter == "s"))
    }
    let dates = runs.indices.filter { "ymd".contains(runs[$0].letter) && !isMinutes[$0] }
    let order = dates.map { runs[$0].letter }
    guard !runs.isEmpty else { return nil }
    let hasSeconds = runs.contains { $0.letter == "s" }
    let hasTime = hasSeconds || runs.contains { $0.letter == "h" } || isMinutes.contains(true)
    time = hasSeconds ? .seconds : hasTime ? .minutes : .none
    self.isElapsed = isElapsed
    isPadded = dates.contains { runs[$0].letter != "y" && runs[$0].count == 2 }
    switch Set(order) {
    case []: date = .none
    case ["d", "m"]: date = .dayMonth
    case ["m", "y"]: date = .monthYear
    case ["y"]: date = .year
    case ["d", "m", "y"]:
      let day = order.firstIndex(of: "d") ?? 0
      date =
        day < (order.firstIndex(of: "m") ?? 0) && day < (order.firstIndex(of: "y") ?? 0)
        ? .dayMonthYear : .iso
    default: date = .iso
    }
  }
}
