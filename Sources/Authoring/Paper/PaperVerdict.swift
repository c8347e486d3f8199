/// The right answer of a question, from everything that speaks of it.
struct PaperVerdict: Sendable {
  enum Answer: Hashable, Sendable {
    /// Places of the right choices.
    case choices(Set<Int>)
    case truths([Bool])
    /// By place in the left column: the place in the right one.
    case pairs([Int])
    case none
  }

  enum Doubt: Sendable {
    /// Keys that speak against each other; the first two of them.
    case disagreement(PaperSlice, PaperSlice)
    /// A key that names one choice or another.
    case either(PaperSlice)
    /// A key with a dash that may be a minus or not.
    case signUnclear(PaperSlice)
    /// A typed key that may be for this question or for all.
    case forSeveral(PaperSlice)
    /// A letter alone below the choices, and nothing that says what it is.
    case letterAlone(PaperSlice)
    /// Several choices are marked where one is asked for.
    case severalMarked(Set<Int>)
    /// A mark that is too rare in this paper to be believed, or not the one that marks its keys.
    case rareMark(PaperMarks.Property, Set<Int>)
  }

  private(set) var answer = Answer.none
  private(set) var doubt: Doubt?
  /// The way of writing that the answer was told from, where nothing else told it.
  private(set) var property: PaperMarks.Property?
  /// Where the explanation begins with the letter of another choice than the key.
  private(set) var otherSolution: PaperSlice?
  /// Where another choice than the written key is set apart: how, and which.
  private(set) var otherMark: (property: PaperMarks.Property, choices: Set<Int>)?

  init(
    _ question: PaperQuestion, _ stated: PaperStatedKeys, _ marks: PaperMarks,
    _ evidence: PaperMarkEvidence, asksForSeveral: @autoclosure () -> Bool
  ) {
    let established = evidence.established
    if stated.form == .pairs {
      readPairs(question, stated)
      return
    }
    var sets = stated.sets.map { ($0.key, $0.place) }
    if stated.form == .statements {
      sets = stated.truths.map { truth in
        (Set(truth.key.indices.filter { truth.key[$0] }), truth.place)
      }
    }
    if let unclear = stated.signsUnclear.first {
      doubt = .signUnclear(unclear.place)
      return
    }
    if let either = stated.either.first {
      doubt = .either(either.place)
      return
    }
    if let key = stated.forSeveral.first {
      doubt = .forSeveral(key.place)
      return
    }
    // A key that names no choice was told, and the question is a draft.
    guard stated.strangers.isEmpty else { return }
    let isWritten = !sets.isEmpty
    for property in established {
      let marked = marks.marked(property)
      guard let first = marked.min() else { continue }
      sets.append((marked, question.choices[first].place))
      if !isWritten, self.property == nil { self.property = property }
    }
    guard let first = sets.first else {
      if let solution = stated.solution {
        answer = .choices(solution.key)
      } else if let letter = question.loneLetter {
        doubt = .letterAlone(letter.place)
      } else {
        findRareMark(marks, established, asksForSeveral: asksForSeveral)
      }
      return
    }
    if let other = sets.first(where: { $0.0 != first.0 }) {
      doubt = .disagreement(first.1, other.1)
      return
    }
    if let letter = question.loneLetter, stated.form == .choices,
      first.0.map({ question.choices[$0].letter }) != [letter.letter]
    {
      doubt = .disagreement(first.1, letter.place)
      return
    }
    if stated.form == .statements {
      answer = .truths(question.choices.indices.map { first.0.contains($0) })
    } else if property != nil, first.0.count > 1, !asksForSeveral() {
      doubt = .severalMarked(first.0)
    } else {
      answer = .choices(first.0)
      if isWritten { findOtherMark(marks, evidence.doubtful, than: first.0) }
    }
    if let solution = stated.solution, solution.key != first.0 { otherSolution = solution.place }
  }

  /// Only where each entry on the left has one on the right is there an answer.
  private mutating func readPairs(_ question: PaperQuestion, _ stated: PaperStatedKeys) {
    var pairs: [Int: PaperStatedKeys.Stated<Int>] = [:]
    for list in stated.pairs {
      for (left, right) in list.key.sorted(by: { $0.key < $1.key }) {
        if let earlier = pairs[left], earlier.key != right {
          doubt = .disagreement(earlier.place, list.place)
          return
        }
        pairs[left] = pairs[left] ?? PaperStatedKeys.Stated(key: right, place: list.place)
      }
    }
    let count = question.matching?.left.count ?? 0
    let all = (0..<count).compactMap { pairs[$0]?.key }
    if count > 0, all.count == count, stated.strangers.isEmpty { answer = .pairs(all) }
  }

  private mutating func findOtherMark(
    _ marks: PaperMarks, _ doubtful: [PaperMarks.Property], than key: Set<Int>
  ) {
    for property in doubtful {
      let marked = marks.marked(property)
      guard marked.count == 1, marked.isDisjoint(with: key) else { continue }
      otherMark = (property, marked)
      return
    }
  }

  private mutating func findRareMark(
    _ marks: PaperMarks, _ established: [PaperMarks.Property], asksForSeveral: () -> Bool
  ) {
    for property in PaperMarks.Property.allCases where !established.contains(property) {
      let marked = marks.marked(property)
      guard !marked.isEmpty else { continue }
      doubt =
        marked.count == 1 || asksForSeveral()
        ? .rareMark(property, marked) : .severalMarked(marked)
      return
    }
  }
}
