public import Cryptography
import Glibc

/// Where snapshots lie: `snapshots/` in the data directory, a file each (0600).
///
/// Files of their own, not rows: many megabytes in one transaction would keep the only writer that
/// SQLite has from the answers, and stay in its log for long. Nothing is synced: what the power cut
/// left of a file is known by its hash, and an older one, or the journal, takes its place.
public struct SnapshotFolder: Sendable {
  /// Kept of a contest: one may be damaged.
  public static let keptCount = 2

  private let directory: String

  public init(of data: DataDirectory) { directory = Path.joining(data.path, "snapshots") }

  /// Puts a snapshot beside the older ones, of which only the newest stays.
  public func write(_ snapshot: KeptSnapshot) throws(StoreError) {
    if mkdir(directory, 0o700) != 0, errno != EEXIST {
      throw .file(path: directory, operation: "create", errno: errno)
    }
    let path = path(of: snapshot.contest, snapshot.head.sequence)
    let draft = Path.joining(directory, snapshot.contest + Self.suffix + ".new")
    // Left by a program that was killed.
    unlink(draft)
    do throws(StoreError) {
      let stream = try FileStream(making: draft)
      try stream.write(snapshot.bytes)
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else {
      throw .file(path: path, operation: "rename", errno: errno)
    }
    for sequence in sequences(of: snapshot.contest).dropFirst(Self.keptCount) {
      remove(snapshot.contest, sequence)
    }
  }

  /// The places in the journal at which a contest has snapshots, the newest first.
  public func sequences(of contest: String) -> [Int64] {
    // Without a folder, or one that cannot be read, there are none.
    let names = (try? BackupNames.entries(of: directory)) ?? []
    return names.compactMap { name in
      guard name.hasPrefix(contest + "."), name.hasSuffix(Self.suffix) else { return nil }
      return Int64(name.dropFirst(contest.count + 1).dropLast(Self.suffix.count))
    }.sorted(by: >)
  }

  /// - Parameter program: which program's snapshots are taken.
  func read(
    _ contest: String, at sequence: Int64, program: SHA256Digest
  ) -> Result<KeptSnapshot, SnapshotMisfit> {
    let file = path(of: contest, sequence)
    do throws(SnapshotMisfit) {
      guard let bytes = Self.bytes(of: file) else { throw .damaged }
      let snapshot = try KeptSnapshot(bytes)
      guard snapshot.program == program else { throw .otherProgram }
      guard snapshot.contest == contest, snapshot.head.sequence == sequence else {
        throw .otherJournal
      }
      return .success(snapshot)
    } catch {
      return .failure(error)
    }
  }

  /// Nil where the disk does not give them.
  private static func bytes(of file: String) -> [UInt8]? {
    guard let stream = try? FileStream(reading: file), let count = try? stream.byteCount() else {
      return nil
    }
    return try? stream.read(Int(clamping: count))
  }

  /// One that was set aside, or too many. It is of no use to anybody, so nothing is said where this
  /// fails.
  func remove(_ contest: String, _ sequence: Int64) {
    unlink(path(of: contest, sequence))
  }

  private static let suffix = ".state"

  private func path(of contest: String, _ sequence: Int64) -> String {
    Path.joining(directory, "\(contest).\(sequence)\(Self.suffix)")
  }
}

extension SHA256Digest {
  /// Of the file that this program runs from, also where it was replaced meanwhile; nil where the
  /// system does not tell.
  public static func ofThisProgram() -> SHA256Digest? {
    guard let file = try? FileStream(reading: "/proc/self/exe") else { return nil }
    var hasher = SHA256()
    while let part = try? file.read(FileStream.chunkByteCount) {
      hasher.update(part)
      if part.count < FileStream.chunkByteCount { return hasher.digest() }
    }
    return nil
  }
}
