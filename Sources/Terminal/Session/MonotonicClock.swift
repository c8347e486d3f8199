import Glibc

/// The clock of the loop: it only goes forward, also while the computer sleeps.
public enum MonotonicClock {
  /// Milliseconds since the computer started.
  public static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
