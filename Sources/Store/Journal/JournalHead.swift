public import ContestEngine
public import Cryptography

/// The end of a journal: how many entries it has, and a hash over all of them.
///
/// Who knows a head can tell later whether the journal up to it is still the same.
public struct JournalHead: Hashable, Sendable {
  /// The last entry's; 0 for an empty journal.
  public let sequence: Int64
  public let hash: SHA256Digest

  public init(sequence: Int64, hash: SHA256Digest) {
    self.sequence = sequence
    self.hash = hash
  }

  /// The head of a contest's empty journal. The contest's id is in it, so that no journal can be
  /// handed out as another contest's.
  public static func genesis(of contest: String) -> JournalHead {
    var hasher = SHA256()
    hasher.update(Array("bangvang/start/1".utf8))
    hasher.update(Array(contest.utf8))
    return JournalHead(sequence: 0, hash: hasher.digest())
  }

  /// The head once an event is appended.
  ///
  /// SHA-256 over "bangvang/event/1", the sequence and the moment (8 bytes each, the highest
  /// first), the hash before, and the payload: all but the payload are of fixed lengths, so no two
  /// different entries give the same bytes to be hashed.
  public func adding(_ payload: UnsafeRawBufferPointer, at: Instant) -> JournalHead {
    let next = sequence + 1
    var hasher = SHA256()
    // What has a fixed length fills one block of the hash function.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { fixed in
      fixed.put(Self.eventPrefix.0, at: 0)
      fixed.put(Self.eventPrefix.1, at: 8)
      fixed.put(next, at: 16)
      fixed.put(at.milliseconds, at: 24)
      hash.write(
        to: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(fixed)[32...]))
      hasher.update(UnsafeRawBufferPointer(fixed))
    }
    hasher.update(payload)
    return JournalHead(sequence: next, hash: hasher.digest())
  }

  /// "bangvang/event/1" in ASCII.
  private static let eventPrefix: (Int64, Int64) = (0x6261_6E67_7661_6E67, 0x2F65_7665_6E74_2F31)

  public func adding(_ payload: [UInt8], at: Instant) -> JournalHead {
    payload.withUnsafeBytes { adding($0, at: at) }
  }
}

extension UnsafeMutableBufferPointer<UInt8> {
  /// Eight bytes, the highest first.
  fileprivate func put(_ value: Int64, at start: Int) {
    UnsafeMutableRawBufferPointer(self).storeBytes(
      of: value.bigEndian, toByteOffset: start, as: Int64.self)
  }
}
