import Terminal
import Wire

/// Standings, their ordered reveal, and the end.
extension BoardModel {
  func standingsPage(_ leaf: Leaf) -> Page {
    var page = Page()
    page.pinned = [standingsTitle(leaf)]
    if view.isFrozen {
      page.pinned += TextRow.wrapped(texts.frozen, width: width, Look.warning)
    }
    page.document = table(leaf, under: page)
    return page
  }

  private func standingsTitle(_ leaf: Leaf) -> TextRow {
    let of =
      switch leaf {
      case .teams: texts.teams
      case .schools: texts.schools
      default: texts.contestants
      }
    let isOver = view.state == .ended
    let title = isOver ? texts.finalTitle : texts.standings
    return TextRow(
      "\(title) · \(of)", Look.title, right: isOver ? finalWords : nil, rightStyle: Look.warning)
  }

  /// Nothing is final before the organizer says so.
  private var finalWords: String? {
    view.hall?.isFinal == true ? nil : texts.provisional
  }

  private func table(_ leaf: Leaf, under page: Page) -> Document {
    var whole = page
    whole.head = [.empty]
    return BoardStandings(leaf, view: view, texts: texts, width: width)
      .document(height: whole.documentHeight(size))
  }

  // MARK: The ordered reveal

  var hiddenPage: Page {
    centered([
      TextRow(texts.hiddenTitle, Look.title), .empty, TextRow(texts.hiddenBody),
    ])
  }

  var revealPage: Page {
    var page = Page()
    guard let reveal = view.standings?.reveal else { return hiddenPage }
    let left = TextRow(texts.left(reveal.left), Look.quiet)
    if let contestant = reveal.contestant, let rank = reveal.rank, let points = reveal.points {
      let name = TextRow(oneLine(reveal.name ?? contestant), Look.chosen)
      let gained = reveal.pointsBefore.map { points - $0 } ?? 0
      let change = gained == 0 ? "" : gained > 0 ? " (+\(gained))" : " (−\(-gained))"
      let words =
        texts.change(from: reveal.rankBefore, to: rank) + " · " + texts.screen.points(points)
        + change
      let school = reveal.schoolName.map { TextRow(oneLine($0)) }
      let rows = [name, school, TextRow(words, Look.title), left].compactMap(\.self)
      page.pinned =
        banner([TextRow(texts.revealTitle, Look.quiet)] + rows, String(rank), Look.good) ?? rows
    } else {
      page.pinned = [TextRow(texts.revealTitle, Look.title), TextRow(texts.revealBegins), left]
    }
    page.document = table(.contestants, under: page)
    return page
  }

  // MARK: The end

  var winnersPage: Page {
    let stars = TextRow("★  ★  ★", Style(.brightYellow, .bold))
    var rows = [TextRow(texts.winnersTitle(winners.count), Look.title), .empty, stars, .empty]
    for name in winners {
      rows += TextRow.wrapped(name, width: width, Style(.brightYellow, .bold))
    }
    return centered(rows + [.empty, stars])
  }

  /// The first three places, as large as there is room for.
  var podiumPage: Page {
    let top = view.standings?.top ?? []
    let first = top.filter { $0.rank <= 3 && $0.points > 0 }
    guard !first.isEmpty else {
      return centered([
        TextRow(texts.hiddenTitle, Look.title), .empty,
        TextRow(top.isEmpty ? texts.laterBody : texts.noStandings), TextRow(texts.thanks),
      ])
    }
    var page = Page()
    page.pinned = [
      TextRow(texts.finalTitle, Look.title, right: finalWords, rightStyle: Look.warning)
    ]
    if !winners.isEmpty {
      let words = texts.screen.winners(winners)
      page.pinned += TextRow.wrapped(words, width: width, Look.good)
    }
    var whole = page
    whole.head = [.empty]
    let height = whole.documentHeight(size)
    let large = first.flatMap { place($0, isLarge: true) + [.empty] }.dropLast()
    let small = first.flatMap { place($0, isLarge: false) }
    let fits = !isCompact && large.count <= height
    page.document = Document(rows: fits ? Array(large) : small)
    return page
  }

  private func place(_ row: ServerMessage.Standings.Row, isLarge: Bool) -> [TextRow] {
    let style = BoardStandings.style(row.rank, row.points)
    let medal = BoardStandings.medal(row.rank, row.points)
    let points = texts.screen.points(row.points)
    let name = oneLine(row.name)
    let school = row.schoolName.map(oneLine) ?? ""
    guard isLarge, let letter = BigText.oneRow(String(row.rank), width: 20, height: 5) else {
      var rows = [TextRow("\(medal) \(texts.place(row.rank)) · \(points)", style)]
      rows.append(TextRow("  " + name, style))
      if !school.isEmpty { rows.append(TextRow("  " + school)) }
      return rows
    }
    let beside = [
      TextRow("\(medal) \(texts.place(row.rank))", style), TextRow(name, style), TextRow(school),
      TextRow(points, Look.title),
    ]
    return letter.enumerated().map { number, line in
      var large = TextRow("   " + line.padded(toWidth: 12), style)
      if beside.indices.contains(number) { large.pieces += beside[number].pieces }
      return large
    }
  }
}
