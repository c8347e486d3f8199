import Assessment
public import Wire

/// All words that this room shows to people, in one language.
///
/// Every text stands beside its other language, in the files `ScreenTexts+….swift`.
public struct ScreenTexts: Hashable, Sendable {
  public let language: WireLanguage

  public init(_ language: WireLanguage) { self.language = language }

  func say(_ vietnamese: String, _ english: String) -> String {
    language == .vi ? vietnamese : english
  }

  // MARK: Numbers and times

  /// With a decimal comma in Vietnamese.
  func number(_ number: DecimalNumber) -> String { number.text(decimalComma: usesDecimalComma) }

  var usesDecimalComma: Bool { language == .vi }

  func points(_ count: Int) -> String {
    say("\(count) điểm", count == 1 || count == -1 ? "\(count) point" : "\(count) points")
  }

  func seconds(_ count: Int64) -> String {
    say("\(count) giây", count == 1 ? "1 second" : "\(count) seconds")
  }

  /// "17 giây", from two minutes on "2:05", from an hour on "1:02:05".
  func duration(seconds: Int64) -> String {
    guard seconds >= 120 else { return self.seconds(seconds) }
    let minutes = seconds / 60
    let rest = Self.twoDigits(seconds % 60)
    if minutes < 60 { return "\(minutes):\(rest)" }
    return "\(minutes / 60):\(Self.twoDigits(minutes % 60)):\(rest)"
  }

  /// A time of day, in the time zone that is `offset` seconds east of Greenwich.
  func timeOfDay(_ time: ServerTime, offset: Int64) -> String {
    let seconds = time.milliseconds / 1000 + offset
    let ofDay = ((seconds % 86_400) + 86_400) % 86_400
    return [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map(Self.twoDigits).joined(separator: ":")
  }

  /// A day as people of this country write it: ngày/tháng/năm in both languages.
  func date(_ date: CalendarDate) -> String {
    "\(Self.twoDigits(Int64(date.day)))/\(Self.twoDigits(Int64(date.month)))/\(date.year)"
  }

  private static func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : String(number)
  }

  /// A round trip.
  func milliseconds(_ count: Int64) -> String { "\(count) ms" }
}
