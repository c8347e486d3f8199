public import Assessment

/// What a server says.
public enum ServerMessage: Hashable, Sendable {
  case welcome(Welcome)
  case joined(Joined)
  case state(State)
  /// What this connection came in with has ended; it is closed.
  case superseded(Superseding)
  case authenticated(Role)
  case round(Round)
  case question(Question)
  case accepted(Accepted)
  case closed(Closed)
  case standings(Standings)
  case ended(Ended)
  case extended(Extended)
  case announcement(String)
  /// Whoever asked to join waits until a host lets them in; in words for them. Goes out as an
  /// announcement, which clients of any age show.
  case mustWait(String)
  /// The own time for a question is over, that of others is not.
  case waiting(question: String)
  case key(question: String, AnswerKey)
  case progress(Progress)
  case hall(Hall)
  case event(JournalEvent)
  /// Something is wrong with the server (`code`), in words for the host.
  case fault(code: String, text: String)
  case done(Done)
  case error(ErrorMessage)
  case ping(id: String)
  case paper(Paper)
  case submitted(Submitted)
  case starred(question: String, receipt: String)
  case winner([Winner])
  /// Who waits to be let in, for hosts.
  case newcomers(Newcomers)

  /// Why a connection has ended.
  public enum Superseding: String, Hashable, Sendable, CaseIterable {
    /// A newer one of the same contestant took over. Is not written.
    case connection
    /// A host has issued a new ticket, with which one comes in again.
    case ticket
  }

  /// The type of a message, as on the wire.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case welcome, joined, state, superseded, authenticated, round, question, accepted, closed
    case standings, ended, extended, announcement, waiting, key, progress, event, fault, done
    case error, ping, paper, submitted, starred, winner, newcomers, hall
  }

  public var kind: Kind {
    switch self {
    case .welcome: .welcome
    case .joined: .joined
    case .state: .state
    case .superseded: .superseded
    case .authenticated: .authenticated
    case .round: .round
    case .question: .question
    case .accepted: .accepted
    case .closed: .closed
    case .standings: .standings
    case .ended: .ended
    case .extended: .extended
    case .announcement, .mustWait: .announcement
    case .waiting: .waiting
    case .key: .key
    case .progress: .progress
    case .hall: .hall
    case .event: .event
    case .fault: .fault
    case .done: .done
    case .error: .error
    case .ping: .ping
    case .paper: .paper
    case .submitted: .submitted
    case .starred: .starred
    case .winner: .winner
    case .newcomers: .newcomers
    }
  }
}

/// What a contest is doing.
public enum ContestState: String, Hashable, Sendable, CaseIterable {
  case lobby, running, open, paused, ended
}

/// How a contest is held.
public enum ContestMode: String, Hashable, Sendable, CaseIterable {
  case live, window, judged
}
