import CLinux
import Glibc

/// Time for deadlines: it never jumps, and its zero means nothing.
public enum MonotonicClock {
  /// Milliseconds since some moment before this program started.
  public static var milliseconds: Int64 { read(CLOCK_MONOTONIC) / 1_000_000 }

  /// Nanoseconds since the same moment.
  public static var nanoseconds: Int64 { read(CLOCK_MONOTONIC) }

  fileprivate static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

/// What was computed, in nanoseconds since some moment before it was first asked for.
public enum ProcessorClock {
  /// Waiting, for a processor or for anything else, is none of it.
  public static var ofThisThread: Int64 { MonotonicClock.read(CLOCK_THREAD_CPUTIME_ID) }

  public static var ofThisProcess: Int64 { MonotonicClock.read(CLOCK_PROCESS_CPUTIME_ID) }
}

/// Time of day. It may jump when the machine's clock is set.
public enum WallClock {
  /// Milliseconds since the Unix epoch.
  public static var milliseconds: Int64 { MonotonicClock.read(CLOCK_REALTIME) / 1_000_000 }

  /// Nanoseconds since the Unix epoch.
  public static var nanoseconds: Int64 { MonotonicClock.read(CLOCK_REALTIME) }
}
