/// How a command ended, as the shell sees it.
enum ExitStatus: Int32, Sendable {
  case done = 0
  /// The input or the contest has errors; they were said on standard error.
  case faulty = 1
  case wrongUsage = 2
  /// A service or a file could not be reached.
  case unreachable = 3
}
