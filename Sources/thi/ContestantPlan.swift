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

  /// The server that was named; nil asks for it.
  var server: Endpoint? { (arguments.host ?? system.host).flatMap { Endpoint($0) } }

  /// How to connect to a server.
  func security(of server: Endpoint) -> ContestLink.Security {
    arguments.isPlaintext ? .plaintext : .tls(pin: arguments.pin ?? system.pin(of: server))
  }

  /// How long a program that nobody watches looks for its server, in milliseconds.
  private static let patience: Int64 = 10_000

  func setup(
    kept: KeptSeat?, now: ServerTime, using random: inout some RandomNumberGenerator
  ) -> ContestantSetup {
    var setup = ContestantSetup(server: server?.description, today: Self.today(now))
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
