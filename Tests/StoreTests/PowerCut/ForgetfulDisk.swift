import CSQLite
import Foundation
import TestSupport

/// A disk under SQLite that can lose its power: what was not synced is there or is not, whole or torn,
/// as the disk likes.
///
/// SQLite works on true files, so that it reads what it wrote; beside them a model keeps what would be
/// left of each. An operation is a write, a cut, a sync or a deletion; at the one that `cutAt` names the
/// power fails and nothing is possible any more. Syncs cost nothing: only the model has to know of them.
final class ForgetfulDisk {
  /// What a disk may do with a file before it is told to keep it.
  enum Change {
    case write(offset: Int, bytes: [UInt8])
    case cut(length: Int)
  }

  struct File {
    /// What is kept, whatever happens.
    var durable: [UInt8] = []
    /// What came since, in order.
    var changes: [Change] = []
    /// Its name is kept, too.
    var isNamed = false
  }

  /// By path.
  private(set) var files: [String: File] = [:]
  /// Deleted, without having been told to keep that.
  private var ghosts: [String: File] = [:]
  private(set) var operations = 0
  private(set) var isCut = false
  private let cutAt: Int?
  let vfs: ForgetfulVFS

  /// - Parameter cutAt: the operation at which the power fails, from 1; nil: never.
  init(cutAt: Int? = nil) {
    self.cutAt = cutAt
    vfs = ForgetfulVFS()
    vfs.register(serving: self)
  }

  var name: String { vfs.name }

  /// One operation of SQLite.
  ///
  /// - Returns: false where there is no power.
  private func operate() -> Bool {
    guard !isCut else { return false }
    operations += 1
    if operations == cutAt { isCut = true }
    return !isCut
  }

  func opened(_ path: String) {
    guard files[path] == nil, !isCut else { return }
    // Nobody but SQLite writes here: what is there was made empty before it.
    files[path] = File(isNamed: FileManager.default.fileExists(atPath: path))
  }

  /// The write that the power fails in may still be torn into the disk.
  func write(_ bytes: [UInt8], at offset: Int, of path: String) -> Bool {
    guard !isCut else { return false }
    files[path, default: File()].changes.append(.write(offset: offset, bytes: bytes))
    return operate()
  }

  func cut(_ path: String, to length: Int) -> Bool {
    guard operate() else { return false }
    files[path, default: File()].changes.append(.cut(length: length))
    return true
  }

  func sync(_ path: String) -> Bool {
    guard operate() else { return false }
    guard var file = files[path] else { return true }
    for change in file.changes { file.durable.apply(change) }
    file.changes = []
    // SQLite syncs the directory behind the first sync of a new file.
    file.isNamed = true
    files[path] = file
    return true
  }

  func delete(_ path: String, durably: Bool) -> Bool {
    guard operate() else { return false }
    let file = files.removeValue(forKey: path)
    if !durably { ghosts[path] = file } else { ghosts[path] = nil }
    return true
  }

  /// Writes into a directory what the disk shows when the power is back.
  ///
  /// - Parameter mood: how it treats what was not synced.
  func wake(in directory: String, mood: Mood, using random: inout SeededGenerator) throws {
    let found = files.merging(ghosts) { file, _ in file }
    for (path, file) in found.sorted(by: { $0.key < $1.key }) {
      let isGhost = files[path] == nil
      if (isGhost || !file.isNamed) && !mood.keeps(using: &random) { continue }
      var bytes = file.durable
      for change in file.changes {
        switch change {
        case .cut: if mood.keeps(using: &random) { bytes.apply(change) }
        case .write(let offset, let written):
          for sector in written.sectors(from: offset) where mood.keeps(using: &random) {
            bytes.apply(
              .write(
                offset: sector.lowerBound,
                bytes: Array(written[(sector.lowerBound - offset)..<(sector.upperBound - offset)])))
          }
        }
      }
      let name = URL(fileURLWithPath: path).lastPathComponent
      try Data(bytes).write(to: URL(fileURLWithPath: directory + "/" + name))
    }
  }

  /// How a disk treats what it was not told to keep.
  enum Mood: CaseIterable {
    case forgetsAll, keepsAll, keepsHalf, keepsMost, keepsLittle

    func keeps(using random: inout SeededGenerator) -> Bool {
      switch self {
      case .forgetsAll: false
      case .keepsAll: true
      case .keepsHalf: Bool.random(using: &random)
      case .keepsMost: Int.random(in: 0..<16, using: &random) > 0
      case .keepsLittle: Int.random(in: 0..<16, using: &random) == 0
      }
    }
  }
}

extension [UInt8] {
  fileprivate mutating func apply(_ change: ForgetfulDisk.Change) {
    switch change {
    case .cut(let length):
      if length < count { removeLast(count - length) } else { grow(to: length) }
    case .write(let offset, let bytes):
      grow(to: offset + bytes.count)
      replaceSubrange(offset..<(offset + bytes.count), with: bytes)
    }
  }

  private mutating func grow(to length: Int) {
    if length > count { append(contentsOf: repeatElement(0, count: length - count)) }
  }

  /// Where a disk may tear a write that begins at an offset.
  fileprivate func sectors(from offset: Int) -> [Range<Int>] {
    let size = 512
    return stride(from: offset / size * size, to: offset + count, by: size).map { start in
      Swift.max(start, offset)..<Swift.min(start + size, offset + count)
    }
  }
}
