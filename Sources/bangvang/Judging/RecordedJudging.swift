import ContestEngine
import Publishing
import Store

// A jury's part of what a journal has.
extension RecordedContest {
  /// Nil where nothing was judged yet.
  ///
  /// - Parameter shown: how much of a name; nil: all.
  func judgedReport(shown: PrivacyRules.Shown?) -> JudgedReport? {
    guard let standings = contest.judgedStandings(), let judging = contest.judging,
      let rules = program.definition.judging
    else { return nil }
    return JudgedReport(
      entries: standings.rows.map { entry($0, judging, rules, shown) },
      schools: standings.schools.map { row in
        let name = program.definition.schools.first { $0.id == row.school }?.name
        return JudgedReport.SchoolRow(row, name: name ?? row.school.text)
      },
      judges: judging.panel.summaries.map { summary in
        let name = rules.judges.first { $0.id == summary.judge }?.name
        return JudgedReport.Judge(summary, name: name ?? summary.judge)
      }, agreement: judging.panel.agreement)
  }

  private func entry(
    _ row: JudgedStandings.Row, _ judging: JudgingRecord, _ rules: JudgingRules,
    _ shown: PrivacyRules.Shown?
  ) -> JudgedReport.Entry {
    let written = rules.entries.first { $0.id == row.entry }
    let owner = judging.owners[row.entry]
    let school = judging.panel.entries.first { $0.id == row.entry }?.school
    return JudgedReport.Entry(
      row, title: written?.title ?? row.entry, contestant: name(of: written, owner, shown),
      owner: owner, team: written?.team, school: school)
  }

  /// Of somebody who joined by the person's consents; of others, who are only named in the file,
  /// there is none.
  private func name(
    of entry: JudgingRules.JudgedEntry?, _ owner: ContestantID?, _ shown: PrivacyRules.Shown?
  ) -> String? {
    if let owner {
      let person = persons[owner]
      let name = person?.fields.name ?? owner.description
      return shown.map { shown in
        ShownName.text(
          name, of: owner, shown: shown, consents: person?.consents.contains(.both) ?? false)
      } ?? name
    }
    guard let name = entry?.contestant else { return nil }
    return shown.map { ShownName.ofEntry(name, shown: $0) } ?? name
  }
}
