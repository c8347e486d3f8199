public import Assessment

/// A definition with its banks resolved: all that a run needs, so that a bank which changes behind
/// it changes nothing. It is the first event of a run.
///
/// A value that never changes, behind one reference: a contest is copied by the compiler each time it is
/// asked something, and the definition has a hundred parts to count.
public final class ContestProgram: Hashable, Sendable, Codable {
  /// By which rules answers are marked; frozen when a contest is prepared, so that a later program
  /// finds the same points in its journal. `MarkingRules` says what each version changed.
  public let rulesVersion: Int
  public let definition: ContestDefinition
  /// For each round, in order, the items that it may be drawn from (or is made of), without
  /// duplicates, in the order of the banks. Only items that can be marked.
  public let pools: [[Item]]
  /// By item id: the mean share of full marks that it had in contests before, in millionths. Of the
  /// items of rounds that have a target; nil where none has.
  public let difficulties: [String: Int]?
  /// Alike items that somebody looked at and wants both of; nil where there are none. They may be
  /// drawn together.
  public let keptPairs: [ItemPair]?

  public init(
    definition: ContestDefinition, pools: [[Item]], difficulties: [String: Int]? = nil,
    keptPairs: [ItemPair]? = nil, rulesVersion: Int = MarkingRules.current.version
  ) {
    self.keptPairs = keptPairs
    self.difficulties = difficulties
    self.rulesVersion = rulesVersion
    self.definition = definition
    self.pools = pools
  }

  /// The same items and rules with another definition.
  public func with(_ definition: ContestDefinition) -> ContestProgram {
    ContestProgram(
      definition: definition, pools: pools, difficulties: difficulties, keptPairs: keptPairs,
      rulesVersion: rulesVersion)
  }

  /// Whether both are made of the same items, from whatever files.
  public func hasItems(of other: ContestProgram) -> Bool {
    pools.elementsEqual(other.pools) { left, right in
      left.elementsEqual(right) { one, other in
        var one = one
        one.source = other.source
        return one == other
      }
    }
  }

  public var markingRules: MarkingRules { MarkingRules(version: rulesVersion) }

  public static func == (left: ContestProgram, right: ContestProgram) -> Bool {
    left === right
      || (left.rulesVersion == right.rulesVersion && left.definition == right.definition
        && left.pools == right.pools && left.difficulties == right.difficulties
        && left.keptPairs == right.keptPairs)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(rulesVersion)
    hasher.combine(definition)
    hasher.combine(pools)
    hasher.combine(difficulties)
    hasher.combine(keptPairs)
  }
}

/// What was drawn at the start: for each round, in order, its questions.
public struct Draw: Hashable, Sendable, Codable {
  /// 32 random bytes that it was made from, published with the results.
  public let seed: [UInt8]
  public let rounds: [[DrawnItem]]

  public init(seed: [UInt8], rounds: [[DrawnItem]]) {
    self.seed = seed
    self.rounds = rounds
  }
}
