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
  private let titles: [String]
  private let places: [SourcePlace]
  /// The items of a part of the file, in its order.
  private var byPart: [String?: [Int]] = [:]
  private var byTitle: [String: Int] = [:]

  init(_ origins: [(part: String?, place: SourcePlace)], titles: [String]) {
    self.titles = titles
    places = origins.map(\.place)
    for (index, origin) in origins.enumerated() { byPart[origin.part, default: []].append(index) }
    for (index, title) in titles.enumerated() where !title.isEmpty {
      byTitle[title] = byTitle[title] == nil ? index : -1
    }
  }

  func spot(
    of subject: BankAssembler.Subject?, isError: Bool, part: String?, _ place: SourcePlace
  ) -> ItemSpot {
    let members = byPart[part] ?? []
    let count = members.partitionCount { places[$0] <= place }
    let here = count > 0 ? members[count - 1] : nil
    let next = here.map { $0 + 1 } ?? members.first ?? (part == nil ? 0 : titles.count)
    switch subject {
    case nil: return .before(next)
    case .title(let title):
      if let here, titles[here] == title { return .about(here) }
      if titles.indices.contains(next), titles[next] == title { return .about(next) }
      if let index = byTitle[title], index >= 0 { return .about(index) }
      return .before(next)
    case .number(let number):
      // An item that was refused has the number of the one that was read after it.
      guard !isError, titles.indices.contains(number - 1), titles[number - 1].isEmpty else {
        return .before(next)
      }
      return .about(number - 1)
    }
  }
}

extension [Int] {
  /// How many elements at the front are so, by halves.
  fileprivate func partitionCount(_ isFront: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isFront(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
