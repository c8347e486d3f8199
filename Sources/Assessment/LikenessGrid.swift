/// The cheapest way from one row of words to another.
///
/// Source: Needleman, Wunsch, "A general method applicable to the search for similarities",
/// J. Mol. Biol. 48 (1970), with costs for what fingers do and with a band.
struct LikenessGrid {
  enum Step {
    case both(WordChange)
    /// Two words of one text are written as one in the other.
    case joined
    case left(LikenessWord)
    case right(LikenessWord)
  }

  private(set) var steps: [Step] = []

  private enum Move: UInt8 { case none, both, left, right, leftJoined, rightJoined }

  private struct Cell {
    var cost = Int.max
    var move = Move.none
    var change = WordChange.none
  }

  /// Dearer than this no answer can make two texts the same: two words more and some slips.
  private static let costMax = 60

  init?(_ left: [LikenessWord], _ right: [LikenessWord], _ slips: TypingSlips) {
    let band = LikenessAlignment.shiftMax
    guard abs(left.count - right.count) <= band else { return nil }
    let width = 2 * band + 1
    var cells = Array(repeating: Cell(), count: (left.count + 1) * width)
    func place(_ i: Int, _ j: Int) -> Int? {
      let offset = j - i + band
      return i >= 0 && j >= 0 && offset >= 0 && offset < width ? i * width + offset : nil
    }
    for i in 0...left.count {
      var cheapest = Int.max
      for j in max(0, i - band)...max(0, i - band, min(right.count, i + band)) {
        guard let here = place(i, j) else { continue }
        if i == 0, j == 0 { cells[here].cost = 0 }
        func offer(_ from: Int?, _ price: Int, _ move: Move, _ change: WordChange = .none) {
          guard let from, cells[from].cost < Int.max else { return }
          let cost = cells[from].cost + price
          if cost < cells[here].cost { cells[here] = Cell(cost: cost, move: move, change: change) }
        }
        if i > 0 { offer(place(i - 1, j), Self.price(left[i - 1]), .left) }
        if j > 0 { offer(place(i, j - 1), Self.price(right[j - 1]), .right) }
        if i > 0, j > 0, let from = place(i - 1, j - 1), cells[from].cost <= Self.costMax {
          let change = slips.change(left[i - 1], right[j - 1])
          if change != .other { offer(from, Self.price(change), .both, change) }
        }
        if i > 1, j > 0, Self.areOne(left[i - 2], left[i - 1], right[j - 1]) {
          offer(place(i - 2, j - 1), 2, .leftJoined)
        }
        if i > 0, j > 1, Self.areOne(right[j - 2], right[j - 1], left[i - 1]) {
          offer(place(i - 1, j - 2), 2, .rightJoined)
        }
        cheapest = min(cheapest, cells[here].cost)
      }
      if cheapest > Self.costMax { return nil }
    }
    guard let end = place(left.count, right.count), cells[end].cost <= Self.costMax else {
      return nil
    }
    walkBack(left, right) { i, j in
      place(i, j).map { (cells[$0].move, cells[$0].change) } ?? (.none, .none)
    }
  }

  private mutating func walkBack(
    _ left: [LikenessWord], _ right: [LikenessWord], _ cell: (Int, Int) -> (Move, WordChange)
  ) {
    var (i, j) = (left.count, right.count)
    while i > 0 || j > 0 {
      let (move, change) = cell(i, j)
      switch move {
      case .none: return
      case .both:
        steps.append(.both(change))
        i -= 1
        j -= 1
      case .left:
        i -= 1
        steps.append(.left(left[i]))
      case .right:
        j -= 1
        steps.append(.right(right[j]))
      case .leftJoined:
        steps.append(.joined)
        i -= 2
        j -= 1
      case .rightJoined:
        steps.append(.joined)
        i -= 1
        j -= 2
      }
    }
  }

  private static func price(_ word: LikenessWord) -> Int { word.isFree ? 1 : 12 }

  private static func price(_ change: WordChange) -> Int {
    switch change {
    case .none: 0
    case .marks, .doubtfulMarks: 0
    case .sure: 2
    case .likely: 3
    case .possible: 5
    case .other: 100
    }
  }

  private static func areOne(
    _ first: LikenessWord, _ second: LikenessWord, _ whole: LikenessWord
  ) -> Bool {
    guard first.kind != .number, second.kind != .number,
      whole.kind == .word || whole.kind == .filler
    else { return false }
    let length = first.base.utf8.count + second.base.utf8.count
    return length == whole.base.utf8.count && first.base + second.base == whole.base
  }
}
