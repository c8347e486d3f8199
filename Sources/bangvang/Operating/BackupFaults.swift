import Authoring
import Store

/// What is broken in a backup: it was so when it was made, and is carried as it is.
struct BackupFaults {
  let report: BackupReport

  /// - Returns: `faulty` where something is.
  func tell(_ call: Invocation) -> ExitStatus {
    for name in report.damaged {
      call.console.note(
        LocalizedMessage(
          vi: """
            HỎNG: '\(name)' có trang hỏng, đã chép nguyên từng byte.
            Sau khi đưa vào máy khác, chạy: bangvang journal mend
            """,
          en: """
            BROKEN: pages of '\(name)' are damaged; it was carried byte for byte.
            Once it is restored: bangvang journal mend
            """))
    }
    for contest in report.contests {
      guard let fault = contest.fault else { continue }
      let message = BrokenJournalText(contest: contest.id, fault: fault).failure.message
      call.console.note(
        LocalizedMessage(vi: "HỎNG: \(message.vi)", en: "BROKEN: \(message.en)"))
    }
    return report.isSound ? .done : .faulty
  }
}
