/// By what a sheet judges an entry.
public struct Rubric: Hashable, Sendable {
  public struct Criterion: Hashable, Sendable {
    public let id: String
    /// The most points that a sheet can give, 1…1,000.
    public let max: Int
    /// How much it counts against the others, 1…1,000.
    public let weight: Int

    public init(id: String, max: Int, weight: Int) {
      self.id = id
      self.max = max
      self.weight = weight
    }
  }

  public enum Fault: Error, Hashable, Sendable {
    case empty
    case tooMany(Int, max: Int)
    case sameID(String)
    case maxOutOfRange(criterion: String, Int)
    case weightOutOfRange(criterion: String, Int)
    /// Their least common multiple is beyond 10^6, and scores would not be exact.
    case maximaDoNotFit
  }

  public static let criteriaMax = 20
  /// Of points and of weights.
  public static let numbers = 1...1_000

  public let criteria: [Criterion]
  /// The least common multiple of the maxima.
  let common: Int

  public init(_ criteria: [Criterion]) throws(Fault) {
    guard !criteria.isEmpty else { throw .empty }
    guard criteria.count <= Self.criteriaMax else {
      throw .tooMany(criteria.count, max: Self.criteriaMax)
    }
    var ids: Set<String> = []
    var common = 1
    for criterion in criteria {
      guard ids.insert(criterion.id).inserted else { throw .sameID(criterion.id) }
      guard Self.numbers.contains(criterion.max) else {
        throw .maxOutOfRange(criterion: criterion.id, criterion.max)
      }
      guard Self.numbers.contains(criterion.weight) else {
        throw .weightOutOfRange(criterion: criterion.id, criterion.weight)
      }
      common = common / Self.greatestDivisor(common, criterion.max) * criterion.max
      guard common <= 1_000_000 else { throw .maximaDoNotFit }
    }
    self.criteria = criteria
    self.common = common
  }

  private static func greatestDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestDivisor(b, a % b)
  }

  var weightSum: Int { criteria.reduce(0) { $0 + $1.weight } }
}

/// The score of a sheet or an entry, out of 100: exact, so that equals are equal.
///
/// A sheet's score is 100 × Σ weight × (points ÷ max) ÷ Σ weight; an entry's is the mean of its
/// sheets'. Source: "Judged" in the contest definition's documentation.
public struct JudgedScore: Hashable, Comparable, Sendable {
  /// A whole number of `unit`s, and how many of them make 100.
  let parts: Int128
  let whole: Int128

  /// In hundredths of a point, 0…10,000, half up.
  public var hundredths: Int { ItemPoints.halfUp(parts * 10_000, over: whole) }

  private var fraction: ExactFraction { ExactFraction(parts, over: whole) }

  public static func == (left: JudgedScore, right: JudgedScore) -> Bool {
    left.fraction == right.fraction
  }

  public static func < (left: JudgedScore, right: JudgedScore) -> Bool {
    left.fraction < right.fraction
  }

  /// Equal scores must hash alike, however they are written: by what they have in common.
  public func hash(into hasher: inout Hasher) { hasher.combine(hundredths) }
}
