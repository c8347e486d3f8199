import Authoring
import CLinux
import Foundation

/// The place of the data: whose it is, on what disk, with how much room.
struct DataPlace: Sendable {
  let directory: String
  /// The directory itself, or the nearest above it that is there.
  let existing: String

  init(_ directory: String) {
    let isLong = directory.count > 1 && directory.hasSuffix("/")
    self.directory = isLong ? String(directory.dropLast()) : directory
    var path = self.directory
    while path.count > 1, !FileManager.default.fileExists(atPath: path) {
      path = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
      if path.count > 1, path.hasSuffix("/") { path.removeLast() }
    }
    existing = path
  }

  private var isThere: Bool { existing == directory }

  func look() -> [DoctorFinding] { [rights, kind, room] }

  // MARK: Rights

  private var rights: DoctorFinding {
    var status = stat()
    guard stat(existing, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      return DoctorFinding(
        "data", .error, vi: "'\(existing)' không phải thư mục", en: "'\(existing)' is no directory",
        advice: LocalizedMessage(
          vi: "chỉ một thư mục khác bằng --data", en: "name another directory with --data"))
    }
    guard access(existing, R_OK | W_OK | X_OK) == 0 else {
      return DoctorFinding(
        "data", .error, vi: "không được ghi vào '\(existing)'",
        en: "'\(existing)' cannot be written to",
        advice: LocalizedMessage(
          vi: "sudo chown -R $USER '\(existing)', hoặc chỉ thư mục khác bằng --data",
          en: "sudo chown -R $USER '\(existing)', or name another directory with --data"))
    }
    guard isThere else {
      return DoctorFinding(
        "data", .ok, vi: "thư mục dữ liệu '\(directory)' chưa có, sẽ được tạo khi cần",
        en: "the data directory '\(directory)' is not there yet and is made when it is needed")
    }
    let open = openToOthers(status.st_mode)
    guard open.isEmpty else {
      return DoctorFinding(
        "data", .warning, vi: "người khác trên máy này đọc được: \(open.joined(separator: ", "))",
        en: "others on this machine can read: \(open.joined(separator: ", "))",
        advice: LocalizedMessage(
          vi: "chmod -R go-rwx '\(directory)'", en: "chmod -R go-rwx '\(directory)'"))
    }
    guard status.st_uid == geteuid() else {
      return DoctorFinding(
        "data", .warning, vi: "thư mục dữ liệu '\(directory)' là của người dùng khác",
        en: "the data directory '\(directory)' belongs to another user",
        advice: LocalizedMessage(
          vi: "chạy bằng đúng người dùng ấy, ví dụ: sudo -u bangvang bangvang doctor",
          en: "run it as that user, such as: sudo -u bangvang bangvang doctor"))
    }
    return DoctorFinding(
      "data", .ok, vi: "thư mục dữ liệu '\(directory)' chỉ mình bạn đọc được",
      en: "the data directory '\(directory)' is yours alone")
  }

  /// What others may read: with the directory closed nothing in it.
  private func openToOthers(_ mode: mode_t) -> [String] {
    guard mode & 0o077 != 0 else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    let files = names.filter { name in
      var status = stat()
      return stat("\(directory)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        && status.st_mode & 0o044 != 0
    }
    return files.sorted()
  }

  // MARK: Disk

  /// What `statfs` calls file systems, as far as one must not be used.
  ///
  /// Source: statfs(2).
  private static let strange: [Int: (name: String, isForeign: Bool)] = [
    0x6969: ("NFS", true), 0x517B: ("SMB", true), 0xFF53_4D42: ("CIFS", true),
    0xFE53_4D42: ("SMB2", true), 0x0102_1994: ("tmpfs", false), 0x4D44: ("FAT", false),
    0x2011_BAB0: ("exFAT", false),
  ]

  private var kind: DoctorFinding {
    var status = statfs()
    let code = statfs(existing, &status) == 0 ? Int(status.f_type) & 0xFFFF_FFFF : 0
    guard let (name, isForeign) = Self.strange[code] else {
      return DoctorFinding(
        "filesystem", .ok, vi: "dữ liệu nằm trên ổ đĩa của máy", en: "the data is on a local disk")
    }
    if isForeign {
      return DoctorFinding(
        "filesystem", .error,
        vi: "dữ liệu nằm trên ổ mạng (\(name)): cơ sở dữ liệu không an toàn ở đó",
        en: "the data is on a network file system (\(name)): the database is not safe there",
        advice: LocalizedMessage(
          vi: "chỉ một thư mục trên ổ đĩa của chính máy này bằng --data",
          en: "name a directory on this machine's own disk with --data"))
    }
    let isMemory = name == "tmpfs"
    return DoctorFinding(
      "filesystem", .warning,
      vi: isMemory
        ? "dữ liệu nằm trong bộ nhớ (tmpfs): tắt máy là mất hết"
        : "ổ đĩa \(name) không giữ quyền truy cập: ai cầm nó cũng đọc được",
      en: isMemory
        ? "the data is in memory (tmpfs): it is gone when the machine stops"
        : "the disk (\(name)) keeps no access rights: whoever holds it can read the data",
      advice: LocalizedMessage(
        vi: "chỉ một thư mục trên ổ đĩa của chính máy này bằng --data",
        en: "name a directory on this machine's own disk with --data"))
  }

  /// A contest of 20,000 with 30 questions fills about 100 MB.
  private static let tooLittle: Int64 = 100_000_000
  private static let little: Int64 = 1_000_000_000

  private var room: DoctorFinding {
    var status = statfs()
    guard statfs(existing, &status) == 0 else {
      return DoctorFinding(
        "space", .warning, vi: "không biết ổ đĩa còn bao nhiêu chỗ",
        en: "how much room the disk has is not known")
    }
    let free = Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_bsize))
    let values = ["freeBytes": free]
    let (vi, en) = ("ổ đĩa còn \(free / 1_000_000) MB", "\(free / 1_000_000) MB of disk are free")
    guard free < Self.little else {
      return DoctorFinding("space", .ok, vi: vi, en: en, values: values)
    }
    return DoctorFinding(
      "space", free < Self.tooLittle ? .error : .warning, vi: vi, en: en,
      advice: LocalizedMessage(
        vi:
          "dọn bớt: khi ổ đĩa đầy, không câu trả lời nào được nhận\ndu -xh / 2>/dev/null | sort -h | tail",
        en: "make room: on a full disk no answer is taken\ndu -xh / 2>/dev/null | sort -h | tail"),
      values: values)
  }
}
