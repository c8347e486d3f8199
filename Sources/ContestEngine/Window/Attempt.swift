import Assessment

/// One attempt at a self-paced contest: the paper, and what is saved on it.
struct Attempt: Equatable, Sendable {
  let contestant: ContestantID
  /// The place of its week among the window's.
  let week: Int
  /// From 1, within its week.
  let number: Int
  /// From 1, over all of the contestant's attempts.
  let ordinal: Int
  /// Places in the contest's questions, in the contestant's own order.
  let questions: [Int32]
  let begunAt: Instant
  /// What comes first of the contestant's minutes and the week's close.
  let closesAt: Instant
  /// By place in `questions`.
  var answers: [AnswerSlot]
  var lastChangeAt: Instant?
  var submission: Submission?
  var score = Score.zero

  struct Submission: Equatable, Sendable {
    /// Of the server's own: the close, however late the server was.
    let at: Instant
    /// The sequence of the event.
    let receipt: Int64
    let estimate: Estimate?
    let isAutomatic: Bool
  }

  struct Score: Equatable, Sendable {
    var points = 0
    var correct = 0
    /// Questions that count.
    var outOf = 0

    static let zero = Score()

    var isAllRight: Bool { outOf > 0 && correct == outOf }
  }

  init(_ paper: DrawnPaper, ordinal: Int, places: [Int32], begunAt: Instant) {
    contestant = paper.contestant
    week = paper.week
    number = paper.attempt
    self.ordinal = ordinal
    questions = places
    self.begunAt = begunAt
    closesAt = paper.closesAt
    answers = [AnswerSlot](repeating: .none, count: places.count)
  }

  func position(of question: Int) -> Int? { questions.firstIndex(of: Int32(question)) }

  /// In milliseconds; 0 before it is submitted.
  func duration(_ rule: WindowRules.Duration) -> Int64 {
    guard let submission else { return 0 }
    let end = rule == .submit ? submission.at : lastChangeAt ?? submission.at
    return max(0, end - begunAt)
  }
}

/// Every attempt, in the order of their beginnings.
struct Attempts: Equatable, Sendable {
  private(set) var all: [Attempt] = []
  /// Places in `all` by contestant number − 1; may be shorter than the contestants are many.
  private var byContestant: [[Int32]] = []
  /// Those that are open, the one that closes first at the top.
  private var due = DueHeap()

  init() {}

  /// From a snapshot, in the order of their beginnings.
  ///
  /// - Parameter due: `duePlaces` as it was.
  init(_ all: [Attempt], due: [Int32]) {
    self.all = all
    self.due = DueHeap(places: due)
    for (place, attempt) in all.enumerated() {
      let contestant = Int(attempt.contestant.number) - 1
      while byContestant.count <= contestant { byContestant.append([]) }
      byContestant[contestant].append(Int32(clamping: place))
    }
  }

  /// The heap of those that are open, as it lies in memory.
  var duePlaces: [Int32] { due.places }

  subscript(place: Int) -> Attempt {
    get { all[place] }
    set { all[place] = newValue }
  }

  /// Of the contestant at this place, in order.
  func places(of contestant: Int) -> [Int32] {
    contestant < byContestant.count ? byContestant[contestant] : []
  }

  /// The place of the one that is open.
  func open(of contestant: Int) -> Int? {
    places(of: contestant).last.map(Int.init).flatMap { all[$0].submission == nil ? $0 : nil }
  }

  /// When the next open one is over.
  var nextClose: Instant? { due.first.map { all[Int($0)].closesAt } }

  /// Those that are over by then, in the order of their closes.
  func over(by moment: Instant) -> [Int] {
    var due = due
    var over: [Int] = []
    while let first = due.first.map(Int.init), all[first].closesAt <= moment {
      due.removeFirst { all[Int($0)].closesAt < all[Int($1)].closesAt }
      if all[first].submission == nil { over.append(first) }
    }
    return over.sorted { (all[$0].closesAt, $0) < (all[$1].closesAt, $1) }
  }

  mutating func begin(_ attempt: Attempt, by contestant: Int) {
    while byContestant.count <= contestant { byContestant.append([]) }
    byContestant[contestant].append(Int32(clamping: all.count))
    all.append(attempt)
    due.insert(Int32(clamping: all.count - 1)) { all[Int($0)].closesAt < all[Int($1)].closesAt }
  }

  mutating func submit(_ place: Int, _ submission: Attempt.Submission) {
    all[place].submission = submission
    while let first = due.first, all[Int(first)].submission != nil {
      due.removeFirst { all[Int($0)].closesAt < all[Int($1)].closesAt }
    }
  }
}

/// A binary heap of places.
private struct DueHeap: Equatable, Sendable {
  fileprivate(set) var places: [Int32] = []

  var first: Int32? { places.first }

  mutating func insert(_ place: Int32, isBefore: (Int32, Int32) -> Bool) {
    places.append(place)
    var child = places.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard isBefore(places[child], places[parent]) else { return }
      places.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeFirst(isBefore: (Int32, Int32) -> Bool) {
    guard let last = places.popLast(), !places.isEmpty else { return }
    places[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < places.count {
        if isBefore(places[child], places[least]) { least = child }
      }
      guard least != parent else { return }
      places.swapAt(least, parent)
      parent = least
    }
  }
}
