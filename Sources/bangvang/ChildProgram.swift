import Dispatch
import Foundation

/// A program of others, run without a shell to its end or to a limit, alone in a process group, so
/// that whatever it starts ends with it.
enum ChildProgram {
  enum End: Hashable, Sendable {
    case exited(Int32)
    /// By a signal.
    case broken
    case tookTooLong
    case notStarted
  }

  /// Blocks until the program has ended. It reads nothing and what it prints is thrown away.
  ///
  /// - Parameters:
  ///   - path: absolute.
  ///   - environment: all that it sees.
  ///   - seconds: after which it is killed.
  static func run(
    _ path: String, _ arguments: [String], environment: [String: String], seconds: Int
  ) -> End {
    guard let child = start(path, arguments, environment) else { return .notStarted }
    let hasEnded = DispatchSemaphore(value: 0)
    Thread {
      var information = siginfo_t()
      // The child stays to be waited for, so that its number still means its group.
      while waitid(P_PID, id_t(child), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
      hasEnded.signal()
    }.start()
    let isInTime = hasEnded.wait(timeout: .now() + .seconds(seconds)) == .success
    kill(-child, SIGKILL)
    if !isInTime { hasEnded.wait() }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard isInTime else { return .tookTooLong }
    return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .broken
  }

  private static func start(
    _ path: String, _ arguments: [String], _ environment: [String: String]
  ) -> pid_t? {
    var attributes = posix_spawnattr_t()
    var actions = posix_spawn_file_actions_t()
    guard posix_spawnattr_init(&attributes) == 0 else { return nil }
    defer { posix_spawnattr_destroy(&attributes) }
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    var defaults = sigset_t()
    var blocked = sigset_t()
    sigemptyset(&blocked)
    sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGINT, SIGTERM, SIGHUP] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    posix_spawnattr_setflags(&attributes, Int16(flags))
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, path, &actions, &attributes, &words, &variables)
    return code == 0 ? child : nil
  }
}
