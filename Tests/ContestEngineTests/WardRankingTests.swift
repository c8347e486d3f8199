import ContestEngine
import Testing

/// Wards by the contestants of their schools.
@Suite struct WardRankingTests {
  /// Five schools, of which `b` and `c` share a ward and `e` names none.
  private func played(
    _ change: (inout ContestDefinition) -> Void = { _ in }
  ) throws -> LiveContest {
    var definition = Sample.definition([Sample.round("mot", 1...2)])
    definition.schools = [
      School(id: SchoolID("a"), name: "A", ward: "Thành Vinh", enrolled: 4),
      School(id: SchoolID("b"), name: "B", ward: "Xã Tri Lễ", enrolled: 2),
      School(id: SchoolID("c"), name: "C", ward: "xã  Tri Lễ", enrolled: 8),
      School(id: SchoolID("d"), name: "D", ward: "Anh Sơn"),
      School(id: SchoolID("e"), name: "E"),
    ]
    change(&definition)
    var live = LiveContest()
    try live.run(.prepare(Sample.program(definition)))
    for (index, school) in ["a", "a", "b", "c", "c", "e"].enumerated() {
      try live.run(.register(Sample.registration(index + 1, school: school)))
    }
    try live.run(.start(seed: Sample.seed))
    // 200 and 100 from a, 200 from b, 100 and 50 from c, 200 from e.
    for choices in [[0, 0, 0, 0, 2, 0], [0, 1, 0, 1, 1, 0]] {
      try live.open()
      for (index, choice) in choices.enumerated() { try live.answer(Int32(index + 1), choice) }
      try live.close()
    }
    return live
  }

  private func table(_ live: LiveContest) -> [String] {
    live.contest.wardStandings().map {
      "\($0.rank) \($0.ward) \($0.points) \($0.counted)/\($0.present) \($0.schools)"
    }
  }

  @Test func `a ward counts its best whichever of its schools they are from`() throws {
    let live = try played { $0.standings.schools.count = 2 }
    #expect(table(live) == ["1 Thành Vinh 300 2/2 1", "1 Xã Tri Lễ 300 2/3 2"])
  }

  @Test func `the sum counts everyone, the mean is ranked exactly`() throws {
    let sum = try played { $0.standings.schools.take = .sum }
    #expect(table(sum) == ["1 Xã Tri Lễ 350 3/3 2", "2 Thành Vinh 300 2/2 1"])
    let mean = try played { $0.standings.schools.take = .mean }
    #expect(table(mean) == ["1 Thành Vinh 150 2/2 1", "2 Xã Tri Lễ 117 3/3 2"])
  }

  @Test
  func `participation is that of the ward's schools together, those without a contestant too`()
    throws
  {
    let rate = try played {
      $0.standings.schools.take = .rateQuality
      $0.standings.schools.weights = [100, 0]
      $0.schools[3].ward = "Thành Vinh"
      $0.schools[3].enrolled = 6
    }
    #expect(table(rate) == ["1 Xã Tri Lễ 30 3/3 2", "2 Thành Vinh 20 2/2 1"])
  }

  @Test func `who is disqualified counts for no ward`() throws {
    var live = try played { $0.standings.schools.take = .sum }
    try live.run(.disqualify(ContestantID(number: 3), reason: "gian lận"))
    #expect(table(live) == ["1 Thành Vinh 300 2/2 1", "2 Xã Tri Lễ 150 2/3 2"])
  }

  @Test func `fewer than two wards are no ranking`() throws {
    let one = try played { definition in
      for place in definition.schools.indices where place > 0 {
        definition.schools[place].ward = place == 3 ? "thành vinh" : nil
      }
    }
    #expect(table(one) == [])
    #expect(Contest().wardStandings().isEmpty)
  }
}
