import ContestClient
import Network
import Screens
import Terminal
import Wire

/// How the contestant's part is to be played, from all that was said about it.
struct ContestantPlan: Sendable {
  let arguments: ThiArguments
  let system: SystemFile
  let surroundings: Surroundings
  let version: String

  var isPlain: Bool { arguments.isPlain || surroundings.asksForPlain }

  /// The servers that were named; nil asks for them.
  var hosts: HostList? { (arguments.host ?? system.host).flatMap { HostList($0) } }

  /// How to connect to the current server of a list.
  ///
  /// One of the list that was met before vouches for those that were not.
  func security(of hosts: HostList, known: KnownServers) -> ContestLink.Security {
    if arguments.isPlaintext { return .plaintext }
    if let given = arguments.pin ?? system.pin(of: hosts.current) { return .tls(pin: given) }
    if known[hosts.current] != nil { return .tls(pin: nil) }
    return .tls(pin: hosts.endpoints.lazy.compactMap { known[$0] }.first)
  }

  /// For everything until a connection can be used, in milliseconds. Where there is another server
  /// to try, a silent one is not waited for so long.
  static func connectingTime(of hosts: HostList?) -> Int {
    (hosts?.endpoints.count ?? 1) > 1 ? 4_000 : 10_000
  }

  /// How long a program that nobody watches looks for its server, in milliseconds.
  private static let patience: Int64 = 10_000

  func setup(
    kept: KeptSeat?, now: ServerTime, using random: inout some RandomNumberGenerator
  ) -> ContestantSetup {
    var setup = ContestantSetup(server: hosts?.description, today: Self.today(now))
    setup.language = arguments.language ?? system.language
    setup.code = arguments.credential.flatMap {
      Crockford.normalised($0, length: Crockford.codeLength)
    }
    setup.ticket = arguments.credential.flatMap {
      Crockford.normalised($0, length: Crockford.ticketLength)
    }
    setup.kept = kept
    setup.claim = Self.claim(using: &random)
    setup.sendsOnLetter = arguments.isQuick
    setup.saysTime = arguments.saysTime
    setup.client = "thi/" + version
    setup.givesUpAfter = surroundings.terminal.typesLines ? nil : Self.patience
    return setup
  }

  /// Three words of 16 digits each, so more than 190 random bits.
  private static func claim(using random: inout some RandomNumberGenerator) -> String {
    (0..<3).map { _ in
      String(UInt64.random(in: 1 << 60...UInt64.max, using: &random), radix: 16)
    }.joined()
  }

  /// The last day on which anybody can have been born.
  ///
  /// A computer whose battery is empty believes in some year long past. The server knows better,
  /// so any day is let through then.
  static func today(_ now: ServerTime) -> CalendarDate {
    let today = CalendarDate(now, offset: VietnamTime.secondsEast)
    guard today.year < 2025 else { return today }
    return CalendarDate(year: 9999, month: 12, day: 31) ?? today
  }
}
