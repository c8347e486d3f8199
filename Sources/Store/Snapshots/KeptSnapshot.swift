import Assessment
public import ContestEngine
public import Cryptography

/// Why a snapshot is set aside.
public enum SnapshotMisfit: Error, Hashable, Sendable {
  /// Cut off, changed, or no snapshot at all.
  case damaged
  /// Of another version of the layout.
  case otherLayout
  /// Another build of the program wrote it, which may have scored in another way.
  case otherProgram
  /// The journal has another entry at its place, or is shorter, or is another contest's.
  case otherJournal
  /// It says something that its contest cannot be in.
  case state(SnapshotFault)
}

/// A snapshot with all that it is bound to. What is not bound so is never taken.
public struct KeptSnapshot: Equatable, Sendable {
  public let contest: String
  /// The journal up to the snapshot: program, rules and items are in its hash.
  public let head: JournalHead
  /// Of the program's own file: another build of it may apply events in another way.
  public let program: SHA256Digest
  public let content: ContestSnapshot

  public init(
    contest: String, head: JournalHead, program: SHA256Digest, content: ContestSnapshot
  ) {
    self.contest = contest
    self.head = head
    self.program = program
    self.content = content
  }

  /// "bangvang/state/1" in ASCII.
  private static let magic = Array("bangvang/state/1".utf8)
  private static let start = magic.count + SHA256Digest.byteCount

  /// The name of the layout, the SHA-256 of all that follows, then the values.
  var bytes: [UInt8] {
    var writer = ByteWriter(capacity: content.state.count + 1 << 12)
    writer.bytes(program.bytes)
    writer.unsigned(UInt64(ContestSnapshot.version))
    writer.text(contest)
    writer.signed(head.sequence)
    writer.bytes(head.hash.bytes)
    writer.unsigned(UInt64(content.responses.count))
    for response in content.responses { writer.response(response) }
    writer.bytes(content.state)
    return Self.magic + SHA256.hash(writer.bytes).bytes + writer.bytes
  }

  init(_ bytes: [UInt8]) throws(SnapshotMisfit) {
    guard bytes.count > Self.start, bytes.starts(with: Self.magic) else { throw .damaged }
    self = try bytes.withUnsafeBufferPointer { (buffer) throws(SnapshotMisfit) in
      let all = UnsafeRawBufferPointer(buffer)
      var hasher = SHA256()
      let values = UnsafeRawBufferPointer(rebasing: all[Self.start...])
      hasher.update(values)
      guard
        hasher.digest().isWritten(
          in: UnsafeRawBufferPointer(rebasing: all[Self.magic.count..<Self.start]))
      else { throw .damaged }
      var reader = ByteReader(values)
      do throws(MalformedEvent) {
        return try KeptSnapshot(&reader)
      } catch {
        throw error.reason == .unknownTag(0) ? .otherLayout : .damaged
      }
    }
  }

  private init(_ reader: inout ByteReader) throws(MalformedEvent) {
    func digest(_ bytes: [UInt8]) throws(MalformedEvent) -> SHA256Digest {
      guard let digest = SHA256Digest(bytes) else {
        throw MalformedEvent(offset: 0, reason: .outOfRange)
      }
      return digest
    }
    program = try digest(try reader.bytes())
    guard try reader.unsigned() == UInt64(ContestSnapshot.version) else {
      throw reader.malformed(.unknownTag(0))
    }
    contest = try reader.text()
    head = JournalHead(sequence: try reader.signed(), hash: try digest(try reader.bytes()))
    var responses: [Response] = []
    for _ in 0..<(try reader.count()) {
      guard let response = try reader.response() else { throw reader.malformed(.outOfRange) }
      responses.append(response)
    }
    content = ContestSnapshot(responses: responses, state: try reader.bytes())
    try reader.end()
  }
}
