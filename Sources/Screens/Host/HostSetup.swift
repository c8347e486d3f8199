public import Wire

/// What the organizer's console knows before its first screen.
public struct HostSetup: Hashable, Sendable {
  /// The server's address as it is shown.
  public var server: String
  public var language: WireLanguage
  /// What makes this connection a host's; asked for where it is nil.
  public var token: String?
  /// How long a console that nobody watches tries to come in at first, in milliseconds; nil for ever. Once in,
  /// it always waits for a server that is started again.
  public var givesUpAfter: Int64?
  /// How far the times of the log are ahead of UTC, in seconds.
  public var secondsEast: Int64
  /// Program and version, as the server is told.
  public var client: String

  public init(
    server: String, language: WireLanguage, token: String? = nil, givesUpAfter: Int64? = nil,
    secondsEast: Int64 = VietnamTime.secondsEast,
    client: String = "bangvang/1.0"
  ) {
    self.givesUpAfter = givesUpAfter
    self.server = server
    self.language = language
    self.token = token
    self.secondsEast = secondsEast
    self.client = client
  }
}
