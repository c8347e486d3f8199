import Authoring
import ContestEngine
import Publishing
import Store

// What is read of a journal is believed only while its chain is whole.
extension RecordedContest {
  private var id: String { program.definition.id }

  private func text(_ fault: JournalFault, _ call: Invocation) -> BrokenJournalText {
    BrokenJournalText(
      contest: id, fault: fault, soundAt: moments.last,
      directory: call.arguments.value("--data"))
  }

  /// - Throws: where an entry is not what was written: nothing goes out in the organizer's name then.
  func mustBeSound(_ call: Invocation) throws(CommandFailure) {
    guard let fault else { return }
    let message = text(fault, call).failure.message
    throw CommandFailure(
      .faulty,
      vi: """
        \(message.vi)
        Kết quả đến trước chỗ đó: bangvang journal replay \(id)
        """,
      en: """
        \(message.en)
        The results up to there: bangvang journal replay \(id)
        """)
  }

  /// Says that what comes is not all of it, where it is not.
  func noteWhereItEnds(_ call: Invocation) {
    guard let fault, head.sequence >= fault.sequence - 1 else { return }
    let text = text(fault, call)
    call.console.note(
      LocalizedMessage(
        vi: """
          CẢNH BÁO: nhật ký của '\(id)' hỏng ở dòng \(fault.sequence): \(fault.words.vi).
          Đây chỉ là phần \(text.sound.vi). Để chạy tiếp: \(text.mend)
          """,
        en: """
          WARNING: the journal of '\(id)' is broken at entry \(fault.sequence): \(fault.words.en).
          This is what is \(text.sound.en) alone. To go on: \(text.mend)
          """))
  }
}
