/// The numbers that the items of a reading have in their file, where those that were refused count.
struct ItemNumbers: Sendable {
  /// Of each item that was refused, how many were taken before it.
  private var refused: [Int] = []

  var refusedCount: Int { refused.count }

  /// - Parameter taken: how many items were taken so far.
  mutating func refuse(after taken: Int) { refused.append(taken) }

  /// Takes those of the part of the file that follows.
  mutating func append(_ next: ItemNumbers, after taken: Int) {
    refused += next.refused.map { $0 + taken }
  }

  /// From 1.
  func number(of index: Int) -> Int {
    index + 1 + refused.indices.partitionCount { refused[$0] <= index }
  }

  /// Nil for the number of an item that was refused. The items themselves may be fewer.
  func index(of number: Int) -> Int? {
    let before = refused.indices.partitionCount { refused[$0] + $0 + 1 < number }
    let isRefused = before < refused.count && refused[before] + before + 1 == number
    return isRefused ? nil : number - 1 - before
  }
}
