import Terminal
import Wire

/// A round of elimination: how many play on, and who has won it.
extension HostModel {
  /// They are told again to a console that comes back.
  mutating func hearWinners() {
    let names = view.winners.map { oneLine($0.name) }
    guard !names.isEmpty, names != record.winners else { return }
    record.winners = names
    record.log.add(.winners(names), at: view.clock.serverTime(at: now))
    add(.ring)
  }

  /// Who has won, or else how many play on.
  var eliminationWords: String? {
    if !record.winners.isEmpty { return texts.screen.winners(record.winners) }
    guard view.state != .ended, let playing = view.progress?.playing else { return nil }
    return texts.playing(playing)
  }

  var eliminationRows: [TextRow] {
    let style = record.winners.isEmpty ? Style.plain : Look.good
    guard let words = eliminationWords else { return [] }
    // The log has them all.
    return TextRow.cut(
      TextRow.wrapped(words, width: width, style), to: isCompact ? 2 : 3, width: width,
      mark: texts.restInLog)
  }
}
