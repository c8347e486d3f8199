// What commands of judging lead to.
extension Contest {
  /// Nothing but a jury decides: there are no questions and nobody joins.
  var isJudgedAlone: Bool { program?.definition.mode == .judged }

  func decideJudging(_ command: JudgingCommand) throws(Refusal) -> [Event] {
    do throws(JudgingRefusal) {
      if case .start(let owners) = command { return [.judging(try decideStart(owners))] }
      guard let judging else { throw JudgingRefusal.notStarted }
      return try decide(command, judging).map { [.judging($0)] } ?? []
    } catch {
      throw .judging(error)
    }
  }

  private func decideStart(
    _ owners: [String: ContestantID]
  ) throws(JudgingRefusal) -> JudgingEvent {
    guard judging == nil else { throw .alreadyStarted }
    guard let rules = program?.definition.judging, JudgingPanel(rules) != nil else {
      throw .notJudged
    }
    guard !rules.entries.isEmpty else { throw .noEntries }
    guard rules.judges.count >= rules.judgesPerEntry else {
      throw .judgesTooFew(needed: rules.judgesPerEntry, found: rules.judges.count)
    }
    var taken: Set<ContestantID> = []
    let known = Set(rules.entries.map(\.id))
    for (entry, contestant) in owners.sorted(by: { $0.key < $1.key }) {
      guard known.contains(entry), contestants.contains(contestant),
        taken.insert(contestant).inserted
      else { throw .badOwner(entry: entry) }
    }
    return .started(owners: owners)
  }

  /// - Returns: nil where nothing changes.
  private func decide(
    _ command: JudgingCommand, _ judging: JudgingRecord
  ) throws(JudgingRefusal) -> JudgingEvent? {
    switch command {
    case .start: throw .alreadyStarted
    case .enter(let sheet): try decideEntering(sheet, judging)
    case .correct(let sheet, let reason): try decideCorrection(sheet, reason, judging)
    case .withdraw(let judge, let entry, let reason):
      try decideWithdrawal(judge, entry, reason, judging)
    case .disqualify(let entry, let reason):
      try decideDisqualification(entry, reason, judging)
    case .reinstate(let entry, let reason): try decideReinstatement(entry, reason, judging)
    case .openAppeal(let entry, let reason): try decideAppeal(entry, reason, judging)
    case .answerAppeal(let number, let isUpheld, let answer):
      try decideAnswer(number, isUpheld, answer, judging)
    }
  }

  private func decideEntering(
    _ sheet: JudgingPanel.Sheet, _ judging: JudgingRecord
  ) throws(JudgingRefusal) -> JudgingEvent? {
    guard !isFinalized else { throw .isFinal }
    if judging.disqualified[sheet.entry] != nil { throw .entryIsDisqualified(sheet.entry) }
    // The same sheet once more, as a file that is read twice has it.
    if judging.panel.sheet(by: sheet.judge, of: sheet.entry) == sheet { return nil }
    do { try judging.panel.check(sheet) } catch { throw .sheet(error) }
    return .sheetEntered(sheet)
  }

  private func decideCorrection(
    _ sheet: JudgingPanel.Sheet, _ reason: String, _ judging: JudgingRecord
  ) throws(JudgingRefusal) -> JudgingEvent? {
    guard !reason.isEmpty else { throw .reasonMissing }
    guard let earlier = judging.panel.sheet(by: sheet.judge, of: sheet.entry) else {
      throw .noSheet
    }
    do { try judging.panel.checkMarks(sheet) } catch { throw .sheet(error) }
    return earlier == sheet ? nil : .sheetCorrected(sheet, reason: reason)
  }

  private func decideWithdrawal(
    _ judge: String, _ entry: String, _ reason: String, _ judging: JudgingRecord
  ) throws(JudgingRefusal) -> JudgingEvent? {
    guard !isFinalized else { throw .isFinal }
    guard !reason.isEmpty else { throw .reasonMissing }
    guard judging.panel.sheet(by: judge, of: entry) != nil else { throw .noSheet }
    return .sheetWithdrawn(judge: judge, entry: entry, reason: reason)
  }

  private func decideDisqualification(
    _ entry: String, _ reason: String, _ judging: JudgingRecord
  ) throws(JudgingRefusal) -> JudgingEvent? {
    guard judging.panel.hasEntry(entry) else { throw .unknownEntry(entry) }
    guard !reason.isEmpty else { throw .reasonMissing }
    guard judging.disqualified[entry] == nil else { throw .entryIsDisqualified(entry) }
    return .entryDisqualified(entry, reason: reason)
  }

