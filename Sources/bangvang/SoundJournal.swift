import Authoring
import ContestEngine
import Store

// What is read of a journal is believed only while its chain is whole.
extension RecordedContest {
  private var id: String { program.definition.id }

  /// - Throws: where an entry is not what was written: nothing goes out in the organizer's name then.
  func mustBeSound() throws(CommandFailure) {
    guard let fault else { return }
    throw CommandFailure(
      .faulty,
      vi:
        "nhật ký của '\(id)' không còn nguyên vẹn từ dòng \(fault.sequence), nên chưa công bố gì; chạy 'bangvang journal verify \(id)' để xem, rồi dùng lại bản sao lưu",
      en:
        "the journal of '\(id)' is not what was written from entry \(fault.sequence) on, so nothing was published; 'bangvang journal verify \(id)' shows it, then go back to a backup"
    )
  }

  /// Says that the results are not to be trusted, where they are not.
  func warnIfBroken(_ call: Invocation) {
    guard let fault else { return }
    call.console.note(
      LocalizedMessage(
        vi:
          "CẢNH BÁO: nhật ký của '\(id)' không còn nguyên vẹn từ dòng \(fault.sequence); kết quả này không đáng tin, chạy 'bangvang journal verify \(id)' để xem",
        en:
          "WARNING: the journal of '\(id)' is not what was written from entry \(fault.sequence) on; do not trust these results, 'bangvang journal verify \(id)' shows it"
      ))
  }
}
