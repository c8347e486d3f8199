import Wire

/// What is typed about time that is taken out of a contest: `9:15-9:20`, with a school behind it where
/// only one is concerned; or `i1`, which puts an interval back.
enum TypedInterval: Hashable, Sendable {
  /// In milliseconds of the server's clock.
  case remove(from: Int64, to: Int64, school: ServerMessage.Progress.School?)
  case restore(String)

  private static let day: Int64 = 86_400_000

  /// Nil for what is neither, and for a school that is not there.
  ///
  /// - Parameters:
  ///   - now: the server's clock, in milliseconds. Times of day are the latest such before it.
  ///   - secondsEast: of the place where they are read off a clock.
  init?(
    _ line: String, now: Int64, secondsEast: Int64, schools: [ServerMessage.Progress.School]
  ) {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first?.lowercased() else { return nil }
    if words.count == 1, first.hasPrefix("i"), Int(first.dropFirst()) != nil {
      self = .restore(first)
      return
    }
    // The times are one word, or two, or three with the dash alone.
    let isTime = { (word: String) in word.allSatisfy { $0.isNumber || ":h–-".contains($0) } }
    let spoken = words.prefix { isTime($0.lowercased()) }
    let times = spoken.joined(separator: "-").lowercased()
      .split(whereSeparator: { $0 == "-" || $0 == "–" }).map { Self.timeOfDay($0) }
    guard times.count == 2, let from = times[0], let to = times[1] else { return nil }
    let name = words.dropFirst(spoken.count).joined(separator: " ")
    var school: ServerMessage.Progress.School?
    if !name.isEmpty {
      school =
        schools.first { $0.school == name }
        ?? schools.first { $0.schoolName?.lowercased() == name.lowercased() }
      if school == nil { return nil }
    }
    let east = secondsEast * 1_000
    let midnight = (now + east) / Self.day * Self.day - east
    var end = midnight + to
    if end > now { end -= Self.day }
    var start = end - to + from
    if start >= end { start -= Self.day }
    self = .remove(from: start, to: end, school: school)
  }

  /// `9:15`, `9h15`, `9:15:30`, `9h`, in milliseconds since midnight.
  private static func timeOfDay(_ text: Substring) -> Int64? {
    let mark: Character = text.contains("h") ? "h" : ":"
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    let numbers = parts.flatMap { $0.split(separator: ":") }.map { Int64($0) }
    guard (1...3).contains(numbers.count), !numbers.contains(nil) else { return nil }
    let whole = numbers.compactMap(\.self)
    guard whole.count > 1 || text.hasSuffix("h"), (0...23).contains(whole[0]),
      whole.dropFirst().allSatisfy({ (0...59).contains($0) })
    else { return nil }
    let seconds = zip(whole, [3_600, 60, 1] as [Int64]).reduce(0) { $0 + $1.0 * $1.1 }
    return seconds * 1_000
  }
}
