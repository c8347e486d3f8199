import Assessment
import ContestEngine
import Publishing
import Store

/// What the journal says of a mending: the chain is whole, and this is where it was not.
struct MendingWords {
  private let sequence: Int64
  private let at: Instant
  private let mending: Mending?

  init(_ entry: JournalEntry) {
    (sequence, at) = (entry.sequence, entry.at)
    if case .mended(let mending) = entry.event { self.mending = mending } else { mending = nil }
  }

  func text(in language: String) -> String {
    guard let mending else { return "" }
    let moment = PackageTime.shownToTheSecond(at)
    if mending.lost == 0, mending.carried == 0 {
      return language == "en"
        ? "mended \(moment) by \(mending.account) (entry \(sequence)): pages were damaged, what stood "
          + "behind entry \(mending.from - 1) is not known; the file as it was: \(mending.file)"
        : "đã chắp lại \(moment), người làm: \(mending.account) (dòng \(sequence)): tệp có trang hỏng, "
          + "không rõ sau dòng \(mending.from - 1) còn gì không; tệp cũ: \(mending.file)"
    }
    let lost = English.count(mending.lost, "entry", "entries")
    return language == "en"
      ? "mended \(moment) by \(mending.account) (entry \(sequence)): broken from entry \(mending.from) on, "
        + "\(lost) lost, \(mending.carried) carried over; the file as it was: \(mending.file)"
      : "đã chắp lại \(moment), người làm: \(mending.account) (dòng \(sequence)): hỏng từ dòng \(mending.from), "
        + "mất \(mending.lost) dòng, mang theo \(mending.carried) dòng; tệp cũ: \(mending.file)"
  }

  /// Nil for an entry that tells of no mending.
  var json: MendingJSON? {
    mending.map { mending in
      MendingJSON(
        sequence: sequence, at: PackageTime.absolute(at), from: mending.from, lost: mending.lost,
        carried: mending.carried, reseated: mending.reseated, file: mending.file,
        account: mending.account)
    }
  }
}

/// A mending, for programs.
struct MendingJSON: Encodable {
  let sequence: Int64
  let at: String
  let from: Int64
  let lost: Int
  let carried: Int
  let reseated: Int
  let file: String
  let account: String
}
