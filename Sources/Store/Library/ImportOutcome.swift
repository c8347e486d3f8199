public import Assessment

/// What an import did with each item, or in a dry run would do.
public struct ImportOutcome: Hashable, Sendable {
  /// A new item that asks nearly the same as one that is there, or as an earlier new one.
  public struct NearlySame: Hashable, Sendable {
    public let new: ItemID
    public let existing: ItemID
    /// The bank of the existing one.
    public let bank: String

    public init(new: ItemID, existing: ItemID, bank: String) {
      self.new = new
      self.existing = existing
      self.bank = bank
    }
  }

  /// A new item that took the place of an earlier version of it.
  public struct Replaced: Hashable, Sendable {
    public let new: ItemID
    public let earlier: ItemID

    public init(new: ItemID, earlier: ItemID) {
      self.new = new
      self.earlier = earlier
    }
  }

  /// An item of which the bank has a later version. It was not added.
  public struct Superseded: Hashable, Sendable {
    public let id: ItemID
    public let later: ItemID

    public init(id: ItemID, later: ItemID) {
      self.id = id
      self.later = later
    }
  }

  /// An item that another bank has, too. It was added all the same.
  public struct Elsewhere: Hashable, Sendable {
    public let id: ItemID
    public let bank: String

    public init(id: ItemID, bank: String) {
      self.id = id
      self.bank = bank
    }
  }

  public struct Refused: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
      /// An earlier item of the same import has this id; that one counts.
      case repeated
      /// In bytes of its stored form.
      case tooLarge(bytes: Int)
      /// An earlier item of the same import has this id, and other pictures or sounds; that one
      /// counts. An id knows them by their names alone.
      case repeatedWithOtherMedia
      /// The bank has this id from another file, with other pictures or sounds, which stay.
      case otherMedia(ofFile: String?)
    }

    /// In the import, from 0.
    public let place: Int
    public let id: ItemID
    public let reason: Reason

    public init(place: Int, id: ItemID, reason: Reason) {
      self.place = place
      self.id = id
      self.reason = reason
    }
  }

  public var added: [ItemID] = []
  /// There already, in every letter.
  public var unchanged: [ItemID] = []
  /// There already, with another title, feedback, category or tags.
  public var updated: [ItemID] = []
  public var nearlySame: [NearlySame] = []
  /// Added all the same: the same prompt with another key, so one of the two is wrong.
  public var conflicts: [NearlySame] = []
  public var replaced: [Replaced] = []
  public var superseded: [Superseded] = []
  public var elsewhere: [Elsewhere] = []
  public var refused: [Refused] = []

  public init() {}

  public var changesNothing: Bool { added.isEmpty && updated.isEmpty && replaced.isEmpty }
}
