import Authoring
import Foundation
import Store

extension CommandFailure {
  /// What went wrong with the data directory, for the person at the keyboard.
  static func store(_ error: StoreError) -> CommandFailure {
    if error.isDiskFull {
      return CommandFailure(
        .unreachable, vi: "ổ đĩa đã đầy; dọn bớt rồi thử lại",
        en: "the disk is full; make room, then try again")
    }
    if error.isReadOnly {
      return CommandFailure(
        .unreachable,
        vi: "thư mục dữ liệu nằm trên ổ chỉ đọc; chép ra ổ ghi được rồi chỉ bằng --data",
        en: """
          the data directory is on a disk that can only be read; copy it to one that can be written, \
          and name it with --data
          """
      )
    }
    if let failure = error.databaseError, failure.isCorrupt { return damaged(failure.file) }
    switch error {
    case .damaged(let file): return damaged(file)
    case .emptied(let file, let sign): return emptied(file, sign)
    case .inUse(let file):
      return CommandFailure(
        .unreachable, vi: "chương trình khác đang mở '\(file)'; đóng nó rồi chạy lại",
        en: "another program has '\(file)' open; end it, then try again")
    case .nothingToMend(let file):
      return CommandFailure(
        .faulty,
        vi: """
          trong '\(file)' không còn đọc được cuộc thi nào; tệp vẫn nguyên như cũ.
          Lấy lại từ bản sao lưu: bangvang restore TỆP --data THƯ-MỤC-MỚI
          """,
        en: """
          no contest can be read of '\(file)', which was left as it is.
          Go back to a backup: bangvang restore FILE --data NEW-DIRECTORY
          """)
    case .definitionGone(let contest): return definitionGone(contest)
    case .unknownBank(let name):
      return CommandFailure(
        .faulty, vi: "thư viện không có ngân hàng '\(name)'; xem bangvang bank list",
        en: "the library has no bank '\(name)'; see bangvang bank list")
    case .unknownContest(let id):
      return CommandFailure(
        .faulty, vi: "thư mục dữ liệu không có cuộc thi '\(id)'",
        en: "the data directory has no contest '\(id)'")
    case .file(let path, _, let code) where code == EACCES || code == EPERM:
      return CommandFailure(
        .unreachable, vi: "không dùng được '\(path)'; kiểm tra quyền truy cập",
        en: "'\(path)' cannot be used; look at its permissions")
    case .file(let path, _, let code):
      let reason = LocalizedMessage(systemCode: code)
      return CommandFailure(
        .unreachable, vi: "không dùng được '\(path)': \(reason.vi)",
        en: "'\(path)' cannot be used: \(reason.en)")
    case .newerThanProgram(let file, _, _):
      return CommandFailure(
        .unreachable, vi: "'\(file)' do phiên bản mới hơn ghi; hãy cập nhật bangvang",
        en: "'\(file)' was written by a newer version; update bangvang")
    case .brokenJournal(let contest, let fault) where fault.isOfNewerProgram:
      return CommandFailure(
        .unreachable, vi: "cuộc thi '\(contest)' do phiên bản mới hơn ghi; hãy cập nhật bangvang",
        en: "the contest '\(contest)' was written by a newer version; update bangvang")
    case .brokenJournal(let contest, let fault):
      return BrokenJournalText(contest: contest, fault: fault).failure
    case .notOurs(let file):
      return CommandFailure(
        .unreachable, vi: "'\(file)' không phải dữ liệu của bangvang",
        en: "'\(file)' is not data of bangvang")
    case .alreadyServed(let directory):
      return CommandFailure(
        .unreachable, vi: "một máy chủ khác đang dùng '\(directory)'",
        en: "another server is using '\(directory)'")
    case .alreadyJudging(let contest):
      return CommandFailure(
        .unreachable, vi: "đang có người khác nhập phiếu chấm của '\(contest)'",
        en: "somebody else is entering sheets of '\(contest)'")
    default:
      if let failure = error.databaseError { return database(failure) }
      return CommandFailure(
        .unreachable, vi: "không đọc ghi được thư mục dữ liệu: \(error)",
        en: "the data directory cannot be used: \(error)")
    }
  }

