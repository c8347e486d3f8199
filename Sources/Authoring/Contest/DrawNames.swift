import Assessment
import ContestEngine

/// The categories and tags that items have, for what a draw names and no item has.
struct DrawNames {
  struct Unmet: Hashable {
    let written: String
    /// Behind `draw.`: "difficulty[1]".
    let path: String
    let nearest: String?
    /// A few that there are, where none is near.
    let known: [String]
  }

  private let categories: [String]
  private let tags: [String]

  init(_ stock: ContestStock) {
    let paths = stock.entries.flatMap { entry in
      entry.item.category.indices.map { entry.item.category[...$0].joined(separator: "/") }
    }
    categories = Set(paths).sorted()
    tags = Set(stock.entries.flatMap(\.item.tags)).sorted()
  }

  func unmet(_ rules: DrawRules) -> [Unmet] {
    unmet(rules.category, "category", categories) + unmet(rules.tags, "tags", tags)
      + unmet(rules.difficulty, "difficulty", tags)
  }

  private static let knownMax = 8

  private func unmet(_ written: [String], _ key: String, _ known: [String]) -> [Unmet] {
    // Read as the draw reads them: without marks and case.
    let folded = Dictionary(
      known.map { (VietnameseFolding.fold($0), $0) }, uniquingKeysWith: { first, _ in first })
    return written.enumerated().compactMap { place, name in
      let key = "\(key)[\(place)]"
      let fold = VietnameseFolding.fold(name)
      guard folded[fold] == nil else { return nil }
      // Letters alone: "trungbinh" is near "Trung bình".
      let joined = Dictionary(
        known.map { (Self.letters($0), $0) }, uniquingKeysWith: { first, _ in first })
      let nearest =
        joined[Self.letters(name)]
        ?? NearestName.find(fold, in: folded.keys.sorted()).flatMap { folded[$0] }
      return Unmet(
        written: name, path: key, nearest: nearest,
        known: nearest == nil ? Array(known.prefix(Self.knownMax)) : [])
    }
  }

  private static func letters(_ name: String) -> String {
    VietnameseFolding.fold(name).filter { $0 != " " }
  }
}
