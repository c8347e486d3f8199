import Terminal
import Wire

/// Before the first question: how to come in, and who is there.
extension BoardModel {
  private typealias School = ServerMessage.Hall.School

  private var schools: [ServerMessage.Hall.School] { view.hall?.schools ?? [] }
  private var present: Int { view.hall?.present ?? view.presentCount ?? 0 }
  private var joined: Int { view.hall?.joined ?? view.joinedCount ?? 0 }

  /// With a roster everyone has a ticket already.
  private var hasTickets: Bool { view.registration.isEmpty }

  var lobbyPage: Page {
    var page = Page()
    page.pinned = (view.contest?.mode == .live ? comingRows : windowRows) + gap + joinRows
    // What is pinned is always in sight; the schools turn.
    var table = page
    table.columnsMax = size.columns
    table.head = [.empty]
    page.document = schoolTable(height: table.documentHeight(size))
    return page
  }

  private var comingRows: [TextRow] {
    let count = texts.present(present)
    var left = TextRow.wrapped(
      texts.soon, width: isCompact ? width - count.cellWidth - 2 : width / 2, Look.title)
    if let contest = view.contest {
      let outline = texts.screen.outline(rounds: contest.rounds, questions: contest.questions)
      left.append(TextRow(outline, Look.quiet))
    }
    left += [TextRow(texts.joined(joined)), TextRow(count)]
    let waiting = waitingRow
    if let banner = banner(left + waiting, String(present), Look.good) { return banner }
    left[0].right = TextRow.Piece(text: count, style: Look.good)
    return left.prefix(1) + waiting
  }

  /// Whoever stands before the wall and has typed the code sees that it was heard.
  private var waitingRow: [TextRow] {
    guard let waiting = view.hall?.waiting, waiting > 0 else { return [] }
    return [TextRow(texts.waiting(waiting), Look.warning)]
  }

  private var gap: [TextRow] { isCompact ? [] : [.empty] }

  private var joinRows: [TextRow] {
    guard let address = setup.joinAddresses.first.map(oneLine) else { return [] }
    let codes = schools.compactMap(\.code)
    let single = schools.count == 1 ? codes.first.map(oneLine) : nil
    if view.state != .lobby, codes.isEmpty, !hasTickets { return [] }
    let words = hasTickets ? texts.typeThisWithTicket : texts.typeThis(single != nil)
    var rows = TextRow.wrapped(words, width: width)
    let line = ["thi", address, single].compactMap(\.self).joined(separator: " ")
    let others = setup.joinAddresses.dropFirst().prefix(1).map {
      " \(texts.or) " + ["thi", oneLine($0), single].compactMap(\.self).joined(separator: " ")
    }
    var row = TextRow("▸ ", Look.chosen)
    row.append(line, Look.chosen)
    if let other = others.first, row.width + other.cellWidth <= width {
      row.append(other, Look.quiet)
    }
    rows.append(row)
    guard let single, !isCompact,
      let letters = BigText.oneRow(single, width: width, height: size.rows / 4)
    else { return rows }
    return rows + [.empty] + letters.map { TextRow($0, Look.chosen) }
  }

  // MARK: The schools

  /// In as few columns as there is room for.
  private func schoolTable(height: Int) -> Document {
    if schools.count < 2 && schools.allSatisfy({ $0.code != nil || hasTickets }) {
      return Document()
    }
    let columns = min(max(1, width / 36), max(1, (schools.count + height - 1) / max(1, height)))
    let cell = (width - (columns - 1) * 3) / columns
    let rows = (schools.count + columns - 1) / columns
    var document = Document()
    for row in 0..<rows {
      var line = TextRow()
      for column in 0..<columns where column * rows + row < schools.count {
        if column > 0 { line.append("   ") }
        append(schools[column * rows + row], width: cell, to: &line)
      }
      document.add(line)
    }
    return document
  }

  private func append(_ school: School, width: Int, to line: inout TextRow) {
    let isHere = school.present > 0
    let count = String(school.present).padded(toWidth: 5, aligned: .right)
    var code = school.code.map { oneLine($0).padded(toWidth: 8) } ?? ""
    if schools.allSatisfy({ $0.code == nil }) { code = "" }
    line.append(code, Look.chosen)
    let room = max(4, min(60, width - code.cellWidth - 7))
    line.append(oneLine(school.schoolName).padded(toWidth: room), isHere ? .plain : Look.quiet)
    line.append(count, isHere ? Look.good : Look.quiet)
    line.append(isHere ? " ●" : " ○", isHere ? Look.good : Look.quiet)
    let used = code.cellWidth + room + 7
    if used < width { line.append(String(repeating: " ", count: width - used)) }
  }

  // MARK: The first moment

  var startingPage: Page {
    var rows = [TextRow(texts.starting, Look.title), .empty]
    if let contest = view.contest {
      rows.append(
        TextRow(texts.screen.outline(rounds: contest.rounds, questions: contest.questions)))
    }
    rows.append(TextRow(texts.present(present), Look.good))
    return centered(rows)
  }
}
