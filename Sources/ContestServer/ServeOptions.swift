public import ContestEngine
public import Network

/// What `serve` was told.
public struct ServeOptions: Sendable {
  /// Contests as they are to be served, each with its codes filled in.
  public var contests: [ContestProgram]
  /// Who may take part, by the ids of the contests that have a roster.
  public var rosters: [String: [RosterSeat]]
  public var listen: [ListenAddress]
  /// Descriptors of sockets that listen already, handed over by a service manager.
  public var inherited: [Int32] = []
  /// Nil: plain TCP, on loopback addresses only.
  public var identity: TLSServerIdentity?
  /// The directory that holds `contests.sqlite`.
  public var dataDirectory: String
  public var autopilot: Bool
  /// Ends the process once every contest has ended and, where nothing is open, is final.
  public var exitWhenEnded: Bool
  public var snapshots = SnapshotPolicy()
  /// Begin from nothing where the journal of a directory that was in use is gone; for the name of what
  /// is set aside: `20261129-163501`.
  public var newJournalStamp: String?

  public init(
    contests: [ContestProgram], listen: [ListenAddress], identity: TLSServerIdentity?,
    dataDirectory: String, autopilot: Bool = false, exitWhenEnded: Bool = false,
    rosters: [String: [RosterSeat]] = [:]
  ) {
    self.rosters = rosters
    self.contests = contests
    self.listen = listen
    self.identity = identity
    self.dataDirectory = dataDirectory
    self.autopilot = autopilot
    self.exitWhenEnded = exitWhenEnded
  }
}

/// What to tell the organizer once the server listens.
public struct ListeningReport: Hashable, Sendable {
  public struct ServedContest: Hashable, Sendable {
    public let id: String
    public let hostToken: String
    public let boardToken: String
    public let schools: [School]
    /// How many are on the roster; nil without one.
    public let expected: Int?
  }

  public let addresses: [ListenAddress]
  /// Nil without TLS.
  public let pin: String?
  public let contests: [ServedContest]
}
