import Assessment
import ContestEngine

/// What a draw asks of an item, one condition after the other.
struct DrawCondition {
  enum Kind: String, CaseIterable { case bank, category, tags, difficulty, statistics }

  private let rules: DrawRules
  private let bank: Int?
  private let categories: [[String]]
  private let tags: Set<String>
  private let difficulties: Set<String>
  /// By item id.
  private let known: [String: Int]

  /// - Parameters:
  ///   - banks: as the contest names them.
  ///   - known: how hard items were when they were asked before, by their ids.
  init(_ rules: DrawRules, banks: [String], known: [String: Int] = [:]) {
    self.known = known
    self.rules = rules
    bank = rules.bank.flatMap { banks.firstIndex(of: $0) }
    categories = rules.category.map(Self.path)
    tags = Set(rules.tags.map(VietnameseFolding.fold))
    difficulties = Set(rules.difficulty.map(VietnameseFolding.fold))
  }

  /// The conditions that the draw states.
  var stated: [Kind] {
    Kind.allCases.filter { kind in
      switch kind {
      case .bank: rules.bank != nil
      case .category: !rules.category.isEmpty
      case .tags: !rules.tags.isEmpty
      case .difficulty: !rules.difficulty.isEmpty
      case .statistics: rules.target != nil
      }
    }
  }

  func allows(_ entry: ContestStock.Entry) -> Bool {
    stated.allSatisfy { allows(entry, by: $0) }
  }

  func allows(_ entry: ContestStock.Entry, by kind: Kind) -> Bool {
    switch kind {
    case .bank: return bank.map { entry.banks.contains($0) } ?? false
    case .category:
      let path = entry.item.category.map(VietnameseFolding.fold)
      return categories.contains { path.starts(with: $0) }
    case .tags:
      return tags.isSubset(of: entry.item.tags.map(VietnameseFolding.fold))
    case .difficulty:
      return entry.item.tags.contains { difficulties.contains(VietnameseFolding.fold($0)) }
    case .statistics: return known[entry.item.id.text] != nil
    }
  }

  private static func path(_ category: String) -> [String] {
    category.split(separator: "/").map { VietnameseFolding.fold(String($0)) }
  }
}
