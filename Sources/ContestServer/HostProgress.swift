import Assessment
import ContestEngine
import Wire

/// What hosts are told of a contest while it goes on: who is there, who has answered, and what was
/// asked so far. Reads, changes nothing.
struct HostProgress {
  let contest: Contest
  /// Of the contest as it is, with the answers to its last question.
  let counts: SchoolCounts
  let present: Int
  /// Of each contestant who is there, by the place of the number − 1, in milliseconds.
  let roundTrips: [Int64?]
  /// Whether the questions of a self-paced contest are told; those of others always are.
  let tellsPapers: Bool
  /// What the server takes of its machine, where that was read.
  let machine: ServerMessage.MachineUse?

  var message: ServerMessage {
    let last = contest.last
    let tally = last.flatMap(contest.tally)
    return .progress(
      ServerMessage.Progress(
        question: last.flatMap { contest.program?.wireID(of: $0) },
        answered: tally?.answered ?? 0, present: present, choices: tally?.distribution ?? [:],
        schools: schools, asked: contest.isWindow ? ofPapers : asked(upTo: last),
        playing: last.flatMap { contest.countIn(round: $0.round) },
        isFinal: contest.isFinalized, machine: machine))
  }

  /// All of them where the line has room for that, else those from which somebody came.
  private var schools: [ServerMessage.Progress.School] {
    let defined = contest.program?.definition.schools ?? []
    var rows = Dictionary(
      defined.map { school in
        (
          school.id,
          ServerMessage.Progress.School(
            school: school.id.text, schoolName: school.name, joined: 0, present: 0, answered: 0)
        )
      }, uniquingKeysWith: { first, _ in first })
    var trips = Array(repeating: [Int64](), count: counts.schools.count)
    for (trip, school) in zip(roundTrips, SchoolCounts.places(in: contest)) {
      if let trip { trips[Int(school)].append(trip) }
    }
    for (place, school) in counts.schools.enumerated() {
      rows[school]?.joined = counts.joined[place]
      rows[school]?.present = counts.present[place]
      rows[school]?.answered = counts.answered[place]
      if !trips[place].isEmpty {
        trips[place].sort()
        rows[school]?.roundTrip = trips[place][trips[place].count / 2]
      }
    }
    let ordered = defined.compactMap { rows[$0.id] }
    return ordered.count > Self.schoolsMax ? ordered.filter { $0.joined > 0 } : ordered
  }

  /// So many fit into one line of the protocol, whatever their names.
  static let schoolsMax = 1_500

  private func asked(upTo last: QuestionID?) -> [ServerMessage.Progress.Asked] {
    guard let last, let program = contest.program else { return [] }
    return contest.askedOrDefined.prefix { $0 <= last }.map { line(of: $0, program) }
  }

  /// All that papers may be drawn from: any of them may have to be put right.
  private var ofPapers: [ServerMessage.Progress.Asked] {
    guard tellsPapers, let program = contest.program else { return [] }
    return contest.askedOrDefined.prefix(Self.papersMax).map { line(of: $0, program) }
  }

  /// So many fit into one line of the protocol beside the schools.
  static let papersMax = 5_000

  private func line(
    of question: QuestionID, _ program: ContestProgram
  ) -> ServerMessage.Progress.Asked {
    let tally = contest.tally(of: question)
    return ServerMessage.Progress.Asked(
      question: program.wireID(of: question), answered: tally?.answered ?? 0,
      correct: tally?.correct, annulled: contest.isAnnulled(question))
  }
}

extension ServedContest {
  /// Of each school: who joined, who is there, who has answered the last question.
  var schoolCounts: SchoolCounts {
    SchoolCounts(contest, answering: contest.last, isPresent: connections.map { $0 != nil })
  }
}

extension Referee {
  func progress(of served: ServedContest, _ counts: SchoolCounts) -> ServerMessage {
    HostProgress(
      contest: served.contest, counts: counts, present: served.present,
      roundTrips: served.roundTrips, tellsPapers: served.isAskedDue, machine: machine
    ).message
  }
}

extension Event {
  /// Whether questions of papers are others afterwards, or are counted otherwise.
  var changesPapers: Bool {
    switch self {
    case .started, .finished, .annulled, .rekeyed, .disqualified, .reinstated, .tallied, .amended:
      true
    default: false
    }
  }
}
