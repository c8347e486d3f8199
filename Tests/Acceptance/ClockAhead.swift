import Foundation
import TestSupport

/// A clock that is some days ahead, for one program: a library of a few lines, made with the
/// compiler's own C compiler and loaded before the system's.
enum ClockAhead {
  enum Trouble: Error {
    case notCompiled(Int32)
  }

  private static let source = """
    #define _GNU_SOURCE
    #include <stdlib.h>
    #include <sys/syscall.h>
    #include <time.h>
    #include <unistd.h>
    int clock_gettime(clockid_t clock, struct timespec *now) {
      int result = (int)syscall(SYS_clock_gettime, clock, now);
      const char *days = getenv("DAYS_AHEAD");
      if (result == 0 && clock == CLOCK_REALTIME && days) now->tv_sec += 86400L * atol(days);
      return result;
    }

    """

  /// What a program has to see.
  static func environment(days: Int, in folder: TemporaryDirectory) async throws -> [String: String]
  {
    let library = folder.path("ahead.so")
    if !FileManager.default.fileExists(atPath: library) {
      let file = folder.path("ahead.c")
      try Data(source.utf8).write(to: URL(filePath: file))
      let compiler = Process()
      compiler.executableURL = URL(filePath: "/usr/bin/env")
      compiler.arguments = ["clang", "-shared", "-fPIC", "-O1", "-o", library, file]
      let deadline = Deadline()
      try compiler.run()
      let status = await ProcessEnd.status(of: compiler, by: deadline)
      guard status == 0 else { throw Trouble.notCompiled(status) }
    }
    return ["LD_PRELOAD": library, "DAYS_AHEAD": "\(days)"]
  }
}
