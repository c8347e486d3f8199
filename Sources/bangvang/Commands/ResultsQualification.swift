import Assessment
import ContestEngine
import Foundation
import Publishing
import Store

/// `bangvang results --qualify`: who goes on, as a roster for the next contest.
struct ResultsQualification {
  let recorded: RecordedContest
  let rule: QualificationRule
  let language: String

  private var isEnglish: Bool { language == "en" }
  private func say(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }

  var qualification: Qualification {
    Qualification(
      rule, rows: recorded.contest.standings().rows, wards: recorded.program.definition.wards)
  }

  /// Under the headings that a roster is read by, with everything that this contest knows: what was
  /// registered, more time, consents, and who takes part outside the prizes.
  func roster(_ qualification: Qualification) -> [UInt8] {
    let columns = QualifiedRoster(recorded: recorded, isEnglish: isEnglish).columns
    var table = CSVTable(header: columns.map(\.heading))
    for contestant in qualification.contestants {
      table.append(columns.map { $0.cell(contestant) })
    }
    return table.bytes
  }

  /// What is to be known beside the roster, a line each: what may still change, which shares found
  /// too few, and where the organizer has to decide.
  func notes(_ qualification: Qualification) -> [String] {
    var notes: [String] = []
    if !recorded.contest.isFinalized {
      notes.append(
        recorded.contest.phase == .ended
          ? say(
            "Kết quả còn TẠM THỜI: danh sách này có thể thay đổi đến khi chốt (finalize).",
            "The results are PROVISIONAL: this list may change until they are finalized.")
          : say(
            "Cuộc thi chưa kết thúc: danh sách này theo điểm lúc này và còn thay đổi.",
            "The contest is not over: this list goes by the points of now and will change."))
    }
    notes += shortfalls(qualification.shortfalls)
    if !qualification.withoutWard.isEmpty { notes.append(withoutWard(qualification)) }
    return notes + qualification.ties.map(words)
  }

  /// What the organizer has to decide.
  private func words(_ tie: Qualification.Tie) -> String {
    let names = tie.contestants.map { recorded.names[$0].map { "\($0)" } ?? $0.description }
      .joined(separator: ", ")
    let group = tie.group.map { " (\(name(of: $0)))" } ?? ""
    return say(
      "bằng nhau ở vạch chọn\(group): \(names); còn \(tie.room) suất nên chưa ghi ai: hãy bốc thăm hoặc lấy cả",
      "equal at the line\(group): \(names); there is room for \(tie.room), so none of them is in the list: draw lots or take them all"
    )
  }

  /// One line a share.
  private func shortfalls(_ all: [Qualification.Shortfall]) -> [String] {
    rule.shares.compactMap { share in
      let own = all.filter { $0.share == share }
      guard let first = own.first else { return nil }
      let why = say(
        "0 điểm hoặc bị loại thì không vào vòng sau",
        "who has 0 points or is disqualified does not go on")
      switch share {
      case .overall(let count):
        return say(
          "\(count) suất nhưng chỉ có \(first.found) em để chọn: \(why)",
          "\(English.count(count, "place")), and \(first.found) to choose from: \(why)")
      case .perSchool(let count), .perWard(let count):
        let few = own.prefix(Self.named).map { "\(name(of: $0.group ?? "")) \($0.found)" }
          .joined(separator: ", ")
        let more = own.count > Self.named ? ", …" : ""
        return say(
          "\(own.count) nơi không đủ \(count) em để chọn (\(few)\(more)): \(why)",
          "\(own.count) with fewer than \(count) to choose from (\(few)\(more)): \(why)")
      }
    }
  }

  /// So many schools or wards are named in a line.
  private static let named = 10

  private func withoutWard(_ qualification: Qualification) -> String {
    let ids = Set(qualification.withoutWard.compactMap { recorded.contest.contestants[$0]?.school })
    let schools = ids.map { name(of: $0.text) }.sorted()
    let few = schools.prefix(Self.named).joined(separator: ", ")
    let more = schools.count > Self.named ? ", …" : ""
    return say(
      "các trường chưa ghi xã/phường (ward) nên không ai của trường được chọn theo xã: \(few)\(more)",
      "schools that name no ward, so that nobody of them is chosen by ward: \(few)\(more)")
  }

  private func name(of group: String) -> String {
    recorded.program.definition.schools.first { $0.id.text == group }?.name ?? group
  }

  // MARK: For programs

  private struct JSON: Encodable {
    struct Row: Encodable {
      let contestant: String
      let rank: Int
      let points: Int
      let school: String
      /// As the roster has them; empty cells are left out.
      let roster: [String: String]
    }

    struct Tie: Encodable {
      let share: String
      let group: String?
      let contestants: [String]
      let room: Int
    }

    struct Shortfall: Encodable {
      let share: String
      let group: String?
      let wanted: Int
      let found: Int
    }

    let contest: String
    let revision: Int
    let state: String
    let final: Bool
    let contestants: [Row]
    let ties: [Tie]
    let shortfalls: [Shortfall]
    let withoutWard: [String]
  }

  func json(_ qualification: Qualification) -> some Encodable {
    let standings = recorded.contest.standings()
    let qualified = Set(qualification.contestants)
    let columns = QualifiedRoster(recorded: recorded, isEnglish: isEnglish).columns
    return JSON(
      contest: recorded.program.definition.id, revision: standings.revision,
      state: recorded.state, final: recorded.contest.isFinalized,
      contestants: standings.rows.filter { qualified.contains($0.contestant) }.map { row in
        let cells = columns.map { ($0.key, $0.cell(row.contestant)) }.filter { !$0.1.isEmpty }
        return JSON.Row(
          contestant: row.contestant.description, rank: row.rank, points: row.points,
          school: row.school.text,
          roster: Dictionary(cells, uniquingKeysWith: { first, _ in first }))
      },
      ties: qualification.ties.map {
        JSON.Tie(
          share: Self.share($0.share).name, group: $0.group,
          contestants: $0.contestants.map(\.description), room: $0.room)
      },
      shortfalls: qualification.shortfalls.map {
        let (name, count) = Self.share($0.share)
        return JSON.Shortfall(share: name, group: $0.group, wanted: count, found: $0.found)
      }, withoutWard: qualification.withoutWard.map(\.description))
  }

  private static func share(_ share: QualificationRule.Share) -> (name: String, count: Int) {
    switch share {
    case .perSchool(let count): ("perSchool", count)
    case .perWard(let count): ("perWard", count)
    case .overall(let count): ("overall", count)
    }
  }
}
