import Assessment
import ContestEngine
import Cryptography
import Network
import Store
import Wire

/// One contest as it is being served: its state, what is known of its persons, who is connected,
/// and what waits to be made durable. Confined to the writer.
final class ServedContest {
  /// Lent, not copied: copying its thirty parts for each question to it was a twentieth of the
  /// time of an answer.
  var contest: Contest {
    _read { yield state }
    _modify { yield &state }
  }
  private var state: Contest
  /// What the persons' table holds, by the place of the contestant's number − 1.
  var persons: [PersonRow]
  var index: PersonIndex
  var autopilot: Autopilot?
  var opinions: Opinions
  /// Of hosts and boards; an organizer may replace them beside the server.
  private(set) var hostToken: SecretDigest
  private(set) var boardToken: SecretDigest
  /// Nil in a contest without a roster.
  var expected: ExpectedContestants?
  private(set) var teams = TeamNumbers()
  /// Names as they are searched, by the place of the contestant's number − 1; made when a host
  /// searches, and shorter than the contestants are many where more have joined since.
  var searchedNames: [String] = []

  /// The live connection of a contestant, by the place of the number − 1.
  var connections: [ConnectionID?]
  /// The least round trip of the line of each contestant who is there, in milliseconds, by the place of
  /// the number − 1: hosts
  /// are told of all of them four times a second, which must not ask every session.
  var roundTrips: [Int64?]
  /// Hosts and boards, in order of coming.
  var hosts: [ConnectionID] = []
  var boards: [ConnectionID] = []

  /// Recorded, not yet durable.
  private(set) var unsaved: [JournalEntry] = []
  /// Whether what is not yet durable concerns more than single contestants: where the contest stands.
  private(set) var tellsUnsaved = false
  var unsavedPersons: [PersonRow] = []
  /// Of the newest durable entry; before the first, the hash of nothing yet.
  var head: JournalHead

  /// What the last standings said, by the place of the contestant's number − 1; 0: not ranked yet.
  var ranks: [Int] = []
  /// Whether `ranks` may be other than those of now: of a freeze, or of before something happened.
  private(set) var ranksAreStale = true
  var isProgressDue = false
  /// Hosts are told all questions of papers with the next progress; there may be thousands.
  var isAskedDue = false
  var lastProgressAt = Int64.min / 2
  var waiting = Waiting()
  /// Nil while no host has ordered the close of what is open.
  var closing: Closing?
  var lobbyCount = LobbyCount()
  var newcomers = Newcomers()
  /// `ended` names the head of the journal, so it can only be said after the commit.
  var endOwedTo: [ConnectionID] = []
  /// Contestants who came back to a contest that is over: behind `ended` they are told the standings.
  var lateComers: [ConnectionID] = []
  /// The standings as they are told to those; nil where they may be others now.
  var endBoard: ServerMessage.Standings?
  /// The standings as they were last told while the contest goes on, for who comes in; nil where they are
  /// to be told otherwise now.
  var toldBoard: SharedLine?
  /// Of a self-paced contest: what was last told, and when its start is tried again.
  var toldPhase: Contest.Phase?
  var startRetryAt: Instant?
  var lastEventAt: Instant { contest.lastMoment ?? Instant(milliseconds: 0) }
  private(set) var present = 0

  init(
    contest: Contest, persons: [PersonRow], index: PersonIndex, autopilot: Autopilot?,
    opinions: Opinions, hostToken: SecretDigest, boardToken: SecretDigest, head: JournalHead
  ) {
    state = contest
    self.persons = persons
    self.index = index
    self.autopilot = autopilot
    self.opinions = opinions
    self.hostToken = hostToken
    self.boardToken = boardToken
    self.head = head
    connections = Array(repeating: nil, count: persons.count)
    roundTrips = Array(repeating: nil, count: persons.count)
    ranks = Array(repeating: 0, count: persons.count)
  }

  /// Applies events at once, so that the next decision sees them, and keeps them for the commit.
  func record(_ events: [Event], at moment: Instant) {
    for event in events {
      contest.apply(event, at: moment)
      if !event.isOfOneContestant { tellsUnsaved = true }
      if !event.leavesRanks {
        ranksAreStale = true
        endBoard = nil
      }
      unsaved.append(JournalEntry(sequence: contest.sequence, at: moment, event: event))
    }
  }

  func committed(head newHead: JournalHead) {
    head = newHead
    unsaved.removeAll(keepingCapacity: true)
    tellsUnsaved = false
    unsavedPersons.removeAll(keepingCapacity: true)
    opinions.committed()
  }

  /// What is to be written, where anything is.
  var batch: JournalBatch? {
    guard !unsaved.isEmpty, let id = contest.program?.definition.id else { return nil }
    return JournalBatch(
      contest: id, after: head, entries: unsaved, persons: unsavedPersons,
      opinions: opinions.unsaved, forgotten: opinions.counted)
  }

  /// The question that the wire calls by this name; nil where there is none.
  func question(named name: String) -> QuestionID? {
    contest.program?.question(wireID: name)
  }

  /// While an item is open that everyone answers, its durable moments are marked.
  var hasMarks: Bool { contest.phase == .open && !contest.isWindow }

