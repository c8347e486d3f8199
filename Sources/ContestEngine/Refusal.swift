/// Why a command was refused. The wire carries the case, the screens choose the words.
public enum Refusal: Error, Hashable, Sendable {
  case duplicatePerson
  case contestFull
  case joinClosed
  case unknownContestant
  case unknownSchool
  case unknownQuestion
  case notOpen
  case late
  /// The sequence of the answer that is held.
  case alreadyAnswered(receipt: Int64)
  /// The same answer again, or a change that is not newer: what is held still counts. Not a
  /// refusal to the contestant, who gets the same receipt again.
  case alreadyHeld(receipt: Int64)
  case badResponse
  case attemptsUsed
  /// The definition's part that may not change any more.
  case amendmentRefused(String)
  /// Too few items for this round, once equals and near-equals are left out.
  case drawTooSmall(round: Int, found: Int)
  /// No draw of this round is as hard as its target says.
  case drawOffTarget(round: Int)
  /// Does not fit the state.
  case invalidCommand
  /// The command's own value is out of range.
  case badValue
  /// Of a jury's sheets and entries.
  case judging(JudgingRefusal)
}
