public import ContestEngine
import Cryptography

/// A person of a contest, kept apart from its journal, which has the seal alone. Once row and key
/// are erased nothing tells whose answers those were, and the chain is whole.
public struct PersonRow: Hashable, Sendable {
  public static let keyByteCount = 32

  /// Who agreed that name and school are published.
  public struct Consents: OptionSet, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let child = Consents(rawValue: 1)
    public static let guardian = Consents(rawValue: 2)
    public static let both: Consents = [.child, .guardian]
  }

  public let contestant: ContestantID
  /// 32 random bytes of this row's own.
  public let key: [UInt8]
  public var fields: PersonFields
  public var consents: Consents

  public init(
    contestant: ContestantID, key: [UInt8], fields: PersonFields, consents: Consents = []
  ) {
    self.contestant = contestant
    self.key = key
    self.fields = fields
    self.consents = consents
  }

  /// What the journal says of the person: shows a changed field, and tells nothing without the key.
  public func seal() throws(StoreError) -> [UInt8] {
    try Self.seal(fields, key: key)
  }

  /// HMAC-SHA256 over the fields under the row's key.
  public static func seal(_ fields: PersonFields, key: [UInt8]) throws(StoreError) -> [UInt8] {
    let message = Array("bangvang/person/1".utf8) + fields.canonicalBytes
    do {
      return try HMACSHA256.authenticate(message, key: key).bytes
    } catch {
      throw .cryptography(error.description)
    }
  }

  /// Whether the fields are still those that were sealed.
  public func matches(seal: [UInt8]) throws(StoreError) -> Bool {
    constantTimeEqual(try self.seal(), seal)
  }
}
