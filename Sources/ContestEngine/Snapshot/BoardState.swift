// The standings of a freeze, which the state alone cannot give again.

extension FrozenBoard: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.write(standings)
    writer.write(moment)
    writer.flag(finalists != nil)
    writer.list(finalists ?? [])
    writer.list(shown)
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    let standings: Standings = try reader.read()
    let moment: RankedMoment = try reader.read()
    let hasFinalists = try reader.flag()
    let finalists: [ContestantID] = try reader.list()
    self.init(
      standings: standings, moment: moment, finalists: hasFinalists ? finalists : nil,
      shown: try reader.list())
  }

  /// Whether it is of a contest with so many contestants.
  func fits(_ contestants: Int) -> Bool {
    let numbers = 1...max(1, contestants)
    return moment.keys.count <= contestants && moment.totals.count == moment.keys.count
      && standings.rows.allSatisfy { numbers.contains(Int($0.contestant.number)) }
      && (finalists ?? []).allSatisfy { numbers.contains(Int($0.number)) }
      && shown.allSatisfy { numbers.contains(Int($0.number)) }
  }
}

extension RankedMoment: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.count(keys.count)
    for key in keys { writer.optional(key) }
    writer.list(totals)
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    let count = try reader.count()
    var keys: [ChainKey?] = []
    keys.reserveCapacity(count)
    for _ in 0..<count { keys.append(try reader.optional()) }
    self.init(keys: keys, totals: try reader.list())
  }
}

extension ChainKey: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.write(head)
    writer.list(rest)
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    head = try reader.read()
    rest = try reader.list()
  }
}

extension RankKey: SnapshotPart {
  /// Keys of a chain have no place of their own.
  func write(to writer: inout StateWriter) {
    writer.signed(first)
    writer.signed(second)
    writer.signed(third)
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self.init(
      first: try reader.signed(), second: try reader.signed(), third: try reader.signed())
  }
}

extension Standings: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.list(rows)
    writer.list(schools)
    writer.list(teams)
    writer.signed(revision)
    writer.numbers(ranks.ranks)
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self.init(
      rows: try reader.list(), schools: try reader.list(), teams: try reader.list(),
      revision: try reader.signed(), ranks: RankTable(ranks: try reader.numbers()))
  }
}

extension Standings.Row: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.signed(rank)
    writer.write(contestant)
    writer.write(school)
    writer.signed(points)
    writer.signed(correct)
    writer.signed(timeMs)
    writer.flag(isDisqualified)
    writer.flag(hasPrizes)
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self.init(
      rank: try reader.signed(), contestant: try reader.read(), school: try reader.read(),
      points: try reader.signed(), correct: try reader.signed(), timeMs: try reader.signed(),
      isDisqualified: try reader.flag(), hasPrizes: try reader.flag())
  }
}

extension Standings.SchoolRow: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.signed(rank)
    writer.write(school)
    for number in [points, counted, present] { writer.signed(number) }
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self.init(
      rank: try reader.signed(), school: try reader.read(), points: try reader.signed(),
      counted: try reader.signed(), present: try reader.signed())
  }
}

extension Standings.TeamRow: SnapshotPart {
  func write(to writer: inout StateWriter) {
    writer.signed(rank)
    writer.signed(team.number)
    writer.write(school)
    for number in [points, counted, present] { writer.signed(number) }
  }

  init(from reader: inout StateReader) throws(SnapshotFault) {
    self.init(
      rank: try reader.signed(), team: TeamID(number: try reader.signed()),
      school: try reader.read(), points: try reader.signed(), counted: try reader.signed(),
      present: try reader.signed())
  }
}
