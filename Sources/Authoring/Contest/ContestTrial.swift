import Assessment
import ContestEngine

/// Tries what the engine will do with a contest, before the day.
struct ContestTrial {
  private let program: ContestProgram

  private static let draws = 100

  init(_ program: ContestProgram) { self.program = program }

  /// - Parameter say: takes a finding and the path of the value that it is about.
  func check(_ say: (ContestFinding, String) -> Void) {
    for part in program.unsupportedParts() {
      say(.notRunYet(part), part)
    }
    guard drawsMayMeet, let (round, failed, isOffTarget) = failedDraws() else { return }
    let id = program.definition.rounds[round].id
    if isOffTarget {
      say(.targetMissed(id, failed: failed, of: Self.draws), "rounds[\(round)].draw.difficulty")
    } else {
      say(.drawIsTight(id, failed: failed), "rounds[\(round)].draw.count")
    }
  }

  /// Rounds that share no items cannot take them from each other.
  private var drawsMayMeet: Bool {
    let all = program.pools.map(\.count).reduce(0, +)
    let tight = zip(program.definition.rounds, program.pools).contains { round, pool in
      if case .drawn = round.items { pool.count < 2 * round.slots } else { false }
    }
    return program.difficulties != nil || tight || Set(program.pools.joined().map(\.id)).count < all
  }

  private static func seed(_ number: Int) -> [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: number &* 131 &+ $0 &* 7) }
  }

  /// A round that is too small in some draws, and in how many.
  private func failedDraws() -> (round: Int, failed: Int, isOffTarget: Bool)? {
    var failures: [Int: Int] = [:]
    var offTarget: Set<Int> = []
    // What a window cannot draw at all is told where it starts.
    let papers =
      program.definition.mode == .window ? try? PaperTrial(program, seed: Self.seed(0)) : nil
    let likes = ItemLikes()
    for number in 0..<Self.draws {
      do {
        if let papers {
          _ = try papers.paper(seed: Self.seed(number))
        } else {
          _ = try Draw(of: program, seed: Self.seed(number), likes: likes)
        }
      } catch .drawTooSmall(let round, _) {
        failures[round, default: 0] += 1
      } catch .drawOffTarget(let round) {
        failures[round, default: 0] += 1
        offTarget.insert(round)
      } catch {
        return nil
      }
    }
    let failed = failures.values.reduce(0, +)
    return failures.max { ($0.value, $1.key) < ($1.value, $0.key) }
      .map { ($0.key, failed, offTarget.contains($0.key)) }
  }
}
