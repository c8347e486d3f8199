import Authoring
import CLinux
import Foundation

/// Whether this user may use the place of the data, and nobody else reads it. What is to be typed is about
/// the data directory alone: never about a directory above it, which belongs to the whole system.
struct DataRights {
  let place: DataPlace

  private var directory: String { place.directory }

  func look() -> DoctorFinding {
    var status = stat()
    guard stat(place.existing, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      return DoctorFinding(
        "data", .error, vi: "'\(place.existing)' không phải thư mục",
        en: "'\(place.existing)' is no directory", advice: Self.elsewhere)
    }
    if access(place.existing, R_OK | W_OK | X_OK) != 0 { return refused(errno, status.st_uid) }
    guard place.isThere else {
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
          vi: "chmod -R go-rwx \(DataPlace.quoted(directory))",
          en: "chmod -R go-rwx \(DataPlace.quoted(directory))"))
    }
    guard status.st_uid == geteuid() else {
      return DoctorFinding(
        "data", .warning, vi: "thư mục dữ liệu '\(directory)' là của người dùng khác",
        en: "the data directory '\(directory)' belongs to another user",
        advice: asItsOwner(status.st_uid))
    }
    return DoctorFinding(
      "data", .ok, vi: "thư mục dữ liệu '\(directory)' chỉ mình bạn đọc được",
      en: "the data directory '\(directory)' is yours alone")
  }

  // MARK: What this user may not do

  private static let elsewhere = LocalizedMessage(
    vi: "chỉ một thư mục khác bằng --data", en: "name another directory with --data")

  private func refused(_ reason: Int32, _ owner: uid_t) -> DoctorFinding {
    if reason == EROFS {
      return DoctorFinding(
        "data", .error, vi: "ổ đĩa chứa '\(place.existing)' chỉ cho đọc, không ghi được gì",
        en: "the disk of '\(place.existing)' is read-only: nothing can be written",
        advice: LocalizedMessage(
          vi: "chỉ một thư mục trên ổ đĩa khác bằng --data",
          en: "name a directory on another disk with --data"))
    }
    guard place.isThere else {
      return DoctorFinding(
        "data", .error,
        vi: "thư mục dữ liệu '\(directory)' chưa có, và không được tạo trong '\(place.existing)'",
        en: "the data directory '\(directory)' is not there and cannot be made in "
          + "'\(place.existing)'", advice: making(directory))
    }
    return DoctorFinding(
      "data", .error, vi: "không được ghi vào '\(directory)'",
      en: "'\(directory)' cannot be written to", advice: advice(owner))
  }

  private func advice(_ owner: uid_t) -> LocalizedMessage {
    if owner == geteuid() {
      let command = "chmod u+rwx \(DataPlace.quoted(directory))"
      return LocalizedMessage(vi: command, en: command)
    }
    // A directory of the system's is no place for data: one in it is.
    return owner == 0
      ? making(directory == "/" ? "/bangvang" : directory + "/bangvang") : asItsOwner(owner)
  }

  /// A directory of this user's own, where only an administrator can make one.
  private func making(_ path: String) -> LocalizedMessage {
    let command = "sudo install -d -o $USER -m 700 \(DataPlace.quoted(path))"
    let then = path == directory ? "" : "\nbangvang doctor --data \(DataPlace.quoted(path))"
    return LocalizedMessage(
      vi: "chỉ thư mục khác bằng --data, hoặc tạo riêng một thư mục:\n\(command)\(then)",
      en: "name another directory with --data, or have one made:\n\(command)\(then)")
  }

  private func asItsOwner(_ owner: uid_t) -> LocalizedMessage {
    let name = getpwuid(owner).map { String(cString: $0.pointee.pw_name) } ?? "'#\(owner)'"
    let command = "sudo -u \(name) bangvang doctor --data \(DataPlace.quoted(directory))"
    return LocalizedMessage(
      vi: "chạy bằng đúng người dùng ấy: \(command)", en: "run it as that user: \(command)")
  }

  // MARK: What others may do

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
}
