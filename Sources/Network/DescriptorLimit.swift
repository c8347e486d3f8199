import Glibc

/// How many files and connections this process may have open.
public enum DescriptorLimit {
  /// Raises the limit as far as the system lets this user, and returns it.
  public static func raise() -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1024 }
    let before = limit.rlim_cur
    limit.rlim_cur = min(limit.rlim_max, 1 << 20)
    let raised = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
    return Int(raised ? limit.rlim_cur : before)
  }
}
