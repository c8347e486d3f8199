import ContestEngine
import Network

/// When each connection wants to be looked at again: a binary heap of moments.
struct Alarms {
  private struct Alarm {
    let due: Instant
    let connection: ConnectionID
  }

  private var heap: [Alarm] = []

  var earliest: Instant? { heap.first?.due }

  mutating func set(_ connection: ConnectionID, due: Instant) {
    heap.append(Alarm(due: due, connection: connection))
    var child = heap.count - 1
    while child > 0, heap[child].due < heap[(child - 1) / 2].due {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// The next connection that is due, taken out.
  mutating func take(dueBy now: Instant) -> ConnectionID? {
    guard let first = heap.first, first.due <= now else { return nil }
    heap[0] = heap[heap.count - 1]
    heap.removeLast()
    var parent = 0
    while let child = earlierChild(of: parent), heap[child].due < heap[parent].due {
      heap.swapAt(child, parent)
      parent = child
    }
    return first.connection
  }

  private func earlierChild(of parent: Int) -> Int? {
    let left = 2 * parent + 1
    guard left < heap.count else { return nil }
    let right = left + 1
    return right < heap.count && heap[right].due < heap[left].due ? right : left
  }
}
