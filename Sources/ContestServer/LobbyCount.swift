import ContestEngine
import Network
import Wire

/// When those who wait in the lobby are told again how many have come.
///
/// A line to everybody costs as much as there are people: what it may cost a second is limited, not only
/// how often it is said. Hosts are told in another way, and each newcomer on coming in.
struct LobbyCount {
  /// Between two lines to the same connection at least, in milliseconds.
  static let tellsEvery: Int64 = 1_000
  /// Lines a second to all connections together: 20,000 of them are told every twenty seconds.
  static let linesPerSecond = 1_000

  private var told: (joined: Int, present: Int)?
  /// Since when it is another one than was told.
  private var changedAt: Instant?
  /// When what has changed is told; nil where nothing has.
  private(set) var due: Instant?

  /// Looks at how many there are now.
  mutating func observe(joined: Int, present: Int, at now: Instant) {
    if let told, told == (joined, present) {
      end()
    } else {
      let since = changedAt ?? now
      changedAt = since
      // By those who are there now, not by those who were when the first came: ten thousand may have
      // come in between.
      let spread = Int64(present) * 1_000 / Int64(Self.linesPerSecond)
      due = since + max(Self.tellsEvery, spread)
    }
  }

  /// - Returns: whether it is time; what was observed last counts as told then.
  mutating func takeDue(joined: Int, present: Int, at now: Instant) -> Bool {
    guard let due, due <= now else { return false }
    told = (joined, present)
    end()
    return true
  }

  /// Nothing is to be told: nothing has changed, or the lobby is over.
  mutating func end() {
    changedAt = nil
    due = nil
  }
}

extension Referee {
  func tellLobbyCount(in served: ServedContest, at now: Instant) {
    guard served.contest.phase == .lobby else { return served.lobbyCount.end() }
    let (joined, present) = (served.contest.contestants.count, served.present)
    served.lobbyCount.observe(joined: joined, present: present, at: now)
    guard served.lobbyCount.takeDue(joined: joined, present: present, at: now),
      let line = ContestLines(served)?.state(present: present, now: now).outgoing
    else { return }
    for connection in served.connections.compactMap(\.self) + served.boards {
      outbox.append(line, to: connection)
    }
  }
}
