import ContestEngine
import Network
import Store
import Wire

/// Those who wait until a host lets them in.
///
/// They are in this server's memory alone: no number, no row, no line of the journal is theirs, so that
/// a crowd of invented children leaves nothing behind. Whoever's line breaks asks again and waits anew.
struct Newcomers {
  struct Newcomer {
    let number: Int
    let connection: ConnectionID
    let fields: PersonFields
    let school: SchoolID
    /// What the seat is to be known by, where the client chose it.
    let claimed: String?
    let since: Instant

    var name: String { "n\(number)" }
  }

  /// Who may wait at a time, over all schools.
  static let most = 20_000
  /// How many are told to hosts by name.
  static let toldMax = 100
  /// Between two lines to hosts, in milliseconds.
  static let tellsEvery: Int64 = 500

  /// Something has changed since hosts were last told.
  var isTellingDue = false
  private var toldAt = Instant(milliseconds: Int64.min / 2)
  private var all: [Int: Newcomer] = [:]
  /// Numbers as they came; some may be gone, never more than are there and a few.
  private var order: [Int] = []
  private var numbers: [ConnectionID: Int] = [:]
  private var claims: [String: Int] = [:]
  private(set) var bySchool: [SchoolID: Int] = [:]
  private var last = 0

  var count: Int { all.count }

  /// Who has waited longest first.
  var inOrder: some Sequence<Newcomer> { order.lazy.compactMap { all[$0] } }

  func waits(_ connection: ConnectionID) -> Bool { numbers[connection] != nil }

  /// Whoever waits with the same secret; nil for nobody.
  func holder(of claimed: String) -> ConnectionID? {
    claims[claimed].flatMap { all[$0] }?.connection
  }

  /// - Parameter schoolMost: how many of one school may wait.
  /// - Returns: false where there is no room.
  mutating func add(
    _ connection: ConnectionID, _ fields: PersonFields, school: SchoolID, claimed: String?,
    schoolMost: Int, at now: Instant
  ) -> Bool {
    guard count < Self.most, bySchool[school, default: 0] < schoolMost else { return false }
    last += 1
    all[last] = Newcomer(
      number: last, connection: connection, fields: fields, school: school, claimed: claimed,
      since: now)
    order.append(last)
    numbers[connection] = last
    if let claimed { claims[claimed] = last }
    bySchool[school, default: 0] += 1
    isTellingDue = true
    return true
  }

  @discardableResult mutating func remove(_ connection: ConnectionID) -> Newcomer? {
    guard let number = numbers.removeValue(forKey: connection),
      let gone = all.removeValue(forKey: number)
    else { return nil }
    if let claimed = gone.claimed, claims[claimed] == number { claims[claimed] = nil }
    if order.count > 2 * all.count + Self.toldMax { order.removeAll { all[$0] == nil } }
    let left = bySchool[gone.school, default: 1] - 1
    bySchool[gone.school] = left > 0 ? left : nil
    isTellingDue = true
    return gone
  }

  /// Those whom a host means, in the order in which they came; nil where it names nobody who waits.
  func meant(by waiting: HostOrder.Waiting) -> [Newcomer]? {
    switch waiting {
    case .newcomer(let name):
      let number = name.hasPrefix("n") ? Int(name.dropFirst()) : nil
      return number.flatMap { all[$0] }.map { [$0] }
    case .school(let school):
      let found = inOrder.filter { $0.school.text == school }
      return found.isEmpty ? nil : found
    case .all: return all.isEmpty ? nil : Array(inOrder)
    }
  }

  // MARK: Telling

  /// When hosts are to be told; nil where nothing has changed.
  var due: Instant? { isTellingDue ? toldAt + Self.tellsEvery : nil }

  mutating func takeDue(at now: Instant) -> Bool {
    guard let due, due <= now else { return false }
    isTellingDue = false
    toldAt = now
    return true
  }
}

extension ServedContest {
  func newcomersMessage(_ lines: ContestLines) -> ServerMessage {
    let schools = contest.program?.definition.schools ?? []
    let waiting = schools.compactMap { school in
      newcomers.bySchool[school.id].map { count in
        ServerMessage.Newcomers.School(
          school: school.id.text, schoolName: school.name, waiting: count)
      }
    }
    let first = newcomers.inOrder.prefix(Newcomers.toldMax).map { newcomer in
      ServerMessage.Newcomers.Newcomer(
        newcomer: newcomer.name, name: newcomer.fields.name ?? newcomer.name,
        schoolName: lines.schoolName(newcomer.school),
        className: newcomer.fields[field: .class], since: newcomer.since.wire)
    }
    return .newcomers(
      ServerMessage.Newcomers(
        isOn: contest.needsApproval, waiting: newcomers.count, schools: waiting, first: first))
  }
}

extension Referee {
  /// Lets somebody wait who could join at once without a host's leave.
  func hold(
    _ id: ConnectionID, _ fields: PersonFields, school: SchoolID, claimed: String?,
    in served: ServedContest, at now: Instant
  ) {
    // Whose line broke and who came back waits once.
    if let claimed, let older = served.newcomers.holder(of: claimed) { drop(older) }
    let schoolMost = served.contest.program?.definition.registration.perSchool ?? 0
    guard
      served.newcomers.add(
        id, fields, school: school, claimed: claimed, schoolMost: schoolMost, at: now)
    else { return refuse(id, .overloaded, retryAfter: Self.roomAgainMs) }
    guests[id]?.session.held(now: now.milliseconds)
    send(.mustWait(ApprovalText.mustWait(guests[id]?.session.language ?? .vi)), to: id)
  }

  /// When somebody who found no room may ask again, in milliseconds.
  private static let roomAgainMs: Int64 = 5_000

  /// - Returns: false where nobody who waits is meant.
  func admit(_ waiting: HostOrder.Waiting, in served: ServedContest, at now: Instant) -> Bool {
    guard let meant = served.newcomers.meant(by: waiting) else { return false }
    for newcomer in meant {
      served.newcomers.remove(newcomer.connection)
      seat(newcomer, in: served, at: now)
    }
    return true
  }

  /// - Returns: false where nobody who waits is meant.
  func turnAway(_ waiting: HostOrder.Waiting, in served: ServedContest) -> Bool {
    guard let meant = served.newcomers.meant(by: waiting) else { return false }
    for newcomer in meant {
      let id = newcomer.connection
      served.newcomers.remove(id)
      guests[id]?.session.joinRefused()
      counts.refusals[.joinClosed, default: 0] += 1
      let words = ApprovalText.turnedAway(guests[id]?.session.language ?? .vi)
      send(.error(ErrorMessage(.joinClosed, message: words)), to: id)
    }
    return true
  }

  func tellNewcomers(in served: ServedContest, at now: Instant) {
    guard served.newcomers.takeDue(at: now) else { return }
    // Boards say how many they are.
    if !served.boards.isEmpty { served.isProgressDue = true }
    guard !served.hosts.isEmpty, let lines = ContestLines(served)
    else { return }
    let line = served.newcomersMessage(lines).outgoing
    for host in served.hosts { outbox.append(line, to: host) }
  }
}

/// What is said to those who wait for a host.
enum ApprovalText {
  static func mustWait(_ language: WireLanguage) -> String {
    language == .en
      ? "Your teacher has to let you in. Please wait, and leave this program open."
      : "Thầy cô sẽ cho em vào. Em đợi một chút, cứ để chương trình mở."
  }

  static func turnedAway(_ language: WireLanguage) -> String {
    language == .en
      ? "You were not let in. Please call your teacher."
      : "Thầy cô chưa cho em vào. Hãy gọi thầy cô."
  }
}
