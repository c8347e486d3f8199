public import Cryptography

/// The first place where a journal is not what was written.
public struct JournalFault: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// The entry or its hash was changed.
    case altered
    /// The entry is gone, and later ones are there.
    case missing
    /// Another entry stands here; this one stands at `foundAt`.
    case reordered(foundAt: Int64)
    /// The journal ends before this entry, which the known head says was there.
    case cutTail(known: Int64)
    /// The chain is sound in itself, and is another one than the known head's.
    case rewritten(known: SHA256Digest)
    /// The chain is sound, and the event cannot be read.
    case unreadable(MalformedEvent)
  }

  public let sequence: Int64
  public let reason: Reason

  public init(sequence: Int64, reason: Reason) {
    self.sequence = sequence
    self.reason = reason
  }

  /// Nothing is broken: a later program wrote what this one does not know.
  public var isOfNewerProgram: Bool {
    guard case .unreadable(let event) = reason, case .newerRules = event.reason else {
      return false
    }
    return true
  }
}
