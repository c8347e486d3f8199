public import Wire

/// What a board in the hall knows before its first screen.
public struct BoardSetup: Hashable, Sendable {
  /// The server's address as it is shown to who starts the board.
  public var server: String
  /// What contestants type to reach the server, the likeliest first; shown to the hall.
  public var joinAddresses: [String]
  public var language: WireLanguage
  /// What makes this connection a board's; asked for where it is nil.
  public var token: String?
  /// How long a board that nobody watches tries to come in at first, in milliseconds; nil for ever. Once in, it
  /// always waits for a server that is started again.
  public var givesUpAfter: Int64?
  /// Program and version, as the server is told.
  public var client: String

  public init(
    server: String, joinAddresses: [String], language: WireLanguage, token: String? = nil,
    givesUpAfter: Int64? = nil, client: String = "bangvang/1.0"
  ) {
    self.givesUpAfter = givesUpAfter
    self.server = server
    self.joinAddresses = joinAddresses
    self.language = language
    self.token = token
    self.client = client
  }
}

/// What a board is told and what it is to do: the same as an organizer's console.
public typealias BoardEvent = HostEvent
public typealias BoardEffect = HostEffect