  private static func definitionGone(_ contest: String) -> CommandFailure {
    CommandFailure(
      .faulty,
      vi: """
        dòng đầu của '\(contest)', là chính cuộc thi, không còn đọc được; chưa đổi gì.
        Chỉ tệp cuộc thi: bangvang journal mend \(contest).json5
        Nếu không còn tệp: bangvang journal mend --leave-out \(contest) (nó ở lại trong bản cũ)
        """,
      en: """
        the first entry of '\(contest)', the contest itself, cannot be read; nothing was changed.
        Name its definition file: bangvang journal mend \(contest).json5
        Where there is none: bangvang journal mend --leave-out \(contest) (it stays in the old file)
        """)
  }

  private static func database(_ failure: DatabaseError) -> CommandFailure {
    if failure.isBusy {
      return CommandFailure(
        .unreachable,
        vi: "chương trình khác đang ghi vào thư mục dữ liệu; đợi một lát rồi chạy lại",
        en: "another program is writing to the data directory; wait a little, then try again")
    }
    let reason =
      failure.systemCode == 0
      ? LocalizedMessage(vi: "SQLite báo: \(failure.message)", en: failure.message)
      : LocalizedMessage(systemCode: failure.systemCode)
    return CommandFailure(
      .unreachable, vi: "không đọc ghi được thư mục dữ liệu: \(reason.vi)",
      en: "the data directory cannot be used: \(reason.en)")
  }

  /// For a file with its path: the option that names its directory.
  private static func option(for file: String) -> String {
    guard file.contains("/") else { return "" }
    return " --data \(URL(filePath: file).deletingLastPathComponent().path)"
  }

  private static func damaged(_ file: String) -> CommandFailure {
    if file.hasSuffix("library.sqlite") { return damagedLibrary(file) }
    let option = option(for: file)
    return CommandFailure(
      .faulty,
      vi: """
        '\(file)' hoặc nhật ký ghi của nó có trang bị hỏng (ổ đĩa lỗi, hoặc chép chưa xong).
        Để chạy tiếp mà không mất gì còn đọc được: bangvang journal mend\(option)
        """,
      en: """
        pages of '\(file)' or of its log are damaged (a bad disk, or a copy that was broken off).
        To go on without losing what can still be read: bangvang journal mend\(option)
        """)
  }

  private static func damagedLibrary(_ file: String) -> CommandFailure {
    CommandFailure(
      .faulty,
      vi: """
        '\(file)' (thư viện câu hỏi) có trang bị hỏng; các cuộc thi ở tệp khác, không bị ảnh hưởng.
        Lấy lại từ bản sao lưu: bangvang restore TỆP --data THƯ-MỤC-MỚI
        Nếu không có: đổi tên tệp hỏng, rồi nhập lại từng ngân hàng: bangvang bank import TỆP --bank TÊN
        """,
      en: """
        pages of '\(file)' (the question banks) are damaged; contests are in another file, and as they were.
        Go back to a backup: bangvang restore FILE --data NEW-DIRECTORY
        Where there is none: give the damaged file another name, and import each bank again: \
        bangvang bank import FILE --bank NAME
        """)
  }

  private static func emptied(_ file: String, _ sign: String) -> CommandFailure {
    if sign.hasSuffix("-wal") {
      return CommandFailure(
        .faulty,
        vi: """
          '\(file)' trống, nhưng '\(sign)' bên cạnh còn dữ liệu.
          Lấy lại bằng: bangvang journal mend\(option(for: file))
          """,
        en: """
          there is nothing in '\(file)', but '\(sign)' beside it has something.
          Get it back with: bangvang journal mend\(option(for: file))
          """)
    }
    return CommandFailure(
      .faulty,
      vi: """
        '\(file)' trống hoặc không còn, mà thư mục này đã từng chạy cuộc thi (còn '\(sign)').
        Lấy lại từ bản sao lưu: bangvang restore TỆP --data THƯ-MỤC-MỚI
        Muốn bắt đầu lại từ con số không, mọi mã đều mới: bangvang serve … --new-journal
        """,
      en: """
        '\(file)' is empty or gone, and this directory was in use ('\(sign)' is there).
        Go back to a backup: bangvang restore FILE --data NEW-DIRECTORY
        To begin from nothing, with new codes and tokens: bangvang serve … --new-journal
        """)
  }
}
