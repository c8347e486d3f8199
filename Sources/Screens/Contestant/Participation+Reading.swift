import Wire

/// What follows from where a participation stands.
extension Participation {
  /// Whether the server was looked for long enough, where nobody watches.
  var hasLostPatience: Bool { patienceEndsAt.map { $0 <= now } ?? false }

  var patienceEndsAt: Int64? {
    guard let patience = setup.givesUpAfter, let strayingSince else { return nil }
    // A server that was there is likely to come back.
    return strayingSince + patience * (wasEverConnected ? 12 : 1)
  }

  /// The ticket that this run came in with.
  var ownTicket: String? { typedTicket ?? credential?.ticket }

  /// The way back, to be shown wherever it may be needed.
  var ticket: String? { stage == .inside ? view.me?.ticket ?? seat?.ticket : nil }

  func words(of refusal: ErrorMessage) -> String {
    if view.wasTurnedAway { return texts.wasTurnedAway }
    if refusal.code == .duplicatePerson { return texts.typeTicket }
    return refusal.code.message(texts.language)
  }

  /// How the program ends if it ends now.
  var exitStatus: Int32 {
    switch stage {
    case .connecting: wasEverConnected ? 0 : 3
    case .over(.superseded), .over(.newTicket): 0
    case .over: 3
    default: 0
    }
  }
}
