import Assessment
import Authoring
import ContestEngine
import Foundation
import Publishing
import Store

/// `bangvang privacy purge`: erases everyone of the contests whose time for it has come.
enum PrivacyPurge {
  static let command = ProgramCommand(
    "privacy", "purge",
    about: LocalizedMessage(
      vi: "xoá thông tin cá nhân của các cuộc thi đã quá hạn giữ (keepDays)",
      en: "erase everyone of contests whose keepDays are over"),
    options: [.inContest, .data, .json, .dryRun], run: run)

  private static func run(_ call: Invocation) async throws(CommandFailure) -> ExitStatus {
    let contests = try KeptPersons.read(call)
    let now = Instant.now
    let isDry = call.arguments.has("--dry-run")
    var rows: [PurgeJSON.Contest] = []
    for kept in contests {
      let isOver = kept.isOver(at: now)
      var erased = 0
      if isOver, !isDry, !kept.contestants.isEmpty {
        erased = try PersonErasing(call).erase(kept.contestants, kept.id).count
      }
      rows.append(PurgeJSON.Contest(kept, isOver: isOver, erased: erased, call))
    }
    if call.wantsJSON {
      try call.console.result(json: PurgeJSON(dryRun: isDry, contests: rows))
    } else {
      call.console.result(text(rows, isDry: isDry, call))
    }
    SetAside.note(call)
    return .done
  }

  private static func text(
    _ rows: [PurgeJSON.Contest], isDry: Bool, _ call: Invocation
  ) -> String {
    func say(_ vi: String, _ en: String) -> String { call.language == "en" ? en : vi }
    var table = [
      [
        say("Cuộc thi", "Contest"), say("Kết thúc", "Ended"), say("Giữ (ngày)", "Kept (days)"),
        say("Đến ngày", "Until"), say("Người", "Persons"), "",
      ]
    ]
    for row in rows {
      let what: String =
        if row.persons == 0 {
          say("không còn ai", "nobody left")
        } else if !row.over {
          say("chưa đến hạn", "not yet")
        } else if isDry {
          say("sẽ xoá", "would be erased")
        } else {
          say("đã xoá \(row.erased)", "erased \(row.erased)")
        }
      table.append([
        row.contest, String(row.ended.prefix(10)), "\(row.keepDays)", String(row.until.prefix(10)),
        "\(row.persons)", what,
      ])
    }
    var lines = TextTable(table, rightAligned: [2, 4]).lines
    let published = rows.filter { $0.erased > 0 }.flatMap(\.published)
    if !published.isEmpty {
      lines += [
        "", say("Đã công bố, nên gỡ hoặc thay:", "Published, to be taken down or replaced:"),
      ]
      lines += published.map { "  \($0)" }
    }
    if rows.contains(where: { $0.erased > 0 }) {
      lines += ["", say("Xoá cả bản sao lưu cũ.", "Delete older backups too.")]
    }
    return lines.joined(separator: "\n")
  }
}

/// The persons of a contest, and how long they may be kept.
struct KeptPersons {
  let id: String
  let contestants: [ContestantID]
  let keepDays: Int
  /// Its end; of one that was never ended, its last entry.
  let ended: Instant

  var until: Instant { ended + Int64(keepDays) * 86_400_000 }

  func isOver(at now: Instant) -> Bool { until <= now }

  static func read(_ call: Invocation) throws(CommandFailure) -> [KeptPersons] {
    var ids = try RecordedContest.ids(call)
    if let named = call.arguments.value("--contest") {
      ids = [try RecordedContest.id(named, call)]
    }
    var kept: [KeptPersons] = []
    for id in ids {
      let recorded = try RecordedContest(id, call)
      guard let ended = recorded.moments.ended ?? recorded.moments.last else { continue }
      kept.append(
        KeptPersons(
          id: id, contestants: recorded.persons.keys.sorted(),
          keepDays: recorded.program.definition.privacy.keepDays, ended: ended))
    }
    return kept
  }
}

private struct PurgeJSON: Encodable {
  struct Contest: Encodable {
    let contest: String
    let ended: String
    let keepDays: Int
    let until: String
    let over: Bool
    /// Before anything was erased.
    let persons: Int
    let erased: Int
    /// Folders.
    let published: [String]

    init(_ kept: KeptPersons, isOver: Bool, erased: Int, _ call: Invocation) {
      contest = kept.id
      ended = PackageTime.absolute(kept.ended)
      keepDays = kept.keepDays
      until = PackageTime.absolute(kept.until)
      over = isOver
      persons = kept.contestants.count
      self.erased = erased
      published = PublishedPlaces.read(in: call.dataDirectory).folders(of: kept.id)
    }
  }

  let dryRun: Bool
  let contests: [Contest]
}

extension ProgramCommand {
  static let privacyPurge = PrivacyPurge.command
}
