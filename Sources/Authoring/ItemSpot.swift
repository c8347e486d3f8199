import Assessment

/// Where a diagnostic belongs among the items of a reading.
enum ItemSpot: Hashable, Sendable {
  /// It is about this item, by its place from 0.
  case about(Int)
  /// It is about none that was read, and stands before this one.
  case before(Int)
}

/// Where the items of a reading begin, to find what a diagnostic is about.
struct ItemPlaces {
  private let items: [Item]
  private let places: [SourcePlace]
  private let numbers: ItemNumbers
  /// The items of a part of the file, in its order. Empty where no item stands in a part.
  private var byPart: [String?: [Int]] = [:]
  /// Made when it is first asked for; −1 for a title that several items have.
  private lazy var byTitle: [String: Int] = {
    var places: [String: Int] = [:]
    for (index, item) in items.enumerated() where !item.title.isEmpty {
      places[item.title] = places[item.title] == nil ? index : -1
    }
    return places
  }()

  /// - Parameter positions: one for each of the items.
  init(
    _ items: [Item], _ positions: some Sequence<BankPosition>, _ numbers: ItemNumbers,
    in source: SourceText
  ) {
    self.items = items
    self.numbers = numbers
    var places: [SourcePlace] = []
    places.reserveCapacity(items.count)
    var parts: [String?: [Int]] = [:]
    var hasParts = false
    for (index, position) in positions.enumerated() {
      places.append(position.place(in: source, near: places.last?.line ?? 1))
      let part = position.part
      if part != nil, !hasParts {
        hasParts = true
        if index > 0 { parts[nil] = Array(0..<index) }
      }
      if hasParts { parts[part, default: []].append(index) }
    }
    self.places = places
    byPart = parts
  }

  mutating func spot(
    of subject: BankAssembler.Subject?, isError: Bool, part: String?, _ place: SourcePlace
  ) -> ItemSpot {
    let (here, next) = neighbours(part, place)
    switch subject {
    case nil: return .before(next)
    case .title(let title):
      if let here, items[here].title == title { return .about(here) }
      if items.indices.contains(next), items[next].title == title { return .about(next) }
      if let index = byTitle[title], index >= 0 { return .about(index) }
      return .before(next)
    case .number(let number):
      // Not every reader counts what it refuses: then that has the number of what was read after it.
      guard !isError, let index = numbers.index(of: number), items.indices.contains(index),
        items[index].title.isEmpty
      else { return .before(next) }
      return .about(index)
    }
  }

  /// The last item of a part that begins at a place or before it, and the next of all items.
  private func neighbours(_ part: String?, _ place: SourcePlace) -> (here: Int?, next: Int) {
    if byPart.isEmpty, part == nil {
      let count = items.indices.partitionCount { places[$0] <= place }
      return (count > 0 ? count - 1 : nil, count)
    }
    let members = byPart[part] ?? []
    let count = members.partitionCount { places[$0] <= place }
    let here = count > 0 ? members[count - 1] : nil
    return (here, here.map { $0 + 1 } ?? members.first ?? (part == nil ? 0 : items.count))
  }
}

extension RandomAccessCollection<Int> where Index == Int {
  /// How many elements at the front are so, by halves.
  func partitionCount(_ isFront: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isFront(self[startIndex + middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
