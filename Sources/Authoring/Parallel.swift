import Dispatch
import Synchronization

/// Does pieces of work at the same time, one on each processor.
enum Parallel {
  /// The results in the order of the pieces, whichever of them ends first.
  static func map<Result: Sendable>(
    _ count: Int, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    if count == 1 { return [work(0)] }
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = work(index)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
  }

  /// Cuts a range into pieces of a size; at least one.
  static func pieces(_ count: Int, of size: Int) -> [Range<Int>] {
    if count <= size { return [0..<count] }
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }
}
