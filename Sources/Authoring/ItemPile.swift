import Assessment

/// Items in order, as lists that follow each other: those of the parts of a file that were read
/// apart. They are put together once, when all are there: short lists, so that little is held twice
/// meanwhile.
struct ItemPile: Sendable {
  private static let listLength = 1_024

  /// The whole lists, and the one that grows.
  private var lists: [[Item]] = []
  private var last: [Item] = []
  /// Items in the whole lists.
  private var earlier = 0

  var count: Int { earlier + last.count }

  mutating func append(_ item: consuming Item) {
    if last.count == Self.listLength { close() }
    last.append(item)
  }

  /// Takes the first items of another pile.
  mutating func append(_ next: consuming ItemPile, _ taken: Int) {
    close()
    next.close()
    var left = taken
    for place in next.lists.indices where left > 0 {
      var list: [Item] = []
      swap(&list, &next.lists[place])
      if list.count > left { list.removeLast(list.count - left) }
      left -= list.count
      earlier += list.count
      lists.append(list)
    }
  }

  /// Gives the first items a category.
  mutating func setCategory(_ category: [String], of count: Int) {
    close()
    var left = count
    for place in lists.indices where left > 0 {
      for index in lists[place].indices.prefix(left) { lists[place][index].category = category }
      left -= lists[place].count
    }
  }

  private mutating func close() {
    guard !last.isEmpty else { return }
    earlier += last.count
    var list: [Item] = []
    swap(&list, &last)
    lists.append(list)
  }

  /// Gives all items away in one list; leaves none.
  mutating func joined() -> [Item] {
    close()
    // Nobody else may hold the lists, or each would be copied to be emptied.
    var lists: [[Item]] = []
    swap(&lists, &self.lists)
    let count = earlier
    earlier = 0
    if lists.count < 2 { return lists.popLast() ?? [] }
    return [Item](unsafeUninitializedCapacity: count) { room, filled in
      var place = count
      // From the end, where a list can be left without an item: moving one costs much less than
      // copying it and throwing the other away.
      while var list = lists.popLast() {
        while let item = list.popLast() {
          place -= 1
          room.initializeElement(at: place, to: consume item)
        }
      }
      filled = count
    }
  }
}
