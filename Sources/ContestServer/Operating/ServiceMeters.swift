import Network
import Synchronization

/// What a monitoring program may know of the running server: numbers, and no person.
public final class ServiceMeters: Sendable {
  public struct Reading: Sendable {
    public struct Contest: Sendable {
      public let id: String
      public let contestants: Int
      public let present: Int
      public let hosts: Int
      public let boards: Int
    }

    public internal(set) var contests: [Contest] = []
    public internal(set) var connections = 0
    /// Inputs, and bytes of them, that wait for the thread that decides.
    public internal(set) var waitingInputs = 0
    public internal(set) var waitingBytes = 0
    /// Inputs that wait for the disk to come back.
    public internal(set) var heldInputs = 0
    public internal(set) var counts = ServiceCounts()
    /// `diskFull`, `readOnly`, `diskError`; nil where the journal is written.
    public internal(set) var trouble: String?
    /// On the monotonic clock, in milliseconds.
    public internal(set) var at: Int64 = MonotonicClock.milliseconds
  }

  public enum Health: Hashable, Sendable {
    case well
    /// The journal cannot be written: nothing is acknowledged.
    case trouble(String)
    /// The thread that decides has not come round for this long, in milliseconds.
    case stuck(Int64)
  }

  private let last = Mutex(Reading())

  /// A turn waits for the disk: seconds are slow, and no fault yet.
  private static let stuckAfterMs: Int64 = 10_000

  init() {}

  func note(_ reading: Reading) { last.withLock { $0 = reading } }

  public var reading: Reading { last.withLock { $0 } }

  public var health: Health {
    let reading = reading
    let silent = MonotonicClock.milliseconds - reading.at
    if silent > Self.stuckAfterMs { return .stuck(silent) }
    return reading.trouble.map(Health.trouble) ?? .well
  }
}
