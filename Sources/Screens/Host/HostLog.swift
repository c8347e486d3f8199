import Wire

/// The journal as the organizer reads it: what people did, without the answers.
struct HostLog: Hashable, Sendable {
  enum What: Hashable, Sendable {
    /// So many in a row.
    case registered(Int)
    case event(ServerMessage.JournalEvent)
    /// Of a round of elimination.
    case winners([String])
    /// Of this console: what happened meanwhile is not known here.
    case lineLost, lineBack
  }

  struct Line: Hashable, Sendable {
    var at: ServerTime
    var what: What
  }

  /// The newest last.
  private(set) var lines: [Line] = []
  /// How many were ever added, those that were let go among them.
  private(set) var added = 0

  /// How many are kept; half of them go when there are more.
  private static let linesMax = 1_000

  /// Too many, or of no use to people.
  private static let unsaid: Set<String> = ["answered", "marked", "prepared", "tokenReplaced"]

  mutating func take(_ event: ServerMessage.JournalEvent) {
    if Self.unsaid.contains(event.kind) { return }
    if event.kind == "registered" {
      if case .registered(let count)? = lines.last?.what {
        lines[lines.count - 1] = Line(at: event.at, what: .registered(count + 1))
        return
      }
      return add(Line(at: event.at, what: .registered(1)))
    }
    add(Line(at: event.at, what: .event(event)))
  }

  /// - Parameter time: nil where the server's clock is not known; then nothing is written down.
  mutating func add(_ what: What, at time: ServerTime?) {
    if let time { add(Line(at: time, what: what)) }
  }

  private mutating func add(_ line: Line) {
    if lines.count >= Self.linesMax { lines.removeFirst(Self.linesMax / 2) }
    lines.append(line)
    added += 1
  }
}