  func place(of contestant: ContestantID) -> Int { Int(contestant.number) - 1 }

  /// Every connected contestant with its connection.
  var connected: [(ContestantID, ConnectionID)] {
    connections.enumerated().compactMap { place, connection in
      connection.map { (ContestantID(number: Int32(place + 1)), $0) }
    }
  }

  /// Everyone who is connected: contestants, hosts and boards.
  var everyone: [ConnectionID] { connections.compactMap(\.self) + hosts + boards }

  // MARK: Restart

  /// Joins the contestants with their persons; one who was erased has a row without fields.
  func restore(_ rows: [PersonRow]) {
    let known = Dictionary(rows.map { ($0.contestant, $0) }, uniquingKeysWith: { $1 })
    persons = contest.contestants.map { registered in
      known[registered.contestant]
        ?? PersonRow(contestant: registered.contestant, key: [], fields: PersonFields())
    }
    for row in rows {
      if let identity = row.fields.identity { index.insert(identity, as: row.contestant) }
    }
    for (registered, person) in zip(contest.contestants, persons) {
      teams.note(registered, person.fields)
    }
    connections = Array(repeating: nil, count: persons.count)
    roundTrips = Array(repeating: nil, count: persons.count)
    ranks = Array(repeating: 0, count: persons.count)
    remember(contest.shownStandings())
  }

  /// Takes persons who were erased from the store out of everything that is told and searched.
  func forget(_ contestants: [ContestantID]) {
    for contestant in contestants {
      persons[place(of: contestant)] = PersonRow(
        contestant: contestant, key: [], fields: PersonFields())
      index.remove(contestant)
    }
    // A change that waits for the disk must not bring one back.
    unsavedPersons.removeAll { contestants.contains($0.contestant) }
    searchedNames = []
    endBoard = nil
    toldBoard = nil
    teams = TeamNumbers()
    for (registered, person) in zip(contest.contestants, persons) {
      teams.note(registered, person.fields)
    }
  }

  /// - Returns: those who came in with a token that is another now.
  func replaceTokens(host: SecretDigest, board: SecretDigest) -> [ConnectionID] {
    let gone = (host == hostToken ? [] : hosts) + (board == boardToken ? [] : boards)
    hostToken = host
    boardToken = board
    return gone
  }

  // MARK: Seats

  /// A new contestant, with the person's row that goes with the registration.
  ///
  /// - Parameter key: of the person, where it has been made.
  func admit(_ contestant: ContestantID, person: PersonRow, key: PersonIndex.Key? = nil) {
    persons.append(person)
    connections.append(nil)
    roundTrips.append(nil)
    ranks.append(0)
    unsavedPersons.append(person)
    if let key = key ?? person.fields.identity.flatMap({ PersonIndex.Key($0) }) {
      index.insert(key, as: contestant)
    }
    if let registered = contest.contestants[contestant] { teams.note(registered, person.fields) }
  }

  /// The row of a person whose fields changed, under a new key.
  func update(_ contestant: ContestantID, person: PersonRow) {
    persons[place(of: contestant)] = person
    searchedNames = []
    endBoard = nil
    toldBoard = nil
    unsavedPersons.append(person)
    if let identity = person.fields.identity { index.insert(identity, as: contestant) }
  }

  func sit(_ connection: ConnectionID, seat: Int) {
    if connections[seat] == nil { present += 1 }
    connections[seat] = connection
    roundTrips[seat] = nil
    isProgressDue = true
  }

  func leave(seat: Int) {
    if connections[seat] != nil { present -= 1 }
    connections[seat] = nil
    roundTrips[seat] = nil
    isProgressDue = true
  }

  /// What is held of a contestant's answer, for the wire: of an opinion, what was said.
  func held(
    of contestant: ContestantID, to question: QuestionID, _ lines: ContestLines
  ) -> Wire.HeldAnswer? {
    contest.answer(of: contestant, to: question).map { answer in
      var held = lines.held(answer)
      held.response = held.response ?? opinions.said(by: contestant, to: question)
      return held
    }
  }

  /// Keeps the ranks of new standings, those that are shown now, to be told to each contestant.
  func remember(_ standings: ContestEngine.Standings) {
    for row in standings.rows { ranks[place(of: row.contestant)] = row.rank }
    ranksAreStale = contest.isFrozen
  }

  /// Keeps the ranks of now. Who comes back to an ended contest is told a rank without ranking everyone.
  func rankAnew() {
    if ranksAreStale { remember(contest.standings()) }
  }

  /// Whose token it is, compared in constant time.
  func role(of token: SecretDigest) -> Role? {
    if constantTimeEqual(token.bytes, hostToken.bytes) { return .host }
    if constantTimeEqual(token.bytes, boardToken.bytes) { return .board }
    return nil
  }
}

extension Event {
  /// Changes nothing of what a `welcome` says.
  fileprivate var isOfOneContestant: Bool {
    switch self {
    case .registered, .responded, .opined, .staked, .tokenReplaced, .ticketReplaced, .renamed,
      .begun,
      .handedIn:
      true
    default: false
    }
  }
}
