import Authoring
import Store

/// What is broken in a backup: it was so when it was made, and is carried as it is.
struct BackupFaults {
  let report: BackupReport

  /// - Returns: `faulty` where something is.
  func tell(_ call: Invocation) -> ExitStatus {
    for name in report.damaged {
      let isContests = name == "contests.sqlite"
      call.console.note(
        LocalizedMessage(
          vi: """
            HỎNG: '\(name)' có trang hỏng, đã chép nguyên từng byte.
            \(isContests
              ? "Sau khi đưa vào máy khác, chạy: bangvang journal mend"
              : "Nhập lại các ngân hàng câu hỏi từ tệp của chúng, hoặc dùng bản sao lưu cũ hơn.")
            """,
          en: """
            BROKEN: pages of '\(name)' are damaged; it was carried byte for byte.
            \(isContests
              ? "Once it is restored: bangvang journal mend"
              : "Import the question banks again from their files, or take an older backup.")
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
