import ContestEngine

/// The codes that contestants join with: made where a definition has none, and kept for ever after.
struct SchoolCodes {
  static let length = 6

  let random: RandomSource

  /// The program with a code for each school: its own, else the one that it was given before, else
  /// a new one. No two schools of a server have the same.
  func filled(
    _ program: ContestProgram, before known: ContestProgram?, taken: inout Set<String>
  ) -> ContestProgram {
    let kept = Dictionary(
      (known?.definition.schools ?? []).map { ($0.id, $0.code) }, uniquingKeysWith: { $1 })
    var definition = program.definition
    taken.formUnion(definition.schools.compactMap(\.code))
    for place in definition.schools.indices where definition.schools[place].code == nil {
      let earlier = kept[definition.schools[place].id] ?? nil
      let code = earlier ?? fresh(besides: taken)
      taken.insert(code)
      definition.schools[place].code = code
    }
    return program.with(definition)
  }

  private func fresh(besides taken: Set<String>) -> String {
    while true {
      let code = random.code(count: Self.length)
      if !taken.contains(code) { return code }
    }
  }
}
