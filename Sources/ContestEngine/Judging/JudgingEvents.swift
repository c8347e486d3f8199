/// What is asked of a jury's sheets and entries.
public enum JudgingCommand: Hashable, Sendable {
  /// From here on judges and entries are what the definition says. `owners`: in a contest with
  /// questions too, the contestants whose points the scores join, by entry.
  case start(owners: [String: ContestantID])
  case enter(JudgingPanel.Sheet)
  /// Other marks on a sheet that is there.
  case correct(JudgingPanel.Sheet, reason: String)
  case withdraw(judge: String, entry: String, reason: String)
  case disqualify(entry: String, reason: String)
  case reinstate(entry: String, reason: String)
  case openAppeal(entry: String, reason: String)
  /// By the number that it got, from 1.
  case answerAppeal(Int, isUpheld: Bool, answer: String)
}

/// What happened in judging. Marks only, no scores.
public enum JudgingEvent: Hashable, Sendable {
  case started(owners: [String: ContestantID])
  case sheetEntered(JudgingPanel.Sheet)
  case sheetCorrected(JudgingPanel.Sheet, reason: String)
  case sheetWithdrawn(judge: String, entry: String, reason: String)
  case entryDisqualified(String, reason: String)
  case entryReinstated(String, reason: String)
  /// Its number is its place among all appeals, from 1.
  case appealOpened(entry: String, reason: String)
  case appealAnswered(Int, isUpheld: Bool, answer: String)
}

/// Why a command of judging was refused.
public enum JudgingRefusal: Error, Hashable, Sendable {
  /// The contest is not judged, or its definition cannot be.
  case notJudged
  case notStarted
  case alreadyStarted
  case noEntries
  case judgesTooFew(needed: Int, found: Int)
  /// The definition names no entry or contestant like this, or a contestant has two entries.
  case badOwner(entry: String)
  case sheet(JudgingPanel.Refusal)
  /// There is no sheet of this judge on this entry.
  case noSheet
  case unknownEntry(String)
  case entryIsDisqualified(String)
  case entryIsNotDisqualified(String)
  case reasonMissing
  case unknownAppeal(Int)
  /// What is final is only corrected or disqualified, never entered or taken away.
  case isFinal
  /// Finalizing waits for these.
  case sheetsMissing([MissingSheets])
  case appealsOpen([Int])
}

/// An entry that needs more sheets.
public struct MissingSheets: Hashable, Sendable {
  public let entry: String
  /// How many, from 1.
  public let sheets: Int

  public init(entry: String, sheets: Int) {
    self.entry = entry
    self.sheets = sheets
  }
}
