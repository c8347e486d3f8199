/// Contestants of one school whose wrong answers agree more than chance explains: advice to look,
/// never a penalty, and no proof of anything.
///
/// For each pair of a school the number of questions to which both gave the same wrong answer is
/// compared with what two who work apart would have in common: a compound binomial, each question
/// with the chance that both give the same wrong answer. Source: the generalized binomial test of
/// van der Linden and Sotaridona, "Detecting answer copying when the regular response process
/// follows a known response model", Journal of Educational and Behavioral Statistics 31 (2006),
/// 283–304, on wrong answers alone; right answers in common accuse nobody.
///
/// What a school believes or was taught in common is no copying: chances are taken from the answers
/// of all contestants (`ChoiceModel`) and drawn towards those of the school, the pair left out, by
/// (given + 1) ÷ (expected + 1), the shrinkage of Clayton and Kaldor, Biometrics 43 (1987),
/// 671–681. Over all pairs of the contest the chance of a single false report is held at the level
/// by Holm, Scandinavian Journal of Statistics 6 (1979), 65–70.
public struct AnswerSimilarity: Hashable, Sendable {
  public struct Pair: Hashable, Sendable {
    public let first: ContestantID
    public let second: ContestantID
    /// Questions to which both gave the same wrong answer.
    public let sameWrong: Int
    /// Questions that both had wrong, with whatever answer.
    public let bothWrong: Int
    /// How many same wrong answers chance makes on average.
    public let expected: Double
    /// The chance of as many or more.
    public let chance: Double
    /// The same after Holm, at most 1.
    public let adjusted: Double
  }

  /// Contestants who are joined by pairs that stand out.
  public struct Group: Hashable, Sendable {
    public let school: SchoolID
    /// In the order of their numbers.
    public let contestants: [ContestantID]
    /// The least likely first.
    public let pairs: [Pair]
  }

  /// The chance of one false report or more in a contest.
  public static let level = 0.01
  public static let contestantsMin = 30
  public static let questionsMin = 10
  /// Fewer same wrong answers are never reported.
  public static let sameWrongMin = 4

  public let groups: [Group]
  /// All pairs of one school.
  public let compared: Int

  /// - Returns: nil where there are too few contestants or questions to know what chance does.
  public init?(_ table: ResponseTable) {
    guard table.rows.count >= Self.contestantsMin, table.questions.count >= Self.questionsMin
    else { return nil }
    let codes = AnswerCodes(table)
    let chances = AnswerChances(codes)
    var found: [(pair: SchoolPairs.Found, school: SchoolID, rows: [Int])] = []
    var compared = 0
    let schools = Dictionary(grouping: table.rows.indices) { table.rows[$0].school }
    for (school, rows) in schools.sorted(by: { $0.key < $1.key }) {
      compared += rows.count * (rows.count - 1) / 2
      let pairs = SchoolPairs(rows.map { codes.rows[$0] }, rows.map { chances.rows[$0] })
      found += pairs.standingOut().map { ($0, school, rows) }
    }
    self.compared = compared
    let numbers = { (row: Int) in table.rows[row].contestant }
    found.sort { left, right in
      let names = { (entry: (pair: SchoolPairs.Found, school: SchoolID, rows: [Int])) in
        (numbers(entry.rows[entry.pair.first]), numbers(entry.rows[entry.pair.second]))
      }
      return left.pair.chance != right.pair.chance
        ? left.pair.chance < right.pair.chance : names(left) < names(right)
    }
    var adjusted = 0.0
    var reported: [(SchoolID, Pair)] = []
    for (place, entry) in found.enumerated() {
      adjusted = max(adjusted, min(1, Double(compared - place) * entry.pair.chance))
      guard adjusted <= Self.level else { break }
      let pair = entry.pair
      reported.append(
        (
          entry.school,
          Pair(
            first: numbers(entry.rows[pair.first]), second: numbers(entry.rows[pair.second]),
            sameWrong: pair.sameWrong, bothWrong: pair.bothWrong, expected: pair.expected,
            chance: pair.chance, adjusted: adjusted)
        ))
    }
    groups = Self.groups(reported)
  }

  private static func groups(_ pairs: [(school: SchoolID, pair: Pair)]) -> [Group] {
    var groups: [Group] = []
    for (school, pair) in pairs {
      let names: Set = [pair.first, pair.second]
      let touched = groups.indices.filter {
        groups[$0].school == school && !names.isDisjoint(with: groups[$0].contestants)
      }
      let all = touched.reduce(names) { $0.union(groups[$1].contestants) }
      let joined = Group(
        school: school, contestants: all.sorted(),
        pairs: touched.flatMap { groups[$0].pairs } + [pair])
      for place in touched.reversed() { groups.remove(at: place) }
      groups.append(joined)
    }
    return groups.map { group in
      Group(
        school: group.school, contestants: group.contestants,
        pairs: group.pairs.sorted {
          ($0.chance, $0.first, $0.second) < ($1.chance, $1.first, $1.second)
        })
    }.sorted { ($0.school, $0.contestants[0]) < ($1.school, $1.contestants[0]) }
  }
}
