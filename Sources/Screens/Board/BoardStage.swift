import Wire

/// What a board is about, from what the server has said.
enum BoardStage: Hashable, Sendable {
  /// Nothing is known yet.
  case waiting
  /// Also a contest that goes by dates.
  case lobby
  /// Begun, and nothing was asked yet.
  case starting
  case question(String)
  /// Closed; the key waits for the host.
  case unrevealed(String)
  case result(String)
  case standings
  /// Over; ranks are not told yet.
  case hidden
  /// An ordered reveal, with so many steps left.
  case reveal(left: Int)
  case final

  /// One picture of several that take turns.
  enum Leaf: Hashable, Sendable { case whole, result, winners, podium, contestants, teams, schools }

  /// How long a leaf is shown before it turns, in milliseconds.
  static let leafTime: Int64 = 10_000
  /// How long a part of a page is shown that is longer than the screen, in milliseconds.
  static let partTime: Int64 = 6_000

  init(_ view: ContestView) {
    guard let state = view.state, let contest = view.contest else {
      self = .waiting
      return
    }
    switch state {
    case .lobby: self = .lobby
    case .ended: self = Self.end(view)
    case .running, .open, .paused: self = contest.mode == .live ? Self.middle(view) : .lobby
    }
  }

  private static func end(_ view: ContestView) -> BoardStage {
    guard view.isFrozen else { return .final }
    return view.standings?.reveal.map { .reveal(left: $0.left) } ?? .hidden
  }

  private static func middle(_ view: ContestView) -> BoardStage {
    guard let question = view.question else {
      return view.standings == nil ? .starting : .standings
    }
    guard question.isClosed else { return .question(question.id) }
    guard let result = view.result, result.question == question.id, result.isTold else {
      return .unrevealed(question.id)
    }
    return .result(question.id)
  }
}

extension BoardModel {
  typealias Leaf = BoardStage.Leaf

  /// What takes turns in this stage, the first first.
  var leaves: [Leaf] {
    switch stage {
    case .result: [.result] + (winners.isEmpty ? [] : [.winners]) + boards
    case .standings: boards.isEmpty ? [.whole] : boards
    case .final: [.podium] + boards
    default: [.whole]
    }
  }

  private var boards: [Leaf] {
    guard let standings = view.standings else { return [] }
    var boards: [Leaf] = []
    if !standings.top.isEmpty { boards.append(.contestants) }
    if !standings.teams.isEmpty { boards.append(.teams) }
    // A single school is no contest between schools.
    if standings.schools.count > 1 { boards.append(.schools) }
    return boards
  }

  /// The leaf that is shown and for how long it has been, in milliseconds.
  var leaf: (leaf: Leaf, elapsed: Int64) {
    let leaves = leaves
    let elapsed = max(0, now - stageSince)
    if let chosenLeaf, leaves.indices.contains(chosenLeaf) { return (leaves[chosenLeaf], elapsed) }
    if case .result = stage {
      // The result is not shown again by itself: what follows are the standings.
      let time = resultTime
      if elapsed < time || leaves.count == 1 { return (leaves[0], elapsed) }
      return Self.turn(Array(leaves.dropFirst()), after: elapsed - time)
    }
    return leaves.count == 1 ? (leaves[0], elapsed) : Self.turn(leaves, after: elapsed)
  }

  private static func turn(_ leaves: [Leaf], after elapsed: Int64) -> (leaf: Leaf, elapsed: Int64) {
    let place = Int(elapsed / BoardStage.leafTime % Int64(leaves.count))
    return (leaves[place], elapsed % BoardStage.leafTime)
  }

  /// Where a page stands that is longer than the screen: it turns by itself, since nobody sits at the
  /// keyboard of a projector.
  func turned(_ page: Page) -> Scroll {
    if let scroll { return scroll }
    if page.document.focus != nil { return Scroll(offset: 0, followsFocus: true) }
    let height = page.documentHeight(size)
    let last = page.document.rows.count - height
    guard last > 0 else { return .top }
    let step = max(1, height - 2)
    let parts = (last + step - 1) / step + 1
    let part = Int(leaf.elapsed / BoardStage.partTime % Int64(parts))
    return Scroll(offset: min(last, part * step))
  }
}
