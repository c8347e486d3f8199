import ContestEngine
import Testing

@Suite struct AwardWinnersTests {
  private struct Row: Hashable {
    let number: Int32
    let rank: Int
    var points = 100
    var isEligible = true
  }

  private func award(
    _ title: String, _ ranks: ClosedRange<Int>, week: String? = nil, league: String? = nil
  ) -> CertificateDesign.Award {
    var award = CertificateDesign.Award(title: title, ranks: ranks)
    award.week = week
    award.league = league
    return award
  }

  /// Numbers of the winners of each award; standings by the week's or league's id, "" for all.
  private func winners(
    _ awards: [CertificateDesign.Award], _ onePrize: CertificateDesign.OnePrize? = nil,
    from standings: [String: [Row]]
  ) -> [[Int32]] {
    var design = CertificateDesign()
    design.awards = awards
    design.onePrize = onePrize
    return design.winners {
      standings[$0.week ?? $0.league ?? ""] ?? []
    } as: {
      CertificateDesign.Candidate(
        contestant: ContestantID(number: $0.number), rank: $0.rank, points: $0.points,
        isEligible: $0.isEligible)
    }.map { $0.map(\.number) }
  }

  private func rows(_ numbers: Int32...) -> [Row] {
    numbers.enumerated().map { Row(number: $1, rank: $0 + 1) }
  }

  @Test func `without a rule a person takes every award that is won`() {
    let awards = [award("T1", 1...1, week: "1"), award("T2", 1...1, week: "2"), award("N", 1...1)]
    let all = winners(awards, from: ["1": rows(7, 8), "2": rows(7, 9), "": rows(7, 8)])
    #expect(all == [[7], [7], [7]])
  }

  @Test func `among the weeks a person takes one award, and the next in line moves up`() {
    let awards = [
      award("Nhất 1", 1...1, week: "1"), award("Nhì 1", 2...3, week: "1"),
      award("Nhất 2", 1...1, week: "2"), award("Nhì 2", 2...3, week: "2"), award("Nhất", 1...1),
    ]
    let standings = ["1": rows(1, 2, 3, 4), "2": rows(2, 1, 5, 3, 6, 7), "": rows(1, 2)]
    #expect(winners(awards, .weeks, from: standings) == [[1], [2, 3], [5], [6, 7], [1]])
    #expect(winners(awards, .contest, from: standings) == [[1], [2, 3], [5], [6, 7], []])
  }

  @Test func `whoever won in the same standings keeps the rank there and takes no second award`() {
    let awards = [award("Nhất", 1...1), award("Nhì", 2...2), award("Ba", 2...3)]
    #expect(winners(awards, .contest, from: ["": rows(1, 2, 3, 4)]) == [[1], [2], [3]])
    #expect(winners(awards, from: ["": rows(1, 2, 3, 4)]) == [[1], [2], [2, 3]])
  }

  @Test func `the awards' order decides which one a person takes`() {
    let week = award("Tuần", 1...1, week: "1")
    let all = award("Chung", 1...1)
    let league = award("Bảng", 1...1, league: "a")
    let standings = ["1": rows(1, 2), "": rows(1, 3), "a": rows(3, 1, 4)]
    #expect(winners([all, week, league], .contest, from: standings) == [[1], [2], [3]])
    #expect(winners([week, all, league], .contest, from: standings) == [[1], [3], [4]])
    #expect(winners([league, week, all], .weeks, from: standings) == [[3], [1], [1]])
  }

  @Test func `equals are passed over one by one, and those behind them take the ranks left`() {
    let week = [Row(number: 1, rank: 1), Row(number: 2, rank: 1), Row(number: 3, rank: 3)]
    let awards = [
      award("T1", 1...1, week: "1"), award("T2", 1...1, week: "2"), award("K2", 2...2, week: "2"),
    ]
    #expect(winners(awards, .weeks, from: ["1": rows(1), "2": week]) == [[1], [2], [3]])
    #expect(winners(awards, .weeks, from: ["1": rows(9), "2": week]) == [[9], [1, 2], []])
  }

  @Test func `nobody is awarded for nothing, and the struck off leave the award to the next`() {
    let all = [
      Row(number: 1, rank: 1, isEligible: false), Row(number: 2, rank: 2),
      Row(number: 3, rank: 3, points: 0),
    ]
    #expect(winners([award("N", 1...1), award("B", 2...3)], from: ["": all]) == [[2], []])
  }

  @Test func `awards of schools and teams use up nothing`() {
    var school = award("Tập thể", 1...1)
    school.recipient = .school
    #expect(
      winners([school, award("N", 1...1)], .contest, from: ["": rows(1)]) == [[], [1]])
  }
}
