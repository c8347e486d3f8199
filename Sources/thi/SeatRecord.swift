/// A contestant's seat in a contest, kept so that the same person can come back to it on the same
/// computer after a break.
struct SeatRecord: Hashable, Sendable {
  /// It is forgotten after so many milliseconds: twelve hours.
  static let lifetime: Int64 = 12 * 60 * 60 * 1000

  /// The server's address and port.
  var server: String
  /// The server's certificate; nil without encryption.
  var pin: String?
  /// Where the contestant sits, if not at this computer; see `Surroundings.remoteComputer`.
  var computer: String
  var contest: String
  var contestant: String
  var name: String
  /// The class, or the school.
  var place: String?
  var token: String
  /// The way back from any machine; nil where the server never told it here.
  var ticket: String?
  /// The question of a self-paced paper that was looked at, and those that were marked for later.
  var question: String?
  var marked: [String] = []
  /// Milliseconds since the Unix epoch, by this computer.
  var keptAt: Int64

  /// Whether it is a seat at that server: at a server that shows the same certificate, or where
  /// there is none, at the same address.
  func isAt(server other: String, pin otherPin: String?, computer otherComputer: String) -> Bool {
    guard computer == otherComputer else { return false }
    if let pin, let otherPin { return pin == otherPin }
    return pin == nil && otherPin == nil && server == other
  }

  /// Whether it is the same contestant's seat, under whatever token.
  func isSameSeat(as other: SeatRecord) -> Bool {
    contest == other.contest && contestant == other.contestant && server == other.server
  }

  /// A clock that was set back, as after a power cut on a computer without a battery, ends nothing.
  func isOver(at now: Int64) -> Bool { now - keptAt > Self.lifetime }
}

extension SeatRecord {
  private static let head = "bangvang seat 1"

  /// A line for each thing that is known, its name before it.
  var text: String {
    let lines: [(name: String, value: String?)] = [
      ("server", server), ("pin", pin), ("computer", computer), ("contest", contest),
      ("contestant", contestant), ("name", name), ("place", place), ("token", token),
      ("ticket", ticket), ("question", question),
      ("marked", marked.isEmpty ? nil : marked.joined(separator: " ")), ("kept", String(keptAt)),
    ]
    let told = lines.compactMap { line in line.value.map { "\(line.name) \(Self.oneLine($0))" } }
    return ([Self.head] + told).joined(separator: "\n") + "\n"
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  /// Reads what `text` gave; nil for anything else.
  init?(text: String) {
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.first == Self.head[...] else { return nil }
    var values: [String: String] = [:]
    for line in lines.dropFirst() {
      let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard words.count == 2 else { return nil }
      values[String(words[0])] = String(words[1])
    }
    guard let server = values["server"], let contest = values["contest"],
      let contestant = values["contestant"], let name = values["name"], let token = values["token"],
      let keptAt = values["kept"].flatMap(Int64.init)
    else { return nil }
    self.init(
      server: server, pin: values["pin"], computer: values["computer"] ?? "", contest: contest,
      contestant: contestant, name: name, place: values["place"], token: token,
      ticket: values["ticket"], question: values["question"],
      marked: values["marked"].map { $0.split(separator: " ").map(String.init) } ?? [],
      keptAt: keptAt)
  }
}
