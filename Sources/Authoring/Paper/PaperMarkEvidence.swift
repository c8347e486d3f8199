/// Which way of writing marks the right answers of a paper, if any does.
///
/// Told from the whole paper, and one way at most: the one that sets choices apart in half of the
/// questions without another key and in three questions at least (or in all without a key, where
/// these are no few of the paper), or that agrees with the written keys. A second way counts where
/// it stands beside the first and says the same.
struct PaperMarkEvidence: Sendable {
  /// A question: what is marked in it, and its key where that is written out.
  struct Case: Sendable {
    let marks: PaperMarks
    /// Empty where written keys differ.
    let key: Set<Int>?
    /// True where more than one choice may be right.
    var asksForSeveral = false
  }

  private(set) var established: [PaperMarks.Property] = []
  /// Ways that mark no keys here, but may be a slip where they set another choice apart than the
  /// written key.
  private(set) var doubtful: [PaperMarks.Property] = []

  private static let enough = 3
  /// So often the first letter in bold is a habit, even where nothing else is marked.
  private static let boldHabitMin = 5
  /// A star is a sign of formulas and programs, too.
  private static let starsMin = 2

  init(_ cases: [Case]) {
    let tallies = PaperMarks.Property.allCases.map { ($0, Tally($0, cases)) }
    var marks = tallies.filter {
      Self.isMark($0.0, $0.1, of: cases)
        && !($0.0 == .bold && $0.1.isHabit(of: Self.boldHabitMin) && $0.1.marksFirst)
    }
    // What sets the same choice apart in every question is a habit where something else differs.
    if marks.contains(where: { !$0.1.isHabit(of: Self.enough) }) {
      marks.removeAll { $0.1.isHabit(of: Self.enough) }
    }
    if Self.contradict(marks.map { ($0.0, $0.1.support) }, cases) { marks = [] }
    guard let most = marks.map(\.1.support).max(),
      let first = marks.first(where: { $0.1.support == most })
    else {
      doubtful = tallies.filter { Self.mayBeSlip($0.0, $0.1) }.map(\.0)
      return
    }
    established = [first.0]
    established += marks.map(\.0).filter {
      $0 != first.0 && Self.stands($0, beside: first.0, in: cases)
    }
    doubtful = tallies.filter {
      !established.contains($0.0) && Self.mayBeSlip($0.0, $0.1)
    }.map(\.0)
  }

  /// What speaks for a way of writing, and against it.
  private struct Tally {
    /// Questions without a key in which it sets choices apart.
    var alone = 0
    /// Those of them in which it marks more choices than are asked for: so are all labels written
    /// but the right one, whose own mark a PDF has lost.
    var severalAlone = 0
    /// Questions with a written key that it marks, or that it does not.
    var agreeing = 0
    var differing = 0

    /// How often which choices are marked.
    var counts: [Set<Int>: Int] = [:]

    var support: Int { alone + agreeing }

    var marksFirst: Bool { counts.max { $0.value < $1.value }?.key == [0] }

    /// True where it is the same choice in so many questions and nearly all: "A." is bold everywhere.
    func isHabit(of min: Int) -> Bool {
      let all = counts.values.reduce(0, +)
      guard all >= min, let most = counts.values.max() else { return false }
      return 10 * most >= 9 * all
    }

    init(_ property: PaperMarks.Property, _ cases: [Case]) {
      for entry in cases {
        let marked = entry.marks.marked(property)
        if marked.isEmpty { continue }
        counts[marked, default: 0] += 1
        if let key = entry.key {
          if key.isEmpty { continue }
          if key == marked { agreeing += 1 } else { differing += 1 }
        } else {
          alone += 1
          if marked.count > 1, !entry.asksForSeveral { severalAlone += 1 }
        }
      }
    }
  }

  private static func isMark(
    _ property: PaperMarks.Property, _ tally: Tally, of cases: [Case]
  ) -> Bool {
    guard tally.differing <= tally.agreeing, 2 * tally.severalAlone <= tally.alone else {
      return false
    }
    let keyless = cases.count { $0.key == nil }
    let seen = tally.agreeing + tally.differing
    if tally.agreeing >= enough, 3 * tally.differing <= tally.agreeing,
      2 * seen >= cases.count - keyless
    {
      return true
    }
    guard tally.alone > 0, 2 * tally.alone >= keyless,
      tally.support >= enough || tally.alone == keyless && 3 * keyless >= cases.count,
      property != .star || tally.support >= starsMin
    else { return false }
    // Bold and slanted letters emphasise: where keys are written, these show it as well.
    return !property.isEmphasis || 2 * (tally.alone + seen) >= cases.count
  }

  /// True if it mostly marks what the first one marks, too.
  private static func stands(
    _ property: PaperMarks.Property, beside first: PaperMarks.Property, in cases: [Case]
  ) -> Bool {
    var (same, other, apart) = (0, 0, 0)
    for entry in cases {
      let marked = entry.marks.marked(property)
      let marks = entry.marks.marked(first)
      if marked.isEmpty { continue }
      if marks.isEmpty { apart += 1 } else if marks == marked { same += 1 } else { other += 1 }
    }
    return same >= min(enough, cases.count) && same >= apart && 3 * other <= same
  }

  /// True where the two best ways mark other choices in most questions and either may be the one that
  /// tells the keys.
  private static func contradict(
    _ marks: [(property: PaperMarks.Property, support: Int)], _ cases: [Case]
  ) -> Bool {
    let best = marks.sorted { $0.support > $1.support }.prefix(2)
    guard best.count == 2, let first = best.first, let second = best.last,
      4 * second.support >= 3 * first.support
    else { return false }
    var (same, other) = (0, 0)
    for entry in cases where entry.key == nil {
      let (left, right) = (entry.marks.marked(first.property), entry.marks.marked(second.property))
      if left.isEmpty || right.isEmpty { continue }
      if left == right { same += 1 } else { other += 1 }
    }
    return other >= enough && other > same
  }

  private static func mayBeSlip(_ property: PaperMarks.Property, _ tally: Tally) -> Bool {
    switch property {
    case .star, .italic: false
    case .bold: tally.differing > 0 && tally.differing <= max(1, tally.agreeing)
    case .box, .underline, .highlight, .colour: tally.differing > 0
    }
  }
}

extension PaperMarks.Property {
  fileprivate var isEmphasis: Bool { self == .bold || self == .italic }
}
