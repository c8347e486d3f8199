import Synchronization

/// How many connections a server has, over all its loops.
final class Population: Sendable {
  private let number = Atomic<Int>(0)
  private let most: Int

  init(most: Int) { self.most = most }

  var count: Int { number.load(ordering: .relaxed) }

  /// False when there is no room for another one.
  func enter() -> Bool {
    let (before, _) = number.add(1, ordering: .relaxed)
    if before >= most {
      leave()
      return false
    }
    return true
  }

  func leave() { number.subtract(1, ordering: .relaxed) }
}
