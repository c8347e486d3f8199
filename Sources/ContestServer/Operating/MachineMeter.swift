import Foundation
import Glibc
import Network
import Wire

/// Reads what this process takes of its machine. For the thread that decides, whose own share it tells
/// apart.
///
/// Source: proc_pid_schedstat in "Scheduler Statistics" of the kernel's documentation, proc_meminfo(5),
/// proc_pid_statm(5).
struct MachineMeter {
  let connectionsMax: Int

  /// Nil where `/proc` does not tell.
  func read(
    _ counts: ServiceCounts, connections: Int, at now: Int64
  ) -> ServerMessage.MachineUse? {
    guard let resident = ProcessUse.readResidentBytes(), let available = Self.availableBytes,
      let decider = ThreadTimes(file: "/proc/thread-self/schedstat")
    else { return nil }
    let all = ThreadTimes.ofAllThreads
    return ServerMessage.MachineUse(
      at: ServerTime(milliseconds: now), processors: Self.processors,
      computed: ProcessorClock.ofThisProcess / 1_000, waited: all.waited / 1_000,
      deciderComputed: decider.computed / 1_000, deciderWaited: decider.waited / 1_000,
      commits: Int64(counts.commits.count), entries: Int64(counts.entries),
      syncing: counts.syncNanoseconds / 1_000, connections: connections,
      connectionsMax: connectionsMax, residentBytes: Int64(resident),
      availableBytes: available)
  }

  /// Those that this process may use, which `taskset` or a service's settings may have made fewer.
  private static var processors: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  private static var availableBytes: Int64? {
    guard let file = fopen("/proc/meminfo", "re") else { return nil }
    defer { fclose(file) }
    while let line = TextLine.next(of: file) {
      guard line.hasPrefix("MemAvailable:") else { continue }
      return line.split(separator: " ").dropFirst().first.flatMap { Int64($0) }.map { $0 * 1_024 }
    }
    return nil
  }
}

/// For how long threads computed, and were ready and no processor was free, in nanoseconds.
struct ThreadTimes: Hashable, Sendable {
  var computed: Int64 = 0
  var waited: Int64 = 0

  init() {}

  /// Nil where the kernel keeps no such statistics, or the thread has ended.
  init?(file path: String) {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    let numbers = (TextLine.next(of: file) ?? "").split(separator: " ").compactMap { Int64($0) }
    guard numbers.count >= 2 else { return nil }
    computed = numbers[0]
    waited = numbers[1]
  }

  static var ofAllThreads: ThreadTimes {
    var sum = ThreadTimes()
    guard let directory = opendir("/proc/self/task") else { return sum }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !name.hasPrefix("."),
        let thread = ThreadTimes(file: "/proc/self/task/\(name)/schedstat")
      else { continue }
      sum.computed += thread.computed
      sum.waited += thread.waited
    }
    return sum
  }
}

/// A line of a small file that the kernel writes.
enum TextLine {
  static func next(of file: UnsafeMutablePointer<FILE>) -> String? {
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, Int32(line.count), file) != nil else { return nil }
    return String(
      decoding: line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
