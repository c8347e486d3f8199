import Terminal
import Wire

/// A table of standings for the hall, with who moved since the question before.
struct BoardStandings {
  struct Entry: Hashable {
    let rank: Int
    let name: String
    let school: String?
    let points: Int
    /// The place before the last question; nil where that is not known.
    let before: Int?
    /// Was not among those who were shown before.
    let isNew: Bool
    /// Whom the step of a reveal is about.
    var isMarked = false
  }

  let entries: [Entry]
  let texts: BoardTexts
  let width: Int

  init(_ leaf: BoardStage.Leaf, view: ContestView, texts: BoardTexts, width: Int) {
    self.texts = texts
    self.width = width
    entries = view.standings.map { Self.entries(leaf, $0, before: view.standingsBefore) } ?? []
  }

  private static func entries(
    _ leaf: BoardStage.Leaf, _ now: ServerMessage.Standings, before: ServerMessage.Standings?
  ) -> [Entry] {
    func entry(
      _ rank: Int, _ name: String, _ school: String?, _ points: Int, _ earlier: Int?, _ known: Bool
    ) -> Entry {
      Entry(
        rank: rank, name: oneLine(name), school: school.map(oneLine), points: points,
        before: earlier, isNew: known && earlier == nil)
    }
    // While standings are frozen nobody moves, and a reveal tells of each step by itself.
    let before = now.frozen ? nil : before
    switch leaf {
    case .teams:
      let known = !(before?.teams ?? []).isEmpty
      return now.teams.map { row in
        let earlier = before?.teams.first { $0.team == row.team }?.rank
        return entry(row.rank, row.name, row.schoolName, row.points, earlier, known)
      }
    case .schools:
      let known = !(before?.schools ?? []).isEmpty
      return now.schools.map { row in
        let earlier = before?.schools.first { $0.school == row.school }?.rank
        return entry(row.rank, row.schoolName, nil, row.points, earlier, known)
      }
    default:
      let known = !(before?.top ?? []).isEmpty
      return now.top.map { row in
        let earlier = before?.top.first { $0.contestant == row.contestant }?.rank
        var entry = entry(row.rank, row.name, row.schoolName, row.points, earlier, known)
        entry.isMarked = now.reveal?.contestant == row.contestant
        return entry
      }
    }
  }

  private var isNarrow: Bool { width < 58 }

  /// - Parameter height: rows that there are; with room enough they stand apart.
  func document(height: Int) -> Document {
    var document = Document()
    let isSpaced = entries.count * 2 <= height
    for entry in entries {
      if isSpaced, !document.rows.isEmpty { document.add(.empty) }
      if entry.isMarked { document.focus = document.rows.count..<document.rows.count + 1 }
      document.add(row(entry))
    }
    return document
  }

  private func row(_ entry: Entry) -> TextRow {
    let style = entry.isMarked ? Look.alarm : BoardStandings.style(entry.rank, entry.points)
    var row = TextRow(entry.isMarked ? "▸ " : "  ", style)
    row.append(BoardStandings.medal(entry.rank, entry.points), style)
    row.append(String(entry.rank).padded(toWidth: 4, aligned: .right) + "  ", style)
    let columns = isNarrow ? (moved: 6, points: 6) : (moved: 8, points: 9)
    let bar = width >= 110 ? width / 4 : 0
    let room = max(8, width - row.width - bar - columns.moved - columns.points)
    let school = isNarrow ? nil : entry.school
    let name = [entry.name, school].compactMap(\.self).joined(separator: " · ")
    row.append(name.padded(toWidth: room), style)
    if bar > 0 {
      let most = Int64(max(1, entries.map(\.points).max() ?? 1))
      let cells = ProgressBar.cells(
        Int64(max(0, entry.points)), of: most, width: bar - 2, empty: " ")
      row.append("  " + cells, Look.time)
    }
    let (moved, movedStyle) = movement(entry)
    row.append(moved.padded(toWidth: columns.moved, aligned: .right), movedStyle)
    row.append(String(entry.points).padded(toWidth: columns.points, aligned: .right), style)
    return row
  }

  private func movement(_ entry: Entry) -> (words: String, style: Style) {
    if entry.isNew { return (texts.newcomer, Look.good) }
    let moved = entry.before.map { $0 - entry.rank } ?? 0
    if moved == 0 { return ("", Look.quiet) }
    return (texts.screen.moved(moved), moved > 0 ? Look.good : Look.bad)
  }

  /// A sign beside the first three, so that colour alone says nothing. Nobody is honoured for no points.
  static func medal(_ rank: Int, _ points: Int) -> String {
    guard points > 0, rank <= 3 else { return " " }
    return rank == 1 ? "★" : "☆"
  }

  static func style(_ rank: Int, _ points: Int) -> Style {
    guard points > 0 else { return .plain }
    return switch rank {
    case 1: Style(.brightYellow, .bold)
    case 2: Style(.brightWhite, .bold)
    case 3: Style(.yellow)
    default: .plain
    }
  }
}
