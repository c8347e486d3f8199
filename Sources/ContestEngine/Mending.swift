/// A journal was broken, and was put together again from what could still be read.
///
/// It is an entry like any other, the last one of the mending, so that nobody can have the one without
/// the other: the break stays to be seen in everything that is made of the journal.
public struct Mending: Hashable, Sendable {
  /// The first entry that was not what had been written; the one after the last where only the end is
  /// in doubt, because pages of the file could not be read.
  public let from: Int64
  /// Entries whose places are kept by `Event.lost`.
  public let lost: Int
  /// Entries behind the break that were carried over as the file had them.
  public let carried: Int
  /// Contestants whose entry was lost and was made anew, so that the others keep their numbers.
  public let reseated: Int
  /// The hash of the last entry as it was before: what somebody may have written down.
  public let formerHead: [UInt8]
  /// What the database was called when it was set aside.
  public let file: String
  /// The account of the computer that it was done from.
  public let account: String

  public init(
    from: Int64, lost: Int, carried: Int, reseated: Int, formerHead: [UInt8], file: String,
    account: String
  ) {
    self.from = from
    self.lost = lost
    self.carried = carried
    self.reseated = reseated
    self.formerHead = formerHead
    self.file = file
    self.account = account
  }
}
