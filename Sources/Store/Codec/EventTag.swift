/// The first byte of an event. It names the case and the layout of what follows.
///
/// A tag is never used again for anything else, and its layout never changes: a case that must be
/// written another way gets a new tag, and the old one is still read. The frozen samples in the
/// tests must decode for ever.
enum EventTag: UInt8, CaseIterable {
  case prepared = 1
  case amended = 2
  case registered = 3
  case tokenReplaced = 4
  case ticketReplaced = 5
  case renamed = 6
  case extraTimeGranted = 7
  case started = 8
  case opened = 9
  case closed = 10
  case revealed = 11
  case paused = 12
  case continued = 13
  case extended = 14
  case announced = 15
  case annulled = 16
  case finished = 17
  case finalized = 18
  case responded = 19
  case marked = 20
  case interrupted = 21
  case rekeyed = 22
  case disqualified = 23
  case reinstated = 24
  case rescued = 25
  case staked = 26
  case frozen = 27
  case unfrozen = 28
  case intervalRemoved = 29
  case intervalRestored = 30
  case opined = 31
  case tallied = 32
  case begun = 33
  case handedIn = 34
  case registeredWithTerms = 35
  case agesOrdered = 36
  case revealBegun = 37
  case placeRevealed = 38
  case approvalOrdered = 39
  case appealed = 40
  case appealDecided = 41
  case lost = 42
  case mended = 43
  case judgingStarted = 60
  case sheetEntered = 61
  case sheetCorrected = 62
  case sheetWithdrawn = 63
  case entryDisqualified = 64
  case entryReinstated = 65
  case appealOpened = 66
  case appealAnswered = 67

  /// Of events that a snapshot leaves to the journal, as `Event.isGroundwork`.
  var isGroundwork: Bool {
    switch self {
    case .prepared, .amended, .registered, .tokenReplaced, .ticketReplaced, .renamed,
      .extraTimeGranted, .started, .registeredWithTerms, .agesOrdered, .approvalOrdered,
      .appealed, .appealDecided, .judgingStarted,
      .sheetEntered, .sheetCorrected, .sheetWithdrawn, .entryDisqualified, .entryReinstated,
      .appealOpened, .appealAnswered:
      true
    default: false
    }
  }

  /// The same of an event in its bytes; true where they are none, which whoever reads them finds out.
  static func isGroundwork(_ payload: UnsafeRawBufferPointer) -> Bool {
    payload.first.flatMap(EventTag.init)?.isGroundwork ?? true
  }
}
