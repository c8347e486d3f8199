import Assessment
public import ContestEngine
import Foundation

/// A live contest as a contest package of the ICPC's Contest API, for resolvers and scoreboards
/// that others have written.
///
/// A contestant is a team, a school an organization, a question a problem. Trials, surveys and
/// annulled questions are left out. Deviations: submissions have no files; where points can be lost
/// totals are higher than ours by one number for everyone (`PackageBalance`).
public struct ContestPackage {
  public struct File: Hashable, Sendable {
    public let name: String
    public let bytes: [UInt8]
  }

  let contest: Contest
  let program: ContestProgram
  let moments: ContestMoments
  /// As it may be shown.
  let name: (ContestantID) -> String

  /// - Parameter name: of a contestant as it may be published.
  /// - Returns: nil for a contest that is not live: its papers are of each contestant's own.
  public init?(
    _ contest: Contest, _ program: ContestProgram, moments: ContestMoments,
    name: @escaping (ContestantID) -> String
  ) {
    guard program.definition.mode == .live else { return nil }
    self.contest = contest
    self.program = program
    self.moments = moments
    self.name = name
  }

  /// The files of the package; the same bytes from the same journal.
  public func files() throws -> [File] {
    var feed = Feed()
    var files = [File(name: "api.json", bytes: try Self.json(PackageRecords.API()))]
    func one(_ kind: String, _ record: some Encodable) throws {
      files.append(File(name: "\(kind).json", bytes: try Self.json(record)))
      try feed.append(kind, id: nil, record)
    }
    func list<Record: Encodable>(_ kind: String, _ records: [(id: String, record: Record)]) throws {
      files.append(File(name: "\(kind).json", bytes: try Self.json(records.map(\.record))))
      for entry in records { try feed.append(kind, id: entry.id, entry.record) }
    }
    try one("contest", contestInfo)
    try list("judgement-types", Self.judgementTypes.map { ($0.id, $0) })
    try list("languages", [("quiz", PackageRecords.Language())])
    try list("problems", problems.map { ($0.id, $0) })
    try list("groups", groups.map { ($0.id, $0) })
    try list("organizations", organizations.map { ($0.id, $0) })
    try list("teams", teams.map { ($0.id, $0) })
    let judged = judged
    try list("submissions", judged.map { ($0.submission.id, $0.submission) })
    try list("judgements", judged.map { ($0.judgement.id, $0.judgement) })
    try list("awards", awards.map { ($0.id, $0) })
    try one("state", state)
    files.append(File(name: "scoreboard.json", bytes: try Self.json(scoreboard(feed.last))))
    files.append(File(name: "event-feed.ndjson", bytes: feed.bytes))
    return files
  }

  static func json(_ value: some Encodable, isLine: Bool = false) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting =
      isLine
      ? [.sortedKeys, .withoutEscapingSlashes]
      : [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
  }

  /// One line for each thing, in an order in which nothing is named before it is told.
  private struct Feed {
    var bytes: [UInt8] = []
    var count = 0

    var last: String { "e\(count)" }

    mutating func append(_ kind: String, id: String?, _ record: some Encodable) throws {
      count += 1
      bytes += try ContestPackage.json(
        PackageRecords.FeedLine(
          token: last, id: PackageRecords.Nullable(id), type: kind, data: record), isLine: true)
    }
  }
}
