import Assessment
import ContestEngine
import Publishing
import Store
import Terminal

// What was put right in a recorded contest.
extension RecordedContest {
  /// - Parameter shown: how much of a name; nil: all. Then a reason is as it was typed.
  func correctionRows(shown: PrivacyRules.Shown?) -> [ResultsReport.Correction] {
    if corrections.all.isEmpty { return [] }
    let redaction = shown.map(redaction)
    return corrections.all.map { correction in
      switch correction.act {
      case .annulled(let question), .rekeyed(let question):
        return ResultsReport.Correction(
          correction, number: contest.number(of: question), question: program.wireID(of: question),
          reason: reason(correction, redaction))
      case .disqualified(let contestant), .reinstated(let contestant):
        // What the reason calls somebody whose name was erased cannot be found in it any more.
        let mayBeTold = shown == nil || persons[contestant]?.fields.name != nil
        return ResultsReport.Correction(
          correction, name: name(of: contestant, shown: shown),
          reason: mayBeTold ? reason(correction, redaction) : nil)
      case .intervalRemoved(let interval), .intervalRestored(let interval):
        let school = program.definition.schools.first { $0.id == interval.school }
        return ResultsReport.Correction(
          correction, school: school?.name ?? interval.school?.text,
          reason: reason(correction, redaction))
      case .sheetCorrected, .sheetWithdrawn, .entryDisqualified, .entryReinstated, .mended:
        return ResultsReport.Correction(correction, reason: reason(correction, redaction))
      }
    }
  }

  private func name(of contestant: ContestantID, shown: PrivacyRules.Shown?) -> String {
    let person = persons[contestant]
    guard let name = person?.fields.name else { return contestant.description }
    return shown.map { shown in
      ShownName.text(
        name, of: contestant, shown: shown, consents: person?.consents.contains(.both) ?? false)
    } ?? name
  }

  private func reason(
    _ correction: CorrectionList.Correction, _ redaction: NameRedaction?
  ) -> String? {
    // On one line, so that nobody can type what looks like a line of the results.
    let reason = Sanitiser.clean(TextNormaliser.display(correction.reason))
    if reason.isEmpty { return nil }
    return redaction?.applied(to: reason) ?? reason
  }

  /// Of everyone who takes part and of those whom entries and sheets name.
  private func redaction(_ shown: PrivacyRules.Shown) -> NameRedaction {
    let joined = persons.values.compactMap { person in
      person.fields.name.map { ($0, name(of: person.contestant, shown: shown)) }
    }
    let rules = program.definition.judging
    let made = rules?.entries.compactMap { entry in
      entry.contestant.map { ($0, ShownName.ofEntry($0, shown: shown) ?? entry.id) }
    }
    return NameRedaction(joined + (made ?? []))
  }
}
