extension Event {
  /// Whether every rank stays as it was. False for what is not known to leave them: an event that is
  /// newer than this list may change anything.
  public var leavesRanks: Bool {
    switch self {
    case .responded, .opined, .begun, .opened, .paused, .continued, .extended, .announced, .marked,
      .interrupted, .tokenReplaced, .ticketReplaced, .renamed, .extraTimeGranted, .staked, .frozen,
      .unfrozen, .revealBegun, .placeRevealed, .finalized,
      .approvalOrdered, .appealed, .appealDecided:
      true
    default: false
    }
  }
}
