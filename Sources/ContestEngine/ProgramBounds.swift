/// Within these a contest's arithmetic cannot overflow. The reader of definitions has narrower
/// limits of its own, and words for them.
enum ProgramBounds {
  static let roundsMax = 1_000
  static let questionsMax = 10_000
  static let secondsPerItem = 1...86_400
  static let points = 0...1_000_000
  static let wrong = -1_000_000...0
  static let streakBonus = 0...1_000_000
}

extension ContestProgram {
  var isInRange: Bool {
    let rounds = definition.rounds
    return pools.count == rounds.count && rounds.count <= ProgramBounds.roundsMax
      && rounds.allSatisfy(\.isInRange)
      && rounds.reduce(0) { $0 + $1.slots } <= ProgramBounds.questionsMax
      && !definition.schools.isEmpty && definition.registration.perSchool >= 0
      && definition.standings.schools.count >= 1
      && definition.judging.map { ProgramBounds.points.contains($0.fullPoints) } ?? true
      && definition.standings.teams.map { $0.count >= 1 && $0.size >= 1 } ?? true
  }
}

extension RoundDefinition {
  fileprivate var isInRange: Bool {
    (0...ProgramBounds.questionsMax).contains(count)
      && (0...ProgramBounds.questionsMax).contains(reserveCount)
      && ProgramBounds.secondsPerItem.contains(secondsPerItem)
      && ProgramBounds.points.contains(points) && ProgramBounds.wrong.contains(wrong)
      && ProgramBounds.streakBonus.contains(streakBonus)
      && bands.allSatisfy(ProgramBounds.points.contains) && rescues >= 0 && star >= 0
  }
}
