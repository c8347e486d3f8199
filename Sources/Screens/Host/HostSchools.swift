import Terminal
import Wire

/// The table of the schools: who is there, who has answered, how good the line is.
struct HostSchools {
  typealias School = ServerMessage.Progress.School

  let texts: HostTexts
  let width: Int
  let schools: [School]
  /// Of a survey the server does not tell who of which school has answered.
  var hidesAnswered = false

  /// A round trip from which on a line is called slow, in milliseconds.
  static let slowRoundTrip: Int64 = 600

  private var isNarrow: Bool { width < 58 }

  /// - Parameter troubledFirst: else in the order of the contest.
  func rows(troubledFirst: Bool = false) -> [TextRow] {
    if schools.isEmpty { return [TextRow(texts.noSchools, Look.quiet)] }
    let order = troubledFirst ? schools.sorted { rank($0) < rank($1) } : schools
    return [summary, heading] + order.map(row)
  }

  private var summary: TextRow {
    let troubled = schools.count { $0.present < $0.joined }
    let absent = schools.count { $0.joined == 0 }
    var row = TextRow(texts.schools(schools.count), Look.title)
    if absent > 0 { row.append(" · " + texts.absent(absent)) }
    if troubled > 0 { row.append(" · " + texts.troubled(troubled), Look.warning) }
    return row
  }

  private var heading: TextRow {
    var row = TextRow()
    row.append(texts.schoolColumn.padded(toWidth: nameWidth), Look.quiet)
    row.append(texts.presentColumn.padded(toWidth: 9, aligned: .right), Look.quiet)
    row.append(texts.answeredColumn.padded(toWidth: 9, aligned: .right), Look.quiet)
    if isNarrow { return row }
    row.append(texts.lineColumn.padded(toWidth: 14, aligned: .right), Look.quiet)
    row.append("   " + texts.stateColumn, Look.quiet)
    return row
  }

  private var nameWidth: Int { max(8, isNarrow ? width - 20 : width - 32 - stateWidth - 3) }
  private var stateWidth: Int { 18 }

  private func row(_ school: School) -> TextRow {
    var row = TextRow()
    let name = oneLine(school.schoolName ?? school.school)
    row.append(name.padded(toWidth: nameWidth))
    let present = "\(school.present)/\(school.joined)"
    row.append(present.padded(toWidth: 9, aligned: .right))
    row.append((hidesAnswered ? "–" : String(school.answered)).padded(toWidth: 9, aligned: .right))
    let state = state(school)
    if isNarrow {
      row.append(" " + String(state.words.prefix(1)), state.style)
      return row
    }
    let trip = school.roundTrip.map(texts.screen.milliseconds) ?? "–"
    row.append(trip.padded(toWidth: 14, aligned: .right))
    row.append("   " + state.words.truncated(toWidth: stateWidth), state.style)
    return row
  }

  private func state(_ school: School) -> (words: String, style: Style) {
    if school.joined == 0 { return (texts.nobodyYet, Look.quiet) }
    if school.present == 0 { return (texts.allLost, Look.bad) }
    if school.present < school.joined {
      return (texts.lost(school.joined - school.present), Look.warning)
    }
    if let trip = school.roundTrip, trip >= Self.slowRoundTrip {
      return (texts.slow("●"), Look.warning)
    }
    return (texts.allHere, Look.good)
  }

  /// The smaller, the more it wants to be seen.
  private func rank(_ school: School) -> Int {
    if school.joined == 0 { return 2 }
    if school.present == 0 { return 0 }
    return school.present < school.joined ? 1 : 3
  }
}
