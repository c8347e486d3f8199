import Dispatch
import Synchronization

/// Works on long lists with all processors.
enum ListPieces {
  /// What `work` makes of each element, in the list's order.
  ///
  /// - Parameters:
  ///   - size: so many elements at once go to one processor.
  ///   - work: has as many results as elements.
  static func map<Element: Sendable, Result: Sendable>(
    _ list: [Element], of size: Int, _ work: @Sendable (ArraySlice<Element>) -> [Result]
  ) -> [Result] {
    if list.count <= size { return work(list[...]) }
    let count = (list.count + size - 1) / size
    let results = Mutex([[Result]](repeating: [], count: count))
    DispatchQueue.concurrentPerform(iterations: count) { piece in
      let made = work(list[(piece * size)..<min((piece + 1) * size, list.count)])
      results.withLock { $0[piece] = made }
    }
    return results.withLock { $0.flatMap(\.self) }
  }
}
