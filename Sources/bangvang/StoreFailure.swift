import Store

extension CommandFailure {
  /// What went wrong with the data directory, for the person at the keyboard.
  static func store(_ error: StoreError) -> CommandFailure {
    if error.isDiskFull {
      return CommandFailure(
        .unreachable, vi: "ổ đĩa đã đầy; dọn bớt rồi thử lại",
        en: "the disk is full; make room, then try again")
    }
    switch error {
    case .unknownBank(let name):
      return CommandFailure(
        .faulty, vi: "thư viện không có ngân hàng '\(name)'; xem bangvang bank list",
        en: "the library has no bank '\(name)'; see bangvang bank list")
    case .unknownContest(let id):
      return CommandFailure(
        .faulty, vi: "thư mục dữ liệu không có cuộc thi '\(id)'",
        en: "the data directory has no contest '\(id)'")
    case .file(let path, _, _):
      return CommandFailure(
        .unreachable, vi: "không dùng được '\(path)'; kiểm tra quyền truy cập",
        en: "'\(path)' cannot be used; look at its permissions")
    case .newerThanProgram(let file, _, _):
      return CommandFailure(
        .unreachable, vi: "'\(file)' do phiên bản mới hơn ghi; hãy cập nhật bangvang",
        en: "'\(file)' was written by a newer version; update bangvang")
    case .brokenJournal(let contest, let fault) where fault.isOfNewerProgram:
      return CommandFailure(
        .unreachable, vi: "cuộc thi '\(contest)' do phiên bản mới hơn ghi; hãy cập nhật bangvang",
        en: "the contest '\(contest)' was written by a newer version; update bangvang")
    case .brokenJournal(let contest, let fault):
      return CommandFailure(
        .faulty, vi: "nhật ký của '\(contest)' hỏng ở dòng \(fault.sequence): \(fault.reason)",
        en: "the journal of '\(contest)' is broken at entry \(fault.sequence): \(fault.reason)")
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
      return CommandFailure(
        .unreachable, vi: "không đọc ghi được thư mục dữ liệu: \(error)",
        en: "the data directory cannot be used: \(error)")
    }
  }
}
