/// When to come back to an item: the algorithm SM-2.
///
/// Source: Woźniak, "Optimization of learning", Master's thesis, Poznań 1990, chapter 3.2, as
/// published at <https://super-memory.com/english/ol/sm2.htm>. Whole numbers only.
///
/// What the source leaves open is settled here: of several reviews on one day the first counts,
/// the others are the drill that it asks for at the end of a session; a good review before the
/// item is due changes nothing, a bad one begins anew.
public struct SpacedRepetition: Hashable, Sendable {
  /// One answer of a student to an item.
  public struct Review: Hashable, Sendable, Codable {
    /// Days since the Unix epoch, by the student's own calendar.
    public let day: Int
    /// 0…5; from 3 on it was remembered.
    public let quality: Int

    public init(day: Int, quality: Int) {
      self.day = day
      self.quality = min(5, max(0, quality))
    }
  }

  /// Reviews below this are repeated on the same day until one is not.
  public static let goodEnough = 4
  /// Below this an item begins anew.
  public static let remembered = 3
  /// Nobody waits longer, in days: 10 years.
  public static let intervalMax = 3_650

  /// Repetitions in a row that were remembered.
  public private(set) var repetitions = 0
  /// In days; 0 before the first review.
  public private(set) var interval = 0
  /// The E-factor in hundredths, at least 130.
  public private(set) var easiness = 250
  /// The day on which the item is due; nil before the first review.
  public private(set) var due: Int?
  /// Whether the last review asks for another on its day.
  public private(set) var isToBeDrilled = false
  private var lastDay: Int?

  /// - Parameter history: in the order of time.
  public init(_ history: some Sequence<Review>) {
    for review in history { add(review) }
  }

  private mutating func add(_ review: Review) {
    isToBeDrilled = review.quality < Self.goodEnough
    if review.day == lastDay { return }
    lastDay = review.day
    let isEarly = due.map { review.day < $0 } ?? false
    if isEarly, review.quality >= Self.remembered { return }
    if review.quality >= Self.remembered {
      let missing = 5 - review.quality
      easiness = max(130, easiness + 10 - missing * (8 + missing * 2))
      repetitions += 1
      switch repetitions {
      case 1: interval = 1
      case 2: interval = 6
      default: interval = min(Self.intervalMax, (interval * easiness + 99) / 100)
      }
    } else {
      repetitions = 1
      interval = 1
    }
    due = review.day + interval
  }

  /// Whether the item wants to be answered on this day.
  public func isDue(on day: Int) -> Bool {
    guard let due else { return true }
    return due <= day || (isToBeDrilled && lastDay == day)
  }
}
