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
      path = Self.parent(of: path)
    }
    existing = path
  }

  private static func parent(of path: String) -> String {
    let above = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    return above.count > 1 && above.hasSuffix("/") ? String(above.dropLast()) : above
  }

  var isThere: Bool { existing == directory }

  /// A path as a shell takes it whole.
  static func quoted(_ path: String) -> String {
    "'" + path.replacing("'", with: #"'\''"#) + "'"
  }

  func look() -> [DoctorFinding] { [DataRights(place: self).look(), kind, room] }

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
        vi: "dọn bớt: khi ổ đĩa đầy, không câu trả lời nào được nhận\n\(largest)",
        en: "make room: on a full disk no answer is taken\n\(largest)"),
      values: values)
  }
  /// Shows what takes the most room on the disk of the data, which may be another than the system's.
  private var largest: String {
    "du -xh \(Self.quoted(mountPoint)) 2>/dev/null | sort -h | tail"
  }

  /// The highest directory that is on the same disk.
  private var mountPoint: String {
    func device(_ path: String) -> dev_t? {
      var status = stat()
      return stat(path, &status) == 0 ? status.st_dev : nil
    }
    guard
      var path = realpath(existing, nil).map({ name in
        defer { free(name) }
        return String(cString: name)
      })
    else { return existing }
    while path != "/" {
      let above = Self.parent(of: path)
      guard device(above) == device(path) else { break }
      path = above
    }
    return path
  }
}
