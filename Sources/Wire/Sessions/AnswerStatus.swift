public import Assessment

/// How far an answer has come.
public struct AnswerStatus: Hashable, Sendable {
  public enum Delivery: Hashable, Sendable {
    case none
    /// On its way, or waiting for the connection to come back.
    case sending
    /// The server does not take it now (a pause); it is sent again by itself.
    case kept
    /// Durable: it counts.
    case accepted
    case refused(ErrorCode)
  }

  public internal(set) var delivery = Delivery.none
  /// What the contestant gave last; nil where nothing, or where it was taken back.
  public internal(set) var given: Response?
  /// What the server holds.
  public internal(set) var held: Response?
  /// Of what the server holds.
  public internal(set) var receipt: String?
  public internal(set) var receivedAt: ServerTime?
  /// True if what was given has left this program at least once.
  var wasSent = false
  /// The highest number of a change that was used.
  var change = 0

  public init() {}

  init(_ held: HeldAnswer) {
    take(held)
    given = held.response
    delivery = .accepted
  }

  /// The server holds this.
  mutating func take(_ answer: HeldAnswer) {
    held = answer.response
    receipt = answer.receipt
    receivedAt = answer.receivedAt
    change = max(change, answer.change ?? 0)
  }
}
