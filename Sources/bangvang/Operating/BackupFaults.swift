import Authoring
import Store

/// What is broken in a backup: journals and pages were so when it was made, and are carried as they
/// are; filling bytes became so since.
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
    if report.isFillerSpoilt {
      call.console.note(
        LocalizedMessage(
          vi: """
            Vài byte đệm (giữa các tệp hoặc ở cuối) đã đổi từ lúc sao lưu. Không tệp nào bị ảnh hưởng, \
            nhưng ổ đĩa này có thể sắp hỏng: hãy sao lưu lại vào ổ khác.
            """,
          en: """
            Some filling bytes (between the files, or at the end) have changed since. No file is touched, \
            but this disk may be failing: make another backup on another one.
            """))
    }
    return report.isSound && !report.isFillerSpoilt ? .done : .faulty
  }
}
