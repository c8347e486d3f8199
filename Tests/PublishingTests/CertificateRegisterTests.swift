import ContestEngine
import Foundation
import Publishing
import Testing

/// A number is given out once.
@Suite struct CertificateRegisterTests {
  private static let names = Dictionary(
    uniqueKeysWithValues: (1...5).map { (ContestantID(number: $0), "Em số \($0)") })

  private func report(
    _ order: [(Int32, Int, Int)], out: Set<Int32> = [], revision: Int = 1
  ) -> ResultsReport {
    let rows = order.map { number, rank, points in
      ResultsReport.Contestant(
        rank: rank, id: ContestantID(number: number), name: "Em số \(number)",
        school: SchoolID("le-mao"), className: nil, points: points, correct: 1, milliseconds: 1,
        isDisqualified: out.contains(number))
    }
    return ResultsReport(
      definition: SampleContest.definition(), state: "ended", isFinal: true, revision: revision,
      journalHead: "", contestants: rows, schools: [])
  }

  private func compose(
    _ register: inout CertificateRegister, _ report: ResultsReport,
    names: [ContestantID: String] = Self.names, participation: Bool = false
  ) -> [String] {
    var design = CertificateDesign()
    design.awards = [
      CertificateDesign.Award(title: "Nhất", ranks: 1...1),
      CertificateDesign.Award(title: "Nhì", ranks: 2...2),
    ]
    design.participation = participation
    let composer = CertificateComposer(
      report: report, design: design, names: names,
      today: CalendarDate(year: 2026, month: 10, day: 10))
    return composer.compose(&register).map {
      "\($0.serial) \($0.recipientID) \($0.award ?? "–") \($0.certificate.number)"
    }
  }

  private static let first: [(Int32, Int, Int)] = [(1, 1, 90), (2, 2, 80), (3, 3, 70)]
  /// The first is out: everyone moves up.
  private static let second: [(Int32, Int, Int)] = [(2, 1, 80), (3, 2, 70), (1, 3, 90)]

  @Test func `after a correction nobody gets a number that somebody else had`() {
    var register = CertificateRegister()
    #expect(
      compose(&register, report(Self.first)) == [
        "1 c1 Nhất Số: 0001/dvc-2026", "2 c2 Nhì Số: 0002/dvc-2026",
      ])
    #expect(
      compose(&register, report(Self.second, out: [1], revision: 2)) == [
        "3 c2 Nhất Số: 0003/dvc-2026", "4 c3 Nhì Số: 0004/dvc-2026",
      ])
    #expect(register.voids.map(\.serial) == [1, 2])
    #expect(register.voids.map(\.voidSince) == [2, 2])
    #expect(register.voids.map(\.name) == ["Em số 1", "Em số 2"])
    let csv = String(
      decoding: register.csv(contest: "dvc-2026", language: "vi").bytes.dropFirst(3),
      as: UTF8.self)
    #expect(
      csv == """
        Số vào sổ,Mã,Họ và tên,Danh hiệu,Tình trạng\r
        0001/dvc-2026,c1,Em số 1,Đạt Nhất,THU HỒI từ bản 2\r
        0002/dvc-2026,c2,Em số 2,Đạt Nhì,THU HỒI từ bản 2\r
        0003/dvc-2026,c2,Em số 2,Đạt Nhất,\r
        0004/dvc-2026,c3,Em số 3,Đạt Nhì,\r

        """)
  }

  @Test func `publishing again changes no number, and who is reinstated has the old one back`() {
    var register = CertificateRegister()
    let once = compose(&register, report(Self.first), participation: true)
    let kept = register
    #expect(compose(&register, report(Self.first), participation: true) == once)
    #expect(register == kept)
    _ = compose(&register, report(Self.second, out: [1], revision: 2), participation: true)
    let back = compose(&register, report(Self.first, revision: 3), participation: true)
    #expect(back == once)
    #expect(register.voids.map(\.serial) == [4, 5])
    // A void one is void from when it first was.
    _ = compose(&register, report(Self.first, revision: 9), participation: true)
    #expect(register.voids.map(\.voidSince) == [3, 3])
  }

  @Test func `a corrected name keeps its number, an erased one leaves the name that was printed`() {
    var register = CertificateRegister()
    _ = compose(&register, report(Self.first))
    var names = Self.names
    names[ContestantID(number: 1)] = "Em Đúng Tên"
    _ = compose(&register, report(Self.first), names: names)
    #expect(register.rows.map(\.name) == ["Em Đúng Tên", "Em số 2"])
    let rows = [SampleContest.row(1, rank: 1, points: 90, name: "c1")]
    let gone = compose(&register, SampleContest.report(contestants: rows), names: [:])
    #expect(gone.isEmpty, "there is nobody left to issue it to")
    #expect(register.rows[0].name == "Em Đúng Tên" && !register.rows[0].isVoid)
    let changed = register.erase(["c1"], of: [.contestant])
    #expect(changed && register.rows[0].name == nil)
    #expect(register.rows[0].title.award == "Nhất")
    let again = register.erase(["c1"], of: [.contestant])
    #expect(!again)
  }

  @Test func `it is read back as it was written`() throws {
    var register = CertificateRegister()
    _ = compose(&register, report(Self.first))
    _ = compose(&register, report(Self.second, out: [1], revision: 2))
    let bytes = try JSONEncoder().encode(register)
    #expect(try JSONDecoder().decode(CertificateRegister.self, from: bytes) == register)
  }
}
