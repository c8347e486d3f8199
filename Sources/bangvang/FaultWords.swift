import Authoring
import ContestEngine
import Foundation
import Publishing
import Store

extension JournalFault {
  /// What is the matter with the entry.
  var words: LocalizedMessage {
    switch reason {
    case .altered:
      LocalizedMessage(
        vi: "nội dung không còn như lúc ghi", en: "its content is not what was written")
    case .missing: LocalizedMessage(vi: "dòng này không còn", en: "it is missing")
    case .reordered(let place):
      LocalizedMessage(vi: "bị đổi chỗ sang dòng \(place)", en: "it stands at entry \(place) now")
    case .cutTail(let known):
      LocalizedMessage(
        vi: "phần sau bị cắt, lẽ ra có đến dòng \(known)",
        en: "what follows was cut off: there were entries up to \(known)")
    case .rewritten:
      LocalizedMessage(
        vi: "khác với dấu đã ghi lại", en: "it is not the one whose hash was written down")
    case .unreadable where isOfNewerProgram:
      LocalizedMessage(
        vi: "do phiên bản mới hơn ghi", en: "a newer version of the program wrote it")
    case .unreadable: LocalizedMessage(vi: "không đọc được", en: "it cannot be read")
    }
  }

  /// For programs; a name of its own for each reason.
  var kind: String {
    switch reason {
    case .altered: "altered"
    case .missing: "missing"
    case .reordered: "reordered"
    case .cutTail: "cutTail"
    case .rewritten: "rewritten"
    case .unreadable: isOfNewerProgram ? "newerProgram" : "unreadable"
    }
  }
}

/// What is said of a journal that is broken: where, why, how far it is sound, and what to do.
struct BrokenJournalText {
  let contest: String
  let fault: JournalFault
  /// Of the last sound entry, where somebody looked.
  var soundAt: Instant?
  /// Where it is not the one that is taken by itself.
  var directory: String?

  /// "sound up to entry 19 (29/11/2026 08:05:10)".
  var sound: LocalizedMessage {
    let last = fault.sequence - 1
    guard last > 0 else {
      return LocalizedMessage(
        vi: "không dòng nào trước đó", en: "nothing stands before it")
    }
    let moment = soundAt.map { " (\(PackageTime.shownToTheSecond($0)))" } ?? ""
    return LocalizedMessage(
      vi: "nguyên vẹn đến dòng \(last)\(moment)", en: "sound up to entry \(last)\(moment)")
  }

  var mend: String { "bangvang journal mend" + (directory.map { " --data \($0)" } ?? "") }

  var failure: CommandFailure {
    CommandFailure(
      .faulty,
      vi: """
        nhật ký của '\(contest)' hỏng ở dòng \(fault.sequence): \(fault.words.vi); \(sound.vi).
        Để chạy tiếp mà không mất gì còn đọc được: \(mend)
        Để xem trước: bangvang journal verify \(contest)
        """,
      en: """
        the journal of '\(contest)' is broken at entry \(fault.sequence): \(fault.words.en); \(sound.en).
        To go on without losing what can still be read: \(mend)
        To look at it first: bangvang journal verify \(contest)
        """)
  }
}

extension CommandFailure {
  /// The same, with the moment of the last sound entry, which is looked up in the directory.
  static func store(_ error: StoreError, in directory: String) -> CommandFailure {
    guard case .brokenJournal(let contest, let fault) = error, !fault.isOfNewerProgram else {
      return .store(error)
    }
    // Without the moment the words are still true.
    let journal = try? DataDirectory(existing: directory).openJournal(creating: false)
    let last = try? journal?.rows(of: contest, from: fault.sequence - 1, limit: 1).first
    return BrokenJournalText(
      contest: contest, fault: fault, soundAt: fault.sequence > 1 ? last?.at : nil,
      directory: directory
    ).failure
  }
}
