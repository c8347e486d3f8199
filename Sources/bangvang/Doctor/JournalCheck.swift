import Assessment
import Authoring
import Foundation
import Store

/// Whether the contests that are already there can go on: a break is better found today than before
/// a full hall.
struct JournalCheck {
  let directory: String

  /// Nothing where no contest was held yet.
  func look() -> [DoctorFinding] {
    guard FileManager.default.fileExists(atPath: directory + "/contests.sqlite") else { return [] }
    do throws(StoreError) {
      return try findings(in: DataDirectory(existing: directory).openJournal(creating: false))
    } catch {
      return [DoctorFinding("journal", error)]
    }
  }

  private func findings(in journal: SQLiteJournal) throws(StoreError) -> [DoctorFinding] {
    var broken: [DoctorFinding] = []
    var entries: Int64 = 0
    let contests = try journal.contests()
    for contest in contests {
      let verification = try journal.verify(contest.id)
      entries += verification.head.sequence
      if let fault = verification.fault {
        broken.append(
          DoctorFinding(
            "journal", .store(.brokenJournal(contest: contest.id, fault), in: directory)))
      }
    }
    // Entries may be whole where other pages, of persons or tokens, are not.
    do throws(StoreError) {
      try journal.checkPages()
    } catch {
      broken.append(DoctorFinding("journal", error))
    }
    guard broken.isEmpty else { return broken }
    return [
      DoctorFinding(
        "journal", .ok, vi: "nhật ký nguyên vẹn: \(contests.count) cuộc thi, \(entries) dòng",
        en: "the journal is whole: \(English.count(contests.count, "contest")), "
          + English.count(Int(entries), "entry", "entries"),
        values: ["contests": Int64(contests.count), "entries": entries])
    ]
  }
}
