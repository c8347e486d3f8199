import ContestEngine
import Cryptography
import Network
import Store
import Wire

/// Sessions by the clock, restarts, ends and faults.
extension Referee {
  /// Sessions are woken together, at most so often, in milliseconds: each ping that goes alone wakes the
  /// threads of both sides for it.
  private static let sessionsEvery: Int64 = 10

  /// Wakes the sessions that are due, the longest due first, as many as may be woken now.
  func checkSessions(at now: Instant) {
    guard let earliest = alarms.earliest, earliest <= now, sessionsReadyAt <= now else { return }
    sessionsReadyAt = now + Self.sessionsEvery
    while let earliest = alarms.earliest, earliest <= now,
      alarmBudget.take(due: earliest, at: now),
      let id = alarms.take(dueBy: now)
    {
      guard let guest = guests[id] else { continue }
      guest.armed = nil
      let effects = guest.session.tick(now: now.milliseconds) { Base64URL.encode(random.bytes(9)) }
      perform(effects, for: guest, at: now)
      if !guest.isGone { arm(guest) }
    }
  }

  /// When sessions are to be looked at next; nil where none waits for a moment.
  func sessionsDue(after now: Instant) -> Instant? {
    alarms.earliest.map { max($0, sessionsReadyAt, alarmBudget.ready(due: $0, at: now)) }
  }

  /// Sets the alarm of a session where it comes earlier than the one that is set.
  func arm(_ guest: Guest) {
    guard let due = guest.session.nextDeadline.map(Instant.init(milliseconds:)) else { return }
    if let armed = guest.armed, armed <= due { return }
    guest.armed = due
    alarms.set(guest.id, due: due)
  }

  /// The server was gone, or could not write: where an item is open its time stood still.
  func recover(at now: Instant) {
    for served in contests {
      if let open = served.contest.current, served.contest.isSurvey(open.question) {
        try? served.opinions.begin(open.question)
      }
      carryOut(.recover, in: served, at: now)
      countSurveys(in: served, at: now)
    }
  }

  /// Says `ended` to those who wait for it; it names the head of the journal, so it comes after the
  /// commit.
  func sayEnds() {
    for served in contests where !served.endOwedTo.isEmpty {
      let owed = served.endOwedTo
      served.endOwedTo = []
      served.rankAnew()
      let journal = ServerMessage.Ended.Journal(
        sequence: served.head.sequence, head: served.head.hash.description)
      let count = served.contest.contestants.count
      let tellsRanks = ContestLines(served)?.tellsRanks ?? false
      for connection in owed {
        var ended = ServerMessage.Ended(
          journal: journal, of: count, isFinal: served.contest.isFinalized,
          waitsForJury: served.contest.waitsForJury)
        if tellsRanks,
          case .contestant(let contestant)? = guests[connection]?.identity
        {
          ended.rank = served.ranks[served.place(of: contestant)]
          ended.points = served.contest.points(of: contestant)
        }
        send(.ended(ended), to: connection)
      }
      tellLateComers(in: served)
    }
  }

  /// Tells hosts of a fault at once: it tells of nothing that must be durable.
  func tellHosts(ofFault code: String, through sender: any ConnectionSender) {
    var lines = Outbox()
    for served in contests {
      for host in served.hosts {
        let language = guests[host]?.session.language ?? .vi
        lines.append(
          ServerMessage.fault(code: code, text: FaultText.text(code, language: language)).outgoing,
          to: host)
      }
    }
    lines.release(to: sender)
  }

  /// Pings all who have come in, without asking what their pongs tell.
  func pingEverybody(through sender: any ConnectionSender) {
    var lines = Outbox()
    let line = ServerMessage.ping(id: random.token()).outgoing
    for (id, guest) in guests where guest.identity != .nobody { lines.append(line, to: id) }
    lines.release(to: sender)
  }

  /// Whether every contest is over and nothing more can be done with it by itself.
  var isOver: Bool {
    contests.allSatisfy { $0.contest.phase == .ended && $0.contest.nextStep == .nothing }
  }
}

/// What a host is told when the disk fails, or is back.
enum FaultText {
  static func text(_ code: String, language: WireLanguage) -> String {
    let english = language == .en
    switch code {
    case "diskFull":
      return english
        ? "The disk is full. No answer is being accepted; free some space and the contest goes on "
          + "by itself."
        : "Ổ đĩa đã đầy. Hiện không nhận câu trả lời nào; hãy dọn bớt dữ liệu, cuộc thi sẽ tự chạy "
          + "tiếp."
    case "diskBack":
      return english
        ? "The disk works again. The contest goes on; nothing was lost."
        : "Ổ đĩa đã ghi lại được. Cuộc thi chạy tiếp, không mất câu trả lời nào."
    default:
      return english
        ? "The disk cannot be written. No answer is being accepted; see to the disk and the contest "
          + "goes on by itself."
        : "Không ghi được vào ổ đĩa. Hiện không nhận câu trả lời nào; hãy kiểm tra ổ đĩa, cuộc thi "
          + "sẽ tự chạy tiếp."
    }
  }
}
