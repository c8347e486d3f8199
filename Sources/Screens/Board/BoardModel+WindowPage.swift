import Terminal
import Wire

/// A self-paced contest on the wall: how long it is open, who has begun, who has handed in.
extension BoardModel {
  /// Above how to join.
  var windowRows: [TextRow] {
    let (words, left) = windowTime
    let title = TextRow.wrapped(words, width: isCompact ? width : width / 2, Look.title)
    guard let papers = view.hall?.papers else { return title }
    let rows = [
      TextRow(texts.begun(papers.begun)), TextRow(texts.writing(papers.open)),
      TextRow(texts.handedIn(papers.handedIn), Look.good),
    ]
    // In the last hours the time is what everybody looks for.
    let isNear = left.map { $0 < Self.nearSeconds } ?? false
    let big = isNear ? left.map { texts.screen.duration(seconds: $0) } : nil
    if let banner = banner(
      title + rows, big ?? String(papers.handedIn), big == nil ? Look.good : Look.time)
    {
      return banner
    }
    return title + TextRow.wrapped(windowCounts, width: width)
  }

  private static let nearSeconds: Int64 = 5_940

  /// Line by line.
  var windowLines: [String] {
    [windowTime.words, windowCounts].filter { !$0.isEmpty }.map { $0 + "." }
  }

  private var windowCounts: String {
    guard let papers = view.hall?.papers else { return "" }
    return [texts.begun(papers.begun), texts.writing(papers.open), texts.handedIn(papers.handedIn)]
      .joined(separator: " · ")
  }

  /// Until the week that is open closes, or the next one opens.
  private var windowTime: (words: String, left: Int64?) {
    guard let outline = view.contest?.paper, let time = view.clock.serverTime(at: now) else {
      return (texts.goesByDates, nil)
    }
    if let period = outline.periods.first(where: { $0.opensAt <= time && time < $0.closesAt }) {
      let left = Countdown.seconds(period.closesAt - time)
      return (texts.windowOpen(texts.span(seconds: left)), left)
    }
    guard let next = outline.periods.first(where: { $0.opensAt > time }) else {
      return (texts.windowOver, nil)
    }
    return (texts.windowOpens(texts.span(seconds: Countdown.seconds(next.opensAt - time))), nil)
  }
}
