import ContestEngine
import Foundation
import Publishing
import Testing

@Suite struct CertificateComposerTests {
  private let today = CalendarDate(year: 2026, month: 10, day: 10)

  private func design(
    _ change: (inout CertificateDesign) -> Void = { _ in }
  ) -> CertificateDesign {
    var design = CertificateDesign()
    design.place = "Nghệ An"
    design.signers = [CertificateDesign.Signer(title: "Trưởng ban", name: "Trần Văn Bình")]
    design.awards = [
      CertificateDesign.Award(title: "Giải Nhất", ranks: 1...1),
      CertificateDesign.Award(title: "Giải Nhì", ranks: 2...3),
      CertificateDesign.Award(title: "Giải Khuyến khích", ranks: 4...10),
    ]
    change(&design)
    return design
  }

  private func compose(
    _ design: CertificateDesign, _ report: ResultsReport = SampleContest.report(),
    names: [ContestantID: String] = [:]
  ) -> [IssuedCertificate] {
    var register = CertificateRegister()
    return CertificateComposer(report: report, design: design, names: names, today: today)
      .compose(&register)
  }

  @Test func `awards go by rank, equals share one, and 0 points get none`() {
    let issued = compose(design())
    #expect(issued.map(\.recipientID) == ["c3", "c2", "c1", "c5"])
    #expect(
      issued.map(\.award) == ["Giải Nhất", "Giải Nhì", "Giải Nhì", "Giải Khuyến khích"])
  }

  @Test func `a certificate of participation goes to those without an award`() {
    let issued = compose(design { $0.participation = true })
    #expect(issued.map(\.recipientID) == ["c3", "c2", "c1", "c5", "c4"])
    #expect(issued.last?.award == nil)
    #expect(issued.last?.certificate.achievement == "Đã tham gia")
  }

  @Test func `there is no certificate before the results are final`() {
    let design = design { $0.participation = true }
    #expect(compose(design, SampleContest.report(isFinal: false)).isEmpty)
  }

  @Test func `numbers count on from the first, across awards and participation`() {
    let issued = compose(
      design {
        $0.numberFrom = 9_998
        $0.participation = true
      })
    #expect(issued.map(\.serial) == [9_998, 9_999, 10_000, 10_001, 10_002])
    #expect(issued[0].certificate.number == "Số: 9998/dvc-2026")
    #expect(issued[0].fileName == "9998-c3.pdf")
    #expect(compose(design())[0].certificate.number == "Số: 0001/dvc-2026")
    #expect(compose(design())[0].fileName == "0001-c3.pdf")
  }

  @Test func `a school's award names the school and is addressed to all of it`() {
    var award = CertificateDesign.Award(title: "Giải Nhất tập thể", ranks: 1...1)
    award.recipient = .school
    let issued = compose(design { $0.awards = [award] })
    #expect(issued.map(\.recipientID) == ["le-mao"])
    #expect(issued[0].certificate.address == "Chứng nhận tập thể")
    #expect(issued[0].certificate.recipient == "THCS Lê Mao")
    #expect(issued[0].certificate.affiliation == ["Phường Thành Vinh"])
  }

  @Test func `awards of a league or a week go by its own ranks, those of teams to teams`() {
    var award = CertificateDesign.Award(title: "Nhất bảng A", ranks: 1...1)
    award.league = "a"
    var week = CertificateDesign.Award(title: "Nhất tuần", ranks: 1...1)
    week.week = "w"
    var team = CertificateDesign.Award(title: "Đội Nhất", ranks: 1...1)
    team.recipient = .team
    let rows = [
      SampleContest.row(5, rank: 1, points: 300), SampleContest.row(4, rank: 2, points: 0),
    ]
    let report = ResultsReport(
      definition: SampleContest.definition(), state: "ended", isFinal: true, revision: 1,
      journalHead: "", contestants: SampleContest.rows, schools: [],
      teams: [
        ResultsReport.TeamRow(
          rank: 1, team: TeamID(number: 2), name: "Sao Mai", school: SchoolID("le-mao"),
          points: 500, counted: 3, present: 3)
      ],
      leagues: [ResultsReport.Section(id: "a", title: "A", contestants: rows)],
      weeks: [ResultsReport.Section(id: "w", title: "W", contestants: [rows[0]])])
    let issued = compose(design { $0.awards = [award, week, team] }, report)
    #expect(issued.map(\.recipientID) == ["c5", "c5", "t2"])
    #expect(issued.map(\.award) == ["Nhất bảng A", "Nhất tuần", "Đội Nhất"])
    #expect(issued.last?.certificate.recipient == "Sao Mai")
  }

  @Test func `one award a person: the award of a week goes to the next in line`() {
    var week = CertificateDesign.Award(title: "Nhất tuần", ranks: 1...1)
    week.week = "w"
    let overall = [
      SampleContest.row(5, rank: 1, points: 300), SampleContest.row(4, rank: 2, points: 200),
    ]
    let report = ResultsReport(
      definition: SampleContest.definition(), state: "ended", isFinal: true, revision: 1,
      journalHead: "", contestants: overall, schools: [],
      weeks: [ResultsReport.Section(id: "w", title: "W", contestants: overall)])
    let one = compose(
      design {
        $0.awards = [CertificateDesign.Award(title: "Nhất", ranks: 1...1), week]
        $0.onePrize = .contest
        $0.participation = true
      }, report)
    #expect(one.map(\.recipientID) == ["c5", "c4"])
    #expect(one.map(\.award) == ["Nhất", "Nhất tuần"])
  }

  @Test func `who takes part outside the prizes is passed over without using one up`() {
    func row(_ number: Int32, _ rank: Int, _ hasPrizes: Bool) -> ResultsReport.Contestant {
      ResultsReport.Contestant(
        rank: rank, id: ContestantID(number: number), name: "", school: SchoolID("le-mao"),
        className: nil, points: 100, correct: 1, milliseconds: 1, hasPrizes: hasPrizes)
    }
    let rows = [
      row(1, 1, false), row(2, 2, true), row(3, 2, false), row(4, 2, true), row(5, 5, true),
    ]
    let award = CertificateDesign.Award(title: "Nhất", ranks: 1...1)
    let third = CertificateDesign.Award(title: "Ba", ranks: 3...3)
    let issued = compose(
      design { $0.awards = [award, third] }, SampleContest.report(contestants: rows))
    #expect(issued.map(\.recipientID) == ["c2", "c4", "c5"])
  }

  @Test func `a certificate bears the full name, class, school and ward`() {
    let rows = [SampleContest.row(3, rank: 1, points: 900, name: "N. T. Á.", className: "8A")]
    let issued = compose(
      design(), SampleContest.report(contestants: rows),
      names: [ContestantID(number: 3): "Nguyễn Thị Ánh"])
    #expect(issued[0].certificate.recipient == "Nguyễn Thị Ánh")
    #expect(
      issued[0].certificate.affiliation == ["Lớp 8A", "THCS Lê Mao, Phường Thành Vinh"])
    #expect(issued[0].certificate.address == "Chứng nhận em")
  }

  @Test func `a contest that is open to everybody prints no school`() {
    let definition = SampleContest.definition {
      $0.schools = [School(id: SchoolID("open"), name: "Thí sinh tự do")]
    }
    let rows = [SampleContest.row(1, rank: 1, points: 9, school: "open")]
    let issued = compose(design(), SampleContest.report(definition, contestants: rows))
    #expect(issued[0].certificate.affiliation.isEmpty)
  }

  @Test(arguments: [
    ("2026-02-05", "Nghệ An, ngày 05 tháng 02 năm 2026"),
    ("2026-03-09", "Nghệ An, ngày 09 tháng 3 năm 2026"),
    ("2026-12-31", "Nghệ An, ngày 31 tháng 12 năm 2026"),
    ("2026-01-10", "Nghệ An, ngày 10 tháng 01 năm 2026"),
  ])
  func `the date has the leading zeros of Vietnamese papers`(iso: String, line: String) {
    #expect(compose(design { $0.date = iso })[0].certificate.placeAndDate == line)
  }

  @Test func `without a date it is the day of publishing, without a place only the date`() {
    let issued = compose(design { $0.place = nil })
    #expect(issued[0].certificate.placeAndDate == "Ngày 10 tháng 10 năm 2026")
  }

  @Test func `a decision is printed only where one is given`() {
    #expect(compose(design())[0].certificate.decision == "")
    let issued = compose(
      design { $0.decision = CertificateDesign.Decision(number: "12/QĐ-BTC", date: "2026-05-02") })
    #expect(
      issued[0].certificate.decision == "Theo Quyết định số 12/QĐ-BTC ngày 02/05/2026")
  }

  @Test func `the heading, the bodies and the signers are those of the design`() {
    let issued = compose(
      design {
        $0.heading = "GIẤY KHEN"
        $0.signers = [
          CertificateDesign.Signer(prefix: "KT. GIÁM ĐỐC", title: "PHÓ GIÁM ĐỐC", name: "A"),
          CertificateDesign.Signer(title: "HIỆU TRƯỞNG", name: "B"),
        ]
      })
    let certificate = issued[0].certificate
    #expect(certificate.heading == "GIẤY KHEN")
    #expect(compose(design())[0].certificate.heading == "GIẤY CHỨNG NHẬN")
    #expect(certificate.parentBody == "UBND tỉnh Nghệ An")
    #expect(certificate.issuingBody == "Sở Giáo dục và Đào tạo")
    #expect(certificate.signers.map(\.prefix) == ["KT. GIÁM ĐỐC", ""])
    #expect(certificate.nation == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
  }

  @Test(arguments: [
    ("Tìm hiểu dịch vụ công", "Cuộc thi “Tìm hiểu dịch vụ công”"),
    ("Cuộc thi tìm hiểu dịch vụ công", "Cuộc thi tìm hiểu dịch vụ công"),
    ("HỘI THI TUYÊN TRUYỀN VIÊN", "HỘI THI TUYÊN TRUYỀN VIÊN"),
  ])
  func `a title that is called a contest is not called one twice`(title: String, line: String) {
    let definition = SampleContest.definition { $0.title = LocalizedText(title) }
    let issued = compose(design(), SampleContest.report(definition))
    #expect(issued[0].certificate.occasion == line)
  }

  @Test func `an award that says it was won does not say it twice`() {
    let award = CertificateDesign.Award(title: "Đạt giải Nhất", ranks: 1...1)
    #expect(
      compose(design { $0.awards = [award] })[0].certificate.achievement == "Đạt giải Nhất")
  }

  @Test func `an English certificate names the month`() {
    let definition = SampleContest.definition { $0.language = "en" }
    let certificate = compose(
      design { $0.decision = CertificateDesign.Decision(number: "12", date: "2026-05-02") },
      SampleContest.report(definition))[0].certificate
    #expect(certificate.placeAndDate == "Nghệ An, 10 October 2026")
    #expect(certificate.decision == "By decision 12 of 2 May 2026")
    #expect(certificate.motto == "Independence - Freedom - Happiness")
    #expect(certificate.occasion == "in the contest “Public services”")
  }

  @Test func `a specimen is marked and takes no number`() {
    let composer = CertificateComposer(
      report: SampleContest.report(isFinal: false), design: design(), names: [:], today: today)
    #expect(composer.specimen().mark == "MẪU")
    #expect(composer.specimen().number == "Số: MẪU")
    #expect(compose(design()).allSatisfy { $0.certificate.mark.isEmpty })
  }
}
