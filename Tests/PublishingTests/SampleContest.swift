import ContestEngine
import Foundation
import Publishing

/// A small contest with results, for the tests of what is published.
enum SampleContest {
  static let schools = [
    School(id: SchoolID("le-mao"), name: "THCS Lê Mao", ward: "Phường Thành Vinh", enrolled: 912),
    School(id: SchoolID("tri-le"), name: "PTDTBT THCS Tri Lễ", ward: "Xã Tri Lễ"),
  ]

  static func definition(
    _ change: (inout ContestDefinition) -> Void = { _ in }
  ) -> ContestDefinition {
    var definition = ContestDefinition(
      id: "dvc-2026", title: LocalizedText(texts: ["vi": "Dịch vụ công", "en": "Public services"]),
      mode: .live, schools: schools)
    definition.organizer = ContestDefinition.Organizer(
      parent: "UBND tỉnh Nghệ An", name: "Sở Giáo dục và Đào tạo")
    change(&definition)
    return definition
  }

  static func row(
    _ number: Int32, rank: Int, points: Int, name: String? = nil, school: String = "le-mao",
    className: String? = nil
  ) -> ResultsReport.Contestant {
    ResultsReport.Contestant(
      rank: rank, id: ContestantID(number: number), name: name ?? "N. T. \(number).",
      school: SchoolID(school), className: className, points: points, correct: points / 100,
      milliseconds: 41_213)
  }

  /// 1, 2, 2, 4 and a last one without points.
  static let rows = [
    row(3, rank: 1, points: 900), row(2, rank: 2, points: 800, school: "tri-le"),
    row(1, rank: 2, points: 800), row(5, rank: 4, points: 300), row(4, rank: 5, points: 0),
  ]

  static let schoolRows = [
    ResultsReport.SchoolRow(
      rank: 1, school: SchoolID("le-mao"), name: "THCS Lê Mao", points: 2_000, counted: 4,
      present: 4, enrolled: 912),
    ResultsReport.SchoolRow(
      rank: 2, school: SchoolID("tri-le"), name: "PTDTBT THCS Tri Lễ", points: 800, counted: 1,
      present: 1, enrolled: nil),
  ]

  static func report(
    _ definition: ContestDefinition = definition(), isFinal: Bool = true,
    contestants: [ResultsReport.Contestant] = rows
  ) -> ResultsReport {
    ResultsReport(
      definition: definition, state: "ended", isFinal: isFinal, revision: 2,
      journalHead: "sha256:00ff", contestants: contestants, schools: schoolRows)
  }
}
