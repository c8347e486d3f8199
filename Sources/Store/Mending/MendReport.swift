public import ContestEngine

/// What a mending found, kept and left out.
public struct MendReport: Hashable, Sendable {
  /// An entry that did not come over as it was written, or did by other means than the chain.
  public struct Entry: Hashable, Sendable {
    public let sequence: Int64
    /// Nil where nothing of it is left, or its moment cannot be believed.
    public let at: Instant?
    /// What can be read of it; of a changed one what stands there now.
    public let event: Event?
  }

  public struct Contest: Hashable, Sendable {
    public let id: String
    /// The last entry that the chain proves from the first one on.
    public internal(set) var soundUpTo: Int64 = 0
    public internal(set) var soundAt: Instant?
    /// The last entry that was found.
    public internal(set) var last: Int64 = 0
    public internal(set) var lastAt: Instant?
    /// As they were written: the hashes around them prove it, though the file had them otherwise.
    public internal(set) var restored: [Entry] = []
    /// Behind the break, carried over as the file has them.
    public internal(set) var carried = 0
    /// Those of them that no hash proves or contradicts.
    public internal(set) var unproven: [Entry] = []
    /// Answers among what was carried over; their receipts stay what they were.
    public internal(set) var carriedAnswers = 0
    /// Not believed, because they contradict their own hash.
    public internal(set) var changed: [Entry] = []
    /// Of which nothing can be read.
    public internal(set) var absent: [Int64] = []
    /// Rows that have no place.
    public internal(set) var strays: [Entry] = []
    public internal(set) var persons = 0
    public internal(set) var reseated: [ContestantID] = []
    /// A jury writes its sheets, and nobody serves it.
    public internal(set) var isJudged = false
    /// The contest itself was taken from what somebody named, or from a later entry of it.
    public internal(set) var isDefinedAnew = false
    /// Which questions were drawn is gone: answers to them are there, and nobody can mark them.
    public internal(set) var lacksDraw = false
    /// Tokens that have to be made anew, because they are gone.
    public internal(set) var lacksTokens = false
    /// The journal's end as it is now.
    public internal(set) var head: JournalHead

    /// The journal is what was written, from its first entry to its last.
    public var isSound: Bool { carried == 0 && changed.isEmpty && absent.isEmpty && strays.isEmpty }
    /// Nothing of it had to be touched.
    public var isUntouched: Bool { isSound && restored.isEmpty }

    init(id: String) {
      self.id = id
      head = .genesis(of: id)
    }
  }

  public internal(set) var contests: [Contest] = []
  /// Pages of the file were damaged: more may have stood behind what was found.
  public internal(set) var isDamaged = false
  /// The database as it was, in the data directory; nil where nothing had to be mended.
  public internal(set) var aside: String?
}
