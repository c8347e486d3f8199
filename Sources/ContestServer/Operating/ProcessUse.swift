import Glibc

/// What this process takes of its machine.
///
/// Source: proc_pid_statm(5), proc_pid_fd(5).
struct ProcessUse: Hashable, Sendable {
  let residentBytes: Int
  let openFiles: Int
  let openFilesMax: Int

  /// Nil where `/proc` is not there.
  static func read() -> ProcessUse? {
    guard let resident = readResidentBytes(), let files = openFiles() else { return nil }
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return ProcessUse(
      residentBytes: resident, openFiles: files, openFilesMax: Int(clamping: limit.rlim_cur))
  }

  /// The memory alone: counting files takes a call of the system for a hundred of them.
  static func readResidentBytes() -> Int? {
    guard let file = fopen("/proc/self/statm", "re") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, Int32(line.count), file) != nil else { return nil }
    let text = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let numbers = text.split(separator: " ")
    guard numbers.count > 1, let pages = Int(numbers[1]) else { return nil }
    return pages * sysconf(Int32(_SC_PAGESIZE))
  }

  private static func openFiles() -> Int? {
    guard let directory = opendir("/proc/self/fd") else { return nil }
    defer { closedir(directory) }
    var count = 0
    while let entry = readdir(directory) {
      // What begins with a dot is the directory itself; one more is the one that is read here.
      if entry.pointee.d_name.0 != CChar(UInt8(ascii: ".")) { count += 1 }
    }
    return max(0, count - 1)
  }
}
