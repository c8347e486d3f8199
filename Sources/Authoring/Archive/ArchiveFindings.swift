/// The words for what is wrong in an archive, whatever it holds.
extension BankFinding {
  static func archive(_ fault: ArchiveFault) -> BankFinding {
    switch fault {
    case .unreadable:
      BankFinding(
        .error, "archive.unreadable",
        vi: "tệp nén bị hỏng hoặc chưa trọn, nên chưa được đọc",
        en: "the archive is damaged or was cut off, so it was not read",
        hint: LocalizedMessage(vi: "lấy lại tệp rồi thử lại", en: "fetch the file again"))
    case .tooManyEntries:
      tooMuch(
        "archive.too-many-entries", vi: "tệp nén có hơn \(ArchiveLimits.usual.entriesMax) tệp con",
        en: "the archive has more than \(ArchiveLimits.usual.entriesMax) files")
    case .entryTooLarge(let path):
      tooMuch(
        "archive.entry-too-large",
        vi: "“\(path)” trong tệp nén lớn hơn \(ArchiveLimits.usual.entryBytesMax >> 20) MB",
        en: "“\(path)” in the archive is larger than \(ArchiveLimits.usual.entryBytesMax >> 20) MB")
    case .tooLarge:
      tooMuch(
        "archive.too-large", vi: "tệp nén bung ra hơn \(ArchiveLimits.usual.bytesMax >> 20) MB",
        en: "the archive unpacks to more than \(ArchiveLimits.usual.bytesMax >> 20) MB")
    case .packedTooMuch(let path):
      tooMuch(
        "archive.packed-too-much",
        vi: "“\(path)” bung ra gấp hơn \(ArchiveLimits.usual.ratioMax) lần, giống tệp phá hoại",
        en:
          "“\(path)” unpacks to over \(ArchiveLimits.usual.ratioMax) times its size, as a bomb does"
      )
    case .packedTooMuchTogether:
      tooMuch(
        "archive.packed-too-much",
        vi: "tệp nén bung ra gấp hơn \(ArchiveLimits.usual.ratioMax) lần, giống tệp phá hoại",
        en:
          "the archive unpacks to over \(ArchiveLimits.usual.ratioMax) times its size, as a bomb does"
      )
    case .overlapping:
      BankFinding(
        .error, "archive.overlapping",
        vi: "các tệp con trong tệp nén chồng lên nhau, giống tệp phá hoại, nên chưa được đọc",
        en: "entries of the archive lie over each other, as in a bomb, so it was not read")
    case .unsafePath(let path):
      BankFinding(
        .error, "archive.unsafe-path",
        vi: "tệp nén có đường dẫn không an toàn “\(path)”, nên bị từ chối",
        en: "the archive has the unsafe path “\(path)”, so it was refused")
    case .encrypted:
      BankFinding(
        .error, "archive.encrypted", vi: "tệp có mật khẩu nên chưa được đọc",
        en: "the file is protected by a password, so it was not read",
        hint: LocalizedMessage(
          vi: "mở tệp, bỏ mật khẩu rồi lưu lại", en: "open it, take the password off and save it"))
    case .noSuchEntry(let path):
      BankFinding(
        .error, "archive.entry-missing", vi: "tệp nén thiếu “\(path)”",
        en: "the archive lacks “\(path)”",
        hint: LocalizedMessage(
          vi: "xuất lại tệp từ chương trình gốc", en: "export it again from where it was made"))
    }
  }

  private static func tooMuch(_ code: String, vi: String, en: String) -> BankFinding {
    BankFinding(
      .error, code, vi: vi + ", nên chưa được đọc", en: en + ", so it was not read",
      hint: LocalizedMessage(vi: "chia làm nhiều tệp", en: "split it into several files"))
  }
}
