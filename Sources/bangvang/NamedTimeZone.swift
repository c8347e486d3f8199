import Glibc

/// Names the machine's time zone where nobody has.
///
/// The C library looks at `/etc/localtime` again for every moment that it takes apart, unless the variable `TZ`
/// says which zone is meant. The directory of a zip archive has a moment for every file.
enum NamedTimeZone {
  private static let localTime = "/etc/localtime"
  private static let zones = "/usr/share/zoneinfo/"

  /// Only before there are threads, since these may read the environment.
  static func settle() {
    guard getenv("TZ") == nil, let target = realpath(localTime, nil) else { return }
    defer { free(target) }
    guard let name = name(of: String(cString: target)) else { return }
    setenv("TZ", name, 0)
  }

  /// `Asia/Ho_Chi_Minh` of `/usr/share/zoneinfo/Asia/Ho_Chi_Minh`.
  private static func name(of path: String) -> String? {
    guard path.hasPrefix(zones), path.utf8.count > zones.utf8.count else { return nil }
    return String(path.dropFirst(zones.count))
  }
}
