import ContestEngine

extension ResultsReport {
  /// The first of each list.
  public func limited(to top: Int) -> ResultsReport {
    func first(_ sections: [Section]) -> [Section] {
      sections.map { section in
        var section = section
        section.contestants = Array(section.contestants.prefix(top))
        return section
      }
    }
    var limited = self
    limited.contestants = Array(contestants.prefix(top))
    limited.schools = Array(schools.prefix(top))
    limited.teams = Array(teams.prefix(top))
    limited.leagues = first(leagues)
    limited.weeks = first(weeks)
    limited.judged = judged.map { judged in
      JudgedReport(
        entries: Array(judged.entries.prefix(top)), schools: Array(judged.schools.prefix(top)),
        judges: judged.judges, agreement: judged.agreement)
    }
    limited.wards = Array(wards.prefix(top))
    return limited
  }
}

extension StandingsFiles {
  /// `wards.csv`.
  public static func wardsCSV(_ report: ResultsReport, language: String) -> [UInt8] {
    let words = PublishingTexts(language: language)
    var table = CSVTable(
      header: [words.rank, words.ward, words.points, words.counted, words.present]
        + [words.schoolCount] + (report.isFinal ? [] : [words.note]))
    for row in report.wards {
      table.append(
        [
          "\(row.rank)", row.ward, "\(row.points)", "\(row.counted)", "\(row.present)",
          "\(row.schools)",
        ] + (report.isFinal ? [] : [words.provisional]))
    }
    return table.bytes
  }
}

extension PublishingTexts {
  var ward: String { isEnglish ? "Ward" : "Xã/Phường" }
  var wards: String { isEnglish ? "Ward standings" : "Bảng xếp hạng xã, phường" }
  var schoolCount: String { isEnglish ? "Schools" : "Số trường" }
}
