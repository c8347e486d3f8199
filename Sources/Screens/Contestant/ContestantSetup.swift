public import Wire

/// What a contestant's program found and was told before its first screen.
public struct ContestantSetup: Hashable, Sendable {
  /// The server as it is shown, such as "10.0.0.5:7878"; nil asks for it.
  public var server: String?
  /// Nil takes the contest's language.
  public var language: WireLanguage?
  /// A school's code, as it was typed.
  public var code: String?
  /// A contestant's ticket, as it was typed.
  public var ticket: String?
  /// What is kept of an earlier run on this server: offered, never taken.
  public var kept: KeptSeat?
  /// A letter sends at once.
  public var sendsOnLetter = false
  /// Plain mode says the time left by itself.
  public var saysTime = false
  /// The last possible date of birth.
  public var today: CalendarDate
  /// The time zone in which times of day are shown, in seconds east of Greenwich.
  public var timeZoneOffset: Int64 = VietnamTime.secondsEast
  /// A secret of this run, by which the server knows a `join` again whose answer was lost; nil has none.
  public var claim: String?
  /// Program and version, as the server is told.
  public var client = "thi/1.0"
  /// How long the server is looked for in vain before the program gives up, in milliseconds, and
  /// twelve times as long where it had been reached; nil where somebody watches and may leave.
  public var givesUpAfter: Int64?

  public init(server: String?, today: CalendarDate) {
    self.server = server
    self.today = today
  }
}

/// What brings a contestant back into a contest from the same machine.
public struct KeptSeat: Hashable, Sendable {
  /// It is forgotten after so many milliseconds: twelve hours.
  public static let lifetime: Int64 = 12 * 60 * 60 * 1000

  public var contest: String
  public var contestant: String
  public var name: String
  /// The class, or where none was asked for the school.
  public var className: String?
  public var token: String
  /// The way back from any machine, to be shown again.
  public var ticket: String?
  /// On the self-paced paper that is open.
  public var place: KeptPlace?

  public init(
    contest: String, contestant: String, name: String, className: String? = nil, token: String,
    ticket: String? = nil, place: KeptPlace? = nil
  ) {
    self.ticket = ticket
    self.place = place
    self.contest = contest
    self.contestant = contestant
    self.name = name
    self.className = className
    self.token = token
  }
}
