import Foundation

/// The end of a child, seen by the system call itself.
///
/// Foundation's `Process` sees an end by a socket that every child started meanwhile inherits: a
/// program that ended at once is noticed only when the others, servers among them, have ended too.
enum ProcessEnd {
  /// Waits, on a thread of its own, until the process has ended; leaves it to Foundation to reap.
  ///
  /// - Parameter deadline: met by the end itself, not by when this test gets a thread again.
  /// - Returns: the status as the shell sees it: 128 and the signal where one ended it.
  static func status(of process: Process, by deadline: Deadline) async -> Int32 {
    let identifier = process.processIdentifier
    return await withCheckedContinuation { continuation in
      Thread {
        let status = wait(for: identifier) ?? known(process)
        _ = deadline.end()
        continuation.resume(returning: status)
      }.start()
    }
  }

  /// Reaped already, so Foundation knows, or will in a moment.
  private static func known(_ process: Process) -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
  }

  /// Nil where somebody else has taken the status.
  private static func wait(for identifier: pid_t) -> Int32? {
    var info = siginfo_t()
    while waitid(P_PID, id_t(identifier), &info, WEXITED | WNOWAIT) != 0 {
      if errno != EINTR { return nil }
    }
    let status = info._sifields._sigchld.si_status
    return info.si_code == CLD_EXITED ? status : 128 + status
  }
}