  /// An entry that was never judged cannot come back into results that are final.
  private func decideReinstatement(
    _ entry: String, _ reason: String, _ judging: JudgingRecord
  ) throws(JudgingRefusal) -> JudgingEvent? {
    guard judging.panel.hasEntry(entry) else { throw .unknownEntry(entry) }
    guard !reason.isEmpty else { throw .reasonMissing }
    guard judging.disqualified[entry] != nil else { throw .entryIsNotDisqualified(entry) }
    if isFinalized, let missing = judging.panel.missing.first(where: { $0.entry == entry }) {
      throw .sheetsMissing([MissingSheets(entry: entry, sheets: missing.sheets)])
    }
    return .entryReinstated(entry, reason: reason)
  }

  private func decideAppeal(
    _ entry: String, _ reason: String, _ judging: JudgingRecord
  ) throws(JudgingRefusal) -> JudgingEvent? {
    guard !isFinalized else { throw .isFinal }
    guard judging.panel.hasEntry(entry) else { throw .unknownEntry(entry) }
    guard !reason.isEmpty else { throw .reasonMissing }
    return .appealOpened(entry: entry, reason: reason)
  }

  private func decideAnswer(
    _ number: Int, _ isUpheld: Bool, _ answer: String, _ judging: JudgingRecord
  ) throws(JudgingRefusal) -> JudgingEvent? {
    guard judging.openAppeals.contains(number) else { throw .unknownAppeal(number) }
    guard !answer.isEmpty else { throw .reasonMissing }
    return .appealAnswered(number, isUpheld: isUpheld, answer: answer)
  }

  // MARK: The end

  func decideJudgingEnd() throws(Refusal) -> [Event] {
    guard judging != nil else { throw .judging(.notStarted) }
    try checkJudgingIsOver()
    return stage == .ended ? [.finalized] : [.finished, .finalized]
  }

  /// Whether finalizing would be refused for the jury's sake.
  public var waitsForJury: Bool {
    guard program?.definition.judging != nil else { return false }
    return judging.map { !$0.missing.isEmpty || !$0.openAppeals.isEmpty } ?? true
  }

  /// Nothing to wait for where the contest has no jury.
  func checkJudgingIsOver() throws(Refusal) {
    guard program?.definition.judging != nil else { return }
    guard let judging else { throw .judging(.notStarted) }
    if !judging.missing.isEmpty { throw .judging(.sheetsMissing(judging.missing)) }
    if !judging.openAppeals.isEmpty { throw .judging(.appealsOpen(judging.openAppeals)) }
  }
}

// What events of judging do.
extension Contest {
  mutating func applyJudging(_ event: JudgingEvent) {
    if case .started(let owners) = event { return startJudging(owners) }
    guard var judging else { return }
    // Taken out meanwhile, so that it is changed in place.
    self.judging = nil
    let hasChanged = judging.apply(event)
    self.judging = judging
    if hasChanged { corrections += 1 }
  }

  private mutating func startJudging(_ owners: [String: ContestantID]) {
    guard judging == nil, var rules = program?.definition.judging else { return }
    for place in rules.entries.indices where rules.entries[place].school == nil {
      // A judge of the contestant's school is one of the entry's school.
      rules.entries[place].school =
        owners[rules.entries[place].id].flatMap { contestants[$0]?.school }
    }
    guard let panel = JudgingPanel(rules) else { return }
    judging = JudgingRecord(panel: panel, owners: owners, fullPoints: rules.fullPoints)
    if isJudgedAlone { stage = .started }
  }
}

extension JudgingRecord {
  /// - Returns: whether it is a correction that changed something.
  fileprivate mutating func apply(_ event: JudgingEvent) -> Bool {
    switch event {
    case .started: return false
    case .sheetEntered(let sheet):
      panel.put(sheet)
      rescore(sheet.entry)
      return false
    case .sheetCorrected(let sheet, _):
      guard panel.sheet(by: sheet.judge, of: sheet.entry) != sheet else { return false }
      panel.put(sheet)
      rescore(sheet.entry)
    case .sheetWithdrawn(let judge, let entry, _):
      guard panel.remove(by: judge, of: entry) else { return false }
      rescore(entry)
    case .entryDisqualified(let entry, let reason):
      guard disqualified.updateValue(reason, forKey: entry) == nil else { return false }
      rescore(entry)
    case .entryReinstated(let entry, _):
      guard disqualified.removeValue(forKey: entry) != nil else { return false }
      rescore(entry)
    case .appealOpened(let entry, let reason):
      appeals.append(Appeal(entry: entry, reason: reason, answer: nil))
      return false
    case .appealAnswered(let number, let isUpheld, let answer):
      if appeals.indices.contains(number - 1) {
        appeals[number - 1].answer = Appeal.Answer(isUpheld: isUpheld, text: answer)
      }
      return false
    }
    return true
  }
}
